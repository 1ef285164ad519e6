"""Writes down what rule files of form 1 show to 200 people who are made up.

`python -m tests.support.kept_summaries` writes the files of `tests/promises/summaries_of_form_1/` anew. A change to the
engine must leave them as they are, but for the corrections that docs/rule-file.md lists. People are made up from a seed
by arithmetic that no version of Python changes.
"""

import json
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from decision_aid.consultation.answers import RATHER_NOT_SAY, Answers, parse_answers
from decision_aid.consultation.frequencies import Frequency
from decision_aid.consultation.rows import Piece
from decision_aid.consultation.summarise import summarise
from decision_aid.consultation.summary import Summary
from decision_aid.consultation.what_if import pieces_by_statement
from decision_aid.consultation.wording import Translate, english
from decision_aid.model.aid import DecisionAid, Question
from decision_aid.model.conditions import Truth
from decision_aid.model.enums import Importance, QuestionKind
from tests.support.aids import TODAY, aid_from
from tests.support.house import ROOT

# The lupus aid as it was before it came to form 2; what is shipped has changed since.
FILES = (ROOT / "tests" / "support" / "rules" / "lupus-stem-cell.yaml", ROOT / "rules" / "starter.yaml")
FOLDER = ROOT / "tests" / "promises" / "summaries_of_form_1"
PEOPLE = 200
LETTERS = {Truth.YES: "s", Truth.CANNOT_TELL: "m", Truth.NO: "l"}  # shown, may apply, left out


def as_kept(aid: DecisionAid, translate: Translate = english) -> str:
    """What the statements say, each on a line, and a line for each person: what happens to each statement, in order."""
    summaries = [summarise(aid, answers, today=TODAY, translate=translate) for answers in people(aid)]
    found = pieces_by_statement(summaries[0])
    said = {name: list(_words(piece)) for name, (_, piece) in sorted(found.items())}
    lines = [json.dumps({name: words}, ensure_ascii=False) for name, words in said.items()]
    return "\n".join((*lines, *(json.dumps(_results(summary)) for summary in summaries), ""))


def _words(piece: Piece) -> Iterator[str]:
    yield from (piece.text, piece.reason, piece.certainty, piece.note, piece.comparison)
    yield from (study.sentence for study in piece.from_to)
    for figure in piece.figure.groups if isinstance(piece.figure, Frequency) else ():
        yield from (figure.sentence, figure.range_sentence, f"large: {figure.large.text}; {figure.beside}")
        yield f"icons: {figure.icons} of {figure.icons_of}" if piece.figure and piece.figure.picture else "not drawn"


def _results(summary: Summary) -> str:
    found = sorted(pieces_by_statement(summary).items())
    return "".join(LETTERS[truth] for _, (truth, _) in found)


def people(aid: DecisionAid) -> Iterator[Answers]:
    """People who answer more or fewer of the questions, the first of them none."""
    luck = random.Random(1)
    for number in range(PEOPLE):
        typed = {one.id: _typed(one, luck) for one in aid.questions if luck.random() < number / PEOPLE}
        yield parse_answers(aid.questions, typed)[0]


def _typed(question: Question, luck: random.Random) -> Sequence[str]:
    match question.kind:
        case QuestionKind.NUMBER:
            low, high = question.limits
            offered = [str(number) for number in range(low, high + 1)]
        case QuestionKind.IMPORTANCE:
            offered = [str(one.value) for one in Importance]
        case _:
            offered = [choice.id for choice in question.choices]
    said = _one_of([*offered, RATHER_NOT_SAY], luck)
    more = question.kind is QuestionKind.SEVERAL and luck.random() < 1 / 2
    return [said, _one_of(offered, luck)] if more else [said]


def _one_of(offered: Sequence[str], luck: random.Random) -> str:
    return offered[int(luck.random() * len(offered))]


def kept_file(path: Path) -> Path:
    """Where the summaries of that rule file are kept."""
    return FOLDER / f"{path.stem}.jsonl"


def main() -> None:
    """Write them all anew."""
    for path in FILES:
        kept_file(path).write_text(as_kept(aid_from(path.read_text(encoding="utf-8"))), encoding="utf-8")


if __name__ == "__main__":
    main()
