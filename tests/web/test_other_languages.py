"""An aid in a language without page texts: it is told, served, and each text carries its language and direction."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from decision_aid.checks.run import check_rule_file
from decision_aid.model.languages import own_name, text_direction
from decision_aid.translation.checks import check_translation
from decision_aid.translation.interface import BY_ITSELF
from decision_aid.web.app import create_app
from tests.support.aids import SMALL, TODAY, aid_from, small
from tests.support.pages import session_id
from tests.support.translations import whole

ARABIC = Path("tests/support/rules/way-to-work-ar.yaml").read_text(encoding="utf-8")
IN_POLISH = whole(aid_from(SMALL)).replace("language: es", "language: pl")


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    """A browser before the Arabic aid, and the small aid with a Polish translation."""
    for name, text in {"work": ARABIC, "small": SMALL, "small.pl": IN_POLISH}.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    return create_app(tmp_path, secret_key="for tests", today=lambda: TODAY).test_client()


def page(client: FlaskClient, address: str, accept: str = "") -> str:
    """The page at an address, as text."""
    return client.get(address, headers={"Accept-Language": accept}).get_data(as_text=True)


def test_a_language_without_page_texts_is_a_warning_at_its_line() -> None:
    found = check_rule_file(small(("language: en", "language: pl")).encode(), today=TODAY)[1]
    in_translation = check_translation(aid_from(SMALL), IN_POLISH.encode())[1]

    assert [(one.place.line, one.check, one.level.value) for one in found] == [(2, "page-language", "warning")]
    assert "not available in Polish (pl)" in found[0].message
    assert [(one.place.line, one.check) for one in in_translation] == [(1, "page-language")]


@pytest.mark.parametrize("where", ["", "ask/body", "check", "summary", "about", "handout", "flow"])
def test_an_arabic_page_is_written_from_the_right_and_our_own_words_from_the_left(
    client: FlaskClient, where: str
) -> None:
    shown = page(client, f"/work/{where}")

    assert '<html lang="ar" dir="rtl">' in shown
    assert '<span lang="en" dir="ltr">Clear for the next person</span>' in shown
    assert len(re.findall(r"<(?!html|option)[^>]* dir=", shown)) > 5


def test_our_words_are_tagged_also_in_a_sentence_with_facts_and_never_in_the_title(client: FlaskClient) -> None:
    shown = page(client, "/work/")

    assert f'<span lang="en" dir="ltr">Sources last read on</span> {BY_ITSELF}' in shown
    assert "<span" not in re.findall("<title>.*?</title>", shown)[0]


def test_a_served_language_can_be_chosen_under_its_own_name(client: FlaskClient) -> None:
    english = page(client, "/small/")
    assert 'value="pl" lang="pl">Polski</button>' in english
    client.post("/language", data={"to": "pl", "page": "/small/", "session_id": session_id(english)})
    polish = page(client, "/small/")

    assert '<html lang="pl">' in polish
    assert '<span lang="en">Answer questions first</span>' in polish
    assert 'lang="en">English</button>' in polish
    assert '<html lang="pl">' in page(client, "/small/summary", "en")


def test_the_list_of_aids_is_in_a_language_of_the_pages(client: FlaskClient) -> None:
    listed = page(client, "/", "ar")

    assert '<html lang="en">' in listed
    assert '<li lang="ar" dir="rtl">' in listed
    assert '<p class="status" lang="en" dir="ltr">Draft.' in listed


@pytest.mark.parametrize(
    ("tag", "direction"),
    [("ar", "rtl"), ("ar-EG", "rtl"), ("he", "rtl"), ("az-Arab-IR", "rtl"), ("ar-Latn", "ltr"), ("en", "ltr")],
)
def test_the_direction_follows_from_the_script_or_else_from_the_language(tag: str, direction: str) -> None:
    assert text_direction(tag) == direction


@pytest.mark.parametrize(
    ("tag", "name"), [("de", "Deutsch"), ("pt-BR", "Português (BR)"), ("zh-Hant", "中文 (Hant)"), ("tlh", "tlh")]
)
def test_each_language_has_a_name_to_choose_it_by(tag: str, name: str) -> None:
    assert own_name(tag) == name


@pytest.mark.parametrize("address", ["/work/cleared", "/work/nowhere/at/all", "/work/leave"])
def test_a_page_of_our_words_alone_is_in_a_language_of_the_pages(client: FlaskClient, address: str) -> None:
    assert '<html lang="en">' in page(client, address, "ar")


def test_no_template_names_a_language_without_its_direction() -> None:
    named = {
        path.name: re.findall(r'lang="{{.*?}}"', path.read_text("utf-8")) for path in Path("templates").rglob("*.html")
    }

    assert len(named) > 40
    assert {name: found for name, found in named.items() if found} == {}
