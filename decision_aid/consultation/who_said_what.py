"""Who said what: the answers of all voices in words, and a sentence for each question on which they differ."""

from collections.abc import Collection, Iterator

from decision_aid.consultation.answers import Answer, Declined
from decision_aid.consultation.path import QuestionPath, Voice
from decision_aid.consultation.reasons import answer_text
from decision_aid.consultation.summary import GivenAnswer
from decision_aid.consultation.voices import Voices, asked_questions
from decision_aid.consultation.wording import Translate, join_and
from decision_aid.model.aid import Question
from decision_aid.model.gettext_marker import _

PERSON, PATIENT, CLINICIAN = Voice.PERSON, Voice.PATIENT, Voice.CLINICIAN
ATTRIBUTIONS = {
    frozenset({PERSON}): "",
    frozenset({PATIENT}): _("The patient"),
    frozenset({CLINICIAN}): _("Your doctor or nurse"),
    frozenset({PERSON, CLINICIAN}): _("Both together"),
    frozenset({PERSON, PATIENT}): _("You and the patient"),
    frozenset({PATIENT, CLINICIAN}): _("The patient and your doctor or nurse"),
    frozenset({PERSON, PATIENT, CLINICIAN}): _("All together"),
}
FOR_ANSWERS = _("For %(answers)s")
WHOSE = {PERSON: _("your answer"), PATIENT: _("the patient's answer"), CLINICIAN: _("your doctor or nurse's answer")}
DIFFERENT = _("You gave different answers: %(said)s.")
QUOTED = {
    PERSON: _("you said “%(answer)s”"),
    PATIENT: _("the patient said “%(answer)s”"),
    CLINICIAN: _("your doctor or nurse said “%(answer)s”"),
}


def whose_answer(voices: Collection[Voice], translate: Translate) -> str:
    """Whose answer something is, in words: "your answer and your doctor or nurse's answer"."""
    return join_and(tuple(translate(WHOSE[voice]) for voice in WHOSE if voice in voices), translate)


def for_whose_answer(voices: Collection[Voice], translate: Translate) -> str:
    """For whose answer something is shown, as a heading: "For your answer"."""
    return translate(FOR_ANSWERS) % {"answers": whose_answer(voices, translate)}


def answers_in_words(walks: tuple[QuestionPath, ...], voices: Voices, translate: Translate) -> Iterator[GivenAnswer]:
    """The answers to all questions that are asked, in file order.

    Those of others than the person are attributed, unless all were given together; the person's own never are.
    """
    apart = voices.single_voice() is not Voice.TOGETHER
    for question in asked_questions(walks):
        if said := voices.answered_by(question.id):
            by = ATTRIBUTIONS[frozenset(said)] if apart else ""
            yield _in_words(question, said, translate(by) if by else "", translate)


def _in_words(question: Question, said: dict[Voice, Answer], by: str, translate: Translate) -> GivenAnswer:
    answer, own = next(iter(said.values())), PERSON in said
    texts = tuple((voice, answer_text(question, one, translate)) for voice, one in said.items())
    if len(set(said.values())) == 1:
        return GivenAnswer(question, answer, texts[0][1], own=own, by=by)
    quoted = "; ".join(translate(QUOTED[voice]) % {"answer": text} for voice, text in texts)
    differs = _differing(set(said.values()), quoted, translate)
    return GivenAnswer(question, answer, texts[0][1], own=own, said=texts, differs=differs)


def _differing(answers: Collection[Answer], quoted: str, translate: Translate) -> str:
    """All answers, with equal weight; to "rather not say" is not to disagree, so its sentence is another one."""
    if len([answer for answer in answers if not isinstance(answer, Declined)]) > 1:
        return translate(DIFFERENT) % {"said": quoted}
    return f"{quoted[:1].upper()}{quoted[1:]}."
