"""Numbers that are no proportions of people: doses, dates, periods, scores, counts of things.

They are blanked out before proportions are searched for, against false alarms.
"""

from collections.abc import Iterable

from decision_aid.checks.text.prefiltered_regex import PrefilteredRegex
from decision_aid.checks.text.proportion_patterns import (
    COUNTED,
    DIGITS,
    FRACTION,
    GAP,
    LABEL,
    MANY_COUNTED,
    MEASURE,
    NUMBER,
    PEOPLE,
    PORTIONED,
    QUALIFYING,
    SOLUTION,
    STUFF,
)

PLACEHOLDER_CHARACTER = "\0"
_OWN = rf"(?!['’]s\b|{GAP}(?:{PEOPLE}|groups?|arms?)\b)"
_UP_TO = rf"(?:\s?(?:to|or|and|-|–)\s?{NUMBER})?"
_SCORED = (
    r"(?:was|is|of|at|as|from|to|about|around|above|below|over|under|fell|rose|dropped|scored|rated|level|score|than|a)"
)
_OUT_OF_TEN = rf"{NUMBER}\s?(?:/|out of|of)\s?(?:10|ten|100)\b"
_CHANGED = r"(?:(?:doubl|trebl|tripl|quadrupl|halv)(?:ed|es|ing)|double|halve)"
_TIMES = rf"(?:twice|half\sas|{NUMBER}[-\s]?(?:times|fold|x|×))"

_NO_SHARE = r"(?!\s?(?:[%％﹪٪‰‱]|per\s?cent|pct|of|in|out|per\s\d))"
_TIME = r"(?:day|week|fortnight|month|year|decade)\b"
_EACH_TIME = rf"(?:a|an|per|each|every)[-\s](?:{PEOPLE}[-\s](?:(?:a|per|and|each|every)\s)?)?{_TIME}"
_COUNTED_WORD = (
    r"(?:\s(?!(?:of|in|out|to|and|or|but|per|among|at|by|for|from|than|a|an|each|every)\b)[^\W\d][\w'’-]{0,30})"
)
_FROM_TO = r"(?:\s(?:was|were|is|are|of|by|to|at|about|around|fell|rose|dropped|grew|only|on|average)){1,4}"
_HAPPENING = (
    r"(?:infections?|relapses?|flares?|attacks?|episodes?|seizures?|falls?|visits?|admissions?|strokes?|fractures?"
    r"|cases|colds?|fevers?|throats?|migraines?|headaches?|counts?|numbers?)"
)
_MONEY = (
    r"(?:euros?|pounds?|dollars?|cents?|pence|francs?|crowns?|kron(?:er|or)|pesos?|rupees?|yen|yuan|EUR|USD|GBP|CHF)"
)

_MANIFOLD = r"twice|half\sas|times|fold|×|(?:\b|[\ddn])x\s"

