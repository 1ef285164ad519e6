"""A page of ours comes in; a page of Flask, Flask-WTF and Jinja of that size, with as many fields, goes out.

It is written as their documentation has it: form classes, `hidden_tag()`, and the tokens of Flask-WTF where our forms
name their session.
"""

from html.parser import HTMLParser

from flask import Flask, redirect, render_template, request, session
from jinja2 import DictLoader
from werkzeug.wrappers import Response
from wtforms import HiddenField, RadioField

FLOOR = "Flask, Flask-WTF and Jinja page"
SESSION = "session_id"
PAGE = """<!doctype html>
<html lang="en"><head><title>Floor</title></head><body>
{% for _ in range(others) %}<form method="post">
<input type="hidden" name="csrf_token" value="{{ csrf_token() }}"></form>
{% endfor %}
{% if form %}<form method="post">{{ form.hidden_tag() }}
{% for field in form if field.type == "RadioField" %}<fieldset><legend>{{ field.label.text }}</legend>
{% for choice in field %}{{ choice }} {{ choice.label }}{% endfor %}</fieldset>{% endfor %}
<button>Next</button></form>{% endif %}
{% for text in texts %}<p class="{{ markup }}">{{ text }}</p>
{% endfor %}<!--{{ rest }}--></body></html>
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
    """The page's forms, and its texts in a loop, each with as much markup beside it as on the page."""
    from flask_wtf import CSRFProtect, FlaskForm

    found = _Page(page)
    app = Flask(__name__)
    app.config.update(SECRET_KEY="x" * 32)
    app.jinja_loader = DictLoader({"page.html": PAGE})
    CSRFProtect(app)
    choices = {name: [(value, value) for value in values] for name, values in fields.items()}
    asked = {name: RadioField(name, choices=all_) for name, all_ in choices.items()}
    hidden = {name: HiddenField(name, default=value) for name, value in found.hidden.items() if name != SESSION}
    form_class = type("Fields", (FlaskForm,), hidden | asked)
    filled: dict[str, object] = {"texts": [], "markup": "", "rest": ""}
    others = found.named - bool(fields)

    @app.get("/")
    def ask() -> str:
        form = form_class(data=session.get("typed", {})) if fields else None
        return render_template("page.html", form=form, others=others, **filled)

    @app.post("/")
    def take() -> tuple[str, int] | Response:
        form = form_class()
        if not form.validate_on_submit():
            return str(form.errors), 422
        session["typed"] = {name: form[name].data for name in fields}
        return redirect(request.path, 303)

    filled["texts"] = found.texts
    room = len(page) - len(app.test_client().get("/").text)
    each = max(room, 0) // max(len(found.texts), 1)
    filled |= {"markup": "m" * each, "rest": "-" * (room - each * len(found.texts))}
    return app
