"""The flow shows which question opens which, in words and as a picture."""

import re
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

from decision_aid.review.flow import build_flow, flow_as_text, render_svg
from decision_aid.review.flow.svg import lay_out_diagram
from tests.support.aids import SMALL, aid_from, small
from tests.support.commands import run, written
from tests.support.pages import app_over

SVG = "{http://www.w3.org/2000/svg}"
FAR = ("    about: time\n", "    about: time\n    when: {duration: [short]}\n")
NEXT = ("    unit: years\n", "    unit: years\n    when: {duration: [short, long]}\n")


def test_each_question_says_who_is_asked_and_what_hangs_on_it() -> None:
    said = flow_as_text(build_flow(aid_from(SMALL)))

    assert "2. What have you tried? (several answers)" in said
    assert "Asked if “How long has it been stiff?” is answered “A month or more”. Decides on 1 statement." in said
    assert "Asked of everybody. Opens 2. Decides on 2 statements." in said
    assert "Orders the rows of the summary." in said


def test_a_question_on_which_nothing_hangs_says_so() -> None:
    unused = ("when: {any: [{age: {at_least: 18, below: 65}}, {duration: short}]}", "when: {duration: [short]}")

    assert "Decides only which questions for the team are suggested." in flow_as_text(
        build_flow(aid_from(small(unused)))
    )


def test_there_is_an_arrow_for_each_question_that_a_condition_names() -> None:
    found = build_flow(aid_from(small(FAR, NEXT)))

    assert len(lay_out_diagram(found).arrows) == 3
    assert [one.number for one in found.all_questions if not one.always] == [2, 3, 5]


def test_no_two_boxes_overlap_and_all_is_within_the_picture() -> None:
    placed = lay_out_diagram(build_flow(aid_from(small(FAR, NEXT))))

    for box in placed.boxes:
        same = [other for other in placed.boxes if other.column == box.column and other.y > box.y]
        assert all(other.y > box.y + box.height for other in same)
        assert box.y + box.height <= placed.height
    corners = [corner for arrow in placed.arrows for corner in arrow]
    assert all(0 <= x <= placed.width and 0 <= y <= placed.height for x, y in corners)


def test_no_arrow_runs_through_a_box() -> None:
    placed = lay_out_diagram(build_flow(aid_from(small(FAR, NEXT))))

    for arrow in placed.arrows:
        for (x1, y1), (x2, y2) in zip(arrow, arrow[1:], strict=False):
            for box in placed.boxes:
                beside = max(x1, x2) <= box.x or min(x1, x2) >= box.x + 196
                above = max(y1, y2) <= box.y or min(y1, y2) >= box.y + box.height
                assert beside or above


def test_the_picture_is_named_described_and_without_style_or_script() -> None:
    drawn = render_svg(
        build_flow(aid_from(small(("title: Stiff shoulder", "title: Stiff & <sore> shoulder")))), alone=True
    )
    tree = ElementTree.fromstring(drawn)

    assert tree.attrib["role"] == "img"
    assert "Stiff & <sore> shoulder" in (tree.findtext(f"{SVG}title") or "")
    assert "2 is opened by 1" in (tree.findtext(f"{SVG}desc") or "")
    assert not {one.tag for one in tree.iter()} & {f"{SVG}style", f"{SVG}script"}
    assert "style=" not in drawn


def test_the_command_draws_and_tells(tmp_path: Path) -> None:
    path = written(tmp_path, SMALL)

    assert run("flow", path, "--format", "svg").output.startswith("<svg")
    assert "Asked of everybody." in run("flow", path).output


def test_the_page_has_the_picture_and_the_words(tmp_path: Path) -> None:
    said = app_over(tmp_path).test_client().get("/wrist/flow").text

    assert '<svg class="flow" role="img"' in said
    assert "Asked of everybody." in said


def test_a_language_from_the_right_has_its_first_page_to_the_right() -> None:
    drawn = render_svg(build_flow(replace(aid_from(SMALL), language="ar")))
    first, last = (int(x) for x in re.findall(r'<text direction="rtl" x="(\d+)" y="\d+">[14]\. ', drawn))

    assert first > last
    assert '<g transform="matrix(-1 0 0 1' in drawn
