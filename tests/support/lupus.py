"""The lupus aid, and its summary for somebody who answers something."""

import datetime

from decision_aid.consultation.answers import parse_answers
from decision_aid.consultation.summarise import summarise
from decision_aid.consultation.summary import Summary
from decision_aid.model.aid import DecisionAid
from decision_aid.resources import resource_folder

PATH = resource_folder("rules") / "lupus-stem-cell.yaml"


def told(lupus: DecisionAid, **typed: str | list[str]) -> Summary:
    """The summary for somebody who answers this."""
    answers, refusals = parse_answers(
        lupus.questions, {name.replace("_", "-"): [one] if isinstance(one, str) else one for name, one in typed.items()}
    )
    assert not refusals
    return summarise(lupus, answers, today=datetime.date(2026, 12, 1))
