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
from itertools import pairwise
from pathlib import Path

from decision_aid.model.aid import DecisionAid
from decision_aid.offline.contents import library_licences, python_files
from decision_aid.offline.engine import Engine
from decision_aid.offline.read_before import ReadTexts, pickled, read_texts
from decision_aid.offline.runtime import Runtime
from decision_aid.offline.under_node import with_bytecode
from decision_aid.output.templating import render_standalone
from decision_aid.resources import resource_folder

OURS, STATIC = (resource_folder("templates") / name for name in ("offline", "static"))
PAGE_SCRIPTS = ("display.js", "script.js", "leaving.js", "return.js", "what-if.js", "handout.js")
# What the scripts of pages have in place of a server, in the order of `outside` in shell.js.
OUTSIDE = "fetch, location, history, sessionStorage, localStorage, BroadcastChannel, setTimeout, setInterval"
# Where the files are in the browser, in memory: Python's own, its libraries, the aid, and what was read of its texts.
LIBRARY, PYTHON, AIDS, READ = "/lib/python3.14", "/engine", "/aids", "/read.pickle"
PATH = f"{LIBRARY}:{PYTHON}"
BEGIN = f"""
import pickle
from pathlib import Path
from decision_aid.offline.engine import Engine
engine = Engine(Path("{AIDS}"), pickle.loads(Path("{READ}").read_bytes()))
"""
# HTML changes NUL and carriage return, and might end at "<". With 128 more, their seven bits are the same.
NOT_KEPT = bytes(code + 128 if code in (0, 13, 60) else code for code in range(128)) + bytes(128)
# What each byte gives to the letter of a place: its last bits at that letter's beginning, or its first at the end.
LAST_BITS = [bytes(byte << 7 - at & 127 for byte in range(256)) for at in range(8)]
FIRST_BITS = [bytes(byte >> at + 1 for byte in range(256)) for at in range(8)]
CHARSET = '<meta charset="utf-8">\n'
LINKED = re.compile(r"<(?:link|script)\b[^>]*>(?:</script>)?\n?")
SHEET = re.compile(r'<link rel="stylesheet" href="([^"]+)"(?: media="(\w+)")?>')
SESSION = re.compile(r'(name="session_id" value=")[^"]*')  # each opening of the file makes its own
PICTURE = re.compile(r'<img [^>]*src="([^"]+)"')
FONT = re.compile(r'url\("?(fonts/[^")]+)"?\)')


@dataclass(frozen=True, slots=True)
class Aid:
    """A checked rule file with its translations: its name in addresses, the models, and the files by name.

    Among the files are the folder's settings and its list of withdrawn sources, which pages tell too.
    """

    name: str
    aid: DecisionAid
    translations: Mapping[str, DecisionAid]
    files: Mapping[str, bytes]

    @property
    def read(self) -> ReadTexts:
        """What is in the texts among the files."""
        texts = {name: text for name, text in self.files.items() if name.endswith(".yaml")}
        return read_texts(texts.pop(f"{self.name}.yaml"), texts)


def make_single_file(aid: Aid, runtime: Runtime, today: datetime.date) -> bytes:
    """The file: the summary without answers as it is drawn, the scripts that draw other pages, and the engine."""
    with tempfile.TemporaryDirectory() as folder:
        for name, content in aid.files.items():
            (Path(folder) / name).write_bytes(content)
        engine = Engine(Path(folder), aid.read)
        page = SESSION.sub(r"\1", _text(engine, _first_address(aid)))
        sheets = [(_with_fonts(_text(engine, address)), media or "all") for address, media in SHEET.findall(page)]
        pictures = {address: _as_data(engine, address) for address in PICTURE.findall(page)}
    parts, strips = _packed_parts(aid, runtime, page), dict(_strips(aid, today))
    sheets.append((_ours("offline.css"), "all"))
    facts = _facts(aid, page, pictures, list(parts)) | {"lock": runtime.lock, "strips": strips}
    facts["sheets"] = [_sheet("", media) for _, media in sheets]
    data = {"licences": _licences(runtime), **parts}
    for address, picture in pictures.items():
        page = page.replace(f'src="{address}"', f'src="{picture}"')
    start, about = strips[aid.aid.language]
    page = page.replace("<body>", f"<body>\n{start}", 1).replace("</body>", f"{about}\n</body>", 1)
    return _assembled(page, sheets, facts, data).encode()


def _assembled(page: str, sheets: list[tuple[str, str]], facts: Mapping[str, object], data: Mapping[str, str]) -> str:
    """The page with all that it linked to in it, under a policy that lets in nothing else."""
    programs = [f"{_facts_script(facts)}\n{_wrapped_scripts()}", _ours("shell.js")]
    policy = escape(_policy([text for text, _ in sheets], programs))
    said = f'{CHARSET}<meta data-offline http-equiv="Content-Security-Policy" content="{policy}">\n'
    head = "".join(f"{_sheet(text, media)}\n" for text, media in sheets)
    ends = [
        *(f'<script type="text/plain" id="offline-{name}">{_inert(text)}</script>' for name, text in data.items()),
        *(f"<script>{text}</script>" for text in programs),
    ]
    page = LINKED.sub("", page).replace(CHARSET, said, 1).replace("</head>", f"{head}</head>", 1)
    return page.replace("</body>", "\n".join([*ends, "</body>"]), 1)


def _first_address(aid: Aid) -> str:
    """The address of the page that is drawn into the file."""
    return f"/{aid.name}/summary"


