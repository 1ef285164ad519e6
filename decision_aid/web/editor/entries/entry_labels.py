"""What entry forms say beside the labels and hints of the schema."""

from decision_aid.consultation.wording import _
from decision_aid.rule_file.editing import EntryKind, Misread, Unwritable
from decision_aid.rule_file.editing.entry_kinds import ALTERNATIVES, JOINTS, SCHEMAS, key_of
from decision_aid.rule_file.editing.values import ValuePath
from decision_aid.web.http.language import translate

NAMES = {
    EntryKind.STATEMENT: (_("statement"), _("Change a statement"), _("Add a statement")),
    EntryKind.SOURCE: (_("source"), _("Change a source"), _("Add a source")),
    EntryKind.QUESTION: (_("question"), _("Change a question"), _("Add a question")),
    EntryKind.CHOICE: (_("answer"), _("Change an answer"), _("Add an answer")),
    EntryKind.TERM: (_("word"), _("Change the meaning of a word"), _("Add a word to explain")),
    EntryKind.OPTION: (_("option"), _("Change an option"), _("Add an option")),
    EntryKind.OUTCOME: (_("outcome"), _("Change an outcome"), _("Add an outcome")),
    EntryKind.CONSIDERATION: (_("theme"), _("Change a theme"), _("Add a theme")),
    EntryKind.CASE: (_("row"), _("Change a row of the table"), _("Add a row")),
    EntryKind.TIME: (_("time"), _("Change a time"), _("Add a time")),
    EntryKind.MEASUREMENT: (_("time"), _("Change a time"), _("Add a time")),
    EntryKind.STEP: (_("step"), _("Change a step"), _("Add a step")),
    EntryKind.AID: (_("aid"), _("About this aid"), ""),
    EntryKind.WRITER: (_("author"), _("Change an author"), _("Add an author")),
    **dict.fromkeys(ALTERNATIVES, (_("alternative"), _("Change one of the alternatives"), _("Add an alternative"))),
    **dict.fromkeys(JOINTS, (_("group of answers"), _("Change a group of answers"), _("Add a group of answers"))),
    EntryKind.ASK: (_("question for the team"), _("Change a question for the team"), _("Add a question for the team")),
    EntryKind.EXAMPLE: (_("example"), _("Change an example"), _("Add an example")),
    EntryKind.STUDIED: (_("fact"), _("Change who was studied"), _("Say more of who was studied")),
    EntryKind.CLAIM: (_("claim"), _("Change a claim"), _("Add a claim")),
    EntryKind.HEAD_NOTE: (_("note"), _("Change a note beside the name"), _("Add a note beside the name")),
}

PARTS = {
    **dict.fromkeys(
        ALTERNATIVES,
        (_("Only if one of these fits"), _("Each has answers that must all fit; of the alternatives, one is enough.")),
    ),
    **dict.fromkeys(
        JOINTS,
        (
            _("Only if all of these fit"),
            _("Where several answers to one question must all be ticked, each is a group of its own."),
        ),
    ),
    EntryKind.STUDIED: (_("Who was studied"), _("What was true of all of them, and which answers are like it.")),
    EntryKind.CLAIM: (_("Claims checked one by one"), _("What the source says, and what checking it found.")),
    EntryKind.HEAD_NOTE: (_("Notes beside its name"), _("What some people read beside the name of the option.")),
    EntryKind.CASE: (
        _("Table by answers"),
        _("Each row says what is different for people with certain answers. For them too, the rest is as above."),
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
OTHERWISE = _("Everybody whom no other row fits")
PARTS_LEFT = _("This statement has times or steps of another figure. Take them away first.")
ENDS = {"0": _("%(label)s: from"), "1": _("%(label)s: to")}
NOT_DECIMAL = _("Write a number in digits, such as 12 or 0.56.")
IS_NEEDED = _("Fill this in.")
SAYS_A_GAP = _("This says that nobody has looked. Say what is known, or choose “It is not known” above.")
NOT_WHOLE = _("Write a whole number in digits, such as 12.")
UNWRITABLE = _(
    "This text has a sign in it that can't be seen, or is of one font alone. Type it anew instead of copying it."
)
NOT_WRITTEN = _("The form cannot write this into the file. Change it in the text instead.")


def names() -> dict[EntryKind, str]:
    """What an entry of each kind is called."""
    return {kind: translate(said[0]) for kind, said in NAMES.items()}


def why_not_written(error: Misread | Unwritable) -> str:
    """Why what was typed can't be written into the file."""
    return translate(UNWRITABLE if isinstance(error, Unwritable) else NOT_WRITTEN)


def left_to_text(kind: EntryKind, path: ValuePath) -> str:
    """What stands at a path that no form shows, in words."""
    name = str(path[-1])
    whole = ".".join(map(str, path))
    key = key_of(SCHEMAS[kind], whole)
    return f"{key.title[:1].lower()}{key.title[1:]} (“{name}”)" if key and key.name == name else whole
