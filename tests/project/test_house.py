"""The house keeps its rules: what stands where, what it uses, how long it is, and that it says what it is."""

import ast
import re
import sys
from collections import Counter, defaultdict
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

from tests.support.house import PACKAGE, ROOT, Import, Source, lines_of, public, sources, wing_of

# From the ground up: each wing may import from those before it and from no other.
WINGS = [
    *(
        "resources",
        "child_process",
        "model",
        "rule_file",
        "exchange",
        "consultation",
        "checks",
        "translation",
        "output",
        "review",
    ),
    *("storage", "web", "offline", "site", "cli"),
]
PURE = {"model", "rule_file", "exchange", "consultation", "checks", "translation", "output", "review"}
READS_FILES = (
    *("decision_aid.translation.files", "decision_aid.output.handout", "decision_aid.output.templating"),
    *("decision_aid.review.pack", "decision_aid.review.standards"),
)

# Each outside library has one door: one file, or the files of folders where the library is in MANY.
DOORS: dict[str, str | tuple[str, ...]] = {
    "yaml": "decision_aid.rule_file.syntax",
    "pysat": "decision_aid.checks.proofs",
    "dulwich": "decision_aid.storage.history",
    "typst": "decision_aid.output.handout",
    "segno": "decision_aid.output.handout.icons",
    "jinja2": "decision_aid.output.templating",
    "flask": "decision_aid.web",
    "wtforms": "decision_aid.web",
    "werkzeug": ("decision_aid.web", "decision_aid.storage.authors", "decision_aid.offline.engine"),
    "markupsafe": "decision_aid.web",
    "itsdangerous": "decision_aid.web",
    "authlib": "decision_aid.web.http.oauth",
    "joserfc": "decision_aid.web.http.oauth",
    "waitress": "decision_aid.cli",
    "click": "decision_aid.cli",
}
MANY = {"yaml", "click", "dulwich", "flask", "wtforms", "werkzeug", "markupsafe", "waitress"}

# The engine gives the same for the same: it knows no clock, no chance, no disk and no network.
IMPURE_MODULES = {
    *("glob", "os", "pathlib", "shutil", "tempfile"),
    *("random", "secrets", "time", "uuid"),
    *("logging", "sys", "subprocess", "threading"),
    *("http", "socket", "urllib.request"),
}
IMPURE_CALLS = {"open", "print", "input", "now", "utcnow", "today", "read_text", "write_text"}

# What an engineer searches for: each is in the docstring of what it is about.
TERMS = {
    *(
        "atomic",
        "base32",
        "cache",
        "canonical URL",
        "checksum",
        "child process",
        "clause",
        "CSRF",
        "diff",
        "fingerprint",
    ),
    *("fragment cache", "gettext", "hash", "incremental totalizer", "Kleene", "lock", "normal form", "open redirect"),
    *(
        "optimistic locking",
        "parser",
        "patience diff",
        "placeholder",
        "retry",
        "reverse proxy",
        "session",
        "SAT solver",
    ),
    *("sequential counter", "static check", "syntax", "three-valued", "three-way merge", "throttle", "Tseitin"),
    *("unsat core", "waiver", "write-ahead"),
}

LONGEST_FUNCTION = 30
LONGEST_FILE = 400
MOST_FILES = 40  # in a folder; each check of a rule file has one of its own

MODULES = {source.module: source for source in sources()}


def target(found: Import) -> str:
    """The module of ours that an import reaches: a submodule where the name is one."""
    inner = f"{found.module}.{found.name}"
    return inner if inner in MODULES else found.module


def ours(source: Source) -> list[Import]:
    """The imports that stay inside the package."""
    return [found for found in source.imports if found.module.split(".")[0] == PACKAGE]


def outside(source: Source) -> set[str]:
    """The libraries that a file uses, besides Python's own and ours."""
    used = {found.module.split(".")[0] for found in source.imports}
    return used - sys.stdlib_module_names - {PACKAGE}


def engine() -> list[Source]:
    """The files of the pure wings, without the few that read what the package ships."""
    return [source for source in sources() if source.wing in PURE and not source.module.startswith(READS_FILES)]


def called(node: ast.Call) -> str:
    """The last name of what is called."""
    return node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)


def _folders_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if path.is_dir() and not path.name.startswith("__")}


def test_every_module_has_its_place() -> None:
    assert [source.shown for source in sources() if source.wing and source.wing not in WINGS] == []


def test_imports_go_downwards() -> None:
    height = {name: place for place, name in enumerate(WINGS)}
    upwards = [
        f"{source.shown}:{found.line} imports {target(found)}"
        for source in sources()
        for found in ours(source)
        if source.wing != wing_of(target(found))
        and height.get(wing_of(target(found)), -1) >= height.get(source.wing, -1)
    ]

    assert upwards == []


def test_only_what_exists_is_imported() -> None:
    missing = [
        f"{source.shown}:{found.line} imports {found.module} {found.name}".rstrip()
        for source in (*sources(), *sources("benchmarks"))
        for found in ours(source)
        if target(found) not in MODULES
        or (target(found) == found.module and found.name and found.name not in MODULES[found.module].names)
    ]

    assert missing == []


