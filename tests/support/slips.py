"""Slips that authors make, each as a change to the small aid: what is there, and what they write."""

SLIPS = {
    "colon in unquoted text": ("citation: Alpha 2020\n", "citation: Alpha: 2020\n"),
    "misspelt key": ("    ask: How old are you?", "    aks: How old are you? #! unknown-key"),
    "misspelt key of the file": ("considerations:\n", "considerrations: #! unknown-key\n"),
    "unknown key": ("    unit: years", "    unit: years\n    colour: red #! unknown-key"),
    "missing key": (
        "  - id: age\n    consideration: days\n    ask: How old are you?",
        "  - id: age #! missing-key\n    consideration: days",
    ),
    "missing key for the kind": ("  - id: age\n    consideration: days", "  - id: age #! missing-key"),
    "missing key of the file": (
        "title: Stiff shoulder - wait or exercises\nlanguage: en",
        "language: en #! missing-key",
    ),
    "duplicate question": (
        "  - id: age",
        "  - id: duration #! duplicate\n    consideration: days\n    ask: Again?\n    kind: number\n  - id: age",
    ),
    "duplicate statement id": (
        "{option: wait, outcome: time, says",
        "{id: ten-minutes, option: wait, outcome: time, says",
    ),
    "unknown option": (
        "  - option: exercises\n    outcome: ease\n    says: Few",
        "  - option: exercize #! unknown-option\n    outcome: ease\n    says: Few",
    ),
    "unknown outcome": (
        "    outcome: ease\n    says: Few",
        "    outcome: eaes #! unknown-outcome\n    says: Few",
    ),
    "unknown source": ("    sources: [beta]\n    when", "    sources: [gamma] #! unknown-source\n    when"),
    "unknown question": ("    when: {tried: [rest]}", "    when: {treid: [rest]} #! unknown-question"),
    "unknown choice": ("    when: {tried: [rest]}", "    when: {tried: [sleep]} #! unknown-choice"),
    "unknown consideration": (
        "  - id: age\n    consideration: days",
        "  - id: age\n    consideration: nights #! unknown-consideration",
    ),
    "condition on a later question": (
        "    when: {duration: [long]}\n",
        "    when: {age: {below: 40}} #! later-question\n",
    ),
    "condition on itself": (
        "    when: {duration: [long]}\n",
        "    when: {tried: [heat]} #! later-question\n",
    ),
    "condition on what matters": (
        "    when: {tried: [rest]}",
        "    when: {ease-matters: [some]} #! importance-condition",
    ),
    "any within any": (
        "    when: {tried: [rest]}",
        "    when: {any: [{any: [{tried: rest}]}]} #! condition-depth",
    ),
    "empty condition": ("    when: {tried: [rest]}", "    when: #! condition"),
    "a kind that is none": ("    kind: number", "    kind: numbre #! kind"),
    "a certainty that is none": ("    certainty: very low", "    certainty: lowish #! certainty"),
    "an underscore in a certainty": ("    certainty: very low", "    certainty: very_low #! certainty"),
    "a day that is none": ("  reviewed: 2026-01-01", "  reviewed: 1 January #! date"),
    "a link that is none": ("link: https://example.org/a", "link: www.example.org"),
    "neither yes nor no": ("comparison_group: yes", "comparison_group: maybe"),
    "nothing after a colon": ("  for: Adults with a stiff shoulder", "  for: #! empty"),
    "a list for a text": ("  for: Adults with a stiff shoulder", "  for: [Adults, children] #! shape"),
    "a text for a list of names": (
        "  shoulder: {title: The shoulder}\n  days: {title: Your days}",
        "  shoulder: The shoulder #! shape\n  days: {title: Your days}",
    ),
    "an id with a space": ("choices: {heat: Heat", "choices: {hot water: Heat"),
    "more people than there were": ("people: 32, of: 40", "people: 42, of: 40"),
    "a range the wrong way round": ("range: [64, 91]", "range: [91, 64]"),
    "a range from nowhere": (", range_is: computed here", ""),
    "a chance without a number": ("people: 32, of: 40, ", ""),
    "a proportion in words": ("    says: Few people who", "    says: About 3 in 10 people who"),
    "a percentage": ("says: Aching comes and goes.", "says: Aching comes in 12% of people."),
    "a relative effect": ("says: Aching comes and goes.", "says: Aching is twice as common."),
    "one in so many": ("says: Aching comes and goes.", "says: 1 in 8 people ache."),
    "a figure from two studies": (
        "    sources: [alpha]\n    when: {duration",
        "    sources: [alpha, beta]\n    when: {duration",
    ),
}
UNMARKED = {
    "colon in unquoted text": "yaml-colon",
    "duplicate statement id": "duplicate",
    "a link that is none": "link",
    "neither yes nor no": "yes-or-no",
    "an id with a space": "id",
    "more people than there were": "chance",
    "a range the wrong way round": "range",
    "a range from nowhere": "range-is",
    "a chance without a number": "chance",
    "a proportion in words": "loose-number",
    "a percentage": "loose-number",
    "a relative effect": "relative-effect",
    "one in so many": "one-in-n",
    "a figure from two studies": "chance-sources",
}

FEW = "    says: Few people who had rested did better.\n"
FIGURE = "{people: 32, of: 40, event: moved with ease, over: 6 months, range: [64, 91], range_is: computed here}"
GAP = "{option: wait, outcome: ease, not_known: No study has followed people who wait., because: not studied}"
WHEN = "    when: {tried: [rest]}"


