"""The style sheets serve languages that are written from either side."""

import re
from pathlib import Path

SIDED = re.compile(
    r"(?<![-\w])(?:(?:margin|padding|border)-)?(?:left|right)\s*:|(?:text-align|float): (?:left|right)"
    r"|(?<![-\w])(?:margin|padding): [^\s;(]+ ([^\s;(]+) [^\s;(]+ (?!\1;)[^\s;(]+;"
)


def test_no_style_sheet_names_a_side_that_is_another_in_arabic() -> None:
    sheets = sorted(Path("templates/static").glob("*.css"))
    found = [(sheet.name, one.group()) for sheet in sheets for one in SIDED.finditer(sheet.read_text(encoding="utf-8"))]

    assert len(sheets) > 3
    assert found == []
