"""Collects the texts of pages and code into the gettext catalogues of all languages. For `make words`."""

import datetime
import io
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from decision_aid.model.languages import PAGE_LANGUAGES, SOURCE_LANGUAGE
from tests.support.house import ROOT

FOLDER = ROOT / "decision_aid" / "translation" / "interface"
METHODS = {
    "decision_aid": [("web/editor/**", "ignore"), ("**.py", "python")],
    "templates": [("editor/**", "ignore"), ("**.html", "jinja2")],
}  # what authors read, their problems included, is in English
ONE_DAY = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
STATE = "a draft, not yet read by somebody who grew up with the language"
LANGUAGES = tuple(language for language in PAGE_LANGUAGES if language != SOURCE_LANGUAGE)


class Unsigned(Catalog):
    """A catalogue that does not name the tool that wrote it, so that no version of Babel changes the files."""

    def __iter__(self) -> Iterator[Message]:
        for message in super().__iter__():
            if not message.id:
                message.string = re.sub(r"Generated-By:.*\n*", "", str(message.string))
            yield message


@cache
def catalogue_of(language: str) -> Catalog:
    """Every text of the interface as it stands in pages and code, with its translation where there is one."""
    translated = _translated(FOLDER / f"{language}.po", language)
    catalog = Unsigned(locale=language, header_comment="", fuzzy=False)
    catalog.mime_headers = translated.mime_headers  # its plural forms too: those of Babel change with its version
    catalog.revision_date, catalog.last_translator, catalog.language_team = ONE_DAY, STATE, "none"
    for file, text, comments, context in _extracted():
        catalog.add(text, locations=[(file, 1)], auto_comments=comments, context=context)
    for message in catalog:
        if message.id and (old := translated.get(message.id, message.context)):
            message.string, message.user_comments = old.string, old.user_comments
    return catalog


@cache
def _extracted() -> tuple[tuple[str, Any, list[str], str | None], ...]:
    """Each text of pages and code with its file, its comments and its context; every language has the same ones."""
    return tuple(
        (f"{folder}/{name}", text, comments, context)
        for folder, methods in METHODS.items()
        for name, _line, text, comments, context in extract_from_dir(str(ROOT / folder), methods)
    )


def _translated(path: Path, language: str) -> Catalog:
    """The catalogue as it was left; an empty one for a language that is new."""
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def as_text(catalog: Catalog) -> bytes:
    """The catalogue as a file that translators edit, with the files in which each text stands."""
    out = io.BytesIO()
    write_po(out, catalog, width=120, include_lineno=False)
    return out.getvalue()


def as_data(catalog: Catalog) -> bytes:
    """The catalogue as the file that is read at run time."""
    out = io.BytesIO()
    write_mo(out, catalog)
    return out.getvalue()


def main() -> None:
    """Bring the catalogue of each language up to date, and say what it still lacks."""
    for language in LANGUAGES:
        catalog = catalogue_of(language)
        Path(FOLDER / f"{language}.po").write_bytes(as_text(catalog))
        Path(FOLDER / f"{language}.mo").write_bytes(as_data(catalog))
        lacking = [message.id for message in catalog if message.id and not all(_texts(message.string))]
        print(f"{language}: {len(catalog)} texts, {len(lacking)} without a translation", *lacking, sep="\n  ")


def _texts(string: object) -> tuple[str, ...]:
    return tuple(string) if isinstance(string, tuple | list) else (str(string or ""),)


if __name__ == "__main__":
    main()
