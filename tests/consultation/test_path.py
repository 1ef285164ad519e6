"""Answers decide which questions are asked; what is not asked does not count, and silence is never a no."""

from decision_aid.consultation.answers import Answer, Declined
from decision_aid.consultation.path import follow_path, path_of_example, question_pages
from decision_aid.consultation.summarise import summarise
from decision_aid.model.aid import IMPORTANCE_PAGE, Example
from decision_aid.model.conditions import Clause, Truth
from decision_aid.model.problems import Place
from tests.support.aids import SMALL, TODAY, aid_from, small

AID = aid_from(SMALL)
LONG, SHORT = frozenset({"long"}), frozenset({"short"})


def asked(**answers: Answer) -> list[str]:
    """The ids of the questions on the path."""
    return [question.id for question in follow_path(AID, answers).asked_questions()]


def test_a_question_is_asked_once_its_condition_holds() -> None:
    assert "tried" in asked(duration=LONG)
    assert "tried" not in asked(duration=SHORT)
    assert "tried" not in asked()


def test_without_an_answer_it_cannot_be_told_whether_a_further_question_is_asked() -> None:
    assert follow_path(AID, {}).asked["tried"] is Truth.CANNOT_TELL
    assert follow_path(AID, {"duration": Declined.RATHER_NOT_SAY}).asked["tried"] is Truth.CANNOT_TELL
    assert follow_path(AID, {"duration": SHORT}).asked["tried"] is Truth.NO


def test_an_answer_to_a_question_that_is_not_asked_does_not_count() -> None:
    rested = {"duration": SHORT, "tried": frozenset({"rest"})}
    when = next(one.when for one in AID.statements if one.id == "exercises.ease.2")

    assert follow_path(AID, rested).holds(when) is Truth.NO
    assert follow_path(AID, rested | {"duration": LONG}).holds(when) is Truth.YES
    assert "tried" not in follow_path(AID, rested).answers_on_path()


def test_pages_are_considerations_and_then_what_matters() -> None:
    assert question_pages(AID) == ("shoulder", "days", IMPORTANCE_PAGE)
    found = follow_path(AID, {"duration": LONG}).asked_questions()
    assert [question.id for question in found if question.page == "shoulder"] == ["duration", "tried"]


def test_questions_are_asked_by_consideration_whatever_their_order_in_the_file() -> None:
    later = small(("consideration: days\n    ask", "consideration: shoulder\n    ask"))

    assert [question.id for question in aid_from(later).questions][:3] == ["duration", "tried", "age"]
    assert question_pages(aid_from(later)) == ("shoulder", IMPORTANCE_PAGE)


def test_unanswered_questions_are_those_on_the_path() -> None:
    found = summarise(AID, {"duration": LONG, "age": Declined.RATHER_NOT_SAY}, today=TODAY)

    assert [question.id for question in found.unanswered] == ["tried", "ease-matters", "time-matters"]


def test_an_answer_left_over_from_a_question_that_may_not_be_asked_decides_nothing() -> None:
    when = next(one.when for one in AID.statements if one.id == "exercises.ease.2")

    assert follow_path(AID, {"tried": frozenset({"heat"})}).holds(when) is Truth.CANNOT_TELL
    assert follow_path(AID, {"tried": frozenset({"rest"})}).holds(when) is Truth.CANNOT_TELL


def test_a_condition_of_no_aid_counts_no_answer_to_what_is_not_or_may_not_be_asked() -> None:
    line, rested = Clause("tried", frozenset({"rest"})), {"tried": frozenset({"rest"})}

    assert follow_path(AID, {"duration": LONG} | rested).holds(line) is Truth.YES
    assert follow_path(AID, {"duration": SHORT} | rested).holds(line) is Truth.NO
    assert follow_path(AID, rested).holds(line) is Truth.CANNOT_TELL
    assert follow_path(AID, {"duration": LONG}).holds(line) is Truth.CANNOT_TELL


def test_every_statement_comes_with_whether_it_applies() -> None:
    walked = follow_path(AID, {"duration": SHORT})

    assert walked.statement_results() == [(one, walked.holds(one.when)) for one in AID.statements]
    assert {truth for _, truth in walked.statement_results()} == {Truth.YES, Truth.NO}


def test_an_example_person_gives_one_answer_or_several() -> None:
    one = Example("One", (("duration", "long"), ("tried", ("heat", "rest"))), (), (), (), Place())

    assert path_of_example(AID, one).answers == {"duration": LONG, "tried": frozenset({"heat", "rest"})}


def test_the_page_on_what_matters_keeps_its_address() -> None:
    assert IMPORTANCE_PAGE == "what-matters"
