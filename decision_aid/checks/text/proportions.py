"""Find proportions of people in prose ("3 of 4", "1 in 8", "twice as likely"), by regular expressions for English.

A number counts as a proportion unless the words beside it make it something else: a dose, a date, a period, a score,
one of a few nurses. Plain comparisons ("risk ratio", "twice as", "5 times that") are always found; "doubled" and
"halved" only within eight words of a chance, of people or of what may happen to them (risk, likely, deaths, relapse
...), or in a sentence of at most three words. Claims, which restate what somebody else says, may compare, since the
verdict beside them says what was found; they may not have loose numbers either.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from decision_aid.checks.aid_cache import cached_for_last_aid
from decision_aid.checks.text.other_numbers import OTHER_NUMBERS, blank_other_numbers, blank_spans
from decision_aid.checks.text.prefiltered_regex import PrefilteredRegex
from decision_aid.checks.text.proportion_patterns import CHANCE, DIGITS, FRACTION, NEAR_CHANCE, NUMBER, PEOPLE
from decision_aid.checks.text.texts import NOT_TRANSLATED, places_in
from decision_aid.model.aid import DecisionAid, VisibleText
from decision_aid.model.problems import Place, Wording

USE_A_CHANCE = Wording(
    "Put the count into a 'chance:' (people: ..., of: ..., over: ...): its sentence and picture are made from it.",
    "Put the count under “The figure” of a statement: its sentence and picture are made from it.",
)
NEAR = 8
FEW = 3

_BIGGER = r"(?:as|more|less|fewer|higher|lower|greater|larger|smaller|that|those|the)"
_MORE = r"(?:many|likely|common|often|high|much|frequent|frequently|risk|chance|number)"
_EVERY = r"(?:(?:every|each|the|these|those|their|our|all|about|only|just|first|a total of)\s)?"
_BETWEEN = r"(?:\s(?!(?:of|in|out|to|and|or|but|per|among|at|by|for|from|than|instead)\b)[^\W\d][\w'’-]{0,30})"
_UP_TO = rf"(?:{NUMBER}\s?(?:to|or|and|-|–)\s?)?"
_OUT_OF = r"[-\s](?:in|of|out\sof|among|per)[-\s]"
_SOME = r"(?:(?:only|about|some|just|nearly|almost|over|all)\s)?"
_TREATING = r"\b(?:screening|treating|testing|inviting|vaccinating|scanning|operating\son)"
_PREVENTS = r"(?:prevent|avoid|save|find)s?"
_BEGINS = (  # a number, in digits or words
    r"(?:\d|an?\s(?:hund|thou|mill|doz)|one\b|tw[eo]|ten\b|th(?:re|irt)|fo[ur][rt]|fi[fv]|six|seven|eigh|nin|eleven"
    r"|hund|thou|mill|doz)"
)

_COMPARED = PrefilteredRegex(
    (
        r"ratio|relative\s|odds\sof",
        r"(?:risk|odds|hazard|rate|incidence)[-\s]ratios?\b|relative\s(?:risks?|odds|reductions?)\b|\bodds\sof\s\d",
    ),
    (
        r"(?:rr|or|hr)\s?[=:]?\s?[\d.]",
        r"(?-i:\ba?(?:RR|OR|HR)\s?[=:]?\s?\d{0,3}\.\d{1,4}|\ba?(?:OR|HR)\s?[=:]\s?\d{1,3}|\bRR\s?[=:]?\s?\d{1,3}(?![\d/]))",
    ),
    (
        r"twice\s|half\sas",
        rf"\b(?:twice|half)\sas\b(?:\s{_MORE}\b)?|\btwice\s(?:the|that|those|more)\b(?:\s{_MORE}\b)?",
    ),
    (
        rf"fold\b|(?:times|×|(?:\b|[\ddn])x)\s{_BIGGER}\b",
        rf"{NUMBER}(?:\sand\sa\s(?:half|third|quarter))?[-\s]?(?:times|x|×)\s{_BIGGER}\b(?:\s{_MORE}\b)?|{NUMBER}[-\s]?fold\b",
    ),
    ("fold", r"\b(?:two|three|four|five|six|seven|eight|nine|ten|hundred)fold\b"),
)
_CHANGES = PrefilteredRegex(
    (
        r"doubl|trebl|tripl|quadrupl|halv",
        r"\b(?:doubl|trebl|tripl|quadrupl|halv)(?:ed|es|ing)\b"
        r"|\b(?:double|treble|triple|halve)\s(?:the|your|her|his|their)\b",
    ),
)
_ONE_IN = PrefilteredRegex(
    (
        rf"\b(?:1|one)(?s:.{{0,64}})[-\s](?:in|out\sof)[-\s]{_EVERY}{_BEGINS}",
        rf"\b(?:1|one){_BETWEEN}{{0,2}}[-\s](?:in|out\sof)[-\s]{_EVERY}(?!1\b|one\b){NUMBER}(?:\s{PEOPLE}\b)?",
    ),
)
_SHARES = PrefilteredRegex(
    (
        r"[%％﹪٪‰‱]|per\s?cent|pct|per\s?mille",
        rf"{_UP_TO}{NUMBER}[-\s]{{0,3}}(?:[%％﹪٪‰‱]|per\s?cent(?:age)?\b(?:\spoints?\b)?|pct\b|per\s?mille\b)",
    ),
    (
        rf"{_OUT_OF}{_EVERY}{_BEGINS}",
        rf"{_UP_TO}(?P<some>{NUMBER}){_BETWEEN}{{0,3}}{_OUT_OF}{_EVERY}(?!1\b(?![\d,.])|one\b)(?P<all>{NUMBER})",
    ),
    (
        rf"(?:of|among)\s{_EVERY}{_BEGINS}(?s:.{{0,400}}),\s{_SOME}{_BEGINS}",
        rf"\b(?:(?:out\s)?of|among)\s{_EVERY}{NUMBER}(?:\s[^\W\d][\w'’-]{{0,30}}){{0,8}},\s{_SOME}{NUMBER}(?!\s(?:in\seach|per|to)\b)",
    ),
    (
        rf"{PEOPLE},?\s{_SOME}{_BEGINS}",
        rf"\b(?:(?:out\s)?of|in|among)\s{_EVERY}{NUMBER}{_BETWEEN}{{0,2}}\s{PEOPLE},?\s{_SOME}{NUMBER}(?!\s(?:in\seach|per|to)\b)",
    ),
    (
        r"\bno(?:ne|body|\sone|t\sone|\s(?:deaths?|patients?|people|person))\b",
        rf"\b(?:none|nobody|no\sone|not\sone|no\s(?:deaths?|patients?|people|person))\b(?:\s\w{{1,20}}){{0,3}}?"
        rf"\s(?:of|in|among|out\sof)\s{_EVERY}{NUMBER}",
    ),
    (
        rf"\b(?:all|each|every\sone)(?:\sof)?(?:\s(?:the|these|those|our))?\s{_BEGINS}",
        rf"\b(?:all|each|every\sone)(?:\sof)?(?:\s(?:the|these|those|our))?\s(?:{DIGITS}\b(?!\0)|{NUMBER}{_BETWEEN}{{0,2}}\s{PEOPLE}\b)",
    ),
    (r"half|halve|third|quarter|(?:fif|six|seven|eigh|nin|ten)th|[½⅓⅔¼¾⅕-⅞⅐⅑⅒]", FRACTION),
    (r"\d\s?/\s?\d", r"(?<![\d/])(?P<part>\d{1,6})\s?/\s?(?P<whole>\d{1,6})(?![\d/])"),
    (r"50|fifty", r"\b(?:50|fifty)[-:/\s](?:50|fifty)\b"),
    (r"\s0?\.\d", rf"\b{CHANCE}\b[^.;!?]{{0,60}}?\s(?:about\s)?0?\.\d{{1,4}}\b"),
    (
        r"(?:was|is|were|are|reached)\s(?:about\s)?\d",
        rf"\b(?:survival|probability|likelihood|(?:response|relapse|death|survival|remission|cure|recurrence)\srates?)"
        rf"[^.;!?]{{0,40}}?\s(?:was|is|were|are|reached)\s(?:about\s)?{DIGITS}",
    ),
    (r"ci\b|confidence", rf"{DIGITS}\s?[(,;\[]\s?(?:{DIGITS}\s?%?\s?)?(?:CI\b|confidence\sinterval)"),
    (
        r"nn[th]|needed\sto",
        rf"\b(?:NN[TH]B?|numbers?\sneeded\sto\s(?:treat|harm|screen))\b(?:[\s:=(,]{{1,3}}\w{{1,20}}){{0,4}}?[\s:=(,]{{1,3}}{NUMBER}",
    ),
    (
        rf"(?:for|in|of|among)\s(?:every|each)\s{_BEGINS}",
        rf"\b(?:for|in|of|among|out\sof)\s(?:every|each)\s(?!1\b|one\b){NUMBER}{_BETWEEN}{{0,2}}\s{PEOPLE}\b",
    ),
    (
        _TREATING,
        rf"{_TREATING}\s{NUMBER}{_BETWEEN}{{0,2}}\s{PEOPLE}(?:\s\w{{1,20}}){{0,3}}\s{_PREVENTS}\s{NUMBER}",
    ),
    (
        rf"{_PREVENTS}\s(?:an?|one|1)\s|(?:need|ha[dv]|must)(?s:.{{0,99}}){_PREVENTS}",
        rf"\b{_PREVENTS}\s(?:an?|one|1)\s\w{{1,20}}(?:\s\w{{1,20}}){{0,2}},\s{_SOME}{NUMBER}"
        rf"|{NUMBER}{_BETWEEN}{{0,3}}\s(?:needs?|needed|had|have|must)(?:\s(?:to|be)){{0,2}}\s\w{{1,20}}(?:\s(?:in\sorder\s)?to)?\s{_PREVENTS}\b",
    ),
    (
        r"for\s(?:each|every)\s\w{1,20}\s(?:prevented|avoided|saved|found)",
        rf"{NUMBER}{_BETWEEN}{{0,2}}\s(?:was|were|are)\s\w{{1,20}}\sfor\s(?:each|every)\s\w{{1,20}}\s(?:prevented|avoided|saved|found)",
    ),
    (
        rf"\sby\s(?:about\s)?{_BEGINS}",
        rf"\b{CHANCE}\b(?:\s\w{{1,20}}){{0,5}}\sby\s(?:about\s)?{NUMBER}(?:\spoints?\b)?",
    ),
)

KINDS = (
    ("relative-effect", _COMPARED),
    ("relative-effect", _CHANGES),
    ("one-in-n", _ONE_IN),
    ("loose-number", _SHARES),
)
# Prefilter: every proportion contains one of these, in lower case. Most texts have none and need no further search.
_MAY_SAY = re.compile(
    r"[%％﹪٪‰‱½⅓⅔¼¾⅕-⅞⅐⅑⅒/×]|[.,]\d|\b(?:half|third|quarter|(?:fif|six|seven|eigh|nin|ten)th|\w{2,7}fold|per\s?cent|per\s?mille|pct"
    r"|doubl|treb|tripl|quadr|halv|twice|odds|(?:risk|hazard|rate|incidence).ratio|relative|a?(?:rr|or|hr)\s?[\d=:]|\d{1,9}[-\s]?(?:x|fold)"
    r"|times\s(?:as|[mlfhgs]|th)|nn[th]|needed\sto|(?:prevent|avoid|save|find)s?\s(?:an?|one|\d)|for\s(?:each|every)|fifty\W|50\W|ci\b|confidence"
    r"|(?:in|of|out|per|among|all|one|by|was|is|w?are|were|reached)[-\s](?:(?:every|each|the|these|those|their|our|about|only|just|first"
    r"|a total of)\s)?(?:(?!(?:19|20)\d\d[^\d,])\d|an?\s(?:hund|thou|mill|doz)|tw[eo]|ten\b|th(?:re|irt)|fo[ur][rt]"
    r"|fi[fv]|six|seven|eigh|nine|eleven|hund|thou))"
)


@dataclass(frozen=True, slots=True)
class Proportion:
    """A proportion of people in a text: the id of the check that reports it, its words, and their offset."""

    check: str
    words: str
    offset: int


def proportions_for_check(aid: DecisionAid, check: str) -> Iterator[tuple[VisibleText, Proportion, Place]]:
    """Each proportion that one check reports, with its text and place; references are exempt, periods are not."""
    for text, proportions in _texts_with_proportions(aid):
        found = [share for share in proportions if share.check == check]
        places = places_in(text, (share.offset for share in found))
        yield from ((text, share, place) for share, place in zip(found, places, strict=True))


@cached_for_last_aid
def _texts_with_proportions(aid: DecisionAid) -> list[tuple[VisibleText, tuple[Proportion, ...]]]:
    found = ((text, find_proportions(text.text)) for text in aid.texts if text.key not in NOT_TRANSLATED)
    return [(text, proportions) for text, proportions in found if proportions]


def compile_patterns() -> None:
    """Compile all patterns, for a process whose forks check texts: else each fork would compile them anew."""
    for patterns in (*(kind for _, kind in KINDS), NEAR_CHANCE, OTHER_NUMBERS):
        patterns.compile()


@lru_cache(maxsize=8192)
def find_proportions(text: str) -> tuple[Proportion, ...]:
    """Every proportion in a text, in order and without overlap; cached, as several checks look at the same texts."""
    if not _MAY_SAY.search(text.lower()) or not any(kind.search(text) for _, kind in KINDS):
        return ()
    bare = blank_other_numbers(text)
    found: list[tuple[int, int, str]] = []
    for check, kind in KINDS:
        counts = _about_chance if kind is _CHANGES else _is_part
        hits = [hit.span() for hit in kind.finditer(bare) if counts(hit, bare)]
        found += [(begins, ends, check) for begins, ends in hits]
        bare = blank_spans(bare, hits)
    return tuple(Proportion(check, text[begins:ends].strip(), begins) for begins, ends, check in sorted(found))


def _is_part(hit: re.Match[str], _: str) -> bool:
    """Whether a match with two numbers is a proportion: the first is at most the second."""
    named = hit.groupdict()
    some, whole = named.get("some") or named.get("part"), named.get("all") or named.get("whole")
    return not (some and whole and some.isdecimal() and whole.isdecimal()) or int(some) <= int(whole)


def _about_chance(hit: re.Match[str], text: str) -> bool:
    before = re.split(r"[.!?;]\s", text[max(0, hit.start() - 200) : hit.start()])[-1].split()[-NEAR:]
    after = re.split(r"[.!?;](?:\s|$)", text[hit.end() : hit.end() + 200])[0].split()[:NEAR]
    own = hit.group().split()
    return len(before + own + after) <= FEW or bool(NEAR_CHANCE.search(" ".join(before + after)))
