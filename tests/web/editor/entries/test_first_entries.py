"""A new author writes a first figure, time or step by form: what is missing is told at its field, in a form's words."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from decision_aid.storage.drafts import Drafts
from tests.support.aids import SMALL
from tests.support.amounts import with_figure
from tests.support.editing import ANNA, editing_app, signed_in
from tests.support.entry_forms import Sent, fields, send
from tests.support.pages import words
from tests.support.sampling import sampled
from tests.support.tables import BY_AGE, with_table

NEW = "/edit/small/new/statement?option=wait&outcome=ache"
STATED: Sent = {"words": "They had aches.", "certainty": "low", "because": "one small trial", "sources": ["alpha"]}
COUNTED = {"figure": "one", "chance.people": "12", "chance.of": "40", "chance.event": "ached", "chance.over": "1 year"}
COURSE = "course: {event: were ill, times: [{over: 1 year, people: 2, of: 40}, {over: 2 years, people: 3, of: 40}]}"
SHARES = "chain: {per: 1000, over: one round, steps: [{id: back, share: 98, event: go}, {share: 5, event: are ill}]}"
COUNTS = "chain: {of: 40, over: one round, steps: [{id: back, people: 9, event: go}, {people: 5, event: are ill}]}"


def client_for(folder: Path, text: str = f"format: 2\n{SMALL}") -> FlaskClient:
    return signed_in(editing_app(folder, text=text))


@pytest.fixture(scope="module")
def unchanged(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    """An author whose entries are all refused, so that the file stays as it is."""
    return client_for(tmp_path_factory.mktemp("unchanged"))


def draft(folder: Path) -> str:
    """The draft, each run of blanks as one."""
    found = Drafts(folder).find(ANNA, "small")
    return " ".join(found.text.split()) if found else ""


def wrong(page: str) -> list[tuple[str, str]]:
    """What the form says is wrong, and the id of the field that it leads to."""
    linked = re.findall(r'<li><a href="#([^"]+)">([^<]+)</a></li>', page.partition("<h1>")[0])
    assert all(f'id="{name}"' in page and f'id="{name}-error-1"' in page for name, _said in linked)
    return [(name, words(said)) for name, said in linked]


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        (
            with_table(),
            ["choice?belongs-to=tried", "case?belongs-to=by-age", "statement", "source", "question", "term"],
        ),
        (with_figure(COURSE), ["time?belongs-to=measured"]),
        (with_figure(SHARES), ["step?belongs-to=measured"]),
    ],
)
def test_no_two_fields_of_a_new_entry_have_one_name(tmp_path: Path, text: str, addresses: list[str]) -> None:
    client = client_for(tmp_path, text)
    for address in addresses:
        page = client.get(f"/edit/small/new/{address}").text.partition('<form class="entry-form"')[2]
        boxes = re.findall(r"<(?:input|select|textarea)[^>]*>", page.partition("</form>")[0])
        names = [re.findall(r' name="([^"]+)"', one)[0] for one in boxes if not re.search("checkbox|radio", one)]

        assert [name for name in names if names.count(name) > 1] == []


@sampled(
    ("figure", "kind", "first", "second", "line"),
    [
        ({"figure": "course", "course.event": "were ill"}, "time",
         {"over": "1 year", "people": "2", "of": "40"}, {"over": "2 years", "people": "3", "of": "40"},
         "times: [{over: 1 year, people: 2, of: 40}, {over: 2 years, people: 3, of: 40}]"),
        ({"figure": "chain", "chain.of": "40", "chain.over": "1 year"}, "step",
         {"people": "9", "event": "go back"}, {"people": "3", "event": "are ill"},
         "steps: [{people: 9, event: go back}, {people: 3, event: are ill}]"),
    ], 1,
)  # fmt: skip
def test_the_forms_of_the_first_two_parts_follow(
    tmp_path: Path, figure: dict[str, str], kind: str, first: dict[str, str], second: dict[str, str], line: str
) -> None:
    client = client_for(tmp_path)
    answer = send(client, NEW, "save", **STATED, **figure)
    assert f"/new/{kind}?belongs-to=" in answer.location

    answer = send(client, answer.location, **first)
    assert f"/new/{kind}?belongs-to=" in answer.location
    assert f"{kind.capitalize()} 1 is kept in your draft." in words(client.get(answer.location).text)

    assert "told=kept" in send(client, answer.location, **second).location
    assert line in re.sub(r"- (\{[^}]*\}) - (\{[^}]*\})", r"[\1, \2]", draft(tmp_path))


def test_a_first_case_is_kept_and_the_second_asked_for(tmp_path: Path) -> None:
    client = client_for(tmp_path)
    address = "/edit/small/new/case?belongs-to=exercises.ease"
    assert "This is row 1. There must be at least 2." in words(client.get(address).text)

    answer = send(client, address, when__age__below="40", words="Young people moved with ease.")
    asked = words(client.get(answer.location).text)
    assert "Row 1 is kept in your draft. There must be at least 2: fill in row 2 here." in asked

    whole = words(client.get("/edit/small/entry/statement/exercises.ease").text)
    assert "A table by answers needs two rows or more. Add another below." in whole


def test_other_faults_of_a_first_part_are_still_told(tmp_path: Path) -> None:
    client = client_for(tmp_path)
    at = send(client, NEW, "save", **STATED, figure="course", **{"course.event": "were ill"}).location

    assert wrong(send(client, at, over="1 year", people="52", of="40").text) == [
        (
            "people",
            "People it happened to: 52 of 40 can't be: the first number counts some of the people in the second.",
        )
    ]
    assert "52" not in draft(tmp_path)


@sampled(
    ("said", "field", "told"),
    [
        ({"sources": []}, "sources", "Sources: Choose at least one."),
        ({"certainty": ""}, "certainty", "How sure the evidence is: Choose one."),
        ({"because": ""}, "because", "Reason for this certainty: Fill this in."),
        ({**COUNTED, "chance.event": ""}, "chance.event", "What happened to them: Fill this in."),
        ({**COUNTED, "chance.per_100": "30"}, "chance.people",
         "People it happened to: Fill in either the count (two boxes) or the number out of 100, not both."),
        ({**COUNTED, "chance.people": "520"}, "chance.people",
         "People it happened to: 520 of 40 can't be: the first number counts some of the people in the second."),
        ({"figure": "amount", "amount.unit": "days", "amount.statistic": "mean"}, "amount.value",
         "How much: Fill in how much it was."),
        ({"figure": "chain", "chain.over": "1 year"}, "chain.of",
         "How many people were counted: Fill in how many people were counted, or else the base of the shares."),
    ], 4,
)  # fmt: skip
def test_what_is_missing_is_told_at_its_field(unchanged: FlaskClient, said: Sent, field: str, told: str) -> None:
    answer = send(unchanged, NEW, "save", **{**STATED, **said})

    assert answer.status_code == 422
    assert (field, told) in wrong(answer.text)


def test_the_same_slip_in_two_fields_is_told_at_both(unchanged: FlaskClient) -> None:
    answer = send(unchanged, NEW, "save", **{**STATED, "words": "Half of them ached.", "head": "Half of them ached."})

    assert {field for field, _told in wrong(answer.text)} == {"words", "head"}


@pytest.mark.parametrize(("figure", "gone", "kept"), [(SHARES, "people", "share"), (COUNTS, "share", "people")])
def test_a_step_has_the_number_of_its_chain_and_a_list_of_the_steps_above(
    tmp_path: Path, figure: str, gone: str, kept: str
) -> None:
    client = client_for(tmp_path, with_figure(figure))
    page = client.get("/edit/small/new/step?belongs-to=measured").text

    assert (gone in fields(page), kept in fields(page)) == (False, True)
    assert '<option value="back">go</option>' in page
    assert '<option value="back">' not in client.get("/edit/small/entry/step/measured.step-1").text
    assert send(client, "/edit/small/entry/step/measured.step-2", among="back").status_code == 303
    assert "among: back" in draft(tmp_path)


def test_a_number_with_decimals_has_keys_with_a_point(tmp_path: Path) -> None:
    page = client_for(tmp_path, with_figure(SHARES)).get("/edit/small/entry/statement/measured").text

    assert re.search(r'name="chance\.people"[^>]* inputmode="numeric"', page)
    assert re.search(r'name="chance\.per_100"[^>]* inputmode="decimal"', page)
    assert not re.search(r'name="difference\.range\.0"[^>]* inputmode', page)


def test_what_an_option_and_outcome_have_already_is_told(tmp_path: Path) -> None:
    client = client_for(tmp_path)
    send(client, NEW, known="not_known", words="How often it aches.", unknown="not looked for")
    page = client.get(NEW).text

    assert "This option and outcome already have:" in words(page)
    assert "How often it aches." in words(page)
    assert "already have:" not in words(client.get("/edit/small/new/statement").text)


def test_a_sentence_that_depends_on_answers_leads_to_its_cases(tmp_path: Path) -> None:
    says = ("    says: They had aches.\n", "")
    own = ("chance: {people: 18, of: 22}}", "says: Young people ached., chance: {people: 18, of: 22}}")
    other = ("chance: {people: 12, of: 22}}", "says: Older people ached., chance: {people: 12, of: 22}}")
    client = client_for(tmp_path, with_table(BY_AGE, says, own, other))
    page = client.get("/edit/small/entry/statement/by-age").text.partition('<form class="entry-form"')[0]

    assert "The sentence depends on the answers. Choose for whom:" in words(page)
    assert "/entry/case/by-age.case-2" in page
    assert "Young people ached." in words(client.get("/edit/small/entries").text)


def test_a_case_shows_what_its_table_says(tmp_path: Path) -> None:
    page = client_for(tmp_path, with_table()).get("/edit/small/entry/case/by-age.case-1").text

    assert re.search(r'<select id="certainty"[^>]*>\s*<option value="" selected>[^<]+\(from the table\)</option>', page)
