"""A draft that can't be read stops no page and is not thrown away: its bytes may be all that is left of a text."""

import datetime
import json
from pathlib import Path

import pytest

from decision_aid.storage.drafts import Drafts
from tests.support.aids import SMALL
from tests.support.editing import ANNA, drafted, editing_app, signed_in

MOMENT = datetime.datetime(2026, 11, 22, 12, 0, tzinfo=datetime.UTC)
WHOLE = {"author": ANNA, "name": "small", "text": "title: mine\n", "base": "x", "moment": MOMENT.isoformat()}


def the_file(folder: Path) -> Path:
    """The file of the only draft in a folder."""
    (path,) = folder.glob(".decision-aid/drafts/*/*.json")
    return path


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"[]",
        b"{}",
        b"null",
        b"\xff",
        json.dumps(WHOLE).encode()[:60],
        json.dumps({**WHOLE, "text": 3}).encode(),
        json.dumps({**WHOLE, "moment": "tomorrow"}).encode(),
        json.dumps({**WHOLE, "copies": [{"text": "title: older\n"}]}).encode(),
    ],
)
def test_a_draft_that_can_not_be_read_is_kept_beside(
    tmp_path: Path, written: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    drafted(tmp_path, SMALL)
    path = the_file(tmp_path)
    path.write_bytes(written)
    author = signed_in(editing_app(tmp_path))

    assert {author.get(f"/edit/{page}").status_code for page in ("", "small/", "small/history")} == {200}
    (aside,) = path.parent.iterdir()
    assert aside.name.startswith(f"{path.stem}.unreadable-")
    assert aside.read_bytes() == written
    assert caplog.text.count(f"A draft of small by {ANNA} can't be read.") == 1
    assert str(aside) in caplog.text


def test_a_draft_of_a_later_version_is_read_without_what_is_new_in_it(tmp_path: Path) -> None:
    drafted(tmp_path, SMALL)
    the_file(tmp_path).write_text(json.dumps({**WHOLE, "mood": "hopeful"}), encoding="utf-8")

    found = Drafts(tmp_path).find(ANNA, "small")
    assert found
    assert (found.text, found.moment, found.window, found.copies) == ("title: mine\n", MOMENT, "", ())
