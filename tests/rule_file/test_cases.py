"""A table by answers is read as one statement for each case, which has from the whole what it does not say itself."""

import pytest

from decision_aid.checks.run import check_rule_file
from decision_aid.consultation.path import follow_path
from decision_aid.consultation.summarise import summarise
from decision_aid.model.conditions import Truth
from decision_aid.model.enums import Certainty
from decision_aid.model.evidence import Chance, Finding, Gap, Statement
from decision_aid.rule_file.reading import read_rule_file
from decision_aid.translation.addresses import addressed_texts
from tests.support.aids import TODAY, aid_from, small
from tests.support.tables import BY_AGE, age, with_table

SECOND = "chance: {people: 12, of: 22}"


def cases(text: str) -> list[Statement]:
    """The cases of the table, in file order."""
    return [one for one in aid_from(text).statements if one.table == "by-age"]


def found(text: str) -> list[tuple[int, str]]:
    """The line and check of each problem."""
    return [(one.place.line, one.check) for one in read_rule_file(text.encode())[1]]


def line_of(text: str, part: str) -> int:
    """The number of the first line with that part."""
    return next(number for number, line in enumerate(text.splitlines(), 1) if part in line)


def chance_of(one: Statement) -> Chance:
    """The chance of a statement that has one."""
    assert isinstance(one.content, Finding)
    assert isinstance(one.content.figure, Chance)
    return one.content.figure


def test_a_case_has_the_words_and_the_time_of_the_whole_and_its_own_numbers() -> None:
    first, second, third = cases(with_table())

    assert [one.id for one in (first, second, third)] == ["by-age.case-1", "by-age.case-2", "by-age.case-3"]
    assert (chance_of(first).arms[0].people, chance_of(second).arms[0].people) == (18, 12)
    assert {(chance_of(one).event, chance_of(one).over) for one in (first, second)} == {("ached", "6 months")}
    assert third.content == Gap("The trial had nobody of that age.", third.content.reason)  # type: ignore[union-attr]
    assert {one.option for one in (first, second, third)} == {"wait"}


@pytest.mark.parametrize(
    ("years", "shown"), [(39, "by-age.case-1"), (40, "by-age.case-2"), (59, "by-age.case-2"), (60, "by-age.case-3")]
)
def test_everybody_is_shown_the_case_that_fits_them_and_no_other(years: int, shown: str) -> None:
    results = follow_path(aid_from(with_table()), age(years)).statement_results()

    assert {one.id: truth for one, truth in results if one.table} == {
        f"by-age.case-{number}": Truth.YES if shown.endswith(str(number)) else Truth.NO for number in (1, 2, 3)
    }


def test_without_the_answer_every_case_may_apply() -> None:
    results = follow_path(aid_from(with_table()), {}).statement_results()

    assert {truth for one, truth in results if one.table} == {Truth.CANNOT_TELL}


def test_what_limits_the_whole_limits_each_case() -> None:
    text = with_table(BY_AGE, ("    cases:", "    when: {duration: [long]}\n    cases:"))
    short = follow_path(aid_from(text), {"duration": frozenset({"short"}), "age": 20})

    assert {truth for one, truth in short.statement_results() if one.table} == {Truth.NO}


def test_a_range_of_the_whole_is_never_that_of_a_case() -> None:
    text = with_table(
        BY_AGE, ("{event: ached,", "{people: 8, of: 10, range: [60, 90], range_is: published, event: ached,")
    )

    assert [chance_of(one).arms[0].range for one in cases(text)[:2]] == [None, None]


def test_a_case_that_says_when_it_was_so_does_not_say_by_when() -> None:
    second = cases(with_table(BY_AGE, (SECOND, "chance: {people: 12, of: 22, at: 5 years}")))[1]

    assert (chance_of(second).over, chance_of(second).at) == ("", "5 years")


