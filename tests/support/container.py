"""A Containerfile run without a container engine: its steps in a folder that stands for the root of the image.

What only an engine can do stays untried: the base image, the user, the volume and the read-only file system.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

OF_THE_IMAGE = re.compile(r"(?<![\w.])/(?=(?:source|build|wheel|opt|aids)\b)")


@dataclass(frozen=True)
class Step:
    """One instruction and what follows it; `stage` counts the FROM lines before it, from 1."""

    stage: int
    word: str
    rest: str


def steps(text: str) -> Iterator[Step]:
    """The instructions of a Containerfile, each on one line."""
    stage = 0
    for line in re.sub(r"\\\n", " ", text).splitlines():
        word, _, rest = line.partition(" ")
        if word and not word.startswith("#"):
            stage += word == "FROM"
            yield Step(stage, word, rest.strip())


def inside(root: Path, text: str) -> str:
    """The text with the paths of the image below that folder."""
    return OF_THE_IMAGE.sub(f"{root}/", text)


def build(steps: list[Step], context: Path, root: Path) -> None:
    """Run the first stage's steps; AssertionError with what was printed where one fails."""
    at = root
    for step in (step for step in steps if step.stage == 1):
        if step.word == "WORKDIR":
            at = Path(inside(root, step.rest))
            at.mkdir(parents=True)
        elif step.word == "COPY":
            *sources, target = step.rest.split()
            for source in sources:
                _copy(context / source, at / source if target == "./" else at / target)
        elif step.word == "RUN":
            _run(inside(root, step.rest), at)


def command(steps: list[Step], word: str, root: Path) -> list[str]:
    """The command of an instruction that is written as a list, with the paths below that folder."""
    (found,) = (step.rest for step in steps if step.word == word)
    return [inside(root, part) for part in json.loads(found[found.index("[") :])]


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
    else:
        shutil.copy(source, target)


def _run(line: str, at: Path) -> None:
    """Run a line, but with pip's cache, which an image does without: what was fetched once is not fetched again."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["sh", "-e", "-c", line.replace(" --no-cache-dir", "")],
        cwd=at,
        env={**os.environ, "PATH": path},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert done.returncode == 0, done.stdout
