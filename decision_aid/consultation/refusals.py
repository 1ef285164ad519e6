"""Why an answer in a file is refused, for whoever wrote it: in an answers file, an example, or a FHIR response."""

from decision_aid.consultation.answers import Refusal, RefusalReason, answers_offered
from decision_aid.consultation.wording import english, refusal_text
from decision_aid.model.aid import Question
from decision_aid.rule_file.reading.suggestions import closest_match, did_you_mean


def refusal_in_a_file(refusal: Refusal, question: Question) -> str:
    """Why an answer in a file is refused, and what to write: a file shows no choices, as a page does."""
    if refusal.reason is not RefusalReason.NOT_OFFERED:
        return refusal_text(refusal, question, english)
    offered = answers_offered(question)
    advice = did_you_mean(refusal.found, closest_match(refusal.found, offered), offered)
    return f"'{refusal.found[:60]}' is not one of the choices. {advice}"
