"""No text has a gap that was to be filled in later, such as TODO, [name] or {distance}: people would read it.

Passes:
    about:
      decision: Whether to wait [or to act]
Fails:
    about:
      decision: Whether to wait or to TODO
Fails:
    about:
      decision: "Whether to wait for {weeks} weeks"
"""

import re
from collections.abc import Iterator

from decision_aid.checks.text.texts import place_in
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Level, Problem

GAP = re.compile(
    r"\b(?:TODO|TBD|TBC|FIXME|XXX+)\b|(?i:\blorem ipsum\b)"
    r"|\{\{?\s*[A-Za-z_][\w. -]{0,40}\}\}?|%\([a-z_]+\)s|\?{3,}|_{4,}"
    r"|(?i:\[(?:insert|your|add|name|date|number|figure|source|citation needed)\b[^\]]*\])"
)
# Every gap has one of these in small letters; to look for them is quicker than to look for the gap.
SIGNS = ("todo", "tbd", "tbc", "fixme", "xxx", "lorem", "{", "%(", "???", "____", "[")


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at the first gap of each text."""
    everything = "\n".join(text.text for text in aid.texts).lower()
    signs = [sign for sign in SIGNS if sign in everything]
    for written in aid.texts if signs else ():
        letters = written.text.lower()
        if any(sign in letters for sign in signs) and (match := GAP.search(written.text)):
            message = f"“{match[0]}” looks as if something was to be written here. Write it, or delete it."
            yield Problem(place_in(written, match.start()), "unfinished-text", message, Level.WARNING)
