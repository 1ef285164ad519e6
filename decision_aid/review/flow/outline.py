"""Outline of the question flow: page by page, when each question is asked and what depends on it."""

from collections.abc import Iterator
from dataclasses import dataclass

from decision_aid.consultation.condition_phrases import condition_sentence
from decision_aid.consultation.path import question_pages
from decision_aid.consultation.wording import Translate, english
from decision_aid.model.aid import IMPORTANCE_PAGE, DecisionAid, Question
from decision_aid.model.conditions import Condition, clauses_of
from decision_aid.model.enums import QuestionKind
from decision_aid.model.gettext_marker import _
from decision_aid.model.languages import text_direction

WHAT_MATTERS_TITLE = _("What matters to the person")
ASKED_OF_ALL, ASKED_IF = _("Asked of everybody."), _("Asked if %(condition)s.")
KINDS = {
    QuestionKind.ONE: _("one answer"),
    QuestionKind.SEVERAL: _("several answers"),
    QuestionKind.NUMBER: _("a number"),
    QuestionKind.IMPORTANCE: _("how much it matters"),
}
ONE_STATEMENT, STATEMENTS = _("Decides on 1 statement."), _("Decides on %(count)s statements.")
OPENS = _("Opens %(numbers)s.")
ORDERS = _("Orders the rows of the summary.")
NOTHING_HANGS_ON_IT = _("Decides only which questions for the team are suggested.")


@dataclass(frozen=True, slots=True)
class FlowQuestion:
    """One question, numbered in the order of asking; `opened_by` are numbers of other questions."""

    number: int
    question: Question
    kind: str
    when: str
    opened_by: tuple[int, ...]
    leads_to: str

    @property
    def always(self) -> bool:
        """Whether everybody is asked it."""
        return not self.opened_by


@dataclass(frozen=True, slots=True)
class FlowPage:
    """The questions on one page."""

    title: str
    asked: tuple[FlowQuestion, ...]


@dataclass(frozen=True, slots=True)
class Flow:
    """The whole flow of an aid."""

    title: str
    pages: tuple[FlowPage, ...]
    right_to_left: bool = False

    @property
    def all_questions(self) -> tuple[FlowQuestion, ...]:
        """All questions in the order of asking."""
        return tuple(sorted((entry for page in self.pages for entry in page.asked), key=lambda one: one.number))


def build_flow(aid: DecisionAid, translate: Translate = english) -> Flow:
    """The questions of an aid, by page."""
    numbers = {question.id: number for number, question in enumerate(aid.questions, start=1)}
    titles = {consideration.id: consideration.title for consideration in aid.considerations} | {
        IMPORTANCE_PAGE: translate(WHAT_MATTERS_TITLE)
    }
    return Flow(
        aid.title,
        tuple(
            FlowPage(
                titles[page],
                tuple(
                    _flow_question(aid, numbers, question, translate)
                    for question in aid.questions
                    if question.page == page
                ),
            )
            for page in question_pages(aid)
        ),
        right_to_left=text_direction(aid.language) == "rtl",
    )


def _flow_question(aid: DecisionAid, numbers: dict[str, int], question: Question, translate: Translate) -> FlowQuestion:
    opens = tuple(numbers[one.id] for one in aid.questions if question.id in _named(one.when))
    statements = sum(question.id in _named(statement.when) for statement in aid.statements)
    return FlowQuestion(
        number=numbers[question.id],
        question=question,
        kind=translate(KINDS[question.kind]),
        when=condition_sentence(aid.questions_by_id, question.when, ASKED_OF_ALL, ASKED_IF, translate),
        opened_by=tuple(sorted(numbers[name] for name in _named(question.when))),
        leads_to=" ".join(_leads_to(question, opens, statements, translate)),
    )


def _leads_to(question: Question, opens: tuple[int, ...], statements: int, translate: Translate) -> Iterator[str]:
    if question.kind is QuestionKind.IMPORTANCE:
        yield translate(ORDERS)
    if opens:
        yield translate(OPENS) % {"numbers": ", ".join(map(str, opens))}
    if statements:
        yield translate(ONE_STATEMENT if statements == 1 else STATEMENTS) % {"count": statements}
    if not opens and not statements and question.kind is not QuestionKind.IMPORTANCE:
        yield translate(NOTHING_HANGS_ON_IT)


def _named(condition: Condition) -> set[str]:
    return {line.question for line in clauses_of(condition)}


def flow_as_text(flow: Flow) -> str:
    """The flow as plain text."""
    return "\n".join(_lines(flow))


def _lines(flow: Flow) -> Iterator[str]:
    yield flow.title
    for page in flow.pages:
        yield from ("", page.title)
        for entry in page.asked:
            yield f"  {entry.number}. {entry.question.ask} ({entry.kind})"
            yield f"     {entry.when} {entry.leads_to}"
