"""The promises of the engine, tried on every shipped rule file with answers drawn at random."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from decision_aid.checks.run import check_rule_file
from decision_aid.consultation.glance_values import Glance, GlanceRow
from decision_aid.consultation.path import follow_path
from decision_aid.consultation.rows import Row
from decision_aid.consultation.summary import Summary
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import Truth
from decision_aid.model.enums import StatementKind
from decision_aid.model.evidence import Finding
from decision_aid.model.problems import has_errors
from tests.support.aids import TODAY, read_anew
from tests.support.random_people import aid, drawn, every_file, groups_by_name, heads_by_name, made, pieces_by_name


@cache
def a_second_time(path: Path) -> DecisionAid:
    """The same aid, read a second time."""
    return read_anew(path.read_text(encoding="utf-8"))


def glance_with(change: Callable[[GlanceRow], GlanceRow], summary: Summary) -> Glance | None:
    """The glance of a summary with each row changed, in sight or folded."""
    found = summary.glance
    return found and replace(found, rows=tuple(map(change, found.rows)), folded=tuple(map(change, found.folded)))


@every_file
@given(data=st.data())
def test_1_permuting_the_options_permutes_the_summary_and_nothing_else(path: Path, data: st.DataObject) -> None:
    answers = drawn(data, aid(path))
    order = data.draw(st.permutations(range(len(aid(path).options))))
    options = tuple(aid(path).options[place] for place in order)

    before, after = made(aid(path), answers), made(replace(aid(path), options=options), answers)

    def permuted(row: Row) -> Row:
        return groups_by_name(replace(row, cells=tuple(row.cells[place] for place in order)))

    def permuted_heads(row: GlanceRow) -> GlanceRow:
        return heads_by_name(replace(row, cells=tuple(row.cells[place] for place in order)))

    expected = replace(
        before,
        options=options,
        trade_offs=tuple(before.trade_offs[place] for place in order),
        rows=tuple(permuted(row) for row in before.rows),
        glance=glance_with(permuted_heads, before),
        left_out=pieces_by_name(before.left_out),
        notes_left_out=tuple(note for one in options for note in before.notes_left_out if note.option == one),
    )
    in_any_order = replace(
        after,
        rows=tuple(map(groups_by_name, after.rows)),
        glance=glance_with(heads_by_name, after),
        left_out=pieces_by_name(after.left_out),
    )
    assert in_any_order == expected


@every_file
@given(data=st.data())
def test_2_what_matters_orders_rows_and_changes_none(path: Path, data: st.DataObject) -> None:
    answers = drawn(data, aid(path))
    unmarked = {name: one for name, one in answers.items() if not aid(path).question(name).about}

    with_marks, without = made(aid(path), answers), made(aid(path), unmarked)

    bare = {row.outcome.id: replace(row, importance=None) for row in with_marks.rows}
    assert bare == {row.outcome.id: row for row in without.rows}
    assert (with_marks.left_out, with_marks.sources) == (without.left_out, without.sources)
    assert all(len({cell.option.id for cell in row.cells}) == len(aid(path).options) for row in with_marks.rows)


@every_file
def test_3_no_statement_without_source_and_certainty_and_no_loose_number(path: Path) -> None:
    findings = [one.content for one in aid(path).statements if isinstance(one.content, Finding)]

    assert findings
    assert all(finding.sources for finding in findings)
    assert all(finding.certainty and finding.because for finding in findings if finding.kind is StatementKind.FINDING)
    said = [written.text for written in aid(path).texts if written.key in ("says", "not_known", "note", "because")]
    waived = {waiver.place.line for waiver in aid(path).waivers}
    assert waived or not [text for text in said if re.search(r"\d\s?%|\d+ (of|in) \d+", text)]


@every_file
@given(data=st.data())
def test_4_no_option_is_hidden_and_no_cell_is_silent(path: Path, data: st.DataObject) -> None:
    summary = made(aid(path), drawn(data, aid(path)))

    for row in summary.rows:
        assert [cell.option for cell in row.cells] == list(aid(path).options)
        assert all(cell.shown or cell.may_apply or (cell.gap and cell.gap.text) for cell in row.cells)
    assert {row.outcome.id for row in summary.rows} == {outcome.id for outcome in aid(path).outcomes}


@every_file
@given(data=st.data())
def test_5_a_missing_answer_is_never_a_no(path: Path, data: st.DataObject) -> None:
    answers = drawn(data, aid(path))
    dropped = data.draw(st.sets(st.sampled_from([question.id for question in aid(path).questions])))
    fewer = {name: answer for name, answer in answers.items() if name not in dropped}

    before, after = follow_path(aid(path), answers), follow_path(aid(path), fewer)

    for statement in aid(path).statements:
        then, now = before.holds(statement.when), after.holds(statement.when)
        assert now is then or now is Truth.CANNOT_TELL


@every_file
@given(data=st.data())
def test_6_nothing_is_left_out_silently(path: Path, data: st.DataObject) -> None:
    summary = made(aid(path), drawn(data, aid(path)))
    pieces = [piece for row in summary.rows for cell in row.all_cells for piece in cell.pieces if piece.statement]
    everything = [*pieces, *summary.left_out]

    assert {one.statement.fact for one in everything if one.statement} == {one.fact for one in aid(path).statements}
    assert all(piece.because for piece in everything)


@every_file
@settings(max_examples=settings().max_examples // 2)  # each checks a whole file anew
@given(data=st.data())
def test_7_a_file_with_an_error_is_no_aid(path: Path, data: st.DataObject) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    places = [number for number, line in enumerate(lines) if re.match(r" {4}(says|ask|certainty|kind|name): \S", line)]
    place = data.draw(st.sampled_from(places))
    broken = [*lines[:place], *lines[place + 1 :]]

    found, problems = check_rule_file("\n".join(broken).encode(), today=TODAY)

    assert found is None
    assert has_errors(problems)


@every_file
@given(data=st.data())
def test_10_the_summary_says_what_it_is(path: Path, data: st.DataObject) -> None:
    summary = made(aid(path), drawn(data, aid(path)))

    assert summary.notice == "Information to talk about, not advice."
    assert summary.status_sentence
    assert summary.version
    assert summary.about.reviewed
    assert summary.about.review_by
    assert bool(summary.overdue) is (summary.about.review_by < TODAY)


@every_file
@given(data=st.data())
def test_11_same_input_same_output(path: Path, data: st.DataObject) -> None:
    answers = drawn(data, aid(path))
    backwards = dict(reversed(answers.items()))

    assert made(aid(path), answers) == made(aid(path), backwards) == made(a_second_time(path), answers)
