"""Faults in heads of the glance, and in what does not apply, was not looked for or was modelled: what is there, and
what authors write.

The mark ` #! check` stands at the line that the author must mend.
"""

from tests.support.aids import small

OUTCOME = "time: {name: Time it takes, kind: practical, consideration: days"
FEW = (
    "  - {option: wait, outcome: ache, id: few, says: A model worked out few., certainty: low, because: old data,\n"
    "     sources: [alpha], modelled: yes, chance: {people: 20, of: 200, event: ached, over: 1 year}}\n"
)
MANY = (
    "  - {option: wait, outcome: ache, id: many, says: Another worked out more., certainty: low, because: old data,\n"
    "     sources: [beta], modelled: yes, chance: {people: 80, of: 200, event: ached, over: 1 year}}\n"
)
MODELS = (
    "  - {option: wait, outcome: ache, says: Two models differ., certainty: low, because: old data,\n"
    "     sources: [alpha, beta], from_to: [few, many]}\n"
)
WAIT = "outcome: time, says: Waiting takes no time., certainty: high, because: it is so, sources: [alpha]"
GAP = "{option: exercises, outcome: time, not_known: How many people keep it up., because: not studied"
LAST = f"  - {GAP}, head: How many keep it up.}}\n"
SHOWN = "certainty: high, because: it is so, sources: [alpha]"
BASE = small(
    ("title: Stiff", "format: 2\ntitle: Stiff"),
    ("status: draft", "status: approved"),
    (OUTCOME, f"{OUTCOME}, glance: yes"),
    (WAIT, f"{WAIT}, head: takes no time"),
    (f"  - {GAP}}}\n", LAST),
    ("statements:\n", f"statements:\n{FEW}{MANY}{MODELS}"),
)
SECOND = f"  - {{option: exercises, outcome: time, says: It takes some., {SHOWN}, head: It takes some.}} #! head\n"
FOR_SOME = f"  - {GAP}}}\n{SECOND.replace('}', ', when: {duration: [short]}}')}"
OF_NONE = (
    "  - {option: none, outcome: time, reported: A helper costs time., sources: [alpha], head: a helper} #! head\n"
)
NOT_APPLYING = "  - {option: exercises, outcome: time, does_not_apply: It takes none.} #! does-not-apply\n"
YOUNG = "  - {option: none, outcome: time, reported: Some are young., sources: [alpha], when: {age: {below: 40}}}\n"
OLD = (
    "  - {option: none, outcome: time, reported: Some are old., sources: [alpha], #! uncovered-answers\n"
    "     when: {age: {at_least: 45}}}\n"
)
LONG = "takes no time at all, for you go on with your days just as before"

KINDS = {
    "a head for some alone": (LAST, FOR_SOME),
    "two heads": (LAST, LAST + SECOND),
    "a head of no option": (LAST, LAST + OF_NONE),
    "a head that counts other things": (
        "head: takes no time}",
        "head: takes no time, composite: yes} #! composite-head",
    ),
    "a head of 14 words": ("head: takes no time}", f"head: '{LONG}'}} #! long-head"),
    "rows shown apart": (f"{OUTCOME}, glance: yes}}", f"{OUTCOME}, glance: yes, with: [ache]}} #! glance-rows"),
    "work left to do": (
        "not_known: The trial did not ask., because: not reported}",
        "not_known: The trial did not ask., because: not looked for} #! not-looked-for",
    ),
    "known, and does not apply": (LAST, LAST + NOT_APPLYING),
    "a hole between two ages": (LAST, LAST + YOUNG + OLD),
    "counted and modelled in one range": (
        f"{MANY}{MODELS}",
        MANY.replace("modelled: yes, ", "") + MODELS.replace("old data,\n", "old data, #! modelled-range\n"),
    ),
}
