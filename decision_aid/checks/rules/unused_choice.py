"""Every choice changes something: people should not have to make distinctions that make no difference.

Passes:
    questions:
      - {id: job, consideration: days, ask: "Do you lift things?", kind: one,
         choices: {yes: Yes, no: No, unsure: Not sure}}
    ask_the_team:
      - {ask: What may I lift?, consideration: days, when: {job: [yes]}}
      - {ask: What counts as lifting?, consideration: days, when: {job: [unsure]}}
Fails:
    questions:
      - {id: job, consideration: days, ask: "Do you lift things?", kind: one,
         choices: {yes: Yes, seldom: Seldom, no: No}}
    ask_the_team:
      - {ask: What may I lift?, consideration: days, when: {job: [yes]}}
"""

from collections.abc import Iterator

from decision_aid.checks.naming import named
from decision_aid.checks.text.choices import is_ordered_scale, means_not_sure, place_of_choice, unnamed_choices
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Level, Problem, Wording, worded

NAME_IT = Wording("Name it in a 'when:'", "Tick it under “For whom it is shown”, in the form of a statement")


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A warning at each question with choices that no condition names, but for "none of these" and a scale's end."""
    for question, choices in unnamed_choices(aid):
        left = [choice for choice in choices if choice.id not in question.alone and not means_not_sure(choice)]
        if not left or (len(left) == 1 and is_ordered_scale(aid, question)):
            continue
        labels = ", ".join(f"“{choice.label}”" for choice in left)
        message = worded(
            "Nothing depends on {} of {}: nobody gets anything for it, only less than others. {}, offer one choice in "
            "place of several, or delete it.",
            *(labels, named(question), NAME_IT),
        )
        yield Problem(place_of_choice(aid, question, left[-1]), "unused-choice", message, Level.WARNING)
