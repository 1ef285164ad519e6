"""Long words break in the narrow cells of the glance with a hyphen that no text has in it."""

from pathlib import Path

import pytest

from decision_aid.web.app import create_app
from decision_aid.web.rendering.long_words import MAY_BREAK, break_places
from tests.support.pages import TODAY, WRIST


@pytest.mark.parametrize(
    ("word", "broken"),
    [
        ("Cyclophosphamide", "Cyclo-phos-pha-mide"),
        ("immunosuppressants", "immu-no-sup-pres-sants"),
        ("hydroxychloroquine", "hydro-xy-chlo-ro-quine"),
        ("inmunosupresores", "inmu-no-su-pre-sores"),
        ("Nierenentzündung", "Niere-nent-zün-dung"),
    ],
)
def test_a_long_word_breaks_between_syllables(word: str, broken: str) -> None:
    ends = [0, *break_places(word), len(word)]

    assert "-".join(word[begin:end] for begin, end in zip(ends, ends[1:], strict=False)) == broken


def test_a_long_word_may_break_in_a_cell_and_is_whole_in_what_is_copied(tmp_path: Path) -> None:
    text = WRIST.with_name("glance.yaml").read_text(encoding="utf-8")
    (tmp_path / "glance.yaml").write_text(text.replace("head: had less pain", "head: took immunosuppressants"), "utf-8")
    with create_app(tmp_path, secret_key="for tests", today=lambda: TODAY).test_client() as client:
        page = client.get("/glance/summary").text

    assert f"took immu{MAY_BREAK}no{MAY_BREAK}sup{MAY_BREAK}pres{MAY_BREAK}sants" in page
    assert "took immunosuppressants" in page.replace(MAY_BREAK, "")
    assert "\u00ad" not in page
