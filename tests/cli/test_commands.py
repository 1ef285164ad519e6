"""The commands, run as a person would run them."""

import json
import os
import socket
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from decision_aid.cli.serve import url_of
from tests.support.aids import SMALL, small
from tests.support.commands import run, written

KIND_LINE = SMALL.splitlines().index("    kind: number") + 1


def test_check_says_nothing_of_a_good_file(tmp_path: Path) -> None:
    result = run("check", written(tmp_path, SMALL))

    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "no errors, no warnings\n")


def test_check_names_file_line_column_and_check(tmp_path: Path) -> None:
    path = written(tmp_path, small(("    kind: number", "    kind: numbre")))

    result = run("check", path)

    assert result.exit_code == 1
    assert result.output.startswith(f"{path}:{KIND_LINE}:11: error: 'numbre' is not a kind")
    assert result.stdout.endswith("[kind]\n")
    assert result.stderr == "1 error, no warnings\n"


def test_check_as_json_lists_the_same(tmp_path: Path) -> None:
    path = written(tmp_path, small(("    kind: number", "    kind: numbre")))

    result = run("check", path, "--format", "json")

    assert result.exit_code == 1
    (problem,) = json.loads(result.output)
    assert problem.pop("message").startswith("'numbre'")
    assert problem == {"path": str(path), "line": KIND_LINE, "column": 11, "level": "error", "check": "kind"}


def test_check_shows_its_findings_on_the_lines_of_a_pull_request(tmp_path: Path) -> None:
    text = small(("    kind: number", "    kind: numbre")).replace("title: ", "titel: ", 1)
    path = written(tmp_path, text, "100%, of: them.yaml")

    result = run("check", path, "--format", "github")

    shown = f"{tmp_path.as_posix()}/100%25%2C of%3A them.yaml"
    assert result.exit_code == 1
    assert f"::error file={shown},line={KIND_LINE},col=11,title=kind::'numbre' is not a kind" in result.stdout
    assert all(line.startswith(f"::error file={shown},line=") for line in result.stdout.splitlines())


def test_a_message_with_signs_of_its_own_stays_one_annotation(tmp_path: Path) -> None:
    path = written(tmp_path, small(("    kind: number", '    kind: "50% a,b:c\\r\\nd"')))

    lines = run("check", path, "--format", "github").stdout.splitlines()

    (line,) = (line for line in lines if ",title=kind::" in line)
    assert "::'50%25 a,b:c%0D%0Ad' is not a kind" in line
    assert all(line.startswith("::error file=") for line in lines)


def test_warnings_alone_end_well(tmp_path: Path) -> None:
    without = small(
        (
            "  - {option: exercises, outcome: ache, not_known: The trial did not ask., because: not reported}\n",
            "",
        )
    )
    result = run("check", written(tmp_path, without))

    assert result.exit_code == 0
    assert "warning" in result.output


def test_summary_as_json_has_what_other_programs_need(tmp_path: Path) -> None:
    answers = written(tmp_path, "duration: long\ntried: [heat, rest]\nage: 40\nease-matters: a lot\n", "answers.yaml")

    result = run("summary", written(tmp_path, SMALL), "--answers", answers, "--format", "json")

    assert result.exit_code == 0
    made = json.loads(result.output)
    assert made["notice"] == "Information to talk about, not advice."
    assert [option["id"] for option in made["options"]] == ["wait", "exercises"]
    assert [row["outcome"] for row in made["rows"]] == ["ease", "ache", "time"]
    wait, exercises = made["rows"][0]["cells"]
    assert (wait["shown"], wait["gap"]["reason"]) == ([], "No study has looked at this")
    assert [one["id"] for one in exercises["shown"]] == ["exercises.ease", "exercises.ease.2"]
    assert exercises["shown"][0]["figures"] == [
        "About 80 of 100 people moved with ease over 6 months; about 20 of 100 did not. Counted: 32 of 40 people."
    ]
    assert exercises["shown"][0]["certainty"] == "low"
    assert made["left_out"] == []
    assert made["sources"][0] == {
        "id": "alpha",
        "number": 1,
        "citation": "Alpha 2020",
        "link": "https://example.org/a",
    }


def test_summary_as_text_says_why(tmp_path: Path) -> None:
    answers = written(tmp_path, "duration: short\n", "answers.yaml")

    result = run("summary", written(tmp_path, SMALL), "--answers", answers)

    assert result.exit_code == 0
    assert "exercises.ease: Left out because you answered “Less than a month”" in result.output
    assert "Not known: No study has followed people who wait." in result.output


def test_a_file_in_german_is_told_in_german_without_being_asked(tmp_path: Path) -> None:
    german = written(tmp_path, small(("language: en", "language: de")))
    told = run("summary", german, "--answers", written(tmp_path, "{}", "answers.yaml")).output

    assert "Informationen für das Gespräch, kein Rat." in told
    assert "Keine Angabe" in run("fhir", german).output


@pytest.mark.parametrize("nothing", ["", "# nothing\n", "{}"])
def test_no_answers_make_a_summary_too(tmp_path: Path, nothing: str) -> None:
    result = run("summary", written(tmp_path, SMALL), "--answers", written(tmp_path, nothing, "answers.yaml"))

    assert result.exit_code == 0
    assert "May apply" in result.output


