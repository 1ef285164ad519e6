"""A request comes in; the language in which it is answered goes out: as was chosen, else as the browser asks for it."""

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
IN_ONE = ("editor", "health")  # whether a server is well is asked while its folder hangs
IN_THE_ORIGINAL = {"review.report"}  # it quotes standards and findings that are in no other language


def set_up(app: Flask) -> None:
    """Have each request answered in a language that its page has, and the pages offer the others."""
    app.before_request(_choose)
    app.context_processor(_facts)
    app.register_blueprint(pages)


def _facts() -> dict[str, object]:
    """What the form needs that each page carries."""
    return {"language": language(), "other_languages": _others(), "csrf_token": csrf.mark, "here": canonical_url.here}


@pages.post("/language")
def switch() -> Response:
    """Go on in another language, on the page from which this was asked."""
    if came_from_us(Token()):
        remember(request.form.get("to", ""))
    return redirect(_page(request.form.get("page", "")), SEE_OTHER)


def remember(chosen: str) -> None:
    """Answer what follows in that language, where it is one that pages can be in."""
    if chosen in NAMES:
        session[LANGUAGE] = chosen


def _choose() -> None:
    """The language that was chosen before, else the one that the browser likes best, of those that the page has."""
    offered = _offered()
    g.offered = offered
    chosen = _chosen() if request.endpoint not in IN_THE_ORIGINAL else offered[0]
    speak(chosen if chosen in offered else request.accept_languages.best_match(offered, offered[0]))


def _chosen() -> str | None:
    """The language that this browser's person chose; once cleared, its address alone says what the last one read."""
    chosen: str | None = session.get(LANGUAGE)
    return chosen or (request.args.get(LANGUAGE) if request.endpoint == CLEARED else None)


def _offered() -> tuple[str, ...]:
    """The languages that the page of this request has, the original first."""
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
    """The languages to which one can switch, each by its own name."""
    offered: tuple[str, ...] = g.get("offered", ())
    return {code: NAMES[code] for code in offered if code != language() and code in NAMES}


def _page(address: str) -> str:
    """The page of ours at an address, else the list of aids."""
    adapter = current_app.create_url_adapter(request)
    try:
        found = urlsplit(address)
        path = found.path.removeprefix(request.script_root)
        endpoint, values = adapter.match(path, method="GET") if adapter else ("", {})
    except (HTTPException, ValueError):  # no page of ours, or no address at all
        return url_for("consultation.aids")
    here = url_for(str(endpoint), **values)
    query = urlencode(parse_qsl(found.query))
    return f"{here}?{query}" if query else here
