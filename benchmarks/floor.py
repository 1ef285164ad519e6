"""A page of ours comes in; the least application that serves a page of that size, with as many fields, goes out."""

import re
from html.parser import HTMLParser

from flask import Flask, redirect, render_template, request, session
from flask_wtf import FlaskForm
from jinja2 import DictLoader
from werkzeug.wrappers import Response
from wtforms import RadioField

PAGE = """<!doctype html>
<html lang="en"><head><title>Floor</title></head><body>
{% if form %}<form method="post">{{ form.csrf_token }}
{% for field in form if field.type == "RadioField" %}<fieldset><legend>{{ field.label.text }}</legend>
{% for choice in field %}{{ choice }} {{ choice.label }}{% endfor %}</fieldset>{% endfor %}
<button>Next</button></form>{% endif %}
{% for text in texts %}<p>{{ text }}</p>
{% endfor %}</body></html>
"""


class _Texts(HTMLParser):
    """Collects what stands between the tags."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.texts.append(data.strip())


def floor(page: str, fields: dict[str, list[str]]) -> Flask:
    """Flask, Flask-WTF and Jinja and nothing else: the page's texts in a loop, made as long as the page."""
    app = Flask(__name__)
    app.config.update(SECRET_KEY="x" * 32, WTF_CSRF_TIME_LIMIT=None)
    app.jinja_loader = DictLoader({"page.html": PAGE})
    choices = {name: [(value, value) for value in values] for name, values in fields.items()}
    form_class = type("Fields", (FlaskForm,), {name: RadioField(name, choices=all_) for name, all_ in choices.items()})
    texts = [""]

    @app.get("/")
    def ask() -> str:
        form = form_class(formdata=None, data=session.get("typed", {})) if fields else None
        return render_template("page.html", form=form, texts=texts)

    @app.post("/")
    def take() -> tuple[str, int] | Response:
        form = form_class()
        if not form.validate():
            return str(form.errors), 422
        session["typed"] = {name: form[name].data for name in fields}
        return redirect(request.path, 303)

    texts[:] = _as_long_as(page, app)
    return app


def _as_long_as(page: str, app: Flask) -> list[str]:
    """The texts of a page, the last of them so long that the floor's page is as long."""
    found = _Texts()
    found.feed(page)
    empty = len(app.test_client().get("/").text)
    room = len(page) - empty - sum(len(re.sub("[&<>\"']", "12345", text)) + 8 for text in found.texts)
    return [*found.texts, "-" * max(room, 0)]
