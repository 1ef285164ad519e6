"""Which files of a folder are rule files, and which are their translation files, told apart by their names.

`lupus.es.yaml` is a translation of `lupus.yaml` if that exists, else a rule file of its own. Costs one directory scan.
"""

import contextlib
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from decision_aid.model.languages import has_tag_form

RULE_FILE_SUFFIX = ".yaml"


@dataclass(frozen=True, slots=True)
class FolderListing:
    """The rule files of a folder by name, each with its translation files by language; and files to warn about.

    `unusable` names are not UTF-8, so no URL can hold them; `overlooked` files end with `.yml` or `.YAML`, for example.
    """

    rule_files: Mapping[str, Mapping[str, Path]]
    unusable: tuple[str, ...] = ()
    overlooked: tuple[str, ...] = ()


def list_rule_files(folder: Path) -> FolderListing:
    """List a folder as it is now; OSError where it can't be read."""
    names: list[str] = []
    unusable: list[str] = []
    overlooked: list[str] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if _is_overlooked(entry.name):
                overlooked.append(entry.name.encode(errors="replace").decode())
            if entry.name.endswith(RULE_FILE_SUFFIX) and not entry.name.startswith(".") and _is_file(entry):
                (names if _is_text(entry.name) else unusable).append(entry.name.removesuffix(RULE_FILE_SUFFIX))
    return FolderListing(_by_original(folder, sorted(names)), tuple(sorted(unusable)), tuple(sorted(overlooked)))


def _by_original(folder: Path, names: list[str]) -> dict[str, dict[str, Path]]:
    known, found = set(names), {name: dict[str, Path]() for name in names}
    for name in names:
        original, _, language = name.rpartition(".")
        if original in known and has_tag_form(language):
            del found[name]
            if original in found:
                found[original][language] = folder / f"{name}{RULE_FILE_SUFFIX}"
    return found


def _is_file(entry: "os.DirEntry[str]") -> bool:
    with contextlib.suppress(OSError):  # a symbolic link to itself
        return entry.is_file()
    return False


def _is_text(name: str) -> bool:
    """Whether a name is valid UTF-8: names from an archive made on another system may not be."""
    with contextlib.suppress(UnicodeEncodeError):
        return bool(name.encode())
    return False


def translation_files(path: Path) -> Mapping[str, Path]:
    """The translation files of one rule file by language; none where its folder can't be read."""
    with contextlib.suppress(OSError):
        return list_rule_files(path.parent).rule_files.get(path.stem, {})
    return {}


def _is_overlooked(name: str) -> bool:
    """Whether a file looks like a rule file but has an ending that is not served (`knee.yml`)."""
    stem, _dot, ending = name.rpartition(".")
    return bool(stem.strip(".")) and ending != "yaml" and ending.lower() in {"yaml", "yml"}


def original_of(path: Path) -> Path | None:
    """The rule file that a translation file belongs to; None for a rule file."""
    name, _, language = path.stem.rpartition(".")
    original = path.with_name(f"{name}{RULE_FILE_SUFFIX}")
    return original if name and has_tag_form(language) and original.is_file() else None
