"""A page of ours comes in; the least application that serves a page of that size, with as many fields, goes out."""

import re
from html.parser import HTMLParser

from flask import Flask, redirect, render_template, request, session
from jinja2 import DictLoader
from werkzeug.wrappers import Response
from wtforms import Form, HiddenField, RadioField

SESSION = "session_id"
PAGE = """<!doctype html>
<html lang="en"><head><title>Floor</title></head><body>
{% for _ in range(others) %}<form method="post"><input type="hidden" name="session_id" value="{{ named }}"></form>
{% endfor %}
{% if form %}<form method="post">{% for field in form if field.type == "HiddenField" %}{{ field }}{% endfor %}
{% for field in form if field.type == "RadioField" %}<fieldset><legend>{{ field.label.text }}</legend>
{% for choice in field %}{{ choice }} {{ choice.label }}{% endfor %}</fieldset>{% endfor %}
<button>Next</button></form>{% endif %}
{% for text in texts %}<p>{{ text }}</p>
{% endfor %}</body></html>
"""


class _Page(HTMLParser):
    """Collects what stands between the tags, what is hidden in forms, and how many forms name their session."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.hidden: dict[str, str] = {}
        self.named = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.named += tag == "input" and given.get("name") == SESSION
        if tag == "input" and given.get("type") == "hidden":
            self.hidden[given["name"] or ""] = given.get("value") or ""

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append(data.strip())


def floor(page: str, fields: dict[str, list[str]]) -> Flask:
    """Flask, WTForms and Jinja and nothing else: the page's forms, and its texts in a loop, as long as the page."""
    found = _Page(page)
    app = Flask(__name__)
    app.config.update(SECRET_KEY="x" * 32)
    app.jinja_loader = DictLoader({"page.html": PAGE})
    choices = {name: [(value, value) for value in values] for name, values in fields.items()}
    asked = {name: RadioField(name, choices=all_) for name, all_ in choices.items()}
    hidden = {name: HiddenField(name, default=value) for name, value in found.hidden.items() if fields}
    form_class = type("Fields", (Form,), hidden | asked)
    texts, others = [""], found.named - bool(fields)

    @app.get("/")
    def ask() -> str:
        form = form_class(data=session.get("typed", {})) if fields else None
        return render_template("page.html", form=form, texts=texts, named="0" * 16, others=others)

    @app.post("/")
    def take() -> tuple[str, int] | Response:
        form = form_class(request.form)
        if not form.validate():
            return str(form.errors), 422
        session["typed"] = {name: form[name].data for name in fields}
        return redirect(request.path, 303)

    texts[:] = _as_long_as(page, found.texts, app)
    return app


def _as_long_as(page: str, texts: list[str], app: Flask) -> list[str]:
    """The texts of a page, the last of them so long that the floor's page is as long."""
    empty = len(app.test_client().get("/").text)
    room = len(page) - empty - sum(len(re.sub("[&<>\"']", "12345", text)) + 8 for text in texts)
    return [*texts, "-" * max(room, 0)]
