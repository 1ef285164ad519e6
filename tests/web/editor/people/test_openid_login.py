"""Authors are signed in by the provider of their organisation, which may also say what they may do."""

import logging
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from joserfc.jwk import RSAKey

from decision_aid.storage.authors import Authors, Role
from decision_aid.web.app import create_app
from decision_aid.web.editor.state import AuthorLogin, InvalidSignIn, OpenIdProvider
from tests.support.aids import SMALL
from tests.support.openid_provider import CLIENT, SECRET, Provider, openid_provider
from tests.support.pages import words
from tests.support.redirects import redirect_of
from tests.support.sampling import sampled

HOST = "https://aids.example.org"
NAME = "Rosa Paz"


def browser(folder: Path, provider: Provider, roles: str = "") -> FlaskClient:
    (folder / "shoulder.yaml").write_text(SMALL, encoding="utf-8")
    known = OpenIdProvider(provider.issuer, CLIENT, provider.secret, roles_claim=roles)
    edit = AuthorLogin(provider=known)
    return create_app(folder, secret_key="for tests", address=HOST, edit=edit).test_client()


def sign_in(client: FlaskClient, to: str = "") -> tuple[int, str]:
    """Sign in with the organisation; the status, and where the browser is sent or what the page says."""
    begun = client.get(f"/edit/sign-in/organisation?to={to}", base_url=HOST)
    if begun.status_code != 302:
        return begun.status_code, words(begun.text)
    done = client.get(redirect_of(begun.headers["Location"]), base_url=HOST)
    return done.status_code, done.headers.get("Location", "") or words(done.text)


def test_a_listed_author_comes_in_where_they_wanted_to_go(tmp_path: Path) -> None:
    with openid_provider(preferred_username="rosa paz") as provider:
        client = browser(tmp_path, provider)
        Authors(tmp_path).add(NAME, None)

        assert "Sign in with your organisation" in client.get("/edit/sign-in", base_url=HOST).text
        assert sign_in(client, "/edit/shoulder") == (303, "/edit/shoulder")
        assert f"Signed in: {NAME}" in words(client.get("/edit/", base_url=HOST).text)
        assert Authors(tmp_path).roles()[NAME] == set(Role)  # the first author has every role


def test_a_client_without_a_secret_comes_in_too(tmp_path: Path) -> None:
    with openid_provider(preferred_username=NAME) as provider:
        provider.secret = ""
        client = browser(tmp_path, provider)
        Authors(tmp_path).add(NAME, None)

        assert sign_in(client) == (303, "/edit/")


