"""Patterns made only when a text has their sign find what one pattern of them all finds, and are not made before."""

import random
import re

import pytest

from decision_aid.checks.text.other_numbers import OTHER_NUMBERS
from decision_aid.checks.text.prefiltered_regex import PrefilteredRegex
from decision_aid.checks.text.proportions import KINDS
from tests.support.cost import counted
from tests.support.loose_numbers import INNOCENT as LET_BE
from tests.support.loose_numbers import LOOSE, ONE_IN_N, RELATIVE
from tests.support.sampling import sampled

MIXED = (
    *(
        "1",
        "one",
        "two",
        "half",
        "a third",
        "of",
        "in",
        "1 in",
        "out of 40",
        "5x",
        "3-fold",
        "doubled",
        "twice as many",
        "times",
    ),
    *(
        "50/50",
        "10",
        "%",
        "per cent",
        "per mille",
        "of the",
        "people",
        "patients",
        "women",
        ",",
        "dose",
        "mg",
        "none",
        "nobody",
    ),
    *(
        "not one",
        "all",
        "each",
        "every",
        "by 30",
        "points",
        "risk",
        "0.84",
        "NNT",
        "needed to treat",
        "½",
        "2½",
        "pain score",
    ),
    *("7/10", "HbA1c", "7 to 8", "saline", "step 3", "months", "×", "options", "CI", "OR = 1.5", "relapse rate was 48"),
)


def samples() -> list[str]:
    """Texts with every kind of share and of innocent number, and 2,000 of their words at random, half of each kind."""
    chance, kinds = random.Random(5), (MIXED, LET_BE.split())
    sizes = [chance.randint(2, 14) for _ in range(2000)]
    mixed = [" ".join(chance.choice(chance.choice(kinds)) for _ in range(size)) for size in sizes]
    return [*(LOOSE + ONE_IN_N + RELATIVE).replace("|", "").splitlines(), *LET_BE.splitlines(), *mixed]


@sampled("alternatives", [OTHER_NUMBERS, *(kind for _, kind in KINDS)], 2)
def test_signs_lose_no_find(alternatives: PrefilteredRegex) -> None:
    joined = re.compile("|".join(f"(?:{pattern})" for _, pattern in alternatives.patterns), re.IGNORECASE)
    found = 0
    for text in samples():
        at_once = [hit.span() for hit in joined.finditer(text)]
        assert [hit.span() for hit in alternatives.finditer(text)] == at_once, text
        found += len(at_once)
    assert found > 20


@pytest.mark.parametrize("alternatives", [OTHER_NUMBERS, *(kind for _, kind in KINDS)])
def test_no_pattern_looks_at_all_the_rest_of_a_text(alternatives: PrefilteredRegex) -> None:
    """From each place where it begins, that would take the square of the text's length."""
    without_end = re.compile(r"(?<!\\)(?:\.|\[\^[^\]]*\])[*+]")

    assert without_end.search(r"of \d(?s:.*),")
    assert [part for pair in alternatives.patterns for part in pair if without_end.search(part)] == []


def test_the_first_pattern_that_fits_is_found() -> None:
    both = PrefilteredRegex(("", "a+b"), ("", "a"), ("x", "b"))
    assert [hit.group() for hit in both.finditer("AAB a b")] == ["AAB", "a"]


def test_a_pattern_without_its_sign_is_never_made() -> None:
    broken = PrefilteredRegex(("", "a"), ("x", "("))
    assert [hit.group() for hit in broken.finditer("banana")] == ["a", "a", "a"]
    with pytest.raises(re.error):
        broken.search("exact")


def test_what_was_compiled_before_costs_no_search_any_more() -> None:
    made, not_made = (PrefilteredRegex((f"x{n}", f"(?:one|two|three) x{n}"), ("", f"[abc]{{2,5}}{n}")) for n in (7, 8))

    made.compile()

    assert 5 * counted(lambda: made.search("two x7"))[1] < counted(lambda: not_made.search("two x8"))[1]
