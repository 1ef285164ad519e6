"""A page as it stands comes in; what somebody would stumble over goes out, in every light, size and way of reading.

One page is looked at in all ways where it stands, by setting the window and the media, and each look is taken only
where it can find another thing than before. The keyboard is tried wherever the layout differs: colours move nothing.
Of axe, the rules on colours try every text on a desk, and in each other way one text of each look. Where only the
colours are others (dark, forced) they run alone. Where motion is reduced nothing else differs: so all is looked at in
that, and nothing may move. No name depends on the width: so names are looked for on a desk, on a phone and on paper.
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
    MOVES,
    OPENED,
    OUT_OF_ORDER,
    READY,
    TOO_SMALL,
    TOO_WIDE,
)

DESK, PHONE, NARROW, LARGE, SHEET = 1280, 390, 320, 640, 720
FIRST_STOPS, ALL_STOPS = 40, 10_000  # a long page has rows of the same further down
ON_COLOURS = ("color-contrast", "link-in-text-block")
ALL = {"target-size": {"enabled": True}}
RULES = {"rules": ALL}
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


def by_keyboard(page: Page, most: int) -> Iterator[str]:
    """Press Tab through the page as it came: each control in its turn, with a ring, and not covered."""
    for number in range(min(most, page.evaluate("stops.length"))):
        page.keyboard.press("Tab")
        yield from page.evaluate(FOCUSED, number)


def by_axe(page: Page, options: dict[str, Any], *, every_text: bool = False) -> Iterator[str]:
    """What axe finds by those rules, with all details open."""
    page.evaluate(OPENED)
    if found := faults(page, every_text=every_text, **options):
        yield found


def by_sight(page: Page) -> Iterator[str]:
    """What is too wide, out of order or under no heading, with all details open."""
    page.evaluate(OPENED)
    for look in (TOO_WIDE, HEADINGS, OUT_OF_ORDER):
        yield from page.evaluate(look)


def by_name(page: Page) -> Iterator[str]:
    """What has no name for somebody who hears the page, with all details open."""
    page.evaluate(OPENED)
    yield from (f"no name: {line.strip()}" for line in NAMELESS.findall(page.locator("body").aria_snapshot()))


def without_axe(page: Page, width: int, letters: str = "", most: int = ALL_STOPS) -> Iterator[str]:
    """All that needs no script of ours in the page, at that width; Tab is pressed so often at most."""
    window(page, width, letters)
    yield from by_keyboard(page, most)
    yield from by_sight(page)
    yield from page.evaluate(TOO_SMALL)


def laid_out(page: Page, width: int, letters: str = "", most: int = ALL_STOPS) -> Iterator[str]:
    """All there is to find at that width but names."""
    yield from without_axe(page, width, letters, most)
    yield from by_axe(page, RULES)


def on_a_phone(page: Page) -> Iterator[str]:
    """All there is to find on a phone."""
    yield from laid_out(page, PHONE)
    yield from by_name(page)


def on_a_desk(page: Page) -> Iterator[str]:
    """All there is to find at a desk, in every text."""
    yield from without_axe(page, DESK)
    yield from by_name(page)
    yield from by_axe(page, RULES, every_text=True)


def coloured(page: Page, **media: Any) -> Iterator[str]:
    """What colours get in the way where nothing else differs."""
    window(page, **media)
    yield from by_axe(page, COLOURS)


def printed(page: Page) -> Iterator[str]:
    """What would be wrong on a sheet of paper."""
    window(page, SHEET, media="print")
    yield from by_sight(page)
    yield from by_name(page)
    yield from by_axe(page, RULES)


def still(page: Page) -> Iterator[str]:
    """What moves for somebody who asked for less motion."""
    window(page, PHONE)
    yield from page.evaluate(MOVES)


def bare(page: Page) -> Iterator[str]:
    """What axe finds on a phone, for pages that its own script can look at since only ours were kept away."""
    window(page, PHONE)
    yield from by_axe(page, RULES)


WAYS: dict[str, Callable[[Page], Iterator[str]]] = {
    "desk": on_a_desk,
    "phone": on_a_phone,
    "narrow": lambda page: laid_out(page, NARROW),
    "letters twice as large": lambda page: laid_out(page, LARGE, "200%"),
    "dark": lambda page: coloured(page, color_scheme="dark"),
    "forced colours": lambda page: coloured(page, forced_colors="active"),
    "printed": printed,
    "still": still,
    "no script": lambda page: without_axe(page, PHONE),
    "scripts kept away": bare,
    "narrow, without axe": lambda page: without_axe(page, NARROW, most=FIRST_STOPS),
    "narrow, the first stops": lambda page: laid_out(page, NARROW, most=FIRST_STOPS),
}
WITH_SCRIPT = tuple(WAYS)[:8]


def in_the_way(page: Page, *ways: str, stay: bool = False) -> list[str]:
    """What somebody would stumble over on the page as it stands, in those ways or in all that scripts allow.

    Then it is on a desk again, or stays as it was looked at last, for the next page: to turn takes long.
    """
    page.evaluate(ARRIVED)
    wrong = [f"{way}: {fault}" for way in ways or WITH_SCRIPT for fault in WAYS[way](page)]
    if not stay:
        window(page)
    return wrong