def test_a_case_with_another_certainty_needs_its_own_reason() -> None:
    text = with_table(BY_AGE, (SECOND, f"{SECOND}, certainty: moderate"))
    whole = with_table(BY_AGE, (SECOND, f"{SECOND}, certainty: moderate, because: a large trial"))
    second = cases(whole)[1].content

    assert found(text) == [(line_of(text, "certainty: moderate"), "missing-key")]
    assert isinstance(second, Finding)
    assert (second.certainty, second.because) == (Certainty.MODERATE, "a large trial")


@pytest.mark.parametrize(
    ("old", "new", "at", "check"),
    [
        ("    certainty: low\n", "", "option: wait\n", "missing-key"),
        ("certainty: low", "certainty: lo", "certainty: lo", "certainty"),
        ("    says: They", "    syas: They", "syas", "unknown-key"),
        (SECOND, "chance: {people: 23, of: 22}", "people: 23", "chance"),
        (SECOND, "chanse: {people: 12, of: 22}", "chanse", "unknown-key"),
        (SECOND, f"{SECOND}, option: wait", "12, of: 22}", "unknown-key"),
        ("{age: {at_least: 40, below: 60}}", "otherwise", "not_known", "cases"),
        ("when: {age: {below: 40}}, ", "", "18, of", "missing-key"),
        ("{age: {below: 40}}", "{agee: {below: 40}}", "agee", "unknown-question"),
        ("event: ached, ", "evnt: ached, ", "evnt", "unknown-key"),
        ("sources: [alpha]", "sources: [alfa]", "alfa", "unknown-source"),
    ],
)
def test_each_mistake_is_told_once_at_its_line(old: str, new: str, at: str, check: str) -> None:
    text = with_table(BY_AGE, (old, new))

    assert found(text) == [(line_of(text, at.rstrip()), check)]


def test_one_case_is_no_table() -> None:
    lines = BY_AGE.splitlines(keepends=True)
    text = with_table("".join(lines[:-2]))

    assert found(text) == [(line_of(text, "18, of"), "cases")]


def test_otherwise_stands_in_a_table_alone() -> None:
    text = small(("when: {tried: [rest]}", "when: otherwise"))
    (problem,) = read_rule_file(text.encode())[1]

    assert problem.check == "condition"
    assert "one of the 'cases'" in problem.message


def test_a_table_belongs_to_form_2() -> None:
    text = with_table().replace("format: 2\n", "")

    assert [check for _, check in found(text)] == ["format"]


def test_a_second_statement_of_the_cell_keeps_the_id_it_would_have() -> None:
    another = "  - {option: wait, outcome: ache, says: It ached., certainty: low, because: few, sources: [beta]}\n"
    text = with_table(BY_AGE.replace("    id: by-age\n", "") + another)
    ids = [one.id for one in aid_from(text).statements if (one.option, one.outcome) == ("wait", "ache")]

    assert ids == [*(f"wait.ache.case-{number}" for number in (1, 2, 3)), "wait.ache.2", "wait.ache.3"]


def test_texts_that_cases_share_are_read_once() -> None:
    aid = aid_from(with_table())

    assert [text.text for text in aid.texts].count("They had aches.") == 1
    assert check_rule_file(with_table().encode(), today=TODAY)[1] == ()


def test_the_people_of_a_case_may_have_words_of_their_own() -> None:
    text = with_table(BY_AGE, ("{when: {age: {below: 40}},", "{when: {age: {below: 40}}, called: Younger adults,"))
    shown = summarise(aid_from(text), {}, today=TODAY)
    told = aid_from(text)

    assert [one.called for one in cases(text)] == ["Younger adults", "", ""]
    heads = [piece.answers for row in shown.rows for cell in row.cells for piece in cell.may_apply if piece.answers]
    assert heads[:2] == ["Younger adults", "40 to 59 years"]
    assert ("statements.by-age.case-1.called", "Younger adults") in addressed_texts(told)


@pytest.mark.parametrize("written", ["cases:", "cases: []", "cases: every age", "cases: [every age]"])
def test_a_table_without_a_case_is_told_and_the_rest_is_read(written: str) -> None:
    table = BY_AGE[: BY_AGE.index("cases:")] + written + "\n"

    assert "chance" in [check for _, check in found(with_table(table))]
