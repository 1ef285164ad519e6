"""The document that shows how facts are written and read says what the program says today, of thirty facts and more."""

import re

from tests.support.how_facts_read import DOCUMENT, document


def test_the_document_is_what_the_program_says() -> None:
    assert DOCUMENT.read_text(encoding="utf-8") == document(), "run: python -m tests.support.how_facts_read"


def test_it_has_thirty_facts_of_every_kind() -> None:
    rows = [line for line in DOCUMENT.read_text(encoding="utf-8").splitlines() if re.match(r"\| [MT]\d\d", line)]
    kinds = {"chance", "amount", "difference", "course", "chain", "reported", "cases", "modelled"}

    assert len(rows) >= 30
    assert {kind for kind in kinds if any(f"{kind}: " in row for row in rows)} == kinds
