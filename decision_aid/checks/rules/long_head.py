"""A head has at most 12 words: it stands in a narrow cell, beside a number, among those of all options.

Passes:
    format: 2
    outcomes:
      sleep: {name: Sleeping well, kind: benefit, consideration: days}
    statements:
      - {option: wait, outcome: sleep, not_known: Nobody has asked this., because: not studied, head: Nobody has asked.}
      - {option: exercises, outcome: sleep, not_known: The trial did not ask., because: not reported,
         head: The trial did not ask.}
Fails:
    format: 2
    outcomes:
      sleep: {name: Sleeping well, kind: benefit, consideration: days}
    statements:
      - {option: wait, outcome: sleep, not_known: Nobody has asked this., because: not studied, head: Nobody has asked.}
      - {option: exercises, outcome: sleep, not_known: The trial did not ask., because: not reported,
         head: The trial that we found did not ask the people in it how well they slept.}
"""

from collections.abc import Iterator

from decision_aid.checks.naming import key
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Problem, Wording, worded
from decision_aid.rule_file.schema.table import STATEMENT

MOST_WORDS = 12
HEAD = Wording("This head", key(STATEMENT, "head").in_form)


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at each head that is too long."""
    for text in aid.texts:
        if text.key == "head" and (words := len(text.text.split())) > MOST_WORDS:
            message = worded("{} has {} words. Write at most {}: the statement says the rest.", HEAD, words, MOST_WORDS)
            yield Problem(text.place, "long-head", message)
