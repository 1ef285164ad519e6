"""The review pack: one self-contained HTML document to read, print and sign."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from decision_aid.checks.explanations import explanations
from decision_aid.checks.rules import example
from decision_aid.checks.run import ALL_CHECKS
from decision_aid.consultation.condition_phrases import condition_sentence
from decision_aid.consultation.path import path_of_example
from decision_aid.consultation.reasons import answer_text
from decision_aid.consultation.rows import Piece
from decision_aid.consultation.statement_labels import BESIDE_OPTIONS, option_names
from decision_aid.consultation.wording import NOT_A_RECOMMENDATION, STATUS, declarations, english
from decision_aid.model.aid import DecisionAid, Example, Outcome, Waiver
from decision_aid.model.conditions import Condition
from decision_aid.model.evidence import Statement
from decision_aid.model.languages import SOURCE_LANGUAGE
from decision_aid.model.problems import Problem
from decision_aid.output.templating import render_standalone
from decision_aid.resources import resource_folder
from decision_aid.review.comments import Comment
from decision_aid.review.diff import AidDiff, by_part
from decision_aid.review.flow import Flow, build_flow, render_svg
from decision_aid.review.reviewed_statements import SHOWN_IF, SHOWN_TO_ALL, reviewed_statement
from decision_aid.review.standards import STANDARDS, Report, assess, lines_in_words
from decision_aid.translation.foreign_texts import tag_foreign_texts

SHEETS = ("tokens.css", "document.css")
SEES, MAY_SEE, DOES_NOT_SEE = "Must see", "Must see as “may apply”", "Must not see"


@dataclass(frozen=True, slots=True)
class PackCell:
    """All statements and gaps on one option and outcome."""

    name: str
    told: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class CheckResult:
    """One check: what it requires, and how many problems it found."""

    id: str
    says: str
    found: int


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """An example person: their answers, the statements expected by heading, and the expectations that failed."""

    name: str
    said: tuple[tuple[str, str], ...]
    seen: tuple[tuple[str, tuple[str, ...]], ...]
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pack:
    """The review pack of one aid, as of a day."""

    aid: DecisionAid
    day: datetime.date
    status: str
    flow: Flow
    rows: tuple[tuple[Outcome, tuple[PackCell, ...]], ...]
    head_notes: tuple[tuple[str, str], ...]
    asks: tuple[tuple[str, str], ...]
    problems: tuple[Problem, ...]
    checks: tuple[CheckResult, ...]
    waivers: tuple[Waiver, ...]
    examples: tuple[ExampleResult, ...]
    reports: tuple[Report, ...]
    since: AidDiff | None
    comments: tuple[Comment, ...]


def build_pack(
    aid: DecisionAid,
    problems: Sequence[Problem],
    today: datetime.date,
    since: AidDiff | None = None,
    comments: tuple[Comment, ...] = (),
) -> Pack:
    """Collect what a reviewer needs to approve an aid or not; `since` is the diff from an earlier version."""
    notes = ((option, note) for option in aid.options for note in option.head_notes)
    return Pack(
        aid=aid,
        day=today,
        status=STATUS[aid.status],
        flow=build_flow(aid),
        rows=tuple((outcome, tuple(_cells(aid, outcome))) for outcome in aid.outcomes),
        head_notes=tuple(_for_whom(aid, ((f"{option.name}: {note.text}", note.when) for option, note in notes))),
        asks=tuple(_for_whom(aid, ((ask.ask, ask.when) for ask in aid.ask_the_team))),
        problems=tuple(problems),
        checks=tuple(_checks(problems)),
        waivers=aid.waivers,
        examples=tuple(_example_results(aid)),
        reports=tuple(assess(aid, name, today) for name in STANDARDS),
        since=since,
        comments=comments,
    )


def _cells(aid: DecisionAid, outcome: Outcome) -> Iterator[PackCell]:
    for option, name in option_names(aid.options, english).items():
        statements = [
            statement for statement in aid.statements if (statement.option, statement.outcome) == (option, outcome.id)
        ]
        if statements or option not in BESIDE_OPTIONS:
            yield PackCell(name, tuple(reviewed_statement(aid, statement) for statement in statements))


def _for_whom(aid: DecisionAid, texts: Iterable[tuple[str, Condition]]) -> Iterator[tuple[str, str]]:
    """The texts, each with whom it is for in words."""
    for text, when in texts:
        yield text, condition_sentence(aid.questions_by_id, when, SHOWN_TO_ALL, SHOWN_IF)


def _checks(problems: Sequence[Problem]) -> Iterator[CheckResult]:
    counted, told = Counter(problem.check for problem in problems), explanations()
    for one in sorted(check.__name__.rpartition(".")[2].replace("_", "-") for check in ALL_CHECKS):
        yield CheckResult(one, told[one].says, counted[one])


def _example_results(aid: DecisionAid) -> Iterator[ExampleResult]:
    wrong = list(example.problems(aid))
    for one in aid.examples:
        messages = tuple(problem.message for problem in wrong if problem.place == one.place)
        yield ExampleResult(one.name, tuple(_answers(aid, one)), tuple(_expected(aid, one)), messages)


def _answers(aid: DecisionAid, one: Example) -> Iterator[tuple[str, str]]:
    given = path_of_example(aid, one).answers_on_path()
    for question in aid.questions:
        if question.id in given:
            yield question.ask, answer_text(question, given[question.id], english)


def _expected(aid: DecisionAid, one: Example) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The statements that an example is about, by what is expected of them."""
    told = {statement.id: _in_short(aid, statement) for statement in aid.statements}
    for heading, ids in ((SEES, one.must_show), (MAY_SEE, one.may_apply), (DOES_NOT_SEE, one.must_not_show)):
        if ids:
            yield heading, tuple(told[name] for name in ids)


def _in_short(aid: DecisionAid, statement: Statement) -> str:
    short = {option.id: option.short for option in aid.options}
    return f"{short.get(statement.option) or BESIDE_OPTIONS[statement.option]}: {statement.text}"


def render_pack(pack: Pack) -> str:
    """The review pack as HTML, its stylesheet inlined; in English, with the aid's texts tagged in their language."""
    declared = declarations(pack.aid.about, english)
    facts = {"pack": pack, "aid": pack.aid, "declarations": declared, "picture": render_svg(pack.flow)}
    page = _document("pack.html", by_part=by_part, **facts)
    spoken = pack.aid.language
    texts = () if spoken == SOURCE_LANGUAGE else pack.aid.texts
    return tag_foreign_texts(page, SOURCE_LANGUAGE, frozenset((spoken, text.text) for text in texts))


def render_report(report: Report) -> str:
    """The report on one standard as HTML, its stylesheet inlined."""
    return _document("report_alone.html", report=report)


def _document(template: str, **facts: object) -> str:
    folder = resource_folder("templates")
    style = "".join((folder / "static" / sheet).read_text(encoding="utf-8") for sheet in SHEETS)
    always = {"style": style, "notice": NOT_A_RECOMMENDATION, "condensed": lines_in_words}
    return render_standalone(folder, template, {**always, **facts})
