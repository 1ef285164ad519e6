"""The id of a check goes in; what it looks for and why, with lines that pass and lines that fail, comes out."""

import inspect
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from textwrap import dedent

from decision_aid.checks.run import EXPLAINED

LISTS = ("reading.txt", "translations.txt")
SNIPPET = re.compile(r"^(Passes|Fails):\n((?:    .*\n|\n)+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Explanation:
    """What one check looks for and why; each snippet is lines of a rule file, to be put into a small aid."""

    check: str
    says: str
    passes: tuple[str, ...]
    fails: tuple[str, ...]
    text: str


@cache
def explanations() -> dict[str, Explanation]:
    """What there is to know about each check, by its id, in the order of the alphabet."""
    told = [_explanation(check, text) for check, text in (*_of_checks(), *_of_reading())]
    return {one.check: one for one in sorted(told, key=lambda one: one.check)}


def _of_checks() -> Iterator[tuple[str, str]]:
    for check in EXPLAINED:
        yield check.__name__.rpartition(".")[2].replace("_", "-"), inspect.cleandoc(check.__doc__ or "")


def _of_reading() -> Iterator[tuple[str, str]]:
    """What reading itself finds, from the lists that lie beside this file: an id after each '== '."""
    for name in LISTS:
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
