"""A form that was kept leads back to where its author was, which says first what the checks find in that entry."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.support.aids import SMALL
from tests.support.editing import drafted, editing_app, signed_in
from tests.support.entry_forms import fields, send
from tests.support.pages import words

RULES = Path(__file__).parents[3] / "support" / "rules"
STATEMENT = "/edit/small/entry/statement/exercises.ease"


def kept(page: str) -> str:
    """The note about what was just kept."""
    return page.partition('<div class="said-back">')[2].partition("</div>")[0]


def test_a_kept_statement_is_shown_in_its_place_on_the_list(client: FlaskClient) -> None:
    page = client.get(send(client, STATEMENT, words="Most moved well.").location).text

    assert "Kept in your draft." in words(kept(page))
    assert "The checks found" not in words(kept(page))
    assert "Most moved well." in words(page.partition('<li id="kept">')[2].partition("</li>")[0])
    line = SMALL.partition("option: exercises\n    outcome: ease")[0].count("\n") + 1
    assert f'href="/edit/small/preview?line={line}"' in kept(page)


def test_what_the_checks_find_in_it_is_told_first_with_its_field(client: FlaskClient) -> None:
    answer = send(client, STATEMENT, go="anyway", words="12 of 40 people moved with ease.")
    page = client.get(answer.location).text

    assert "The checks found 1 thing here:" in words(kept(page))
    assert "put it under “The figure” below" in words(kept(page))
    (way,) = re.findall(r'href="(/edit/small/form\?[^"]+)"', kept(page))
    assert client.get(way.replace("&amp;", "&")).location == f"{STATEMENT}#words"


@pytest.mark.parametrize(
    ("counted", "entry", "told"),
    [
        ("people: 3, of: 600", "statement/slept", True),
        ("people: 3, of: 600", "outcome/scar", True),
        ("people: 3, of: 600", "outcome/work", False),
        ("people: 3, of: 60", "statement/slept", False),
    ],
)
def test_rows_of_the_glance_out_of_several_numbers_of_people_are_told(
    tmp_path: Path, counted: str, entry: str, told: bool
) -> None:
    text = RULES.joinpath("glance.yaml").read_text(encoding="utf-8").replace("people: 3, of: 60", counted)
    anna = signed_in(editing_app(tmp_path, text=text))
    changed = {"words": "Most slept without pain."} if entry == "statement/slept" else {"asks": "How many people?"}
    page = anna.get(send(anna, f"/edit/small/entry/{entry}", **changed).location).text

    said = "The glance tells “Less pain at night” out of 100 people and “Painful scar” out of 1,000 people."
    assert (said in words(kept(page))) is told
    assert ("#out_of" in kept(page)) is told


def test_findings_of_other_entries_are_not_told_again(client: FlaskClient, folder: Path) -> None:
    drafted(folder, SMALL.replace("sources: [alpha]", "sources: [alfa]", 1))
    page = client.get(send(client, "/edit/small/entry/option/wait", short="Wait").location).text

    assert "The checks found" not in words(kept(page))
    assert '<li id="kept">' in page


@pytest.mark.parametrize(
    ("entry", "changed", "above"),
    [("choice/duration.long", {"label": "A month, or longer"}, "question/duration")],
)
def test_a_part_leads_back_to_what_it_belongs_to(
    client: FlaskClient, entry: str, changed: dict[str, str], above: str
) -> None:
    answer = send(client, f"/edit/small/entry/{entry}", **changed)

    assert answer.location == f"/edit/small/entry/{above}?told=kept"
    assert "Kept in your draft." in words(kept(client.get(answer.location).text))


@pytest.mark.parametrize("address", ["entry/choice/duration.long", "new/choice?belongs-to=duration"])
def test_the_form_of_a_part_leads_back_to_what_it_belongs_to(client: FlaskClient, address: str) -> None:
    page = client.get(f"/edit/small/{address}").text

    assert '<a href="/edit/small/entry/question/duration">Back to the question</a>' in page
    assert '<a href="/edit/small/entry/question/duration">Cancel</a>' in page
    assert "Back to the" not in client.get(STATEMENT).text


@pytest.mark.parametrize(
    ("kind", "said", "name"),
    [
        ("question", {"ask": "How do you sleep?", "choices.1.label": "Well", "choices.2.label": "Badly"},
         "How do you sleep?"),
        ("outcome", {"name": "Sleeping well", "kind": "benefit"}, "Sleeping well"),
    ],
)  # fmt: skip
def test_one_is_added_after_another_on_the_same_theme(
    client: FlaskClient, kind: str, said: dict[str, str | list[str]], name: str
) -> None:
    kept = send(client, f"/edit/small/new/{kind}", go="another", consideration="days", **said)
    page = client.get(kept.location).text

    assert kept.location.startswith(f"/edit/small/new/{kind}?told=kept")
    assert f"“{name}” is kept in your draft. Here you can add another." in words(page)
    assert fields(page)["consideration"] == "days"
    assert send(client, kept.location).status_code == 422


def test_the_list_says_for_whom_a_statement_is_and_when_a_question_is_asked(client: FlaskClient) -> None:
    page = words(client.get("/edit/small/entries").text)

    assert "32 of 40 people Only if “How long has it been stiff?” is answered “A month or more” or “Not sure”." in page
