"""An address for each route of an application, filled with what the small aid has."""

from flask import Flask
from werkzeug.routing import Rule

VALUES = {
    "name": "small", "page": "shoulder", "source_id": "alpha", "standard": "ipdasi", "kind": "statement",
    "ident": "ten-minutes", "version": "0" * 12, "filename": "style.css", "outcome_id": "ease",
}  # fmt: skip


def address_of(app: Flask, rule: Rule, **other: str) -> str:
    """An address that the rule answers, with other values where they are given."""
    page = {"page": "summary"} if str(rule.endpoint).startswith("editor") else {}
    known = {**VALUES, **page, **other}
    values = {name: known.get(name, "small") for name in rule.arguments}
    method = "GET" if "GET" in (rule.methods or ()) else "POST"
    return app.url_map.bind("localhost").build(str(rule.endpoint), values, method=method)


def addresses(app: Flask, method: str, **other: str) -> dict[str, str]:
    """The addresses of every route that takes the method, by the route's name and rule."""
    return {
        f"{rule.endpoint} {rule.rule}": address_of(app, rule, **other)
        for rule in app.url_map.iter_rules()
        if method in (rule.methods or ())
    }