OTHER_NUMBERS = PrefilteredRegex(
    # Dates, years, labels, and "24/7".
    ("", r"\b\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}\b"),
    ("", rf"\b(?:in|of|since|by|from|until|before|after)\s(?!2000\b)(?:19|20)\d\d\b(?!{GAP}{PEOPLE})"),
    ("", r"\b24\s?/\s?7\b"),
    (rf"{LABEL}s?\s\d", rf"\b{LABEL}s?\s{DIGITS}[ab]?(?:\s?(?:of|/|or|and|to)\s?{NUMBER})?"),
    ("", r"\bin\sall\b"),
    # Amounts for each person or time, means and money.
    (
        r"\b(?:an?|per|each|every)[-\s][^.;!?]{0,40}?(?:day|week|fortnight|month|year|decade)",
        rf"(?<!of\s)(?<!in\s)(?<!per\s)(?<!among\s)(?<!every\s)(?<!each\s){NUMBER}(?!(?:{_COUNTED_WORD}){{0,3}}\s{PEOPLE}\b)"
        rf"{_COUNTED_WORD}{{1,4}}\s{_EACH_TIME}(?:[^.;!?\d]{{1,60}}?\s{DIGITS}(?:\s{_EACH_TIME}|(?=[.;!?)]|$)))?",
    ),
    (
        r"\d\s(?:an?|per|each|every)[-\s]",
        rf"\b{_HAPPENING}(?:\s(?:in|for|of)\s(?:each|every)\s\w{{1,20}})?{_FROM_TO}\s{DIGITS}\s{_EACH_TIME}",
    ),
    (
        r"\b(?:mean|median|average)\b",
        rf"\b(?:mean|median|average)\s(?:number|count)s?\sof\s[^.;!?\d]{{1,80}}?\s{DIGITS}{_NO_SHARE}",
    ),
    (r"[$€£¥]", rf"[$€£¥]\s?{DIGITS}|{DIGITS}\s?[$€£¥]"),
    (rf"\d\s{_MONEY.lower()}\b", rf"{DIGITS}\s{_MONEY}\b"),
    # Ages.
    (
        r"\bage",
        rf"\bage[ds]?\s(?:(?:between|from|about|over|under|above|below|at\sleast|up\sto)\s)?{NUMBER}{_UP_TO}"
        r"(?:\s(?:or|and)\s(?:over|more|older|above|under|younger))?",
    ),
    (r"\sof\s\d\d", rf"\b{PEOPLE}\sof\s\d\d\s?(?:to|-|–)\s?\d\d\b{_NO_SHARE}"),
    # Scores and readings.
    (
        r"pain|scor|rate|fatigue|tiredness|itch|stiffness",
        rf"\b(?:pain|scor(?:e[sd]?|ing)|rated?|fatigue|tiredness|itch|stiffness)(?:\s{_SCORED}){{0,4}}\s{_OUT_OF_TEN}"
        rf"(?:\sto\s{_OUT_OF_TEN})?",
    ),
    ("", rf"\b(?:vision|acuity|sight)(?:\s{_SCORED}){{0,2}}\s\d+/\d+\b|\b\d+/\d+\s(?:vision|sight)\b"),
    (
        "%",
        rf"\b(?:HbA1c|saturations?|ejection fraction|haematocrit|oxygen)"
        rf"(?:\s(?:levels?|target|{_SCORED}|between|near)){{0,4}}\s{NUMBER}{_UP_TO}\s?%",
    ),
    # Strengths of what is given.
    (
        "%",
        rf"{NUMBER}\s?%{GAP}(?:(?!(?:of|in|on|with|had|who|got|did|used?|using|given|after|for|and|chose|needed)\b)\w+\s)?"
        rf"{SOLUTION}\b{_OWN}",
    ),
    # Counts of things, and parts of them.
    (
        rf"\d/\d|\d[½¼¾]|{FRACTION}",
        rf"(?:\d+/\d+|{FRACTION}|\b\d+[½¼¾])(?:\sof)?(?:\s(?:an?|the|your|his|her|its|each|this|that|every|their))?(?:\s{QUALIFYING})?"
        rf"[-\s](?:{PORTIONED}|{STUFF})\b{_OWN}",
    ),
    ("", rf"{NUMBER}{_UP_TO}(?:\s{QUALIFYING})?[-\s]?{MANY_COUNTED}\b{_OWN}"),
    (r"\w-\w|\b(?:one|1)\s\w", rf"{NUMBER}-{COUNTED}\b|\b(?:one|1)\s{COUNTED}\b{_OWN}"),
    ("", r"\bhalf\san?\s\w+|\band\sa\s(?:half|quarter|third)\b(?!\stimes\b)|\bhalf-|\bhalf\s(?:past|way|asleep)\b"),
    ("", r"\b(?:first|second|upper|lower|top|bottom)\shalf\b"),
    (
        "",
        r"\ba\s(?:third|fifth|sixth|tenth)(?:-|\s(?:person|party|opinion|child|baby|attempt|transplant|operation|one)\b)",
    ),
    # One of two or three that are not people.
    (r"one\sof", rf"\bone\sof\s(?:the|your|its|these)\stwo\b(?!{GAP}{PEOPLE})"),
    # Doses and readings that are doubled or halved.
    (
        rf"{_MANIFOLD}|doubl|trebl|tripl|quadrupl|halv|half|third|quarter",
        rf"\b{MEASURE}(?:\s\w{{1,20}}){{0,3}}\s(?:{_CHANGED}\b|{_TIMES}\s|(?:by|to|in)\s(?:half|a\s(?:third|quarter))\b)",
    ),
    (
        r"doubl|trebl|tripl|quadrupl|halv",
        rf"\b{_CHANGED}(?:\s(?:of|in|the|your|his|her|its|a|serum|daily|starting)){{0,3}}\s{MEASURE}\b{_OWN}",
    ),
    (
        _MANIFOLD,
        rf"\b{_TIMES}(?:\s(?!(?:many|likely|common|often|high)\b)\w{{1,20}}){{0,3}}\s(?:{MEASURE}|{COUNTED})\b{_OWN}",
    ),
    (_MANIFOLD, rf"\b{_TIMES}\sas\smany\s(?:{MANY_COUNTED})\b"),
)


def blank_spans(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Replace sorted spans of a text by placeholder characters; its length stays the same, so offsets stay valid."""
    pieces, last = [], 0
    for begins, ends in spans:
        pieces += [text[last:begins], PLACEHOLDER_CHARACTER * (ends - begins)]
        last = ends
    return "".join((*pieces, text[last:]))


def blank_other_numbers(text: str) -> str:
    """Blank out every number that is no proportion of people."""
    return blank_spans(text, (match.span() for match in OTHER_NUMBERS.finditer(text)))
