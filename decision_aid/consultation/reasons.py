"""Explain in words why something is shown, may apply or is left out, from the clauses that decided its condition."""

from collections.abc import Iterable

from decision_aid.consultation.answers import Answer, Declined
from decision_aid.consultation.path import QuestionPath, Voice
from decision_aid.consultation.wording import IMPORTANCE, WOULD_RATHER_NOT_SAY, Translate, join_and
from decision_aid.model.aid import Question
from decision_aid.model.conditions import Clause, Condition, Truth, deciding_clauses
from decision_aid.model.enums import QuestionKind
from decision_aid.model.gettext_marker import _

SHOWN_TO_ALL = _("Everyone sees this.")
SHOWN = _("Shown because %(reasons)s.")
LEFT_OUT = _("Left out because %(reasons)s.")
MAY_APPLY = _("May apply: %(reasons)s.")
ASKED = _("Asked because %(reasons)s.")
ALIKE = _("You are like the people in this study: %(reasons)s.")
UNLIKE = _("You differ from the people in this study: %(reasons)s. Ask what that means for you.")
PERHAPS_ALIKE = _("We cannot tell if you are like the people in this study: %(reasons)s. Ask your team.")
SAID = {
    Voice.PERSON: _("you said %(said)s"),
    Voice.PATIENT: _("the patient said %(said)s"),
    Voice.CLINICIAN: _("your doctor or nurse said %(said)s"),
}
ANSWERED = {
    Voice.PERSON: _("you answered “%(answer)s” to “%(ask)s”"),
    Voice.PATIENT: _("the patient answered “%(answer)s” to “%(ask)s”"),
    Voice.CLINICIAN: _("your doctor or nurse answered “%(answer)s” to “%(ask)s”"),
}
WOULD_NOT_SAY = {
    Voice.PERSON: _("you would rather not answer “%(ask)s”"),
    Voice.PATIENT: _("the patient would rather not answer “%(ask)s”"),
    Voice.CLINICIAN: _("your doctor or nurse would rather not answer “%(ask)s”"),
}
COMPARISON_SENTENCES = {Truth.YES: ALIKE, Truth.NO: UNLIKE, Truth.CANNOT_TELL: PERHAPS_ALIKE}
# A question that leaves a condition undecided: its id, whether it is asked, and who would rather not say; None where
# nobody said that.
UndecidedQuestion = tuple[str, Truth, Voice | None]
UndecidedQuestions = tuple[UndecidedQuestion, ...]
REASON_SENTENCES = {Truth.YES: SHOWN, Truth.NO: LEFT_OUT, Truth.CANNOT_TELL: MAY_APPLY}


def why_shown(walk: QuestionPath, condition: Condition, translate: Translate) -> str:
    """Why a statement is shown, may apply or is left out: a sentence with the answers that decided it."""
    truth = walk.holds(condition)
    clauses = deciding_clauses(condition, truth, walk.clause_holds)
    return _sentence(walk, clauses, REASON_SENTENCES[truth], translate) if clauses else translate(SHOWN_TO_ALL)


def undecided_questions(walk: QuestionPath, condition: Condition) -> UndecidedQuestions:
    """The questions that leave a condition undecided; the same in every language, unlike the sentence about them."""
    clauses = deciding_clauses(condition, Truth.CANNOT_TELL, walk.clause_holds)
    return tuple(dict.fromkeys(_open(walk, line.question) for line in clauses))


def comparison_with_studied(walk: QuestionPath, condition: Condition, translate: Translate) -> str:
    """How the person compares with the people in a study: alike, different or not known, and by which answers."""
    truth = walk.holds(condition)
    return _sentence(
        walk, deciding_clauses(condition, truth, walk.clause_holds), COMPARISON_SENTENCES[truth], translate
    )


def why_asked(walks: Iterable[QuestionPath], question: Question, translate: Translate) -> str:
    """Why a question is asked, for one that is; "" where everybody is asked."""
    walk = next(walk for walk in walks if walk.asked[question.id] is Truth.YES)
    clauses = deciding_clauses(question.when, Truth.YES, walk.clause_holds)
    return _sentence(walk, clauses, ASKED, translate) if clauses else ""


def _sentence(walk: QuestionPath, clauses: tuple[Clause, ...], sentence: str, translate: Translate) -> str:
    phrases = tuple(dict.fromkeys(_phrase(walk, line, translate) for line in clauses))
    return translate(sentence) % {"reasons": join_and(phrases, translate)}


def _open(walk: QuestionPath, question: str) -> UndecidedQuestion:
    truth = walk.asked[question]
    unsaid = truth is Truth.YES and isinstance(walk.answers.get(question), Declined)
    return question, truth, walk.speaker(question) if unsaid else None


def _phrase(walk: QuestionPath, line: Clause, translate: Translate) -> str:
    question = walk.aid.question(line.question)
    answer = walk.answers.get(question.id)
    if walk.asked[question.id] is Truth.NO:
        return translate(_("you are not asked “%(ask)s”")) % {"ask": question.ask}
    if walk.asked[question.id] is Truth.CANNOT_TELL:
        return translate(_("you may still be asked “%(ask)s”")) % {"ask": question.ask}
    if answer is None:
        return translate(_("“%(ask)s” has no answer yet")) % {"ask": question.ask}
    by = walk.speaker(question.id)
    if isinstance(answer, Declined):
        return translate(WOULD_NOT_SAY[by]) % {"ask": question.ask}
    return answer_phrase(question, _counting(line, answer), translate, by=by)


def _counting(line: Clause, answer: Answer) -> Answer:
    """Of several chosen answers, those that satisfy the clause; all of them where none does."""
    if isinstance(answer, frozenset) and isinstance(line.answers, frozenset):
        return answer & line.answers or answer
    return answer


def answer_phrase(question: Question, answer: Answer, translate: Translate, *, by: Voice) -> str:
    """The answer as a phrase: "you said the lupus is active", or "your clinician said ..." where it is theirs."""
    if said := _clause(question, answer):
        return translate(SAID[by]) % {"said": said}
    facts = {"answer": answer_text(question, answer, translate), "ask": question.ask}
    return translate(ANSWERED[by]) % facts


def _clause(question: Question, answer: Answer) -> str:
    """The clause for the one choice taken; "" for several, whose clauses would begin alike again and again."""
    chosen = answer if isinstance(answer, frozenset) else frozenset[str]()
    return next((choice.said for choice in question.choices if chosen == {choice.id}), "")


def answer_text(question: Question, answer: Answer, translate: Translate) -> str:
    """The answer as the person gave it."""
    if isinstance(answer, Declined):
        return translate(WOULD_RATHER_NOT_SAY)
    if isinstance(answer, frozenset):
        return ", ".join(choice.label for choice in question.choices if choice.id in answer)
    if question.kind is QuestionKind.NUMBER:
        return f"{answer} {question.unit}".strip()
    return next(translate(text) for mark, text in IMPORTANCE.items() if mark is answer)


def short_answer_text(question: Question, answer: Answer, translate: Translate) -> str:
    """The answer on its own, where its choices have a `said:`; else after the wording of the question."""
    if said := _clause(question, answer):
        return said[:1].upper() + said[1:]
    return f"{question.ask} {answer_text(question, answer, translate)}"
