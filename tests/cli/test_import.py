"""`decision-aid import` shows what citations would change in a rule file, and writes it when told to."""

from pathlib import Path

from decision_aid.resources import resource_folder
from tests.support.aids import SMALL
from tests.support.commands import run, written

RIS = "TY  - JOUR\nTI  - A trial\nAU  - Smith, Jo\nPY  - 2020\nDO  - 10.1000/x\nER  - \nTY  - JOUR\nAU  - Nobody\n"


def test_it_shows_the_lines_and_writes_nothing(tmp_path: Path) -> None:
    file, evidence = written(tmp_path, SMALL), written(tmp_path, RIS, "export.ris")
    shown = run("import", file, evidence)

    assert shown.exit_code == 0
    assert "citation: Smith J. A trial. 2020" in shown.stdout
    assert shown.stderr == "The record in line 7 has no title. It was left out.\n"
    assert shown.stdout.endswith(f"Nothing is written yet. Add --write to change {file}.\n")
    assert file.read_text(encoding="utf-8") == SMALL


def test_it_writes_and_says_what_is_still_missing(tmp_path: Path) -> None:
    file, evidence = written(tmp_path, SMALL), written(tmp_path, RIS, "export.ris")
    done = run("import", file, evidence, "--write")

    assert done.stdout.startswith(f"{file} is written.\n")
    assert "Source 'smith-2020' has no 'kind'" in done.stdout
    assert run("import", file, evidence).stdout == f"Nothing new: {file} stays as it is.\n"


def test_a_kind_for_all_leaves_no_error(tmp_path: Path) -> None:
    file, evidence = written(tmp_path, SMALL), written(tmp_path, RIS, "export.ris")

    assert run("import", file, evidence, "--kind", "trial", "--write").stdout == f"{file} is written.\n"


def test_what_cannot_be_read_is_told(tmp_path: Path) -> None:
    letter = written(tmp_path, "A letter", "letter.txt")
    done = run("import", written(tmp_path, SMALL), letter)

    assert done.exit_code == 1
    assert done.output.startswith(f"Error: {letter} is no file that can be taken in. These can: citations (RIS, ")
    assert "results (ClinicalTrials.gov JSON, RevMan .rm5 or CSV), and a sheet" in done.output


def test_the_sheet_of_another_aid_is_refused(tmp_path: Path) -> None:
    file, table = written(tmp_path, SMALL), tmp_path / "other.csv"
    run("sheet", resource_folder("rules") / "starter.yaml", "-o", table)
    done = run("import", file, table)

    assert (done.exit_code, done.output) == (1, "Error: This sheet is of another aid.\n")


def test_a_table_goes_out_and_its_changes_come_back(tmp_path: Path) -> None:
    file, table = written(tmp_path, SMALL), tmp_path / "meeting.csv"
    run("sheet", file, "-o", table)
    text = table.read_text(encoding="utf-8-sig")
    table.write_text(
        text.replace("Most people in the trial moved with ease.", "Most moved with ease."), encoding="utf-8"
    )
    shown = run("import", file, table)

    assert "Most moved with ease." in shown.stdout
    assert run("import", file, table, "--write").stdout == f"{file} is written.\n"
    assert file.read_text(encoding="utf-8") == SMALL.replace(
        "Most people in the trial moved with ease.", "Most moved with ease."
    )


def test_a_cell_with_a_sign_that_cannot_be_seen_is_told(tmp_path: Path) -> None:
    file, table = written(tmp_path, SMALL), tmp_path / "meeting.csv"
    run("sheet", file, "-o", table)
    table.write_text(table.read_text(encoding="utf-8-sig").replace("moved with ease.", "moved\x01."), encoding="utf-8")

    assert run("import", file, table).output.startswith("Error: A sign that can't be seen stands in: ")


def test_a_table_is_written_as_csv_or_xlsx_alone(tmp_path: Path) -> None:
    refused = run("sheet", written(tmp_path, SMALL), "-o", tmp_path / "meeting.ods")

    assert refused.exit_code == 1
    assert refused.output.endswith("meeting.ods has to end in .xlsx or .csv.\n")


GROUPS = ("--group", "Aspirin=exercises", "--group", "Control=wait")
RESULTS = (
    "Comparison Number,Outcome Number,Name,Data Type,Events 1,Total 1,Events 2,Total 2,Group Label 1,Group Label 2\n"
    "1,1,Deaths,DIC,93,1373,131,1395,Aspirin,Control\n1,1,MRC-1,,49,615,67,624,,\n"
)


def test_results_are_listed_and_taken_by_their_number(tmp_path: Path) -> None:
    file, evidence = written(tmp_path, f"format: 2\n{SMALL}"), written(tmp_path, RESULTS, "review.csv")
    listed = run("import", file, evidence)
    taken = run("import", file, evidence, "--take", 2, "--outcome", "ease", *GROUPS, "--write")

    assert "2. Deaths: MRC-1: Aspirin: 49 of 615; Control: 67 of 624\n" in listed.stdout
    assert listed.stdout.endswith("Nothing is taken yet. Name what to take: --take NUMBER --outcome ID\n")
    assert "has no 'certainty'" in taken.stdout
    assert "{option: exercises, people: 49, of: 615}" in file.read_text(encoding="utf-8")


def test_what_a_file_does_not_have_is_told(tmp_path: Path) -> None:
    file, evidence = written(tmp_path, f"format: 2\n{SMALL}"), written(tmp_path, RESULTS, "review.csv")
    wrong = [("--take", 9, "--outcome", "ease"), ("--take", 1), ("--take", 1, "--outcome", "ease", "--group", "A=b")]

    assert [run("import", file, evidence, *one).output for one in wrong] == [
        "Error: There is no result 9. Without --take, all are listed.\n",
        "Error: Name the outcome with --outcome: ease, ache or time.\n",
        "Error: There is no option 'b'. Write wait or exercises.\n",
    ]