def figure(old: str, new: str, check: str) -> tuple[str, str]:
    """The figure of the small aid with something else in it, marked."""
    assert old in FIGURE
    return FIGURE, f"{FIGURE.replace(old, new)} #! {check}"


# A slip, marked, and what its one message says.
TOLD = {
    "per cent": (figure("people: 32, of: 40", "per_100: 80%", "number"), "Write per_100: 80."),
    "a share with a stroke": (figure("32, of: 40", "32/40", "number"), "Write people: 32, of: 40."),
    "a share in words": (figure("32, of: 40", "32 of 40", "number"), "Write people: 32, of: 40."),
    "a number with a point": (figure("people: 32, of: 40", "per_100: 79.5", "number"), "under people. Without a count"),
    "a number with a space": (figure("of: 40", "of: 1 200", "number"), "Write 1200."),
    "a width below nothing": (
        figure("range: [64, 91], range_is: computed here", "plus_minus: -4", "plus-minus"),
        "from 0 to 100; found -4",
    ),
    "a width above all": (
        figure("range: [64, 91], range_is: computed here", "plus_minus: 101", "plus-minus"),
        "from 0 to 100; found 101",
    ),
    "the origin of no range": (figure("range: [64, 91], ", "", "range-is"), "Add range: [64, 91], or delete"),
    "a range and a width": (figure("range_is", "plus_minus: 4, range_is", "plus-minus"), "Keep the one"),
    "a figure beside groups": (
        figure("range: [64, 91], range_is: computed here", "groups: [{name: a, people: 1, of: 4}, "
               "{name: b, people: 2, of: 4}]", "chance"),
        "'people', 'of'",
    ),
    "a figure out of nobody": (figure("people: 32, of: 40", "per_100: 80, of: 0", "chance"), "one or more"),
    "a key that is there already": (
        ("    unit: years", "    unit: years\n    units: days #! unknown-key"),
        "Did you mean 'unit'? That is there already, in line 52",
    ),
    "a key far from all": (
        ("  shoulder: {title: The shoulder}", "  shoulder: {title: The shoulder, colour: red} #! unknown-key"),
        "Write title or why; or delete it.",
    ),
    "an unknown end of a band": (
        (WHEN, "    when: {age: {above: 65}} #! unknown-key"),
        "a condition on 'age', a number. Write at_least: 66.",
    ),
    "a certainty in a gap": (
        (GAP, GAP.replace("because", "certainty: low, because") + " #! unknown-key"),
        "A gap has no 'certainty'",
    ),
    "a gap that says something": (
        (FEW, f"{FEW}    not_known: It is not known. #! unknown-key\n"),
        "Delete one of them",
    ),
    "a condition no further in": (
        (WHEN, "    when:\n    tried: [rest] #! yaml-indent"),
        "two spaces further in. Write:       tried: [rest]",
    ),
    "choices no further in": (
        ("    choices: {heat: Heat, rest: Rest, none: None of these}",
         "    choices:\n    heat: Heat #! yaml-indent\n    rest: Rest\n    none: None of these"),
        "'heat' belongs to 'choices' above it",
    ),
    "a key of an entry too far out": (
        ("  wait: {name: Wait, involves: Carrying on as now}",
         "  wait:\n    name: Wait\n    involves: Carrying on as now\n  short: Wait #! yaml-indent"),
        "'short' begins too far out",
    ),
    "a reason that is none": (
        (GAP, GAP.replace("not studied", "dunno") + " #! because"),
        "'dunno' is not a reason that a gap can have",
    ),
    "nothing said": ((FEW, "    says: #! empty\n"), "nothing after its colon. Write it."),
    "no option": (
        ("  - option: exercises\n    outcome: ease\n    says: Few",
         "  - option: #! empty\n    outcome: ease\n    says: Few"),
        "Write it.",
    ),
    "a language by its name": (("language: en", "language: English #! language"), "Write en."),
    "a language in large letters": (("language: en", "language: pt_br #! language"), "Write pt-BR."),
    "a language that nobody knows": (("language: en", "language: Klingon #! language"), "such as en, es or pt-BR"),
    "a long id": (
        ("  days: {title: Your days}", f"  days: {{title: Your days}}\n  {'a' * 41}: {{title: X}} #! id"),
        "Use 40 at most",
    ),
    "the id of a page": (
        ("  days: {title: Your days}", "  days: {title: Your days}\n  what-matters: {title: X} #! id"),
        "Choose another id",
    ),
    "a renamed option": (
        ("  wait: {name: Wait,", "  waits: {name: Wait,"),
        "There is no option 'wait' (lines 77, 78 and 80). Did you mean 'waits'?",
    ),
    "a question without its kind": (
        ("  - id: ease-matters\n    ask: How much does moving with ease matter to you?\n    kind: importance\n",
         "  - id: ease-matters #! missing-key\n    ask: How much does moving with ease matter to you?\n"),
        "has no 'kind'",
    ),
    "an entry that says nothing": (
        (GAP, GAP.replace("not_known: No study has followed people who wait., ", "") + " #! missing-key"),
        "Add a line 'says: ...', or 'not_known: ...'",
    ),
    "dashes before options": (
        ("  wait: {name: Wait, involves: Carrying on as now}\n  exercises: {name",
         "  - wait: {name: Wait, involves: Carrying on as now}\n  - exercises: {name"),
        "and no dash",
    ),
}  # fmt: skip
