"""An aid comes in; what an author may write in its file goes out: each place's keys, and the file's own names."""

from decision_aid.checks.key_reference import keys
from decision_aid.consultation.path import WHAT_MATTERS
from decision_aid.model.aid import DecisionAid
from decision_aid.model.evidence import Finding

Ids = dict[str, dict[str, str]]


def levels() -> dict[str, dict[str, dict[str, object]]]:
    """The keys of each place: what they mean, whether they must be there, and the words that they may hold."""
    return {
        place: {key: {"means": one.means, "needed": one.needed, "values": one.values} for key, one in known.items()}
        for place, known in keys().items()
    }


def ids(aid: DecisionAid) -> Ids:
    """The names that the file gives to things, by kind, each with what it stands for."""
    return {
        "options": {one.id: one.name for one in aid.options},
        "considerations": {one.id: one.title for one in aid.considerations if one.id != WHAT_MATTERS},
        "outcomes": {one.id: one.name for one in aid.outcomes},
        "sources": {one.id: one.citation for one in aid.sources},
        "questions": {one.id: one.ask for one in aid.questions},
        "statements": {
            one.id: one.content.says if isinstance(one.content, Finding) else one.content.text for one in aid.statements
        },
    }


def choices(aid: DecisionAid) -> Ids:
    """The names of each question's choices, each with its words."""
    return {question.id: {one.id: one.label for one in question.choices} for question in aid.questions}
