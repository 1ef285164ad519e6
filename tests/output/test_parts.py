"""The parts of a summary have one order, in the PDF and on the page to print, and no part is left out of either."""

import re

from decision_aid.output import parts
from decision_aid.output.as_text import PARTS
from tests.support.house import ROOT


def _names(template: str, start: str, pattern: str) -> set[str]:
    text = (ROOT / "templates" / template).read_text(encoding="utf-8").partition(start)[2]
    return set(re.findall(pattern, text.partition("\n}\n")[0], re.MULTILINE))


def test_each_full_paper_has_every_part_and_no_other() -> None:
    assert _names("handout.typ", "#let full-parts", r"^    ([a-z_]+): ") == set(parts.FULL_PAPER)
    assert _names("_paper_full.html", "{% set parts", r'"([a-z_]+)": [a-z_]+,') == set(parts.FULL_PAPER)


def test_the_text_has_every_part_that_it_can_write() -> None:
    assert set(parts.TEXT) == PARTS.keys()
