"""A small invented aid, and ways to read it with one thing changed."""

import datetime
from functools import lru_cache

from decision_aid.checks.run import check_rule_file
from decision_aid.model.aid import DecisionAid
from decision_aid.resources import resource_folder
from decision_aid.translation.files import original_of

RULE_FILES = [path for path in sorted(resource_folder("rules").glob("*.yaml")) if not original_of(path)]
TODAY = datetime.date(2026, 12, 1)

SMALL = """\
title: Stiff shoulder - wait or exercises
language: en
status: draft
about:
  decision: Whether to wait or to do exercises
  for: Adults with a stiff shoulder
  written_by: [{name: The testers, role: testers, offers_this_treatment: no}]
  funding: none
  interests: none declared
  reviewed: 2026-01-01
  review_by: 2027-01-01
  update_policy: Never, since it is invented
options:
  wait: {name: Wait, involves: Carrying on as now}
  exercises: {name: Exercises, involves: Ten minutes a day}
considerations:
  shoulder: {title: The shoulder}
  days: {title: Your days}
outcomes:
  ease: {name: Moving with ease, kind: benefit, consideration: shoulder}
  ache: {name: Aching, kind: harm, consideration: shoulder}
  time: {name: Time it takes, kind: practical, consideration: days}
sources:
  alpha:
    citation: Alpha 2020
    kind: trial
    link: https://example.org/a
    comparison_group: yes
    checked: 2026-06-01
  beta: {citation: Beta 2021, kind: series, comparison_group: no, checked: 2026-06-01}
questions:
  - id: duration
    consideration: shoulder
    ask: How long has it been stiff?
    kind: one
    choices:
      short: Less than a month
      long: {label: A month or more, said: the shoulder has been stiff for a month or more}
      unsure: Not sure
  - id: tried
    consideration: shoulder
    ask: What have you tried?
    kind: several
    choices: {heat: Heat, rest: Rest, none: None of these}
    alone: [none]
    when: {duration: [long]}
  - id: age
    consideration: days
    ask: How old are you?
    kind: number
    limits: [16, 110]
    unit: years
  - id: ease-matters
    ask: How much does moving with ease matter to you?
    kind: importance
    about: ease
  - id: time-matters
    ask: How much does the time it takes matter to you?
    kind: importance
    about: time
statements:
  - option: exercises
    outcome: ease
    says: Most people in the trial moved with ease.
    chance: {people: 32, of: 40, event: moved with ease, over: 6 months, range: [64, 91], range_is: computed here}
    certainty: low
    because: one small trial
    sources: [alpha]
    when: {duration: [long, unsure]}
  - option: exercises
    outcome: ease
    says: Few people who had rested did better.
    certainty: very low
    because: nobody to compare with
    sources: [beta]
    when: {tried: [rest]}
  - {option: wait, outcome: ease, not_known: No study has followed people who wait., because: not studied}
  - {option: wait, outcome: ache, says: Aching comes and goes., certainty: low, because: few people, sources: [beta]}
  - {option: exercises, outcome: ache, not_known: The trial did not ask., because: not reported}
  - {option: wait, outcome: time, says: Waiting takes no time., certainty: high, because: it is so, sources: [alpha]}
  - option: exercises
    outcome: time
    id: ten-minutes
    says: Exercises take ten minutes a day.
    certainty: high
    because: the plan of the trial
    sources: [alpha]
    when: {any: [{age: {at_least: 18, below: 65}}, {duration: short}]}
  - {option: exercises, outcome: ease, not_known: How long the ease lasts., because: not studied}
  - {option: exercises, outcome: time, not_known: How many people keep it up., because: not studied}
"""


def small(*changes: tuple[str, str]) -> str:
    """The small aid's text with each first part replaced by the second; the first must be there once."""
    text = SMALL
    for old, new in changes:
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in the small aid"
        text = text.replace(old, new)
    return text


GAP = "not_known: Nobody has looked for this yet., because: not looked for"
GAPS_OF_TWO = small(  # two outcomes of which nobody has looked for anything
    ("title: Stiff", "format: 2\ntitle: Stiff"),
    (
        "statements:\n",
        f"""\
statements:
  - {{option: wait, outcome: sleep, {GAP}}}
  - {{option: exercises, outcome: sleep, {GAP}}}
  - {{option: exercises, outcome: falls, {GAP}, when: {{duration: [long]}}}}
  - {{option: wait, outcome: falls, {GAP}}}
""",
    ),
    (
        "outcomes:\n",
        """\
outcomes:
  sleep: {name: Sleeping well, kind: benefit, consideration: days}
  falls: {name: Falling, kind: harm, consideration: days}
""",
    ),
)


def asking_more(*choices: int) -> str:
    """The small aid's text with more questions before its own, each with that many choices of which several count."""
    questions = "".join(
        f"  - {{id: more{number}, consideration: days, ask: More of {number}?, kind: several, choices: {{"
        + ", ".join(f"c{choice}: Choice {choice}" for choice in range(count))
        + "}}\n"
        for number, count in enumerate(choices)
    )
    return small(("questions:\n", f"questions:\n{questions}"))


@lru_cache(32)
def aid_from(text: str) -> DecisionAid:
    """The aid in a text that has no errors; the very same one for the same text."""
    return read_anew(text)


def read_anew(text: str) -> DecisionAid:
    """The aid in a text that has no errors, as nobody has seen it before."""
    aid, problems = check_rule_file(text.encode(), today=TODAY)
    assert aid is not None, "\n".join(map(str, problems))
    return aid
