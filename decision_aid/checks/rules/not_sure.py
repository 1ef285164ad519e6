"""The answer "not sure" leads to something: people who do not know should not simply see less than others.

Passes:
    questions:
      - {id: job, consideration: days, ask: "Do you lift things?", kind: one,
         choices: {yes: Yes, unsure: Not sure, no: No}}
    ask_the_team:
      - {ask: What counts as lifting?, consideration: days, when: {job: [yes, unsure]}}
Fails:
    questions:
      - {id: job, consideration: days, ask: "Do you lift things?", kind: one,
         choices: {yes: Yes, unsure: Not sure, no: No}}
    ask_the_team:
      - {ask: What counts as lifting?, consideration: days, when: {job: [yes]}}
      - {ask: What may I lift?, consideration: days, when: {job: [no]}}
"""

from collections.abc import Iterator

from decision_aid.checks.naming import named
from decision_aid.checks.text.choices import means_not_sure, place_of_choice, unnamed_choices
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Level, Problem, Wording, worded

REMEDY = Wording(
    "Name it where what others see may be so for them too, or give them something to ask the team.",
    "Add a question for the team that is shown to them, or tick it under “For whom it is shown”, in the form of a "
    "statement that is so for them too.",
)


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at each choice that means "not sure" and that no condition names."""
    for question, choices in unnamed_choices(aid):
        for choice in filter(means_not_sure, choices):
            message = worded(
                "Whoever answers “{}” to {} is led nowhere: all that depends on it is left out. {}",
                *(choice.label, named(question), REMEDY),
            )
            yield Problem(place_of_choice(aid, question, choice), "not-sure", message, Level.WARNING)
