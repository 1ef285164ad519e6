"""On the page of a summary, an amount is said once for the ear and drawn on one scale for the eye."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from decision_aid.web.app import create_app
from tests.support.pages import TODAY, WRIST, words

SENTENCES = [
    "After the operation: 2.97 episodes of fever a year on average, over 22 months (median).",
    "While waiting: 3.18 episodes of fever a year on average, over 22 months (median).",
    "After the operation, compared with while waiting: 0.21 fewer episodes of fever a year. "
    "There may be no difference, or up to 0.12 more.",
    "The true number could be anywhere from 0.54 fewer to 0.12 more.",
]


@pytest.fixture
def page(tmp_path: Path) -> Iterator[str]:
    """The page of the row about fever."""
    shutil.copy(WRIST.with_name("sore-throats.yaml"), tmp_path)
    with create_app(tmp_path, secret_key="for tests", today=lambda: TODAY).test_client() as client:
        yield about_fever(client)


def about_fever(client: FlaskClient) -> str:
    return client.get("/sore-throats/summary/fever").text


def test_each_figure_is_heard_once(page: str) -> None:
    heard = words(re.sub(r'<(svg|span|p)\b[^>]*aria-hidden="true".*?</\1>', "", page, flags=re.DOTALL))
    assert [heard.count(sentence) for sentence in SENTENCES] == [1, 1, 1, 1]


def test_its_bars_share_a_scale_from_0_and_its_difference_has_none(page: str) -> None:
    bars = re.findall(r'<svg class="amount-bar".*?</svg>', page, re.DOTALL)
    assert [re.findall(r'<rect x="0" y="4" width="([\d.]+)%"', bar) for bar in bars] == [["93.4"], ["100.0"]]
    assert [words(bar) for bar in bars] == ["0 3.18", "0 3.18"]
