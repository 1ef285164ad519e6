"""Spoiled rule files: each is read and judged at little cost, and whatever it says, nothing breaks on it."""

import re

import pytest

from decision_aid.checks.run import check_rule_file
from decision_aid.consultation.summarise import summarise
from decision_aid.model.problems import has_errors
from decision_aid.review.diff import diff_aids
from decision_aid.review.flow import build_flow
from tests.support.aids import SMALL, TODAY, aid_from
from tests.support.cost import counted
from tests.support.fuzzing import spoiled

FEWER, A_FEW, MANY = 40, 50, 100_000
DEAREST = 3_000_000  # function calls; most files take some 10,000, the dearest 900,000


def trouble(number: int) -> str:
    """What went wrong with the file of that number; empty where nothing did."""
    content = spoiled(number)
    try:
        (aid, problems), spent = counted(lambda: check_rule_file(content, today=TODAY))
        told = "\n".join(map(str, problems))
        if aid:
            summarise(aid, {}, today=TODAY)
            build_flow(aid, str)
            diff_aids(aid_from(SMALL), aid)
    except Exception as error:
        return f"{number}: {type(error).__name__} {error}"
    if (aid is None) != has_errors(problems) or "Traceback" in told:
        return f"{number}: an aid with errors, or none without"
    return f"{number}: {spent} calls" if spent > DEAREST else ""


def test_a_spoiled_file_never_breaks_anything() -> None:
    assert [found for number in range(A_FEW) if (found := trouble(number))] == []


def test_the_spoiled_files_are_of_both_kinds() -> None:
    good = [number for number in range(FEWER) if check_rule_file(spoiled(number), today=TODAY)[0]]

    assert 0 < len(good) < FEWER


@pytest.mark.soak
def test_a_hundred_thousand_spoiled_files_never_break_anything() -> None:
    assert [found for number in range(MANY) if (found := trouble(number))] == []


NUMBERS = re.compile(r"(?<![\w.-])\d+(?![\w.-])")
FIVE_THOUSAND = "9" * 5000  # digits: more than Python makes a number of


@pytest.mark.parametrize("written", [FIVE_THOUSAND, f"0.{FIVE_THOUSAND}", f"1.{FIVE_THOUSAND}", f"{FIVE_THOUSAND},5"])
def test_a_number_of_any_length_never_breaks_anything(written: str) -> None:
    text = f"format: 2\n{SMALL}"
    places = [hit.span() for hit in NUMBERS.finditer(text)]

    read = [check_rule_file(f"{text[:begin]}{written}{text[end:]}".encode(), today=TODAY) for begin, end in places]

    is_text = [bool(re.search(r"(citation: \w+|over:) $", text[:begin])) for begin, _ in places]
    assert is_text.count(True) == 3
    assert all(has_errors(problems) for (_, problems), may_be in zip(read, is_text, strict=True) if not may_be)
