"""A draft about screening for breast cancer, with facts M25, M26, M30 and M45 of the dossier."""

MAMMOGRAMS = """\
format: 2
title: Breast screening
language: en
status: draft
about:
  decision: Whether to be screened for breast cancer
  for: Women of 50 to 69
  kind: screening
  look_again: breast cancer is found in a mother, a sister or a daughter
  written_by: [{name: The testers, role: testers, offers_this_treatment: no}]
  funding: none
  interests: none declared
  test_measures: X-ray pictures of each breast show spots that may be cancer.
  after_positive: More tests, and for some women a biopsy.
  after_negative: The next invitation.
  overdiagnosis: Some of the cancers that are found would never have caused trouble.
  reviewed: 2026-11-01
  review_by: 2027-11-01
  update_policy: Never, since it is for tests
options:
  screening:
    name: Screening
    head_note: {text: counted in women of 50 to 69, when: {age: {below: 50}}}
    involves: |
      An appointment every two or three years; more is at https://www.nhs.uk/conditions/breast-screening-mammogram/.
      - You undress to the waist.
      - Each breast is pressed between plates.
      - It takes less than 30 minutes.
  wait: {name: No screening, involves: No appointment}
considerations:
  result: {title: The result}
outcomes:
  alarm: {name: A false alarm, kind: harm, consideration: result}
  tests: {name: More tests after the pictures, kind: burden, consideration: result}
sources:
  tsuruda-2022: {citation: Tsuruda 2022, kind: registry, comparison_group: no, checked: 2026-11-29,
    people: "421,545 women in Norway"}
  macmillan: {citation: Macmillan, kind: figures of a programme, comparison_group: no, checked: 2026-11-29}
questions:
  - {id: age, consideration: result, ask: How old are you?, kind: number, limits: [40, 90], unit: years}
statements:
  - option: screening
    outcome: alarm
    says: In ten rounds, some women had a false alarm.
    chance: {per_100: 18, of: 421545, who: women, event: had a false alarm, over: 20 years}
    certainty: moderate
    because: a registry of a whole country
    sources: [tsuruda-2022]
  - {option: wait, outcome: alarm, does_not_apply: Without screening there is no false alarm from it.}
  - option: screening
    outcome: tests
    says: Most women have a normal result.
    chance: {per_100: 96, who: women, event: had a normal result, otherwise: had more tests, at: one screen}
    certainty: moderate
    because: figures of one programme
    sources: [macmillan]
  - {option: wait, outcome: tests, does_not_apply: Without screening there are no tests after it.}
glossary:
  biopsy: A small piece is taken out and looked at under a microscope.
"""
