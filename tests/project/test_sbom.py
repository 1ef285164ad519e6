"""The bill of materials names what is installed with its hashes, and what no package manager sees."""

import json
import re
import tomllib
from pathlib import Path

import pysolvers
import pytest

from decision_aid.offline.runtime import LICENCES, VERSION
from tests.support.sbom import (
    BUNDLED,
    LOCK,
    NPM,
    bundled,
    from_npm,
    from_wheel,
    hashes,
    licence,
    licences,
    pyodide,
    require_wheel,
)
from tests.support.versions import ROOT, pins


def test_each_locked_package_has_its_hashes() -> None:
    lock = LOCK.read_text(encoding="utf-8")
    found = hashes(lock)

    assert set(found) == set(pins(lock))
    assert sum(map(len, found.values())) == lock.count("--hash=")
    assert all(one["alg"] == "SHA-256" for ones in found.values() for one in ones)


def test_every_solver_that_python_sat_carries_is_named() -> None:
    carried = {name.removesuffix("_new") for name in dir(pysolvers) if name.endswith("_new")}

    assert {part["name"] for part in bundled("python-sat")} == carried


def test_what_is_bundled_is_bundled_in_something_that_is_there() -> None:
    named = tomllib.loads(BUNDLED.read_text(encoding="utf-8"))

    assert named.keys() - pins(LOCK.read_text(encoding="utf-8")).keys() == {"decision-aid", "pyodide"}


def test_what_is_compiled_into_pyodide_has_the_same_licence_in_the_file_and_in_the_list() -> None:
    in_the_file = re.findall(r"^(\S.*?): (.*?)\. (?:Copyright|By) ", LICENCES["Compiled into Pyodide"], re.MULTILINE)
    listed = [(part["name"], licence(part)) for part in pyodide()["components"]]

    assert listed == [("Python", "PSF-2.0"), *in_the_file]
    assert f"- pyodide {VERSION}: MPL-2.0 (in the files" in licences(
        {"metadata": {"component": {"name": "a", "version": "1"}}, "components": [pyodide()]}
    )


def test_the_script_of_the_editor_is_named_package_by_package() -> None:
    parts = {part["name"]: part for part in from_npm(json.loads(NPM.read_text(encoding="utf-8")))}
    told = (ROOT / "templates" / "static" / "editor.THIRD-PARTY.txt").read_text(encoding="utf-8")

    assert "esbuild" not in parts
    assert parts["@codemirror/view"]["purl"].startswith("pkg:npm/%40codemirror/view@")
    named = set(re.findall(r"^(\S+) (\d+\.\d+\.\d+)$", told, re.MULTILINE))
    assert named <= {(part["name"], part["version"]) for part in parts.values()}


def test_a_list_that_a_wheel_brings_along_is_taken_over() -> None:
    inner = {
        "bom-ref": "x",
        "type": "library",
        "name": "arrayvec",
        "version": "0.7.8",
        "licenses": [{"expression": "MIT"}],
    }

    assert list(from_wheel({"components": [inner]})) == [
        {"type": "library", "name": "arrayvec", "version": "0.7.8", "licenses": [{"expression": "MIT"}]}
    ]


def test_without_a_wheel_the_command_says_what_to_run_first(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="There is no wheel in dist/. Run make dist first."):
        require_wheel(tmp_path / "dist")


def test_the_list_of_licences_says_what_each_states() -> None:
    other = {"name": "b", "version": "2", "licenses": [{"license": {"name": "License :: OSI Approved :: BSD License"}}]}
    inner = {"name": "font", "licenses": [{"license": {"id": "OFL-1.1"}}]}
    main = {"name": "a", "version": "1", "licenses": [{"expression": "MIT AND OFL-1.1"}], "components": [inner]}

    assert licence({"name": "c"}) == "unknown"
    assert licences({"metadata": {"component": main}, "components": [other]}).splitlines()[2:] == [
        "- a 1: MIT AND OFL-1.1",
        "  - font: OFL-1.1",
        "- b 2: BSD License",
    ]
