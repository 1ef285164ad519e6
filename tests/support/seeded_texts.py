"""Faults in texts of form 2, and in whom an aid is about: in the small aid, what is there and what they write.

The mark ` #! check` stands at the line that the author must mend.
"""

from tests.support.aids import small

OPTION = "  exercises: {name: Exercises, involves: Ten minutes a day}"
FOR = "  for: Adults with a stiff shoulder\n"
UNSURE = "      unsure: Not sure"
SAYS = "    says: Few people who had rested did better."
EVENT = "event: moved with ease, over: 6 months"
BASE = small(("title: Stiff", "format: 2\ntitle: Stiff"), (SAYS, "    says: Rest helped nobody more."))

TEXTS = {
    "a kind of decision that is none": (FOR, f"{FOR}  kind: operation #! kind\n"),
    "a person who is none": (FOR, f"{FOR}  person: your sister #! person\n"),
    "when to look again, said twice": (FOR, f"{FOR}  look_again: when the pain is back #! sentence-part\n"),
    "when to look again, as a sentence": (FOR, f"{FOR}  look_again: The pain is back. #! sentence-part\n"),
    "a note for nobody": (
        OPTION,
        f"{OPTION[:-1]},\n    head_note: {{text: tried in the young, when: {{age: {{below: 9}}}}}}}} #! outside-limits",
    ),
    "a note for everybody": (
        OPTION,
        f"{OPTION[:-1]},\n    head_note: {{text: tried, when: {{duration: [short, long, unsure]}}}}}} #! every-answer",
    ),
    "a note without its text": (
        OPTION,
        f"{OPTION[:-1]},\n    head_note: {{when: {{duration: [short]}}}}}} #! missing-key",
    ),
    "a note after a question that is none": (
        OPTION,
        f"{OPTION[:-1]},\n    head_note: {{text: tried, when: {{durations: [short]}}}}}} #! unknown-question",
    ),
    "more than its word": (
        f"trial moved with ease.\n    chance: {{people: 32, of: 40, {EVENT}, range: [64, 91]",
        f"trial moved with ease. #! amount-word\n    chance: {{people: 2, of: 40, {EVENT}, range: [1, 17]",
    ),
    "a reason that begins with because": (
        "    because: one small trial",
        "    because: because it was small #! sentence-part",
    ),
    "a link with its words": (
        "involves: Carrying on as now}",
        "involves: 'See [this](https://example.org/now)'} #! markup",
    ),
    "an address that is not safe": ("involves: Carrying on as now}", "involves: 'See http://example.org'} #! markup"),
    "an address that hides where it leads": (
        "involves: Carrying on as now}",
        "involves: 'See https://example.org@example.net/now'} #! markup",
    ),
    "stars before the lines of a list": (
        OPTION,
        "  exercises:\n    name: Exercises\n    involves: |\n      Every day\n      * stretch #! markup\n      * rest",
    ),
    "a code of the record without its system": (
        UNSURE,
        "      unsure: {label: Not sure, from_record: {code: '1'}} #! record-code",
    ),
    "two themes of one name": ("  days: {title: Your days}", "  days: {title: The shoulder} #! same-name"),
    "two choices repeated alike": (
        UNSURE,
        "      unsure: {label: Not sure, said: the shoulder has been stiff for a month or more} #! same-name",
    ),
    "one source twice": ("  beta: {citation: Beta 2021,", "  beta: {citation: Alpha 2020, #! same-name\n    "),
}
