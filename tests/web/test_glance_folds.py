"""In the glance, what is for answers that nobody gave yet is folded in the order of these answers."""

import re
import shutil
from pathlib import Path

from decision_aid.web.app import create_app
from tests.support.aids import RULE_FILES
from tests.support.pages import TODAY

MAMMOGRAMS = next(path for path in RULE_FILES if path.stem == "breast-screening")


def test_what_is_folded_is_in_the_order_of_the_answers(tmp_path: Path) -> None:
    shutil.copy(MAMMOGRAMS, tmp_path)
    with create_app(tmp_path, secret_key="for tests", today=lambda: TODAY).test_client() as client:
        rows = re.findall(r"<tbody>(.*?)</tbody>", client.get("/breast-screening/summary").text, re.DOTALL)

    folded = re.findall(r'<details class="for-others"><summary>(.*?)</summary>', rows[1])
    assert folded == ["Up to 49 years", "70 to 74 years", "75 years or more"]
