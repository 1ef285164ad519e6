"""The pages of the lupus aid, served without a network, held against a page of Flask-WTF of the same size."""

import re
import time
from collections.abc import Iterator
from dataclasses import replace

from flask.testing import FlaskClient

from benchmarks.floor import FLOOR, floor
from benchmarks.table import Measured, alike, version_of, within
from benchmarks.timing import side_by_side
from decision_aid.resources import resource_folder
from decision_aid.web.app import create_app

AID = "/lupus-stem-cell"
LONGEST_CHECK = 60  # seconds
ASK_AT_MOST, POST_AT_MOST, SUMMARY_AT_MOST = 1.1, 1.4, 2


def measured() -> Iterator[Measured]:
    """A line for each page."""
    ours = create_app(resource_folder("rules"), secret_key="x" * 32).test_client()
    question = first_page(ours)
    page = ours.get(question).text
    theirs = floor(page, fields(page)).test_client()
    form = _first_choices(page)
    sent, sent_to_theirs = {**_hidden(page), **form}, {**_hidden(theirs.get("/").text), **form}
    _kept(ours.post(question, data=sent).status_code)
    _kept(theirs.post("/", data=sent_to_theirs).status_code)
    asked = side_by_side([lambda: ours.get(question), lambda: theirs.get("/")], 30)
    yield _line("question page", asked, ASK_AT_MOST, page, theirs.get("/").text)
    taken = side_by_side(
        [lambda: ours.post(question, data=sent), lambda: theirs.post("/", data=sent_to_theirs)],
        30,
    )
    yield within("taking the answers of a page", taken[0], FLOOR, taken[1], POST_AT_MOST)
    summary = ours.get(f"{AID}/summary").text
    bare = floor(summary, {}).test_client()
    shown = side_by_side([lambda: ours.get(f"{AID}/summary"), lambda: bare.get("/")], 5)
    yield _line("summary of the lupus aid", shown, SUMMARY_AT_MOST, summary, bare.get("/").text)


def _line(what: str, taken: list[float], at_most: float, page: str, theirs: str) -> Measured:
    sizes = [len(one.encode()) for one in (page, theirs)]
    alike(f"bytes of the {what}", *sizes)
    compared = f"{sizes[0]:,} bytes of ours and {sizes[1]:,}; {version_of('Flask')}, {version_of('Flask-WTF')}"
    return replace(within(what, taken[0], FLOOR, taken[1], at_most), compared=compared)


def first_page(client: FlaskClient) -> str:
    """The address of the first page with questions, once the aid is checked."""
    ends = time.monotonic() + LONGEST_CHECK
    while client.get(f"{AID}/").status_code != 200 and time.monotonic() < ends:
        time.sleep(0.2)
    found = re.search(rf"{AID}/ask/[\w-]+", client.get(f"{AID}/").text)
    assert found
    return found[0]


def fields(page: str) -> dict[str, list[str]]:
    """The choices of each question on a page."""
    fields: dict[str, list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", page):
        name, value = re.search(r'name="(q-[^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and value:
            fields.setdefault(name[1], []).append(value[1])
    return fields


def _first_choices(page: str) -> dict[str, str]:
    return {name: values[0] for name, values in fields(page).items()} | {"go": "next"}


def _hidden(page: str) -> dict[str, str]:
    hidden = {}
    for tag in re.findall(r'<input[^>]*type="hidden"[^>]*>', page):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name:
            hidden[name[1]] = value[1] if value else ""
    return hidden


def _kept(status: int) -> None:
    """A page that refuses what is posted would be quick for no good reason."""
    assert status == 303, status
