"""Time short handouts of the lupus aid with a warm typesetter, and the memory of many in a row with 4 at once."""

import datetime
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks.table import Measured, bounded
from decision_aid.checks.run import check_rule_file
from decision_aid.consultation.answer_code import encode_answers
from decision_aid.consultation.answers import Answer
from decision_aid.consultation.summarise import summarise
from decision_aid.model.aid import DecisionAid
from decision_aid.model.enums import Importance, QuestionKind
from decision_aid.output.handout import make_handout, typesetting
from decision_aid.output.handout.paper_options import PaperOptions
from decision_aid.resources import resource_folder

TODAY = datetime.date(2026, 12, 1)
WARM, IN_A_ROW, AT_ONCE = 40, 200, 4
TIME_MOST, MEMORY_MOST = 60, 150


def measured() -> Iterator[Measured]:
    """A line for the time of one handout, and one for the memory of many, in a process of their own."""
    aid = _aid()
    _made(aid, 0)
    times = [_seconds(aid, seed) for seed in range(WARM)]
    yield bounded(f"short handout, warm, median of {WARM}", statistics.median(times) * 1000, "ms", TIME_MOST)
    told = subprocess.run([sys.executable, "-m", "benchmarks.handout"], check=True, capture_output=True, text=True)
    yield bounded(f"most memory, {IN_A_ROW} in a row, {AT_ONCE} at once", float(told.stdout), "MB", MEMORY_MOST)


def main() -> None:
    """Print the most memory that many handouts take: of this process, and of the child that sets one at a time."""
    aid = _aid()
    with ThreadPoolExecutor(AT_ONCE) as threads:
        list(threads.map(lambda seed: _made(aid, seed), range(IN_A_ROW)))
    status = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()  # getrusage may tell the parent's peak
    ours = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    typesetting.typst.end()  # what a child took is told once it ended
    print((ours + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024)


def _aid() -> DecisionAid:
    aid, _ = check_rule_file((resource_folder("rules") / "lupus-stem-cell.yaml").read_bytes(), today=TODAY)
    assert aid
    return aid


def _seconds(aid: DecisionAid, seed: int) -> float:
    begun = time.perf_counter()
    _made(aid, seed)
    return time.perf_counter() - begun


def _made(aid: DecisionAid, seed: int) -> bytes:
    answers = _answers(aid, random.Random(seed))
    return make_handout(summarise(aid, answers, today=TODAY), encode_answers(aid, answers), PaperOptions(), today=TODAY)


def _answers(aid: DecisionAid, draw: random.Random) -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    for question in aid.questions:
        if question.kind is QuestionKind.ONE:
            answers[question.id] = frozenset({draw.choice(question.choices).id})
        elif question.kind is QuestionKind.IMPORTANCE:
            answers[question.id] = draw.choice(list(Importance))
    return answers


if __name__ == "__main__":
    main()
