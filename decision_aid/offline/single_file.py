"""Make the one HTML file: the page that a person sees at once, with the engine packed in beside it."""

import base64
import datetime
import gzip
import hashlib
import json
import re
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from decision_aid.model.aid import DecisionAid
from decision_aid.offline.contents import AIDS, library_licences, packed_python
from decision_aid.offline.engine import Engine
from decision_aid.offline.runtime import Runtime
from decision_aid.output.templating import render_standalone
from decision_aid.resources import resource_folder

OURS, STATIC = (resource_folder("templates") / name for name in ("offline", "static"))
SHEETS = {"tokens.css": "all", "style.css": "all", "print.css": "print"}
PAGE_SCRIPTS = ("display.js", "script.js", "leaving.js", "return.js", "what-if.js", "handout.js")
# What the scripts of pages have in place of a server, in the order of `outside` in shell.js.
OUTSIDE = "fetch, location, history, sessionStorage, localStorage, BroadcastChannel, setTimeout, setInterval"
BEGIN = f"""
import sys, zipfile
zipfile.ZipFile("/engine.zip").extractall("/engine")
sys.path.insert(0, "/engine")
from pathlib import Path
from decision_aid.offline.engine import Engine
engine = Engine(Path("/engine/{AIDS}"))
"""
CHARSET = '<meta charset="utf-8">\n'
LINKED = re.compile(r"<(?:link|script)\b[^>]*>(?:</script>)?\n?")
FONT = re.compile(r'url\("?(fonts/[^")]+)"?\)')


@dataclass(frozen=True, slots=True)
class Aid:
    """A checked rule file with its translations: name in addresses, model, and texts by file name."""

    name: str
    aid: DecisionAid
    translations: Mapping[str, DecisionAid]
    texts: Mapping[str, bytes]


def make_single_file(aid: Aid, runtime: Runtime, today: datetime.date) -> bytes:
    """The file: the summary without answers as it is drawn, the scripts that draw other pages, and the engine."""
    page = _drawn(aid)
    parts = _parts(aid, runtime)
    data = {"worker": _ours("worker.js"), "licences": _licences(runtime), **parts}
    facts = json.dumps(_facts(aid, page, list(parts), runtime.lock, today), ensure_ascii=False)
    programs = [_wrapped_scripts(), _ours("shell.js")]
    sheets = {**{_sheet(name): media for name, media in SHEETS.items()}, _ours("offline.css"): "all"}
    head = "".join(f'<style data-offline media="{media}">{text}</style>\n' for text, media in sheets.items())
    policy = f'<meta data-offline http-equiv="Content-Security-Policy" content="{escape(_policy(sheets, programs))}">\n'
    ends = [
        f'<script type="application/json" id="offline-facts">{_inert(facts)}</script>',
        *(f'<script type="text/plain" id="offline-{name}">{_inert(text)}</script>' for name, text in data.items()),
        *(f"<script>{text}</script>" for text in programs),
    ]
    page = LINKED.sub("", page).replace(CHARSET, f"{CHARSET}{policy}", 1).replace("</head>", f"{head}</head>", 1)
    return page.replace("</body>", "\n".join([*ends, "</body>"]), 1).encode()


def _first(aid: Aid) -> str:
    """The address of the page that is drawn into the file."""
    return f"/{aid.name}/summary"


def _parts(aid: Aid, runtime: Runtime) -> dict[str, str]:
    """The parts of the engine by name, packed."""
    parts = {
        "loader": runtime.loader,
        "module": runtime.module,
        "program": runtime.program,
        "library": runtime.library,
        "python": packed_python(aid.texts),
    }
    return {name: base64.b64encode(gzip.compress(part, 9, mtime=0)).decode() for name, part in parts.items()}


def _facts(aid: Aid, page: str, parts: list[str], lock: str, today: datetime.date) -> dict[str, object]:
    """What the script of the file has to know."""
    return {
        "first": _first(aid),
        "away": "/away",
        "scripts": [name for name in PAGE_SCRIPTS if f"/static/{name}" in page],
        "parts": parts,
        "begin": BEGIN,
        "lock": lock,
        "language": aid.aid.language,
        "strips": dict(_strips(aid, today)),
        "reviewBy": aid.aid.about.review_by.isoformat(),
    }


def _drawn(aid: Aid) -> str:
    """The first page as the engine inside of the file will draw it, before anybody has answered."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in aid.texts.items():
            (Path(folder) / name).write_bytes(text)
        page: str = Engine(Path(folder)).answer("GET", _first(aid))["body"].decode()
        return page


def _strips(aid: Aid, today: datetime.date) -> Iterator[tuple[str, str]]:
    """What the file says of itself, by language."""
    facts = {"fingerprint": aid.aid.fingerprint, "made": today, "review_by": aid.aid.about.review_by}
    for language in (aid.aid.language, *aid.translations):
        yield language, render_standalone(OURS, "strip.html", facts, language)


def _policy(sheets: Iterable[str], programs: Iterable[str]) -> str:
    """Nothing is fetched from anywhere; what runs is what is in the file, known by its hash."""
    parts = {
        "default-src": "'none'",
        "script-src": f"{_hashes(programs)} blob: 'wasm-unsafe-eval'",
        "worker-src": "blob:",
        "style-src": _hashes(sheets),
        "img-src": "data:",
        "font-src": "data:",
        "form-action": "'none'",
        "base-uri": "'none'",
    }
    return "; ".join(f"{what} {where}" for what, where in parts.items())


def _hashes(texts: Iterable[str]) -> str:
    digests = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in texts)
    return " ".join(f"'sha256-{digest}'" for digest in digests)


def _wrapped_scripts() -> str:
    """The scripts of the pages, each as a function of what it reaches outside of its page."""
    each = ",\n".join(
        f"{json.dumps(name)}: function ({OUTSIDE}) {{\n{(STATIC / name).read_text(encoding='utf-8')}\n}}"
        for name in PAGE_SCRIPTS
    )
    return f"window.offlineScripts = {{\n{each}\n}};"


def _sheet(name: str) -> str:
    """A style sheet, with its fonts inside of it."""

    def inside(found: re.Match[str]) -> str:
        return f"url(data:font/woff2;base64,{base64.b64encode((STATIC / found[1]).read_bytes()).decode()})"

    return FONT.sub(inside, (STATIC / name).read_text(encoding="utf-8"))


def _ours(name: str) -> str:
    return (OURS / name).read_text(encoding="utf-8")


def _licences(runtime: Runtime) -> str:
    texts = {**runtime.licences, **library_licences()}
    return "\n\n".join(f"{name}\n{'=' * len(name)}\n\n{text}" for name, text in texts.items())


def _inert(text: str) -> str:
    """The text where HTML ends a script at nothing that is in it."""
    return text.replace("</", "<\\/").replace("<!--", "<\\!--")
