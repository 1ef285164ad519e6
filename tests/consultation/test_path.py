"""Answers decide which questions are asked; what is not asked does not count, and silence is never a no."""

from decision_aid.consultation.answers import Answer, Unsaid
from decision_aid.consultation.path import WHAT_MATTERS, page_of, pages, walk
from decision_aid.consultation.summarise import summarise
from decision_aid.model.conditions import Line, Truth
from tests.support.aids import SMALL, TODAY, aid_from, small

AID = aid_from(SMALL)
LONG, SHORT = frozenset({"long"}), frozenset({"short"})


def asked(**answers: Answer) -> list[str]:
    """The ids of the questions on the path."""
    return [question.id for question in walk(AID, answers).path()]


def test_a_question_is_asked_once_its_condition_holds() -> None:
    assert "tried" in asked(duration=LONG)
    assert "tried" not in asked(duration=SHORT)
    assert "tried" not in asked()


def test_without_an_answer_it_cannot_be_told_whether_a_further_question_is_asked() -> None:
    assert walk(AID, {}).asked["tried"] is Truth.CANNOT_TELL
    assert walk(AID, {"duration": Unsaid.RATHER_NOT_SAY}).asked["tried"] is Truth.CANNOT_TELL
    assert walk(AID, {"duration": SHORT}).asked["tried"] is Truth.NO


def test_an_answer_to_a_question_that_is_not_asked_does_not_count() -> None:
    rested = {"duration": SHORT, "tried": frozenset({"rest"})}
    when = next(one.when for one in AID.statements if one.id == "exercises.ease.2")

    assert walk(AID, rested).holds(when) is Truth.NO
    assert walk(AID, rested | {"duration": LONG}).holds(when) is Truth.YES
    assert "tried" not in walk(AID, rested).said()


def test_pages_are_considerations_and_then_what_matters() -> None:
    assert pages(AID) == ("shoulder", "days", WHAT_MATTERS)
    found = walk(AID, {"duration": LONG}).path()
    assert [question.id for question in found if page_of(question) == "shoulder"] == ["duration", "tried"]


def test_questions_are_asked_by_consideration_whatever_their_order_in_the_file() -> None:
    later = small(("consideration: days\n    ask", "consideration: shoulder\n    ask"))

    assert [question.id for question in aid_from(later).questions][:3] == ["duration", "tried", "age"]
    assert pages(aid_from(later)) == ("shoulder", WHAT_MATTERS)


def test_unanswered_questions_are_those_on_the_path() -> None:
    found = summarise(AID, {"duration": LONG, "age": Unsaid.RATHER_NOT_SAY}, today=TODAY)

    assert [question.id for question in found.unanswered] == ["tried", "ease-matters", "time-matters"]


def test_an_answer_left_over_from_a_question_that_may_not_be_asked_decides_nothing() -> None:
    when = next(one.when for one in AID.statements if one.id == "exercises.ease.2")

    assert walk(AID, {"tried": frozenset({"heat"})}).holds(when) is Truth.CANNOT_TELL
    assert walk(AID, {"tried": frozenset({"rest"})}).holds(when) is Truth.CANNOT_TELL


def test_a_condition_of_no_aid_counts_no_answer_to_what_is_not_or_may_not_be_asked() -> None:
    line, rested = Line("tried", frozenset({"rest"})), {"tried": frozenset({"rest"})}

    assert walk(AID, {"duration": LONG} | rested).holds(line) is Truth.YES
    assert walk(AID, {"duration": SHORT} | rested).holds(line) is Truth.NO
    assert walk(AID, rested).holds(line) is Truth.CANNOT_TELL
    assert walk(AID, {"duration": LONG}).holds(line) is Truth.CANNOT_TELL


def test_every_statement_comes_with_whether_it_applies() -> None:
    walked = walk(AID, {"duration": SHORT})

    assert walked.stated() == [(one, walked.holds(one.when)) for one in AID.statements]
    assert {truth for _, truth in walked.stated()} == {Truth.YES, Truth.NO}


def test_the_page_on_what_matters_keeps_its_address() -> None:
    assert WHAT_MATTERS == "what-matters"
