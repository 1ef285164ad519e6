"""For whom an entry of the draft is, in words: for its form, for the list of entries, and where a table has parts."""

from collections.abc import Iterator, Mapping

from decision_aid.consultation.condition_phrases import condition_phrase
from decision_aid.consultation.wording import english
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import Condition, Otherwise
from decision_aid.rule_file.editing import Document, EntryKind, Unwritable
from decision_aid.rule_file.editing.block_style import render_flow
from decision_aid.rule_file.editing.entry_kinds import (
    GROUPS,
    choice_label,
    entries_of,
    entry_text,
    names_of,
    question_of,
)
from decision_aid.rule_file.editing.values import Value
from decision_aid.rule_file.reading.conditions import OTHERWISE, read_condition, scope_of
from decision_aid.rule_file.reading.context import ReadingContext
from decision_aid.rule_file.reading.fields import EntryFields
from decision_aid.rule_file.syntax.parse import MappingNode, parse
from decision_aid.web.editor.drafts.check_cache import checked_today

CONDITIONS = ("when", "like", "glance_when")
ONLY_IF = "Only if %(condition)s"
ANSWERED = "“%(question)s” with %(answers)s"
OR, AND = " or ", " and "
ENDS = {"at_least": "%(number)s or more", "below": "less than %(number)s"}


def condition_in_words(file: Document, kind: EntryKind, entry: Value) -> str:
    """The condition of an entry in words; "" without one, or where it can't be said so.

    Where the file has no aid in it, because of a mistake elsewhere, questions and answers alone are said in words.
    """
    entry = {"when": entry} if kind in GROUPS else entry
    when = next((entry[key] for key in CONDITIONS if key in entry), None) if isinstance(entry, Mapping) else None
    node = _parsed_condition(when) if isinstance(when, Mapping) and when else None
    if when is None or not isinstance(node, MappingNode):
        return ""
    aid = checked_today(file.content).aid
    if aid is None:
        return _answers_in_words(file.value, when) if isinstance(when, Mapping) else ""
    given = EntryFields(ReadingContext((), [], []), "a condition", node.place, {"when": node.entries[0][1]})
    return condition_phrase(
        aid.questions_by_id, read_condition(given, "when", scope_of(aid.questions_by_id.values())), english
    )


def case_in_words(file: Document, statement: str, case: Value) -> str:
    """For whom a case of a table is: of the one for all others, which answers are left to it."""
    if entry_text(case, "when") != OTHERWISE:
        return condition_in_words(file, EntryKind.CASE, case)
    aid = checked_today(file.content).aid
    rows = [one.when for one in aid.statements if one.table == statement] if aid else []
    left = next((one for when in rows for one in _alone(when) if isinstance(one, Otherwise)), None)
    return condition_phrase(aid.questions_by_id, left, english) if aid and left else ""


def whom_in_words(file: Document) -> Mapping[tuple[str, str], list[str]]:
    """For whom each entry of the list is, by kind and id; of a table row by row, and nothing of what is for all.

    Nothing where the file has no aid in it, because of a mistake: the forms tell it then.
    """
    aid = checked_today(file.content).aid
    found: dict[tuple[str, str], list[str]] = {}
    for entry, called, when in _conditions_of(file, aid) if aid else ():
        said = condition_phrase(aid.questions_by_id, when, english) if aid else ""
        if called or said:
            found.setdefault(entry, []).append(called or ONLY_IF % {"condition": said})
    return found


def _conditions_of(file: Document, aid: DecisionAid) -> Iterator[tuple[tuple[str, str], str, Condition]]:
    """Each entry of the list with the words for its people, if it has some, and its condition."""
    for one in aid.statements:
        yield (EntryKind.STATEMENT.value, one.table or one.id), one.called, one.when
    for question in aid.questions:
        yield (EntryKind.QUESTION.value, question.id), "", question.when
    for (ident, _entry), asked in zip(entries_of(file.value, EntryKind.ASK), aid.ask_the_team, strict=True):
        yield (EntryKind.ASK.value, ident), "", asked.when


def _alone(when: Condition) -> tuple[Condition, ...]:
    """A condition and those of which it is made."""
    return (when, *getattr(when, "parts", ()))


def _parsed_condition(when: Value) -> object:
    """The syntax tree of a condition as it was typed; None where something in it can't be written."""
    try:
        return parse(render_flow({"when": when}).encode())[0]
    except Unwritable:
        return None


def _answers_in_words(file: Value, when: Mapping[str, Value]) -> str:
    """The answers, where there is no aid to ask; "" where one of the names is no question, as of alternatives."""
    asked = {ident: question_of(file, ident) for ident in when}
    return ", ".join(_answered(asked[ident], said) for ident, said in when.items()) if all(asked.values()) else ""


def _answered(question: Value, said: Value) -> str:
    if isinstance(said, Mapping):
        words = [ENDS[end] % {"number": number} for end, number in said.items() if end in ENDS]
    else:
        choices = names_of(question, "choices")
        words = [_as_read(choices, str(one)) for one in (said if isinstance(said, tuple) else (said,))]
    joined = (AND if isinstance(said, Mapping) else OR).join(words)
    return ANSWERED % {"question": entry_text(question, "ask"), "answers": joined}


def _as_read(choices: Mapping[str, Value], answer: str) -> str:
    """An answer as people read it: the label of a choice, or the number itself."""
    label = choice_label(choices.get(answer, ""))
    return f"“{label}”" if label else answer
