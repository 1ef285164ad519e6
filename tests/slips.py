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
        "    outcome: eese #! unknown-outcome\n    says: Few",
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
