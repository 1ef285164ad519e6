"""The sentences of a chain, and what its bars show."""

import re
from pathlib import Path

import pytest

from decision_aid.checks.run import check_rule_file
from decision_aid.consultation.chains import ChainFace, ChainStepFigure, chain_face
from decision_aid.consultation.wording import Translate, english
from decision_aid.model.chains import Chain
from decision_aid.model.evidence import Finding
from decision_aid.output.svg import chain_bar
from decision_aid.translation.interface import catalogue
from tests.support.aids import TODAY, aid_from
from tests.support.amounts import figure_of
from tests.support.figures import aid_with, text_with

MATERIAL = aid_from(Path("tests/support/rules/times-and-chains.yaml").read_text(encoding="utf-8"))
CHAIN = """\
    chain:
      %(of)s
      who: people who tried it
      over: 1 year
      steps:
        - {id: a, %(first)s, event: kept it up}
        - {among: a, %(second)s, event: moved with ease}
"""


def shown(statement: str) -> ChainFace:
    content, outcome = next((one.content, one.outcome) for one in MATERIAL.statements if one.id == statement)
    assert isinstance(content, Finding)
    assert isinstance(content.figure, Chain)
    return chain_face(content.figure, MATERIAL.denominators[outcome], english)


def told(figure: str, translate: Translate = english) -> tuple[ChainStepFigure, ...]:
    """The steps of a chain on the small aid."""
    aid = aid_with(figure)
    content, outcome = next((one.content, one.outcome) for one in aid.statements if isinstance(one.content, Finding))
    assert isinstance(content.figure, Chain)
    return chain_face(content.figure, aid.denominators[outcome], translate).figures


def of(**facts: str) -> tuple[ChainStepFigure, ...]:
    return told(CHAIN % facts)


def test_facts_of_the_dossiers_read_like_this() -> None:
    assert [one.sentence for one in shown("m25").figures] == [
        "Over one round, of 100 women who are screened, 96 have a normal result.",
        "Over one round, of 100 women who are screened, 4 have more tests.",
        "Of the 4 who have more tests, the number who have cancer is 1.",
    ]
    assert [one.sentence for one in shown("m24").figures] == [
        "Over one round, of 10,000 women who have one mammogram, about 1,160 are called back for more tests.",
        "Of the 1,160 who are called back for more tests, 51 have cancer that was found.",
        "Over one round, of 10,000 women who have one mammogram, 8 have cancer that was missed.",
    ]
    assert [one.large.text for one in shown("m23").figures] == [
        "about 87 of 1,000", "about 11 of 1,000", "about 3 of 1,000", "about 1 of 1,000",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ["Over one round, of 1,000 women, the number who go back is about 1.",
                "Of those who go back, the number who are ill is fewer than 1."]),
        ("es", ["En one round, de 1\xa0000 women, el número de quienes go back es alrededor de 1.",
                "De quienes go back, el número de quienes are ill es menos de 1."]),
        ("de", ["In one round, von 1.000 women go back: etwa 1.",
                "Von diesen (go back) are ill: weniger als 1."]),
    ],
)  # fmt: skip
def test_one_person_is_told_in_words_that_fit_one(language: str, said: list[str]) -> None:
    steps = "[{id: back, share: 1.2, event: go back}, {among: back, share: 0.4, event: are ill}]"
    chain = figure_of(f"chain: {{per: 1000, who: women, over: one round, steps: {steps}}}")
    assert isinstance(chain, Chain)

    assert [one.sentence for one in chain_face(chain, 1000, catalogue(language).gettext).figures] == said


def test_a_range_that_is_missing_is_told_once_behind_the_last_step() -> None:
    assert [one.range_sentence for one in shown("m25").figures] == ["", "", "We have no range for this number."]
    assert of(of="of: 4000", first="people: 40", second="people: 8")[1].range_sentence == (
        "4,000 people who tried it were studied. We have no range for this number."
    )


@pytest.mark.parametrize(
    ("of_all", "first", "second", "large"),
    [
        ("per: 100000", "share: 12", "share: 0.4", ["12 of 100,000", "fewer than 1 of 100,000"]),
        ("per: 1000", "share: 1000", "share: 0", ["100 of 100", "0 of 100"]),
        ("of: 3000", "people: 2999", "people: 1", ["about 9,997 of 10,000", "about 3 of 10,000"]),
    ],
)
def test_some_are_never_none_and_never_all(of_all: str, first: str, second: str, large: list[str]) -> None:
    assert [one.large.text for one in of(of=of_all, first=first, second=second)] == large


def test_each_step_stands_below_the_one_that_it_is_some_of() -> None:
    steps = """\
        - {id: b, people: 100, event: stopped}
        - {among: a, people: 20, event: ached}
"""
    figure = CHAIN % {"of": "of: 400", "first": "people: 300", "second": "people: 120"} + steps
    assert [(one.depth, one.large.number) for one in told(figure)] == [(0, "75"), (1, "30"), (1, "5"), (0, "25")]


@pytest.mark.parametrize("language", ["es", "de"])
def test_every_language_has_the_same_numbers(language: str) -> None:
    figure = CHAIN % {"of": "per: 10000", "first": "share: 1161", "second": "share: 51"}
    steps = told(figure, catalogue(language).gettext)

    assert [re.sub(r"\D", "", one.large.number) for one in steps] == ["116", "5"]
    assert all(one.large.number in one.sentence for one in steps)


def test_a_step_in_spanish_does_not_call_what_was_counted_people() -> None:
    figure = CHAIN % {"of": "per: 100", "first": "share: 40", "second": "share: 10"}
    steps = told(figure.replace("people who tried it", "mamografías"), catalogue("es").gettext)

    assert steps[0].sentence == "En 1 year, de 100 mamografías, 40 kept it up."
    assert steps[1].sentence == "De 40 que kept it up, 10 moved with ease."
    assert steps[0].caption.startswith("Cada barra es el total de 100.")


def test_the_bars_have_one_scale_and_show_whoever_there_is() -> None:
    called, found, missed = (chain_bar(one).svg for one in shown("m24").figures)

    assert 'width="28.8"' in called
    assert 'width="28.8" height="12" fill="#bbb"' in found
    assert 'width="1.5"' in found
    assert 'width="1.5"' in missed
    assert "#bbb" not in missed


def test_a_number_from_elsewhere_says_so() -> None:
    elsewhere = CHAIN.replace("moved with ease}", "moved with ease, comes_from: a later report}")
    figure = elsewhere % {"of": "of: 40", "first": "people: 20", "second": "people: 10"}

    first, second = told(figure)

    assert "comes from" not in first.sentence
    assert second.sentence.endswith("moved with ease. This number comes from a later report.")
    assert told(figure, catalogue("es").gettext)[1].sentence.endswith("Esta cifra procede de a later report.")


@pytest.mark.parametrize(("where", "found"), [(", comes_from: a later report", 0), ("", 1)])
def test_a_chain_of_two_sources_says_what_comes_from_elsewhere(where: str, found: int) -> None:
    figure = CHAIN.replace("moved with ease}", f"moved with ease{where}}}")
    text = text_with(figure % {"of": "of: 40", "first": "people: 20", "second": "people: 10"})
    problems = check_rule_file(text.replace("[alpha]", "[alpha, beta]", 1).encode(), today=TODAY)[1]

    assert [one.check for one in problems].count("chance-sources") == found
