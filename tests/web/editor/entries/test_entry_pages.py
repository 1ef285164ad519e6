"""A clinician changes by form what a draft says; what is wrong stands beside its field, and nothing is lost."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.support.aids import SMALL, small
from tests.support.editing import ANNA, PASSWORD, SORE, draft, drafted, editing_app, signed_in
from tests.support.entry_forms import fields, send
from tests.support.forms import hidden
from tests.support.pages import session_id, words
from tests.support.tables import with_table

CHANGED = "exercises.ease"


def test_the_list_has_a_way_to_each_entry(client: FlaskClient) -> None:
    page = client.get("/edit/small/entries").text

    for address in (
        "statement/exercises.ease.2",
        "statement/ten-minutes",
        "source/beta",
        "question/tried",
        "option/wait",
    ):
        assert f'href="/edit/small/entry/{address}"' in page
        assert client.get(f"/edit/small/entry/{address}").status_code == 200
    assert "32 of 40 people" in words(page)


@pytest.mark.parametrize(
    ("wanted", "count", "address"),
    [
        ("RESTED better", 1, "statement/exercises.ease.2"),
        ("ten-minutes", 1, "statement/ten-minutes"),
        ("moved with ease 32", 1, "statement/exercises.ease"),
        ("Beta 2021", 1, "source/beta"),
        ("A month or more", 1, "question/duration"),
        ("carrying on", 1, "option/wait"),
        ("time it takes", 3, "outcome/time"),
        ("zebra", 0, ""),
    ],
)
def test_an_entry_is_found_by_any_of_its_words(client: FlaskClient, wanted: str, count: int, address: str) -> None:
    page = client.get("/edit/small/entries", query_string={"find": wanted}).text
    found = re.findall(r'href="/edit/small/entry/([^"]+)"', page)

    assert len(found) == count
    assert not address or address in found


@pytest.mark.parametrize("kind", ["statement/exercises.ease", "statement/wait.ache", "source/alpha", "question/tried",
                                  "question/age", "choice/duration.long", "option/wait", "outcome/ease",
                                  "consideration/days"])  # fmt: skip
def test_a_form_kept_as_it_was_changes_nothing(client: FlaskClient, folder: Path, kind: str) -> None:
    assert send(client, f"/edit/small/entry/{kind}").status_code == 303
    assert draft(folder) == ""
    drafted(folder, small(SORE))
    assert send(client, f"/edit/small/entry/{kind}").status_code == 303
    assert draft(folder) == small(SORE)


def test_a_number_is_changed_and_nothing_else(client: FlaskClient, folder: Path) -> None:
    answer = send(client, f"/edit/small/entry/statement/{CHANGED}", chance__people="30")

    assert answer.status_code == 303
    assert "Kept in your draft" in words(client.get(answer.location).text)
    assert draft(folder) == SMALL.replace("people: 32", "people: 30")


@pytest.mark.parametrize(
    ("typed", "advice"),
    [
        ("1,200", "Write 1200."),
        ("1.200", "If the dot parts the thousands, write 1200."),
        ("32/40", "Write people: 32, of: 40."),
        ("32/400", "40 people were studied, and this says 400."),
    ],
)
def test_a_number_in_other_signs_gets_the_help_that_the_text_gets(client: FlaskClient, typed: str, advice: str) -> None:
    answer = send(client, f"/edit/small/entry/statement/{CHANGED}", chance__people=typed)

    assert advice in words(answer.text)


def test_what_is_not_a_number_is_told_beside_its_field(client: FlaskClient, folder: Path) -> None:
    answer = send(client, f"/edit/small/entry/statement/{CHANGED}", chance__people="30 or so", because="a <b> one")

    assert answer.status_code == 422
    assert "Write a whole number in digits" in words(answer.text)
    assert 'value="30 or so"' in answer.text
    assert "a &lt;b&gt; one" in answer.text
    assert draft(folder) == ""


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        (
            {"chance__at": "6 months"},
            "Fill in one of the two: within which time it happened, or at which time it was so.",
        ),
        (
            {"chance__range__0": "70", "chance__range__1": "90", "chance__range_is": ""},
            "Say where the range comes from",
        ),
        ({"chance__of": "0", "chance__people": "0"}, "0 of 0 can't be"),
        ({"chance__range__0": "60", "chance__range__1": "20", "chance__range_is": "published"}, "The range needs"),
    ],
)
def test_a_form_speaks_of_its_labels_and_not_of_keys(client: FlaskClient, changed: dict[str, str], told: str) -> None:
    answer = send(client, f"/edit/small/entry/statement/{CHANGED}", **changed)

    assert answer.status_code == 422
    assert told in words(answer.text)
    assert "'range'" not in answer.text


def test_an_error_of_the_checks_stands_beside_its_field_and_can_be_kept(client: FlaskClient, folder: Path) -> None:
    address = f"/edit/small/entry/statement/{CHANGED}"
    answer = send(client, address, words="12 of 40 people moved with ease.")

    assert answer.status_code == 422
    field = answer.text.partition('id="words-error-1"')[2].partition("</span></span>")[0]
    assert "put it under “The figure” below" in field
    assert draft(folder) == ""
    assert send(client, address, go="anyway", words="12 of 40 people moved with ease.").status_code == 303
    assert "says: 12 of 40 people moved with ease." in draft(folder)


def test_a_blank_field_hides_nothing_that_the_checks_find_in_another(client: FlaskClient, folder: Path) -> None:
    address = f"/edit/small/entry/statement/{CHANGED}"
    answer = send(client, address, words="12 of 40 people moved with ease.", because="")

    assert (
        "put it under “The figure” below"
        in answer.text.partition('id="words-error-1"')[2].partition("</span></span>")[0]
    )
    assert "Fill this in." in words(answer.text)
    assert draft(folder) == ""


def test_what_nobody_may_see_together_is_chosen_by_form_and_proved(client: FlaskClient, folder: Path) -> None:
    address = "/edit/small/entry/statement/wait.time"
    assert "Exercises: Exercises take ten minutes a day." in words(client.get(address).text)
    refused = send(client, address, never_with=["ten-minutes"])

    assert refused.status_code == 422
    assert "“Waiting takes no time.” is never to be shown with “Exercises take ten minutes a day.”" in words(
        refused.text
    )
    send(client, address, go="anyway", never_with=["ten-minutes"])
    assert "never_with: [ten-minutes]" in draft(folder)


def test_a_condition_is_said_in_words_before_it_is_kept(client: FlaskClient, folder: Path) -> None:
    address = f"/edit/small/entry/statement/{CHANGED}"
    said = words(send(client, address, go="words", when__duration=["long"], when__age__at_least="18").text)

    assert "only if “How long has it been stiff?” is answered “A month or more”, and “How old are you?”" in said
    assert draft(folder) == ""
    assert send(client, address, when__duration=["long"], when__age__at_least="18").status_code == 303
    assert "    when: {duration: [long], age: {at_least: 18}}\n" in draft(folder)


def test_what_is_left_to_the_text_is_said(client: FlaskClient, folder: Path) -> None:
    asked = ("    unit: years\n", "    unit: years\n    from_record: age\n")
    drafted(folder, f"format: 2\n{small(asked)}")
    page = words(client.get("/edit/small/entry/question/age").text)

    assert "left to the text" in page
    assert "“from_record”" in page
    send(client, "/edit/small/entry/question/age", ask="Your age?")
    assert asked[1] in draft(folder)


DIFFER = """\
  - option: exercises
    outcome: ease
    id: differ
    says: Studies differ.
    certainty: low
    because: they had other people
    sources: [alpha]