def _packed_parts(aid: Aid, runtime: Runtime, page: str) -> dict[str, str]:
    """The parts of the engine by name, packed, and the page that is drawn, to tell where that was changed."""
    parts = {
        "page": page.encode(),
        "worker": _ours("worker.js").encode(),
        "loader": runtime.loader,
        "module": runtime.module,
        "program": runtime.program,
        "files": archive_of(files_of(aid, runtime)),
    }
    return {name: as_letters(gzip.compress(part, 9, mtime=0)) for name, part in parts.items()}


def files_of(aid: Aid, runtime: Runtime) -> dict[str, bytes]:
    """All that is in the browser's file system, by path; Python files are bytecode."""
    folders = {LIBRARY: runtime.library, PYTHON: python_files(), AIDS: aid.files}
    placed = {f"{folder}/{name}": content for folder, files in folders.items() for name, content in files.items()}
    return with_bytecode({**placed, READ: pickled(aid.read)}, runtime, PATH)


def archive_of(files: Mapping[str, bytes]) -> bytes:
    """Many files as one run of bytes, which a browser puts into the file system of its Python before that starts.

    A line of JSON with the name and the size of each, then their contents. It is not compressed: the whole of it will
    be. The same files make the same bytes.
    """
    each = {name: files[name] for name in sorted(files)}
    head = json.dumps([[name, len(content)] for name, content in each.items()])
    return b"".join([head.encode(), b"\n", *each.values()])


def as_letters(content: bytes) -> str:
    """Bytes as letters of a page: seven bits each, where base64 has six, so that the file is an eighth smaller.

    The bits of all bytes stand in turn; those of a last letter that are too many are 0. Of seven bytes come eight
    letters, so the letters of each place are made at once: of the last bits of one byte and the first of the next.
    """
    padded = content + bytes(-len(content) % 7)
    nothing = bytes(len(padded) // 7)
    columns = [nothing, *(padded[at::7] for at in range(7)), nothing]
    letters = bytearray(len(padded) // 7 * 8)
    for at, (before, after) in enumerate(pairwise(columns)):
        letters[at::8] = _either(before.translate(LAST_BITS[at]), after.translate(FIRST_BITS[at]))
    needed = -(-len(content) * 8 // 7)
    return letters[:needed].translate(NOT_KEPT).decode("latin-1")


def _either(some: bytes, others: bytes) -> bytes:
    """The bits that are in one of them or in the other, all at once: one by one they would take seconds."""
    both = int.from_bytes(some, "big") | int.from_bytes(others, "big")
    return both.to_bytes(len(some), "big")


def _facts(aid: Aid, page: str, pictures: Mapping[str, str], parts: list[str]) -> dict[str, object]:
    """What the script of the file has to know."""
    return {
        "first": _first_address(aid),
        "away": "/away",
        "scripts": [name for name in PAGE_SCRIPTS if f"/static/{name}" in page],
        "parts": parts,
        "pictures": pictures,
        "begin": BEGIN,
        "path": PATH,
        "language": aid.aid.language,
        "reviewBy": aid.aid.about.review_by.isoformat(),
    }


def _text(engine: Engine, address: str) -> str:
    """A page or a style sheet; RuntimeError where there is none, so that no file shows what went wrong in its place."""
    found = engine.answer("GET", address)
    if found["status"] != 200:
        raise RuntimeError(f"{address} answers with {found['status']}")
    text: str = found["body"].decode()
    return text


def _as_data(engine: Engine, address: str) -> str:
    """A picture as an address that holds all of it."""
    found = engine.answer("GET", address)
    return f"data:{found['type']};base64,{base64.b64encode(found['body']).decode()}"


def _strips(aid: Aid, today: datetime.date) -> Iterator[tuple[str, list[str]]]:
    """What the file says of itself, above and below a page, by language."""
    facts = {"fingerprint": aid.aid.short_fingerprint, "made": today, "review_by": aid.aid.about.review_by}
    for language in (aid.aid.language, *aid.translations):
        yield language, [render_standalone(OURS, name, facts, language) for name in ("start.html", "about-file.html")]


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


def _sheet(text: str, media: str) -> str:
    """A style sheet as an element, as a browser writes it too."""
    return f'<style data-offline="" media="{media}">{text}</style>'


def _facts_script(facts: Mapping[str, object]) -> str:
    """The facts as a script, so that the policy's hash holds them: some of them the engine runs."""
    return f"window.offlineFacts = {_inert(json.dumps(facts, ensure_ascii=False))};"


def _wrapped_scripts() -> str:
    """The scripts of the pages, each as a function of what it reaches outside of its page."""
    each = ",\n".join(
        f"{json.dumps(name)}: function ({OUTSIDE}) {{\n{(STATIC / name).read_text(encoding='utf-8')}\n}}"
        for name in PAGE_SCRIPTS
    )
    return f"window.offlineScripts = {{\n{each}\n}};"


def _with_fonts(sheet: str) -> str:
    """A style sheet, with its fonts inside of it."""

    def inside(found: re.Match[str]) -> str:
        return f"url(data:font/woff2;base64,{base64.b64encode((STATIC / found[1]).read_bytes()).decode()})"

    return FONT.sub(inside, sheet)


def _ours(name: str) -> str:
    return (OURS / name).read_text(encoding="utf-8")


def _licences(runtime: Runtime) -> str:
    texts = {**runtime.licences, **library_licences()}
    return "\n\n".join(f"{name}\n{'=' * len(name)}\n\n{text}" for name, text in texts.items())


def _inert(text: str) -> str:
    """The text where HTML ends a script at nothing that is in it."""
    return text.replace("</", "<\\/").replace("<!--", "<\\!--")
