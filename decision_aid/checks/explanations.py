"""The reference of all checks, for `check --explain` and the editor: what each looks for and why, with examples.

It is read from the docstrings of `rules` and, for what the parsers of rule files and translations find, from
`reading.txt` and `translations.txt`. Tests run every "Passes:" and "Fails:" snippet, so the examples stay true.
"""

import inspect
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from textwrap import dedent

from decision_aid.checks import withdrawn_sources
from decision_aid.checks.run import ALL_CHECKS

PARSER_REFERENCES = ("reading.txt", "translations.txt")
WITHDRAWN = "A source that the folder's withdrawn.csv calls retracted or superseded is no ground for a finding."
SNIPPET = re.compile(r"^(Passes|Fails):\n((?:    .*\n|\n)+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Explanation:
    """What one check looks for and why; `passes` and `fails` are YAML snippets to merge into a small rule file."""

    check: str
    says: str
    passes: tuple[str, ...]
    fails: tuple[str, ...]
    text: str


@cache
def explanations() -> dict[str, Explanation]:
    """The explanation of each check by its id, in alphabetical order; cached for the process."""
    found = [_explanation(check, text) for check, text in (*_of_checks(), *_of_reading())]
    return {explanation.check: explanation for explanation in sorted(found, key=lambda one: one.check)}


def _of_checks() -> Iterator[tuple[str, str]]:
    for check in ALL_CHECKS:
        yield check.__name__.rpartition(".")[2].replace("_", "-"), inspect.cleandoc(check.__doc__ or "")
    yield withdrawn_sources.CHECK, WITHDRAWN


def _of_reading() -> Iterator[tuple[str, str]]:
    """What the parsers find, from the text files beside this one; each entry begins with '== ' and its id."""
    for name in PARSER_REFERENCES:
        listed = (pkgutil.get_data(__name__, name) or b"").decode()
        for entry in listed.split("\n== ")[1:]:
            check, _, text = entry.partition("\n")
            yield check.strip(), text.strip("\n")


def _explanation(check: str, text: str) -> Explanation:
    snippets = [(kind, dedent(lines)) for kind, lines in SNIPPET.findall(text + "\n")]
    return Explanation(
        check=check,
        says=SNIPPET.split(text + "\n")[0].strip(),
        passes=tuple(lines for kind, lines in snippets if kind == "Passes"),
        fails=tuple(lines for kind, lines in snippets if kind == "Fails"),
        text=text,
    )
