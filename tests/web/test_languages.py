"""A page is drawn in each language that its aid has; to switch keeps every answer and the place."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from decision_aid.model.aid import Translated
from decision_aid.model.enums import Status
from decision_aid.translation.foreign_texts import foreign_parts, foreign_texts, tag_foreign_texts
from decision_aid.web.app import create_app
from tests.support.aids import SMALL, TODAY, aid_from
from tests.support.pages import session_id
from tests.support.paper import letters, pages_of
from tests.support.translations import whole

AID = aid_from(SMALL)
STALE = "How long has it been stiff?"
EVENT = "moved with ease"
TRANSLATION = whole(AID, without=frozenset({STALE, EVENT}))


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    """A browser before the small aid in English and Spanish, and the wrist in English alone."""
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "small.es.yaml").write_text(TRANSLATION, encoding="utf-8")
    wrist = Path("tests/support/rules/wrist.yaml").read_text(encoding="utf-8")
    (tmp_path / "wrist.yaml").write_text(wrist, encoding="utf-8")
    return create_app(tmp_path, secret_key="for tests", today=lambda: TODAY).test_client()


def page(client: FlaskClient, address: str, accept: str = "") -> str:
    """The page at an address, as text."""
    return client.get(address, headers={"Accept-Language": accept}).get_data(as_text=True)


def switch(client: FlaskClient, to: str, here: str = "/") -> str:
    """Where pressing the button for a language leads."""
    sent = {"to": to, "page": here}
    answer = client.post("/language", data=sent)
    assert answer.status_code == 303
    return answer.headers["Location"]


def test_the_button_leads_back_to_the_same_page_in_the_other_language(client: FlaskClient) -> None:
    english = page(client, "/small/summary?order=file")

    assert '<html lang="en">' in english
    assert '<button class="quiet" name="to" value="es" lang="es">Español</button>' in english
    assert 'name="page" value="/small/summary?order=file"' in english
    assert switch(client, "es", "/small/summary?order=file") == "/small/summary?order=file"
    spanish = page(client, "/small/summary?order=file")
    assert '<html lang="es">' in spanish
    assert 'lang="en">English</button>' in spanish
    assert "<title>Resumen - «Stiff shoulder - wait or exercises» en español</title>" in spanish


@pytest.mark.parametrize(
    "address", ["https://example.org/x", "//example.org", "/\\example.org", "/nowhere/at/all", "//[", ""]
)
def test_the_button_leads_nowhere_else(client: FlaskClient, address: str) -> None:
    assert switch(client, "es", address).partition("?")[0] in {"/", "/x/", "/%5Cexample.org/"}


def test_a_language_that_no_page_is_in_changes_nothing(client: FlaskClient) -> None:
    switch(client, "xx")
    assert '<html lang="en">' in page(client, "/small/")


def test_a_page_with_typed_answers_keeps_them_when_it_is_switched(client: FlaskClient) -> None:
    asked = page(client, "/small/ask/shoulder")
    assert 'form="ask" name="go" value="language:es" lang="es">Español</button>' in asked
    typed = {"session_id": session_id(asked), "shown": "duration", "q-duration": "long", "go": "language:es"}
    answer = client.post("/small/ask/shoulder", data=typed)

    assert answer.headers["Location"] == "/small/ask/shoulder"
    spanish = page(client, "/small/ask/shoulder")
    assert '<html lang="es">' in spanish
    assert re.findall(r'name="q-[^>]*value="([^"]+)"[^>]* checked', spanish) == ["long"]
    assert "«the shoulder has been stiff for a month or more» en español" in page(client, "/small/summary")
    switch(client, "en")
    assert "the shoulder has been stiff for a month or more" in page(client, "/small/summary")


def test_a_browser_is_answered_in_its_language_where_the_aid_has_it(client: FlaskClient) -> None:
    assert '<html lang="es">' in page(client, "/small/", "es-MX,es;q=0.9,en;q=0.5")
    assert '<html lang="en">' in page(client, "/wrist/", "es-MX,es;q=0.9,en;q=0.5")
    assert "Español" not in page(client, "/wrist/", "es")
    assert '<html lang="en">' in page(client, "/small/", "fr")
    assert '<html lang="en">' in page(client, "/small/")


def test_the_list_shows_each_aid_in_the_chosen_language_where_it_can(client: FlaskClient) -> None:
    switch(client, "es")
    listed = page(client, "/")

    assert '<html lang="es">' in listed
    assert len(re.findall(r"<li>\s*<h2><a[^>]*>«Stiff shoulder", listed)) == 1
    assert len(re.findall(r'<li lang="en">\s*<h2><a[^>]*>Wrist pain', listed)) == 1
    assert (
        "Traducción: borrador. Todavía no la ha revisado un profesional de la salud de lengua materna española."
        in listed
    )


@pytest.mark.parametrize("where", ["", "ask/shoulder", "check", "summary", "about", "handout", "flow"])
def test_each_page_says_that_the_translation_is_a_draft(client: FlaskClient, where: str) -> None:
    switch(client, "es")
    shown = page(client, f"/small/{where}")

    assert '<html lang="es">' in shown
    assert (
        "Traducción: borrador. Todavía no la ha revisado un profesional de la salud de lengua materna española."
        in shown
    )


def test_what_has_no_translation_is_shown_in_its_own_language_and_marked(client: FlaskClient) -> None:
    switch(client, "es")
    assert f'<span lang="en">{STALE}</span>' in page(client, "/small/ask/shoulder")
    summary = page(client, "/small/summary")
    assert f'80 de 100 personas <span lang="en">{EVENT}</span> en ' in summary
    assert '<span lang="en">Alpha 2020</span>' in summary
    assert f'80 de 100 personas <span lang="en">{EVENT}</span>' in page(client, "/small/handout").replace(
        '<b class="big">80</b>', "80"
    )


def test_pages_that_quote_standards_stay_in_the_original(client: FlaskClient) -> None:
    switch(client, "es")
    shown = page(client, "/small/report/nice")
    assert "Self-assessed against" in shown
    assert '<html lang="en">' in shown


def test_the_choice_goes_with_the_answers_when_they_are_cleared(client: FlaskClient) -> None:
    switch(client, "es")
    client.post("/small/clear")
    assert '<html lang="en">' in page(client, "/small/")


def test_the_cleared_page_is_in_the_language_that_was_read_and_the_cookie_keeps_none(client: FlaskClient) -> None:
    switch(client, "es")
    sent = {"session_id": session_id(page(client, "/small/handout"))}
    cleared = client.post("/small/clear", data=sent)

    assert cleared.location == "/small/cleared?language=es"
    shown = page(client, cleared.location)
    assert ('<html lang="es">' in shown, "Ir a la parte principal" in shown) == (True, True)
    with client.session_transaction() as left:
        assert "language" not in left
    assert '<html lang="en">' in page(client, "/small/cleared?language=xx")


def test_a_page_left_alone_is_cleared_in_its_language_too(client: FlaskClient) -> None:
    assert '/small/cleared?alone=1"' in page(client, "/small/")
    switch(client, "es")
    assert '/small/cleared?alone=1&amp;language=es"' in page(client, "/small/")


def test_only_texts_are_marked_and_the_longest_first() -> None:
    left = Translated("en", Status.DRAFT, frozenset({"a dose", "a dose of it", "No", "Dose's <end>"}))
    told = '<title>a dose</title><p title="a dose">A dose of it, a dose. No</p><p>No</p> Dose&#39;s &lt;end&gt;'
    drawn = "<svg><text>a dose</text></svg>"
    foreign = foreign_texts("es", left)
    assert tag_foreign_texts(drawn, "es", foreign) == drawn
    assert tag_foreign_texts(told, "es", foreign) == (
        '<title>a dose</title><p title="a dose"><span lang="en">A dose of it</span>, <span lang="en">a dose</span>. '
        'No</p><p><span lang="en">No</span></p> <span lang="en">Dose&#39;s &lt;end&gt;</span>'
    )
    assert tag_foreign_texts(told, "es", foreign_texts("es", None)) == told
    assert foreign_parts(["Con a dose.", "No"], foreign) == {"en": ("a dose", "No")}


def test_two_languages_stand_side_by_side_to_print(client: FlaskClient) -> None:
    assert "languages=both" in page(client, "/small/handout")
    shown = page(client, "/small/handout?languages=both&pages=full")

    assert shown.count('<div lang="en">') == shown.count('<div lang="es">') > 20
    assert "<h2>What is known</h2>" in shown
    assert "<h2>Lo que se sabe</h2>" in shown
    assert client.get("/small/handout.pdf?languages=both").data.startswith(b"%PDF")
    assert "languages=both" not in page(client, "/wrist/handout")
    assert '<div lang="es">' not in page(client, "/wrist/handout?languages=both")


def test_what_was_typed_is_beside_both_languages_of_the_pdf(client: FlaskClient) -> None:
    form = {"session_id": session_id(page(client, "/small/handout")), "languages": "both", "own-concern": "wild geese"}

    for pages in ("short", "full"):
        printed = "".join(pages_of(client.post("/small/handout.pdf", data={**form, "pages": pages}).data))
        assert printed.count("wildgeese") == 2
        assert letters("Lo que se sabe" if pages == "full" else "Sus opciones de un vistazo") in printed


@pytest.mark.parametrize("address", ["/nowhere/at/all/of/it", "/nobody/", "/cleared", "/small/cleared"])
def test_pages_beside_an_aid_speak_the_chosen_language_too(client: FlaskClient, address: str) -> None:
    switch(client, "es")
    shown = page(client, address)

    assert '<html lang="es">' in shown
    assert "Ir a la parte principal" in shown


def test_a_german_page_has_every_word_in_german(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "small.de.yaml").write_text(whole(AID).replace("language: es", "language: de"), encoding="utf-8")
    client = create_app(tmp_path, secret_key="for tests", today=lambda: TODAY).test_client()
    shown = page(client, "/small/ask/shoulder", "de-AT,de;q=0.9")

    assert '<html lang="de">' in shown
    assert "Zum Hauptteil springen" in shown
    assert "Entwurf. Noch nicht von einer Fachperson mit Deutsch als Muttersprache geprüft." in shown
    assert '<span lang="en"' not in shown
