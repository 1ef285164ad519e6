"""A word for an amount is held against the figure beside it, in each language that has lists of such words."""

import pytest

from decision_aid.checks.run import check_rule_file
from tests.support.aids import TODAY, small

SAYS = "Most people in the trial moved with ease."
COUNT = "people: 32, of: 40"
FIGURE = (
    "chance: {people: 32, of: 40, event: moved with ease, over: 6 months, range: [64, 91], range_is: computed here}"
)
GROUPS = (
    "chance: {event: moved, over: 6 months, "
    "groups: [{name: with it, people: 9, of: 10}, {name: alone, people: 1, of: 10}]}"
)


def found(*changes: tuple[str, str], form: str = "format: 2\n") -> list[str]:
    """What the check finds in the small aid with these changes."""
    text = small(("title: Stiff", f"{form}title: Stiff"), *changes)
    problems = check_rule_file(text.encode(), today=TODAY)[1]
    return [one.message.split("”")[0].strip("“") for one in problems if one.check == "amount-word"]


@pytest.mark.parametrize(
    ("says", "people", "words"),
    [
        (SAYS, 20, ["Most"]),
        (SAYS, 21, []),
        ("Many of those in the trial moved.", 7, ["Many"]),
        ("Many of those in the trial moved.", 8, []),
        ("Some older women moved.", 21, ["Some"]),
        ("Some older women moved.", 0, ["Some"]),
        ("Some older women moved.", 20, []),
        ("Very few children moved.", 5, ["Very few"]),
        ("Very few children moved.", 4, []),
        ("Few women moved.", 5, ["Few"]),
        ("Few women moved.", 4, []),
        ("The most common harm was pain, and it took many weeks.", 1, []),
        ("The trial counted how many children moved.", 1, []),
        ("As many women as men moved.", 1, []),
        ("It shows how few people moved.", 40, []),
        ("So many people moved that few children did.", 20, ["few"]),
    ],
)
def test_a_word_stands_for_a_band(says: str, people: int, words: list[str]) -> None:
    figure = ("range: [64, 91], range_is: computed here", "picture: yes")

    assert found((SAYS, says), (COUNT, f"people: {people}, of: 40"), figure) == words


def test_of_two_groups_one_must_bear_the_word_out() -> None:
    assert found((FIGURE, GROUPS)) == []
    assert found((FIGURE, GROUPS), (SAYS, "Some people moved.")) == []


@pytest.mark.parametrize(
    ("language", "says"),
    [("es", "Se vio cuán pocas personas se movieron."), ("de", "Gezählt wurde, wie viele Personen sich bewegten.")],
)
def test_a_word_that_asks_for_a_number_is_none_for_an_amount(language: str, says: str) -> None:
    people = "people: 30" if language == "es" else "people: 2"
    figure = (COUNT, f"{people}, of: 40"), ("range: [64, 91], range_is: computed here", "picture: yes")

    assert found(("language: en", f"language: {language}"), (SAYS, says), *figure) == []


def test_form_1_and_a_statement_without_a_figure_are_left() -> None:
    assert found((COUNT, "people: 2, of: 40"), ("range: [64, 91]", "range: [1, 9]"), form="") == []


@pytest.mark.parametrize(
    ("language", "says"),
    [("es", "La mayoría de las personas se movió."), ("de", "Die meisten Personen bewegten sich.")],
)
def test_other_languages_have_their_own_words(language: str, says: str) -> None:
    low = (COUNT, "people: 2, of: 40"), ("range: [64, 91]", "range: [1, 9]")

    assert len(found(("language: en", f"language: {language}"), (SAYS, says), *low)) == 1
    assert found(("language: en", f"language: {language}"), (SAYS, says)) == []
