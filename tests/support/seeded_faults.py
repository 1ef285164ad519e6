"""Faults as authors make them, each a change to the lupus file: after which words, what is there, and what they write.

The mark ` #! check` stands at the line that the author must mend.
"""

READING = {
    "misspelt key": ("id: steroid-aim", "says:", "syas: #! unknown-key"),
    "misspelt key of the file": ("# --- Hard words", "glossary:", "glosary: #! unknown-key"),
    "misspelt key of an option": ("  hsct:  #", "involves:", "invloves: #! unknown-key"),
    "a key that is none": ("- id: age\n", "    unit: years", "    unit: years\n    colour: red #! unknown-key"),
    "no certainty": (
        "- option: msc\n    outcome: organs\n    says: The first", "- option",
        "- {option: hsct, outcome: organs, says: It did., because: few, sources: [isscr]} #! missing-key\n  - option",
    ),
    "no choices": ("- id: age\n", "kind: number", "kind: number\n  - id: more #! missing-key\n    consideration: risk\n"
                   "    ask: And?\n    kind: one"),
    "unknown option": (
        "  - option: msc\n    outcome: kidney-response\n    id: msc-placebo", "option: msc",
        "option: mcs #! unknown-option",
    ),
    "unknown declaration": (
        "  not_done:", "[patients_took_part,", "[patients_took_prat, #! unknown-declaration\n     ",
    ),
    "unknown outcome": ("id: steroid-aim", "outcome: fewer-drugs", "outcome: less-drugs #! unknown-outcome"),
    "unknown source": ("id: steroid-aim", "[eular-2023]", "[eular-2032] #! unknown-source"),
    "unknown source shared": ("  burt-2006:\n", "[traynor-2000,", "[trainor-2000, #! unknown-source\n     "),
    "unknown question": ("id: steroid-aim", "{side-effects:", "{sideeffects: #! unknown-question\n     "),
    "unknown choice": ("id: steroid-aim", "[some, serious", "[some, seroius #! unknown-choice\n     "),
    "unknown consideration": ("  vaccines:\n", "consideration: risk", "consideration: risks #! unknown-consideration"),
    "unknown statement": (
        "- name: Nephritis that came back in", "- belimumab-relapsed", "- belimumab-relapse #! unknown-statement",
    ),
    "unknown question of an example": (
        "# --- Example persons", "nephritis: proven", "nefritis: proven #! unknown-question",
    ),
    "unknown kind of question": ("- id: active\n", "kind: one", "kind: single #! kind"),
    "unknown kind of outcome": ("  vaccines:\n", "kind: burden", "kind: nuisance #! kind"),
    "unknown certainty": ("id: steroid-aim", "certainty: moderate", "certainty: medium #! certainty"),
    "unknown status": ("language: en", "status: draft", "status: finished #! status"),
    "unknown verdict": ("- id: a01\n", "verdict: supported", "verdict: true #! verdict"),
    "unknown reason of a gap": (
        "not_known: Whether the cells do", "because: no comp", "because: not compared #! because\n    #",
    ),
    "neither yes nor no": ("written_by:", "offers_this_treatment: no", "offers_this_treatment: some #! yes-or-no"),
    "a day that is none": ("  interests:", "reviewed: 2026-11-22", "reviewed: 2026-11-32 #! date"),
    "a number in words": ("- id: age\n", "[18, 100]", "[18, hundred] #! number"),
    "limits the wrong way round": ("- id: age\n", "[18, 100]", "[100, 18] #! limits"),
    "a link that is none": ("  jayne-2004:\n", "link: https://", "link: https//  #! link\n    #"),
    "a question twice": ("- id: tried\n", "id: tried",
        "id: active #! duplicate\n    consideration: risk\n    ask: Again?\n"
                         "    kind: number\n  - id: tried"),
    "a statement id twice": ("id: hsct-expert-five-years\n", "five-years\n", "one-year #! duplicate\n"),
    "a name twice": ("id: steroid-aim", "certainty:", "certainty: low\n    certainty: #! yaml-duplicate\n     "),
    "a later question": ("- id: tried\n", "    alone:", "    when: {age: {below: 60}} #! later-question\n    alone:"),
    "what matters in a condition": (
        "id: steroid-aim", "when: {side-effects: [some, serious, unsure]}",
        "when: {fewer-drugs-matters: [a lot]} #! importance-condition",
    ),
    "any within any": (
        "id: steroid-aim", "when: {side-effects: [some, serious, unsure]}",
        "when: {any: [{any: [{side-effects: few}]}]} #! condition-depth",
    ),
    "an empty condition": (
        "id: steroid-aim", "when: {side-effects: [some, serious, unsure]}", "when: #! condition",
    ),
    "choices for a number": ("id: age-limits", "{age: {at_least: 66}}", "{age: young} #! number"),
    "more people than there were": ("id: hsct-death-newer", "      people: 0\n", "      people: 31 #! chance\n"),
    "a range the wrong way round": ("id: hsct-death-newer", "range: [0, 12]", "range: [12, 0] #! range"),
    "a range from nowhere": ("id: hsct-death-newer", "range_is: computed here", "range_is: by us #! range-is"),
    "no time": (
        "id: hsct-death-newer", "people: 0\n      of: 30\n      event: died because of the treatment\n"
        "      over: a median of 5 years\n",
        "people: 0 #! time\n      of: 30\n      event: died because of the treatment\n",
    ),
    "three groups": (
        "- {name: with voclosporin, people: 0, of: 116}", "people: 0, of: 116}",
        "people: 0, of: 116} #! chance\n        - {name: others, people: 1, of: 9}",
    ),
    "one end of a range over studies": (
        "id: hsct-death-range", "[hsct-death-newer, hsct-death-registry]", "[hsct-death-newer] #! from-to",
    ),
    "an unknown end of a range over studies": (
        "id: hsct-death-range", "hsct-death-registry]", "hsct-death-register] #! unknown-statement-with-a-chance",
    ),
    "an id with a space": ("- id: payer\n", "      self:", "      no one: Nobody #! id\n      self:"),
    "a list for a text": ("  burt-2006:\n", "kind: ", "kind: [trial] #! shape\n    # "),
    "nothing after a colon": ("patients_took_part:", "reviewed:", "reviewed: #! empty\n  #"),
}  # fmt: skip

