"""A translation is read beside the aid and marked as reviewed by somebody who wrote none of it."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.support.aids import SMALL, aid_from
from tests.support.editing import ANNA, BEN, editing_app, signed_in
from tests.support.entry_forms import fields
from tests.support.folders import git
from tests.support.pages import words
from tests.support.translations import pretended, whole

LIST, PAGE = "/edit/small/translations", "/edit/small/translation/es"
REVIEW = f"{PAGE}/review"
SPANISH = {"Accept-Language": "es"}
MISSING = "Carrying on as now"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which Anna wrote the last text of a translation."""
    made = whole(aid_from(SMALL), without=frozenset({MISSING}))
    (tmp_path / "small.es.yaml").write_text(f"# Our own note\n{made}", encoding="utf-8")
    anna = signed_in(editing_app(tmp_path), ANNA)
    sent = fields(anna.get(PAGE).text.replace('class="entry-form translating"', 'class="entry-form"'))
    anna.post(PAGE, data={**sent, "says-0": "Seguir como ahora"})
    return tmp_path


@pytest.fixture
def ben(folder: Path) -> FlaskClient:
    return signed_in(editing_app(folder), BEN)


def file(folder: Path) -> str:
    return (folder / "small.es.yaml").read_text(encoding="utf-8")


def mark(client: FlaskClient, who: str = "Dr. Ben Kurz, reumatólogo", **changes: str) -> TestResponse:
    """Tick that all of it was read, say who reviewed it, and press the button."""
    sent = fields(client.get(REVIEW).text)
    return client.post(REVIEW, data={**sent, "reviewed_by": who, "read": "yes", **changes})


def test_all_texts_are_shown_beside_those_of_the_aid(ben: FlaskClient) -> None:
    page = words(ben.get(REVIEW).text)

    assert f"{MISSING} Seguir como ahora" in page
    assert f"Ten minutes a day {pretended('Ten minutes a day')}" in page
    assert "Read all of it, and mark it as reviewed" in words(ben.get(LIST).text)


def test_who_reviewed_it_and_when_is_told_to_people_and_authors(ben: FlaskClient, folder: Path) -> None:
    before = file(folder).splitlines()
    assert mark(ben).location == f"{REVIEW}?told=reviewed"

    after = file(folder).splitlines()
    assert [line for line in after if line not in before] == [
        "status: reviewed",
        'reviewed_by: "Dr. Ben Kurz, reumatólogo"',
        "reviewed_on: 2026-12-01",
    ]
    about = words(ben.get("/small/about", headers=SPANISH).text)
    assert "Revisión: Dr. Ben Kurz, reumatólogo, 1 de diciembre de 2026." in about
    assert "Reviewed by: Dr. Ben Kurz, reumatólogo on 1 December 2026" in words(ben.get(LIST).text)
    assert git(folder, "log", "-1", "--format=%an: %s").strip() == f"{BEN}: Reviewed in Español"
    assert "It is reviewed, and nothing has changed since." in words(ben.get(REVIEW).text)


def test_whoever_wrote_some_of_it_can_not_mark_it(folder: Path) -> None:
    anna = signed_in(editing_app(folder), ANNA)
    before = file(folder)
    page = anna.get(REVIEW).text
    assert "You wrote some of it since it was last reviewed." in words(page)
    assert "I have read all of it" not in page
    sent = {**fields(signed_in(editing_app(folder), BEN).get(REVIEW).text), "read": "yes"}

    assert anna.post(REVIEW, data={**sent, "session_id": session(anna)}).status_code == 422
    assert file(folder) == before


def session(client: FlaskClient) -> str:
    page = client.get(LIST).text
    return str(fields(page)["session_id"])


def test_a_translation_with_a_gap_can_not_be_marked(ben: FlaskClient, folder: Path) -> None:
    text = file(folder).replace('says: "Seguir como ahora"', "says:")
    (folder / "small.es.yaml").write_text(text, encoding="utf-8")

    assert "It can be reviewed when all of it is translated." in words(ben.get(REVIEW).text)
    assert "I have read all of it" not in ben.get(REVIEW).text


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"who": ""}, "Say who reviewed it."),
        ({"seen": "another"}, "It was changed after you opened this page."),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_marked(
    ben: FlaskClient, folder: Path, changes: dict[str, str], said: str
) -> None:
    before = file(folder)
    refused = mark(ben, **changes)

    assert refused.status_code == 422
    assert said in words(refused.text)
    assert file(folder) == before


def test_it_has_to_be_said_that_all_was_read(ben: FlaskClient, folder: Path) -> None:
    sent = fields(ben.get(REVIEW).text)

    assert "Read all of it, then tick that you have." in words(ben.post(REVIEW, data=sent).text)
    assert "status: draft" in file(folder)


def test_a_text_that_changes_makes_it_a_draft_and_its_writer_can_review_no_more(ben: FlaskClient, folder: Path) -> None:
    mark(ben)
    find = f"{PAGE}?find=ahora"
    sent = fields(ben.get(find).text.replace('class="entry-form translating"', 'class="entry-form"'))
    ben.post(find, data={**sent, "says-0": "Seguir igual"})

    assert "status: draft" in file(folder)
    assert '# reviewed_by: "Dr. Ben Kurz, reumatólogo"\n# reviewed_on: 2026-12-01\n' in file(folder)
    assert "You wrote some of it" in words(ben.get(REVIEW).text)
    anna = signed_in(editing_app(folder), ANNA)
    mark(anna, "Dr. Anna Lang")
    assert file(folder).count("reviewed_by:") == 1


def approve(client: FlaskClient) -> TestResponse:
    """Press the button that approves a translation on its page."""
    return client.post(f"{PAGE}/approve", data=fields(client.get(REVIEW).text))


def test_who_approves_releases_what_was_reviewed(ben: FlaskClient, folder: Path) -> None:
    assert "Approve this translation" not in ben.get(REVIEW).text
    mark(ben)
    before = file(folder)
    assert "Approve this translation" in ben.get(REVIEW).text
    assert approve(ben).location == f"{REVIEW}?told=approved"

    assert file(folder) == before.replace("status: reviewed", "status: approved")
    assert git(folder, "log", "-1", "--format=%an: %s").strip() == f"{BEN}: Approved in Español"


def test_what_changed_after_the_page_was_opened_is_not_approved(ben: FlaskClient, folder: Path) -> None:
    mark(ben)
    sent = fields(ben.get(REVIEW).text)
    before = file(folder)
    (folder / "small.es.yaml").write_text(f"{before}# another line\n", encoding="utf-8")
    answer = ben.post(f"{PAGE}/approve", data=sent, follow_redirects=True)

    assert "Not approved yet" in words(answer.text)
    assert "status: approved" not in file(folder)
