"""Previews: renders a page of the consultation for given answers, by a request of its own, apart from any session."""

import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from html import escape, unescape
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from flask import Response, current_app, request, url_for

from decision_aid.consultation.path import Voice
from decision_aid.model.aid import DecisionAid
from decision_aid.web.editor.preview.comment_links import with_comment_links
from decision_aid.web.editor.preview.line_numbers_in_html import add_data_line
from decision_aid.web.http import headers
from decision_aid.web.http.language import set_language
from decision_aid.web.person.answers_cookie import FormValues
from decision_aid.web.person.visit import Visit, override_visit
from decision_aid.web.rendering.jinja import static_url

SCRIPT = re.compile(r"<script\b[^>]*></script>\n?")
BODY = re.compile(r"<body\b[^>]*>")
LINK = re.compile(r'<a\b([^>]*?) href="([^"]*)"')
START, PDF_PAGE = "start", "handout.pdf"
PREVIEW = "preview of a draft"

Query = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class PreviewSubject:
    """The subject of a preview: an aid, the same aid with line tags in its texts (`lined`), and a person's form values.

    `version` is the fingerprint of a published version; empty for a draft. `comment_link` has the HTML of a link to
    comment on what stands at a line, or "".
    """

    name: str
    aid: DecisionAid
    lined: DecisionAid
    typed: FormValues
    version: str = ""
    comment_link: Callable[[int], str] | None = None

    def address(self, page: str) -> str:
        """The URL of the preview of a page."""
        if self.version:
            return url_for("editor.old_versions.frame", name=self.name, version=self.version, page=page)
        return url_for("editor.preview_page.framed", name=self.name, page=page)


def render_as(name: str, aid: DecisionAid, typed: FormValues, page: str, query: Query) -> Response:
    """Render the page for these answers, without the author's own cookies."""
    address = unquote(url_for("questions.start", name=name)) + page
    with current_app.app_context(), current_app.request_context(_environ_for(address, query)):
        override_visit(Visit(name, aid, {Voice.PERSON: typed}))
        set_language(aid.language)
        return current_app.make_response(current_app.dispatch_request())


def preview_response(shown: PreviewSubject, page: str, banner: str) -> Response:
    """The page for a frame, with a banner and line numbers; links lead to previews, scripts are removed."""
    page = "" if page == START else page
    query = {what: asked for what, asked in request.args.items() if what != "as"}
    if page == PDF_PAGE:
        undated = shown.aid if shown.version else replace(shown.aid, version=PREVIEW)
        return headers.allow_in_our_frame(render_as(shown.name, undated, shown.typed, page, query))
    response = render_as(shown.name, shown.aid, shown.typed, page, query)
    lined = render_as(shown.name, shown.lined, shown.typed, page, query)
    text = add_data_line(response.get_data(as_text=True), lined.get_data(as_text=True))
    text = SCRIPT.sub("", text).replace(' method="post"', ' method="dialog"')
    text = LINK.sub(lambda found: _rewrite_link(found, shown), text)
    text = with_comment_links(text, shown.comment_link) if shown.comment_link else text
    text = text.replace("</head>", f'<link rel="stylesheet" href="{static_url("preview.css")}">\n</head>', 1)
    response.set_data(BODY.sub(lambda found: f"{found[0]}\n{banner}", text, count=1))
    return headers.allow_in_our_frame(response)


def _environ_for(address: str, query: Query) -> dict[str, object]:
    """The WSGI environment of a GET request without cookies or other headers, to the host of this one."""
    kept = {
        key: value for key, value in request.environ.items() if not key.startswith(("HTTP_", "werkzeug.", "flask."))
    }
    root = request.script_root
    return {
        **kept,
        "HTTP_HOST": request.host,
        "REQUEST_METHOD": "GET",
        "PATH_INFO": address.removeprefix(root).encode().decode("latin-1"),  # WSGI's encoding of paths
        "QUERY_STRING": urlencode(query),
        "CONTENT_LENGTH": "0",
        "wsgi.input": io.BytesIO(),
    }


def _rewrite_link(found: re.Match[str], shown: PreviewSubject) -> str:
    """Rewrite a link: within the aid to its preview, any other to a new window."""
    address = unescape(found[2])
    home = url_for("questions.start", name=shown.name)
    if address.startswith("#"):
        return found[0]
    if not address.startswith(home):
        return f'<a{found[1]} target="_blank" href="{found[2]}"'
    parts = urlsplit(address.removeprefix(home))
    leading = shown.address(parts.path or START)
    asked = urlencode([("as", request.args.get("as", "")), *parse_qsl(parts.query)])
    return f'<a{found[1]} href="{escape(f"{leading}?{asked}" + f"#{parts.fragment}" * bool(parts.fragment))}"'
