"""Commands, options, files and links that README and docs name are there, and the tutorial works as it stands."""

import os
import pkgutil
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest

import decision_aid
from decision_aid.cli import main
from tests.support.house import ROOT
from tests.support.serving import end, fetch, free_port, wait_for

DOCUMENTS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
TEXTS = {path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8") for path in DOCUMENTS}
TUTORIAL = (ROOT / "docs" / "tutorial.md").read_text(encoding="utf-8")


def named(words: list[str]) -> click.Command:
    """The command that these words begin with; KeyError where there is none of that name."""
    command: click.Command = main
    while isinstance(command, click.Group):
        context = click.Context(command)
        found = command.get_command(context, words[0])
        if found is None:
            raise KeyError(words[0])
        command, words = found, words[1:]
    return command


def lines_of_commands(text: str) -> list[str]:
    """Each `decision-aid …` of a text, in a block or within a sentence, without what stands in the shell's comment."""
    inline = re.findall(r"`(decision-aid [a-z][^`]*)`", text)
    blocks = re.findall(r"^(?:/\S+/)?(decision-aid [a-z].*)$", text, re.MULTILINE)
    return [re.split(r"  #| && ", line)[0] for line in (*inline, *blocks)]


def test_each_command_and_option_that_is_documented_exists() -> None:
    wrong = []
    for name, text in TEXTS.items():
        for line in lines_of_commands(text):
            words = re.sub(r"[\[\]\\]", " ", line).split()[1:]
            try:
                options = {one for param in named(words).params for one in param.opts} | {"--help", "--version"}
            except (KeyError, IndexError):
                wrong.append(f"{name}: {line}")
            else:
                wrong += [
                    f"{name}: {line}: {word}" for word in words if word[:1] == "-" and word.split("=")[0] not in options
                ]

    assert wrong == []


def test_each_target_of_make_that_is_documented_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    documented = {target for text in TEXTS.values() for target in re.findall(r"[`\n]make ([a-z]+)[ `\n]", text)}

    assert documented > {"run", "check", "test"}
    assert documented - targets == set()


def test_each_link_leads_to_a_file() -> None:
    broken = [
        f"{name}: {link}"
        for name, text in TEXTS.items()
        for link in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text)
        if not (ROOT / name).parent.joinpath(link).exists()
    ]

    assert broken == []


def test_each_file_that_a_document_names_exists() -> None:
    roots = (ROOT, ROOT / "decision_aid")
    missing = [
        f"{name}: {path}"
        for name in ("docs/architecture.md", "CONTRIBUTING.md")
        for path in re.findall(r"`((?:[a-z_]+/)+[a-z_]+\.[a-z]+)`", TEXTS[name])
        if "your_check" not in path and not any((root / path).exists() for root in roots)
    ]

    assert missing == []


def test_each_dotted_name_of_the_package_that_a_document_names_exists() -> None:
    parts = "|".join(found.name for found in pkgutil.iter_modules(decision_aid.__path__))
    pattern = re.compile(rf"\bdecision_aid\.\w[\w.:]*\w|(?<=`)(?:{parts})\.(?!py`)\w[\w.]*\w")
    named = [(name, found) for name, text in TEXTS.items() for found in pattern.findall(text)]

    missing = []
    for name, dotted in named:
        try:
            pkgutil.resolve_name(f"decision_aid.{dotted.replace(':', '.').removeprefix('decision_aid.')}")
        except (AttributeError, ImportError):
            missing.append(f"{name}: {dotted}")

    assert ("README.md", "decision_aid.web.wsgi.application") in named
    assert missing == []


@pytest.fixture
def shell_environment(tmp_path: Path) -> dict[str, str]:
    """A path on which `decision-aid` is the program of this tree."""
    program = tmp_path / "bin" / "decision-aid"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m decision_aid.cli "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return {**os.environ, "PATH": f"{program.parent}{os.pathsep}{os.environ['PATH']}"}


def test_the_tutorial_works_from_its_first_line_to_its_last(tmp_path: Path, shell_environment: dict[str, str]) -> None:
    (answers,) = re.findall(r"```yaml\n(distance: .*?)```", TUTORIAL, re.DOTALL)
    (tmp_path / "answers.yaml").write_text(answers, encoding="utf-8")
    blocks = [line for block in re.findall(r"```sh\n(.*?)```", TUTORIAL, re.DOTALL) for line in block.splitlines()]
    done = {
        line: subprocess.run(["sh", "-c", line], cwd=tmp_path, env=shell_environment, capture_output=True, text=True)
        for line in blocks
        if " serve " not in line
    }

    assert {line: run.stderr for line, run in done.items() if run.returncode} == {}
    assert (tmp_path / "trip.pdf").read_bytes().startswith(b"%PDF")
    assert "Go by bus" in done["decision-aid summary aids/trip.yaml --answers answers.yaml"].stdout


def test_the_mistake_of_the_tutorial_is_told_with_its_line(tmp_path: Path, shell_environment: dict[str, str]) -> None:
    subprocess.run(["decision-aid", "new", "trip.yaml"], cwd=tmp_path, env=shell_environment, check=True)
    aid = tmp_path / "trip.yaml"
    aid.write_text(aid.read_text(encoding="utf-8").replace("certainty:", "certainy:", 1), encoding="utf-8")
    said = subprocess.run(
        ["decision-aid", "check", "trip.yaml"], cwd=tmp_path, env=shell_environment, capture_output=True, text=True
    )

    assert said.returncode == 1
    assert "Did you mean 'certainty'?" in said.stdout + said.stderr


@pytest.mark.soak  # the tutorial works to its last line every day
def test_the_served_folder_of_the_tutorial_shows_its_aid(tmp_path: Path, shell_environment: dict[str, str]) -> None:
    subprocess.run(["decision-aid", "new", "aids/trip.yaml"], cwd=tmp_path, env=shell_environment, check=True)
    port, log = free_port(), tmp_path / "log"
    with log.open("wb") as out:
        command = ["decision-aid", "serve", "aids", "--port", str(port)]
        server = subprocess.Popen(command, cwd=tmp_path, env=shell_environment, stdout=out, stderr=out)
    try:
        wait_for(f"http://127.0.0.1:{port}/", server, log)
        assert "by bus or on foot" in fetch(f"http://127.0.0.1:{port}/trip/")[1]
    finally:
        end(server)
