"""Language negotiation: the language chosen in this session, else the best match of Accept-Language."""

from urllib.parse import parse_qsl, urlencode, urlsplit

from flask import Blueprint, Flask, current_app, g, redirect, request, session, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from decision_aid.storage.rule_folder import Shelved, UnknownAid
from decision_aid.translation.interface import NAMES, OWN, spoken
from decision_aid.web.http import canonical_url, csrf
from decision_aid.web.http.language import language, speak
from decision_aid.web.http.served_folder import every_aid, opened
from decision_aid.web.http.sessions import LANGUAGE
from decision_aid.web.person.forms import Token, came_from_us

pages = Blueprint("switching", __name__)

SEE_OTHER = 303
SWITCH = "language"
CLEARED = "leaving.cleared"
IN_ONE = ("editor", "health")  # health checks must answer while the folder hangs
IN_THE_ORIGINAL = {"review.report"}  # it quotes standards and findings, which are not translated


def set_up(app: Flask) -> None:
    """Choose a language for each request, and give pages the form to switch it."""
    app.before_request(_choose)
    app.context_processor(_facts)
    app.register_blueprint(pages)


def _facts() -> dict[str, object]:
    """Template variables of the language switch, which is on each page."""
    return {"language": language(), "other_languages": _others(), "csrf_token": csrf.mark, "here": canonical_url.here}


@pages.post("/language")
def switch() -> Response:
    """Switch the language and return to the page."""
    if came_from_us(Token()):
        remember(request.form.get("to", ""))
    return redirect(_page(request.form.get("page", "")), SEE_OTHER)


def remember(chosen: str) -> None:
    """Store the choice in the session, where it is a known language."""
    if chosen in NAMES:
        session[LANGUAGE] = chosen


def _choose() -> None:
    """Set the language of this request, out of those that the page has."""
    offered = _offered()
    g.offered = offered
    chosen = _chosen() if request.endpoint not in IN_THE_ORIGINAL else offered[0]
    speak(chosen if chosen in offered else request.accept_languages.best_match(offered, offered[0]))


def _chosen() -> str | None:
    """The language in the session; after clearing, that in the address of the page which says so."""
    chosen: str | None = session.get(LANGUAGE)
    return chosen or (request.args.get(LANGUAGE) if request.endpoint == CLEARED else None)


def _offered() -> tuple[str, ...]:
    """The languages of the requested page, the original first."""
    if request.endpoint == "static" or str(request.blueprint).startswith(IN_ONE):
        return (OWN,)
    try:
        named = (request.view_args or {}).get("name", "")
        found = _languages(opened(named)) if named else ()
    except UnknownAid:
        found = ()
    if found:
        return found[:1] if request.endpoint in IN_THE_ORIGINAL else found
    everywhere = (spoken(code) for one in every_aid() for code in _languages(one))
    return tuple(dict.fromkeys(everywhere)) or (OWN,)


def _languages(shelved: Shelved) -> tuple[str, ...]:
    return (shelved.aid.language, *shelved.translations) if shelved.aid else ()


def _others() -> dict[str, str]:
    """Languages to switch to: code and native name."""
    offered: tuple[str, ...] = g.get("offered", ())
    return {code: NAMES[code] for code in offered if code != language() and code in NAMES}


def _page(address: str) -> str:
    """The URL of the page to return to, rebuilt from its route so that no foreign URL passes (open redirect)."""
    adapter = current_app.create_url_adapter(request)
    try:
        found = urlsplit(address)
        path = found.path.removeprefix(request.script_root)
        endpoint, values = adapter.match(path, method="GET") if adapter else ("", {})
    except (HTTPException, ValueError):  # no page of this site, or no URL
        return url_for("consultation.aids")
    here = url_for(str(endpoint), **values)
    query = urlencode(parse_qsl(found.query))
    return f"{here}?{query}" if query else here
