"""Two voices, tried on every shipped rule file: both are kept, neither counts for more, and every promise holds.

The longest file is tried in a long run alone.
"""

from collections.abc import Mapping
from dataclasses import replace
from itertools import permutations
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from decision_aid.consultation.answer_code import decode, decoded_voices, encode_answers
from decision_aid.consultation.answers import Answer
from decision_aid.consultation.path import follow_path
from decision_aid.consultation.rows import Piece
from decision_aid.consultation.summary import GivenAnswer, Summary
from decision_aid.consultation.voices import Voices, answers_on_path, follow_paths
from decision_aid.consultation.what_if import pieces_by_statement
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import Truth
from decision_aid.model.enums import Importance, Patient
from tests.support.handouts import every_file
from tests.support.random_people import aid, drawn, groups_by_name, made, pieces


def both(data: st.DataObject, found: DecisionAid) -> Voices:
    """Answers of two people who may differ."""
    return Voices(drawn(data, found), drawn(data, found))


def without_marks(found: DecisionAid, answers: Mapping[str, Answer]) -> dict[str, Answer]:
    """The answers besides what was said to matter."""
    return {name: answer for name, answer in answers.items() if not found.question(name).about}


def stands(summary: Summary) -> dict[str, list[str]]:
    """The ids of all statements by where they stand."""
    found = pieces_by_statement(summary).items()
    names = {"shown": Truth.YES, "may": Truth.CANNOT_TELL, "left": Truth.NO}
    return {name: sorted(one for one, (truth, _) in found if truth is wanted) for name, wanted in names.items()}


@every_file
@given(data=st.data())
def test_one_voice_makes_the_summary_that_it_made_before(path: Path, data: st.DataObject) -> None:
    answers = drawn(data, aid(path))

    assert made(aid(path), Voices(answers)) == made(aid(path), Voices(answers, answers)) == made(aid(path), answers)
    assert len(follow_paths(aid(path), Voices(answers, answers))) == 1


@every_file
@given(data=st.data())
def test_what_one_leaves_open_the_other_fills_so_that_there_is_one_walk(path: Path, data: st.DataObject) -> None:
    answers = without_marks(aid(path), drawn(data, aid(path)))
    theirs = data.draw(st.sets(st.sampled_from(sorted(answers) or ["none"])))
    voices = Voices(
        {name: one for name, one in answers.items() if name not in theirs},
        {name: one for name, one in answers.items() if name in theirs},
    )

    (only,) = follow_paths(aid(path), voices)
    assert only.answers == answers
    of_both = made(aid(path), voices)
    assert stands(of_both) == stands(made(aid(path), answers))
    assert not any(piece.whose for piece in pieces(of_both, "shown", "may_apply"))


@every_file
@given(data=st.data())
def test_a_statement_stands_where_either_voice_puts_it_highest(path: Path, data: st.DataObject) -> None:
    voices = both(data, aid(path))
    mine = stands(made(aid(path), {**without_marks(aid(path), voices.clinician), **voices.person}))
    theirs = stands(made(aid(path), {**voices.person, **voices.clinician}))

    shown = set(mine["shown"]) | set(theirs["shown"])
    may = (set(mine["may"]) | set(theirs["may"])) - shown
    left = set(mine["left"]) & set(theirs["left"])
    merged = stands(made(aid(path), voices))
    assert {name: set(part) for name, part in merged.items()} == {"shown": shown, "may": may, "left": left}
    facts = {one.id: one.fact for one in aid(path).statements}
    assert {facts[name] for part in merged.values() for name in part} == set(facts.values())


@every_file
@given(data=st.data())
def test_each_piece_that_one_voice_alone_brings_says_whose(path: Path, data: st.DataObject) -> None:
    voices = both(data, aid(path))
    truths = [
        {one.id: each.holds(one.when) for one in aid(path).statements} for each in follow_paths(aid(path), voices)
    ]
    summary = made(aid(path), voices)
    gaps = [one.gap for row in summary.rows for one in row.cells if one.gap]

    for piece in [*pieces(summary, "shown", "may_apply"), *gaps, *summary.left_out]:
        if piece.statement and len({truth[piece.statement.id] for truth in truths}) == 2:
            mine, theirs = (list(Truth).index(truth[piece.statement.id]) for truth in truths)
            assert piece.whose in {"For your answer", "For your doctor or nurse's answer"}
            assert (piece.whose == "For your answer") is higher(truths[0][piece.statement.id], truths[1], piece)
            assert mine != theirs
        else:
            assert piece.whose == ""


def higher(mine: Truth, theirs: Mapping[str, Truth], piece: Piece) -> bool:
    """Whether the person's answers put a piece where more people see it."""
    assert piece.statement
    order = [Truth.YES, Truth.CANNOT_TELL, Truth.NO]
    return order.index(mine) < order.index(theirs[piece.statement.id])