YAML = {
    "a colon in a text": ("id: steroid-aim", "says: A European", "says: A guideline: European #! yaml-colon\n    # "),
    "a tab": ("id: steroid-aim", "    says:", "\tsays: #! yaml-tab\n     "),
    "a line too far in": ("id: steroid-aim", "    certainty:", "      certainty: #! yaml-indent\n     "),
    "a quote not closed": ("- id: a01\n", "why: This", 'why: "This #! yaml-quote\n        #'),
    "curly quotes": (
        "- id: a01\n", "why: This is how lupus is usually described.", "why: “So it is.” #! yaml-curly-quotes",
    ),
    "a bracket not closed": ("id: steroid-aim", "[eular-2023]", "[eular-2023 #! yaml-bracket"),
    "no space after a colon": ("id: steroid-aim", "because: a guideline", "because:a guideline #! yaml-space\n    #"),
    "a sign that needs quotes": ("id: steroid-aim", "because: a guideline", "because: @ guideline #! yaml-sign\n    #"),
    "a comma in braces": (
        "centre-reach\n", 'near: {label: "Yes",', "near: {label: Yes, nearby, #! yaml-comma\n       ",
    ),
    "no colon": ("  burt-2006:\n", "    comparison_group: no", "    comparison_group no #! yaml-no-colon"),
    "more told of one option": ("  hsct:  #", "  # waive uneven-options: its reports name", " #! uneven-options #"),
    "a label to copy from": ("  hsct:  #", "short: HSCT", "short: &HSCT HSCT #! yaml-anchor"),
}  # fmt: skip
