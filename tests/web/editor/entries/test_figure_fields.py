"""An author writes an amount or a difference by form, in a file whose form has them, and nothing else changes."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from decision_aid.rule_file.schema.figures import TIME_NOT_GIVEN
from tests.support.aids import SMALL
from tests.support.amounts import GROUPS, YEARLY, with_figure
from tests.support.editing import draft, editing_app, signed_in
from tests.support.entry_forms import fields, send
from tests.support.pages import words
from tests.support.sampling import sampled

MEASURED = "/edit/small/entry/statement/measured"
ONE = f"amount: {{value: 2.50, {YEARLY}}}"
TWO = f"amount: {{{YEARLY}, groups: {GROUPS}, difference: {{fewer: 0.21, range: [0.06, 0.36], range_is: published}}}}"
FEWER = (
    "difference: {fewer: 3, range: [7 fewer, 2 more], range_is: published, unit: deaths, per: '10000', "
    "compared_with: no screening, over: 10 years}"
)


def client_for(folder: Path, figure: str) -> FlaskClient:
    return signed_in(editing_app(folder, text=with_figure(figure)))


@sampled("figure", [ONE, TWO, FEWER], 1)
def test_a_form_kept_as_it_was_changes_nothing(tmp_path: Path, figure: str) -> None:
    assert send(client_for(tmp_path, figure), MEASURED).status_code == 303
    assert draft(tmp_path) == ""


@sampled(
    ("figure", "field", "typed", "old", "new"),
    [
        (ONE, "amount.value", "2.75", "2.50", "2.75"),
        (TWO, "amount.groups.1.value", "0.8", "0.77", "0.8"),
        (TWO, "amount.difference.range.1", "0.4", "0.36", "0.4"),
        (FEWER, "difference.range.0", "8 fewer", "7 fewer", "8 fewer"),
        (FEWER, "difference.per", "1000", "10000", "1000"),
    ],
    2,
)
def test_one_number_is_changed_and_nothing_else(
    tmp_path: Path, figure: str, field: str, typed: str, old: str, new: str
) -> None:
    answer = send(client_for(tmp_path, figure), MEASURED, **{field: typed})

    assert answer.status_code == 303
    assert draft(tmp_path) == with_figure(figure).replace(old, new)


def test_an_amount_takes_the_place_of_a_difference(tmp_path: Path) -> None:
    typed = {"amount.value": "0.5", "amount.unit": "visits a year", "amount.statistic": "mean"}
    assert send(client_for(tmp_path, FEWER), MEASURED, figure="amount", **typed).status_code == 303

    text = draft(tmp_path)
    assert "difference" not in text
    assert "amount: {value: 0.5, unit: visits a year, statistic: mean}" in " ".join(text.split()) or (
        "amount: value: 0.5 unit: visits a year statistic: mean" in " ".join(text.split())
    )


@sampled(
    ("field", "typed", "told"),
    [
        ("amount.value", "2,75", "Write the decimals after a point: 2.75."),
        ("amount.value", "many", "Write a number in digits, such as 12 or 0.56."),
        ("amount.difference.range.0", "0.5 less", "Write a number in digits, such as 12 or 0.56."),
    ],
    1,
)
def test_what_is_no_number_is_told_beside_its_field(tmp_path: Path, field: str, typed: str, told: str) -> None:
    answer = send(client_for(tmp_path, TWO), MEASURED, **{field: typed})

    assert (answer.status_code, told in words(answer.text)) == (422, True)
    assert draft(tmp_path) == ""


def test_a_file_of_form_1_is_offered_neither(tmp_path: Path) -> None:
    client = signed_in(editing_app(tmp_path))
    page = client.get("/edit/small/entry/statement/exercises.ease").text

    assert not [name for name in fields(page) if name.startswith(("amount.", "difference."))]
    assert 'value="amount"' not in page


def test_the_list_of_statements_has_the_amounts(tmp_path: Path) -> None:
    page = client_for(tmp_path, ONE).get("/edit/small/entries").text
    assert "2.50 throat infections a year" in words(page)


def test_the_form_says_how_numbers_come_to_be_marked_as_those_of_one_study(tmp_path: Path) -> None:
    page = words(client_for(tmp_path, ONE).get(MEASURED).text)

    assert "choose “Two groups or more, compared”" in page
    assert "they are then marked “Same study”" in page
    assert "choose “About all options” above" in page


@pytest.mark.parametrize(
    ("figure", "opened"),
    [(ONE, 0), (TWO, 0), (TWO.replace("}], difference", "}, {name: with heat, value: 0.9, of: 90}], difference"), 1)],
    ids=["one amount", "two groups", "three groups"],
)
def test_as_many_groups_are_open_as_have_something_in_them(tmp_path: Path, figure: str, opened: int) -> None:
    page = client_for(tmp_path, figure).get(MEASURED).text
    further = re.findall(r'<details class="plain"( open)?><summary>Another group</summary>', page)

    assert further.count(" open") == opened
    assert len(further) == 8  # four of a chance, four of an amount


def test_a_group_that_was_refused_is_open(tmp_path: Path) -> None:
    refused = send(client_for(tmp_path, TWO), MEASURED, **{"amount.groups.3.value": "many"})
    further = re.findall(r'<details class="plain"( open)?><summary>Another group</summary>', refused.text)

    assert refused.status_code == 422
    assert further.count(" open") == 2


def test_a_source_that_does_not_say_when_can_be_told(tmp_path: Path) -> None:
    client, form = signed_in(editing_app(tmp_path, text=SMALL)), "/edit/small/entry/statement/exercises.ease"
    refused = send(client, form, chance__over="")
    kept = send(client, form, chance__over="", chance__at=TIME_NOT_GIVEN)

    assert f"If the source does not say when, write in one of them: “{TIME_NOT_GIVEN}”." in words(client.get(form).text)
    assert refused.status_code == 422
    assert f"If the source does not say when, write “{TIME_NOT_GIVEN}”." in words(refused.text)
    assert kept.status_code == 303
    assert f"at: {TIME_NOT_GIVEN}" in draft(tmp_path)


COUNTED = "chance: {people: 32, of: 40, event: slept, over: 1 year}"
OF_1000 = {"chance.people": "150", "chance.of": "1000"}


def test_the_form_asks_whether_a_round_number_of_people_is_a_count_or_a_share(tmp_path: Path) -> None:
    client = client_for(tmp_path, COUNTED)
    asked = send(client, MEASURED, **OF_1000)

    assert (asked.status_code, draft(tmp_path)) == (422, "")
    assert "A study had exactly 1000 people. It happened to 150 of them" in words(asked.text)
    assert "It is a share: 150 in every 1000." in words(asked.text)
    assert 'value="1000"' in asked.text


@pytest.mark.parametrize(
    ("answer", "typed", "kept"),
    [
        ("count", OF_1000, "{people: 150, of: 1000, event: slept, over: 1 year}"),
        ("share", OF_1000, "{share: 150, per: 1000, event: slept, over: 1 year}"),
        ("share", {"chance.people": "15", "chance.of": "100"}, "{per_100: 15, event: slept, over: 1 year}"),
    ],
)
def test_the_answer_decides_what_is_written(tmp_path: Path, answer: str, typed: dict[str, str], kept: str) -> None:
    sent = send(client_for(tmp_path, COUNTED), MEASURED, **typed, **{"counted-or-share": answer})

    assert sent.status_code == 303
    assert set(re.findall(r"[\w-]+: [\w.]+", kept)) <= set(re.findall(r"[\w-]+: [\w.]+", draft(tmp_path)))


def test_it_does_not_ask_of_what_was_there_nor_of_another_number(tmp_path: Path) -> None:
    client = client_for(tmp_path, COUNTED.replace("40", "100"))

    assert send(client, MEASURED, **{"chance.event": "slept well"}).status_code == 303
    assert send(client, MEASURED, **{"chance.of": "101"}).status_code == 303


def test_what_most_figures_leave_blank_is_folded_until_it_has_something(tmp_path: Path) -> None:
    share = "chance: {share: 7.8, per: 1000, otherwise: slept badly, event: slept, over: 1 year}"
    for name in "ab":
        (tmp_path / name).mkdir()
    folds = [
        re.findall(r'<details class="plain"( open)?><summary>(No count|What happened to the others)', page)
        for page in (
            client_for(tmp_path / name, figure).get(MEASURED).text for name, figure in (("a", COUNTED), ("b", share))
        )
    ]

    assert {opened for opened, _label in folds[0]} == {""}
    assert (" open", "No count") in folds[1]
    assert (" open", "What happened to the others") in folds[1]


def test_rare_kinds_of_figure_are_out_of_sight_until_one_is_chosen(tmp_path: Path) -> None:
    for name, figure in (("usual", COUNTED), ("rare", FEWER)):
        (tmp_path / name).mkdir()
        page = client_for(tmp_path / name, figure).get(MEASURED).text
        assert f'<details class="plain"{" open" if name == "rare" else ""}><summary>Other kinds (5)' in page
        assert page.count('type="radio" name="figure"') == 8
