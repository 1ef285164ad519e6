"""The settings with which every page is drawn, and the engine that draws those that no server sends."""

import gettext
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from decision_aid.consultation.wording import sentence

STRICT: dict[str, Any] = {
    "autoescape": True,
    "extensions": ["jinja2.ext.i18n"],
    "lstrip_blocks": True,
    "trim_blocks": True,
    "undefined": StrictUndefined,
}


def drawn(folder: Path, template: str, **facts: object) -> str:
    """A template of the folder, with every slip in it an error."""
    environment = Environment(loader=FileSystemLoader(folder), **STRICT)
    environment.filters["sentence"] = sentence
    said = gettext.NullTranslations()
    environment.install_gettext_callables(said.gettext, said.ngettext, newstyle=True)  # type: ignore[attr-defined]
    return environment.get_template(template).render(**facts)