"""


def test_the_ends_of_a_range_over_several_studies_are_chosen(client: FlaskClient, folder: Path) -> None:
    text = small(
        ("    certainty: very low\n", "    chance: {people: 2, of: 40, event: moved with ease, over: 6 months}\n"
         "    certainty: very low\n"),
        ("  - {option: wait, outcome: ease,", f"{DIFFER}  - {{option: wait, outcome: ease,"),
    )  # fmt: skip
    drafted(folder, text)
    ends = {"from_to.0": "exercises.ease.2", "from_to.1": "exercises.ease"}
    assert send(client, "/edit/small/entry/statement/differ", **ends).status_code == 303

    new = "    sources: [alpha]\n    from_to: [exercises.ease.2, exercises.ease]\n"
    assert draft(folder) == text.replace(DIFFER, DIFFER.replace("    sources: [alpha]\n", new))
    assert "left to the text" not in words(client.get("/edit/small/entry/statement/differ").text)
    send(client, "/edit/small/entry/statement/differ", **dict.fromkeys(ends, ""))
    assert draft(folder) == text


def test_one_end_alone_is_refused_at_its_field(client: FlaskClient, folder: Path) -> None:
    drafted(folder, small(("  - {option: wait, outcome: ease,", f"{DIFFER}  - {{option: wait, outcome: ease,")))
    refused = send(client, "/edit/small/entry/statement/differ", **{"from_to.0": "exercises.ease"})

    assert refused.status_code == 422
    assert 'id="from_to.0-error-1"' in refused.text


def test_a_statement_becomes_a_gap(client: FlaskClient, folder: Path) -> None:
    send(
        client, "/edit/small/entry/statement/wait.ache", known="not_known", words="Nobody asked.", unknown="not studied"
    )

    assert "{option: wait, outcome: ache, not_known: Nobody asked., because: not studied}" in draft(folder)


def test_entries_are_added_with_names_of_their_own(client: FlaskClient, folder: Path) -> None:
    send(client, "/edit/small/new/source", citation="Müller: a trial. 2024", kind="trial", comparison_group="no")
    assert '  muller-2024: {citation: "Müller: a trial. 2024", kind: trial, comparison_group: no}\n' in draft(folder)
    send(client, "/edit/small/new/choice?belongs-to=tried", label="Ice packs", said="you have used ice")
    assert "ice-packs: {label: Ice packs, said: you have used ice}, none: None of these}" in draft(folder)
    send(client, "/edit/small/new/term", word="stiff", means="Hard to move")
    assert "glossary:\n  stiff: Hard to move\n" in draft(folder)


def test_a_statement_is_added_from_its_cell(client: FlaskClient, folder: Path) -> None:
    address = "/edit/small/new/statement?option=wait&outcome=ache"
    answer = send(client, address, words="It ached less.", certainty="low", because="few people", sources=["beta"])

    assert answer.status_code == 303
    assert "  - {option: wait, outcome: ache, says: It ached less., certainty: low, because: few people, " in draft(
        folder
    )


def test_a_question_is_added_with_its_answers(client: FlaskClient, folder: Path) -> None:
    said = {"choices.1.label": "Well", "choices.2.label": "Not sure", "choices.2.said": "you are not sure"}
    answer = send(client, "/edit/small/new/question", consideration="days", ask="How do you sleep?", **said)

    assert answer.status_code == 303
    assert "  - id: how-do-you-sleep\n    consideration: days\n    ask: How do you sleep?\n    kind: one\n" in draft(
        folder
    )
    assert "not-sure: {label: Not sure, said: you are not sure}" in draft(folder)


def test_a_new_question_gets_room_for_more_answers_and_keeps_what_was_typed(client: FlaskClient, folder: Path) -> None:
    address, typed = "/edit/small/new/question", {"consideration": "days", "ask": "Which month?"}
    more = send(client, address, go="more", **typed, **{"choices.1.label": "Month 1"})
    named = {f"choices.{number}.label": f"Month {number}" for number in range(1, 13)}

    assert "Answer 12" in words(more.text)
    assert "Answer 13" not in words(more.text)
    assert 'value="Month 1"' in more.text
    assert 'name="count" value="12"' in more.text
    assert send(client, address, count="12", **typed, **named).status_code == 303
    assert "month-12: {label: Month 12}" in draft(folder)


def test_a_question_of_importance_is_changed_and_added_without_a_theme(client: FlaskClient, folder: Path) -> None:
    shown = client.get("/edit/small/entry/question/ease-matters").text
    assert "Theme" not in words(shown)
    changed = send(client, "/edit/small/entry/question/ease-matters", ask="How much does ease matter?")
    assert changed.status_code == 303
    assert "    ask: How much does ease matter?\n    kind: importance\n    about: ease\n" in draft(folder)
    new = send(client, "/edit/small/new/question?answered=importance", ask="How much do aches matter?", about="ache")
    assert new.status_code == 303
    assert "  - id: how-much-do-aches-matter\n    ask: How much do aches matter?\n    kind: importance\n" in draft(
        folder
    )


def test_a_form_that_was_sent_after_the_signing_in_had_ended_is_sent_once_more(tmp_path: Path) -> None:
    app = editing_app(tmp_path)
    address = "/edit/small/entry/statement/exercises.ease"
    client = app.test_client()
    filled = fields(signed_in(app).get(address).text) | {"words": "Typed <b>for</b> ten minutes & more."}
    ended = client.post(address, data=filled)
    own = {"filled": hidden(ended.text)["filled"], "to": hidden(ended.text)["to"], "name": ANNA}
    wrong = client.post("/edit/sign-in", data=own | {"password": "not this one", "session_id": session_id(ended.text)})
    again = client.post("/edit/sign-in", data=own | {"password": PASSWORD, "session_id": session_id(wrong.text)})

    assert (ended.status_code, own["to"]) == (401, address)
    assert hidden(wrong.text)["filled"] == own["filled"]
    sent = hidden(again.text)
    sent["session_id"] = session_id(again.text)
    assert client.post(address, data=sent).status_code == 303
    said = "says: Typed <b>for</b> ten minutes & more."
    assert draft(tmp_path) == SMALL.replace("says: Most people in the trial moved with ease.", said)


def test_an_entry_that_changed_meanwhile_is_not_overwritten(client: FlaskClient, folder: Path) -> None:
    address = f"/edit/small/entry/statement/{CHANGED}"
    before = fields(client.get(address).text)
    drafted(folder, SMALL.replace("people: 32", "people: 31"))
    answer = client.post(address, data={**before, "chance.people": "30", "go": "save"})

    assert answer.status_code == 422
    assert "changed in another window" in words(answer.text)
    assert 'value="30"' in answer.text
    assert "people: 31" in draft(folder)


def test_a_text_with_a_slip_has_no_forms_and_says_why(client: FlaskClient, folder: Path) -> None:
    drafted(folder, SMALL.replace("title: Stiff shoulder", "title: Stiff: shoulder"))

    for address in ("entries", "entry/source/alpha", "new/term"):
        assert "Line 1:" in words(client.get(f"/edit/small/{address}").text)


@pytest.mark.parametrize("address", [
    "entry/statement/none.such", "entry/nothing/alpha", "new/case", "new/nothing",
    "new/choice", "new/choice?belongs-to=nothing", "new/question?answered=nothing",
])  # fmt: skip
def test_what_is_not_there_has_no_form(client: FlaskClient, address: str) -> None:
    assert client.get(f"/edit/small/{address}").status_code == 404


def test_a_small_aid_is_listed_with_its_statements_in_sight(client: FlaskClient, folder: Path) -> None:
    drafted(folder, with_table())
    page = client.get("/edit/small/entries").text

    assert re.findall(r'<details class="theme"( open)?><summary><h3>', page) == [" open", " open"]
    assert '<details class="theme"><summary><h2 id="terms-title">' in page
    for part in ("statements", "considerations"):
        assert f'href="#{part}"' in page
        assert f'id="{part}"' in page
    assert "They had aches. table by answers, 3 rows" in words(page)


@pytest.mark.parametrize(
    ("entry", "field", "others"),
    [("source/alpha", "may_share_people_with", ["beta"]), ("outcome/ease", "with", ["ache", "time"])],
)
def test_an_entry_is_not_offered_itself(
    client: FlaskClient, folder: Path, entry: str, field: str, others: list[str]
) -> None:
    drafted(folder, f"format: 2\n{SMALL}")
    page = client.get(f"/edit/small/entry/{entry}").text

    assert re.findall(rf'type="checkbox" name="{field}" value="([^"]+)"', page) == others


def test_an_option_an_outcome_and_a_theme_are_added_by_form(client: FlaskClient, folder: Path) -> None:
    drafted(folder, f"format: 2\n{SMALL}")
    page = client.get("/edit/small/entries").text
    assert 'href="/edit/small/new/option"' in page
    assert 'href="/edit/small/new/outcome?consideration=days"' in page
    assert 'href="/edit/small/new/consideration"' in page
    assert send(client, "/edit/small/new/consideration", title="Your work").status_code == 303
    assert 'new/outcome?consideration=your-work"' in client.get("/edit/small/entries").text
    address = "/edit/small/new/outcome?consideration=your-work"
    assert send(client, address, name="Days off work", kind="harm").status_code == 303
    assert send(client, "/edit/small/new/option", name="Surgery", involves="A day in hospital").status_code == 303

    assert "days-off-work: {name: Days off work, kind: harm, consideration: your-work}" in draft(folder)
    assert draft(folder).count("Nobody has looked for this yet.") == 2 + 4


def test_a_statement_like_another_begins_with_what_that_says(client: FlaskClient) -> None:
    link = "/edit/small/new/statement?like=exercises.ease"
    assert f'href="{link}"' in client.get("/edit/small/entry/statement/exercises.ease").text
    sent = fields(client.get(link).text)

    assert (sent["words"], sent["chance.people"], sent["when.duration"]) == (
        "Most people in the trial moved with ease.",
        "32",
        ["long", "unsure"],
    )


def test_another_kind_of_question_keeps_what_was_typed(client: FlaskClient) -> None:
    typed = {"ask": "Which side?", "why": "Sides differ.", "choices__1__label": "Left", "choices__2__label": "Right"}
    number = send(client, "/edit/small/new/question", go="answered-as:number", **typed).text
    assert fields(number)["ask"] == "Which side?"
    assert "limits.0" in fields(number)

    sent = {**fields(number), "unit": "sides", "go": "answered-as:several"}
    several = fields(client.post("/edit/small/new/question", data=sent).text)
    assert (several["why"], several["choices.1.label"], several["choices.2.label"]) == (
        "Sides differ.",
        "Left",
        "Right",
    )
    assert (several["answered"], several["unit"]) == ("several", "sides")


def test_the_form_of_a_source_marks_what_is_needed(client: FlaskClient) -> None:
    labels = re.findall(r"<label for=\"(\w+)\">([^<]+) <span class=\"soft\">\(needed\)", client.get(
        "/edit/small/new/source").text)  # fmt: skip

    assert [name for name, _label in labels] == ["citation", "kind"]
