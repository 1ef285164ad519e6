"""Finds in a page of the documentation the words of buttons, links and fields, which stand in italics there."""

import re

from tests.support.house import ROOT


def named_in(document: str) -> set[str]:
    """The words in italics of a page of docs/, each in one line."""
    text = (ROOT / "docs" / document).read_text(encoding="utf-8")
    found = re.findall(r"(?<![*\w])\*([^*\s][^*]*)\*(?!\*)", text)
    return {" ".join(one.split()) for one in found}
