"""Smart Forms, a FHIR renderer of others, in a browser: its packages come from npm by the hashes of a lock file."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.support.house import ROOT

LOCKED = ROOT / "tests" / "support" / "smart_forms"
WITHOUT = ["--legacy-peer-deps", "--ignore-scripts", "--no-audit", "--no-fund"]  # what only phones and builders need
BUNDLE = ["--bundle", "--minify", "--loader:.woff=empty", "--loader:.woff2=empty"]


def fetched(folder: Path) -> Path:
    """The script of the renderer, made there out of its packages."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("no npm on PATH: it fetches a FHIR renderer of others to try our forms in")
    shutil.copytree(LOCKED, folder, dirs_exist_ok=True)
    subprocess.run([npm, "ci", *WITHOUT], cwd=folder, check=True, capture_output=True)
    made, production = folder / "made.js", '--define:process.env.NODE_ENV="production"'
    esbuild = [str(folder / "node_modules" / ".bin" / "esbuild"), "smart_forms.js"]
    subprocess.run([*esbuild, *BUNDLE, production, f"--outfile={made}"], cwd=folder, check=True, capture_output=True)
    return made


def open_renderer(page: Page, script: Path) -> None:
    """An empty page that can show forms."""
    page.set_content('<!doctype html><meta charset="utf-8"><div id="form"></div>')
    page.add_script_tag(path=script)


def shown(page: Page, form: dict[str, Any], response: dict[str, Any]) -> tuple[set[str], bytes]:
    """The linkIds of what is shown for these answers, and the response that comes back."""
    names, given = page.evaluate("(told) => showForm(told)", [form, response])
    return set(names), json.dumps(given).encode()
