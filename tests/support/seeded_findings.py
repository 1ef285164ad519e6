"""Faults that only checks find, each a change to the lupus file: after which words, what is there, what they write.

The mark ` #! check` stands at the line that the author must mend.
"""

CHECKS = {
    "a letter without a font": ("id: steroid-aim", "says: A European", "says: 好 #! letter-without-font\n     "),
    "a tag pasted with its text": ("id: steroid-aim", "says: A European", "says: A <i>European</i> #! markup\n     "),
    "a text to be written": ("id: steroid-aim", "says: A European", "says: TODO A European #! unfinished-text\n     "),
    "two options of one name": ("  msc:  # waive", "short: MSC", "short: hsct #! same-name"),
    "a figure that contradicts itself": (
        "In a trial of voclosporin in nephritis that ran", "event: died", "event: did not live #! sentence-part",
    ),
    "a letter that no font draws": ("  msc:  # waive", "short: MSC", "short: MSC 字 #! letter-without-font"),
    "a cell left empty": (
        "  how-others-chose:\n", "  # Access and cost",
        "  scars: #! empty-cell\n    name: Scars\n    kind: harm\n    consideration: risk\n  # Access and cost",
    ),
    "two gaps in a cell": (
        "- option: msc\n    outcome: organs\n    says: The first", "- option",
        "- {option: hsct, outcome: organs, not_known: What else it does.} #! second-gap\n  - option",
    ),
    "no source": (
        "statements:\n\n", "  - option",
        "  - {option: msc, outcome: cost, says: It costs less., certainty: low, because: hearsay, sources: []} #!"
        " unsourced\n"
        "  - option",
    ),
    "a figure from two sources": (
        "statements:\n\n", "  - option",
        "  - {option: msc, outcome: infection, says: Few did., certainty: low, because: few, #! chance-sources\n"
        "     sources: [wang-2013, wang-2014], chance: {people: 1, of: 40, event: had one, over: 2 years}}\n  - option",
    ),
    "an example who sees something else": (
        "\nexamples:\n\n", "  - name",
        "  - {name: A, given: {clinic: yes}, must_not_show: [clinic-warning]} #! example\n  - name",
    ),
    "an example who may see what must be shown": (
        "\nexamples:\n\n", "  - name", "  - {name: A, given: {}, must_show: [clinic-warning]} #! example\n  - name",
    ),
    "an answer that is none": (
        "\nexamples:\n\n", "  - name", "  - {name: A, given: {age: 670}, must_show: [lungs]} #! example\n  - name",
    ),
    "a percentage": ("id: steroid-aim", "says: A European", "says: For 5% of people a #! loose-number\n     "),
    "so many of so many": ("id: steroid-aim", "says: A European", "says: For 3 of 10 people a #! loose-number\n     "),
    "one in so many": ("id: steroid-aim", "says: A European", "says: For 1 in 8 people a #! one-in-n\n     "),
    "twice as many": (
        "id: steroid-aim", "says: A European", "says: For twice as many people a #! relative-effect\n     ",
    ),
    "a proportion deep in a text": (
        "id: hsct-death-range", "from many hospitals", "from half of the #! loose-number\n      hospitals",
    ),
    "a waiver of what protects": (
        "id: steroid-aim", "sources: [eular-2023]", "sources: [eular-2023] #! waiver # waive unsourced: it is fine",
    ),
    "a waiver of nothing": (
        "id: steroid-aim", "sources: [eular-2023]",
        "sources: [eular-2023] #! unused-waiver # waive loose-number: a dose",
    ),
    "should": ("id: steroid-aim", "says: A European", "says: People should know that a #! pushing-word\n     "),
    "safe": ("id: sorted-cells", "says: Lupus came", "says: It was safe. Lupus came #! pushing-word\n     "),
    "unfortunately": ("id: lungs", "says: At one", "says: Unfortunately, at one #! pushing-word\n     "),
    "recommended": ("  msc:  # waive", "name: Mesenchymal", "name: Recommended mesenchymal #! pushing-word\n     "),
    "a hopeful breakthrough": (
        "id: clots\n", "      At one expert", "      In a breakthrough at one expert #! pushing-word\n     ",
    ),
    "will": ("id: lungs", "got better on average", "will get better on average #! too-certain\n     "),
    "always": ("id: sorted-cells", "says: Lupus came", "says: Lupus always came #! too-certain\n     "),
    "proves": ("id: hsct-death-newer", "note: No deaths", "note: This proves it. No deaths #! too-certain\n     "),
    "a long sentence": (
        "id: lungs", "says: At one expert centre,",
        "says: At one expert centre that has done this for many years, and that people from all over the country and"
        " from #!"
        " long-sentence\n      other countries come to,",
    ),
    "a text that is hard to read": (
        "id: lungs", "says: At one expert centre, a test of the lungs got better on average.",
        "says: Functional respiratory measurements demonstrated considerable improvements following individualised #!"
        " hard-to-read\n      rehabilitation interventions.",
    ),
    "a hard word": ("id: lungs", "a test of the lungs", "a pulmonary test #! unexplained-word\n     "),
    "a word that nobody uses": (
        "glossary:\n", "  lupus:", "  apheresis: A way to collect cells. #! unused-term\n  lupus:",
    ),
    "a source without its day": (
        "  aurora-2:\n",
        "  aurora-2:\n    citation: \"AURORA 2 continuation (to 3 years). Lupus Sci Med 2024;11(Suppl 2):A85.1.\"\n"
        "    link: https://lupus.bmj.com/content/11/Suppl_2/A85.1\n    kind: blinded continuation of a randomised"
        " trial, up to"
        " 3 years\n    people: 116 people with voclosporin and 100 with a placebo, who went on after the first trial\n"
        "    comparison_group: yes\n    checked: 2026-11-22\n",
        "  aurora-2: #! undated-source\n    citation: Aurora 2\n    kind: trial\n    comparison_group: yes\n",
    ),
    "a source not read for long": ("  burt-2006:\n", "checked: 2026-11-22", "checked: 2024-11-22 #! old-source"),
    "a source read on a day to come": ("  burt-2006:\n", "checked: 2026-11-22", "checked: 2062-11-22 #! future-day"),
    "a review on a day to come": ("patients_took_part:", "reviewed: 2026-11-22", "reviewed: 2026-12-22 #! future-day"),
    "a review overdue": ("patients_took_part:", "review_by: 2027-05-22", "review_by: 2026-11-30 #! review-overdue"),
    "a review before the last": (
        "patients_took_part:", "review_by: 2027-05-22", "review_by: 2025-05-22 #! review-order",
    ),
    "a writer who does not say": (
        "written_by:\n", "    - name:", "    - {name: B, role: doctor} #! offers-not-said\n    - name:",
    ),
    "a source that nothing rests on": (
        "\nsources:\n", "\nsources:\n",
        "\nsources:\n  aaa-2020: #! unused-source\n    {citation: Aaa 2020, kind: trial, checked: 2026-11-22}\n",
    ),
    "groups that are counted differently": (
        "says: Adding anifrolumab to usual drugs gave", "event: had a clear response\n      at: 1 year\n      groups:\n"
        "        - {name: with anifrolumab, people: 171, of: 360}",
        "event: had a clear response #! mixed-groups\n      at: 1 year\n      groups:\n"
        "        - {name: with anifrolumab, per_100: 48, of: 360}",
    ),
    "times written differently": (
        "id: cyclophosphamide-or-mycophenolate", "event: were in full or partial remission\n      otherwise: were not\n"
        "      at: 1 year", "event: were in full or partial remission #! mixed-times\n      otherwise: were not\n"
        "      at: 12 months",
    ),
    "a figure outside its range": ("id: hsct-death-newer", "range: [0, 12]", "range: [3, 12] #! range-outside"),
    "a figure without a picture": (
        "id: hsct-death-newer", "range: [0, 12]", "picture: no #! no-picture\n      range: [0, 12]",
    ),
    "the lowest last": (
        "statements:\n\n", "  - option",
        "  - {option: hsct, outcome: infection, says: They differ., certainty: low, because: few, #! from-to-order\n"
        "     sources: [burt-2018], from_to: [hsct-death-registry, hsct-death-newer]}\n  - option",
    ),
    "a figure outside the studies that enclose all": (
        "How long lupus that stayed active through several drugs then", "- option: hsct\n    outcome: lasting\n",
        "- option: hsct #! from-to-outside\n    outcome: lasting\n"
        "    from_to: [hsct-quiet-registry, hsct-quiet-expert]\n",
    ),
    "one study twice without a word": (
        "- option: msc\n    outcome: kidney-response\n    says: In the same trial,",
        "- option: msc\n    outcome: kidney-response\n    says: In the same trial,",
        "- option: msc #! same-study\n    outcome: kidney-response\n    says: In the trial,",
    ),
    "one figure twice": (
        "- option: hsct\n    outcome: treatment-death\n    says: At the same centre", "- option",
        "- {option: hsct, outcome: infection, says: Nobody died., certainty: low, because: few, sources: [burt-2018],\n"
        "     chance: {people: 0, of: 30, #! repeated-chance\n"
        "       event: died because of the treatment, over: a median of 5 years}}\n  - option",
    ),
}  # fmt: skip

