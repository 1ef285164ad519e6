"""What to measure our pages against: one of Flask, Flask-WTF and Jinja with the same elements, texts and fields.

It is written as their documentation has it: form classes, `hidden_tag()`, and the tokens of Flask-WTF where our forms
name their session. Texts, addresses, ids and places in drawings are values, put in one by one; what a template has in
itself, such as tags and classes, is there beforehand. It works nothing out and translates nothing.
"""

from dataclasses import dataclass
from html.parser import HTMLParser

from flask import Flask, redirect, render_template, request, session
from jinja2 import DictLoader
from markupsafe import Markup
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
{% for one in elements %}{{ one.begins }}{% for name, value in one.values %} {{ name }}="{{ value }}"{% endfor -%}
{{ one.opened }}{{ one.text }}{{ one.ends }}{% endfor %}
<!--{{ rest }}--></body></html>
"""
# Attributes that a template writes out; all others come from what is told.
WRITTEN = frozenset(
    {"class", "type", "role", "aria-hidden", "focusable", "scope", "lang", "rel", "media", "method", "tabindex"}
    | {"hidden", "defer", "open", "fill", "text-anchor", "autocomplete", "charset", "content"}
)
BY_FORM = {"input", "label"}  # drawn by WTForms


@dataclass
class Element:
    """A tag with its values and the text in it; the end tags after that. A text after an end tag has no tag."""

    begins: Markup = Markup()
    values: tuple[tuple[str, str], ...] = ()
    opened: Markup = Markup()
    text: str = ""
    ends: Markup = Markup()


class _Page(HTMLParser):
    """Collects the elements, what is hidden in forms, and how many forms name their session."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self.hidden: dict[str, str] = {}
        self.named = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.named += tag == "input" and given.get("name") == SESSION
        if tag == "input" and given.get("type") == "hidden":
            self.hidden[given["name"] or ""] = given.get("value") or ""
        if tag not in BY_FORM:
            values = tuple((name, value or "") for name, value in attrs if name not in WRITTEN)
            written = Markup().join(Markup(' {}="{}"').format(*one) for one in attrs if one[0] in WRITTEN)
            self.elements.append(Element(Markup("<{}{}").format(tag, written), values, Markup(">")))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag not in BY_FORM and self.elements:
            self.elements[-1].ends += Markup("</{}>").format(tag)

    def handle_data(self, data: str) -> None:
        if not self.elements or self.elements[-1].text or self.elements[-1].ends:
            self.elements.append(Element())
        self.elements[-1].text = data


def floor(page: str, fields: dict[str, list[str]]) -> Flask:
    """The page's forms, and all its other elements in a loop."""
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
    filled: dict[str, object] = {"elements": found.elements, "rest": ""}
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

    filled["rest"] = "-" * (len(page) - len(app.test_client().get("/").text))
    return app
