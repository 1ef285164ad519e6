"""A note beside an option's name is shown to whom its condition fits, and the option to everybody."""

import re
from pathlib import Path

import pytest

from decision_aid.checks.run import check_rule_file
from decision_aid.consultation.answers import Answer
from decision_aid.consultation.summarise import summarise
from decision_aid.output.as_json import summary_as_json
from decision_aid.output.as_text import summary_as_text
from decision_aid.output.handout import make_handout
from decision_aid.output.handout.paper_options import Pages, PaperOptions
from decision_aid.review.diff import diff_aids
from decision_aid.web.app import create_app
from tests.support.aids import TODAY, aid_from, small
from tests.support.pages import TODAY as PAGE_DAY
from tests.support.pages import WRIST, answer, words
from tests.support.paper import letters, pages_of

NOTE = "studied in people with long pain"
SAID, MAY = "Studied in people with long pain.", f"May apply: {NOTE}."
OPTION = "  exercises: {name: Exercises, involves: Ten minutes a day}\n"
WITH_NOTE = f"""  exercises:
    name: Exercises
    involves: Ten minutes a day
    head_note: {{text: {NOTE}, when: {{duration: [long]}}}}
"""
FORM_2 = ("title: Stiff", "format: 2\ntitle: Stiff")
TEXT = small(FORM_2, (OPTION, WITH_NOTE))


@pytest.mark.parametrize(
    ("answers", "notes"),
    [
        ({"duration": frozenset({"long"})}, (NOTE,)),
        ({}, (f"May apply: {NOTE}",)),
        ({"duration": frozenset({"short"})}, ()),
    ],
)
def test_a_note_follows_the_answers_and_the_option_does_not(answers: dict[str, Answer], notes: tuple[str, ...]) -> None:
    summary = summarise(aid_from(TEXT), answers, today=TODAY)

    assert summary.head_notes == {"wait": (), "exercises": notes}
    assert {cell.open_notes for row in summary.rows for cell in row.cells if cell.option.id == "exercises"} == {
        notes if not answers else ()
    }
    assert [one.text for one in summary.notes_left_out] == ([] if notes else [NOTE])
    assert [option["head_notes"] for option in summary_as_json(summary)["options"]] == [[], list(notes)]
    assert all([cell.option.id for cell in row.cells] == ["wait", "exercises"] for row in summary.rows)
    assert all(f"  Exercises: Ten minutes a day\n    {note}" in summary_as_text(summary) for note in notes)


@pytest.mark.parametrize("pages", [Pages.SHORT, Pages.FULL])
def test_the_note_is_on_paper(pages: Pages) -> None:
    summary = summarise(aid_from(TEXT), {"duration": frozenset({"long"})}, today=TODAY)

    said = SAID if pages is Pages.SHORT else f"Exercises: {SAID}"
    assert letters(said) in "".join(pages_of(make_handout(summary, "", PaperOptions(pages=pages), today=TODAY)))


def test_the_note_is_beside_the_name_in_each_card(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(TEXT, encoding="utf-8")
    client = create_app(tmp_path).test_client()

    assert client.get("/small/summary").text.count(f'<p class="head-note">{MAY}</p>') == 4
    assert f'<p class="head-note">{MAY}</p>' in client.get("/small/summary/ease").text
    assert f'note"></p></td><td><p class="small note">{MAY}</p></td>' in client.get("/small/handout").text
    assert f"Exercises: {MAY}" in client.get("/small/handout?pages=full").text


def test_a_note_for_other_answers_is_left_out_with_its_reason_on_the_page_and_on_paper(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(TEXT, encoding="utf-8")
    client = create_app(tmp_path).test_client()
    answer(client, "shoulder", {"duration": ["short"]}, aid="small")
    summary = summarise(aid_from(TEXT), {"duration": frozenset({"short"})}, today=TODAY)
    because = "Left out because you answered “Less than a month” to “How long has it been stiff?”."
    said = f"Note beside the name: “{NOTE}”. {because}"

    everything = words(client.get("/small/everything").text)
    assert said in everything
    ((told, parts),) = re.findall(
        r"(\d+) facts were left out, because of your answers\. (.*?) Where the facts come from", everything
    )
    assert int(told) == sum(int(part) for part in re.findall(r"\((\d+)\)", parts))
    assert letters(said) in "".join(pages_of(make_handout(summary, "", PaperOptions(pages=Pages.FULL), today=TODAY)))


def test_a_changed_condition_of_a_note_is_a_change_for_somebody() -> None:
    found = diff_aids(aid_from(TEXT), aid_from(TEXT.replace("duration: [long]}}", "duration: [long, unsure]}}")))

    assert [effect.says for person in found.effects.people for effect in person.effects] == [NOTE]


def test_a_note_is_checked_as_all_conditions_are() -> None:
    text = TEXT.replace("{duration: [long]}}", "{duration: [long, short, unsure]}}")

    assert [one.check for one in check_rule_file(text.encode(), today=TODAY)[1]] == ["every-answer"]


@pytest.mark.parametrize(("when", "above"), [("", True), (", when: {duration: [long]}", False)])
def test_a_note_that_applies_is_above_the_glance_and_one_that_may_is_with_its_option(
    tmp_path: Path, when: str, *, above: bool
) -> None:
    text = WRIST.with_name("glance.yaml").read_text(encoding="utf-8")
    option = "{name: Operation, involves: A small cut under local anaesthetic, "
    noted = text.replace(option, f"{option}head_note: {{text: {NOTE}{when}}}, ")
    (tmp_path / "wrist.yaml").write_text(noted, encoding="utf-8")
    page = create_app(tmp_path, today=lambda: PAGE_DAY).test_client().get("/wrist/summary").text

    head, below = page.split('<table class="glance"')
    assert (f'<p class="head-note"><b>Operation:</b> {SAID}</p>' in head) is above
    assert f'<h4>Operation</h4><p class="head-note">{SAID if above else MAY}</p>' in below


def test_a_note_of_several_options_is_above_the_glance_once(tmp_path: Path) -> None:
    text = WRIST.with_name("glance.yaml").read_text(encoding="utf-8")
    for option in ("{name: Operation, ", "{name: Night splint, "):
        assert option in text
        text = text.replace(option, f"{option}head_note: {{text: {NOTE}}}, ")
    (tmp_path / "wrist.yaml").write_text(text, encoding="utf-8")
    page = create_app(tmp_path, today=lambda: PAGE_DAY).test_client().get("/wrist/summary").text
    head = page.split('<table class="glance"')[0]

    assert re.findall(r'<p class="head-note">(.*?)</p>', head) == [f"<b>Night splint, Operation:</b> {SAID}"]
