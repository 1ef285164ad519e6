"""What a text may have besides words: the address of a page, and a short list with "- " before each line of it.

Both are read as they are written, so screen, paper, exports and the review pack say the same, and a reader sees where
a link leads before opening it: no other words can hide the address.
"""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

ITEM = "- "
# ASCII alone, so that no host looks like another, and no sign that could end an attribute or begin a tag.
ADDRESS = re.compile(
    r"(?<![\w/])https://(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z]{2,24}(?![\w@-])(?::\d{1,5})?"
    r"(?:[/?#](?:[\w./?#:@!$&*+,;=%~-]*[\w/#=%~+&-])?)?",
    re.ASCII | re.IGNORECASE,
)


class TextPart(NamedTuple):
    """Some words of a text, or an address in it."""

    text: str
    is_address: bool


class TextBlock(NamedTuple):
    """Some lines of a text that belong together: a list, each line without its dash, or running text in one line."""

    lines: tuple[str, ...]
    is_list: bool


def text_blocks(text: str) -> tuple[TextBlock, ...]:
    """The lists of a text, and what stands before, between and after them."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    grouped = [(is_list, tuple(group)) for is_list, group in groupby(lines, lambda line: line.startswith(ITEM))]
    return tuple(
        TextBlock(tuple(line.removeprefix(ITEM).lstrip() for line in group) if is_list else (" ".join(group),), is_list)
        for is_list, group in grouped
    )


def text_parts(text: str) -> Iterator[TextPart]:
    """The words and the addresses of a text, in order; together they are the whole text."""
    at = 0
    for match in ADDRESS.finditer(text):
        if match.start() > at:
            yield TextPart(text[at : match.start()], is_address=False)
        yield TextPart(match[0], is_address=True)
        at = match.end()
    if at < len(text):
        yield TextPart(text[at:], is_address=False)


def plain_fragments(text: str) -> Iterator[str]:
    """The parts of a text that pages show as one piece: the words between addresses, of each line."""
    if "\n" not in text and "https://" not in text:
        yield text
        return
    for block in text_blocks(text):
        for line in block.lines:
            yield from (part.text.strip() for part in text_parts(line) if not part.is_address)
