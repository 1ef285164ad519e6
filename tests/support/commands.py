"""The command line, run in this process: its exit code, its output and the files it wrote."""

from pathlib import Path

from click.testing import CliRunner, Result

from decision_aid.cli import main


def run(*words: object) -> Result:
    """What a command prints and ends with."""
    return CliRunner().invoke(main, [str(word) for word in words])


def written(folder: Path, text: str, name: str = "small.yaml") -> Path:
    """A file with that text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path
