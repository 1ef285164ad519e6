"""Labels, hints and widgets of the fields of entry forms, by kind of entry and field name."""

from decision_aid.consultation.wording import _
from decision_aid.rule_file.editing import EntryKind

FieldLabel = tuple[str, str, str]  # label, hint, widget

LINE, AREA, WHOLE, DAY, YES_NO, LINES, PAIR = "line", "area", "number", "day", "yes-no", "lines", "pair"

NAMES = {
    EntryKind.STATEMENT: (_("statement"), _("Change a statement"), _("Add a statement")),
    EntryKind.SOURCE: (_("source"), _("Change a source"), _("Add a source")),
    EntryKind.QUESTION: (_("question"), _("Change a question"), _("Add a question")),
    EntryKind.CHOICE: (_("choice"), _("Change a choice"), _("Add a choice")),
    EntryKind.TERM: (_("word"), _("Change the meaning of a word"), _("Add a word to explain")),
    EntryKind.OPTION: (_("option"), _("Change an option"), ""),
    EntryKind.OUTCOME: (_("outcome"), _("Change an outcome"), ""),
    EntryKind.CONSIDERATION: (_("theme"), _("Change a theme"), ""),
}

FIELD_LABELS: dict[EntryKind, dict[str, FieldLabel]] = {
    EntryKind.STATEMENT: {
        "option": (_("Option"), "", "option"),
        "outcome": (_("Outcome"), "", "outcome"),
        "certainty": (_("How sure the evidence is"), "", "certainty"),
        "because": (_("Why it is as sure as that"), _("A few words, such as: one small trial"), LINE),
        "note": (_("One thing more to know about the figure"), _("Leave it blank if there is nothing."), AREA),
        "chance.people": (_("People it happened to"), _("A whole number, such as 12"), WHOLE),
        "chance.of": (_("Out of how many people"), _("A whole number, such as 100"), WHOLE),
        "chance.per_100": (_("Out of 100, where no count was published"), _("Only if you have no count"), WHOLE),
        "chance.event": (_("What happened to them"), _("Finishes “12 of 100 people …”, such as: had no pain"), LINE),
        "chance.otherwise": (_("What happened to the others"), _("Blank means: did not"), LINE),
        "chance.over": (_("Within which time"), _("What happened by then, such as: 6 months"), LINE),
        "chance.at": (_("Or: at which time"), _("How it was then, such as: 5 years. Fill in one of the two."), LINE),
        "chance.range": (_("Range"), _("Where the true figure may lie, out of 100 people"), PAIR),
        "chance.range_is": (_("Where the range comes from"), "", "range_is"),
        "chance.plus_minus": (_("Or: plus or minus, out of 100"), _("Where that was published instead"), WHOLE),
        "chance.picture": (_("Draw the figure"), "", "picture"),
        "chance.name": (_("Which group"), _("Such as: with the splint"), LINE),
    },
    EntryKind.SOURCE: {
        "citation": (_("Citation"), _("Authors, title, journal, year"), AREA),
        "link": (_("Link"), _("Begins with https://"), LINE),
        "kind": (_("What kind of study or text it is"), _("In words, such as: randomised trial"), LINE),
        "people": (_("Who was studied"), _("Such as: 80 adults, three months of symptoms or more"), AREA),
        "comparison_group": (_("Was there a group to compare with?"), "", YES_NO),
        "checked": (_("Last read on"), _("Year-month-day, such as 2026-09-01"), DAY),
        "limits": (_("What one must not read into it"), "", AREA),
    },
    EntryKind.QUESTION: {
        "consideration": (_("Theme"), _("The page on which it is asked"), "consideration"),
        "ask": (_("The question"), _("As the person reads it"), AREA),
        "why": (_("Why it is asked"), _("One sentence below the question"), AREA),
        "label": (_("Answer"), _("As the person reads it"), LINE),
        "said": (_("How it is repeated"), _("Finishes “Since you said …”, such as: the pain is new"), LINE),
        "limits": (_("Limits"), _("A whole number"), PAIR),
        "unit": (_("Unit"), _("Such as: years"), LINE),
        "about": (_("Which outcome it is about"), "", "outcome"),
    },
    EntryKind.CHOICE: {
        "label": (_("Answer"), _("As the person reads it"), LINE),
        "said": (_("How it is repeated"), _("Finishes “Since you said …”, such as: the pain is new"), LINE),
    },
    EntryKind.TERM: {
        "means": (_("What it means"), _("In words that everybody knows"), AREA),
        "also": (_("Other forms of the word"), _("One in each line, such as its plural"), LINES),
    },
    EntryKind.OPTION: {
        "name": (_("Name"), "", LINE),
        "short": (_("Short name"), _("Where there is little room"), LINE),
        "involves": (_("What it asks of the person"), _("A sentence or two"), AREA),
        "accepting": (_("What one accepts with it"), _("Finishes “Choosing it means accepting …”"), LINE),
        "for_a_chance_of": (_("What one may gain"), _("Finishes “… for a chance of …”"), LINE),
    },
    EntryKind.OUTCOME: {
        "name": (_("Name"), "", LINE),
        "kind": (_("What it is to a person"), "", "kind"),
        "consideration": (_("Theme"), "", "consideration"),
        "asks": (_("The plain question that it answers"), _("Such as: How many people sleep without pain?"), LINE),
    },
    EntryKind.CONSIDERATION: {
        "title": (_("Title"), "", LINE),
        "why": (_("What makes it matter"), "", AREA),
    },
}
ENDS = {
    "range": {"0": _("Range: from"), "1": _("Range: to")},
    "limits": {"0": _("Lowest number"), "1": _("Highest number")},
}
REQUIRED_FIELDS = {
    "option", "outcome", "words", "citation", "kind", "ask", "consideration", "label", "means", "name", "involves",
    "title", "about",
}  # fmt: skip
NOT_IN_FORMS = {
    "any": _("a condition of which one part is enough (“any”)"),
    "all": _("a condition in groups (“all”)"),
    "from_to": _("the range over several studies (“from_to”)"),
    "never_with": _("what nobody may see together with it (“never_with”)"),
    "studied": _("how the people studied compare with the person (“studied”)"),
    "claims": _("the claims checked one by one (“claims”)"),
    "alone": _("which answers cannot be ticked with others (“alone”)"),
}
IS_NEEDED = _("Fill this in.")
NOT_WHOLE = _("Write a whole number in digits, such as 12.")
UNWRITABLE = _("This text has a sign in it that can't be seen. Type it anew instead of copying it.")

# Messages of checks that speak of the file's text, reworded for somebody who edits in a form.
IN_A_FORM = {
    "loose-number": _(
        "There is a number of people in this sentence. Take it out here, and put it under “The figure” below. "
        "If it is no number of people, change it in the text, which has a way to say so."
    ),
}


def field_label(kind: EntryKind, name: str) -> FieldLabel | None:
    """Label, hint and widget of a field; None where forms do not edit it."""
    steps = name.split(".")
    if steps[0] == "chance":
        return FIELD_LABELS[kind].get(f"chance.{steps[-1]}")
    return FIELD_LABELS[kind].get(name) or (FIELD_LABELS[kind].get(steps[-1]) if steps[0] == "choices" else None)
