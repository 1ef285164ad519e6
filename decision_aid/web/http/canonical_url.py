"""The canonical URL of the requested page: rebuilt from its route and the query parameters that we know.

A page that repeats unknown parameters lets an attacker choose a part of it, and guess the rest from its compressed
size (the BREACH attack).
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from flask import current_app, request, url_for
from werkzeug.exceptions import HTTPException

from decision_aid.output.handout.paper_options import Pages, Paper

ORDER, FILE_ORDER = "order", "file"
PRINT, LARGE = "print", "large"
LANGUAGES, BOTH = "languages", "both"
PAGES, PAPER = "pages", "paper"
KNOWN_PARAMETERS = {
    ORDER: {FILE_ORDER},
    PRINT: {LARGE},
    LANGUAGES: {BOTH},
    PAGES: {one.value for one in Pages},
    PAPER: {one.value for one in Paper},
}


def current_url() -> str:
    """The canonical URL of this page; that of the list of aids where there is no such page."""
    if not request.endpoint:
        return url_for("questions.aids")
    values: dict[str, Any] = {**known_parameters(request.args), **(request.view_args or {})}
    return url_for(request.endpoint, **values)


def known_parameters(asked: Mapping[str, str]) -> dict[str, str]:
    """The known parameters with known values of a query or form, to repeat in another URL."""
    return {what: said for what, said in asked.items() if said in KNOWN_PARAMETERS.get(what, ())}


def page_of_this_site(address: str) -> str:
    """The URL of the page to return to, rebuilt from its route so that no foreign URL passes (open redirect)."""
    adapter = current_app.create_url_adapter(request)
    try:
        found = urlsplit(address)
        path = found.path.removeprefix(request.script_root)
        endpoint, values = adapter.match(path, method="GET") if adapter else ("", {})
    except (HTTPException, ValueError):  # no page of this site, or no URL
        return url_for("questions.aids")
    here = url_for(str(endpoint), **values)
    query = urlencode(parse_qsl(found.query))
    return f"{here}?{query}" if query else here
