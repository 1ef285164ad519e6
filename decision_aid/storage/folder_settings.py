"""What whoever keeps a folder decides for all of its aids: `decision-aid.toml` beside them, and the hospital's logo."""

import contextlib
import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path, PurePath
from typing import Any

from decision_aid.model.hospital import COLOUR, LEAST_CONTRAST, NO_HOSPITAL, Hospital, lowest_contrast
from decision_aid.model.printable_letters import unprintable_letters
from decision_aid.storage.file_errors import explanation
from decision_aid.storage.files import read_rule_bytes

FILE = "decision-aid.toml"
HEAD = "# Written by “Settings” on the pages for authors; it can be changed here too.\n"
MOST_SIGNATURES = 20
LONGEST = {"name": 100, "address": 200, "phone": 40, "notice": 600}  # letters
LOGOS = {"logo.png": b"\x89PNG\r\n\x1a\n", "logo.jpg": b"\xff\xd8\xff"}  # the names, and how such files begin
LARGEST_LOGO = 100_000  # bytes: it is on each page and in each PDF
NOT_READ = f"The file {FILE} can't be used: %s"
NO_COUNT = f"“signatures” must be a whole number from 1 to {MOST_SIGNATURES}."
TEXTS = tuple(one.name for one in fields(Hospital) if one.name != "logo")
UNKNOWN = f"it may have “signatures” under [review], and {', '.join(TEXTS)} under [hospital], and nothing else."
NO_TEXT = "“%s” must be a text of at most %s letters."
NO_FONT = "“%s” has letters that papers can't show: %s."
NO_COLOUR = "“colour” must be six digits or letters from a to f after #, such as #1f4f7a."
PALE = f"This colour is too pale to read: its contrast is %.1f to 1, and has to be {LEAST_CONTRAST} to 1. Darken it."


@dataclass(frozen=True, slots=True)
class FolderSettings:
    """The settings, and why they can't be read, in a sentence; "" where they can.

    `signatures` is how many authors must have reviewed a text before anybody may approve it.
    """

    signatures: int = 1
    hospital: Hospital = NO_HOSPITAL
    fault: str = ""


def load_settings(folder: Path) -> FolderSettings:
    """The settings of a folder; without a file of them, what they are unless somebody decides otherwise."""
    found = _load(folder)
    return replace(found, hospital=replace(found.hospital, logo=_load_logo(folder)))


def files_of(settings: FolderSettings) -> Mapping[PurePath, bytes | None]:
    """The files of the settings with the logo, by name; None for one that they do not have."""
    said = {name: text for name in TEXTS if (text := getattr(settings.hospital, name))}
    text = HEAD + _table("review", {"signatures": settings.signatures}) + (_table("hospital", said) if said else "")
    logo = settings.hospital.logo
    logos = {PurePath(name): logo if logo.startswith(start) else None for name, start in LOGOS.items()}
    return {PurePath(FILE): text.encode(), **logos}


def is_logo(content: bytes) -> bool:
    """Whether that can be a logo, by its size and by how it begins."""
    return len(content) <= LARGEST_LOGO and content.startswith(tuple(LOGOS.values()))


def why_unfit(hospital: Hospital) -> Mapping[str, str]:
    """What is wrong with what is said of a hospital, by the key; nothing where it can be shown."""
    wrong = {
        name: NO_TEXT % (name, most) for name, most in LONGEST.items() if not _is_text(getattr(hospital, name), most)
    }
    if hospital.colour and not COLOUR.fullmatch(hospital.colour):
        wrong["colour"] = NO_COLOUR
    elif hospital.colour and lowest_contrast(hospital.colour) < LEAST_CONTRAST:
        wrong["colour"] = PALE % lowest_contrast(hospital.colour)
    for name in LONGEST:
        if letters := unprintable_letters(getattr(hospital, name)):
            wrong[name] = NO_FONT % (name, " ".join(letters))
    return wrong


def _load(folder: Path) -> FolderSettings:
    try:
        found = tomllib.loads(read_rule_bytes(folder / FILE).decode())
    except FileNotFoundError:
        return FolderSettings()
    except OSError as error:
        return FolderSettings(fault=NOT_READ % explanation(error))
    except ValueError as error:  # no TOML, or no UTF-8
        return FolderSettings(fault=NOT_READ % f"{error}.")
    return _settings(found)


def _settings(found: dict[str, Any]) -> FolderSettings:
    review, said = found.get("review", {}), found.get("hospital", {})
    known = set(found) <= {"review", "hospital"} and isinstance(review, dict) and isinstance(said, dict)
    if not known or not set(review) <= {"signatures"} or not set(said) <= set(TEXTS):
        return FolderSettings(fault=NOT_READ % UNKNOWN)
    count = review.get("signatures", 1)
    if type(count) is not int or not 1 <= count <= MOST_SIGNATURES:
        return FolderSettings(fault=NOT_READ % NO_COUNT)
    if no_text := next((name for name, text in said.items() if not isinstance(text, str)), ""):
        return FolderSettings(fault=NOT_READ % NO_TEXT % (no_text, LONGEST.get(no_text, 7)))
    hospital = Hospital(**said)
    wrong = next(iter(why_unfit(hospital).values()), "")
    return FolderSettings(fault=NOT_READ % wrong) if wrong else FolderSettings(count, hospital)


def _load_logo(folder: Path) -> bytes:
    """The content of the logo; none where it is not there, can't be read, or is none."""
    for name, start in LOGOS.items():
        with contextlib.suppress(OSError):
            content = read_rule_bytes(folder / name)
            if content.startswith(start) and is_logo(content):
                return content
    return b""


def _is_text(text: str, most: int) -> bool:
    return len(text) <= most and (not text or text.isprintable())


def _table(name: str, values: Mapping[str, object]) -> str:
    """A table of TOML, whose strings are those of JSON where all letters can be printed."""
    lines = (f"{key} = {json.dumps(value, ensure_ascii=False)}\n" for key, value in values.items())
    return f"\n[{name}]\n" + "".join(lines)
