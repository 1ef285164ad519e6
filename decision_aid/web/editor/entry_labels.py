"""What entry forms say beside the labels and hints of the schema."""

import re
from collections.abc import Collection

from decision_aid.consultation.wording import _
from decision_aid.model.enums import StatementKind
from decision_aid.model.problems import Problem
from decision_aid.rule_file.editing import EntryKind
from decision_aid.rule_file.editing.entry_kinds import SCHEMAS, key_of
from decision_aid.rule_file.editing.values import ValuePath
from decision_aid.rule_file.schema.keys import Key, OneOf, Reference, References
from decision_aid.web.http.language import translate

NAMES = {
    EntryKind.STATEMENT: (_("statement"), _("Change a statement"), _("Add a statement")),
    EntryKind.SOURCE: (_("source"), _("Change a source"), _("Add a source")),
    EntryKind.QUESTION: (_("question"), _("Change a question"), _("Add a question")),
    EntryKind.CHOICE: (_("choice"), _("Change a choice"), _("Add a choice")),
    EntryKind.TERM: (_("word"), _("Change the meaning of a word"), _("Add a word to explain")),
    EntryKind.OPTION: (_("option"), _("Change an option"), _("Add an option")),
    EntryKind.OUTCOME: (_("outcome"), _("Change an outcome"), _("Add an outcome")),
    EntryKind.CONSIDERATION: (_("theme"), _("Change a theme"), _("Add a theme")),
    EntryKind.CASE: (_("case"), _("Change a case"), _("Add a case")),
    EntryKind.TIME: (_("time"), _("Change a time"), _("Add a time")),
    EntryKind.MEASUREMENT: (_("time"), _("Change a time"), _("Add a time")),
    EntryKind.STEP: (_("step"), _("Change a step"), _("Add a step")),
    EntryKind.AID: (_("aid"), _("About this aid"), ""),
    EntryKind.WRITER: (_("author"), _("Change an author"), _("Add an author")),
}

PARTS = {
    EntryKind.CASE: (
        _("Table by answers"),
        _("Each case says what is different for its people, and has the rest from here."),
    ),
    EntryKind.TIME: (_("The times"), _("The earliest first, all in one unit.")),
    EntryKind.MEASUREMENT: (_("The times"), _("The earliest first, all in one unit.")),
    EntryKind.STEP: (_("The steps"), _("What happens to how many people, step by step.")),
    EntryKind.WRITER: (
        _("Who wrote it"),
        _("Each with their role, and whether their unit offers an option."),
    ),
}
# The field of the form about the aid before which each of its headings is.
HEADINGS = {
    "title": _("The decision"),
    "about.funding": _("How the aid was made"),
    "about.reviewed": _("When it was looked at"),
}
OTHERWISE = _("Everybody whom no other case fits")
PARTS_LEFT = _("This statement has times or steps of another figure. Take them away first.")
ENDS = {"0": _("%(label)s: from"), "1": _("%(label)s: to")}
NOT_IN_FORMS = {
    "any": _("a condition of which one part is enough (“any”)"),
    "all": _("a condition in groups (“all”)"),
}
NOT_DECIMAL = _("Write a number in digits, such as 12 or 0.56.")
IS_NEEDED = _("Fill this in.")
NOT_WHOLE = _("Write a whole number in digits, such as 12.")
UNWRITABLE = _("This text has a sign in it that can't be seen. Type it anew instead of copying it.")

# Messages of checks that speak of the file's text, reworded for somebody who edits in a form.
IN_A_FORM = {
    "range-is": _("Say where the range comes from; leave that blank where there is no range."),
    "time": _("Fill in one of the two: within which time it happened, or at which time it was so."),
}
IN_A_SENTENCE = {
    "loose-number": _(
        "There is a number of people in this sentence. Take it out here, and put it under “The figure” below. "
        "If it is no number of people, change it in the text, which has a way to say so."
    ),
}


# The same for messages that give an example of the text, by how they begin.
WITHOUT_EXAMPLES = {
    "A chance needs people": _("Fill in either the count (two boxes) or the number out of 100, not both."),
    "A chain says out of how many": _("Fill in how many people were counted, or else the base of the shares."),
    "A step needs its number": _("Fill in how many people it happens to."),
    "Each time says once when it is": IN_A_FORM["time"],
    "An amount needs its number": _("Fill in how much it was."),
    "A difference says once": _("Fill in one of the two: how many fewer, or how many more."),
}
CHOOSE_ONE = _("Choose one.")
CHOOSE_SOME = _("Choose at least one.")
MISSING_KEY = "missing-key"

QUOTED_KEY = re.compile(r"'([a-z]\w*)'")


def in_a_form(problem: Problem, field: str, fields: Collection[str], kind: EntryKind) -> str:
    """The message of a problem in that field for somebody who sees the labels of these fields, and no keys."""
    own = IN_A_FORM | (IN_A_SENTENCE if field in {kind.value for kind in StatementKind} else {})
    if problem.check in own:
        return translate(own[problem.check])
    if field and problem.check == MISSING_KEY:
        return translate(_what_is_missing(key_of(SCHEMAS[kind], field)))
    if begun := next((one for one in WITHOUT_EXAMPLES if problem.message.startswith(one)), ""):
        return translate(WITHOUT_EXAMPLES[begun])

    def label(found: re.Match[str]) -> str:
        name = next((name for name in fields if name.rpartition(".")[2] == found[1]), "")
        key = key_of(SCHEMAS[kind], name)
        return f"“{key.title}”" if key and key.name == found[1] else found[0]

    return QUOTED_KEY.sub(label, problem.message)


def missing_key(problem: Problem) -> str:
    """The key that an entry lacks; "" if the problem is another."""
    found = QUOTED_KEY.search(problem.message) if problem.check == MISSING_KEY else None
    return found[1] if found else ""


def _what_is_missing(key: Key | None) -> str:
    match key.holds if key else None:
        case References():
            return CHOOSE_SOME
        case OneOf() | Reference():
            return CHOOSE_ONE
        case _:
            return IS_NEEDED


def left_to_text(kind: EntryKind, path: ValuePath) -> str:
    """What stands at a path that no form shows, in words."""
    name = str(path[-1])
    if name in NOT_IN_FORMS:
        return translate(NOT_IN_FORMS[name])
    whole = ".".join(map(str, path))
    key = key_of(SCHEMAS[kind], whole)
    return f"{key.title[:1].lower()}{key.title[1:]} (“{name}”)" if key and key.name == name else whole
