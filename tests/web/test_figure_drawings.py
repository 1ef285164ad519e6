"""Figures with drawings of their own on the summary page: seen by those who see, and heard once by those who listen."""

import re
import shutil
from pathlib import Path

import pytest

from decision_aid.web.app import create_app

MATERIAL = Path("tests/support/rules/times-and-chains.yaml")


@pytest.fixture
def page(tmp_path: Path) -> str:
    shutil.copy(MATERIAL, tmp_path / "aid.yaml")
    return create_app(tmp_path, secret_key="for tests").test_client().get("/aid/summary").text


def test_a_step_of_a_chain_is_heard_once_and_seen_as_a_bar(page: str) -> None:
    heard = re.sub(r'<(svg|span)[^>]*aria-hidden="true".*?</\1>', "", page, flags=re.DOTALL)

    assert heard.count("Of the 4 who have more tests, the number who have cancer is 1.") == 1
    assert "1</b> of 100" not in heard
    assert "Each bar is all 100." not in heard
    assert page.count('<div class="drawn">') >= 10


def test_a_drawing_takes_few_bytes(page: str) -> None:
    drawn = re.findall(r'<div class="drawn">(.*?)</div>', page, re.DOTALL)

    assert sum(map(len, drawn)) < 600 * len(drawn)
