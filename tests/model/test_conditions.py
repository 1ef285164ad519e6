"""Conditions answer yes, no or cannot tell, and can say which of their lines decided."""

from collections.abc import Callable

from decision_aid.model.conditions import ALWAYS, All, Any, Band, Line, Truth, deciding, holds, lines
from decision_aid.model.problems import Place

YES, NO, CANNOT_TELL = Truth.YES, Truth.NO, Truth.CANNOT_TELL
A, B, C = (Line(name, frozenset({"x"})) for name in "abc")


def told(**truths: Truth) -> Callable[[Line], Truth]:
    """What lines answer, by question."""
    return lambda line: truths[line.question]


def test_no_condition_always_holds() -> None:
    assert holds(ALWAYS, told()) is YES


def test_all_is_no_as_soon_as_one_part_is() -> None:
    assert holds(All((A, B)), told(a=NO, b=CANNOT_TELL)) is NO
    assert holds(All((A, B)), told(a=YES, b=CANNOT_TELL)) is CANNOT_TELL
    assert holds(All((A, B)), told(a=YES, b=YES)) is YES


def test_any_is_yes_as_soon_as_one_part_is() -> None:
    assert holds(Any((A, B)), told(a=YES, b=CANNOT_TELL)) is YES
    assert holds(Any((A, B)), told(a=NO, b=CANNOT_TELL)) is CANNOT_TELL
    assert holds(Any((A, B)), told(a=NO, b=NO)) is NO


def test_a_line_counts_any_of_the_answers_it_names() -> None:
    line = Line("tried", frozenset({"heat", "rest"}))

    assert line.counts(frozenset({"rest", "other"}))
    assert not line.counts(frozenset({"other"}))


def test_a_band_ends_below_its_upper_bound() -> None:
    line = Line("age", Band(at_least=18, below=65))

    assert [line.counts(age) for age in (17, 18, 64, 65)] == [False, True, True, False]
    assert Line("age", Band(below=3)).counts(-5)
    assert Line("age", Band(at_least=3)).counts(10**8)


def test_lines_come_in_the_order_written() -> None:
    assert lines(All((A, Any((B, C))))) == (A, B, C)


def test_one_line_is_enough_to_explain_a_no_and_all_are_needed_for_a_yes() -> None:
    assert deciding(All((A, B, C)), NO, told(a=YES, b=NO, c=NO)) == (B,)
    assert deciding(All((A, B)), YES, told(a=YES, b=YES)) == (A, B)
    assert deciding(Any((A, B)), YES, told(a=YES, b=YES)) == (A,)
    assert deciding(Any((A, B)), NO, told(a=NO, b=NO)) == (A, B)
    assert deciding(All((A, B)), CANNOT_TELL, told(a=YES, b=CANNOT_TELL)) == (B,)


def test_where_it_was_written_does_not_tell_two_lines_apart() -> None:
    assert Line("a", frozenset({"x"}), Place(7)) == A


def test_a_number_is_no_choice_and_a_choice_no_number() -> None:
    assert not Line("age", frozenset({"x"})).counts(5)
    assert not Line("age", Band(at_least=1)).counts(frozenset({"x"}))
    assert "5" not in Band()


def test_a_line_that_answers_otherwise_explains_nothing() -> None:
    assert deciding(A, YES, told(a=NO)) == ()
    assert deciding(A, NO, told(a=NO)) == (A,)


def test_what_the_three_answers_are_called_in_exports_stays() -> None:
    assert [one.value for one in Truth] == ["yes", "no", "cannot tell"]
