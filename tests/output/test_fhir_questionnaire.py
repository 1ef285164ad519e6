"""An aid as a FHIR Questionnaire: it breaks no rule of FHIR, and plain `enableWhen` shows what our summary shows."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision_aid.output.fhir.normal_form import TooManyTests
from decision_aid.output.fhir.questionnaire import questionnaire
from decision_aid.translation.checks import check_translation
from decision_aid.translation.interface import catalogue
from tests.support.aids import aid_from, asking_more, small
from tests.support.fhir import Item, PlainForm, broken_invariants, values_of
from tests.support.fhir_people import wrongly_shown
from tests.support.random_people import FILES, aid, drawn, every_file


@cache
def form(path: Path) -> PlainForm:
    """The form of a shipped aid."""
    return PlainForm(questionnaire(aid(path)))


def silent_cells(path: Path, enabled: set[str]) -> list[str]:
    """The options of outcomes under which nothing is shown."""
    shown = {name for name in enabled if form(path).items[name]["type"] == "display"}
    cells = [f"outcome:{one.id}:{option.id}" for one in aid(path).outcomes for option in aid(path).options]
    return [cell for cell in cells if not shown & set(PlainForm({"item": [form(path).items[cell]]}).items)]


@every_file
def test_it_breaks_no_rule_of_fhir(path: Path) -> None:
    assert broken_invariants(form(path).questionnaire) == []


@every_file
@given(data=st.data())
def test_plain_enable_when_shows_what_our_engine_shows_and_no_cell_is_empty(path: Path, data: st.DataObject) -> None:
    found = aid(path)
    answers = drawn(data, found)

    shown = form(path).enabled(values_of(found, answers))

    assert wrongly_shown(found, shown, answers) == set()
    assert silent_cells(path, shown) == []


def items(text: str) -> dict[str, Item]:
    """The items of an aid by linkId."""
    return PlainForm(questionnaire(aid_from(text))).items


def test_each_kind_of_question_is_an_item_of_its_kind() -> None:
    found = items(small())

    assert (found["duration"]["type"], found["tried"]["type"], found["tried"]["repeats"]) == ("choice", "choice", True)
    assert [one["valueCoding"]["code"] for one in found["ease-matters"]["answerOption"]] == [
        *("a lot", "some", "not much", "not sure", "rather not say")
    ]
    assert [one["valueCoding"]["code"] for one in found["tried"]["answerOption"] if "extension" in one] == [
        *("none", "rather not say")
    ]
    assert [list(one.values())[1] for one in found["age"]["extension"]] == [16, 110, {"display": "years"}]
    assert found["declined:age"]["type"] == "boolean"


def test_a_statement_for_some_answers_has_plain_tests_alone_and_an_expression_where_it_may_apply() -> None:
    made = questionnaire(aid_from(small()))
    found = PlainForm(made).items
    (name,) = (one["linkId"] for one in found.values() if one.get("text", "").startswith("Few people who had rested"))

    assert found[name]["enableWhen"] == [
        {"question": "tried", "operator": "=", "answerCoding": {"system": f"{made['url']}#tried", "code": "rest"}}
    ]
    assert "enableWhen" not in found[f"may:{name}"]
    around = [found[f"if:{number}:may:{name}"]["enableWhen"] for number in (1, 2)]
    assert [[(test["question"], test["operator"]) for test in tests] for tests in around] == [
        [("duration", "="), ("duration", "="), ("duration", "exists")],
        [("tried", "="), ("tried", "exists")],
    ]


def test_it_names_its_version_and_says_that_it_is_a_draft() -> None:
    found = aid_from(small())

    made = questionnaire(found)

    assert made["identifier"][0]["value"] == found.fingerprint
    assert made["url"].replace("-", "") == f"urn:uuid:{found.fingerprint[:32]}"
    assert (made["status"], made["experimental"]) == ("draft", True)
    assert "Draft. Not yet reviewed by a healthcare professional." in [one["text"] for one in made["item"][:3]]
    assert "What would change with another answer." in made["text"]["div"]


def test_the_languages_of_an_aid_have_the_same_items() -> None:
    (path,) = (path for path in FILES if path.stem == "starter")
    german, _ = check_translation(aid(path), path.with_suffix(".de.yaml").read_bytes())
    assert german is not None

    made = questionnaire(german, catalogue("de").gettext)

    assert (made["language"], made["url"]) == ("de", questionnaire(aid(path))["url"])
    assert list(PlainForm(made).items) == list(form(path).items)
    assert "Not in this form" not in made["text"]["div"]


def test_a_condition_that_is_too_long_for_a_form_is_refused_by_name() -> None:
    pairs = ", ".join(f"{{more{number}: c0, more{number + 1}: c0}}" for number in range(0, 30, 2))
    text = asking_more(*([2] * 31)).replace("{any: [{age:", f"{{any: [{pairs}, {{age:")

    with pytest.raises(TooManyTests, match="^statement:ten-minutes$"):
        questionnaire(aid_from(text))


def test_for_whom_there_is_nothing_is_refused_by_name_where_that_is_too_long() -> None:
    """Whom "all of these" does not fit is multiplied out; whom it fits, and whom it may fit, is short."""
    fitting = ", ".join(f"{{more{number}: [c0, c1, c2, c3, c4]}}" for number in range(4))
    text = asking_more(*([6] * 4)).replace("{any: [{age:", f"{{all: [{fitting}, {{age:")

    with pytest.raises(TooManyTests, match="^nothing:"):
        questionnaire(aid_from(text))


def test_an_expression_without_end_is_left_out_and_plain_tests_say_the_same() -> None:
    choices = "choices: {yes: Yes, no: No}"
    chain = "".join(
        f"  - {{id: q{number}, consideration: days, ask: And {number}?, kind: one, {choices}, "
        f"when: {{q{number - 1}: [yes], q{number - 2}: [yes]}}}}\n"
        for number in range(2, 11)
    )
    first = "".join(
        f"  - {{id: q{number}, consideration: days, ask: And {number}?, kind: one, {choices}}}\n" for number in (0, 1)
    )
    text = small(("questions:\n", f"questions:\n{first}{chain}"), ("when: {tried: [rest]}", "when: {q10: [yes]}"))

    found = items(text)

    (name,) = (one for one, item in found.items() if item.get("text", "").startswith("May apply: Few people"))
    assert "extension" not in found[name]
    assert found[name]["enableWhen"]
    assert broken_invariants({"item": [found["page:days"], found["page:shoulder"], found[f"if:1:{name}"]]}) == []
