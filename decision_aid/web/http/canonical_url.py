"""A request comes in; the address of its page as we would write it goes out, and nothing else that it asked for.

What a page repeats of its address somebody else could choose, and guess from the size of the packed page what is
beside it.
"""

from collections.abc import Mapping
from typing import Any

from flask import request, url_for

from decision_aid.output.handout.form import Pages, Paper

ORDER, FILE_ORDER = "order", "file"
PRINT, LARGE = "print", "large"
LANGUAGES, BOTH = "languages", "both"
PAGES, PAPER = "pages", "paper"
KNOWN = {
    ORDER: {FILE_ORDER},
    PRINT: {LARGE},
    LANGUAGES: {BOTH},
    PAGES: {one.value for one in Pages},
    PAPER: {one.value for one in Paper},
}


def here() -> str:
    """The address of this page; the list of aids where there is no such page."""
    if not request.endpoint:
        return url_for("consultation.aids")
    values: dict[str, Any] = {**known(request.args), **(request.view_args or {})}
    return url_for(request.endpoint, **values)


def known(asked: Mapping[str, str]) -> dict[str, str]:
    """The part of an address or a form that we could have written, to repeat in another address."""
    return {what: said for what, said in asked.items() if said in KNOWN.get(what, ())}
