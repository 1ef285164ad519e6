"""Outcomes that are never shown apart are both on the short handout, side by side, or neither is."""

from decision_aid.consultation.summarise import summarise
from decision_aid.consultation.wording import english
from decision_aid.model.enums import Importance
from decision_aid.output.handout.from_summary import build_sheet
from decision_aid.output.handout.short_pages import lay_out_pages
from decision_aid.output.handout.typesetting import SLACKS
from decision_aid.output.handout.typst_process import letter_width
from tests.support.aids import aid_from
from tests.support.handouts import LUPUS, SHORT, TODAY
from tests.support.short_handouts import names

TEXT = LUPUS.read_text(encoding="utf-8")
AID = aid_from("format: 2\n" + TEXT.replace("  relapse:\n", "  relapse:\n    with: [infection]\n", 1))
TOGETHER = [outcome.name for outcome in AID.outcomes if outcome.id in ("relapse", "infection")]


def test_rows_that_are_never_shown_apart_are_printed_together_or_not_at_all() -> None:
    asked = [question.id for question in AID.questions if question.about]
    found = []
    for mark in range(0, len(asked), 3):
        marks = dict.fromkeys(asked[mark : mark + 3], Importance.A_LOT)
        sheet = build_sheet(summarise(AID, marks, today=TODAY), code="MDNC", address="", today=TODAY, translate=english)
        printed = names(lay_out_pages(sheet, SHORT[0], letter_width, SLACKS[0]))
        at = [place for place, name in enumerate(printed) if name in TOGETHER]
        found.append(len(at))
        assert at == [] or at == [at[0], at[0] + 1]

    assert set(found) == {0, 2}
