"""Signs authors in by OpenID Connect, with the provider of their organisation: the authorisation code flow with PKCE.

What the provider says counts for the name, and where it is asked for groups, for what the author may do. The session
is then one of ours, as after a password.
"""

import hmac
import logging
import secrets
import time
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from flask import Blueprint, redirect, request, session, url_for
from werkzeug.wrappers import Response

from decision_aid.storage.authors import LastAdministrator, Role
from decision_aid.web.editor.people import login
from decision_aid.web.editor.state import OpenIdProvider, editor_state
from decision_aid.web.http.json_over_http import NoAnswer, fetch_json
from decision_aid.web.http.oauth import OAuthClient, verify_id_token
from decision_aid.web.http.sessions import SESSION_ID, SIGN_IN

pages = Blueprint("openid_login", __name__)

CONFIGURATION = "/.well-known/openid-configuration"
GROUP = "decision-aid-"  # and the word of a role
SECONDS = 10 * 60  # from the beginning until somebody must be back
LONGEST = 2000  # letters of a code
UNREACHABLE = (
    "Your organisation's sign-in can't be reached, or does not answer as it should. Try again in a minute. "
    "If it stays so, tell whoever looks after these pages: the server's log says why."
)
NOT_BEGUN = "This sign-in was not begun in this browser, or took too long. Begin again."
REFUSED = "Your organisation's sign-in did not let you in."
NO_GROUP = "Your organisation's own sign-in named “{name}”, who is in no group of authors."
STILL_ADMINISTERS = "%s keeps administering, which the sign-in would take from the only author who does"
LOG = logging.getLogger(__name__)


def _provider() -> OpenIdProvider:
    found = editor_state().author_login.provider
    assert found
    return found


def _client() -> OAuthClient:
    provider, back = _provider(), url_for(".back", _external=True)
    return OAuthClient(provider.client_id, back, secret=provider.secret)


def _configuration() -> Mapping[str, Any]:
    """What the provider says of itself; raises NoAnswer where it is another one."""
    found = fetch_json(f"{_provider().issuer.rstrip('/')}{CONFIGURATION}")
    if found.get("issuer") != _provider().issuer:
        raise NoAnswer("another issuer")
    return found


@pages.get("/sign-in/organisation")
def begin() -> Response | tuple[str, int]:
    """Send the browser to the provider."""
    nonce = secrets.token_urlsafe(24)
    try:
        found = _configuration()
        endpoint = str(found.get("authorization_endpoint", ""))
        address, state, verifier = _client().begin(endpoint, _scope(found), nonce=nonce)
    except NoAnswer as why:
        return _failed(UNREACHABLE, str(why))
    session[SIGN_IN] = [state, nonce, verifier, login.next_page(), int(time.time())]
    return redirect(address)


def _scope(found: Mapping[str, Any]) -> str:
    """What is asked for; many a provider tells groups only to who asks for the scope of that name."""
    roles, offered = _provider().roles_claim, found.get("scopes_supported")
    return f"openid profile {roles}" if roles and isinstance(offered, list) and roles in offered else "openid profile"


@pages.get("/sign-in/back")
def back() -> Response | tuple[str, int]:
    """Where the provider sends the browser back: whom it names is signed in, or told why not."""
    state, nonce, verifier, to, begun = session.pop(SIGN_IN, ("", "", "", "", 0))
    if time.time() - begun > SECONDS or not state or not _is_same(state, request.args.get("state", "")):
        return _failed(NOT_BEGUN, "another state, or too late")
    code = request.args.get("code", "")
    if not 0 < len(code) <= LONGEST:
        return _failed(REFUSED, "no code")
    try:
        claims = _claims(code, verifier, nonce)
    except NoAnswer as why:
        return _failed(UNREACHABLE, str(why))
    name, refused = _author(claims)
    if refused:
        return _failed(refused.format(name=name), refused.format(name=name))
    _sign_in(name)
    return redirect(to, HTTPStatus.SEE_OTHER)


def _is_same(one: str, other: str) -> bool:
    return hmac.compare_digest(one.encode(), other.encode())


def _claims(code: str, verifier: str, nonce: str) -> Mapping[str, Any]:
    found, provider = _configuration(), _provider()
    try:
        token = _client().fetch_token(str(found.get("token_endpoint", "")), code, verifier)
    except NoAnswer as why:
        raise NoAnswer(f"no token for the code ({why}; 401 most often means another client id or secret)") from None
    keys = fetch_json(str(found.get("jwks_uri", "")))
    return verify_id_token(
        token.get("id_token"), keys, issuer=provider.issuer, client_id=provider.client_id, nonce=nonce
    )


def _author(claims: Mapping[str, Any]) -> tuple[str, str]:
    """The author whom the claims name, added and given roles where groups say so; and why it is none, else ""."""
    provider, authors = _provider(), editor_state().authors
    said = claims.get(provider.name_claim)
    name = " ".join(said.split()) if isinstance(said, str) else ""
    refused = login.why_no_author(name, listed=not provider.roles_claim)
    if refused or not provider.roles_claim:
        return authors.canonical_name(name) or name, refused
    roles = _roles(claims.get(provider.roles_claim))
    if not roles:
        return name, NO_GROUP
    name = authors.canonical_name(name) or name
    _assign(name, roles)
    return name, ""


def _roles(groups: object) -> frozenset[Role]:
    held = [groups] if isinstance(groups, str) else groups if isinstance(groups, list) else []
    return frozenset(role for role in Role if f"{GROUP}{role.value}" in held)


def _assign(name: str, roles: frozenset[Role]) -> None:
    """Give an author these roles, added if there was none of that name."""
    authors = editor_state().authors
    if name not in authors.names():
        authors.add(name, None, roles)
        return
    if authors.roles()[name] == roles:
        return
    try:
        authors.assign_roles(name, roles)
    except LastAdministrator:
        LOG.warning(STILL_ADMINISTERS, name)
        authors.assign_roles(name, roles | {Role.ADMINISTER})


def _sign_in(name: str) -> None:
    """A session of this author; a form that waits in another tab of this browser can still be sent."""
    page = session.get(SESSION_ID)
    session.clear()
    if page:
        session[SESSION_ID] = page
    login.begin_session(name)


def _failed(said: str, why: str) -> tuple[str, int]:
    LOG.warning("Nobody was signed in by %s: %s", _provider().issuer, why)
    return login.sign_in_page(wrong=said), HTTPStatus.UNPROCESSABLE_ENTITY
