"""Heads of statements for every option, for none, and of trials of options: one for each option's cell."""

from pathlib import Path

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


GLANCE_AID = (Path(__file__).parents[1] / "support" / "rules" / "glance.yaml").read_text(encoding="utf-8")
PAIN, BACK = "glance: yes, with: [back]", "direction: rarer, glance: yes"
SCAR = "consideration: symptoms, glance: yes}"


def rows_found(*changes: tuple[str, str], check: str = "glance-rows") -> list[tuple[str, str]]:
    """The level and message of what a check finds in the aid with a glance, with these changes."""
    text = GLANCE_AID
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} is there {text.count(old)} times"
        text = text.replace(old, new)
    found = check_rule_file(text.encode(), today=TODAY)[1]
    return [(one.level.value, str(one.message)) for one in found if one.check == check]


def when(row: str, condition: str) -> tuple[str, str]:
    """The change by which a row is in the glance for some answers alone."""
    return row, row.replace("glance: yes", f"glance: yes, glance_when: {condition}")


def test_somebody_whose_glance_has_one_side_alone_is_named() -> None:
    ((level, message),) = rows_found(when(PAIN, "{duration: [long]}"), when(BACK, "{duration: [long]}"))
    assert level == "warning"
    assert message.startswith("The glance has no row on a benefit for somebody who answers {duration: short} (code ")


def test_a_glance_without_a_row_for_somebody_is_an_error() -> None:
    ((level, message),) = rows_found(*(when(row, "{duration: [long]}") for row in (PAIN, BACK, SCAR)))

    assert level == "error"
    assert message.startswith("The glance has no row for somebody who answers {duration: short}")


def test_rows_that_are_never_shown_apart_are_there_for_the_same_answers() -> None:
    assert rows_found(when(PAIN, "{duration: [long]}")) == [
        (
            "error",
            "'back' is in the glance for other people than 'pain', from which it is never shown apart. Give all of "
            "them the same 'glance_when:'.",
        )
    ]


def test_a_condition_without_a_row_is_an_error() -> None:
    work = "name: Time off work, kind: practical, consideration: daily"

    assert rows_found((work, f"{work}, glance_when: {{duration: [long]}}")) == [
        (
            "error",
            "'work' is not in the glance, and says for whom it is there. Add 'glance: yes', or delete 'glance_when:'.",
        )
    ]


def test_a_head_is_needed_only_for_those_in_whose_glance_the_row_is() -> None:
    short = "    head: The trial had nobody with pain for less than three months.\n"

    assert rows_found((short, ""), check="head")
    assert (
        rows_found((short, ""), when(PAIN, "{duration: [long]}"), when(BACK, "{duration: [long]}"), check="head") == []
    )


def test_eight_rows_are_too_many_only_for_who_has_them_all() -> None:
    more = "".join(
        f"  more{n}: {{name: More {n}, kind: harm, consideration: daily, glance: yes{{}}}}\n" for n in range(5)
    )
    heads = "".join(
        f"  - {{option: {option}, outcome: more{n}, not_known: N., because: not studied, head: Nobody asked.}}\n"
        for n in range(5)
        for option in ("splint", "operation", "injection")
    )
    added = [("sources:\n", more.replace("{}", "") + "sources:\n"), ("statements:\n", f"statements:\n{heads}")]
    parted = [added[0][0], added[0][1].replace("glance: yes}", "glance: yes, glance_when: {duration: [long]}}")]
    also = [when(PAIN, "{duration: [short]}"), when(BACK, "{duration: [short]}")]

    assert [message[:24] for _, message in rows_found(*added)] == ["The glance has 8 rows. C"]
    ((_, message),) = rows_found((parted[0], parted[1]), added[1])
    assert message.startswith("The glance has 8 rows for somebody who answers {duration: long}")
    assert not [one for one in rows_found((parted[0], parted[1]), added[1], *also) if "8 rows" in one[1]]
