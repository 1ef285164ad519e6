"""Convert what is printed to the plain values that a Typst template reads, and choose the template."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from typing import Any

from decision_aid.model.languages import text_direction
from decision_aid.output.handout.bilingual import BilingualSheet
from decision_aid.output.handout.sheet import Sheet
from decision_aid.output.handout.short_layout import Leaflet
from decision_aid.translation.foreign_texts import foreign_parts, foreign_texts

TEMPLATES = {Sheet: "handout.typ", Leaflet: "handout-short.typ", BilingualSheet: "handout-both.typ"}
Printed = Sheet | Leaflet | BilingualSheet


def template_values(printed: Printed) -> dict[str, Any]:
    """The values for the template, including the texts that are in another language than the sheet, by language."""
    facts = asdict(replace(printed, translated=None))
    languages = printed.languages if isinstance(printed, BilingualSheet) else (printed.language,)
    foreign = foreign_parts(texts_of(facts), foreign_texts(languages[-1], printed.translated))
    spoken = {language: _spoken(language) for language in (*languages, *foreign)}
    return facts | {"spoken": spoken, "foreign": foreign, "template": TEMPLATES[type(printed)]}


def _spoken(language: str) -> dict[str, str]:
    """A language as Typst's `text` takes it."""
    return {"lang": language.partition("-")[0], "dir": text_direction(language)}


def texts_of(value: Any) -> Iterator[str]:
    """Every string in these values, at any depth, except SVG."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from () if name == "svg" else texts_of(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from texts_of(inner)
