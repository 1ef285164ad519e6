"""What a person reads on the page stands in the JSON and in the text of a summary too."""

import datetime
import json
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from itertools import product
from pathlib import Path

import pytest

from decision_aid.consultation.answers import Answer
from decision_aid.consultation.path import Voice
from decision_aid.consultation.rows import Piece, Row
from decision_aid.consultation.summarise import summarise
from decision_aid.consultation.summary import Summary
from decision_aid.consultation.wording import CANNOT_COMPARE_BUT_SAME_STUDY, NO_COMPARISON
from decision_aid.model.aid import DecisionAid
from decision_aid.model.enums import Importance
from decision_aid.output.as_json import summary_as_json
from decision_aid.output.as_text import summary_as_text
from tests.support.aids import RULE_FILES, SMALL, TODAY, aid_from, small
from tests.support.amounts import with_figure
from tests.support.pages import WRIST
from tests.support.paper import some_answers, two_voices
from tests.support.sampling import sampled

FILES = [*RULE_FILES, WRIST]
LATE = datetime.date(2030, 1, 1)

# What is left out on purpose, and why.
NOT_READ = {
    "Summary.language": "it is for programs",
    "Piece.statement": "the piece says it in the reader's words",
    "Box.style": "how it looks; its words say what it is",
    "Piece.waits_for": "ids by which papers group; the sentence that says why is read",
    "GivenAnswer.answer": "its text says it",
    "Option.short": "a name for narrow columns, beside the full one",
    "Option.accepting": "a part of the trade-off sentence",
    "Option.for_a_chance_of": "a part of the trade-off sentence",
    "Question.why": "it belongs to the question's page; here is what was said",
    "Question.choices": "it belongs to the question's page; here is what was said",
    "Question.unit": "it belongs to the question's page; here is what was said",
    "Question.alone": "it belongs to the question's page; here is what was said",
    "Question.when": "a condition; the sentence that says why is read",
    "Studied.like": "a condition; the sentence that says why is read",
    "HeadNote.when": "a condition; the sentence that says why is read",
    "GroupFrequency.name": "its sentence begins with it",
    "GroupFrequency.large": "its sentence has the number",
    "GroupFrequency.beside": "its sentence says it more fully",
    "GroupFrequency.short_range": "its range_sentence says it more fully",
    "Frequency.of_group": "the sentence of each group names who was counted",
    **{f"StudyFigure.{name}": "its sentence says it more fully" for name in ("beside", "how_exact")},
    "AmountFace.caption": "the sentence of each group says it more fully",
    "GroupFrequency.of": "its sentence has the number",
    "RangeBar.of": "the sentence of the range has the number",
    "Source.claims": "they have a page of their own, and no piece rests on them",
    **{f"Term.{name}": "other forms of the same word, to find it by" for name in ("also", "spellings")},
    **{f"{kind}.place": "where it stands in the file" for kind in ("Option", "Outcome", "Question", "Term", "Source")},
    **{f"{kind}.id": "people never see it" for kind in ("Option", "Consideration", "Outcome", "Question", "Source")},
    **{f"{kind}.consideration": "people see its title" for kind in ("Outcome", "Question")},
    "Question.about": "people see the outcome's name",
    "Piece.answers": "why the case is shown says it",
    "Outcome.kept_with": "ids; the rows stand together",
    "Source.may_share_people_with": "people see the numbers of the sources",
    "Source.checked_at": "where it stands in the file",
    "Source.studied": "the differences say it",
    "About.places": "where it stands in the file",
    **{f"About.{key}": "keys for reports on standards; the texts say it" for key in ("done", "not_done")},
    "Writer.place": "where it stands in the file",
}
OF_LEFT_OUT = {"text", "because"}  # as on the page: what is left out is named with its reason, and not spread out


def read(value: object, name: str = "Summary") -> Iterator[tuple[str, str]]:
    """Every text and day in a summary that a person reads, each with the name of the field that holds it."""
    if isinstance(value, str) and value:
        yield name, value
    elif isinstance(value, datetime.date):
        yield name, value.isoformat()
    elif isinstance(value, tuple):
        for one in value:
            yield from read(one, name)
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from read(one, name)
    elif is_dataclass(value):
        for field in fields(value):
            inner = f"{type(value).__name__}.{field.name}"
            if inner == "Row.cells" and isinstance(value, Row) and not value.columns:
                continue  # all is said once, for every option
            if inner == "Piece.because" and isinstance(value, Piece) and value.answers and value.waits_for:
                continue  # a table says it once, of the case of which most is open
            if inner not in NOT_READ and (name != "Summary.left_out" or field.name in OF_LEFT_OUT):
                yield from read(getattr(value, field.name), inner)


def aid_at(path: Path) -> DecisionAid:
    """The aid in a file that has no errors."""
    return aid_from(path.read_text(encoding="utf-8"))


