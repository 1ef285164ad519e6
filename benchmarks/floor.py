"""A page of ours comes in; the least application that serves a page of that size, with as many fields, goes out."""

import re
from html.parser import HTMLParser

from flask import Flask, redirect, render_template, request, session
from flask_wtf import FlaskForm
from jinja2 import DictLoader
from werkzeug.wrappers import Response
from wtforms import HiddenField, RadioField

TOKEN = "csrf_token"
PAGE = """<!doctype html>
<html lang="en"><head><title>Floor</title></head><body>
{% for _ in range(others) %}<form method="post">{{ token.csrf_token(id=false) }}</form>
{% endfor %}
{% if form %}<form method="post">{{ form.hidden_tag() }}
{% for field in form if field.type == "RadioField" %}<fieldset><legend>{{ field.label.text }}</legend>
{% for choice in field %}{{ choice }} {{ choice.label }}{% endfor %}</fieldset>{% endfor %}
<button>Next</button></form>{% endif %}
{% for text in texts %}<p>{{ text }}</p>
{% endfor %}</body></html>
"""


class _Page(HTMLParser):
    """Collects what stands between the tags, what is hidden in forms, and how many forms carry a mark."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.hidden: dict[str, str] = {}
        self.marked = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "input" and given.get("name") == TOKEN:
            self.marked += 1
        elif tag == "input" and given.get("type") == "hidden":
            self.hidden[given["name"] or ""] = given.get("value") or ""

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append(data.strip())


def floor(page: str, fields: dict[str, list[str]]) -> Flask:
    """Flask, Flask-WTF and Jinja and nothing else: the page's forms, and its texts in a loop, as long as the page."""
    found = _Page(page)
    app = Flask(__name__)
    app.config.update(SECRET_KEY="x" * 32, WTF_CSRF_TIME_LIMIT=None)
    app.jinja_loader = DictLoader({"page.html": PAGE})
    choices = {name: [(value, value) for value in values] for name, values in fields.items()}
    asked = {name: RadioField(name, choices=all_) for name, all_ in choices.items()}
    hidden = {name: HiddenField(name, default=value) for name, value in found.hidden.items() if fields}
    form_class = type("Fields", (FlaskForm,), hidden | asked)
    texts, others = [""], found.marked - bool(fields)

    @app.get("/")
    def ask() -> str:
        form = form_class(formdata=None, data=session.get("typed", {})) if fields else None
        return render_template("page.html", form=form, texts=texts, token=FlaskForm(), others=others)

    @app.post("/")
    def take() -> tuple[str, int] | Response:
        form = form_class()
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
