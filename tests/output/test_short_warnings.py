"""The short paper says what is not known for a person's answers before the numbers of other people."""

from pathlib import Path

from decision_aid.consultation.summarise import summarise
from decision_aid.consultation.wording import english
from decision_aid.output.handout import make_handout
from decision_aid.output.handout.grid import build_grid
from decision_aid.output.handout.paper_options import PaperOptions
from tests.support.aids import TODAY, aid_from
from tests.support.paper import letters, pages_of

TEXT = (Path(__file__).parents[1] / "support" / "rules" / "glance.yaml").read_text(encoding="utf-8")
SHORT = {"duration": frozenset({"short"})}


def test_what_is_not_known_of_people_with_these_answers_is_printed_before_the_numbers() -> None:
    gap = "{option: every, outcome: scar, not_known: Nobody counted people so., when: {duration: [short]}}"
    summary = summarise(aid_from(f"{TEXT}  - {gap}\n"), SHORT, today=TODAY)

    (row,) = (row for row in build_grid(summary, english).rows if row.name == "Painful scar")
    first, *_ = pages_of(make_handout(summary, "", PaperOptions(), today=TODAY))

    assert (row.cells[0].name, row.cells[0].heads[0].says) == ("For your answers", "Nobody counted people so.")
    assert letters("For your answers Not known") in first
    assert first.index(letters("Nobody counted people so.")) < first.index(letters("had a painful scar"))