def test_nobody_who_is_not_listed_comes_in_without_groups(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with openid_provider(preferred_username="Mallory", groups=["decision-aid-writes"]) as provider:
        client = browser(tmp_path, provider)
        with caplog.at_level(logging.WARNING):
            status, said = sign_in(client)

    assert (status, "named “Mallory”, who is not on the list of authors here" in said) == (422, True)
    assert "Mallory" in caplog.text
    assert Authors(tmp_path).names() == ()


def test_groups_say_who_is_an_author_and_what_they_may_do(tmp_path: Path) -> None:
    groups = ["staff", "decision-aid-writes", "decision-aid-reviews", "writes", "administers", "decision-aid-eats"]
    with openid_provider(preferred_username=NAME, groups=groups) as provider:
        client = browser(tmp_path, provider, roles="groups")
        Authors(tmp_path).add("Anna Lang", None)

        assert sign_in(client) == (303, "/edit/")
        assert Authors(tmp_path).roles()[NAME] == {Role.WRITE, Role.REVIEW}
        provider.claims["groups"] = "decision-aid-approves"
        assert sign_in(client) == (303, "/edit/")
        assert Authors(tmp_path).roles()[NAME] == {Role.APPROVE}
        provider.claims["groups"] = ["staff"]
        status, said = sign_in(client)
        assert (status, "who is in no group of authors" in said) == (422, True)


def test_groups_are_asked_for_where_the_provider_tells_them_to_whoever_asks_alone(tmp_path: Path) -> None:
    with openid_provider(preferred_username=NAME, groups=["decision-aid-writes"]) as provider:
        provider.scopes = ("groups",)
        assert sign_in(browser(tmp_path, provider, roles="groups")) == (303, "/edit/")

    assert Role.WRITE in Authors(tmp_path).roles()[NAME]


def test_the_log_says_that_a_secret_may_be_wrong(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with openid_provider(preferred_username=NAME) as provider:
        client = browser(tmp_path, provider)
        provider.secret = "another"
        status, _ = sign_in(client)

    assert status >= 400
    assert "401 most often means another client id or secret" in caplog.text


def test_the_first_author_has_the_roles_of_their_groups_alone(tmp_path: Path) -> None:
    with openid_provider(preferred_username=NAME, groups=["decision-aid-reviews"]) as provider:
        assert sign_in(browser(tmp_path, provider, roles="groups")) == (303, "/edit/")

    assert Authors(tmp_path).roles() == {NAME: {Role.REVIEW}}


def test_the_only_administrator_stays_one(tmp_path: Path) -> None:
    with openid_provider(preferred_username=NAME, groups=["decision-aid-writes"]) as provider:
        client = browser(tmp_path, provider, roles="groups")
        Authors(tmp_path).add(NAME, None)

        assert sign_in(client) == (303, "/edit/")

    assert Authors(tmp_path).roles() == {NAME: {Role.WRITE, Role.ADMINISTER}}


@sampled(
    "wrong",
    [
        {"nonce": "another"},
        {"nonce": None},
        {"aud": "another client"},
        {"aud": [CLIENT, "another"], "azp": "another"},
        {"iss": "https://elsewhere.example.org"},
        {"exp": 1_700_000_000},
        {"sub": None},
    ],
    4,
)
def test_a_token_that_is_not_for_this_sign_in_signs_nobody_in(tmp_path: Path, wrong: dict[str, object]) -> None:
    with openid_provider(preferred_username=NAME) as provider:
        client = browser(tmp_path, provider)
        Authors(tmp_path).add(NAME, None)
        provider.wrong = wrong
        if None in wrong.values():
            provider.claims |= wrong

        assert sign_in(client)[0] == 422
        assert client.get("/edit/", base_url=HOST).status_code == 303


def test_what_another_key_signed_or_another_provider_says_signs_nobody_in(tmp_path: Path) -> None:
    with openid_provider(preferred_username=NAME) as provider:
        client = browser(tmp_path, provider)
        Authors(tmp_path).add(NAME, None)
        provider.signer = RSAKey.generate_key(2048, {"kid": "one"})
        assert sign_in(client)[0] == 422
        provider.signer, provider.called = None, "https://elsewhere.example.org"
        assert sign_in(client)[0] == 422
        provider.called, provider.secret = "", f"not {SECRET}"
        assert sign_in(client)[0] == 422


def test_a_sign_in_that_was_not_begun_here_or_is_used_again_counts_for_nothing(tmp_path: Path) -> None:
    with openid_provider(preferred_username=NAME) as provider:
        client, other = browser(tmp_path, provider), browser(tmp_path, provider)
        Authors(tmp_path).add(NAME, None)
        began = client.get("/edit/sign-in/organisation", base_url=HOST)
        back = redirect_of(began.headers["Location"])

        assert other.get(back, base_url=HOST).status_code == 422
        assert client.get(back, base_url=HOST).status_code == 303
        assert client.get(back, base_url=HOST).status_code == 422
        assert client.get("/edit/sign-in/back?error=access_denied", base_url=HOST).status_code == 422


def test_a_provider_that_is_away_is_told_and_passwords_still_count(tmp_path: Path) -> None:
    with openid_provider() as provider:
        client = browser(tmp_path, provider)
    status, said = sign_in(client)

    assert (status, "Your organisation's sign-in can't be reached" in said) == (422, True)
    assert "Password" in said


@pytest.mark.parametrize(
    ("address", "issuer", "client", "why"),
    [
        ("", "https://login.example.org", "id", "the address of this site is missing"),
        (HOST, "http://login.example.org", "id", "is no address that begins with https"),
        (HOST, "https://login.example.org", "", "the id of this site there is missing"),
    ],
)
def test_what_can_not_be_used_is_told_at_the_start(
    tmp_path: Path, address: str, issuer: str, client: str, why: str
) -> None:
    with pytest.raises(InvalidSignIn, match=why):
        create_app(tmp_path, address=address, edit=AuthorLogin(provider=OpenIdProvider(issuer, client)))
