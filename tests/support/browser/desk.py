"""Serves a small page with the text editor over real HTTP, and answers what its script asks for."""

import datetime
import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask, Response, jsonify, render_template_string, request
from pypdf import PdfWriter
from werkzeug.serving import make_server

from decision_aid.checks.run import check_rule_file
from decision_aid.model.problems import Problem
from decision_aid.web.app import create_app
from tests.support.aids import SMALL, TODAY
from tests.support.serving import listening
from tests.support.waiting import PATIENCE, wait_until

PAGE = """\
{% from "editor/drafts/_script.html" import wording, below, keys %}
{% extends "layout.html" %}
{% block title %}Edit{% endblock %}
{% block scripts %}<link rel="stylesheet" href="{{ static('editor.css') }}">
<script src="{{ static('editor.js') }}" defer></script>{% endblock %}
{% block main %}
<h1>Edit</h1>
<form method="post" action="/try/draft" data-words="/try/words" data-preview="/try/preview/"
  data-wording="{{ wording() }}">
  <input type="hidden" name="base" value="b">
  <label for="text">The text</label> <span id="kept"></span>
  <textarea id="text" name="text" rows="20">{{ text }}</textarea>
  {{ below() }}
  <p id="unseen" hidden>Not seen</p>
  <h2>Problems</h2>
  <ol id="problems" class="problems"></ol>
  {{ keys() }}
  <button class="button">Publish</button>
  <label for="page">Page</label>
  <select id="page" name="page">
    <option>all</option><option>options</option><option>handout</option><option>handout.pdf</option>
  </select>
</form>
<iframe id="preview" title="Preview" src="/try/preview/all" height="400"></iframe>
{% endblock %}
"""
SHOWN = """\
{% extends "layout.html" %}{% block title %}Shown{% endblock %}
{% block main %}<h1>Shown</h1>
{% for number, line in lines %}<p data-line="{{ number }}">{{ line }}</p>{% endfor %}{% endblock %}
"""
LEVELS = {
    "": {"title": {"means": "What the aid is about.", "needed": True}},
    "statements.-": {
        "option": {"means": "Which option it is about.", "needed": True, "ids": "options"},
        "certainty": {"means": "How sure the evidence is.", "needed": True, "values": ["high", "very low"]},
        "sources": {"means": "Where it comes from.", "needed": True, "ids": "sources"},
        "chance": {"means": "How many people of how many.", "needed": False},
    },
    "statements.-.chance": {"people": {"means": "How many it happened to.", "needed": False}},
}
IDS = {
    "sources": {"alpha": "Alpha 2020", "beta": "Beta 2021"},
    "options": {"wait": "Wait", "exercises": "Exercises"},
    "questions": {"side": "Which side?"},
    "choices": {"side": {"left": "Left", "right": "Right"}},
}


def told(problem: Problem) -> dict[str, Any]:
    """A problem as the script reads it."""
    place = {"line": problem.place.line, "column": problem.place.column}
    fix = problem.fix and {"line": problem.fix.line, "text": problem.fix.text}
    return place | {"level": problem.level.value, "check": problem.check, "message": problem.message, "mend": fix}


class Desk:
    """The text as it was sent last, and what the server answers with."""

    def __init__(self) -> None:
        self.text = SMALL
        self.drafts = 0
        self.status = 200
        self.seen = ""
        self.overtaken = False
        self.unchecked = False
        self.asked: list[str] = []
        self.held = ""
        self.let_go = threading.Event()

    @property
    def clock(self) -> str:
        """When the text was kept last: each draft takes a second."""
        return f"12:31:{self.drafts:02}"

    def page(self) -> str:
        """The page to edit on."""
        return render_template_string(PAGE, text=self.text)

    def shown(self, page: str) -> str | Response:
        """The page that the frame shows: all lines, or the first without a statement; one may be held on its way."""
        lines = list(enumerate(self.text.splitlines(), 1))
        drawn = render_template_string(SHOWN, lines=lines[:60] if page == "options" else lines)
        self.asked.append(page)
        if page == self.held:
            self.let_go.wait(PATIENCE)
        return Response(_blank(), mimetype="application/pdf") if page.endswith(".pdf") else drawn

    def wait_until_asked(self, page: str, times: int = 1) -> None:
        """Return once that page of the preview was drawn so often."""
        wait_until(lambda: self.asked.count(page) >= times, lambda: str(self.asked))

    def draft(self) -> tuple[Response, int]:
        """Keep the text, and say what is wrong in it."""
        if self.status != 200:
            return jsonify(seen="other"), self.status
        self.drafts += 1
        self.seen = request.form["seen"]
        self.text = request.form["text"]
        aid, problems = check_rule_file(self.text.encode(), today=TODAY)
        return jsonify(
            problems=[told(one) for one in problems],
            kept=self.clock,
            said=f"{len(problems)} found",
            seen="own",
            overtaken=self.overtaken,
            unchecked=self.unchecked,
            aid=aid is not None,
        ), 200


def _blank() -> bytes:
    """A PDF with nothing on it."""
    written, paper = io.BytesIO(), PdfWriter()
    paper.add_blank_page(595, 842)
    paper.write(written)
    return written.getvalue()


def framed(response: Response) -> Response:
    """Let pages of this site stand in a frame of this site, as the editing pages do."""
    policy = response.headers["Content-Security-Policy"].replace("frame-ancestors 'none'", "frame-ancestors 'self'")
    response.headers["Content-Security-Policy"] = f"{policy}; frame-src 'self'"
    return response


def application(desk: Desk, folder: Any) -> Flask:
    """The real application, with its real headers and this page besides."""
    app = create_app(folder, secret_key="k" * 32, today=lambda: datetime.date(2026, 12, 1))
    app.after_request_funcs.setdefault(None, []).insert(0, framed)
    app.add_url_rule("/try/", "try", desk.page)
    app.add_url_rule("/try/preview/<page>", "shown", desk.shown)
    app.add_url_rule("/try/draft", "draft", desk.draft, methods=["POST"])
    app.add_url_rule("/try/words", "words", lambda: jsonify(levels=LEVELS, ids=IDS))
    return app


@contextmanager
def running(app: Flask) -> Iterator[str]:
    """The base address while the application is served."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    with listening(server):
        yield f"http://127.0.0.1:{server.server_port}"
