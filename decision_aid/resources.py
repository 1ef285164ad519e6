"""The name of a folder that ships with the package comes in, the place where it lies goes out."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def shipped(name: str, package: Path = PACKAGE) -> Path:
    """The folder of that name: inside the package when it came from a wheel, beside it in a source tree."""
    for folder in (package / name, package.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"no folder {name!r} in {package} or beside it: install decision-aid again")
