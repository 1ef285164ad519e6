"""Jinja2 settings shared by all pages, and rendering without a web server, as for the review pack."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from decision_aid.consultation.wording import as_sentence
from decision_aid.model.languages import SOURCE_LANGUAGE
from decision_aid.translation.interface import catalogue

STRICT: dict[str, Any] = {
    "autoescape": True,
    "extensions": ["jinja2.ext.i18n"],
    "lstrip_blocks": True,
    "trim_blocks": True,
    "undefined": StrictUndefined,
}


def render_standalone(folder: Path, template: str, facts: Mapping[str, object], language: str = SOURCE_LANGUAGE) -> str:
    """Render a template of the folder in a language; an undefined variable is an error."""
    environment = Environment(loader=FileSystemLoader(folder), **STRICT)
    environment.filters["sentence"] = as_sentence
    said = catalogue(language)
    environment.install_gettext_callables(said.gettext, said.ngettext, newstyle=True)  # type: ignore[attr-defined]
    return environment.get_template(template).render(facts)
