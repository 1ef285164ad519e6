"""The texts of pages and code come in; the catalogue of each language, with all of them, goes out. For `make words`."""

import datetime
import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from decision_aid.catalogue import NAMES, OWN
from tests.house import ROOT

FOLDER = ROOT / "decision_aid" / "catalogue"
METHODS = {
    "decision_aid": [("web/editor/**", "ignore"), ("**.py", "python")],
    "templates": [("editor/**", "ignore"), ("**.html", "jinja2")],
}  # what authors read, their problems included, is in English
ONE_DAY = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
STATE = "a draft, not yet read by somebody who grew up with the language"
LANGUAGES = tuple(language for language in NAMES if language != OWN)


def found() -> Catalog:
    """Every text of the interface, as it stands in pages and code."""
    catalog = Catalog(project="decision-aid", version="", creation_date=ONE_DAY)
    for folder, methods in METHODS.items():
        for _file, _line, message, comments, context in extract_from_dir(str(ROOT / folder), methods):
            catalog.add(message, auto_comments=comments, context=context)
    return catalog


def catalogue_of(language: str) -> Catalog:
    """The catalogue of a language as it stands, without any text that is gone."""
    with (FOLDER / f"{language}.po").open("rb") as file:
        catalog = read_po(file, locale=language)
    catalog.update(found(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    catalog.revision_date, catalog.fuzzy = ONE_DAY, False
    catalog.last_translator, catalog.language_team = STATE, "none"
    catalog.msgid_bugs_address = ""
    return catalog


def as_text(catalog: Catalog) -> bytes:
    """The catalogue as a file that translators edit."""
    out = io.BytesIO()
    write_po(out, catalog, width=120, omit_header=False, include_previous=False, no_location=False)
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
