"""A short neutral note for the patient's medical record: which aid, what was answered, what mattered.

It records that a talk took place and leaves blanks for the person's own words; it recommends nothing.
"""

import datetime
from collections.abc import Iterator

from decision_aid.consultation.path import Voice
from decision_aid.consultation.patient_wording import spoken_of
from decision_aid.consultation.summary import Summary
from decision_aid.consultation.wording import IMPORTANCE, Translate, date_in_words, english
from decision_aid.model.gettext_marker import _

TALKED = _("Decision aid used on %(day)s.")
AID = _("Aid: %(title)s. Version %(version)s, file %(file)s. %(status)s")
OPTIONS = _("Options shown: %(options)s.")
MATTERS = _("What matters to the patient: %(marks)s.")
NO_MARKS = _("The patient did not mark what matters to them.")
ANSWERED = _("Questions answered: %(said)s of %(asked)s.")
DIFFERENTLY = _("Different answers to “%(ask)s”: %(said)s.")
QUOTED = {
    Voice.PERSON: _("The person said “%(answer)s”"),
    Voice.PATIENT: _("The patient said “%(answer)s”"),
    Voice.CLINICIAN: _("The clinician said “%(answer)s”"),
}
ASKS = _("What the person wants to ask:")
LEANING = _("What the person is leaning towards, in their own words:")
BY_HAND = _("(to be filled in)")


def record_note(summary: Summary, *, today: datetime.date, translate: Translate = english) -> str:
    """The note as plain text that ends with a newline."""
    return "\n".join(_lines(summary, today, translate)) + "\n"


def _lines(summary: Summary, today: datetime.date, translate: Translate) -> Iterator[str]:
    translate, said = spoken_of(summary.about.person, translate), len(summary.said)
    yield translate(TALKED) % {"day": date_in_words(today, translate)}
    yield translate(AID) % {
        "title": summary.title,
        "version": summary.version,
        "file": summary.fingerprint,
        "status": summary.status_sentence,
    }
    yield from filter(None, (summary.about.not_for, summary.notice))
    yield translate(OPTIONS) % {"options": "; ".join(option.name for option in summary.options)}
    yield translate(ANSWERED) % {"said": said, "asked": said + len(summary.unanswered)}
    yield _importances(summary, translate)
    for answer in summary.differing:
        quoted = ". ".join(translate(QUOTED[voice]) % {"answer": text} for voice, text in answer.said)
        yield translate(DIFFERENTLY) % {"ask": answer.question.ask, "said": quoted}
    for asked in (ASKS, LEANING):
        yield translate(asked)
        yield translate(BY_HAND)


def _importances(summary: Summary, translate: Translate) -> str:
    marked = [(row.outcome.name, row.importance) for row in summary.rows if row.importance]
    marks = "; ".join(f"{name} ({translate(IMPORTANCE[mark]).lower()})" for name, mark in marked)
    return translate(MATTERS) % {"marks": marks} if marks else translate(NO_MARKS)
