"""Faults in tables by answers, as authors make them: what is there, and what they write.

The mark ` #! check` stands at the line that the author must mend.
"""

TABLE = """\
  - option: wait
    outcome: ache
    id: by-age
    says: They had aches.
    certainty: low
    because: one small trial
    sources: [alpha]
    chance: {event: ached, over: 6 months, range_is: published}
    cases:
      - when: {age: {below: 40}}
        chance: {people: 18, of: 22}
      - when: {age: {at_least: 40, below: 60}}
        chance: {people: 12, of: 22, range: [34, 73]}
      - when: {age: {at_least: 60}, duration: [short, long]}
        chance: {people: 9, of: 31}
        certainty: very low
        because: very few people
      - when: otherwise
        not_known: The trial did not ask them.
        because: not studied
"""
SECOND, THIRD = "when: {age: {at_least: 40, below: 60}}", "when: {age: {at_least: 60}, duration: [short, long]}"
OF_THIRD = "\n        chance: {people: 9, of: 31}\n        certainty: very low\n        because: very few people\n"
LAST = "      - when: otherwise\n        not_known: The trial did not ask them.\n        because: not studied\n"
LIMITED = "    when: {duration: [short], all: [{duration: [long]}]} #! contradiction\n"

TABLES = {
    "two bands share a year": (SECOND, "when: {age: {at_least: 39, below: 60}} #! overlapping-cases"),
    "a later case meets an earlier one": (THIRD, "when: {age: {at_least: 59}, duration: long} #! overlapping-cases"),
    "a case for either of two answers": (
        THIRD, "when: {any: [{age: {at_least: 60}, duration: short}, {duration: long}]} #! overlapping-cases",
    ),
    "nobody is left for otherwise": (
        f"{THIRD}{OF_THIRD}{LAST}",
        f"when: {{age: {{at_least: 60}}}}{OF_THIRD}{LAST.replace('wise', 'wise #! empty-otherwise')}",
    ),
    "somebody has no case": (f"{THIRD}{OF_THIRD}{LAST}", f"{THIRD} #! uncovered-answers{OF_THIRD}"),
    "a hole between two bands": (
        f"{THIRD}{OF_THIRD}{LAST}", f"when: {{age: {{at_least: 65}}}} #! uncovered-answers{OF_THIRD}",
    ),
    "a band that nobody can be in": (THIRD, "when: {age: {at_least: 111}} #! outside-limits"),
    "a band upside down": (SECOND, "when: {age: {at_least: 60, below: 40}} #! outside-limits"),
    "two answers that nobody gives together": (
        THIRD, "when: {age: {at_least: 60}, duration: short, all: [{duration: long}]} #! contradiction",
    ),
    "a whole for nobody": ("    cases:\n", f"{LIMITED}    cases:\n"),
    "otherwise twice": (
        f"{THIRD}{OF_THIRD}{LAST}", f"when: otherwise{OF_THIRD}{LAST.replace('wise', 'wise #! cases')}",
    ),
    "a question that is none": ("{age: {below: 40}}", "{agee: {below: 40}} #! unknown-question"),
    "a choice that is none": ("[short, long]}", "[short, lnog]} #! unknown-choice"),
    "a case without its answers": (
        "when: {age: {below: 40}}\n        chance: {people: 18, of: 22}", "chance: {people: 18, of: 22} #! missing-key",
    ),
    "another certainty without its reason": (
        f"{THIRD}{OF_THIRD}", f"{THIRD} #! missing-key{OF_THIRD.replace('        because: very few people', '')}",
    ),
    "a misspelt key of a case": ("certainty: very low", "certanty: very low #! unknown-key"),
    "an option within a case": ("certainty: very low", "option: wait #! unknown-key\n        certainty: very low"),
    "a certainty that is none": ("certainty: very low", "certainty: tiny #! certainty"),
    "a misspelt key of the whole": ("    says: They had aches.", "    syas: They had aches. #! unknown-key"),
    "no certainty of the whole": (
        "- option: wait\n    outcome: ache\n    id: by-age\n    says: They had aches.\n    certainty: low\n",
        "- option: wait #! missing-key\n    outcome: ache\n    id: by-age\n    says: They had aches.\n",
    ),
    "more people than were studied": ("{people: 18, of: 22}", "{people: 28, of: 22} #! chance"),
    "a range that nobody published": ("[34, 73]}", "[34, 73], range_is: guessed} #! range-is"),
    "an unknown source": ("sources: [alpha]", "sources: [alpah] #! unknown-source"),
    "a misspelt event": ("{event: ached, over: 6 months, range_is: published}",
                         "{evnt: ached, over: 6 months, range_is: published} #! unknown-key"),
    "two times in one case": ("{people: 18, of: 22}", "{people: 18, of: 22, over: 1 year, at: 1 year} #! time"),
}  # fmt: skip


def with_fault(name: str) -> str:
    """The table with that fault, and its mark."""
    old, new = TABLES[name]
    assert TABLE.count(old) == 1, f"{old!r} stands {TABLE.count(old)} times in the table"
    return TABLE.replace(old, new)
