"""The tutorial in the browser, as docs/first-aid-in-the-browser.md tells it, from nothing to a signed aid.

With DECISION_AID_PICTURES=docs it makes the pictures of that page anew. It counts presses on
links, buttons, boxes and lists, and no letters that are typed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.support.browser.axe import faults
from tests.support.browser.desk import running
from tests.support.browser.pictures import picture
from tests.support.editing import ANNA, BEN, PASSWORD, editing_app
from tests.support.tutorials import named_in

MOST_PRESSES = 120
SIZE = (800, 640)
ANSWERS = {
    "Title": "To work by bicycle or by bus",
    "What is to be decided": "Whether to go to work by bicycle or by bus",
    "Who it is for": "People who live a few miles from work",
    "The options": "Take the bus\nRide a bicycle",
    "What matters in this decision": "Arriving on time\nWhat it costs",
}
RIS = b"TY  - JOUR\nAU  - Counter, A\nTI  - A count at one bus stop (invented)\nPY  - 2026\nER  -\n"
OUTCOMES = {"Getting wet": "harm", "Time on the way": "practical"}
QUESTIONS = {
    "How far is it?": ("Less than 2 miles", "2 miles or more", "Not sure"),
    "Is there a place for a bicycle?": ("Yes", "No", "Not sure"),
    "Have you a season ticket?": ("Yes", "No", "Not sure"),
}
SENTENCES = (
    "Most buses came on time in one count.",
    "Riders in one diary were seldom late.",
    "Nobody gets wet in the bus, only on the way to it.",
    "Riders wrote of rain in every month.",
    "The way to the stop and the wait are part of it.",
    "Riders took about the same time each day.",
    "A ticket is paid by the month.",
    "A bicycle is paid once, and then its repairs.",
)


@dataclass
class Hand:
    """What an author presses, counted."""

    page: Page
    presses: int = 0
    width, height = SIZE
    page = browser.new_page(viewport={"width": width, "height": height}, base_url=address, reduced_motion="reduce")
