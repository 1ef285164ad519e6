"""Conditions answer yes, no or cannot tell, and can say which of their lines decided."""

from collections.abc import Callable

from decision_aid.model.conditions import (
    ALWAYS,
    All,
    Any,
    Clause,
    NumberRange,
    Otherwise,
    Truth,
    clauses_of,
    deciding_clauses,
    evaluate,
    not_,
)
from decision_aid.model.problems import Place

YES, NO, CANNOT_TELL = Truth.YES, Truth.NO, Truth.CANNOT_TELL
A, B, C = (Clause(name, frozenset({"x"})) for name in "abc")


def told(**truths: Truth) -> Callable[[Clause], Truth]:
    """What lines answer, by question."""
    return lambda line: truths[line.question]


def test_no_condition_always_holds() -> None:
    assert evaluate(ALWAYS, told()) is YES


def test_all_is_no_as_soon_as_one_part_is() -> None:
    assert evaluate(All((A, B)), told(a=NO, b=CANNOT_TELL)) is NO
    assert evaluate(All((A, B)), told(a=YES, b=CANNOT_TELL)) is CANNOT_TELL
    assert evaluate(All((A, B)), told(a=YES, b=YES)) is YES


def test_any_is_yes_as_soon_as_one_part_is() -> None:
    assert evaluate(Any((A, B)), told(a=YES, b=CANNOT_TELL)) is YES
    assert evaluate(Any((A, B)), told(a=NO, b=CANNOT_TELL)) is CANNOT_TELL
    assert evaluate(Any((A, B)), told(a=NO, b=NO)) is NO


def test_a_line_counts_any_of_the_answers_it_names() -> None:
    line = Clause("tried", frozenset({"heat", "rest"}))

    assert line.accepts(frozenset({"rest", "other"}))
    assert not line.accepts(frozenset({"other"}))


def test_a_band_ends_below_its_upper_bound() -> None:
    line = Clause("age", NumberRange(at_least=18, below=65))

    assert [line.accepts(age) for age in (17, 18, 64, 65)] == [False, True, True, False]
    assert Clause("age", NumberRange(below=3)).accepts(-5)
    assert Clause("age", NumberRange(at_least=3)).accepts(10**8)


def test_a_band_has_the_ends_that_are_bounded() -> None:
    assert NumberRange(at_least=18, below=65).ends == (18, 65)
    assert NumberRange(at_least=0).ends == (0,)
    assert NumberRange(below=3).ends == (3,)
    assert NumberRange().ends == ()


def test_the_numbers_of_a_band_within_limits_include_both_limits() -> None:
    assert NumberRange().within((18, 20)) == range(18, 21)
    assert NumberRange(at_least=19, below=20).within((18, 20)) == range(19, 20)
    assert NumberRange(at_least=0, below=99).within((18, 20)) == range(18, 21)
    assert NumberRange(at_least=20).within((18, 20)) == range(20, 21)


def test_not_turns_yes_and_no_and_leaves_what_nobody_can_tell() -> None:
    assert [not_(one) for one in (YES, NO, CANNOT_TELL)] == [NO, YES, CANNOT_TELL]


def test_otherwise_holds_where_no_other_case_does() -> None:
    left_over = Otherwise((A, B))

    assert evaluate(left_over, told(a=NO, b=NO)) is YES
    assert evaluate(left_over, told(a=NO, b=YES)) is NO
    assert evaluate(left_over, told(a=NO, b=CANNOT_TELL)) is CANNOT_TELL
    assert clauses_of(left_over) == (A, B)
    assert left_over == Otherwise((A, B), Place(7))


def test_otherwise_is_explained_by_the_case_that_fits_or_by_all_that_do_not() -> None:
    left_over = Otherwise((A, B))

    assert deciding_clauses(left_over, NO, told(a=NO, b=YES)) == (B,)
    assert deciding_clauses(left_over, YES, told(a=NO, b=NO)) == (A, B)
    assert deciding_clauses(left_over, CANNOT_TELL, told(a=NO, b=CANNOT_TELL)) == (B,)


def test_lines_come_in_the_order_written() -> None:
    assert clauses_of(All((A, Any((B, C))))) == (A, B, C)


def test_one_line_is_enough_to_explain_a_no_and_all_are_needed_for_a_yes() -> None:
    assert deciding_clauses(All((A, B, C)), NO, told(a=YES, b=NO, c=NO)) == (B,)
    assert deciding_clauses(All((A, B)), YES, told(a=YES, b=YES)) == (A, B)
    assert deciding_clauses(Any((A, B)), YES, told(a=YES, b=YES)) == (A,)
    assert deciding_clauses(Any((A, B)), NO, told(a=NO, b=NO)) == (A, B)
    assert deciding_clauses(All((A, B)), CANNOT_TELL, told(a=YES, b=CANNOT_TELL)) == (B,)


def test_where_it_was_written_does_not_tell_two_lines_apart() -> None:
    assert Clause("a", frozenset({"x"}), Place(7)) == A


def test_a_number_is_no_choice_and_a_choice_no_number() -> None:
    assert not Clause("age", frozenset({"x"})).accepts(5)
    assert not Clause("age", NumberRange(at_least=1)).accepts(frozenset({"x"}))
    assert "5" not in NumberRange()


def test_a_line_that_answers_otherwise_explains_nothing() -> None:
    assert deciding_clauses(A, YES, told(a=NO)) == ()
    assert deciding_clauses(A, NO, told(a=NO)) == (A,)


def test_what_the_three_answers_are_called_in_exports_stays() -> None:
    assert [one.value for one in Truth] == ["yes", "no", "cannot tell"]
