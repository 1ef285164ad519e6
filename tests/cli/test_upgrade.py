"""`decision-aid upgrade` brings a rule file to the newest form: one line is written, and nobody sees anything else."""

from pathlib import Path

import pytest

from decision_aid.consultation.summarise import summarise
from decision_aid.rule_file.reading import read_rule_file
from tests.support.aids import RULE_FILES, SMALL, TODAY
from tests.support.commands import run, written


@pytest.mark.parametrize(
    "before", ["", "# A comment above.\n\n", "format: 1  # the first\n", "\ufeff", "\ufeff# Above.\n"]
)
def test_one_line_is_written_and_every_other_byte_stays(tmp_path: Path, before: str) -> None:
    file = written(tmp_path, before + SMALL)
    done = run("upgrade", file)
    assert (done.exit_code, done.output) == (0, f"{file} now has form 2. People see what they saw before.\n")
    after = file.read_text(encoding="utf-8")
    assert "format: 2" in after
    assert after.replace("format: 2\n", "").replace("format: 2 ", "format: 1 ") == before + SMALL


def test_lines_end_as_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "small.yaml"
    file.write_bytes(SMALL.replace("\n", "\r\n").encode())
    run("upgrade", file)
    assert file.read_bytes() == b"format: 2\r\n" + SMALL.replace("\n", "\r\n").encode()


def test_a_file_of_the_newest_form_is_left_alone(tmp_path: Path) -> None:
    file = written(tmp_path, f"format: 2\n{SMALL}")
    assert run("upgrade", file).output == f"{file} has form 2 already; nothing was changed.\n"
    assert file.read_text(encoding="utf-8") == f"format: 2\n{SMALL}"


def test_a_file_with_an_error_is_left_alone(tmp_path: Path) -> None:
    spoiled = SMALL.replace("status: draft", "status: finished")
    file = written(tmp_path, spoiled)
    done = run("upgrade", file)
    assert (done.exit_code, "status" in done.output) == (1, True)
    assert file.read_text(encoding="utf-8") == spoiled


@pytest.mark.parametrize("path", [path for path in RULE_FILES if path.stem.count(".") == 0], ids=lambda path: path.name)
def test_people_see_the_same_after_it(tmp_path: Path, path: Path) -> None:
    file = written(tmp_path, path.read_text(encoding="utf-8"))
    run("upgrade", file)
    before, after = (read_rule_file(one.read_bytes())[0] for one in (path, file))
    assert before
    assert after
    shown = [
        [(row.outcome.id, [(piece.text, piece.figure, piece.certainty) for cell in row.cells for piece in cell.pieces])
         for row in summarise(aid, {}, today=TODAY).rows]
        for aid in (before, after)
    ]  # fmt: skip
    assert shown[0] == shown[1]
