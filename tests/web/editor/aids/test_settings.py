"""An administrator says who offers the aids; pages and papers say so quietly, and the aid stays a draft."""

import io
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from pypdf import PdfReader
from werkzeug.test import TestResponse

from decision_aid.model.hospital import contrast
from decision_aid.storage.authors import Authors, Role
from decision_aid.storage.folder_settings import FolderSettings, load_settings
from tests.support.editing import ANNA, BEN, editing_app, signed_in
from tests.support.entry_forms import fields
from tests.support.folders import git
from tests.support.pages import words
from tests.support.pictures import png

PAGE = "/edit/folder/settings"
SAID = {
    "name": "St Mary's",
    "address": "1 Hill Road",
    "phone": "0123 456",
    "notice": "Ask us\r\nfirst.",
    "signatures": "2",
}


@pytest.fixture
def anna(tmp_path: Path) -> FlaskClient:
    """A browser of Anna's, who administers the folder."""
    app = editing_app(tmp_path)
    Authors(tmp_path).assign_roles(ANNA, list(Role))
    return signed_in(app)


def keep(client: FlaskClient, **said: str | bytes) -> TestResponse:
    """Fill the form in, and press its button."""
    sent = {**fields(client.get(PAGE).text), "logo": "", **SAID, **said}
    files = {name: (io.BytesIO(one), "logo.png") if isinstance(one, bytes) else one for name, one in sent.items()}
    return client.post(PAGE, data={name: one for name, one in files.items() if one != "" or name != "logo"})


def test_pages_say_who_offers_the_aids_and_that_they_are_drafts(anna: FlaskClient, tmp_path: Path) -> None:
    assert "St Mary's" not in words(anna.get("/small").text)
    assert keep(anna, colour="#0b5d1e", logo=png()).status_code == 303
    start, about = anna.get("/small").text, words(anna.get("/small/about").text)

    assert "St Mary's, 1 Hill Road, 0123 456" in words(start)
    assert "Ask us first." in words(start)
    assert "Draft, not yet checked by an expert." in words(start)
    assert "Offered by St Mary's, 1 Hill Road, 0123 456" in about
    assert anna.get("/folder/logo").data == png()
    assert "--action: #0b5d1e" in anna.get("/folder/colour.css").text
    assert "/folder/colour.css?v=0b5d1e" in start
    assert load_settings(tmp_path).signatures == 2
    assert "1 Hill Road" in fields(anna.get(PAGE).text)["address"]


def test_each_change_is_a_commit_under_its_author(anna: FlaskClient, tmp_path: Path) -> None:
    keep(anna, logo=png())
    assert set(git(tmp_path, "ls-files").split()) >= {"decision-aid.toml", "logo.png"}
    assert "Last changed by Dr Anna Lang on" in words(anna.get(PAGE).text)
    keep(anna, **{"no-logo": "yes", "phone": "0999"})

    assert git(tmp_path, "log", "-1", "--format=%an: %s").strip() == f"{ANNA}: Changed the settings"
    assert "0999" in git(tmp_path, "show", "HEAD:decision-aid.toml")
    assert "logo.png" not in git(tmp_path, "ls-files")
    assert git(tmp_path, "status", "--porcelain", "--untracked-files=no") == ""


def test_what_somebody_changed_in_the_folder_is_a_version_of_its_own(anna: FlaskClient, tmp_path: Path) -> None:
    keep(anna)
    by_hand = (tmp_path / "decision-aid.toml").read_text(encoding="utf-8").replace("0123 456", "0777")
    (tmp_path / "decision-aid.toml").write_text(by_hand, encoding="utf-8")
    keep(anna, phone="0999")

    authors = git(tmp_path, "log", "-3", "--format=%an", "--", "decision-aid.toml").splitlines()
    assert authors == [ANNA, "Somebody, by hand", ANNA]
    assert "0777" in git(tmp_path, "show", "HEAD~1:decision-aid.toml")


def test_papers_say_it_at_their_foot_and_in_full(anna: FlaskClient) -> None:
    keep(anna, logo=png())
    short, full = (
        " ".join("\n".join(page.extract_text() for page in PdfReader(io.BytesIO(made)).pages).split())
        for made in (anna.get("/small/handout.pdf").data, anna.get("/small/handout.pdf?pages=full").data)
    )

    assert "St Mary's, 1 Hill Road, 0123 456." in short
    assert "Legal notice: Ask us first." in full
    assert "DRAFT" in short


def test_what_is_blank_is_shown_nowhere(anna: FlaskClient) -> None:
    keep(anna, **dict.fromkeys(SAID, "") | {"signatures": "1"})

    assert "offered-by" not in anna.get("/small").text
    assert anna.get("/folder/logo").status_code == anna.get("/folder/colour.css").status_code == 404


def test_a_logo_stays_until_it_is_taken_away(anna: FlaskClient, tmp_path: Path) -> None:
    keep(anna, logo=png())
    keep(anna)
    assert load_settings(tmp_path).hospital.logo == png()
    keep(anna, **{"no-logo": "yes"})
    assert load_settings(tmp_path).hospital.logo == b""


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"colour": "#99ccff"}, "This colour is too pale to read: its contrast is 1.4 to 1, and has to be 4.5 to 1."),
        ({"colour": "blue"}, "“colour” must be six digits or letters"),
        ({"name": "x" * 101}, "“name” must be a text of at most 100 letters."),
        ({"name": "医院"}, "“name” has letters that papers can't show"),
        ({"name": "", "logo": png()}, "Write the name too"),
        ({"signatures": "0"}, "Write a whole number from 1 to 20."),
        ({"logo": b"<svg/>"}, "Choose a PNG or JPEG picture of at most 100 kilobytes."),
        ({"logo": png()[:40]}, "This picture can't be printed."),
    ],
)
def test_what_cannot_be_shown_is_refused_in_words(
    anna: FlaskClient, tmp_path: Path, said: dict[str, str | bytes], message: str
) -> None:
    refused = keep(anna, **said)

    assert refused.status_code == 422
    assert message in words(refused.text)
    assert load_settings(tmp_path) == FolderSettings()


def test_a_logo_that_cannot_be_printed_stops_no_paper(anna: FlaskClient, tmp_path: Path) -> None:
    keep(anna)
    (tmp_path / "logo.png").write_bytes(png()[:40])

    assert anna.get("/small/handout.pdf").mimetype == "application/pdf"


def test_only_an_administrator_keeps_settings(anna: FlaskClient, tmp_path: Path) -> None:
    ben = signed_in(anna.application, BEN)

    assert keep(ben).status_code == 403
    assert "folder/settings" not in ben.get("/edit/").text
    assert load_settings(tmp_path) == FolderSettings()


@pytest.mark.parametrize(
    "text", ["[hospital]\nname = 1\n", '[hospital]\nlogo = "x"\n', '[hospital]\ncolour = "#fff"\n', "hospital = 1\n"]
)
def test_a_file_that_cannot_be_used_says_why(tmp_path: Path, text: str) -> None:
    (tmp_path / "decision-aid.toml").write_text(text, encoding="utf-8")

    assert load_settings(tmp_path).fault.startswith("The file decision-aid.toml can't be used: ")


@pytest.mark.parametrize(
    ("colours", "ratio"), [(("#ffffff", "#000000"), 21), (("#777777", "#ffffff"), 4.48), (("#1f4f7a", "#1f4f7a"), 1)]
)
def test_contrast_is_that_of_wcag(colours: tuple[str, str], ratio: float) -> None:
    assert contrast(*colours) == pytest.approx(ratio, abs=0.005)
