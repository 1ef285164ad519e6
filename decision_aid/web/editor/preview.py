"""An aid and a person's answers come in; any of its pages goes out as that person would see it, and as nobody's own."""

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html import escape, unescape
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from flask import Response, current_app, request, url_for

from decision_aid.consultation.wording import _
from decision_aid.model.aid import DecisionAid
from decision_aid.web.editor.line_numbers_in_html import placed
from decision_aid.web.http import headers
from decision_aid.web.http.language import speak, translate
from decision_aid.web.person.answers_cookie import Typed
from decision_aid.web.person.visit import Visit, show
from decision_aid.web.rendering.jinja import static

SCRIPT = re.compile(r"<script\b[^>]*></script>\n?")
BODY = re.compile(r"<body\b[^>]*>")
LINK = re.compile(r'<a\b([^>]*?) href="([^"]*)"')
START, PDF_PAGE = "start", "handout.pdf"
PREVIEW = _("preview of a draft")

Query = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a preview is of: an aid under its name, which is drawn again with its lines, and somebody's answers.

    `version` is the fingerprint of one that was published; empty for a draft.
    """

    name: str
    aid: DecisionAid
    lined: DecisionAid
    typed: Typed
    version: str = ""

    def address(self, page: str) -> str:
        """Where the preview of a page is."""
        if self.version:
            return url_for("editor.seeing.frame", name=self.name, version=self.version, page=page)
        return url_for("editor.writing.preview", name=self.name, page=page)


def drawn(name: str, aid: DecisionAid, typed: Typed, page: str, query: Query) -> Response:
    """The page as a person with these answers gets it; the visitor's own answers and session are not looked at."""
    address = unquote(url_for("consultation.start", name=name)) + page
    with current_app.app_context(), current_app.request_context(_asking_for(address, query)):
        show(Visit(name, aid, typed))
        speak(aid.language)
        return current_app.make_response(current_app.dispatch_request())


def framed(shown: Shown, page: str, query: Query, mark: str) -> Response:
    """The page for a frame: with a mark and its lines, leading to previews only; nothing in it runs or sends."""
    if page == PDF_PAGE:
        undated = shown.aid if shown.version else replace(shown.aid, version=translate(PREVIEW))
        return headers.in_a_frame(drawn(shown.name, undated, shown.typed, page, query))
    response = drawn(shown.name, shown.aid, shown.typed, page, query)
    lined = drawn(shown.name, shown.lined, shown.typed, page, query)
    text = placed(response.get_data(as_text=True), lined.get_data(as_text=True))
    text = SCRIPT.sub("", text).replace(' method="post"', ' method="dialog"')
    text = LINK.sub(lambda found: _led(found, shown), text)
    text = text.replace("</head>", f'<link rel="stylesheet" href="{static("preview.css")}">\n</head>', 1)
    response.set_data(BODY.sub(lambda found: f"{found[0]}\n{mark}", text, count=1))
    return headers.in_a_frame(response)


def _asking_for(address: str, query: Query) -> dict[str, object]:
    """The request of a browser that has never been here; where this one came to is all that it takes over."""
    kept = {
        key: value for key, value in request.environ.items() if not key.startswith(("HTTP_", "werkzeug.", "flask."))
    }
    root = request.script_root
    return {
        **kept,
        "HTTP_HOST": request.host,
        "REQUEST_METHOD": "GET",
        "PATH_INFO": address.removeprefix(root).encode().decode("latin-1"),  # as every server hands it on
        "QUERY_STRING": urlencode(query),
        "CONTENT_LENGTH": "0",
        "wsgi.input": io.BytesIO(),
    }


def _led(found: re.Match[str], shown: Shown) -> str:
    """A link as it leads in a preview: within the aid to a preview, else to a window of its own."""
    address = unescape(found[2])
    home = url_for("consultation.start", name=shown.name)
    if address.startswith("#"):
        return found[0]
    if not address.startswith(home):
        return f'<a{found[1]} target="_blank" href="{found[2]}"'
    parts = urlsplit(address.removeprefix(home))
    leading = shown.address(parts.path or START)
    asked = urlencode([("as", request.args.get("as", "")), *parse_qsl(parts.query)])
    return f'<a{found[1]} href="{escape(f"{leading}?{asked}" + f"#{parts.fragment}" * bool(parts.fragment))}"'
