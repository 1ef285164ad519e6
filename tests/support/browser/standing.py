"""A page as it stands comes in; what somebody would stumble over goes out, in every light, size and way of reading.

One page is looked at in all ways where it stands, by setting the window and the media, and each look is taken only
where it can find another thing than before. The keyboard is tried wherever the layout differs: colours move nothing.
Of axe, the rules on colours take most of the time, and read the same in a thousand places. So on a desk they try every
text, and in each other way one text of each look: the same letters, of the same colours, on the same grounds. Where
only the colours are others (dark, forced) they run alone. Where motion is reduced nothing else differs: so all is
looked at in that, and nothing may move.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

from playwright.sync_api import Page

from tests.support.browser.axe import faults
from tests.support.browser.in_page import (
    ARRIVED,
    FOCUSED,
    HEADINGS,
    LOOKS,
    MOVES,
    OPENED,
    OUT_OF_ORDER,
    READY,
    TOO_SMALL,
    TOO_WIDE,
)

DESK, PHONE, NARROW, LARGE, SHEET = 1280, 390, 320, 640, 720
ON_COLOURS = ("color-contrast", "link-in-text-block")
ALL = {"target-size": {"enabled": True}}
RULES = {"rules": ALL}
BUT_COLOURS = {"rules": ALL | dict.fromkeys(ON_COLOURS, {"enabled": False})}
COLOURS = {"runOnly": ON_COLOURS}
NAMELESS = re.compile(
    r"^ *- (?:button|link|textbox|checkbox|radio|combobox|region|alertdialog|img)(?: \[[^]]*\])*(?::.*)?$", re.MULTILINE
)


def window(page: Page, width: int = DESK, letters: str = "", **media: Any) -> None:
    """Give the page that width and those media where it stands, with its details as they came."""
    page.set_viewport_size({"width": width, "height": 900})
    usual: dict[str, Any] = {"media": "screen", "color_scheme": "light", "forced_colors": "none"}
    page.emulate_media(reduced_motion="reduce", **usual | media)
    page.evaluate(READY, letters)


def by_keyboard(page: Page) -> Iterator[str]:
    """Press Tab through the page as it came: each control in its turn, with a ring, and not covered."""
    for number in range(page.evaluate("stops.length")):
        page.keyboard.press("Tab")
        yield from page.evaluate(FOCUSED, number)


def by_axe(page: Page, options: dict[str, Any], where: str | None = None) -> Iterator[str]:
    """What axe finds by those rules there, with all details open."""
    page.evaluate(OPENED)
    if found := faults(page, where, **options):
        yield found


def by_sight(page: Page) -> Iterator[str]:
    """What is too wide, out of order, under no heading or without a name, with all details open."""
    page.evaluate(OPENED)
    for look in (TOO_WIDE, HEADINGS, OUT_OF_ORDER):
        yield from page.evaluate(look)
    yield from (f"no name: {line.strip()}" for line in NAMELESS.findall(page.locator("body").aria_snapshot()))


def without_axe(page: Page, width: int, letters: str = "") -> Iterator[str]:
    """All that needs no script of ours in the page, at that width."""
    window(page, width, letters)
    yield from by_keyboard(page)
    yield from by_sight(page)
    yield from page.evaluate(TOO_SMALL)


def by_looks(page: Page) -> Iterator[str]:
    """What axe finds, its rules on colours on one text of each look."""
    yield from by_axe(page, BUT_COLOURS)
    yield from by_colours(page)


def by_colours(page: Page) -> Iterator[str]:
    """What axe finds in the colours of one text of each look."""
    page.evaluate(OPENED)
    page.evaluate(LOOKS)
    yield from by_axe(page, COLOURS, "[data-look]")


def laid_out(page: Page, width: int, letters: str = "") -> Iterator[str]:
    """All there is to find at that width."""
    yield from without_axe(page, width, letters)
    yield from by_looks(page)


def on_a_desk(page: Page) -> Iterator[str]:
    """All there is to find at a desk, in every text."""
    yield from without_axe(page, DESK)
    yield from by_axe(page, RULES)


def coloured(page: Page, **media: Any) -> Iterator[str]:
    """What colours get in the way where nothing else differs."""
    window(page, **media)
    yield from by_colours(page)


def printed(page: Page) -> Iterator[str]:
    """What would be wrong on a sheet of paper."""
    window(page, SHEET, media="print")
    yield from by_sight(page)
    yield from by_looks(page)


def still(page: Page) -> Iterator[str]:
    """What moves for somebody who asked for less motion."""
    window(page, PHONE)
    yield from page.evaluate(MOVES)


def bare(page: Page) -> Iterator[str]:
    """What axe finds on a phone, for pages that its own script can look at since only ours were kept away."""
    window(page, PHONE)
    yield from by_looks(page)


WAYS: dict[str, Callable[[Page], Iterator[str]]] = {
    "desk": on_a_desk,
    "phone": lambda page: laid_out(page, PHONE),
    "narrow": lambda page: laid_out(page, NARROW),
    "letters twice as large": lambda page: laid_out(page, LARGE, "200%"),
    "dark": lambda page: coloured(page, color_scheme="dark"),
    "forced colours": lambda page: coloured(page, forced_colors="active"),
    "printed": printed,
    "still": still,
    "no script": lambda page: without_axe(page, PHONE),
    "scripts kept away": bare,
    "narrow, without axe": lambda page: without_axe(page, NARROW),
}
WITH_SCRIPT = tuple(WAYS)[:8]


def in_the_way(page: Page, *ways: str) -> list[str]:
    """What somebody would stumble over on the page as it stands, in those ways or in all that scripts allow."""
    page.evaluate(ARRIVED)
    wrong = [f"{way}: {fault}" for way in ways or WITH_SCRIPT for fault in WAYS[way](page)]
    window(page)
    return wrong
