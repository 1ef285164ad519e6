"""Texts have no markup but "- " before the lines of a list, no unseen sign, no open quote, and only https addresses.

Passes:
    options:
      wait:
        name: Wait
        involves: |
          Carrying on as now. The nurse at https://example.org/nurse will ask about
          - the pain
          - the nights
Passes:
    about:
      decision: Whether the pain is < 3 or > 7
Fails:
    about:
      decision: Whether to <b>wait</b>&nbsp;or to act
Fails:
    about:
      decision: Whether to **wait** or to act
Fails:
    options:
      wait: {name: Wait, involves: "See [the nurse](https://example.org/nurse)"}
Fails:
    options:
      wait: {name: Wait, involves: "See http://example.org/nurse"}
"""

import re
from collections.abc import Iterator
from html.entities import html5
from itertools import takewhile

from decision_aid.checks.text.texts import LONG, NOT_RUNNING, place_in
from decision_aid.model.aid import DecisionAid, VisibleText
from decision_aid.model.problems import Level, Problem
from decision_aid.model.rich_text import ADDRESS, ITEM, text_blocks
from decision_aid.rule_file.lookalikes import odd_sign

TAGS = (
    "a|abbr|article|b|big|blockquote|br|button|center|code|dd|del|div|dl|dt|em|figure|font|form|h[1-6]|head|hr|html|i|"
    "iframe|img|input|ins|label|li|link|mark|meta|ol|p|pre|q|s|script|section|small|span|strike|strong|style|sub|sup|"
    "svg|table|tbody|td|th|thead|title|tr|tt|u|ul|wbr"
)
MARKUP = re.compile(
    rf"</?(?:{TAGS})(?:\s[^<>]*)?/?>|<!--|&(?:\#\d{{1,7}}|\#x[0-9a-f]{{1,6}}|(?P<name>[a-z][a-z0-9]{{1,31}}));"
    r"|(?<!\w)(?P<mark>\*\*|__)(?=[^\s*_])[^*_\n]*[^\s*_](?P=mark)(?!\w)|\[[^\]\n]+\]\((?:[a-z][a-z0-9+.-]*:|[/#])[^\s)]*\)"
    r"|(?<![\w*_])(?P<one>[*_])(?=[^\s*_])[^*_\n]*[^\s*_](?P=one)(?![\w*_])|`[^`\n]+`|~~[^~\n]+~~",
    re.IGNORECASE,
)
MARKUP_SIGN = re.compile(r"[<&*_`~\[]")  # every match of MARKUP begins with one
LINE_SIGN = re.compile(r"^[ \t]*(?:#{1,6}|>|[*+•·‣–—]|\d{1,2}[.)])(?=[ \t])", re.MULTILINE)
ANY_ADDRESS = re.compile(r"(?<!\w)(?:https?|ftp)://[^\s()\[\]]*", re.IGNORECASE)
MOST_LINES = 7
UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
ANY_SIGN = re.compile("[<&*_`~\\[\n:“„«\u00ad\u200b\u2060\ufeff]")  # or an ITEM: else nothing to find
OPEN_QUOTE = re.compile("“[^”]*|„[^“”]*|«[^»]*", re.DOTALL)


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at the first piece of markup in each text, its first unseen sign, and so on: one of each kind."""
    for written in (text for text in aid.texts if ANY_SIGN.search(text.text) or ITEM in text.text):
        for offset, message in _misprints(written):
            yield Problem(place_in(written, offset), "markup", message, Level.WARNING)


def _misprints(written: VisibleText) -> Iterator[tuple[int, str]]:
    """What people would not read as it is meant: the offset in the text, and what to do about it."""
    text = written.text
    if unseen := UNSEEN.search(text):
        yield unseen.start(), f"{odd_sign(unseen[0])} It divides the word for a search and a screen reader. Delete it."
    if OPEN_QUOTE.fullmatch(text):
        yield 0, f"The {text[0]} that begins this text is not closed. Close it, or delete it."
    if match := _markup(text):
        advice = "Write the address itself." if "](" in match[0] else "Write the words alone, without markup."
        yield match.start(), f"People would read “{match[0]}” as it stands here. {advice}"
    elif written.key not in NOT_RUNNING and (address := next(_no_links(text), None)):
        yield (
            address.start(),
            (f"“{address[0]}” would be no link. Write an address that begins with https:// and the name of the site."),
        )
    if "\n" in text:
        yield from _misprints_of_lines(written)
    elif ITEM in text and _is_folded_list(written):
        yield 0, "People would read this list in one line. Write | in place of > after the key, so that its lines stay."


def _is_folded_list(text: VisibleText) -> bool:
    """Whether YAML's > has joined lines that begin with a dash."""
    head, *below = text.lines[text.place.line - 1 :]
    if not head.startswith(">", text.place.column - 1):
        return False
    margin = len(head) - len(head.lstrip())
    inside = takewhile(lambda line: not line.strip() or len(line) - len(line.lstrip()) > margin, below)
    return any(line.lstrip().startswith(ITEM) for line in inside)


def _no_links(text: str) -> Iterator[re.Match[str]]:
    found = ANY_ADDRESS.finditer(text) if "://" in text else ()
    return (hit for hit in found if not ADDRESS.match(text, hit.start()))


def _misprints_of_lines(text: VisibleText) -> Iterator[tuple[int, str]]:
    lists = [block.lines for block in text_blocks(text.text) if block.is_list]
    if lists and text.key not in LONG:
        yield 0, f"There is no room for a list in “{text.key}”. Write it in one line."
    elif any(len(lines) > MOST_LINES for lines in lists):
        yield 0, f"A list has at most {MOST_LINES} lines, so that people read it. Shorten it."
    if sign := LINE_SIGN.search(text.text):
        yield (
            sign.start(),
            f"People would read “{sign[0].strip()}” as it stands here. Begin each line of a list with “- ”.",
        )


def _markup(text: str) -> re.Match[str] | None:
    return next(filter(_is_markup, MARKUP.finditer(text)), None) if MARKUP_SIGN.search(text) else None


def _is_markup(hit: re.Match[str]) -> bool:
    """Whether it is a tag, a mark, or the name of a character that exists: not "R&D;"."""
    return hit["name"] is None or f"{hit['name']};" in html5
