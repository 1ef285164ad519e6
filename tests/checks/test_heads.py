"""Heads of statements for every option, for none, and of trials of options: one for each option's cell."""

from decision_aid.checks.run import check_rule_file
from tests.support.aids import TODAY
from tests.support.tonsils import TONSILS

GLANCE = ("name: Sleep study normal, kind: benefit", "name: Sleep study normal, glance: yes, kind: benefit")
TRIAL = ("    because: one trial\n", "    because: one trial\n    head: normal after 7 months\n")
EVERY = ("(2019) advises to wait where there were few bad sore throats.\n", "(2019) advises to wait.\n    head: wait\n")
NONE = ("antibiotics for a single sore throat.\n", "antibiotics for a single sore throat.\n    head: antibiotics\n")
THIRD = (
    "  waiting: {name: Watchful waiting, involves: No operation for now}\n",
    "  waiting: {name: Watchful waiting, involves: No operation for now}\n"
    "  part: {name: A smaller operation, involves: Part of the tonsils taken out}\n",
)


def heads_found(*changes: tuple[str, str]) -> list[str]:
    """What the check of heads finds in the aid about tonsils with these changes."""
    text = TONSILS
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} is there {text.count(old)} times"
        text = text.replace(old, new)
    return [one.message for one in check_rule_file(text.encode(), today=TODAY)[1] if one.check == "head"]


def test_a_trial_of_options_heads_the_cell_of_each_of_its_options() -> None:
    assert heads_found(GLANCE, TRIAL) == []


def test_an_option_that_the_trial_did_not_have_needs_a_head_of_its_own() -> None:
    (message,) = heads_found(GLANCE, TRIAL, THIRD)

    assert message.startswith("'part' has nothing in the glance on 'sleep'.")


def test_what_is_said_for_every_option_heads_every_cell() -> None:
    assert heads_found(EVERY) == []


def test_what_is_about_none_of_the_options_heads_no_cell() -> None:
    assert heads_found(EVERY, NONE) == [
        "This is about none of the options, so it can't stand for one in the glance. Delete its 'head:'."
    ]


def test_a_second_head_beside_that_for_every_option_is_one_too_many() -> None:
    second = ("outcome: days, says:", "outcome: who, head: school, says:")

    (message,) = heads_found(EVERY, second)

    assert "reads two sentences for 'operation' on 'who': those of 'operation.who' and 'every.who'." in message
