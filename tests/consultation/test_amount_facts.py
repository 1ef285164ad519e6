"""Facts of two dossiers that are amounts or differences: each is said as it was published, the same in every export.

The aids in tests/support/rules have them by their ids in the dossiers.
"""

from pathlib import Path

import pytest

from decision_aid.checks.run import check_rule_file
from decision_aid.consultation.summarise import summarise
from decision_aid.consultation.summary import Summary
from decision_aid.consultation.what_if import pieces_by_statement
from decision_aid.model.aid import DecisionAid
from decision_aid.output.as_json import summary_as_json
from decision_aid.output.as_text import summary_as_text
from decision_aid.output.handout.from_summary import build_sheet
from decision_aid.output.handout.sheet import pieces_of
from tests.support.aids import TODAY

FOLDER = Path("tests/support/rules")
SCREENED = "compared with no screening."
FACTS = {
    "sore-throats": {
        "t06": [
            "After the operation: 0.56 throat infections a year on average, over 22 months (median).",
            "While waiting: 0.77 throat infections a year on average, over 22 months (median).",
            "After the operation, compared with while waiting: 0.21 fewer throat infections a year. "
            "The true number could be anywhere from 0.06 fewer to 0.36 fewer.",
        ],
        "t07": [
            "After the operation: 2.25 sore throats a year on average, over 22 months (median).",
            "While waiting: 2.85 sore throats a year on average, over 22 months (median).",
            "After the operation, compared with while waiting: 0.60 fewer sore throats a year. "
            "The true number could be anywhere from 0.30 fewer to 0.90 fewer.",
        ],
        "t08": [
            "After the operation: 2.97 episodes of fever a year on average, over 22 months (median).",
            "While waiting: 3.18 episodes of fever a year on average, over 22 months (median).",
            "After the operation, compared with while waiting: 0.21 fewer episodes of fever a year. "
            "There may be no difference, or up to 0.12 more. "
            "The true number could be anywhere from 0.54 fewer to 0.12 more.",
        ],
        "t09": [
            "After the operation: 5.47 colds and the like a year on average, over 22 months (median).",
            "While waiting: 6.00 colds and the like a year on average, over 22 months (median).",
            "After the operation, compared with while waiting: 0.53 fewer colds and the like a year. "
            "The true number could be anywhere from 0.08 fewer to 0.97 fewer.",
        ],
        "t10": [
            "Sore throats a year on average, over 22 months (median), compared with waiting: 1 fewer. "
            "300 people were studied. We have no range for this number."
        ],
        "t14": [
            "3.5 fewer sore throats on average, over 2 years, compared with medical care. 268 people were studied. "
            "We have no range for this number."
        ],
        "t22": [
            "After the operation: 17 sore throat days on average, over 1 year. We have no range for this number.",
            "While waiting: 22 sore throat days on average, over 1 year. We have no range for this number.",
        ],
        "t37": ["12 days to usual activity on average. We have no range for this number."],
    },
    "breast-screening": {
        "m01-m04.case-1": [
            f"3 fewer deaths from breast cancer among 10,000 people, over 10 years, {SCREENED} "
            "There may be no difference. We have no range for this number."
        ],
        "m01-m04.case-3": [
            f"21 fewer deaths from breast cancer among 10,000 people, over 10 years, {SCREENED} "
            "We have no range for this number."
        ],
        "m07-m10.case-1": [
            "5.8 fewer deaths from breast cancer among 10,000 people, over 13 years or more, compared with usual care. "
            "The true number could be anywhere from 2.7 fewer to 8.5 fewer."
        ],
        "m33": [
            "129 more cancers treated without need among 10,000 people, over 20 years, compared with no invitation to "
            "screening. We have no range for this number."
        ],
        "m36-visits": [
            "15,000 more mammograms among 1,000 people, over a lifetime, compared with every two years. "
            "We have no range for this number."
        ],
        "m38": [
            f"125 more cancers from the rays among 100,000 people, over a lifetime, {SCREENED} "
            "The true number could be anywhere from 88 more to 178 more."
        ],
    },
}


def read(name: str) -> DecisionAid:
    aid, problems = check_rule_file((FOLDER / f"{name}.yaml").read_bytes(), today=TODAY)
    assert problems == ()
    assert aid
    return aid


@pytest.fixture(scope="module")
def summaries() -> dict[str, Summary]:
    """What is shown to somebody who has answered nothing."""
    return {name: summarise(read(name), {}, today=TODAY) for name in FACTS}


@pytest.mark.parametrize(("aid", "fact"), [(aid, fact) for aid, facts in FACTS.items() for fact in facts])
def test_a_fact_is_said_as_it_was_published(summaries: dict[str, Summary], aid: str, fact: str) -> None:
    _, piece = pieces_by_statement(summaries[aid])[fact]
    assert piece.figure
    said = [" ".join(filter(None, (one.sentence, one.range_sentence))) for one in piece.figure.figures]
    assert said == FACTS[aid][fact]


@pytest.mark.parametrize("aid", FACTS)
def test_every_figure_is_the_same_in_text_in_json_and_on_paper(summaries: dict[str, Summary], aid: str) -> None:
    summary = summaries[aid]
    shown = [piece for row in summary.rows for cell in row.all_cells for piece in (*cell.shown, *cell.may_apply)]
    sentences = sorted(one.sentence for piece in shown if piece.figure for one in piece.figure.figures)

    cells = [cell for row in summary_as_json(summary)["rows"] for cell in row["cells"]]
    as_json = [
        said for cell in cells for one in (*cell["shown"], *cell["may_apply"]) for said in one.get("figures", ())
    ]
    assert sorted(as_json) == sentences

    sheet = build_sheet(summary, code="", address="", today=TODAY)
    printed = [one for line in sheet.lines for cell in line.cells for piece in pieces_of(cell) for one in piece.figures]
    assert sorted(f"{one.before}{one.number}{one.after}" for one in printed) == sentences
    assert {one.picture for one in printed if one.picture} <= sheet.drawings.keys()

    text = summary_as_text(summary)
    assert [sentence for sentence in sentences if sentence not in text] == []
