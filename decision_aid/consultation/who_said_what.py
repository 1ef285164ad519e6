"""Who said what: the answers of both voices in words, and a sentence for each question on which they differ."""

from collections.abc import Iterator

from decision_aid.consultation.answers import Answer, Declined
from decision_aid.consultation.path import QuestionPath
from decision_aid.consultation.reasons import answer_text
from decision_aid.consultation.summary import GivenAnswer
from decision_aid.consultation.voices import Voice, Voices, asked_questions
from decision_aid.consultation.wording import Translate, _
from decision_aid.model.aid import Question

ATTRIBUTIONS = {Voice.CLINICIAN: _("Your clinician"), Voice.TOGETHER: _("Both together")}
WHOSE = {Voice.PERSON: _("For your answer"), Voice.CLINICIAN: _("For your clinician's answer")}
DIFFERENT = _("You see this differently: you said “%(yours)s”; your clinician said “%(theirs)s”.")
ONE_DECLINED = _("You said “%(yours)s”; your clinician said “%(theirs)s”.")


def answers_in_words(walks: tuple[QuestionPath, ...], voices: Voices, translate: Translate) -> Iterator[GivenAnswer]:
    """The answers to all questions that are asked, in file order.

    Those of the clinician and of both are attributed, unless all were given together; the person's own never are.
    """
    apart = voices.single_voice() is not Voice.TOGETHER
    for question in asked_questions(walks):
        if who := voices.voice_of(question.id):
            yield _in_words(
                question, voices, translate(ATTRIBUTIONS[who]) if apart and who in ATTRIBUTIONS else "", translate
            )


def _in_words(question: Question, voices: Voices, by: str, translate: Translate) -> GivenAnswer:
    yours, theirs = voices.person.get(question.id), voices.clinician.get(question.id)
    if yours is not None and theirs is not None and yours != theirs:
        return _differing(question, yours, theirs, translate)
    answer = theirs if yours is None else yours
    assert answer is not None
    return GivenAnswer(question, answer, answer_text(question, answer, translate), own=yours is not None, by=by)


def _differing(question: Question, yours: Answer, theirs: Answer, translate: Translate) -> GivenAnswer:
    """Both answers, with equal weight; to "rather not say" is not to disagree, so its sentence is another one."""
    texts = [answer_text(question, answer, translate) for answer in (yours, theirs)]
    sentence = ONE_DECLINED if Declined.RATHER_NOT_SAY in (yours, theirs) else DIFFERENT
    differs = translate(sentence) % {"yours": texts[0], "theirs": texts[1]}
    return GivenAnswer(question, yours, texts[0], theirs=texts[1], differs=differs)
