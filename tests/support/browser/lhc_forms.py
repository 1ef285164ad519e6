"""LHC-Forms, a FHIR renderer of others, in a browser: fetched from npm in one version and known by its hash."""

import hashlib
import json
import re
import shutil
import subprocess
import tarfile
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

PACKAGE = "lforms@40.1.3"
SHA256 = "288cff4360e8a90a44e994a01422d2cf970170000ce915b5739ccc383097edd9"
SCRIPTS = ("webcomponent/assets/lib/zone.min.js", "webcomponent/lhc-forms.js", "fhir/R4/lformsFHIR.min.js")
SHOW = """async ([form, response]) => {
  const data = LForms.Util.convertFHIRQuestionnaireToLForms(form, "R4");
  const filled = LForms.Util.mergeFHIRDataIntoLForms("QuestionnaireResponse", response, data, "R4");
  await LForms.Util.addFormToPage(filled, "form", { prepopulate: false });
  for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
  const shown = [...document.querySelectorAll("#form [id^='item-']")].map((item) => item.id);
  return [shown, LForms.Util.getFormFHIRData("QuestionnaireResponse", "R4", "#form")];
}"""


def fetched(folder: Path) -> Path:
    """The folder of its scripts."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("no npm on PATH: it fetches a FHIR renderer of others to try our forms in")
    subprocess.run([npm, "pack", PACKAGE, "--silent"], cwd=folder, check=True, capture_output=True)
    (packed,) = folder.glob("*.tgz")
    assert hashlib.sha256(packed.read_bytes()).hexdigest() == SHA256
    with tarfile.open(packed) as archive:
        archive.extractall(folder, filter="data")
    return folder / "package" / "dist" / "lforms"


def open_renderer(page: Page, scripts: Path) -> None:
    """An empty page that can show forms."""
    page.set_content('<!doctype html><meta charset="utf-8"><div id="form"></div>')
    for script in SCRIPTS:
        page.add_script_tag(path=scripts / script)
    page.wait_for_function("window.LForms && LForms.Util && LForms.FHIR")


def shown(page: Page, form: dict[str, Any], response: dict[str, Any]) -> tuple[set[str], bytes]:
    """The linkIds of what is shown for these answers, and the response that comes back."""
    names, given = page.evaluate(SHOW, [form, response])
    return {re.sub(r"(/1)+$", "", name.removeprefix("item-")) for name in names}, json.dumps(given).encode()
