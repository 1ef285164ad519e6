"""Texts have no HTML, no Markdown, no unseen sign and no open quote: paste the words without their format.

Passes:
    about:
      decision: Whether the pain is < 3 or > 7
Fails:
    about:
      decision: Whether to <b>wait</b>&nbsp;or to act
Fails:
    about:
      decision: Whether to **wait** or to act
"""

import re
from collections.abc import Iterator
from html.entities import html5

from decision_aid.checks.text.texts import place_in
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Level, Problem
from decision_aid.rule_file.lookalikes import odd_sign

TAGS = (
    "a|abbr|article|b|big|blockquote|br|button|center|code|dd|del|div|dl|dt|em|figure|font|form|h[1-6]|head|hr|html|i|"
    "iframe|img|input|ins|label|li|link|mark|meta|ol|p|pre|q|s|script|section|small|span|strike|strong|style|sub|sup|"
    "svg|table|tbody|td|th|thead|title|tr|tt|u|ul|wbr"
)
MARKUP = re.compile(
    rf"</?(?:{TAGS})(?:\s[^<>]*)?/?>|<!--|&(?:\#\d{{1,7}}|\#x[0-9a-f]{{1,6}}|(?P<name>[a-z][a-z0-9]{{1,31}}));"
    r"|(?<!\w)(?P<mark>\*\*|__)(?=[^\s*_])[^*_\n]*[^\s*_](?P=mark)(?!\w)|\[[^\]\n]+\]\(https?://[^\s)]+\)",
    re.IGNORECASE,
)
UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
OPEN_QUOTE = re.compile("“[^”]*|„[^“”]*|«[^»]*", re.DOTALL)


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at the first piece of markup in each text, its first unseen sign, and a quote left open."""
    for written in aid.texts:
        found = next((hit for hit in MARKUP.finditer(written.text) if _is_markup(hit)), None)
        unseen = UNSEEN.search(written.text)
        if unseen:
            message = f"{odd_sign(unseen[0])} It divides the word for a search and a screen reader. Delete it."
            yield Problem(place_in(written, unseen.start()), "markup", message, Level.WARNING)
        if OPEN_QUOTE.fullmatch(written.text):
            message = f"The {written.text[0]} that begins this text is not closed. Close it, or take it away."
            yield Problem(written.place, "markup", message, Level.WARNING)
        if found:
            message = f"People would read “{found[0]}” as it stands here. Write the words alone, without markup."
            yield Problem(place_in(written, found.start()), "markup", message, Level.WARNING)


def _is_markup(hit: re.Match[str]) -> bool:
    """Whether it is a tag, a mark, or the name of a character that exists: not "R&D;"."""
    return hit["name"] is None or f"{hit['name']};" in html5
