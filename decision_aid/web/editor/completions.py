"""Completions for the text editor, sent as JSON: the keys of each place, and the file's own ids."""

from decision_aid.consultation.statement_labels import BESIDE_OPTIONS
from decision_aid.model.aid import IMPORTANCE_PAGE, DecisionAid
from decision_aid.model.enums import FileForm
from decision_aid.model.evidence import OPTION_WORDS
from decision_aid.rule_file.schema.keys import Key, Plain, Reference, References
from decision_aid.rule_file.schema.places import places
from decision_aid.rule_file.schema.table import RULE_FILE

Ids = dict[str, dict[str, str]]


def keys_by_place() -> dict[str, dict[str, dict[str, object]]]:
    """The keys of each place, with meaning, whether required, allowed values, and the section whose ids they take."""
    return {
        place: {
            name: {"means": key.means, "needed": entry.needs[name], "values": key.values, "ids": _section(key)}
            for name, key in entry.by_name.items()
        }
        for place, entry in places(RULE_FILE)
    }


def _section(key: Key) -> str:
    match key.holds:
        case Reference(to) | References(to) if to in RULE_FILE.by_name:
            return to
        case Plain.TWO_STATEMENTS:
            return "statements"
        case _:
            return ""


def ids_by_kind(aid: DecisionAid) -> Ids:
    """The file's ids by kind, each with its name or text; in form 2 also the words for every option, and for none."""
    words = () if aid.format is FileForm.FIRST else OPTION_WORDS
    beside = {word: BESIDE_OPTIONS[what] for word, what in words}
    return {
        "options": {one.id: one.name for one in aid.options} | beside,
        "considerations": {one.id: one.title for one in aid.considerations if one.id != IMPORTANCE_PAGE},
        "outcomes": {one.id: one.name for one in aid.outcomes},
        "sources": {one.id: one.citation for one in aid.sources},
        "questions": {one.id: one.ask for one in aid.questions},
        "statements": {one.id: one.text for one in aid.statements},
    }


def choices_by_question(aid: DecisionAid) -> Ids:
    """The choice ids by question, each with its label."""
    return {question.id: {one.id: one.label for one in question.choices} for question in aid.questions}
