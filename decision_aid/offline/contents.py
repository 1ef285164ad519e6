"""The Python files that go into the file: this package and the libraries that its pages use, as they are installed."""

from collections.abc import Iterator
from importlib.metadata import distribution
from pathlib import Path

from decision_aid.resources import PACKAGE, resource_folder

# Distributions; none of them needs compiled code. Those that only authors, checks, history or PDFs need stay out.
LIBRARIES = ("blinker", "click", "flask", "itsdangerous", "jinja2", "markupsafe", "pyyaml", "segno", "werkzeug")
LIBRARIES_LEFT_OUT = (
    *("click/_termui_impl", "click/_winconsole", "click/shell_completion", "click/testing", "flask/debughelpers"),
    *("flask/testing", "jinja2/meta", "jinja2/nativetypes", "jinja2/sandbox", "segno/cli", "segno/helpers"),
    *("werkzeug/_reloader", "werkzeug/debug/", "werkzeug/middleware/", "werkzeug/testapp"),
)
OURS = "decision-aid"
OURS_LEFT_OUT = (
    *("checks/explanations", "checks/proofs/balance", "checks/proofs/contradictions", "checks/proofs/unreachable"),
    *("checks/rules/", "checks/run", "checks/text/proportion", "cli/", "exchange/bibtex", "exchange/clinical_trials"),
    *("exchange/draft_findings", "exchange/patient_record", "exchange/revman", "exchange/sheet_changes"),
    *("exchange/statement_sheet", "exchange/tagged_records", "exchange/xlsx", "offline/contents"),
    *("offline/runtime", "offline/single_file", "offline/under_node", "output/as_json", "review/comments"),
    *("review/example_coverage", "review/pack", "review/sign_off", "rule_file/editing/", "rule_file/patience_diff"),
    *("storage/authors", "storage/co_signatures", "storage/drafts", "storage/history/commits", "storage/history/index"),
    *("storage/publishing", "storage/review_status", "storage/three_way_merge", "storage/tracked_files"),
    *("translation/checks", "translation/refresh", "web/editor/", "web/http/oauth", "web/http/record_system"),
    *("web/person/launch", "web/wsgi"),
)
OUR_KINDS = (".py", ".mo", ".txt", ".yaml")  # code, and what it reads
TEMPLATES_LEFT_OUT = ("editor/", "fonts/", "offline/")
TEMPLATE_KINDS = (".html", ".typ", ".js", ".css", ".svg")
EDITOR_SCRIPT = "editor.js"
LICENCES = ("LICENSE", "LICENCE", "COPYING", "NOTICE", "AUTHORS", "OFL")  # OFL: of our fonts

STARTER = "starter.yaml"  # known by its text, so that no page offers it to a patient


def python_files() -> dict[str, bytes]:
    """All Python files by name, with the templates."""
    ours = {f"decision_aid/{name}": content for name, content in _files_below(PACKAGE, OURS_LEFT_OUT, *OUR_KINDS)}
    pages = {
        f"decision_aid/templates/{name}": content
        for name, content in _files_below(resource_folder("templates"), TEMPLATES_LEFT_OUT, *TEMPLATE_KINDS)
        if not name.endswith(EDITOR_SCRIPT)
    }
    starter = {f"decision_aid/rules/{STARTER}": (resource_folder("rules") / STARTER).read_bytes()}
    return {**_libraries(), **ours, **pages, **starter}


def library_licences() -> dict[str, str]:
    """The licence texts of this package and of these libraries, by name and version."""
    return {f"{one.name} {one.version}": _licence(one.name) for one in map(distribution, (OURS, *LIBRARIES))}


def _licence(name: str) -> str:
    there = [one for one in distribution(name).files or () if one.name.upper().startswith(LICENCES)]
    return "\n\n".join(one.read_text() for one in there)


def _libraries() -> dict[str, bytes]:
    """The Python files of the libraries, as pip put them."""
    return {
        str(one): one.read_binary()
        for name in LIBRARIES
        for one in distribution(name).files or ()
        if one.suffix == ".py" and ".." not in one.parts and not one.as_posix().startswith(LIBRARIES_LEFT_OUT)
    }


def _files_below(folder: Path, left_out: tuple[str, ...], *kinds: str) -> Iterator[tuple[str, bytes]]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.suffix in kinds and not name.startswith(left_out):
            yield name, path.read_bytes()
