"""Where the folder asks for several reviewers, each reads all that changed and signs, before anybody approves it."""

from pathlib import Path

import pytest
from flask import Flask

from decision_aid.storage.folder_settings import FolderSettings, load_settings
from tests.support.aids import small
from tests.support.editing import (
    ANNA,
    AS_REVIEWED,
    BEN,
    SORE,
    boxes_to_tick,
    drafted,
    editing_app,
    let_in,
    now,
    publish,
    review,
    signed_in,
)
from tests.support.folders import git
from tests.support.pages import words
from tests.support.sampling import sampled

CARLA = "Dr Carla Weit"
TWO = "[review]\nsignatures = 2\n"
REVIEWED = small(SORE, AS_REVIEWED)


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    """The application in a folder that asks for two; Anna has published a change, and Ben has signed it."""
    (tmp_path / "decision-aid.toml").write_text(TWO, encoding="utf-8")
    app = editing_app(tmp_path)
    let_in(tmp_path, ANNA, BEN, CARLA)
    drafted(tmp_path, small(SORE))
    publish(signed_in(app))
    assert review(signed_in(app, BEN)).status_code == 303
    return app


def test_one_signature_is_not_enough(app: Flask, tmp_path: Path) -> None:
    refused = review(signed_in(app, CARLA), state="approved")

    assert "2 people have to review it first. So far 1 did." in words(refused.text)
    assert now(tmp_path) == REVIEWED


def test_whoever_signed_first_is_told_that_more_reviewers_sign(app: Flask) -> None:
    told = words(signed_in(app, BEN).get("/edit/small/history?told=published").text)

    assert "Next, more reviewers sign it. Then somebody can approve it." in told
    assert "second signing" not in told


def test_another_reviewer_reads_all_of_it_and_signs_then_it_can_be_approved(app: Flask, tmp_path: Path) -> None:
    carla = signed_in(app, CARLA)
    page = carla.get("/edit/small/review").text

    assert "Signed by 1 of 2 reviewers." in words(page)
    assert len(boxes_to_tick(page)) > 10
    assert review(carla, reason="Read it too").status_code == 303
    assert git(tmp_path, "log", "-1", "--format=%an: %s").strip() == f"{CARLA}: Read it too"
    assert git(tmp_path, "status", "--porcelain", "--untracked-files=no") == ""
    assert now(tmp_path) == REVIEWED
    assert "Dr Carla Weit: “Reviewed”" in words(carla.get("/edit/").text)
    assert review(signed_in(app), state="approved").status_code == 303
    assert "status: approved" in now(tmp_path)


def test_neither_the_writer_nor_who_has_signed_signs_again(app: Flask) -> None:
    assert "You have signed this text. Others have to as well." in words(review(signed_in(app, BEN)).text)
    assert "Somebody else than" in words(review(signed_in(app)).text)


def test_a_signature_from_before_the_review_that_stands_counts_no_more(app: Flask, tmp_path: Path) -> None:
    review(signed_in(app, CARLA))
    git(tmp_path, "commit", "-q", "--amend", "--no-edit", "--date=2026-01-01T00:00:00Z")

    assert "So far 1 did." in words(review(signed_in(app, CARLA), state="approved").text)


def test_a_line_that_its_author_did_not_commit_is_no_signature(app: Flask, tmp_path: Path) -> None:
    review(signed_in(app, CARLA))
    git(tmp_path, "commit", "-q", "--amend", "--no-edit", "--author=Somebody <>")

    assert "So far 1 did." in words(review(signed_in(app, CARLA), state="approved").text)


@sampled(
    ("text", "fault"),
    [
        ("[review\n", "can't be used: Expected"),
        ("[review]\nsignatures = 0\n", "“signatures” must be a whole number from 1 to 20."),
        ("[review]\nsignatures = true\n", "“signatures” must be a whole number from 1 to 20."),
        ("[reviews]\nsignatures = 2\n", "it may have “signatures” under [review], and name,"),
    ],
    1,
)
def test_settings_that_cannot_be_used_are_told_and_nothing_is_approved(
    app: Flask, tmp_path: Path, text: str, fault: str
) -> None:
    (tmp_path / "decision-aid.toml").write_text(text, encoding="utf-8")

    assert fault in words(signed_in(app).get("/edit/").text)
    assert fault in words(review(signed_in(app), state="approved").text)


def test_without_settings_one_reviewer_is_enough(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == FolderSettings(signatures=1, fault="")


def test_the_second_signature_counts_where_the_aid_is_due_later_since_the_first(app: Flask, tmp_path: Path) -> None:
    due_later = REVIEWED.replace("review_by: 2027-01-01", "review_by: 2028-01-01")
    drafted(tmp_path, due_later, base=REVIEWED)
    publish(signed_in(app))
    carla = signed_in(app, CARLA)

    assert "Signed by 1 of 2 reviewers." in words(carla.get("/edit/small/review").text)
    assert review(carla).status_code == 303
    assert review(carla, state="approved").status_code == 303
    assert now(tmp_path) == due_later.replace("status: reviewed", "status: approved")
