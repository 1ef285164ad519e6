"""Language negotiation: the language chosen in this session, else the best match of Accept-Language."""

from dataclasses import dataclass
from http import HTTPStatus

from flask import Blueprint, Flask, g, redirect, request, session
from werkzeug.wrappers import Response

from decision_aid.model.languages import SOURCE_LANGUAGE, is_language_tag, own_name, page_language
from decision_aid.storage.rule_folder import LoadedRuleFile, UnknownAid
from decision_aid.web.http import canonical_url
from decision_aid.web.http.language import current_language, set_language
from decision_aid.web.http.served_folder import load_rule_file, load_shown_rule_files
from decision_aid.web.http.sessions import LANGUAGE

pages = Blueprint("language_choice", __name__)

SWITCH = "language"


@dataclass(frozen=True, slots=True)
class FixedLanguages:
    """The pages that are not in a language of the reader's choice.

    `english` are blueprints in English alone, for which no rule file is opened; `original` are endpoints in the
    original language of an aid; `addressed` is the endpoint whose address names its language, for want of a session.
    """

    english: frozenset[str]
    original: frozenset[str]
    addressed: str


def set_up(app: Flask, fixed: FixedLanguages) -> None:
    """Choose a language for each request, and give pages the form to switch it."""
    app.before_request(lambda: _choose(fixed))
    app.context_processor(_facts)
    app.register_blueprint(pages)


def _facts() -> dict[str, object]:
    """Template variables of the language switch, which is on each page."""
    return {
        "language": page_language(current_language()),
        "other_languages": _other_languages(),
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


def _choose(fixed: FixedLanguages) -> None:
    """Set the language of this request, out of those that the page has."""
    offered = _offered(fixed)
    g.offered = offered
    chosen = offered[0] if request.endpoint in fixed.original else _chosen(fixed.addressed)
    set_language(chosen if chosen in offered else request.accept_languages.best_match(offered, offered[0]))


def _chosen(addressed: str) -> str | None:
    """The language in the session; on the page that goes without, that in its address."""
    chosen: str | None = session.get(LANGUAGE)
    return chosen or (request.args.get(LANGUAGE) if request.endpoint == addressed else None)


def _offered(fixed: FixedLanguages) -> tuple[str, ...]:
    """The languages of the requested page, the original first."""
    if request.endpoint == "static" or not fixed.english.isdisjoint(request.blueprints):
        return (SOURCE_LANGUAGE,)
    try:
        named = (request.view_args or {}).get("name", "")
        found = _languages(load_rule_file(named)) if named else ()
    except UnknownAid:
        found = ()
    if found:
        return found[:1] if request.endpoint in fixed.original else found
    everywhere = (page_language(code) for one in load_shown_rule_files() for code in _languages(one))
    return tuple(dict.fromkeys(everywhere)) or (SOURCE_LANGUAGE,)


def _languages(loaded: LoadedRuleFile) -> tuple[str, ...]:
    return (loaded.aid.language, *loaded.translations) if loaded.aid else ()


def _other_languages() -> dict[str, str]:
    """Languages to switch to: code and native name."""
    offered: tuple[str, ...] = g.get("offered", ())
    return {code: own_name(code) for code in offered if code != current_language()}
