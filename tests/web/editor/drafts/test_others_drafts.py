"""Authors see who else is changing an aid, and nothing of what they write."""

from pathlib import Path

from tests.support.aids import small
from tests.support.editing import ANNA, BEN, SORE, TWELVE, drafted, editing_app, signed_in
from tests.support.pages import words

TOLD = "Others are changing this aid too."


def test_another_authors_draft_is_told_where_one_begins_and_before_one_publishes(tmp_path: Path) -> None:
    anna = signed_in(editing_app(tmp_path))
    drafted(tmp_path, small(SORE), author=ANNA)
    drafted(tmp_path, small(TWELVE), author=BEN)

    for page in ("entries", "publish"):
        said = words(anna.get(f"/edit/small/{page}").text)
        assert f"{TOLD} Whoever publishes second puts both texts together. {BEN}: a draft, last kept on" in said
        assert "Twelve" not in said


def test_ones_own_draft_is_no_other(tmp_path: Path) -> None:
    anna = signed_in(editing_app(tmp_path))
    drafted(tmp_path, small(SORE), author=ANNA)

    assert TOLD not in words(anna.get("/edit/small/entries").text)
