"""What whoever keeps a folder decides for all of its aids: `decision-aid.toml` beside them."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from decision_aid.storage.file_errors import explanation
from decision_aid.storage.files import read_rule_bytes

FILE = "decision-aid.toml"
MOST_SIGNATURES = 20
NOT_READ = f"The file {FILE} can't be used: %s"
NO_COUNT = f"“signatures” must be a whole number from 1 to {MOST_SIGNATURES}."
UNKNOWN = "it may have “signatures” under [review], and nothing else."


@dataclass(frozen=True, slots=True)
class FolderSettings:
    """The settings, and why they can't be read, in a sentence; "" where they can.

    `signatures` is how many authors must have reviewed a text before anybody may approve it.
    """

    signatures: int = 1
    fault: str = ""


def load_settings(folder: Path) -> FolderSettings:
    """The settings of a folder; without a file of them, what they are unless somebody decides otherwise."""
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
    review = found.get("review", {})
    known = set(found) <= {"review"} and isinstance(review, dict) and set(review) <= {"signatures"}
    count = review.get("signatures", 1) if known else 1
    if not known:
        return FolderSettings(fault=NOT_READ % UNKNOWN)
    if type(count) is not int or not 1 <= count <= MOST_SIGNATURES:
        return FolderSettings(fault=NOT_READ % NO_COUNT)
    return FolderSettings(count)
