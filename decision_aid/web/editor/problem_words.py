"""What a check says of the text, in the words of forms: labels in place of keys, and names in place of ids."""

import re
from collections.abc import Collection, Mapping

from decision_aid.consultation.wording import _
from decision_aid.model.enums import StatementKind
from decision_aid.model.problems import Problem
from decision_aid.rule_file.editing import Document, EntryKind, entry_at
from decision_aid.rule_file.editing.entry_kinds import SCHEMAS, key_of
from decision_aid.rule_file.schema.keys import Key, OneOf, Reference, References
from decision_aid.web.editor.answers_in_messages import with_answers_in_words
from decision_aid.web.editor.entry_choices import list_entries, listed_entry
from decision_aid.web.editor.entry_labels import IS_NEEDED
from decision_aid.web.http.language import translate

# Messages of checks that speak of the file's text, reworded for somebody who edits in a form.
IN_A_FORM = {
    "range-is": _("Say where the range comes from; leave that blank where there is no range."),
    "time": _("Fill in one of the two: within which time it happened, or at which time it was so."),
}
IN_A_SENTENCE = {
    "loose-number": _(
        "There is a number of people in this sentence. Take it out here, and put it under “The figure” below. "
        "If it is no number of people, keep it all the same, then let it stand with a reason."
    ),
}
# The same for messages that give an example of the text, by how they begin.
WITHOUT_EXAMPLES = {
    "A chance needs people": _("Fill in either the count (two boxes) or the number out of 100, not both."),
    "A chain says out of how many": _("Fill in how many people were counted, or else the base of the shares."),
    "A step needs its number": _("Fill in how many people it happens to."),
    "Each time says once when it is": IN_A_FORM["time"],
    "'cases' is a table of two": _("A table by answers needs two cases or more. Add another below."),
    "An amount needs its number": _("Fill in how much it was."),
    "A difference says once": _("Fill in one of the two: how many fewer, or how many more."),
}
CHOOSE_ONE = _("Choose one.")
CHOOSE_SOME = _("Choose at least one.")
MISSING_KEY = "missing-key"

QUOTED_KEY = re.compile(r"'([a-z]\w*)'")

LINE = re.compile(r"\bline ([1-9][0-9]{0,5})\b")
QUOTED_ID = re.compile(r"'([\w-]+(?:\.[\w-]+)*)'")
# A key with its colon, as one would write it in the text.
KEY_TO_WRITE = re.compile(r"'([a-z_]+):(?: \.\.\.| yes| no)?'")
# What forms call keys that have another label there, or that are no field of their own.
CALLED: Mapping[str, str] = {
    "when": _("For whom it is shown"),
    "any": _("For whom it is shown"),
    "glance": _("In the glance"),
    "not_known": _("It is not known"),
    "does_not_apply": _("It does not apply"),
    "chance": _("The figure"),
    "amount": _("An amount"),
    "course": _("One event at several times"),
    "picture": _("Draw the figure"),
}
# Ends of messages that tell how to write into the text what a form has a field or a page for.
AS_WRITTEN = {
    re.compile(r", add at the end of the line:  # waive .*"): _(", let it stand with a reason."),
    re.compile(r"; or say why, in three words or more, behind it: # waive .*"): _("; or let it stand with a reason."),
    re.compile(r"and not in the glossary\. Use a plainer one, or explain it there\."): _(
        "and is not explained. Use a plainer one, or explain it: “Add a word”, below “Words that are explained”."
    ),
    re.compile(r"in(?:to)? a 'chance:'(?: \(people: [^)]*\))?"): _("under “The figure”"),
    re.compile(r"goes into an 'amount:'"): _("goes under “An amount”"),
    re.compile(r"Add checked: [0-9-]+, the day\."): _("Fill in “Last read on”."),
    re.compile(r"“otherwise”"): _("“What happened to the others”"),
    re.compile(r"“event”"): _("“What happened to them”"),
    re.compile(r"Add offers_this_treatment: yes or no\."): _("Say so under “Offers one of the options”."),
    re.compile(r"Add a line (?='[a-z_]+: \.\.\.')"): _("Fill in "),
    re.compile(r"(?<=: \.\.\.') to (?=the )"): _(" in "),
    re.compile(r"Name it in a 'when:', offer"): _(
        "Tick it under “For whom it is shown”, in the form of a statement, offer"
    ),
    re.compile(r"Name it where .* for them too, or give them something to ask the team\."): _(
        "Add a question for the team that is shown to them, or tick it under “For whom it is shown”, in the form of a "
        "statement that is so for them too."
    ),
    re.compile(r"Name it in a 'when:', or delete it"): _(
        "Tick its answers under “For whom it is shown”, in the form of a statement, or delete it"
    ),
    re.compile(r"Write 'option: every'\."): _("Choose “For every option”."),
    re.compile(r"'when: otherwise'"): _("“Everybody whom no other case fits”"),
}
NAMED_BY_ID = (
    *(EntryKind.OUTCOME, EntryKind.OPTION, EntryKind.QUESTION, EntryKind.SOURCE),
    *(EntryKind.CONSIDERATION, EntryKind.STATEMENT),
)


def in_a_form(problem: Problem, file: Document, field: str, fields: Collection[str], kind: EntryKind) -> str:
    """The message of a problem in that field for somebody who sees the labels of these fields, and no keys or ids."""
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

    return in_words(QUOTED_KEY.sub(label, problem.message), file)


def in_words(message: str, file: Document) -> str:
    """A message in which keys have their labels, and ids the words of their entries."""
    for written, said in AS_WRITTEN.items():
        message = written.sub(translate(said), message)
    names = _names(file)

    def name(found: re.Match[str]) -> str:
        return f"“{names[found[1]]}”" if found[1] in names else found[0]

    def entry_in(found: re.Match[str]) -> str:
        entry = entry_at(file, int(found[1]))
        return f"“{words}”" if entry and (words := listed_entry(file.value, *entry).text) else found[0]

    message = with_answers_in_words(LINE.sub(entry_in, message), file.value)
    return QUOTED_ID.sub(name, KEY_TO_WRITE.sub(_key_in_words, message))


def _key_in_words(found: re.Match[str]) -> str:
    keys = (key_of(schema, found[1]) for schema in SCHEMAS.values())
    titles = (key.title for key in keys if key and key.name == found[1])
    label = translate(CALLED[found[1]]) if found[1] in CALLED else next(titles, "")
    return f"“{label}”" if label else found[0]


def _names(file: Document) -> Mapping[str, str]:
    """The words of each entry, by its id; of two entries with one id, those of the kind that messages name more."""
    names: dict[str, str] = {}
    for kind in NAMED_BY_ID:
        for one in list_entries(file.value, kind):
            names.setdefault(one.ident, one.text or one.ident)
    return names


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
