"""The style sheets serve languages that are written from either side, and take their measures from one place."""

import re
from pathlib import Path

SIDED = re.compile(
    r"(?<![-\w])(?:(?:margin|padding|border)-)?(?:left|right)\s*:|(?:text-align|float): (?:left|right)"
    r"|(?<![-\w])(?:margin|padding): [^\s;(]+ ([^\s;(]+) [^\s;(]+ (?!\1;)[^\s;(]+;"
)
DECLARED = re.compile(r"([\w-]+): ([^;{}]+)[;}]")
COLOUR = re.compile(
    r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(|\b(?:black|white(?!-space)|gr[ae]y|Canvas|[A-Z]\w*Text|Highlight)\b"
)
LETTERS = re.compile(r"(?:font|font-size|line-height): (?!var\(|inherit)")
SPACE = re.compile(r"(?:margin|padding|gap|column-gap|row-gap)[\w-]*: .*\d(?:rem|pt)")


def test_no_style_sheet_names_a_side_that_is_another_in_arabic() -> None:
    sheets = sorted(Path("templates/static").glob("*.css"))
    found = [(sheet.name, one.group()) for sheet in sheets for one in SIDED.finditer(sheet.read_text(encoding="utf-8"))]

    assert len(sheets) > 3
    assert found == []


def test_no_text_has_the_colour_that_forced_colours_put_behind_it() -> None:
    sheets = sorted(Path("templates/static").glob("*.css"))
    behind = re.compile(r"(?<![-\w])color: (?:var\(--(?:paper|card|tint|notice|hatch)\)|Canvas)")

    assert [sheet.name for sheet in sheets if behind.search(sheet.read_text(encoding="utf-8"))] == []


def loose(text: str) -> list[str]:
    """The declarations of a sheet that name a colour, a size of letters or a space."""
    declared = (": ".join(one.groups()) for one in DECLARED.finditer(re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)))
    return [one for one in declared if COLOUR.search(one) or LETTERS.match(one) or SPACE.match(one)]


def test_only_the_tokens_name_a_colour_a_size_of_letters_or_a_space() -> None:
    sheets = {sheet.name: sheet.read_text(encoding="utf-8") for sheet in Path("templates/static").glob("*.css")}

    assert len(loose(sheets.pop("tokens.css"))) > 50
    sheets.pop("print.css")  # printed in points, black on white
    assert {name: loose(text) for name, text in sheets.items() if loose(text)} == {}