def test_no_test_imports_another() -> None:
    taken = [
        f"{source.shown}:{found.line} imports {found.module}"
        for source in sources("tests")
        for found in source.imports
        if {"conftest", "test_"} & {part if part == "conftest" else part[:5] for part in found.module.split(".")}
    ]

    assert taken == []


def test_no_modules_import_each_other_in_a_ring() -> None:
    needs = {source.module: {target(found) for found in ours(source) if found.at_run_time} for source in sources()}
    try:
        ring: list[str] = []
        TopologicalSorter(needs).prepare()
    except CycleError as error:
        ring = error.args[1]

    assert ring == []


def test_each_outside_library_has_one_door() -> None:
    strays = [
        f"{source.shown} imports {library}"
        for source in sources()
        for library in outside(source)
        if not source.module.startswith(DOORS.get(library, "none"))
    ]

    assert strays == []


def test_every_door_is_used() -> None:
    used = {library for source in sources() for library in outside(source)}

    assert DOORS.keys() - used == set()
    assert DOORS.keys() >= MANY


def test_a_door_is_one_file() -> None:
    users: defaultdict[str, list[str]] = defaultdict(list)
    for source in sources():
        for library in outside(source) - MANY:
            users[library].append(source.shown)

    assert {library: files for library, files in users.items() if len(files) > 1} == {}


def test_the_engine_imports_nothing_that_changes_by_itself() -> None:
    impure = [
        f"{source.shown}:{found.line} imports {found.module}"
        for source in engine()
        for found in source.imports
        if {found.module, found.module.split(".")[0], f"{found.module}.{found.name}"} & IMPURE_MODULES
    ]

    assert impure == []


def test_the_engine_asks_neither_clock_nor_disk() -> None:
    impure = [
        f"{source.shown}:{node.lineno} calls {called(node)}"
        for source in engine()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Call) and called(node) in IMPURE_CALLS
    ]

    assert impure == []


def test_no_function_is_too_long() -> None:
    long = [
        f"{source.shown}:{function.lineno} {function.name}: {lines_of(function)} lines"
        for source in (*sources(), *sources("tests"))
        for function in source.functions
        if lines_of(function) > LONGEST_FUNCTION
    ]

    assert long == []


def test_no_file_is_too_long() -> None:
    sizes = {source.shown: len(source.text.splitlines()) for source in (*sources(), *sources("tests"))}

    assert {name: size for name, size in sizes.items() if size > LONGEST_FILE} == {}


def test_no_folder_holds_too_many_files() -> None:
    sizes = Counter(source.path.parent.relative_to(ROOT).as_posix() for source in sources())

    assert {folder for folder, size in sizes.items() if size > MOST_FILES} == {f"{PACKAGE}/checks/rules"}


def test_every_module_says_what_it_holds_in_one_line() -> None:
    said = {source.shown: ast.get_docstring(source.tree) or "" for source in sources()}

    assert [name for name, docstring in said.items() if not docstring.partition("\n")[0].endswith(".")] == []


def test_everything_public_says_what_it_is() -> None:
    silent = [
        f"{source.shown}:{node.lineno} {name}"
        for source in sources()
        for name, node in public(source.tree)
        if not ast.get_docstring(node)
    ]

    assert silent == []


def test_the_terms_of_the_field_are_found_in_docstrings() -> None:
    documented = (
        ast.get_docstring(node) or ""
        for source in sources()
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
    )
    words = " ".join(re.findall(r"\w+", " ".join(documented).casefold()))

    assert {term for term in TERMS if not re.search(rf"\b{term.casefold().replace('-', ' ')}s?\b", words)} == set()


def test_a_blueprint_has_the_name_of_its_module() -> None:
    """Or of its folder: so the module is found from a `url_for` or from the route in the log."""
    named = [(source.module, name) for source in sources() for name in re.findall(r'Blueprint\("(\w+)"', source.text)]

    assert len(named) > 10
    assert [one for one in named if one[1] not in one[0].split(".")[-2:]] == []


def test_templates_and_tests_of_the_editor_lie_in_the_folders_of_its_modules() -> None:
    folders = _folders_in(ROOT / PACKAGE / "web" / "editor")

    assert len(folders) > 5
    assert _folders_in(ROOT / "templates" / "editor") == folders
    assert _folders_in(ROOT / "tests" / "web" / "editor") == folders


def test_a_page_for_authors_is_in_the_folder_of_the_module_that_renders_it() -> None:
    rendered = [
        (source.module.split(".")[3], folder)
        for source in sources()
        for folder in re.findall(r'"editor/(\w+)/\w+\.html"', source.text)
    ]

    assert len(rendered) > 20
    assert [pair for pair in rendered if len(set(pair)) > 1] == []


def test_no_two_modules_define_a_class_of_one_name() -> None:
    places: defaultdict[str, list[str]] = defaultdict(list)
    for source in sources():
        for node in source.tree.body:
            if isinstance(node, ast.ClassDef):
                places[node.name.lstrip("_")].append(source.shown)

    assert {name: files for name, files in places.items() if len(files) > 1} == {}