def missing(summary: Summary) -> list[tuple[str, str, str]]:
    """What is read in a summary and stands in one of its exports not at all."""
    outputs = {"json": json.dumps(summary_as_json(summary), ensure_ascii=False), "text": summary_as_text(summary)}
    beside = {cell.option.name for row in summary.rows for cell in (row.every, row.none) if cell}
    return [
        (form, name, said)
        for form, output in outputs.items()
        for name, said in read(summary)
        if not (form == "json" and name == "Option.name" and said in beside)  # a key of its own says it
        for line in ((json.dumps(said, ensure_ascii=False)[1:-1],) if form == "json" else said.splitlines())
        if line not in output
    ]


@sampled("seed, path", product(range(4), FILES), [*product(range(2), FILES)])
def test_every_text_that_a_person_reads_is_in_each_export(path: Path, seed: int) -> None:
    aid = aid_at(path)
    summary = summarise(aid, some_answers(aid, seed) if seed else {}, today=LATE)

    assert summary.overdue
    assert missing(summary) == []


@pytest.mark.parametrize("path", FILES, ids=[path.stem for path in FILES])
def test_so_is_every_text_of_two_voices(path: Path) -> None:
    aid = aid_at(path)
    summary = summarise(aid, two_voices(aid), today=LATE)

    assert summary.differing
    assert missing(summary) == []
    assert [one.get("clinician_said") for one in summary_as_json(summary)["said"]] == [
        dict(one.said).get(Voice.CLINICIAN) for one in summary.said
    ]


def test_what_is_left_out_on_purpose_is_there_to_be_left_out() -> None:
    known = {name for path in FILES for name in _fields(summarise(aid_at(path), {}, today=LATE))}
    said = set(_fields(summarise(aid_from(SMALL), {"age": 40}, today=LATE)))

    assert set(NOT_READ) - known - said - {"Studied.like", "GivenAnswer.answer"} == set()


def _fields(value: object) -> Iterator[str]:
    if isinstance(value, tuple):
        for one in value:
            yield from _fields(one)
    elif is_dataclass(value):
        for field in fields(value):
            yield f"{type(value).__name__}.{field.name}"
            yield from _fields(getattr(value, field.name))


def test_a_note_for_other_answers_is_told_as_left_out() -> None:
    noted = "exercises: {name: Exercises, head_note: {text: tried in the old, when: {age: {at_least: 65}}},"
    aid = aid_from("format: 2\n" + small(("exercises: {name: Exercises,", noted)))
    summary = summarise(aid, {"age": 40}, today=TODAY)
    because = "Left out because you answered “40 years” to “How old are you?”."

    assert missing(summary) == []
    assert f"  Exercises: {because}\n    tried in the old" in summary_as_text(summary)
    assert [one["head_notes_left_out"] for one in summary_as_json(summary)["options"]] == [
        [],
        [{"text": "tried in the old", "because": because}],
    ]


@pytest.mark.parametrize(
    ("figure", "shown"),
    [
        (
            "course: {event: were ill, times: [{at: 1 year, people: 22, of: 40}, {at: 2 years, people: 30, of: 40}]}",
            "How many of 100 people were ill",
        ),
        (
            "chain: {per: 1000, over: 1 year, steps: [{share: 98, event: go back}, {share: 5, event: are ill}]}",
            "Each bar is all 1,000.",
        ),
    ],
)
def test_what_the_picture_of_a_figure_shows_is_told_beside_it(figure: str, shown: str) -> None:
    summary = summarise(aid_from(with_figure(figure)), {}, today=TODAY)

    assert missing(summary) == []
    assert f"Picture: {shown}" in summary_as_text(summary)


def test_what_the_page_adds_to_the_figures_is_added_here_too() -> None:
    aid = aid_at(WRIST)
    answers: dict[str, Answer] = {"duration": frozenset({"long"}), "work-matters": Importance.A_LOT}
    summary = summarise(aid, answers, today=TODAY)
    said, made = summary_as_text(summary), summary_as_json(summary)

    assert NO_COMPARISON in said
    assert "Time off work (Practical) - You said: matters a lot" in said
    assert [row["matters"] for row in made["rows"] if row["importance"]] == ["You said: matters a lot"]
    several = [row.outcome.id for row in summary.rows if row.caution]
    assert [row["outcome"] for row in made["rows"] if row["cannot_compare"] == CANNOT_COMPARE_BUT_SAME_STUDY] == several
    assert said.count(CANNOT_COMPARE_BUT_SAME_STUDY) == len(several)
    assert "No study has looked at this" in said


def test_what_may_apply_stands_under_a_heading_of_its_own() -> None:
    lines = summary_as_text(summarise(aid_at(WRIST), {}, today=TODAY)).splitlines()
    at = lines.index("    May apply")

    assert lines[at + 1].startswith("      - Most people in the study slept without pain.")
