"""All answers fit in a code short enough to type and scan: nothing else brings them back, since they are not stored."""

from collections.abc import Iterator

from decision_aid.consultation.answer_code import MAX_CODE_LENGTH, max_code_length
from decision_aid.consultation.voices import voices_of
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Problem

NUMBERS = {2: "two", 3: "three"}


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """An error at the question that makes the longest possible code too long."""
    voices = len(voices_of(aid)) - 1
    letters = max_code_length(aid.questions, voices)
    if letters <= MAX_CODE_LENGTH:
        return
    counts = range(1, len(aid.questions) + 1)
    until = next(count for count in counts if max_code_length(aid.questions[:count], voices) > MAX_CODE_LENGTH)
    message = (
        f"Where {NUMBERS[voices]} people answer, their code has {letters} letters; "
        f"{MAX_CODE_LENGTH} are the most that can be typed. "
        "The questions down to this one need more. Ask less, or offer fewer choices where several can be chosen."
    )
    yield Problem(aid.questions[until - 1].place, "long-code", message)
