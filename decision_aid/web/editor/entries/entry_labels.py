"""What entry forms say beside the labels and hints of the schema."""

from decision_aid.rule_file.editing import EntryKind, Misread, Unwritable
from decision_aid.rule_file.editing.entry_kinds import ALTERNATIVES, JOINTS, SCHEMAS, key_of
from decision_aid.rule_file.editing.values import ValuePath

NAMES = {
    EntryKind.STATEMENT: ("statement", "Change a statement", "Add a statement"),
    EntryKind.SOURCE: ("source", "Change a source", "Add a source"),
    EntryKind.QUESTION: ("question", "Change a question", "Add a question"),
    EntryKind.CHOICE: ("answer", "Change an answer", "Add an answer"),
    EntryKind.TERM: ("word", "Change the meaning of a word", "Add a word to explain"),
    EntryKind.OPTION: ("option", "Change an option", "Add an option"),
    EntryKind.OUTCOME: ("outcome", "Change an outcome", "Add an outcome"),
    EntryKind.CONSIDERATION: ("theme", "Change a theme", "Add a theme"),
    EntryKind.CASE: ("row", "Change a row of the table", "Add a row"),
    EntryKind.TIME: ("time", "Change a time", "Add a time"),
    EntryKind.MEASUREMENT: ("time", "Change a time", "Add a time"),
    EntryKind.STEP: ("step", "Change a step", "Add a step"),
    EntryKind.AID: ("aid", "About this aid", ""),
    EntryKind.WRITER: ("author", "Change an author", "Add an author"),
    **dict.fromkeys(ALTERNATIVES, ("alternative", "Change one of the alternatives", "Add an alternative")),
    **dict.fromkeys(JOINTS, ("group of answers", "Change a group of answers", "Add a group of answers")),
    EntryKind.ASK: ("question for the team", "Change a question for the team", "Add a question for the team"),
    EntryKind.EXAMPLE: ("example", "Change an example", "Add an example"),
    EntryKind.STUDIED: ("fact", "Change who was studied", "Say more of who was studied"),
    EntryKind.CLAIM: ("claim", "Change a claim", "Add a claim"),
    EntryKind.HEAD_NOTE: ("note", "Change a note beside the name", "Add a note beside the name"),
}

PARTS = {
    **dict.fromkeys(
        ALTERNATIVES,
        ("Only if one of these fits", "Each has answers that must all fit; of the alternatives, one is enough."),
    ),
    **dict.fromkeys(
        JOINTS,
        (
            "Only if all of these fit",
            "Where several answers to one question must all be ticked, each is a group of its own.",
        ),
    ),
    EntryKind.STUDIED: ("Who was studied", "What was true of all of them, and which answers are like it."),
    EntryKind.CLAIM: ("Claims checked one by one", "What the source says, and what checking it found."),
    EntryKind.HEAD_NOTE: ("Notes beside its name", "What some people read beside the name of the option."),
    EntryKind.CASE: (
        "Table by answers",
        "Each row says what is different for people with certain answers. For them too, the rest is as above.",
    ),
    EntryKind.TIME: ("The times", "The earliest first, all in one unit."),
    EntryKind.MEASUREMENT: ("The times", "The earliest first, all in one unit."),
    EntryKind.STEP: ("The steps", "What happens to how many people, step by step."),
    EntryKind.WRITER: (
        "Who wrote it",
        "Each with their role, and whether their unit offers an option.",
    ),
}
# The field of the form about the aid before which each of its headings is.
HEADINGS = {
    "title": "The decision",
    "about.funding": "How the aid was made",
    "about.reviewed": "When it was looked at",
}
OTHERWISE = "Everybody whom no other row fits"
PARTS_LEFT = "This statement has times or steps of another figure. Take them away first."
ENDS = {"0": "%(label)s: from", "1": "%(label)s: to"}
NOT_DECIMAL = "Write a number in digits, such as 12 or 0.56."
IS_NEEDED = "Fill this in."
SAYS_A_GAP = "This says that nobody has looked. Say what is known, or choose “It is not known” above."
NOT_WHOLE = "Write a whole number in digits, such as 12."
UNWRITABLE = (
    "This text has a sign in it that can't be seen, or is of one font alone. Type it anew instead of copying it."
)
NOT_WRITTEN = "The form cannot write this into the file. Change it in the text instead."


def names() -> dict[EntryKind, str]:
    """What an entry of each kind is called."""
    return {kind: said[0] for kind, said in NAMES.items()}


def why_not_written(error: Misread | Unwritable) -> str:
    """Why what was typed can't be written into the file."""
    return UNWRITABLE if isinstance(error, Unwritable) else NOT_WRITTEN


def left_to_text(kind: EntryKind, path: ValuePath) -> str:
    """What stands at a path that no form shows, in words."""
    name = str(path[-1])
    whole = ".".join(map(str, path))
    key = key_of(SCHEMAS[kind], whole)
    return f"{key.title[:1].lower()}{key.title[1:]} (“{name}”)" if key and key.name == name else whole
