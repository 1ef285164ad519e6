"""Puts a link beside each text of a preview that authors can comment on: once for each entry on the page."""

import re
from collections.abc import Callable, Iterator

from decision_aid.web.editor.preview.line_numbers_in_html import EMPTY, NAME, TAG

LINE = re.compile(r' data-line="(\d+)"')
MAIN = "<main"
HOLDERS = {
    *("p", "li", "td", "th", "dt", "dd", "legend", "h1", "h2", "h3", "h4", "h5"),
    *("div", "section", "details", "article"),
}
UNLINKED = {"a", "button", "label", "summary", "svg"}  # a link must not stand in them


def with_comment_links(page: str, link_at: Callable[[int], str]) -> str:
    """The page with the links. `link_at` has the HTML of the link for a line of the file, or ""."""
    head, main, rest = page.partition(MAIN)
    return head + main + "".join(_linked(TAG.split(rest), link_at))


def _linked(tokens: list[str], link_at: Callable[[int], str]) -> Iterator[str]:
    """The tokens with each link at the end of the element that has the text, or of one around that can hold a link.

    What an entry mentions, as a statement its source, has its link elsewhere.
    """
    done: set[str] = set()
    opened: list[tuple[str, str]] = []  # the name of each open element, and the link that waits for its end
    for number, token in enumerate(tokens):
        found = NAME.match(token) if number % 2 else None
        if not found or found[1] in EMPTY or token.endswith("/>"):
            yield token
        elif not token.startswith("</"):
            at = LINE.search(token)
            link = link_at(int(at[1])) if at and not any(waiting for _, waiting in opened) else ""
            opened.append((found[1], "" if link in done else link))
            done.add(link)
            yield token
        else:
            yield from _ended(token, found[1], opened)


def _ended(token: str, name: str, opened: list[tuple[str, str]]) -> Iterator[str]:
    """The end of an element, after the links that wait for it; those that it can't hold wait for the element around."""
    waiting = ""
    while opened:
        known, link = opened.pop()
        waiting += link
        if known == name:
            break
    if waiting and (name not in HOLDERS or any(one in UNLINKED for one, _ in opened)) and opened:
        around, link = opened[-1]
        opened[-1] = around, link + waiting
        waiting = ""
    yield waiting + token
