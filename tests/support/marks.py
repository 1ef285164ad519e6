"""The line and the check of every problem that a test's text says it has, in a mark at the line's end."""

import re

MARK = re.compile(r"\s*#! ([a-z-]+)$")


def marked(text: str) -> set[tuple[int, str]]:
    """Where a text has ` #! check-id` at the end of a line."""
    hits = ((number, MARK.search(line)) for number, line in enumerate(text.splitlines(), 1))
    return {(number, hit[1]) for number, hit in hits if hit}


def unmarked(text: str) -> str:
    """The text without its marks."""
    return "\n".join(MARK.sub("", line) for line in text.split("\n"))
