"""Promise 12: a figure reaches the reader unchanged, in every face of it and in every language."""

import random
import re
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from decision_aid.checks.text.chances import figures
from decision_aid.consultation.faces import Face, face
from decision_aid.consultation.figure_values import MeasuredFigure
from decision_aid.consultation.frequencies import Frequency, GroupFrequency, frequency
from decision_aid.consultation.summarise import summarise
from decision_aid.consultation.summary import Summary
from decision_aid.model.aid import DecisionAid
from decision_aid.model.amounts import Amount
from decision_aid.model.evidence import Arm, Chance
from decision_aid.output.as_json import summary_as_json
from decision_aid.output.as_text import summary_as_text
from decision_aid.output.handout.evidence_rows import printed_evidence
from decision_aid.output.handout.icons import icon_array
from decision_aid.translation.interface import catalogue
from decision_aid.web.rendering.icon_arrays import icon_blocks
from tests.support.aids import RULE_FILES, TODAY, aid_from
from tests.support.random_chances import random_chance, row_of
from tests.support.random_figures import random_figures
from tests.support.random_people import aid, drawn, every_file, pieces
from tests.support.sampling import sampled

OF = re.compile(r"(\d[\d.,\xa0]*) (?:of|de|von) (\d[\d.,\xa0]*\d|\d)")
BETWEEN = re.compile(r"from ([\d.,]+) to ([\d.,]+) of ([\d,]+)")
# German turns a sentence about one person: "So viele von 12 Menschen starben: 1".
TURNED = re.compile(r"so viele von ([\d.]+)\b[^:;]*: (?:etwa |weniger als |mehr als )?(\d+)\b(?! von)", re.IGNORECASE)
A_FEW, MANY = 1_000, 5_000
DIFFERENCES = {"breast-screening": 4, "lupus-stem-cell": 4, "starter": 0, "tonsils": 4}  # beside the two groups
ENGLISH, SPANISH = (catalogue(language).gettext for language in ("en", "es"))


def numbers(text: str) -> list[tuple[int, int]]:
    """Every "so many of so many" in a text, without the language's separators."""
    plain = TURNED.sub(r"\2 von \1", text)
    return [(int(re.sub(r"\D", "", people)), int(re.sub(r"\D", "", of))) for people, of in OF.findall(plain)]


@cache
def dots(people: int, of: int) -> tuple[int, int]:
    """How many icons are filled on screen, and how many on paper: there, the empty ones have a hole as well."""
    on_screen = sum(wide * high for block in icon_blocks(people, of) for _, _, wide, high in block.filled) // 100
    return on_screen, 2 * of - icon_array(people, of).svg.count("h.01")


def unlike(told: Frequency, chance: Chance, other: Frequency) -> list[str]:
    """What is not the same in all faces of a chance, one of which is in another language."""
    faces = zip(chance.arms, told.groups, other.groups, strict=True)
    found = [wrong for arm, one, another in faces for wrong in _wrong(arm, one, another, drawn=told.picture)]
    several_bases = told.picture and len({one.icons_of for one in told.groups}) > 1
    return [*found, *(["drawn out of different numbers"] if several_bases else [])]


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _wrong(arm: Arm, one: GroupFrequency, another: GroupFrequency, *, drawn: bool) -> list[str]:
    (large,), (first, rest, *_) = numbers(one.large.text), numbers(one.sentence)
    bound = any(word in one.large.text for word in ("fewer than", "more than"))
    wrong = {
        "the sentence has another figure than the large number": first != large,
        "the large number stands elsewhere": one.told.number != one.large.number,
        "another language has another figure": numbers(another.sentence) != numbers(one.sentence),
        "another language has another range": _digits(another.range_sentence) != _digits(one.range_sentence),
        "the range is another": not _is_range(arm, one.range_sentence),
        "some are told as none": arm.proportion > 0 and first[0] == 0,
        "some are told as all": arm.proportion < 1 and first[0] == first[1],
        "none are told as some": arm.proportion == 0 and first[0] != 0,
        "the two sides do not add up": not bound and first[0] + rest[0] != first[1],
        "it is not the share": not bound and abs(arm.proportion * first[1] - first[0]) > 0.5,
        "a bound is none": bound and not 0 < min(arm.proportion, 1 - arm.proportion) * first[1] < 1,
        "the picture has another figure": drawn and (one.icons, one.icons_of) != first,
        "nothing draws so many": drawn and first[1] > 100 and first[1] != 1000,
        "the dots are not so many": drawn and first[1] <= 1000 and dots(*first) != (first[0], first[0]),
    }
    return [what for what, is_so in wrong.items() if is_so]


