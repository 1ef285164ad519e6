"""The summary page tells the kinds of a statement apart, and says once what is for all options."""

import re
from pathlib import Path

from tests.support.pages import app_over, words
from tests.support.tonsils import TONSILS


def summary(folder: Path) -> str:
    """The summary page of the aid about tonsils, for no answers."""
    (folder / "tonsils.yaml").write_text(TONSILS, encoding="utf-8")
    return app_over(folder).test_client().get("/tonsils/summary").text


def test_each_kind_has_a_box_or_a_line_of_its_own(tmp_path: Path) -> None:
    page = summary(tmp_path)

    assert re.findall(r'<div class="gap ([\w-]+)">', page) == ["not-looked-for", "does-not-apply", "not-known"]
    assert page.count("<span>Reported fact</span>") == 2
    assert page.count('class="dots"') == page.count("<span>Moderate certainty</span>") == 4


def test_what_is_for_all_options_has_the_width_of_the_card_and_its_own_head(tmp_path: Path) -> None:
    page = summary(tmp_path)
    heads = [
        words(head) for head in re.findall(r'<div class="across">.*?<h4 class="option">(.*?)</h4>', page, re.DOTALL)
    ]

    assert heads == ["Compared in one study", "About all options", "About none of the options"]
    assert words(page).count("From the same study as other options. See the comparison above.") == 2
    assert words(page).count("You can compare these numbers. They come from the same study.") == 1


def test_what_is_about_no_option_stands_first_where_nothing_is_known_of_any(tmp_path: Path) -> None:
    gaps = "".join(f"  - {{option: {one}, outcome: who, not_known: How often.}}\n" for one in ("operation", "waiting"))
    every = TONSILS[TONSILS.index("  - option: every\n    outcome: who") : TONSILS.index("  - option: none")]
    (tmp_path / "tonsils.yaml").write_text(TONSILS.replace(every, gaps), encoding="utf-8")
    page = words(app_over(tmp_path).test_client().get("/tonsils/summary/who").text)

    assert page.index("About none of the options") < page.index("Older trials") < page.index("How often.")
