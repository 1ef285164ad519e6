"""Spoils rule files at random (fuzzing), the same way for the same number."""

import random
from collections.abc import Callable
from functools import cache
from pathlib import Path

from tests.support.aids import RULE_FILES, SMALL
from tests.support.marks import unmarked
from tests.support.yaml_slips import MENDED, STOPPING

Spoil = Callable[[random.Random, list[str]], None]

TOKENS = (
    *("{", "}", "[", "]", "- ", ": ", "? ", "&a ", "*a", "!!python/object/apply:os.system [id]", "!x ", "|", ">"),
    *("'", '"', "\\", "#", "%YAML 9.9", "---", "...", "<<: *a", "\t", "\x00", "\x85", "\u2028", "\ufeff", "\U0001f600"),
    *("9" * 400, "-1", "1e999", "0x10", "NaN", ".inf", "2026-99-99", "9999-12-31", "0000-00-00", "null", "~", "yes"),
    *("{{ 7 * 7 }}", "{% raw %}", "<script>", "../../etc/passwd", "javascript:alert(1)", "https://[", "%s %(x)s"),
    *("when", "any", "all", "chance", "per_100", "people", "of", "range", "sources", "not_known", "examples", "given"),
    *("[" * 300, "{a: " * 300, "- " * 300, "x" * 5000, "a: b, " * 500, "e\u0301" * 200, "\u202e", "\ud7ff", "²", "٣"),
)


@cache
def originals() -> tuple[tuple[str, ...], ...]:
    """What is spoiled: small aids, files that are wrong already, and the shipped ones."""
    tiny = [path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parent / "rules").glob("*.yaml"))]
    slips = [unmarked(text) for text in (*MENDED.values(), *STOPPING.values())]
    shipped = [path.read_text(encoding="utf-8") for path in RULE_FILES]
    return (SMALL, *tiny), tuple(slips), tuple(shipped)


def original(chance: random.Random) -> str:
    """A file before it is spoiled: mostly a small aid, which takes least time."""
    return chance.choice(chance.choices(originals(), (75, 10, 15))[0])


def spoiled(number: int) -> bytes:
    """The rule file of that number."""
    chance = random.Random(number)
    lines = original(chance).split("\n")
    for _ in range(chance.choice((1, 1, 1, 2, 3, 8))):
        chance.choice(SPOILS)(chance, lines)
    content = "\n".join(lines).encode("utf-8", "surrogatepass")
    return _bytes_spoiled(chance, content) if chance.random() < 0.1 else content


def _bytes_spoiled(chance: random.Random, content: bytes) -> bytes:
    changed = bytearray(content or b"x")
    for _ in range(chance.choice((1, 2, 20))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed[: chance.randrange(len(changed))] if chance.random() < 0.3 else changed)


def _drop(chance: random.Random, lines: list[str]) -> None:
    if len(lines) > 1:
        del lines[chance.randrange(len(lines))]


def _double(chance: random.Random, lines: list[str]) -> None:
    lines.insert(chance.randrange(len(lines)), chance.choice(lines))


def _move(chance: random.Random, lines: list[str]) -> None:
    lines.insert(chance.randrange(len(lines)), lines.pop(chance.randrange(len(lines))))


def _indent(chance: random.Random, lines: list[str]) -> None:
    at, deeper = chance.randrange(len(lines)), chance.choice(("  ", " ", "\t", "          "))
    lines[at] = deeper + lines[at] if chance.random() < 0.5 else lines[at].lstrip()


def _insert(chance: random.Random, lines: list[str]) -> None:
    at = chance.randrange(len(lines))
    place = chance.randrange(len(lines[at]) + 1)
    lines[at] = lines[at][:place] + chance.choice(TOKENS) + lines[at][place:]


def _replace_word(chance: random.Random, lines: list[str]) -> None:
    at = chance.randrange(len(lines))
    words = lines[at].split(" ")
    words[chance.randrange(len(words))] = chance.choice(TOKENS)
    lines[at] = " ".join(words)


def _swap_value(chance: random.Random, lines: list[str]) -> None:
    at, other = chance.randrange(len(lines)), chance.choice(lines)
    if ":" in lines[at] and ":" in other:
        lines[at] = lines[at].partition(":")[0] + ":" + other.partition(":")[2]


def _cut(chance: random.Random, lines: list[str]) -> None:
    at = chance.randrange(len(lines))
    lines[at] = lines[at][: chance.randrange(len(lines[at]) + 1)]


def _graft(chance: random.Random, lines: list[str]) -> None:
    other = original(chance).split("\n")
    at = chance.randrange(len(other))
    place = chance.randrange(len(lines))
    lines[place:place] = other[at : at + chance.randrange(1, 12)]


SPOILS: tuple[Spoil, ...] = (
    *(_drop, _double, _move, _indent, _cut, _graft),
    *(_insert, _insert, _replace_word, _replace_word, _swap_value, _swap_value),
)
