"""Who answers a page (person, clinician, both), and what the other one answered there."""

from collections.abc import Iterator
from dataclasses import dataclass

from decision_aid.consultation.reasons import answer_text
from decision_aid.consultation.voices import Voice
from decision_aid.consultation.who_said_what import answers_in_words
from decision_aid.consultation.wording import _
from decision_aid.model.aid import IMPORTANCE_PAGE
from decision_aid.web.http.language import translate
from decision_aid.web.person.visit import Visit

VOICES = {
    Voice.PERSON: _("The person"),
    Voice.CLINICIAN: _("The clinician"),
    Voice.TOGETHER: _("Both"),
}
CLINICIAN_RATINGS_NOTE = _(
    "Only the person's own marks order the rows. A clinician's mark is kept beside them and orders nothing."
)
REMINDERS = {
    Voice.CLINICIAN: _("What is answered here is kept as the clinician's. The next page begins with the person again."),
    Voice.TOGETHER: _("What is answered here is kept as said by both, on the next pages too, until you choose one."),
}
OTHERS = {
    Voice.PERSON: (
        _("Your clinician has answered on this page. That stays as it is. What you answer stands beside it."),
        _("See what your clinician said"),
    ),
    Voice.CLINICIAN: (
        _("The person has answered on this page. That stays as it is. What the clinician answers stands beside it."),
        _("See what the person said"),
    ),
    Voice.TOGETHER: (
        _("You see something on this page differently. Both answers stay while you leave it blank here. "
          "What you answer together takes their place."),
        _("See both answers"),
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class WhoAnswers:
    """The current voice of a page with its texts; `others` holds the other voice's answers as (question, answer)."""

    voice: Voice
    alone: bool
    voices: dict[Voice, str]
    reminder: str
    note: str
    hint: str
    others: tuple[tuple[str, str], ...]


def parse_voice(value: str, otherwise: Voice) -> Voice:
    """Parse a form value; `otherwise` where it names no voice."""
    return Voice(value) if value in {one.value for one in Voice} else otherwise


def voice_on_page(visit: Visit, page: str) -> WhoAnswers:
    """The current voice of a page, and the other's answers."""
    note, hint = map(translate, OTHERS[visit.voice])
    voices = {one: translate(name) for one, name in VOICES.items()}
    alone = visit.voice is Voice.PERSON and not visit.theirs
    return WhoAnswers(visit.voice, alone, voices, _reminder(visit.voice, page), note, hint, tuple(_others(visit, page)))


def _reminder(voice: Voice, page: str) -> str:
    """A reminder that the person is not the one answering; "" when they are."""
    if voice not in REMINDERS:
        return ""
    own = (CLINICIAN_RATINGS_NOTE,) if voice is Voice.CLINICIAN and page == IMPORTANCE_PAGE else ()
    return " ".join(map(translate, (REMINDERS[voice], *own)))


def _others(visit: Visit, page: str) -> Iterator[tuple[str, str]]:
    asked = visit.asked(page)
    if visit.voice is Voice.TOGETHER:
        found = answers_in_words(visit.walks, visit.voices, translate)
        yield from ((one.question.ask, one.differs) for one in found if one.differs and one.question in asked)
        return
    mine, other = visit.voices.person, visit.voices.clinician
    if visit.voice is Voice.CLINICIAN:
        mine, other = other, mine
    for question in asked:
        if question.id in other and other[question.id] != mine.get(question.id):
            yield question.ask, answer_text(question, other[question.id], translate)
