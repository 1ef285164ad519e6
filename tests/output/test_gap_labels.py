"""For which answers a head of the glance is: said on the short paper, in text and JSON, of boxes as of numbers."""

from pathlib import Path

import pytest

from decision_aid.consultation.answer_code import encode_answers
from decision_aid.consultation.answers import Answers
from decision_aid.consultation.summarise import summarise
from decision_aid.model.aid import DecisionAid
from decision_aid.output.as_json import summary_as_json
from decision_aid.output.as_text import summary_as_text
from decision_aid.output.handout import make_handout
from decision_aid.output.handout.from_summary import build_sheet
from tests.support.aids import aid_from
from tests.support.handouts import FILES, SHORT, TODAY
from tests.support.paper import aid, letters, pages_of
from tests.support.sampling import sampled

TEXT = Path("tests/support/rules/glance.yaml").read_text(encoding="utf-8")
SHIPPED = [path for path in FILES if path.stem != "starter"]

NIGHT = (
    "says: Some people., certainty: low, because: few, sources: [jones], head: had it, "
    "chance: {people: 9, of: 60, event: had it, over: 1 year}"
)
NOBODY, ASKED = "not_known: Nobody looked., head: Nobody looked.", "not_known: Nobody asked., head: Nobody asked."
AGES = ("Up to 39", "40 to 59", "60 or more")
CASES_OF_A_ROW = {
    "three gaps": (NOBODY, ASKED, "not_known: Too few people., head: Too few people."),
    "a number among gaps": (NOBODY, NIGHT, ASKED),
    "a gap among numbers": (NIGHT, NOBODY, NIGHT.replace("head: had it", "head: got it")),
}


def with_cases(option: str, contents: tuple[str, ...]) -> DecisionAid:
    """The small aid with a table of three ages, for one option or for every one."""
    whens = ("{below: 40}", "{at_least: 40, below: 60}", "{at_least: 60}")
    cases = ", ".join(f"{{when: {{age: {when}}}, {one}}}" for when, one in zip(whens, contents, strict=True))
    others = [line for line in TEXT.splitlines() if "outcome: work," not in line]
    text = "\n".join(others).replace("consideration: daily}\n  back", "consideration: daily, glance: yes}\n  back")
    asked = "  - {id: age, consideration: daily, ask: How old are you?, kind: number, limits: [18, 90]}\nstatements:"
    rest = [one for one in ("splint", "operation", "injection") if option not in ("every", one)]
    gaps = "".join(f"\n  - {{option: {one}, outcome: work, {ASKED}}}" for one in rest)
    return aid_from(
        f"{text}\n  - {{id: by-age, option: {option}, outcome: work, cases: [{cases}]}}{gaps}\n".replace(
            "statements:", asked, 1
        )
    )


def printed_of(found: DecisionAid) -> str:
    """The short paper without answers, as letters."""
    nothing: Answers = {}
    summary = summarise(found, nothing, today=TODAY)
    return "".join(pages_of(make_handout(summary, encode_answers(found, nothing), SHORT[0], today=TODAY)))


@pytest.mark.parametrize("option", ["every", "operation"])
@pytest.mark.parametrize("contents", CASES_OF_A_ROW.values(), ids=CASES_OF_A_ROW)
def test_a_box_and_a_number_for_some_answers_say_first_for_which(option: str, contents: tuple[str, ...]) -> None:
    found = with_cases(option, contents)
    printed, text = printed_of(found), summary_as_text(summarise(found, {}, today=TODAY))

    boxed = [
        ("Not known " if "not_known" in one else "", one.partition("head: ")[2].partition(",")[0]) for one in contents
    ]
    gaps = [(age, box, head) for age, (box, head) in zip(AGES, boxed, strict=True) if box]
    assert [age for age, box, head in gaps if letters(f"{age}:{box}{head}") not in printed] == []
    assert [age for age, box, head in gaps if f"    {age}: {box.strip()}: {head}" not in text] == []
    assert [age for age in AGES if letters(f"{age}:") not in printed] == []


def test_json_says_for_which_answers_each_head_of_a_cell_is() -> None:
    glance = summary_as_json(summarise(with_cases("operation", CASES_OF_A_ROW["a number among gaps"]), {}, today=TODAY))
    (row,) = (row for row in glance["glance"]["rows"] if row["outcome"] == "work")

    assert [one["answers"] for one in row["cells"][1]["heads"]] == [*AGES]


@sampled("path", SHIPPED, [SHIPPED[-1]])
def test_each_box_for_some_answers_says_first_for_which(path: Path) -> None:
    grid = build_sheet(summarise(aid(path), {}, today=TODAY), code="", address="", today=TODAY).grid
    heads = [head for row in grid.rows for cell in row.cells for head in cell.heads]
    printed = printed_of(aid(path))

    told = [letters(f"{head.label}:{head.box.words}") for head in heads if head.box and head.label]
    assert [one for one in told if one not in printed] == []
