"""Handouts of every shipped aid for a few people, on each paper and in each form."""

import datetime
import itertools

import pytest

from decision_aid.consultation.answer_code import encode_answers
from decision_aid.consultation.summarise import summarise
from decision_aid.consultation.summary import Summary
from decision_aid.model.aid import DecisionAid
from decision_aid.output.handout import make_handout
from decision_aid.output.handout.paper_options import Pages, Paper, PaperOptions
from tests.support.aids import RULE_FILES
from tests.support.paper import some_answers
from tests.support.sampling import sampled

FILES = RULE_FILES


TODAY = datetime.date(2026, 12, 1)


FORMS = [PaperOptions(*form) for form in itertools.product(Paper, Pages, (False, True))]


SHORT = [form for form in FORMS if form.pages is Pages.SHORT]


FULL = PaperOptions(pages=Pages.FULL)


PEOPLE, A_FEW = 50, 3


LUPUS, STARTER, TONSILS = (
    next(path for path in FILES if path.stem == name) for name in ("lupus-stem-cell", "starter", "tonsils")
)


every_file = sampled("path", [(path,) for path in FILES], [(path,) for path in FILES if path != LUPUS])


def on_paper(forms: list[PaperOptions]) -> pytest.MarkDecorator:
    """Every shipped file in these forms; outside a long run, the shortest in each second, and a longer one in two.

    The last, in large print, is where most words run out of room.
    """
    usual = [*((STARTER, form) for form in forms[1::2]), (TONSILS, forms[0]), (TONSILS, forms[-1])]
    return sampled("path, form", itertools.product(FILES, forms), usual)


def summary_of(found: DecisionAid, seed: int = 0, today: datetime.date = TODAY) -> Summary:
    """The summary for somebody made up."""
    return summarise(found, some_answers(found, seed), today=today)


def made(found: DecisionAid, form: PaperOptions = FULL, seed: int = 0, today: datetime.date = TODAY) -> bytes:
    """The handout for somebody made up."""
    return make_handout(
        summary_of(found, seed, today), encode_answers(found, some_answers(found, seed)), form, today=today
    )


def a_few_pages(form: PaperOptions) -> range:
    """The pages that a short handout may have."""
    return range(2, 14 if form.large_print else 6)