@pytest.mark.parametrize(
    ("answers", "line", "word"),
    [
        ("duration: long\nage: old\n", 2, "whole number"),
        ("duraton: long\n", 1, "Did you mean 'duration'"),
        ("duration: for ever\n", 1, "'for ever' is not one of the choices. Known names: long, short, unsure."),
        ("duration: shrot\n", 1, "Did you mean 'short'?"),
        ("ease-matters: much\n", 1, "Known names: a lot, not much, not sure, some."),
        ("- long\n", 1, "question: answer"),
        ("duration: long: short\n", 1, "colon"),
        ("age: {at_least: 50}\n", 1, "'age': An answer has no list or names within it."),
        ("duration:\n  - [long]\n", 2, "'duration': An answer has no list"),
        ("age:\n  - 40\n  - {x: y}\n", 3, "'age': An answer has no list"),
        ("clinician:\n  age: {x: y}\n", 2, "'age': An answer has no list"),
    ],
)
def test_a_wrong_answer_is_told_with_its_line(tmp_path: Path, answers: str, line: int, word: str) -> None:
    path = written(tmp_path, answers, "answers.yaml")

    result = run("summary", written(tmp_path, SMALL), "--answers", path)

    assert result.exit_code == 1
    assert f"{path}:{line}:" in result.output
    assert word in result.output


def test_a_clinician_without_answers_is_no_problem(tmp_path: Path) -> None:
    said = [
        run("summary", written(tmp_path, SMALL), "--answers", written(tmp_path, f"{nobody}\nage: 40\n", "answers.yaml"))
        for nobody in ("clinician:", "clinician: {}", "")
    ]

    assert [one.exit_code for one in said] == [0, 0, 0]
    assert said[0].output == said[1].output == said[2].output


def test_a_broken_file_has_no_summary(tmp_path: Path) -> None:
    broken = written(tmp_path, small(("    kind: number", "    kind: numbre")))

    result = run("summary", broken, "--answers", written(tmp_path, "", "answers.yaml"))

    assert result.exit_code == 1
    assert "[kind]" in result.output


def test_new_writes_a_file_that_passes_and_never_writes_over_one(tmp_path: Path) -> None:
    path = tmp_path / "mine" / "first.yaml"

    assert run("new", path).exit_code == 0
    assert (run("check", path).exit_code, run("check", path).stdout) == (0, "")
    path.write_text("mine", encoding="utf-8")
    assert run("new", path).exit_code != 0
    assert path.read_text(encoding="utf-8") == "mine"


def test_serve_says_when_its_port_is_taken(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        result = run("serve", tmp_path, "--port", port)
        by_make = run("serve", tmp_path, "--port", port, "--told-as", "make run PORT=")

    assert result.exit_code == 1
    assert "can't be used" in result.output
    assert f"Try --port {port + 1}." in result.output
    assert f"Try make run PORT={port + 1}." in by_make.output


@pytest.mark.parametrize("words", [("check",), ("flow",), ("diff", "small.yaml")])
def test_a_pipe_that_nobody_writes_is_refused_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, SMALL)
    os.mkfifo("small.es.yaml")

    refused = run(*words, "small.es.yaml")

    assert refused.exit_code == 2
    assert "File 'small.es.yaml' is no ordinary file." in refused.output


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("check", "aids"), "'aids' is a folder. Give the files in it: aids/*.yaml"),
        (("flow", "aids"), "'aids' is a folder. Give a file in it."),
        (("due", "aids/small.yaml"), "'aids/small.yaml' is a file. Give the folder that it is in: aids"),
        (("serve", "small.yaml"), "'small.yaml' is a file. Give the folder that it is in: ."),
        (("due", "nowhere"), "Path 'nowhere' does not exist."),
        (("check", "nowhere.yaml"), "Path 'nowhere.yaml' does not exist."),
    ],
)
def test_a_folder_for_a_file_and_a_file_for_a_folder_are_refused_with_what_to_give(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "aids").mkdir()
    written(tmp_path, SMALL)
    written(tmp_path / "aids", SMALL)

    refused = run(*words)

    assert refused.exit_code == 2
    assert refused.output.endswith(f"{told}\n")


def test_a_pipe_beside_the_file_is_told_at_once(tmp_path: Path) -> None:
    file = written(tmp_path, SMALL)
    for name in ("small.es.yaml", "withdrawn.csv"):
        os.mkfifo(tmp_path / name)

    translated = run("translate", file, "es")

    assert translated.exit_code == 1
    assert translated.output == f"Error: {tmp_path / 'small.es.yaml'}: Is no ordinary file.\n"
    assert run("check", file).exit_code == 0


def test_a_pipe_of_the_shell_is_read(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    with open(reading, "rb"):
        with open(writing, "w") as pipe:
            pipe.write("{}")
        shown = run("summary", written(tmp_path, SMALL), "--answers", f"/dev/fd/{reading}")

    assert shown.exit_code == 0


@pytest.mark.parametrize("words", [(), ("--code", "ABCD", "--answers", "small.yaml"), ("--code", "")])
def test_a_summary_takes_the_answers_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    refused = run("summary", written(tmp_path, SMALL), *words)

    assert refused.exit_code == 2
    assert "Give the answers with one of the two, --answers or --code." in refused.output


@pytest.mark.parametrize(
    ("host", "told"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000"),
        ("::1", "http://[::1]:8000"),
        ("::", "http://[::]:8000"),
    ],
)
def test_serve_says_an_address_that_a_browser_opens(host: str, told: str) -> None:
    assert url_of(host, 8000) == told
    assert urlsplit(told).hostname == host


@pytest.mark.parametrize(
    ("host", "told"),
    [
        ("192.0.2.1", "The host 192.0.2.1 can't be used: "),
        ("ä..b", "“ä..b” is no name of a host. "),
    ],
)
def test_serve_says_when_its_host_is_wrong(tmp_path: Path, host: str, told: str) -> None:
    result = run("serve", tmp_path, "--host", host)

    assert result.exit_code == 1
    assert told in result.output
    assert result.output.endswith("Give --host an address of this computer, such as 127.0.0.1.\n")
