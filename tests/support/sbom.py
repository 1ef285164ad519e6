"""Writes a software bill of materials (SBOM) in CycloneDX's form, and the same as a list of licences to read.

Run by `make sbom`. cyclonedx-py tells what is installed from the lock for Python 3.11, which needs most packages. Added
here are the locked hashes, and what is bundled where no package manager sees it (bundled.toml, the editor's npm lock
file, and the lists that wheels bring along). The same lock gives the same bytes.
"""

import json
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from decision_aid.offline.runtime import SHA256, VERSION
from tests.support.release import add_up
from tests.support.versions import ROOT, Environment

Component = dict[str, Any]
LOCK = ROOT / "requirements" / "run.txt"
BUNDLED = ROOT / "requirements" / "bundled.toml"
NPM = ROOT / "editor-source" / "package-lock.json"
OURS = "decision-aid"
NOT_HERE = " (in the files that `decision-aid bundle` makes, and not in this release)"
CLASSIFIER = "License :: OSI Approved :: "


def hashes(lock: str) -> dict[str, list[Component]]:
    """The locked hashes of each package: one for each file that there is of it."""
    packages = (package.partition("==") for package in re.split(r"\n(?=\w)", lock))
    return {
        name: [{"alg": "SHA-256", "content": found} for found in re.findall(r"sha256:([0-9a-f]{64})", rest)]
        for name, _, rest in packages
    }


def bundled(name: str) -> Iterator[Component]:
    """What bundled.toml says of a package."""
    for part, licence in tomllib.loads(BUNDLED.read_text(encoding="utf-8")).get(name, {}).items():
        yield _component(part, {"license": {"name": licence}})


def from_npm(lock: Mapping[str, Any]) -> Iterator[Component]:
    """The packages whose code is in the script of the editor, from npm's lock file: those for building are not."""
    for path, package in lock["packages"].items():
        if path and not package.get("dev"):
            name = path.rpartition("node_modules/")[2]
            purl = f"pkg:npm/{name.replace('@', '%40')}@{package['version']}"
            licence = {"license": {"id": package["license"]}}
            yield {**_component(name, licence), "version": package["version"], "purl": purl}


def from_wheel(sbom: Mapping[str, Any]) -> Iterator[Component]:
    """What a wheel's own bill of materials lists, without all that does not say what it is."""
    for part in sbom["components"]:
        yield {key: part[key] for key in ("type", "name", "version", "licenses", "purl") if key in part}


def completed(sbom: Component, installed: Path) -> Component:
    """The bill of what is installed there, with hashes and with what each package carries inside."""
    locked = hashes(LOCK.read_text(encoding="utf-8"))
    for part in sbom["components"]:
        name = re.sub(r"[-_.]+", "-", part["name"]).lower()
        part["hashes"] = locked[name]
        own = sorted(installed.glob(f"lib/python*/site-packages/{name.replace('-', '_')}-*.dist-info/sboms/*.json"))
        inside = [inner for path in own for inner in from_wheel(json.loads(path.read_text(encoding="utf-8")))]
        if inner := [*bundled(name), *inside]:
            part["components"] = inner
    ours = [*bundled(OURS), *from_npm(json.loads(NPM.read_text(encoding="utf-8")))]
    sbom["metadata"]["component"]["components"] = ours
    sbom["components"].append(pyodide())
    return sbom


def pyodide() -> Component:
    """What is in each aid as one file and not in the release: whoever makes such a file fetches it."""
    return {
        **_component("pyodide", {"license": {"id": "MPL-2.0"}}),
        "version": VERSION,
        "scope": "optional",
        "purl": f"pkg:npm/pyodide@{VERSION}",
        "hashes": [{"alg": "SHA-256", "content": SHA256}],
        "components": [*bundled("pyodide")],
    }


def licence(part: Component) -> str:
    """The licence of a component as it states it."""
    for found in part.get("licenses", []):
        named = found.get("license", {})
        return str(found.get("expression") or named.get("id") or named["name"]).removeprefix(CLASSIFIER)
    return "unknown"


def licences(sbom: Component) -> str:
    """The list to read: each package, and below it what it carries."""
    lines = ["# What is installed, and under which licences", ""]
    for part in (sbom["metadata"]["component"], *sbom["components"]):
        lines.append(f"- {part['name']} {part['version']}: {licence(part)}{NOT_HERE if 'scope' in part else ''}")
        for inner in part.get("components", []):
            lines.append(f"  - {inner['name']} {inner.get('version', '')}".rstrip() + f": {licence(inner)}")
    return "\n".join(lines) + "\n"


def _component(name: str, licence: Component) -> Component:
    return {"type": "library", "name": name, "licenses": [licence]}


def _installed() -> Component:
    here = Environment("sbom", "3.11", seed=False)  # nothing but what the lock names
    here.install("--require-hashes", "--requirement", LOCK)
    tool = str(Path(sys.executable).with_name("cyclonedx-py"))
    options = ["--output-reproducible", "--short-PURLs", "--pyproject", "pyproject.toml", str(here.folder)]
    said = subprocess.run([tool, "environment", *options], cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout
    return completed(json.loads(said), here.folder)


def _validated(text: str) -> None:
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    if wrong := JsonStrictValidator(SchemaVersion.V1_6).validate_str(text):
        raise SystemExit(f"This is no CycloneDX: {wrong}")


def require_wheel(folder: Path) -> None:
    """SystemExit with what to run where there is none there: SHA256SUMS would name no wheel."""
    if not any(folder.glob("*.whl")):
        raise SystemExit(f"There is no wheel in {folder.name}/. Run make dist first.")


if __name__ == "__main__":
    folder = ROOT / "dist"
    require_wheel(folder)
    sbom = _installed()
    text = json.dumps(sbom, indent=2, ensure_ascii=False) + "\n"
    _validated(text)
    (folder / "sbom.json").write_text(text, encoding="utf-8")
    (folder / "LICENCES.md").write_text(licences(sbom), encoding="utf-8")
    add_up(folder)
    print(f"Wrote {folder.name}/sbom.json and {folder.name}/LICENCES.md.")
