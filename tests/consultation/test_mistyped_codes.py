"""A letter taken for one that looks like it is read as it was printed; of another slip, its group is named."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision_aid.consultation.answer_code import TWINS, InvalidCode, decode, decode_twins, encode_answers
from tests.support.aids import SMALL, aid_from
from tests.support.random_people import aid, drawn, every_file

AID = aid_from(SMALL)
WITH_TWO_FIVES = "RGA5 0T5E EX"


@every_file
@given(data=st.data())
def test_a_letter_taken_for_its_twin_is_read_as_printed_or_refused(path: Path, data: st.DataObject) -> None:
    code = encode_answers(aid(path), drawn(data, aid(path))).replace(" ", "")
    taken = [code[:at] + TWINS[one] + code[at + 1 :] for at, one in enumerate(code) if one in TWINS]
    all_of_a_kind = [code.replace(one, twin) for one, twin in TWINS.items() if one in code and twin not in code]

    for typed in (*taken, *all_of_a_kind):
        assert decode_twins(typed) in (decode(code), None)


@pytest.mark.parametrize(("printed", "typed"), [("5", "S"), ("S", "5"), ("2", "Z"), ("Z", "2"), ("8", "B"), ("B", "8")])
def test_each_letter_may_be_taken_for_its_twin(printed: str, typed: str) -> None:
    codes = [code for age in range(16, 111) if printed in (code := encode_answers(AID, {"age": age}))]

    assert any(decode_twins(code.replace(printed, typed, 1)) == decode(code) for code in codes)


def test_all_letters_of_a_kind_may_be_taken_for_their_twins() -> None:
    printed = decode(WITH_TWO_FIVES)

    assert decode_twins(WITH_TWO_FIVES.replace("5", "S")) == printed
    assert decode_twins(WITH_TWO_FIVES.replace("5", "s", 1)) == printed
    assert decode_twins(WITH_TWO_FIVES.replace("5", "T", 1)) is None


def test_a_letter_that_is_no_twin_of_the_printed_one_is_not_mended() -> None:
    printed = "RGA5 002T Y3"

    assert decode(printed)
    assert decode_twins("RGAT 002T Y3") is None


def test_one_letter_may_be_taken_for_its_twin_where_the_code_has_both() -> None:
    assert decode_twins("RGAS 00SA TD") == decode("RGA5 00SA TD")


@pytest.mark.parametrize(
    ("typed", "letter", "groups"),
    [
        ("RGA5 0TF9 H8", "", ((1, "RGA5"), (3, "H8"))),
        ("RGA5 0T9 H9", "", ((2, "0T9"),)),
        ("RG A5 0T F9H8", "", ((1, "RGA5"), (3, "H8"))),  # most were typed apart otherwise, which says nothing
        ("RGA50 TF9 H8", "", ((1, "RGA50"), (2, "TF9"))),
        ("rga5 0t*9 h9", "*", ((2, "0T*9"),)),
        ("RGA", "", ()),
        ("RGAK 002T Y3", "", ((1, "RGAK"),)),
        ("RGA5 00CN TJ", "", ()),  # one other letter in any of the three groups would make a code
    ],
)
def test_the_group_with_the_slip_is_named(typed: str, letter: str, groups: tuple[tuple[int, str], ...]) -> None:
    with pytest.raises(InvalidCode) as raised:
        decode(typed)

    assert (raised.value.letter, raised.value.groups) == (letter, groups)