def _is_range(arm: Arm, said: str) -> bool:
    """Whether the ends are those that were given, but for what rounding to the last digit takes or adds."""
    ends = BETWEEN.search(said)
    if not arm.range or not ends:
        return not arm.range
    *shown, of = (Fraction(end.replace(",", "")) for end in ends.groups())
    places = len(ends[1].partition(".")[2])
    given = (Fraction(end) / arm.range.per * of for end in (arm.range.low, arm.range.high))
    return all(abs(one - end) <= Fraction(1, 2 * 10**places) for one, end in zip(shown, given, strict=True))


@sampled("language, count", product(("es", "de"), (A_FEW, MANY)), [("de", A_FEW)])
def test_12_random_chances_say_the_same_in_every_face(language: str, count: int) -> None:
    luck, translate, english = random.Random(language), catalogue(language).gettext, catalogue("en").gettext
    for _ in range(count):
        chance = random_chance(luck)
        out_of = luck.choice((row_of(chance), 100, 1000, 100_000))

        wrong = unlike(frequency(chance, out_of, english), chance, frequency(chance, out_of, translate))

        assert wrong == [], (chance, out_of)


@every_file
@given(data=st.data())
def test_12_every_output_has_the_figures_of_the_summary(path: Path, data: st.DataObject) -> None:
    found: DecisionAid = aid(path)

    has_the_figures_in_every_output(summarise(found, drawn(data, found), today=TODAY))


def large(told: Face) -> list[Decimal]:
    """The large number of each figure."""
    return [Decimal(one.large.number) for one in told.figures if isinstance(one, GroupFrequency | MeasuredFigure)]


@pytest.mark.parametrize("path", RULE_FILES, ids=lambda path: path.stem)
def test_12_a_difference_is_that_of_the_two_groups_beside_it_as_printed_or_says_why_not(path: Path) -> None:
    found: DecisionAid = aid(path)
    told = [
        face(figure, found.out_of(statement.outcome, figure), ENGLISH)
        for statement, _, figure in figures(found)
        if isinstance(figure, Chance | Amount) and figure.change
    ]
    apart = [numbers for numbers in map(large, told) if abs(numbers[0] - numbers[1]) != numbers[2]]
    saying_so = [large(one) for one in told if "not exactly the difference" in one.figures[2].sentence]

    assert len(told) == DIFFERENCES[path.stem]
    assert apart == saying_so


@pytest.mark.parametrize("seed", range(6))
def test_12_each_number_of_a_random_file_reaches_the_reader_as_it_was_written(seed: int) -> None:
    text, written = random_figures(seed)
    summary, spanish = (summarise(aid_from(text), {}, today=TODAY, translate=one) for one in (ENGLISH, SPANISH))

    told, in_spanish = said_of_figures(summary), said_of_figures(spanish)
    lost = {(kind, one) for kind, numbers in written.items() for one in numbers if one not in told[kind]}

    assert lost == set()
    assert {kind: _digits(said) for kind, said in in_spanish.items()} == {
        kind: _digits(said) for kind, said in told.items()
    }
    has_the_figures_in_every_output(summary)


def said_of_figures(summary: Summary) -> dict[str, str]:
    """All that is said of the figure of each statement, by its id."""
    return {
        piece.statement.id: " ".join(figure.sentence for figure in (piece.figure.figures if piece.figure else ()))
        for piece in pieces(summary, "shown")
        if piece.statement
    }


def has_the_figures_in_every_output(summary: Summary) -> None:
    """Each sentence of a figure is in the text, in the JSON export and on paper."""
    text, exported = summary_as_text(summary), str(summary_as_json(summary))

    for piece in pieces(summary, "shown", "may_apply"):
        for figure in piece.figure.figures if piece.figure else ():
            assert f"{figure.sentence} {figure.range_sentence}".strip() in text
            assert figure.sentence in exported
            assert figure.range_sentence in exported
        printed = printed_evidence(piece, str).figures
        assert [one.before + one.number + one.after for one in printed] == [
            figure.sentence for figure in (piece.figure.figures if piece.figure else ())
        ]
