"""The code gives back every answer, and notices every slip of one letter and every swap of two neighbours."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision_aid.checks.run import check_rule_file
from decision_aid.consultation.answer_code import (
    ALPHABET,
    MAX_CODE_LENGTH,
    MAX_TYPED_LENGTH,
    DecodedCode,
    InvalidCode,
    carry_answers_over,
    codes_may_collide,
    decode,
    decoded_voices,
    encode_answers,
    fingerprint_bits,
    max_code_length,
)
from decision_aid.consultation.answers import Answer, Answers, Declined
from decision_aid.consultation.path import follow_path
from decision_aid.consultation.voices import Voices, answers_on_path
from decision_aid.model.aid import DecisionAid, Question
from decision_aid.model.conditions import ALWAYS
from decision_aid.model.problems import Level
from decision_aid.resources import resource_folder
from tests.support.aids import SMALL, TODAY, aid_from, asking_more, small
from tests.support.random_people import aid, drawn, every_file, made

AID = aid_from(SMALL)
ANSWERS: dict[str, Answer] = {
    "duration": frozenset({"long"}),
    "tried": frozenset({"heat", "rest"}),
    "age": 34,
    "time-matters": Declined.RATHER_NOT_SAY,
}
THE_MOST = (20,) * 35 + (16,)
PRINTED_BEFORE, PRINTED_BEFORE_BY_BOTH = "RGA5 0TF9 H9", "RGA5 3YZ6 43FD W"


def test_a_code_is_short_and_in_groups_of_four() -> None:
    groups = encode_answers(AID, ANSWERS).split()

    assert all(len(group) == 4 for group in groups[:-1])
    assert set("".join(groups)) <= set(ALPHABET)


def test_the_lupus_aid_fits_in_24_letters() -> None:
    found = aid(resource_folder("rules") / "lupus-stem-cell.yaml")

    assert len(found.questions) >= 20
    assert len(encode_answers(found, {}).replace(" ", "")) <= 24


@every_file
@given(data=st.data())
def test_every_answer_comes_back(path: Path, data: st.DataObject) -> None:
    said = follow_path(aid(path), drawn(data, aid(path))).answers_on_path()

    assert decoded_voices(aid(path), decode(encode_answers(aid(path), said))) == Voices(said)


@every_file
@given(data=st.data())
def test_what_a_code_brings_back_makes_the_same_summary(path: Path, data: st.DataObject) -> None:
    answers = drawn(data, aid(path))

    again = decoded_voices(aid(path), decode(encode_answers(aid(path), answers)))

    assert made(aid(path), again) == made(aid(path), answers)


@pytest.mark.parametrize("typed", [str.lower, lambda code: code.replace(" ", "-"), lambda code: f"  {code}\n"])
def test_how_it_is_typed_does_not_matter(typed: Callable[[str], str]) -> None:
    assert decoded_voices(AID, decode(typed(encode_answers(AID, ANSWERS)))) == Voices(ANSWERS)


def test_letters_that_look_alike_are_read_as_meant() -> None:
    code = next(code for age in range(16, 110) if "0" in (code := encode_answers(AID, {"age": age})))

    assert decode(code.replace("0", "o")) == decode(code)


@every_file
@given(data=st.data())
def test_every_slip_and_swap_is_noticed(path: Path, data: st.DataObject) -> None:
    code = encode_answers(aid(path), drawn(data, aid(path))).replace(" ", "")
    at = data.draw(st.integers(0, len(code) - 1), label="the place")

    assert [wrong for wrong in slips_and_swaps_at(code, at) if not noticed(wrong)] == []


def slips_and_swaps_at(code: str, at: int) -> list[str]:
    """The code with each other letter at that place, and with that letter and the next changed about."""
    slips = [code[:at] + letter + code[at + 1 :] for letter in ALPHABET if letter != code[at]]
    swapped = code[:at] + code[at : at + 2][::-1] + code[at + 2 :]
    return slips if swapped == code else [*slips, swapped]


@every_file
@given(data=st.data())
def test_both_voices_come_back(path: Path, data: st.DataObject) -> None:
    voices = answers_on_path(aid(path), Voices(drawn(data, aid(path)), drawn(data, aid(path))))
    again = decoded_voices(aid(path), decode(encode_answers(aid(path), voices)))

    assert again == voices
    assert made(aid(path), again) == made(aid(path), voices)


def with_choices(found: DecisionAid) -> Question:
    """A question with choices that everybody is asked."""
    return next(one for one in found.questions if one.choices and one.when == ALWAYS)


@every_file
@given(data=st.data())
def test_one_voice_has_a_code_as_short_whoever_it_is_and_two_have_a_longer_one(path: Path, data: st.DataObject) -> None:
    first = with_choices(aid(path))
    said = follow_path(aid(path), drawn(data, aid(path)) | {first.id: Declined.RATHER_NOT_SAY}).answers_on_path()
    alone = [encode_answers(aid(path), one) for one in (Voices(said), Voices({}, said), Voices(said, said))]

    assert alone[0] == encode_answers(aid(path), said)
    assert {len(code) for code in alone} == {len(encode_answers(aid(path), {}))}
    assert decoded_voices(aid(path), decode(alone[1])) == Voices({}, said)
    assert decoded_voices(aid(path), decode(alone[2])) == Voices(said, said)
    other = {first.id: frozenset({first.choices[0].id})}
    assert len(encode_answers(aid(path), Voices(said, other))) > len(alone[0])


def test_a_code_printed_before_there_were_two_voices_is_read_as_the_persons() -> None:
    assert encode_answers(AID, ANSWERS) == PRINTED_BEFORE
    assert decoded_voices(AID, decode(PRINTED_BEFORE)) == Voices(ANSWERS)


@every_file
@given(data=st.data())
def test_every_slip_and_swap_is_noticed_in_a_code_of_two_voices(path: Path, data: st.DataObject) -> None:
    first = with_choices(aid(path))
    apart = [{first.id: frozenset({choice.id})} for choice in first.choices[:2]]
    code = encode_answers(aid(path), Voices(*(drawn(data, aid(path)) | one for one in apart))).replace(" ", "")
    at = data.draw(st.integers(0, len(code) - 1), label="the place")

    assert [wrong for wrong in slips_and_swaps_at(code, at) if not noticed(wrong)] == []


@pytest.mark.parametrize("code", [PRINTED_BEFORE, PRINTED_BEFORE_BY_BOTH])
def test_every_slip_and_swap_in_a_printed_code_is_noticed(code: str) -> None:
    letters = code.replace(" ", "")

    assert noticed(letters) is False
    assert [
        wrong for at in range(len(letters)) for wrong in slips_and_swaps_at(letters, at) if not noticed(wrong)
    ] == []


def noticed(wrong: str) -> bool:
    """Whether the letters are told to be no code."""
    try:
        decode(wrong)
    except InvalidCode:
        return True
    return False


def test_the_longest_code_of_an_aid_comes_back_however_it_is_typed_and_no_aid_has_a_longer_one() -> None:
    found = aid_from(asking_more(*THE_MOST))
    said: dict[str, Answer] = {f"more{n}": frozenset({"c1", f"c{count - 1}"}) for n, count in enumerate(THE_MOST)}
    voices = Voices(said, said | {"more0": frozenset({"c2"}), "age": 34})
    code = encode_answers(found, voices)

    assert len(code.replace(" ", "")) == max_code_length(found.questions) == MAX_CODE_LENGTH
    assert len(code) <= MAX_TYPED_LENGTH
    for typed in (code, code.replace(" ", "-").lower(), " ".join(code.replace(" ", ""))):
        assert decoded_voices(found, decode(typed)) == voices
    letters = code.replace(" ", "")
    for at in range(0, len(letters), 50):
        assert [wrong for wrong in slips_and_swaps_at(letters, at) if not noticed(wrong)] == []


@pytest.mark.parametrize(
    ("choices", "at"), [((20,) * 35 + (18,), "time-matters"), ((*THE_MOST, 20, 20), "more36,"), ((900, 20), "more0,")]
)
def test_an_aid_whose_answers_need_a_longer_code_is_refused_where_it_gets_too_long(
    choices: tuple[int, ...], at: str
) -> None:
    text = asking_more(*choices)

    found, problems = check_rule_file(text.encode(), today=TODAY)

    assert found is None
    line = text[: text.index(f"id: {at}")].count("\n") + 1
    assert [(one.place.line, one.level) for one in problems if one.check == "long-code"] == [(line, Level.ERROR)]


@pytest.mark.parametrize("text", ["", "K7MX", "?" * 20, "0" * 10_000, "K7MX 4QDW 9XWP é", "K7MX " * 10_000])
def test_what_is_no_code_is_told_as_such(text: str) -> None:
    with pytest.raises(InvalidCode):
        decode(text)


def test_a_letter_that_no_code_has_is_named() -> None:
    with pytest.raises(InvalidCode) as raised:
        decode("K7MX *QDW 9XWP")

    assert raised.value.letter == "*"


def test_the_length_tells_one_voice_from_two_and_three_however_little_is_asked() -> None:
    asked = AID.questions[:1]

    assert [max_code_length(asked, voices) for voices in (1, 2, 3)] == [7, 8, 9]
    assert [max_code_length((), voices) for voices in (1, 2, 3)] == [7, 8, 9]


def test_a_code_of_another_version_is_never_taken_for_this_one() -> None:
    other = aid_from(small(("title: Stiff", "title: Sore")))
    packed = decode(encode_answers(AID, ANSWERS))

    assert fingerprint_bits(AID.fingerprint) in packed.possible_fingerprints
    assert fingerprint_bits(other.fingerprint) not in packed.possible_fingerprints
    with pytest.raises(InvalidCode):
        decoded_voices(other, packed)


def test_answers_to_an_earlier_version_that_still_fit_are_kept_and_the_others_named() -> None:
    now = aid_from(
        small(
            ("choices: {heat: Heat, rest: Rest,", "choices: {heat: Heat, rest-up: Rest,"),
            ("    limits: [16, 110]", "    limits: [40, 110]"),
            ("tried: [rest]", "tried: [rest-up]"),
        )
    )
    answers = ANSWERS | {"ease-matters": Declined.RATHER_NOT_SAY}

    kept, lost = carry_answers_over(AID, now, answers)

    assert kept == {name: answers[name] for name in ("duration", "ease-matters", "time-matters")}
    assert [question.id for question in lost] == ["tried", "age"]


def test_a_question_that_is_gone_is_named() -> None:
    without = replace(AID, questions=tuple(one for one in AID.questions if one.id != "age"))

    assert carry_answers_over(AID, without, {"age": 34}) == ({}, (AID.question("age"),))


@pytest.mark.parametrize(
    ("old", "new", "lost"),
    [
        ("short: Less than a month", "short: Less than a year", []),
        ("label: A month or more", "label: Two months or more", ["duration"]),
        ("ask: How long has it been stiff?", "ask: How long has it hurt?", ["duration"]),
        ("unit: years", "unit: months", ["age"]),
    ],
)
def test_an_answer_whose_words_changed_is_not_carried_over(old: str, new: str, lost: list[str]) -> None:
    _, gone = carry_answers_over(AID, aid_from(small((old, new))), {"duration": frozenset({"long"}), "age": 34})

    assert [question.id for question in gone] == lost


def asking(*questions: Question) -> DecisionAid:
    """The small aid with these questions and nothing that depends on one."""
    return replace(AID, questions=questions, statements=())


def aged(states: int) -> DecisionAid:
    """An aid with one question, to which so many things can be said, silence and "rather not say" among them."""
    return asking(replace(AID.question("age"), limits=(1, states - 2)))


def length(found: DecisionAid, answers: Answers | Voices) -> int:
    """The letters of a code."""
    return len(encode_answers(found, answers).replace(" ", ""))


@pytest.mark.parametrize(
    ("voices", "printed"),
    [
        (Voices({}, ANSWERS), "C6RZ 0TF9 8E"),
        (Voices(ANSWERS, ANSWERS), "KS70 0TF9 64"),
        (Voices(ANSWERS, {**ANSWERS, "age": 60}), PRINTED_BEFORE_BY_BOTH),
    ],
)
def test_codes_of_two_voices_that_were_printed_before_bring_back_the_same(voices: Voices, printed: str) -> None:
    assert encode_answers(AID, voices) == printed
    assert decoded_voices(AID, decode(printed)) == voices


@pytest.mark.parametrize("voices", [Voices(ANSWERS), Voices({}, ANSWERS), Voices(ANSWERS, ANSWERS)])
def test_the_marks_of_a_code_are_that_of_its_file_and_two_more(voices: Voices) -> None:
    packed = decode(encode_answers(AID, voices))

    assert fingerprint_bits(AID.fingerprint) in packed.possible_fingerprints
    assert {packed.masked_fingerprint ^ mark for mark in packed.possible_fingerprints} == {0, 0xA5A5A, 0x5A5A5}


@pytest.mark.parametrize(("written", "typed"), [("1", "I"), ("1", "L"), ("1", "l"), ("0", "O"), ("V", "U")])
def test_letters_that_look_alike_are_read_as_the_one_that_was_printed(written: str, typed: str) -> None:
    codes = [code for age in range(16, 111) if written in (code := encode_answers(AID, {"age": age}))]

    assert len(codes) > 10
    assert [code for code in codes if decode(code.replace(written, typed)) != decode(code)] == []


@pytest.mark.parametrize(("states", "letters"), [(3, 7), (32, 7), (33, 8), (1024, 8), (1025, 9)])
def test_a_code_has_no_more_letters_than_it_needs(states: int, letters: int) -> None:
    assert length(aged(states), {"age": 1}) == letters
    assert decoded_voices(aged(states), decode(encode_answers(aged(states), {"age": 1}))) == Voices({"age": 1})


def test_a_code_of_two_voices_is_longer_however_little_was_asked() -> None:
    assert (length(asking(), {}), max_code_length(())) == (7, 8)
    assert length(aged(5), Voices({"age": 1}, {"age": 2})) == max_code_length(aged(5).questions) == 8


def test_what_no_answers_make_is_no_code() -> None:
    mark, states = fingerprint_bits(AID.fingerprint), 157_140
    heat_and_none = 5 * 6  # said to the second question, of which the one stands alone

    assert decoded_voices(AID, DecodedCode(mark, 0, 4)) == Voices({})
    for number in (heat_and_none, states):
        with pytest.raises(InvalidCode):
            decoded_voices(AID, DecodedCode(mark, number, 4))
    with pytest.raises(InvalidCode):
        decode("000000")


def test_a_wrong_letter_is_named() -> None:
    with pytest.raises(InvalidCode, match=r"^\*$") as refused:
        decode("*" + PRINTED_BEFORE[1:])

    assert refused.value.letter == "*"
    assert InvalidCode().letter == str(InvalidCode()) == ""
    assert MAX_TYPED_LENGTH == 2 * MAX_CODE_LENGTH


def test_two_files_share_codes_where_their_marks_or_signs_meet() -> None:
    mark, signs = fingerprint_bits(AID.fingerprint), (0, 0xA5A5A, 0x5A5A5)
    meeting = {mark ^ one ^ other for one in signs for other in signs}

    assert all(codes_may_collide(AID.fingerprint, f"{one:05x}") for one in meeting)
    assert not any(codes_may_collide(AID.fingerprint, f"{mark ^ (1 << bit):05x}") for bit in range(20))


@pytest.mark.parametrize("dash", ["-", "‐", "‑", "–", "—", "−"])
def test_a_code_may_be_typed_with_any_dash_between_its_groups(dash: str) -> None:
    code = encode_answers(AID, ANSWERS)

    assert decode(code.replace(" ", dash)) == decode(code)
