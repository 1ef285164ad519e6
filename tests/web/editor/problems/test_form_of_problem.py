"""A problem leads to the field of the form that it is about, and stands there; the page of changes leads there too."""

import html
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from decision_aid.model.problems import Place, Problem
from decision_aid.rule_file.editing import EntryKind, open_document
from decision_aid.web.editor.problems.problem_fields import form_of_problem
from tests.support.aids import SMALL, small
from tests.support.editing import draft, drafted
from tests.support.entry_forms import fields, send
from tests.support.pages import words
from tests.support.tables import with_table

STATEMENT = "/edit/small/entry/statement/exercises.ease"
TOO_MANY = small(("people: 32, of: 40", "people: 42, of: 40"))
NO_SOURCE = small(("    sources: [alpha]\n    when: {duration", "    when: {duration"))
LINK = small(("https://example.org/a", "example.org/a"))
LONG_CHOICE = small(("short: Less than a month", "short: ''"))
NOT_SAID = small(("event: moved with ease", "event: did not move with ease"))
NOT_SURE = small(("when: {duration: [long, unsure]}", "when: {duration: [long]}"))
COLD = small(("{heat: Heat, rest", "{heat: Heat, cold: Cold, rest"))
CASE = with_table().replace("chance: {people: 12, of: 22}", "chance: {people: 52, of: 22}")


def test_a_problem_at_the_start_of_any_line_has_a_form_or_none() -> None:
    file = open_document(SMALL.encode())
    lines = range(1, SMALL.count("\n") + 1)
    found = [form_of_problem(file, Problem(Place(line, 1), "unchecked", "It waits.")) for line in lines]

    assert found[0] == (EntryKind.AID, "aid", "")
    assert {one[0] for one in found if one} >= {EntryKind.AID, EntryKind.OPTION, EntryKind.STATEMENT}


def ways(page: str) -> list[str]:
    """The ways from the problems on a page to the fields of forms."""
    return [html.unescape(one) for one in re.findall(r'href="(/edit/small/form\?line=\d+&amp;column=[^"]+)"', page)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (NOT_SURE, "Whoever answers “Not sure” to “How long has it been stiff?” is led nowhere: all that depends on it "
         "is left out. Add a question for the team that is shown to them, or tick it under “For whom it is shown”, in "
         "the form of a statement that is so for them too."),
        (COLD, "Nothing depends on “Heat”, “Cold” of “What have you tried?”: nobody gets anything for it, only less "
         "than others. Tick it under “For whom it is shown”, in the form of a statement, offer one choice in place of "
         "several, or delete it."),
    ],
)  # fmt: skip
def test_an_answer_that_leads_nowhere_is_told_as_people_read_it(
    client: FlaskClient, folder: Path, text: str, said: str
) -> None:
    drafted(folder, text)

    assert said in words(client.get("/edit/small/publish").text)


@pytest.mark.parametrize(
    ("text", "field"),
    [
        (TOO_MANY, f"{STATEMENT}#chance.people"),
        (NO_SOURCE, f"{STATEMENT}#sources"),
        (LINK, "/edit/small/entry/source/alpha#link"),
        (LONG_CHOICE, "/edit/small/entry/choice/duration.short#label"),
        (NOT_SAID, f"{STATEMENT}#chance.otherwise"),
        (NOT_SURE, "/edit/small/new/ask?consideration=shoulder&when.duration=unsure"),
        (COLD, "/edit/small/entry/question/tried#choices.cold.label"),
        (CASE, "/edit/small/entry/case/by-age.case-2#chance.people"),
    ],
)
def test_each_problem_leads_to_its_field(client: FlaskClient, folder: Path, text: str, field: str) -> None:
    drafted(folder, text)
    places = [client.get(way).location for way in ways(client.get("/edit/small/").text)]

    assert field in places
    assert [client.get(place).status_code for place in places] == [200] * len(places)


def test_the_page_of_changes_leads_to_the_field_too(client: FlaskClient, folder: Path) -> None:
    drafted(folder, TOO_MANY)
    page = client.get("/edit/small/publish").text

    field = f"{STATEMENT}?back=publish"
    assert f"{field}#chance.people" in [client.get(way).location for way in ways(page)]
    kept = send(client, field, chance__people="30")
    assert kept.location == "/edit/small/publish?told=kept"
    assert "what you are about to publish now" in words(client.get(kept.location).text)


def test_the_problem_stands_at_its_field_and_is_read_with_it(client: FlaskClient, folder: Path) -> None:
    drafted(folder, TOO_MANY)
    page = client.get(STATEMENT).text
    noted = re.search(r'id="chance\.people-note-1">([^<]+)<', page)

    assert noted
    assert noted[1].startswith("Error: ")
    assert re.search(r'<input id="chance\.people"[^>]*aria-describedby="[^"]*chance\.people-note-1"', page)
    assert "-note-" not in client.get("/edit/small/entry/statement/wait.ache").text


def test_what_has_no_form_leads_to_its_line_of_the_text(client: FlaskClient, folder: Path) -> None:
    drafted(folder, small(("status: draft", "status: some day")))
    page = client.get("/edit/small/publish").text

    assert "Change it in the text" in words(page)
    assert 'href="/edit/small/?line=3"' in page


@pytest.mark.parametrize("line", ["", "-1", "0", "1e400", "²", "9" * 5000])
def test_a_line_that_no_file_has_leads_to_some_form(client: FlaskClient, line: str) -> None:
    assert client.get("/edit/small/form", query_string={"line": line}).status_code == 303


def test_an_answer_not_sure_leads_to_a_question_for_the_team_that_is_begun_for_it(
    client: FlaskClient, folder: Path
) -> None:
    drafted(folder, NOT_SURE)
    page = client.get("/edit/small/preview").text
    (way,) = (one for one in ways(page) if "check=not-sure" in one)
    begun = client.get(way).location
    answer = send(client, begun, ask="How can I find out?")

    assert re.search(r">Add a question for the team …<", re.sub("<span.*?</span>", "", page))
    assert fields(client.get(begun).text)["when.duration"] == ["unsure"]
    assert "only if “How long has it been stiff?” is answered “Not sure”." in words(client.get(begun).text)
    assert answer.location == "/edit/small/preview?told=kept"
    assert "ask: How can I find out?\n    consideration: shoulder\n    when: {duration: [unsure]}" in draft(folder)
    assert "is led nowhere" not in words(client.get(answer.location).text)


@pytest.mark.parametrize("says", ["Most had a remission.", ">-\n      Most had a\n      Remission, in the trial."])
def test_a_hard_word_leads_to_the_form_that_explains_it_and_back(client: FlaskClient, folder: Path, says: str) -> None:
    drafted(folder, SMALL.replace("says: Most people in the trial moved with ease.", f"says: {says}"))
    page = client.get("/edit/small/publish").text
    (form,) = {html.unescape(one) for one in re.findall(r'href="([^"]*/new/term[^"]*)"', page)}
    kept = send(client, form, means="A time without signs of the illness.")

    assert "Explain “remission” …" in page
    assert 'value="remission"' in client.get(form).text
    assert kept.location == "/edit/small/publish?told=kept"
    assert "remission: A time without signs of the illness." in draft(folder)
    assert "Explain “remission”" not in client.get(kept.location).text
