"""The pages of questions as steps with progress, and the order between them."""

from dataclasses import dataclass

from decision_aid.consultation.path import question_pages
from decision_aid.consultation.wording import WHAT_MATTERS_TITLE, WHAT_MATTERS_WHY
from decision_aid.model.aid import IMPORTANCE_PAGE, Question
from decision_aid.web.http.language import translate
from decision_aid.web.person.visit import Visit


@dataclass(frozen=True, slots=True)
class Step:
    """A page of questions, with how many apply and are answered."""

    page: str
    title: str
    why: str
    asked: int
    answered: int
    number: int

    @property
    def unanswered(self) -> int:
        """How many that apply have no answer."""
        return self.asked - self.answered

    @property
    def state(self) -> str:
        """Progress: "all", "some" or "none"."""
        if self.answered == self.asked:
            return "all"
        return "some" if self.answered else "none"


def steps(visit: Visit) -> list[Step]:
    """The pages with a question that applies, in order."""
    return [_step(visit, page, number) for number, page in enumerate(visit.pages, 1)]


def step(visit: Visit, page: str) -> Step:
    """The step of one page; its number is 0 if nothing on it applies."""
    return _step(visit, page, visit.pages.index(page) + 1 if page in visit.pages else 0)


def is_question_page(visit: Visit, page: str) -> bool:
    """Whether the aid has that page of questions."""
    return page in question_pages(visit.aid)


def next_page(visit: Visit, page: str) -> str | None:
    """The next page with a question that applies; None after the last."""
    order = question_pages(visit.aid)
    return next((one for one in order[order.index(page) + 1 :] if one in visit.pages), None)


def previous_page(visit: Visit, page: str) -> str | None:
    """The previous page with a question that applies; None before the first."""
    order = question_pages(visit.aid)
    return next((one for one in reversed(order[: order.index(page)]) if one in visit.pages), None)


def asked_before(visit: Visit, page: str, question: str) -> list[Question]:
    """The questions of the page that apply and come before that one, which itself need not apply."""
    order = _ids(visit, page)
    return [one for one in visit.asked(page) if order.index(one.id) < order.index(question)]


def asked_after(visit: Visit, page: str, question: str) -> list[Question]:
    """The questions of the page that apply and come after that one, which itself need not apply."""
    order = _ids(visit, page)
    return [one for one in visit.asked(page) if order.index(one.id) > order.index(question)]


def _ids(visit: Visit, page: str) -> list[str]:
    return [question.id for question in visit.questions(page)]


def _step(visit: Visit, page: str, number: int) -> Step:
    asked = visit.asked(page)
    answered = sum(visit.voices.voice_of(question.id) is not None for question in asked)
    title, why = _heading(visit, page)
    return Step(page, title, why, len(asked), answered, number)


def _heading(visit: Visit, page: str) -> tuple[str, str]:
    if page == IMPORTANCE_PAGE:
        return translate(WHAT_MATTERS_TITLE), translate(WHAT_MATTERS_WHY)
    consideration = next(one for one in visit.aid.considerations if one.id == page)
    return consideration.title, consideration.why
