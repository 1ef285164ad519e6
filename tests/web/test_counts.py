"""Uses are counted in tens by week, where the site wants it; no number, and no other trace, is one person's."""

import datetime
import json
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from decision_aid.storage.weekly_counts import WeeklyCounts, week_of
from decision_aid.web.app import create_app
from tests.support.aids import SMALL, TODAY
from tests.support.folders import contents
from tests.support.pages import answer, words

WEEK = "2026-W49"


def site(folder: Path, *, count: bool = True) -> FlaskClient:
    (folder / "shoulder.yaml").write_text(SMALL, encoding="utf-8")
    return create_app(folder, secret_key="for tests", today=lambda: TODAY, count=count).test_client()


def visit(client: FlaskClient) -> None:
    """One person answers, sees the summary twice, and clears everything for the next."""
    answer(client, "shoulder", {"duration": ["short"]}, aid="shoulder")
    for page in ("summary", "everything", "summary"):
        assert client.get(f"/shoulder/{page}").status_code == 200
    client.post("/shoulder/clear")


def kept(folder: Path) -> dict[str, object]:
    """What is in the file of counts."""
    file = folder / ".decision-aid" / "counts.json"
    return dict(json.loads(file.read_bytes())) if file.exists() else {}


def test_nothing_is_counted_where_nobody_wants_it(tmp_path: Path) -> None:
    client = site(tmp_path, count=False)
    for _ in range(10):
        visit(client)

    assert kept(tmp_path) == {}
    assert client.get("/counts").status_code == 404


def test_nothing_is_written_before_there_are_ten(tmp_path: Path) -> None:
    client = site(tmp_path)
    for _ in range(9):
        visit(client)
    assert kept(tmp_path) == {}
    assert "Nothing has come to ten yet." in words(client.get("/counts").text)

    visit(client)

    assert kept(tmp_path) == {WEEK: {"shoulder": {"begun": 10, "seen": 10}}}
    shown = words(client.get("/counts").text)
    assert "Week 49 of 2026 Stiff shoulder - wait or exercises Answered: 10 or more" in shown
    assert "Summary seen: 10 or more Printed: fewer than 10" in shown


def test_a_visit_counts_once_however_often_its_pages_are_opened(tmp_path: Path) -> None:
    client = site(tmp_path)
    client.get("/shoulder/ask/shoulder")
    for _ in range(12):
        client.get("/shoulder/summary")

    assert kept(tmp_path) == {}


def test_who_keeps_no_cookie_and_what_is_not_there_count_for_nothing(tmp_path: Path) -> None:
    client = site(tmp_path)
    for _ in range(12):
        client.get("/shoulder/summary")
        client.get("/geese/summary")
        client.delete_cookie("decision-aid")

    assert kept(tmp_path) == {}


def test_what_is_written_is_numbers_alone(tmp_path: Path) -> None:
    client = site(tmp_path)
    for _ in range(10):
        visit(client)
    files = {path.name: held for path, held in contents(tmp_path).items()}

    assert json.loads(files["counts.json"]) == {WEEK: {"shoulder": {"begun": 10, "seen": 10}}}
    assert files["counts.lock"] == b""
    assert (tmp_path / ".decision-aid" / "counts.json").stat().st_mode & 0o077 == 0


def test_several_processes_add_to_one_file_and_old_weeks_go(tmp_path: Path) -> None:
    one, other = WeeklyCounts(tmp_path), WeeklyCounts(tmp_path)
    begin = datetime.date(2024, 1, 1)
    for week in range(106):
        for _ in range(10):
            one.add("knee", "seen", begin + datetime.timedelta(weeks=week))
    for _ in range(10):
        other.add("knee", "seen", begin)
        other.add("knee", "printed", begin + datetime.timedelta(weeks=105))

    found = one.read()
    assert len(found) == 104
    assert found[week_of(begin + datetime.timedelta(weeks=105))] == {"knee": {"seen": 10, "printed": 10}}


def test_a_file_that_is_broken_or_can_not_be_written_ends_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / ".decision-aid").mkdir()
    (tmp_path / ".decision-aid" / "counts.json").write_text("{")
    (tmp_path / ".decision-aid" / "counts.lock").mkdir()
    client = site(tmp_path)
    for _ in range(10):
        visit(client)

    assert "Nothing has come to ten yet." in words(client.get("/counts").text)
    assert "Uses could not be counted" in caplog.text


def test_a_damaged_file_is_set_aside_and_counting_goes_on(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    private = tmp_path / ".decision-aid"
    private.mkdir()
    for number, damaged in enumerate(['{"2026-W49": null}', '{"2026-W49": {"small": {"seen": null}}}', "[]", ""], 1):
        (private / "counts.json").write_text(damaged)
        counts = WeeklyCounts(tmp_path)
        for _ in range(10):
            counts.add("small", "seen", TODAY)

        assert counts.read() == {WEEK: {"small": {"seen": 10}}}
        assert len(list(private.glob("counts.unreadable-*"))) == number
        assert "How often aids were used can't be read. What is left is in " in caplog.messages[-1]
