"""A draft about a child's tonsils, with facts T36, T38, T43 and T45 of the dossier, one for each kind of statement."""

from decision_aid.model.aid import DecisionAid
from tests.support.aids import aid_from

TONSILS = """\
format: 2
title: A child's tonsils
language: en
status: draft
about:
  decision: Whether to have the tonsils out or to wait
  for: Parents of a child who often has a sore throat
  written_by: [{name: The testers, role: testers, offers_this_treatment: no}]
  funding: none
  interests: none declared
  reviewed: 2026-11-01
  review_by: 2027-11-01
  update_policy: Never, since it is for tests
options:
  operation: {name: The operation, involves: Tonsils taken out under a general anaesthetic}
  waiting: {name: Watchful waiting, involves: No operation for now}
considerations:
  throat: {title: The throat}
outcomes:
  sleep: {name: Sleep study normal, kind: benefit, consideration: throat}
  bleeding: {name: Bleeding after the operation, kind: harm, consideration: throat}
  days: {name: Days at home, kind: burden, consideration: throat}
  who: {name: Who it is offered to, kind: practical, consideration: throat}
sources:
  chat-2013: {citation: CHAT 2013, kind: randomised trial, comparison_group: yes, checked: 2026-11-29,
    people: "464 children, 5 to 9 years, United States"}
  alberta: {citation: Alberta advice to parents, kind: advice of a health service, checked: 2026-11-29}
  cochrane-2013: {citation: Cochrane 2013, kind: review of trials, checked: 2026-11-29}
  aao-2019: {citation: AAO 2019, kind: guideline, checked: 2026-11-29}
questions:
  - id: night
    consideration: throat
    ask: Does breathing stop at night?
    kind: one
    choices: {yes: "Yes", no: "No", unsure: Not sure}
statements:
  - option: every
    outcome: sleep
    says: More children had a normal sleep study after the operation than after waiting.
    chance:
      event: had a normal sleep study
      otherwise: had not
      at: 7 months
      groups: [{option: waiting, per_100: 46}, {option: operation, per_100: 79}]
    certainty: moderate
    because: one trial
    sources: [chat-2013]
  - {option: waiting, outcome: bleeding, does_not_apply: Without an operation there is no bleeding from it.}
  - {option: operation, outcome: bleeding, not_known: How much the child may bleed., because: not looked for}
  - {option: operation, outcome: days, says: A child is back at school after about one week., certainty: moderate,
     because: advice that many units give alike, sources: [alberta]}
  - {option: waiting, outcome: days, not_known: How many days a sore throat costs.}
  - option: every
    outcome: who
    reported: A guideline of the United States (2019) advises to wait where there were few bad sore throats.
    sources: [aao-2019]
  - option: none
    outcome: who
    reported: Older trials gave antibiotics for a single sore throat.
    sources: [cochrane-2013]
"""


def tonsils(*changes: tuple[str, str]) -> DecisionAid:
    """The aid with each first part replaced by the second; the first must be there once."""
    text = TONSILS
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times"
        text = text.replace(old, new)
    return aid_from(text)
