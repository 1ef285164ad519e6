"""The canonical URL of the requested page: rebuilt from its route and the query parameters that we know.

A page that repeats unknown parameters lets an attacker choose a part of it, and guess the rest from its compressed
size (the BREACH attack).
"""

from collections.abc import Mapping
from typing import Any

from flask import request, url_for

from decision_aid.output.handout.form import Pages, Paper

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
        return url_for("consultation.aids")
    values: dict[str, Any] = {**known_parameters(request.args), **(request.view_args or {})}
    return url_for(request.endpoint, **values)


def known_parameters(asked: Mapping[str, str]) -> dict[str, str]:
    """The known parameters with known values of a query or form, to repeat in another URL."""
    return {what: said for what, said in asked.items() if said in KNOWN_PARAMETERS.get(what, ())}
