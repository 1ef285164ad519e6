"""An aid is translated in the browser: what is out of date comes first, and what is kept is live at once."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.support.aids import SMALL, aid_from, small
from tests.support.editing import ANNA, drafted, editing_app, signed_in
from tests.support.entry_forms import fields
from tests.support.folders import git
from tests.support.pages import words
from tests.support.translations import pretended, whole

LIST, PAGE = "/edit/small/translations", "/edit/small/translation/es"
MISSING, CHANGED = "Carrying on as now", ("Ten minutes a day}", "Twelve minutes a day}")
TWELVE = small(CHANGED)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a translation in which one text is missing, and one is out of date."""
    made = whole(aid_from(SMALL), without=frozenset({MISSING}))
    (tmp_path / "small.es.yaml").write_text(f"# Our own note\n{made}", encoding="utf-8")
    (tmp_path / "small.yaml").write_text(TWELVE, encoding="utf-8")
    return tmp_path


@pytest.fixture
def client(folder: Path) -> FlaskClient:
    return signed_in(editing_app(folder))


def file(folder: Path, language: str = "es") -> str:
    return (folder / f"small.{language}.yaml").read_text(encoding="utf-8")


def keep(client: FlaskClient, text: str, says: str = "", page: str = PAGE, **other: str) -> TestResponse:
    """Write the translation of a text, tick that it fits where nothing is written, and press Keep."""
    sent = fields(shown := client.get(page).text.replace('class="entry-form translating"', 'class="entry-form"'))
    number = re.search(rf'id="says-(\d+)-original"[^>]*>{re.escape(text)}<', shown)
    assert number
    changes = {f"says-{number[1]}": says} if says else {f"fits-{number[1]}": "yes"}
    return client.post(page, data={**sent, **changes, **{f"{key}-{number[1]}": one for key, one in other.items()}})


def test_languages_are_listed_with_what_they_lack(client: FlaskClient) -> None:
    assert f'href="{LIST}"' in client.get("/edit/").text
    page = words(client.get(LIST).text)

    assert "Español 1 out of date · 1 missing" in page
    assert "Translated by: The testers" in page


def test_what_is_out_of_date_comes_first_beside_what_the_aid_says(client: FlaskClient) -> None:
    page = client.get(PAGE).text
    stale, _mark, rest = page.partition('id="says-1-what"')

    assert "1 texts are out of date, 1 are missing" in words(page)
    assert "Twelve minutes a day" in words(stale)
    assert pretended("Ten minutes a day") in words(stale)
    assert 'lang="es"' in stale
    assert MISSING in words(rest)


def test_a_text_that_is_kept_is_live_and_all_else_stays(client: FlaskClient, folder: Path) -> None:
    before = file(folder)
    kept = keep(client, MISSING, "Seguir como ahora")

    assert kept.location.endswith("told=1#told")
    assert "Seguir como ahora" in client.get("/small", headers={"Accept-Language": "es"}).text
    assert "# Our own note" in file(folder)
    assert {line for line in before.splitlines() if "says:" in line} <= set(file(folder).splitlines())
    assert git(folder, "log", "-1", "--format=%an: %s").strip() == f"{ANNA}: Translated into Español"
    assert git(folder, "status", "--porcelain", "--untracked-files=no") == ""


def test_an_old_translation_can_be_said_to_fit_or_be_changed(client: FlaskClient, folder: Path) -> None:
    keep(client, "Twelve minutes a day")
    assert "0 texts are out of date" in words(client.get(PAGE).text)
    keep(client, "Twelve minutes a day", "Doce minutos al día", f"{PAGE}?find=twelve")
    assert 'says: "Doce minutos al día"' in file(folder)


def test_other_numbers_are_refused_at_their_text_and_nothing_is_kept(client: FlaskClient, folder: Path) -> None:
    before = file(folder)
    refused = keep(client, MISSING, "Seguir 3 meses")

    assert refused.status_code == 422
    assert "The numbers are not those of the original: there nothing more, here 3." in words(refused.text)
    assert "Seguir 3 meses" in refused.text
    assert file(folder) == before


def test_what_somebody_else_kept_meanwhile_is_shown_and_not_written_over(client: FlaskClient, folder: Path) -> None:
    keep(client, MISSING, "Seguir como ahora")
    refused = keep(client, MISSING, "Seguir igual", f"{PAGE}?find={MISSING}", was="000000")

    assert "It says now: “Seguir como ahora”." in words(refused.text)
    assert "Seguir igual" not in file(folder)


def test_a_text_with_a_list_and_quotes_reads_back_as_typed(client: FlaskClient, folder: Path) -> None:
    typed = 'Seguir "como ahora":\n- con calor\n- sin él: \\ nada'
    keep(client, MISSING, typed)

    assert typed in client.get(f"{PAGE}?find=calor").get_data(as_text=True).replace("&#34;", '"')
    assert "\\n- con calor" in file(folder)


def test_a_reviewed_translation_becomes_a_draft_without_its_reviewer(client: FlaskClient, folder: Path) -> None:
    reviewed = file(folder).replace("status: draft", "status: reviewed\nreviewed_by: Eva Neu")
    (folder / "small.es.yaml").write_text(reviewed, encoding="utf-8")
    assert "What you change makes it a draft again." in words(client.get(PAGE).text)
    keep(client, MISSING, "Seguir como ahora")

    assert "status: draft\n# reviewed_by: Eva Neu\n" in file(folder)


def test_another_language_is_begun_with_every_text_missing(client: FlaskClient, folder: Path) -> None:
    sent = {**fields(client.get(LIST).text), "language": "de", "translated_by": "Eva Neu, Pflegerin"}
    assert client.post(LIST, data=sent).location == "/edit/small/translation/de"

    assert "0 are translated." in words(client.get("/edit/small/translation/de").text)
    assert 'translated_by: "Eva Neu, Pflegerin"' in file(folder, "de")
    refused = {code: words(client.post(LIST, data={**sent, "language": code}).text) for code in ("de", "en", "german")}
    assert "This language is there already." in refused["de"]
    assert "The aid itself is in that language." in refused["en"]
    assert "Write the code of a language" in refused["german"]


def test_what_a_draft_changes_is_translated_when_it_is_published(client: FlaskClient, folder: Path) -> None:
    drafted(folder, TWELVE.replace("Twelve minutes", "Eleven minutes"), base=TWELVE)

    assert "Your draft of the aid has 1 other text." in words(client.get(PAGE).text)


def test_a_language_without_a_file_has_no_page(client: FlaskClient) -> None:
    assert client.get("/edit/small/translation/fr").status_code == 404


def test_a_file_that_cannot_be_read_says_why(client: FlaskClient, folder: Path) -> None:
    (folder / "small.de.yaml").write_text("language: de\ntexts: [\n", encoding="utf-8")

    assert "The file small.de.yaml can't be read." in words(client.get("/edit/small/translation/de").text)
    assert "Its file small.de.yaml can't be read." in words(client.get(LIST).text)
