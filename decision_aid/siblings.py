"""The path of a rule file comes in; the files beside it that hold its texts in other languages go out, and back."""

import os
from collections.abc import Mapping
from pathlib import Path

from decision_aid.reading.languages import is_code


def siblings(path: Path) -> Mapping[str, Path]:
    """The sibling files of a rule file, by language: beside `lupus.yaml`, `lupus.es.yaml` is the one in Spanish."""
    begin, end = f"{path.stem}.", ".yaml"
    names = (
        name for name in _names(path.parent) if name.startswith(begin) and name.endswith(end) and name != path.name
    )
    found = {language_of(one): one for one in map(path.with_name, sorted(names))}
    return {language: one for language, one in found.items() if language and original_of(one) == path}


def overlooked(folder: Path) -> tuple[str, ...]:
    """The files of a folder that are written like rule files and not served, for how their names end (`knee.yml`)."""
    endings = (name.rpartition(".") for name in sorted(_names(folder)))
    return tuple(
        f"{stem}.{ending}".encode(errors="replace").decode()
        for stem, _dot, ending in endings
        if stem.strip(".") and ending != "yaml" and ending.lower() in {"yaml", "yml"}
    )


def _names(folder: Path) -> list[str]:
    try:
        return os.listdir(folder)
    except OSError:
        return []


def original_of(path: Path) -> Path | None:
    """The rule file whose texts a file translates; None where it is a rule file itself."""
    name, _, language = path.stem.rpartition(".")
    original = path.with_name(f"{name}.yaml")
    return original if name and is_code(language) and original.is_file() else None


def language_of(path: Path) -> str:
    """The language that the name of a sibling file tells."""
    return path.stem.rpartition(".")[2]
