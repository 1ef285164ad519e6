"""What the checks find in a draft, in the words of forms, each with the way to where it is changed.

A draft has gaps that nobody has filled yet. They are told apart from mistakes, as what is still to do.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask import url_for

from decision_aid.consultation.statement_labels import BESIDE_OPTIONS
from decision_aid.model.problems import Level, Problem
from decision_aid.rule_file.editing import EntryKind, entry_at
from decision_aid.rule_file.editing.entry_kinds import SCHEMAS, THE_AID, key_of
from decision_aid.web.editor.drafts.draft import WorkingCopy
from decision_aid.web.editor.entries.entry_choices import listed_entry
from decision_aid.web.editor.entries.entry_labels import NAMES
from decision_aid.web.editor.problems.entry_problems import (
    Ways,
    is_elsewhere,
    lines_with_forms,
    other_ways,
    problem_address,
    told_in_form,
    unsaid_comparisons,
    unsaid_fields,
)
from decision_aid.web.editor.problems.problem_fields import is_to_do

HEAD = "head"  # the key of the short sentences for the glance
# The order in which an aid is written with least work: each kind names those before it.
ORDER_OF_WORK = (
    (EntryKind.SOURCE, EntryKind.STUDIED, EntryKind.CLAIM),
    (EntryKind.OPTION, EntryKind.HEAD_NOTE),
    (EntryKind.CONSIDERATION, EntryKind.OUTCOME),
    (EntryKind.STATEMENT, EntryKind.CASE, EntryKind.TIME, EntryKind.MEASUREMENT, EntryKind.STEP),
    (HEAD,),
    (EntryKind.QUESTION, EntryKind.CHOICE),
    (EntryKind.AID, EntryKind.WRITER),
)


def place_in_work(kind: EntryKind | str | None) -> int:
    """Sort key: when a kind of entry is written; what is in none of the stages comes last."""
    return next((place for place, kinds in enumerate(ORDER_OF_WORK) if kind in kinds), len(ORDER_OF_WORK))


@dataclass(frozen=True, slots=True)
class ToldFinding:
    """What a check says, where that is changed, and the other ways on from there.

    `place` is when it is done in the order of work. `line` is that of the text where no form leads there, else 0. Where
    it `is_elsewhere`, the other ways alone lead on.
    """

    message: str
    check: str
    is_error: bool
    is_to_do: bool
    is_elsewhere: bool
    line: int
    href: str
    ways: Ways
    place: int


@dataclass(frozen=True, slots=True)
class Findings:
    """All findings of a draft, and what is left open in it, each with its name and address.

    In `open_places` it says that nobody has looked, the `unsaid` fields are not filled in, and `uncompared` sources of
    a lone figure do not say whether anything was compared.
    """

    listed: tuple[ToldFinding, ...]
    open_places: tuple[tuple[str, str], ...]
    unsaid: tuple[tuple[str, str], ...]
    uncompared: tuple[tuple[str, str], ...]

    @property
    def is_nothing(self) -> bool:
        """Whether nothing was found, and nothing is left to do."""
        return not (self.listed or self.open_places or self.unsaid or self.uncompared)

    @property
    def wrong(self) -> list[ToldFinding]:
        """The mistakes that keep it from being published."""
        return [one for one in self.listed if one.is_error and not one.is_to_do]

    @property
    def to_do(self) -> list[ToldFinding]:
        """What nobody has written yet, in the order of work; of each kind, what is needed before publishing first."""
        found = (one for one in self.listed if one.is_to_do)
        return sorted(found, key=lambda one: (one.place, not one.is_error))

    @property
    def worth_a_look(self) -> list[ToldFinding]:
        """The other warnings."""
        return [one for one in self.listed if not one.is_error and not one.is_to_do]


def findings_in(work: WorkingCopy, back: str = "") -> Findings:
    """What the checks find in the author's text; `back` is the page to which keeping a form leads."""
    return Findings(
        tuple(_findings(work, back)),
        tuple(dict.fromkeys(_open_places(work, back))),
        tuple(_unsaid(work, back)),
        tuple(_uncompared(work, back)),
    )


def _findings(work: WorkingCopy, back: str) -> Iterator[ToldFinding]:
    by_form = lines_with_forms(work, work.reading.problems)
    for problem in work.reading.problems:
        has_form = problem.place.line in by_form
        yield ToldFinding(
            message=told_in_form(work, problem),
            check=problem.check,
            is_error=problem.level is Level.ERROR,
            is_to_do=is_to_do(problem),
            is_elsewhere=is_elsewhere(work, problem),
            line=0 if has_form else problem.place.line,
            href=problem_address(work.name, problem, back) if has_form else _line_address(work, problem),
            ways=other_ways(work, problem, back),
            place=_place(work, problem) if has_form else len(ORDER_OF_WORK),
        )


def _place(work: WorkingCopy, problem: Problem) -> int:
    entry = entry_at(work.document, problem.place.line)
    return place_in_work(HEAD if problem.key == HEAD else entry[0] if entry else None)


def _line_address(work: WorkingCopy, problem: Problem) -> str:
    return url_for("editor.text_editor.write", name=work.name, line=problem.place.line)


def _open_places(work: WorkingCopy, back: str) -> Iterator[tuple[str, str]]:
    aid = work.reading.aid
    if aid is None:
        return
    options = {option.id: option.name for option in aid.options} | BESIDE_OPTIONS
    outcomes = {outcome.id: outcome.name for outcome in aid.outcomes}
    for one in aid.statements:
        if one.is_not_looked_for:
            kind, ident = entry_at(work.document, one.place.line) or (EntryKind.AID, THE_AID)
            yield f"{outcomes[one.outcome]} - {options[one.option]}", _form_at(work, kind, ident, back)


def _unsaid(work: WorkingCopy, back: str) -> Iterator[tuple[str, str]]:
    """The fields that a new aid has and nobody has filled in, named as their forms do."""
    for kind, ident, field in sorted(unsaid_fields(work), key=lambda one: place_in_work(one[0])):
        key = key_of(SCHEMAS[kind], field)
        entry = NAMES[kind][1] if kind is EntryKind.AID else listed_entry(work.document.value, kind, ident).text
        yield f"{entry}: {key.title if key else field}", _form_at(work, kind, ident, back, field)


def _uncompared(work: WorkingCopy, back: str) -> Iterator[tuple[str, str]]:
    for source in unsaid_comparisons(work):
        said = listed_entry(work.document.value, EntryKind.SOURCE, source).text
        yield said, _form_at(work, EntryKind.SOURCE, source, back, "comparison_group")


def _form_at(work: WorkingCopy, kind: EntryKind, ident: str, back: str, field: str = "") -> str:
    at: dict[str, Any] = {"name": work.name, "kind": kind.value, "ident": ident}
    return url_for("editor.entry_pages.entry", **at, back=back or None, _anchor=field or None)
