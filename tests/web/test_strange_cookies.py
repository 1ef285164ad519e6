"""A cookie that was signed with our key, and in which something is not as we write it, breaks no page."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.support.pages import answer, app_over, ticked

PAGES = ("ask/symptoms", "check", "summary", "handout", "what-if")
MARK = 12345
STRANGE: tuple[object, ...] = (
    None,
    True,
    7,
    -1,
    1.5,
    "",
    "x",
    "\ud800",
    [],
    ["x"],
    [[]],
    [["x"]],
    {},
    {"x": "y"},
    {"x": ["\ud800"]},
)
IDS: tuple[list[str], ...] = (
    [],
    [""],
    ["x"],
    ["x", "y"],
    ["1"],
    ["1", "x"],
    ["-1", "1"],
    ["9" * 5000],
    ["1", "9" * 5000],
    ["\ud800"],
)
PARTS = ("aids", "notices", "session_id", "voice", "language", "cleared", "author", "unknown")
AIDS: tuple[list[object], ...] = (
    ["wrist"],
    ["wrist", "12345", {}],
    ["wrist", True, {}],
    ["wrist", MARK, []],
    ["wrist", MARK, {"duration": "long"}],
    ["wrist", MARK, {"duration": ["\ud800"]}],
    ["wrist", MARK, {}, {}],
    ["wrist", -1, {"duration": ["long"]}],
    ["wrist", 2**70, {"duration": ["long"]}, {}, {"no": ["such"]}],
    ["\ud800", MARK, {"duration": ["long"]}],
)
VOICES: tuple[object, ...] = (
    ["person"],
    ["nobody", "wrist/symptoms"],
    ["clinician", "nowhere/at/all"],
    ["together", ""],
    ["person", None],
)


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    app = app_over(tmp_path)
    app.config["PROPAGATE_EXCEPTIONS"] = False
    return app.test_client()


def broken(client: FlaskClient, part: str, value: object) -> list[str]:
    """The pages that fail where that part of the session has this value."""
    failed = []
    for page in PAGES:
        with client.session_transaction("/") as session:
            session.clear()
            session[part] = value
        if client.get(f"/wrist/{page}").status_code >= 500:
            failed.append(page)
    return failed


@pytest.mark.parametrize("part", PARTS)
def test_no_page_breaks_on_a_part_of_another_shape(client: FlaskClient, part: str) -> None:
    assert [(value, failed) for value in STRANGE if (failed := broken(client, part, value))] == []


@pytest.mark.parametrize("kind", ["back", "linked", "changed", "since", "opened", "no-such-kind"])
def test_no_page_breaks_on_a_notice_of_another_shape(client: FlaskClient, kind: str) -> None:
    names = ("wrist", "wrist/symptoms")
    notices = [[kind, name, *ids] for name in names for ids in IDS]

    assert [(one, failed) for one in notices if (failed := broken(client, "notices", [one]))] == []


def test_no_page_breaks_on_answers_or_a_voice_of_another_shape(client: FlaskClient) -> None:
    assert [(one, failed) for one in AIDS if (failed := broken(client, "aids", [one]))] == []
    assert [(one, failed) for one in VOICES if (failed := broken(client, "voice", one))] == []


def test_what_is_strange_beside_them_takes_no_answers_away(client: FlaskClient) -> None:
    answer(client, "symptoms", {"duration": ["long"]})
    with client.session_transaction("/") as session:
        session["notices"] = [["since", "wrist", "x"], ["since"]]
        session["voice"] = ["nobody"]

    assert ticked(client.get("/wrist/ask/symptoms").text) == ["long"]
