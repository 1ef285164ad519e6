"""Who answers a page (person, patient, clinician, or all together), and what the others answered there."""

from collections.abc import Iterator
from dataclasses import dataclass

from decision_aid.consultation.answers import Answer
from decision_aid.consultation.path import Voice
from decision_aid.consultation.reasons import answer_text
from decision_aid.consultation.voices import voices_of
from decision_aid.consultation.who_said_what import answers_in_words
from decision_aid.model.aid import IMPORTANCE_PAGE, Question
from decision_aid.model.gettext_marker import _
from decision_aid.web.http.language import translate
from decision_aid.web.person.visit import Visit

NAMES = {Voice.PERSON: _("You"), Voice.PATIENT: _("The patient"), Voice.CLINICIAN: _("Your doctor or nurse")}
SWITCH = {**NAMES, Voice.CLINICIAN: _("My doctor or nurse"), Voice.TOGETHER: _("Both")}
ALL_THREE = _("All together")
RATINGS_NOTES = {
    Voice.CLINICIAN: _(
        "Only what the person marks here comes first in the summary. What a doctor or nurse marks is kept beside it."
    ),
    Voice.PATIENT: _("Only what you mark here comes first in the summary. What the patient marks is kept beside it."),
}
REMINDERS = {
    Voice.CLINICIAN: _(
        "These answers are saved as your doctor's or nurse's, on the next pages too, until you choose someone else."
    ),
    Voice.PATIENT: _("These answers are saved as the patient's, on the next pages too, until you choose someone else."),
    Voice.TOGETHER: _(
        "These answers are saved as those of all of you, on the next pages too, until you choose one person."
    ),
}
HAS_ANSWERED = {
    Voice.PERSON: _("The person has answered on this page."),
    Voice.PATIENT: _("The patient has answered on this page."),
    Voice.CLINICIAN: _("Your doctor or nurse has answered on this page."),
}
BOTH_KEPT = _("We keep both answers.")
ALL_KEPT = _("We keep everyone's answers.")
SEE = {
    Voice.PERSON: _("See what the person said"),
    Voice.PATIENT: _("See what the patient said"),
    Voice.CLINICIAN: _("See what your doctor or nurse said"),
}
ALL_STAY = _(
    "You see something on this page differently. Each answer stays while you leave it blank here. "
    "What you answer together takes their place."
)
SEE_ALL = _("See all answers")


@dataclass(frozen=True, slots=True)
class WhoAnswers:
    """The current voice of a page with its texts; `others` holds the others' answers, by question."""

    voice: Voice
    voices: dict[Voice, str]
    reminder: str
    note: str
    hint: str
    others: tuple[tuple[Question, str], ...]


def parse_voice(visit: Visit, value: str) -> Voice:
    """Parse a form value; the present voice where it names none of the aid's."""
    return next((voice for voice in voices_of(visit.aid) if voice.value == value), visit.voice)


def voice_on_page(visit: Visit, page: str) -> WhoAnswers:
    """The current voice of a page, and the others' answers."""
    voices = {one: translate(SWITCH[one]) for one in voices_of(visit.aid)}
    if Voice.PATIENT in voices:
        voices[Voice.TOGETHER] = translate(ALL_THREE)
    note, hint = _note(visit, page)
    return WhoAnswers(visit.voice, voices, _reminder(visit.voice, page), note, hint, tuple(_other_answers(visit, page)))


def _note(visit: Visit, page: str) -> tuple[str, str]:
    """That others have answered on the page, and where to read what they said."""
    if visit.voice is Voice.TOGETHER:
        return translate(ALL_STAY), translate(SEE_ALL)
    said = {voice for question in visit.asked(page) for voice in visit.voices.answered_by(question.id)}
    others = [voice for voice in visit.speakers if voice in said - {visit.voice}]
    kept = ALL_KEPT if len(others) > 1 else BOTH_KEPT
    note = " ".join(map(translate, (*(HAS_ANSWERED[voice] for voice in others), kept)))
    return note, translate(SEE[others[0]] if len(others) == 1 else SEE_ALL)


def _reminder(voice: Voice, page: str) -> str:
    """A reminder that the person is not the one answering; "" when they are."""
    if voice not in REMINDERS:
        return ""
    own = (RATINGS_NOTES[voice],) if voice in RATINGS_NOTES and page == IMPORTANCE_PAGE else ()
    return " ".join(map(translate, (REMINDERS[voice], *own)))


def _other_answers(visit: Visit, page: str) -> Iterator[tuple[Question, str]]:
    asked = visit.asked(page)
    if visit.voice is Voice.TOGETHER:
        found = answers_in_words(visit.walks, visit.voices, translate)
        yield from ((one.question, one.differs) for one in found if one.differs and one.question in asked)
        return
    for question in asked:
        said = visit.voices.answered_by(question.id)
        mine = said.pop(visit.voice, None)
        if others := {voice: answer for voice, answer in said.items() if answer != mine}:
            yield question, " / ".join(_attributed(question, *one, among=visit.speakers) for one in others.items())


def _attributed(question: Question, voice: Voice, answer: Answer, *, among: tuple[Voice, ...]) -> str:
    """The answer in words, after whose it is where more than one other may have given it."""
    text = answer_text(question, answer, translate)
    return f"{translate(NAMES[voice])}: {text}" if len(among) > len((Voice.PERSON, Voice.CLINICIAN)) else text
