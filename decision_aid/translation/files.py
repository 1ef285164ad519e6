"""Which files of a folder are rule files, and which are their translation files, told apart by their names.

`lupus.es.yaml` is a translation of `lupus.yaml` if that exists, else a rule file of its own. Costs one directory scan.
"""

import contextlib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import filterfalse
from pathlib import Path

from decision_aid.model.languages import has_tag_form

RULE_FILE_SUFFIX = ".yaml"
PRIVATE_FOLDER = ".decision-aid"
NO_ADDRESS = "The name of the file %s is not UTF-8, so it has no address and is not served. Rename it."
NOT_SERVED = "%s is not served: %s."
LIKE_A_RULE_FILE = re.compile(r"(.+)\.ya?ml(\.txt)?", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class FolderListing:
    """The rule files of a folder by name, each with its translation files by language; and files to warn about.

    `unusable` names are not UTF-8, so no URL can hold them. `overlooked` are almost rule files: `knee.yml`, or
    `knee.yaml.txt` from an editor that adds an ending, or a link to nowhere or to what is no rule file. `hidden`
    begin with a dot, as those of other programs do.
    """

    rule_files: Mapping[str, Mapping[str, Path]]
    unusable: tuple[str, ...] = ()
    overlooked: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()


def list_rule_files(folder: Path) -> FolderListing:
    """List a folder as it is now; OSError where it can't be read."""
    served: list[str] = []
    overlooked: list[str] = []
    hidden: list[str] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(RULE_FILE_SUFFIX) and not entry.name.startswith(".") and _is_file(entry):
                served.append(entry.name.removesuffix(RULE_FILE_SUFFIX))
            elif LIKE_A_RULE_FILE.fullmatch(entry.name):
                (hidden if entry.name.startswith(".") else overlooked).append(_printable_name(entry.name))
    names, unusable = filter(_is_text, served), filterfalse(_is_text, served)
    return FolderListing(
        _by_original(folder, sorted(names)), *(tuple(sorted(one)) for one in (unusable, overlooked, hidden))
    )


def not_served(folder: Path, listing: FolderListing) -> Iterator[str]:
    """A sentence for each file that is meant to be served, it seems, and is not."""
    yield from (NO_ADDRESS % ascii(name) for name in listing.unusable)
    yield from (NOT_SERVED % (folder / name, why_overlooked(folder / name)) for name in listing.overlooked)


def why_overlooked(path: Path) -> str:
    """Why a file that looks like a rule file is not served."""
    if not path.name.endswith(RULE_FILE_SUFFIX):
        return "it must be a file whose name ends in .yaml"
    if path.is_symlink() and not os.path.exists(path):
        return "the link leads nowhere"
    return "it is no ordinary file" if not path.is_file() else "the link leads to a file that is no rule file"


def is_linked_amiss(path: Path) -> bool:
    """Whether it is a link to a file that does not look like a rule file, such as a key or a list of passwords.

    Whoever may push to the folder's git can put one there, and what is wrong with a file is told with words of it.
    """
    if not path.is_symlink():
        return False
    target = Path(os.path.realpath(path))
    return target.suffix != RULE_FILE_SUFFIX or PRIVATE_FOLDER in target.parts


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
        return entry.is_file() and not is_linked_amiss(Path(entry.path))
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


def _printable_name(name: str) -> str:
    """A name as it can be shown, with a question mark for each byte that is no text."""
    return name.encode(errors="replace").decode()


def original_of(path: Path) -> Path | None:
    """The rule file that a translation file belongs to; None for a rule file."""
    name, _, language = path.stem.rpartition(".")
    original = path.with_name(f"{name}{RULE_FILE_SUFFIX}")
    return original if name and has_tag_form(language) and original.is_file() else None
