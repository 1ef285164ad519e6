"""Times short handouts of the lupus aid in one warm process, and the memory that 500 in a row with 4 at once take."""

import datetime
import random
import resource
import statistics
import time
from concurrent.futures import ThreadPoolExecutor

from decision_aid.answers import Answer
from decision_aid.checks import checked
from decision_aid.code import code_of
from decision_aid.handout import handout
from decision_aid.handout.typesetting import Form
from decision_aid.model import DecisionAid
from decision_aid.scales import Importance, QuestionKind
from decision_aid.shipped import shipped
from decision_aid.summarising import summarise

TODAY = datetime.date(2026, 12, 1)
WARM, IN_A_ROW, AT_ONCE = 40, 500, 4


def main() -> None:
    """Print the time of one handout and the memory of many."""
    aid, _ = checked((shipped("rules") / "lupus-stem-cell.yaml").read_bytes(), today=TODAY)
    assert aid is not None
    _made(aid, 0)
    times = [_seconds(aid, seed) for seed in range(WARM)]
    print(f"short handout, warm, median of {WARM}               {statistics.median(times) * 1000:6.0f} ms")
    before = _peak()
    with ThreadPoolExecutor(AT_ONCE) as threads:
        list(threads.map(lambda seed: _made(aid, seed), range(IN_A_ROW)))
    grown = _peak() - before
    print(f"peak memory after {IN_A_ROW} in a row, {AT_ONCE} at once  {_peak():6.0f} MB ({grown:.0f} MB more)")


def _seconds(aid: DecisionAid, seed: int) -> float:
    begun = time.perf_counter()
    _made(aid, seed)
    return time.perf_counter() - begun


def _made(aid: DecisionAid, seed: int) -> bytes:
    answers = _answers(aid, random.Random(seed))
    return handout(summarise(aid, answers, today=TODAY), code_of(aid, answers), Form(), today=TODAY).pdf


def _answers(aid: DecisionAid, draw: random.Random) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    for question in aid.questions:
        if question.kind is QuestionKind.ONE:
            answers[question.id] = frozenset({draw.choice(question.choices).id})
        elif question.kind is QuestionKind.IMPORTANCE:
            answers[question.id] = draw.choice(list(Importance))
    return answers


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
