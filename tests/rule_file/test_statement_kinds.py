"""A statement says one thing of four, and an author who mixes two of them reads which line does not belong."""

import re

import pytest

from decision_aid.checks.run import check_rule_file
from decision_aid.model.enums import StatementKind
from decision_aid.model.evidence import DoesNotApply, Finding
from tests.support.aids import SMALL, TODAY, small
from tests.support.tonsils import TONSILS, tonsils

REPORTED = (
    "    reported: A guideline of the United States (2019) advises to wait where there were few bad sore throats.\n"
)
DOES_NOT_APPLY = "does_not_apply: Without an operation there is no bleeding from it."
NOT_LOOKED_FOR = "not_known: How much the child may bleed., because: not looked for"
GROUPS = "{option: waiting, per_100: 46}, {option"
FAULTS = [
    (REPORTED, f"{REPORTED}    certainty: high\n", "unknown-key", "A reported fact has no 'certainty': GRADE is"),
    (REPORTED, f"{REPORTED}    because: it is the law\n", "unknown-key", "A reported fact has no 'because'"),
    (REPORTED, f"{REPORTED}    says: Wait.\n", "unknown-key", "'says' and 'reported' are in one entry"),
    (f"{REPORTED}    sources: [aao-2019]\n", REPORTED, "missing-key", "A reported fact has no 'sources'"),
    ("reported: A guideline of the United States (2019) advises", "reportd: A", "unknown-key", "mean 'reported'"),
    (DOES_NOT_APPLY, f"{DOES_NOT_APPLY}, sources: [aao-2019]", "unknown-key", "What does not apply has no 'sources'"),
    (DOES_NOT_APPLY, f"{DOES_NOT_APPLY}, because: not studied", "unknown-key", "no 'because', since it is"),
    (DOES_NOT_APPLY, f"{DOES_NOT_APPLY}, certainty: high", "unknown-key", "since it is neither known nor unknown"),
    (DOES_NOT_APPLY, f"{DOES_NOT_APPLY}, not_known: Nobody asked.", "unknown-key", "are in one entry"),
    (DOES_NOT_APPLY, "does_not_apply: ''", "empty", "'does_not_apply'"),
    (NOT_LOOKED_FOR, NOT_LOOKED_FOR.replace("looked", "searched"), "because", "'not searched for' is not a reason"),
    (GROUPS, "{name: Others, per_100: 46}, {option", "chance", "One group names its option and another does not."),
    (GROUPS, "{option: operation, per_100: 46}, {option", "chance", "Two groups name the option 'operation'."),
    (GROUPS, "{option: wating, per_100: 46}, {option", "unknown-option", "There is no option 'wating'"),
    (GROUPS, "{per_100: 46}, {option", "missing-key", "A group has no 'name'"),
    ("every\n    outcome: sleep", "waiting\n    outcome: sleep", "chance", "so this is not about"),
]  # fmt: skip


@pytest.mark.parametrize(("was", "becomes", "check", "says"), FAULTS)
def test_what_does_not_belong_is_one_problem_in_its_line(was: str, becomes: str, check: str, says: str) -> None:
    text = TONSILS.replace(was, becomes)
    problems = [one for one in check_rule_file(text.encode(), today=TODAY)[1] if one.level.value == "error"]

    first = text.count("\n", 0, TONSILS.index(was)) + 1
    assert [one.check for one in problems] == [check]
    assert says in problems[0].message
    assert first - 2 <= problems[0].place.line <= first + 2


@pytest.mark.parametrize("key", ["reported: It is the law., sources: [alpha]", "does_not_apply: Nothing is done."])
def test_the_first_form_has_neither_facts_nor_what_does_not_apply(key: str) -> None:
    text = small(("not_known: The trial did not ask., because: not reported", key))
    problems = check_rule_file(text.encode(), today=TODAY)[1]

    assert [one.check for one in problems] == ["format"]
    assert f"'{key.partition(':')[0]}' belongs to form 2" in problems[0].message


def test_the_first_form_does_not_know_what_nobody_looked_for() -> None:
    text = small(("because: not reported", "because: not looked for"))

    assert [one.check for one in check_rule_file(text.encode(), today=TODAY)[1]] == ["format"]


def test_every_and_none_are_words_of_the_second_form_alone() -> None:
    text = small(("{option: wait, outcome: ache, says", "{option: every, outcome: ache, says"))
    second = check_rule_file(f"format: 2\n{text}".encode(), today=TODAY)[1]

    assert [one.check for one in check_rule_file(text.encode(), today=TODAY)[1]] == ["unknown-option"]
    assert [one.check for one in second] == []


def test_an_option_is_not_called_every_or_none_in_the_second_form() -> None:
    text = re.sub(r"\bexercises\b", "none", SMALL)
    first, second = (check_rule_file(one.encode(), today=TODAY)[1] for one in (text, f"format: 2\n{text}"))

    assert first == ()
    assert [(one.check, one.message) for one in second] == [
        ("id", "'none' stands for none of the options in form 2. Choose another id.")
    ]


def test_each_statement_knows_its_kind() -> None:
    by_id = {one.id: one for one in tonsils().statements}

    assert by_id["every.who"].kind is StatementKind.REPORTED
    fact, nothing = by_id["every.who"].content, by_id["waiting.bleeding"].content
    assert isinstance(fact, Finding)
    assert (fact.certainty, fact.because) == (None, "")
    assert nothing == DoesNotApply("Without an operation there is no bleeding from it.")
    assert by_id["operation.bleeding"].is_not_looked_for
