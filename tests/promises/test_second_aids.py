"""Figures of two other decisions as people read them, by the ids of the facts; form 1 could not say them truly."""

import pytest

from decision_aid.consultation.frequencies import Frequency, frequency
from decision_aid.consultation.wording import english
from decision_aid.model.evidence import Chance, Finding
from tests.support.aids import aid_from, small

WRITTEN = (
    "chance: {people: 32, of: 40, event: moved with ease, over: 6 months, range: [64, 91], range_is: computed here}"
)
FACTS = {
    "M07": (
        "{event: died of breast cancer, at: 18 to 26 years, "
        "groups: [{name: screened, share: 3.27, per: 1000}, {name: usual care, share: 3.85, per: 1000}]}",
        ["about 3 of 1,000", "about 4 of 1,000"],
        "We have no range for this number.",
    ),
    "M14": (
        "{event: had a false alarm, over: 10 years, "
        "groups: [{name: yearly, per_100: 49.6}, {name: every two years, per_100: 35.7}]}",
        ["about 50 of 100", "about 36 of 100"],
        "We have no range for this number.",
    ),
    "M24": (
        "{per_100: 86.9, event: were found, otherwise: were missed, at: one screen, "
        "range: [86.3, 87.6], range_is: published}",
        ["about 87 of 100"],
        "The true number could be anywhere from 86 to 88 of 100.",
    ),
    "M38": (
        "{share: 16, per: 100000, event: died of it, at: the end of life, range: [11, 23], range_is: published}",
        ["about 2 of 10,000"],
        "The true number could be anywhere from 1 to 2 of 10,000.",
    ),
    "T03": (
        "{people: 13, of: 95, event: had a complication, over: 2 years}",
        ["about 14 of 100"],
        "We have no range for this number.",
    ),
    "T26": (
        "{people: 4202, of: 318453, event: had a complication, over: the stay}",
        ["about 1 of 100"],
        "We have no range for this number.",
    ),
    "T33": (
        "{share: 7.04, per: 100000, of: 505182, event: died, over: 30 days, range: [4.97, 9.98], range_is: published}",
        ["about 7 of 100,000"],
        "The true number could be anywhere from 5 to 10 of 100,000.",
    ),
    "T34": (
        "{event: died, over: 30 days, "
        "groups: [{name: with a long illness, people: 16, of: 14299}, {name: without, people: 20, of: 490883}]}",
        ["about 112 of 100,000", "about 4 of 100,000"],
        "We have no range for this number.",
    ),
}


def told(written: str) -> Frequency:
    """The figure as it is told in a row of its own."""
    found = aid_from(small(("title: Stiff", "format: 2\ntitle: Stiff"), (WRITTEN, f"chance: {written}")))
    content = next(one.content for one in found.statements if one.id == "exercises.ease")
    assert isinstance(content, Finding)
    assert isinstance(content.figure, Chance)
    return frequency(content.figure, found.denominators["ease"], english)


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_is_told_as_it_was_published(fact: str) -> None:
    written, large, said = FACTS[fact]

    found = told(written)

    assert [one.large.text for one in found.figures] == large
    assert found.figures[0].range_sentence == said