@every_file
@given(data=st.data())
def test_neither_voice_counts_for_more(path: Path, data: st.DataObject) -> None:
    voices = both(data, aid(path))
    voices = Voices(without_marks(aid(path), voices.person), without_marks(aid(path), voices.clinician))
    here, there = made(aid(path), voices), made(aid(path), Voices(voices.clinician, voices.person))

    assert stands(here) == stands(there)
    assert [one.question for one in here.said] == [one.question for one in there.said]
    assert [texts(one) for one in here.differing] == [texts(one)[::-1] for one in there.differing]
    swapped = {
        "For your answer": "For your doctor or nurse's answer",
        "For your doctor or nurse's answer": "For your answer",
    }
    assert [swapped.get(piece.whose, "") for piece in pieces(here, "shown")] == [
        piece.whose for piece in pieces(there, "shown")
    ]


@every_file
@given(data=st.data())
def test_1_permuting_the_options_permutes_what_two_voices_see(path: Path, data: st.DataObject) -> None:
    voices = both(data, aid(path))
    backwards = replace(aid(path), options=aid(path).options[::-1])

    rows = [replace(row, cells=row.cells[::-1]) for row in made(aid(path), voices).rows]
    assert list(map(groups_by_name, made(backwards, voices).rows)) == list(map(groups_by_name, rows))


@every_file
@given(data=st.data())
def test_2_what_the_clinician_marks_as_mattering_orders_nothing(path: Path, data: st.DataObject) -> None:
    voices = both(data, aid(path))
    unmarked = replace(voices, clinician=without_marks(aid(path), voices.clinician))

    rows = made(aid(path), voices).rows
    assert rows == made(aid(path), unmarked).rows
    own = {one.about: voices.person.get(one.id) for one in aid(path).questions if one.about}
    for row in rows:
        said = own.get(row.outcome.id)
        assert row.importance == (said if isinstance(said, Importance) else None)


@every_file
@given(data=st.data())
def test_4_no_option_is_hidden_and_no_cell_is_silent_for_two_voices(path: Path, data: st.DataObject) -> None:
    for row in made(aid(path), both(data, aid(path))).rows:
        assert [one.option for one in row.cells] == list(aid(path).options)
        assert all(one.shown or one.may_apply or (one.gap and one.gap.text) for one in row.cells)


@every_file
@given(data=st.data())
def test_5_a_question_that_neither_answers_leaves_nothing_out(path: Path, data: st.DataObject) -> None:
    voices = both(data, aid(path))
    dropped = data.draw(st.sampled_from([question.id for question in aid(path).questions]))
    fewer = Voices(*({k: v for k, v in one.items() if k != dropped} for one in (voices.person, voices.clinician)))

    assert set(stands(made(aid(path), fewer))["left"]) <= set(stands(made(aid(path), voices))["left"])


@every_file
@given(data=st.data())
def test_what_either_is_asked_is_asked_and_what_both_said_is_kept(path: Path, data: st.DataObject) -> None:
    voices = both(data, aid(path))
    views = [
        {**without_marks(aid(path), voices.clinician), **voices.person},
        {**voices.person, **without_marks(aid(path), voices.clinician)},
    ]
    asked = {question.id for view in views for question in follow_path(aid(path), view).asked_questions()}
    summary = made(aid(path), voices)

    assert {one.question.id for one in summary.said} | {one.id for one in summary.unanswered} == asked
    for one in summary.said:
        assert bool(one.differs) is voices.disagree_on(one.question.id)
        assert all(f"“{text}”" in one.differs for text in texts(one))


def texts(said: GivenAnswer) -> list[str]:
    """What each voice said where they differ: the person, the patient, the clinician."""
    return [text for _, text in said.said]


def three(data: st.DataObject, found: DecisionAid) -> Voices:
    """Answers of three people who may differ, without marks, which only the person can give."""
    return Voices(*(without_marks(found, drawn(data, found)) for _ in range(3)))


@every_file
@given(data=st.data())
def test_a_statement_stands_where_any_of_three_voices_puts_it_highest(path: Path, data: st.DataObject) -> None:
    voices = three(data, aid(path))
    orders = permutations((voices.person, voices.patient, voices.clinician))
    alone = [stands(made(aid(path), {**third, **second, **first})) for first, second, third in orders]
    merged = {name: set(part) for name, part in stands(made(aid(path), voices)).items()}

    shown = set().union(*(one["shown"] for one in alone))
    assert merged["shown"] == shown
    assert merged["may"] == set().union(*(one["may"] for one in alone)) - shown
    assert merged["left"] == set.intersection(*(set(one["left"]) for one in alone))


@every_file
@given(data=st.data())
def test_no_permutation_of_who_said_what_changes_what_three_see(path: Path, data: st.DataObject) -> None:
    voices = three(data, aid(path))
    answers = (voices.person, voices.patient, voices.clinician)
    seen = {str(stands(made(aid(path), Voices(*order)))) for order in permutations(answers)}

    assert len(seen) == 1
    assert len(follow_paths(aid(path), voices)) <= 6


@every_file
@given(data=st.data())
def test_three_voices_come_back_from_their_code(path: Path, data: st.DataObject) -> None:
    about = replace(aid(path).about, person=Patient.CHILD)
    child = replace(aid(path), about=about)
    voices = Voices(*(drawn(data, child) for _ in range(3)))
    back = decoded_voices(child, decode(encode_answers(child, voices)))

    assert back == answers_on_path(child, voices)
