"""Find the data folders that ship with decision-aid (`templates`, `rules`).

A wheel holds them inside the package; in a source tree they are next to it.
"""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def resource_folder(name: str, package: Path = PACKAGE) -> Path:
    """The path of that folder; FileNotFoundError if the installation is incomplete."""
    for folder in (package / name, package.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"no folder {name!r} in {package} or beside it: install decision-aid again")
