"""A reviewer's ticks are kept, on each device, as long as what they were given for stays as it was."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.support.aids import SMALL, small
from tests.support.editing import BEN, boxes_to_tick, drafted, editing_app, publish, review, signed_in
from tests.support.forms import hidden
from tests.support.pages import session_id, ticked, words
from tests.support.steps import growth
from tests.support.tables import BY_AGE, with_table

FEWER = ("people: 32, of: 40", "people: 30, of: 40")


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    """The application, open to Anna and Ben."""
    return editing_app(tmp_path)


def keep(client: FlaskClient, page: str, boxes: list[str]) -> TestResponse:
    """Tick these boxes of the page and no others, and press the first button that keeps them."""
    sent = {**hidden(page), "session_id": session_id(page), "read": boxes, "keep": "1"}
    return client.post("/edit/small/review", data=sent)


def test_ticks_are_kept_for_later_for_their_author_and_for_what_they_were_given(app: Flask, tmp_path: Path) -> None:
    ben = signed_in(app, BEN)
    page = ben.get("/edit/small/review").text
    kept = keep(ben, page, boxes_to_tick(page))

    assert kept.location.endswith("review?kept=1#keep-1")
    assert "Your ticks are kept." in words(ben.get(kept.location).text)
    drafted(tmp_path, small(FEWER))
    publish(signed_in(app))
    later = signed_in(editing_app(tmp_path), BEN).get("/edit/small/review").text
    assert set(boxes_to_tick(later)) - set(ticked(later)) == set(boxes_to_tick(later)) - set(boxes_to_tick(page))
    assert len(ticked(later)) == len(boxes_to_tick(page)) - 1
    assert ticked(signed_in(app).get("/edit/small/review").text) == []


def test_ticks_of_two_devices_are_put_together(app: Flask) -> None:
    ben = signed_in(app, BEN)
    page = ben.get("/edit/small/review").text
    boxes = boxes_to_tick(page)
    keep(ben, page, boxes[:3])
    keep(ben, page, boxes[2:5])

    later = ben.get("/edit/small/review").text
    assert ticked(later) == boxes[:5]
    keep(ben, later, boxes[1:5])
    keep(ben, page, boxes[4:6])
    assert ticked(ben.get("/edit/small/review").text) == boxes[1:6]


def test_the_script_keeps_ticks_without_a_new_page(app: Flask) -> None:
    ben = signed_in(app, BEN)
    page = ben.get("/edit/small/review").text
    boxes = boxes_to_tick(page)
    sent = {**hidden(page), "session_id": session_id(page), "read": boxes[:2]}
    kept = ben.post("/edit/small/review", data=sent, headers={"Accept": "application/json"})

    assert kept.status_code == 204
    later = ben.get("/edit/small/review").text
    assert ticked(later) == boxes[:2]
    assert f"2 of {len(boxes)} are ticked." in words(later)


def test_ticks_that_lapsed_are_told_until_the_page_that_tells_it_is_sent(app: Flask, tmp_path: Path) -> None:
    ben = signed_in(app, BEN)
    page = ben.get("/edit/small/review").text
    keep(ben, page, boxes_to_tick(page))
    drafted(tmp_path, small(FEWER))
    publish(signed_in(app))

    told = ben.get("/edit/small/review").text
    said = words(told)
    assert (
        "Some of your ticks are gone, since what you ticked has changed. Read again: Exercises · Moving with ease"
        in said
    )
    assert said.count("You had ticked this. It has changed since.") == 1
    keep(ben, told, ticked(told))
    assert "has changed since" not in words(ben.get("/edit/small/review").text)


def test_a_table_has_one_tick_and_each_place_tells_one_count(tmp_path: Path) -> None:
    app = editing_app(tmp_path, text=with_table(BY_AGE))
    page = signed_in(app, BEN).get("/edit/small/review").text
    statements = re.search(r"Statements [(](\d+)[)]", words(page))
    parts = [int(count) for count in re.findall(r'href="#part-\d+">[^<(]* [(](\d+)[)]', page)]

    assert statements
    assert len(boxes_to_tick(page)) == sum(parts) == page.count('class="to-read"')
    assert f"0 of {sum(parts)} are ticked." in words(page)
    assert [len(box.split()) for box in boxes_to_tick(page)].count(3) == 1
    assert words(page).count("Row 2 of 3 of its table") == 1
    assert review(signed_in(app, BEN)).status_code == 303
    assert f", {statements[1]} statements and {sum(parts) - int(statements[1])} other entries" in words(
        signed_in(app).get("/edit/small/history").text
    )


def test_a_changed_case_asks_for_the_tick_of_its_table_again(tmp_path: Path) -> None:
    app = editing_app(tmp_path, text=with_table(BY_AGE))
    ben = signed_in(app, BEN)
    page = ben.get("/edit/small/review").text
    keep(ben, page, boxes_to_tick(page))
    fewer = ("chance: {people: 18, of: 22}}", "chance: {people: 17, of: 22}}")
    drafted(tmp_path, with_table(BY_AGE, fewer), base=with_table(BY_AGE))
    publish(signed_in(app))
    later = ben.get("/edit/small/review").text

    assert len(set(boxes_to_tick(later)) - set(ticked(later))) == 1
    assert words(later).count("You had ticked this. It has changed since.") == 1


def test_a_button_ticks_all_of_a_part_but_never_of_statements_or_sources(app: Flask) -> None:
    ben = signed_in(app, BEN)
    page = ben.get("/edit/small/review").text
    offered = re.findall(
        r'name="all" value="(\d+)">I have checked these \d+<span class="visually-hidden">: ([^<]*)', page
    )
    parts = re.findall(r'<section id="part-(\d+)">\s*<h2>([^<]*)</h2>', page)
    refused = [number for number, part in parts if part in {"Statements", "Sources"}]
    sent = {**hidden(page), "session_id": session_id(page), "read": boxes_to_tick(page)[:1]}
    for number in (*refused, offered[0][0]):
        assert ben.post("/edit/small/review", data={**sent, "all": number}).status_code == 303

    assert [part for _number, part in offered] == ["Options", "Themes", "Outcomes", "Questions"]
    assert ticked(ben.get("/edit/small/review").text) == boxes_to_tick(page)[:3]


def test_the_link_below_a_card_leads_to_the_next_without_a_tick(app: Flask) -> None:
    ben = signed_in(app, BEN)
    page = ben.get("/edit/small/review").text
    boxes = boxes_to_tick(page)
    keep(ben, page, [boxes[1], boxes[-1]])
    later = ben.get("/edit/small/review").text
    lead = re.findall(r'class="next-unticked" href="#([^"]*)"', later)

    assert lead[:3] == [f"item-{boxes[0]}", f"item-{boxes[2]}", f"item-{boxes[2]}"]
    assert lead[-1] == f"item-{boxes[0]}"
    keep(ben, later, boxes)
    assert set(re.findall(r'class="next-unticked" href="#([^"]*)"', ben.get("/edit/small/review").text)) == {"sign"}


def test_what_was_ticked_is_folded_and_can_be_read_again(app: Flask) -> None:
    ben = signed_in(app, BEN)
    page = ben.get("/edit/small/review").text
    boxes = boxes_to_tick(page)
    keep(ben, page, boxes[:2])
    later = ben.get("/edit/small/review").text

    assert page.count("You have checked this. Read it again") == 0
    assert later.count("You have checked this. Read it again") == 2
    first = later[later.index(f'id="item-{boxes[0]}"') :]
    assert first.index("<details") < first.index('name="read"')


def test_the_main_button_below_a_part_leads_to_the_next_to_tick(app: Flask) -> None:
    page = signed_in(app, BEN).get("/edit/small/review").text

    assert re.findall(r'<a class="button next-unticked" href="#item-', page)
    assert '<button class="quiet" form="sign" name="keep"' in page


def test_a_card_says_what_is_shown_first_and_the_kind_and_limits_of_its_source(tmp_path: Path) -> None:
    first = ("because: one small trial\n", "because: one small trial\n    first: yes\n")
    limits = ("    kind: trial\n", "    kind: trial\n    limits: Many left early.\n")
    text = small(("title: Stiff", "format: 2\ntitle: Stiff"), first, limits)
    page = words(signed_in(editing_app(tmp_path, text=text), BEN).get("/edit/small/review").text)

    assert "Shown first, above the others on its option and outcome." in page
    assert "Trial. Limits: Many left early." in page


def test_the_page_of_a_large_aid_takes_its_share_and_no_square(tmp_path: Path) -> None:
    """Each card has a link to the next without a tick: to look for it anew took 45 s for an aid with 560 cards."""

    def look(words_explained: int) -> Callable[[], object]:
        terms = "".join(f"  word{number}: What it means here.\n" for number in range(words_explained))
        folder = tmp_path / str(words_explained)
        folder.mkdir()
        ben = signed_in(editing_app(folder, text=f"{SMALL}glossary:\n{terms}"), BEN)
        assert ben.get("/edit/small/review").text.count('name="read"') > words_explained
        return lambda: ben.get("/edit/small/review")

    assert growth(look, 40) < 5
