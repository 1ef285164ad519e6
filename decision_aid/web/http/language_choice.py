"""Language negotiation: the language chosen in this session, else the best match of Accept-Language."""

from http import HTTPStatus

from flask import Blueprint, Flask, g, redirect, request, session
from werkzeug.wrappers import Response

from decision_aid.model.languages import SOURCE_LANGUAGE, is_language_tag, own_name, page_language
from decision_aid.storage.rule_folder import LoadedRuleFile, UnknownAid
from decision_aid.web.http import canonical_url
from decision_aid.web.http.language import current_language, set_language
from decision_aid.web.http.served_folder import load_all_rule_files, load_rule_file
from decision_aid.web.http.sessions import LANGUAGE

pages = Blueprint("language_choice", __name__)

SWITCH = "language"
CLEARED = "leave.cleared"
ENGLISH_ONLY = ("editor", "health")  # health checks must answer while the folder hangs
ORIGINAL_ONLY = {"reports.report"}  # it quotes standards and findings, which are not translated


def set_up(app: Flask) -> None:
    """Choose a language for each request, and give pages the form to switch it."""
    app.before_request(_choose)
    app.context_processor(_facts)
    app.register_blueprint(pages)


def _facts() -> dict[str, object]:
    """Template variables of the language switch, which is on each page."""
    return {
        "language": page_language(current_language()),
        "other_languages": _others(),
        "here": canonical_url.current_url,
    }


@pages.post("/language")
def switch() -> Response:
    """Switch the language and return to the page."""
    store_language(request.form.get("to", ""))
    return redirect(canonical_url.page_of_this_site(request.form.get("page", "")), HTTPStatus.SEE_OTHER)


def store_language(chosen: str) -> None:
    """Store the choice in the session, where it is the code of a language."""
    if is_language_tag(chosen):
        session[LANGUAGE] = chosen


def _choose() -> None:
    """Set the language of this request, out of those that the page has."""
    offered = _offered()
    g.offered = offered
    chosen = _chosen() if request.endpoint not in ORIGINAL_ONLY else offered[0]
    set_language(chosen if chosen in offered else request.accept_languages.best_match(offered, offered[0]))


def _chosen() -> str | None:
    """The language in the session; after clearing, that in the address of the page which says so."""
    chosen: str | None = session.get(LANGUAGE)
    return chosen or (request.args.get(LANGUAGE) if request.endpoint == CLEARED else None)


def _offered() -> tuple[str, ...]:
    """The languages of the requested page, the original first."""
    if request.endpoint == "static" or str(request.blueprint).startswith(ENGLISH_ONLY):
        return (SOURCE_LANGUAGE,)
    try:
        named = (request.view_args or {}).get("name", "")
        found = _languages(load_rule_file(named)) if named else ()
    except UnknownAid:
        found = ()
    if found:
        return found[:1] if request.endpoint in ORIGINAL_ONLY else found
    everywhere = (page_language(code) for one in load_all_rule_files() for code in _languages(one))
    return tuple(dict.fromkeys(everywhere)) or (SOURCE_LANGUAGE,)


def _languages(loaded: LoadedRuleFile) -> tuple[str, ...]:
    return (loaded.aid.language, *loaded.translations) if loaded.aid else ()


def _others() -> dict[str, str]:
    """Languages to switch to: code and native name."""
    offered: tuple[str, ...] = g.get("offered", ())
    return {code: own_name(code) for code in offered if code != current_language()}