LOGIC = {
    "a question that nothing uses": (
        "- id: tried\n", "- id: tried",
        "- {id: pets, consideration: risk, ask: Pets?, kind: one, choices: {a: A, b: B}} #! unused-question\n  - id:"
        " tried",
    ),
    "a choice that nothing uses": (
        "- id: payer\n", "      self:",
        "      friends: {label: Friends, said: friends would pay} #! unused-choice\n      self:",
    ),
    "an outcome marked twice": (
        "- id: lasting-matters\n", "- id: lasting-matters",
        "- {id: years, ask: How much do years matter?, kind: importance, about: lasting}\n  - id: lasting-matters #!"
        " unused-importance",
    ),
    "a question of nobody": (
        "- id: tried\n", "- id: tried",
        "- {id: more, ask: And?, kind: importance, about: vaccines, when: {nephritis: [none],\n"
        "     nephritis-course: [back]}} #! never-asked\n  - id: tried",
    ),
    "two lines that contradict": (
        "statements:\n\n", "  - option",
        "  - {option: msc, outcome: cost, says: It costs less., certainty: low, because: few, sources: [isscr],\n"
        "     when: {active: [one], all: [{active: [controlled]}]}} #! contradiction\n  - option",
    ),
    "three lines of which two go together": (
        "statements:\n\n", "  - option",
        "  - {option: msc, outcome: cost, says: It costs less., certainty: low, because: few, sources: [isscr],\n"
        "     when: {active: [one, controlled], all: [{active: [one, unsure]}, {active: [controlled, unsure]}]}}"
        " #! never-shown\n"
        "  - option",
    ),
    "an answer of somebody else": (
        "statements:\n\n", "  - option",
        "  - {option: msc, outcome: cost, says: It costs less., certainty: low, because: few, sources: [isscr],\n"
        "     when: {nephritis: [none], nephritis-course: [back]}} #! other-branch\n  - option",
    ),
    "a condition that always holds": (
        "ask_the_team:\n\n", "  - ask",
        "  - {ask: And?, consideration: risk, when: {any: [{age: {below: 40}}, {age: {at_least: 40}}]}} #!"
        " always-holds\n  - ask",
    ),
    "every answer": (
        "ask_the_team:\n\n", "  - ask",
        "  - {ask: And?, consideration: risk, when: {children: [hope, maybe, no]}} #! every-answer\n  - ask",
    ),
    "an age that nobody can give": (
        "ask_the_team:\n\n", "  - ask",
        "  - {ask: And?, consideration: risk, when: {age: {below: 16}}} #! outside-limits\n  - ask",
    ),
    "two that must not meet": (
        "- option: hsct\n    outcome: organs\n    id: lungs", "hsct\n", "hsct #! never-with\n    never_with: [clots]\n",
    ),
    "the same words again": (
        "statements:\n\n", "  - option",
        "  - {option: hsct, outcome: organs, says: No., certainty: low, because: few, sources: [burt-2006]}\n"
        "  - {option: hsct, outcome: organs, says: No., certainty: low, because: few, sources: [burt-2006], #!"
        " said-twice\n"
        "     when: {active: [one]}}\n  - option",
    ),
    "not sure, and so nothing": (
        "- id: tried\n", "- id: tried",
        "- {id: pets, consideration: refractory, ask: Pets?, kind: one, choices: {a: A, b: B, unsure: Not sure}} #!"
        " not-sure\n"
        "  - {id: more, ask: And?, kind: importance, about: vaccines, when: {pets: [a, b]}}\n  - id: tried",
    ),
}  # fmt: skip
