"""The modules that are mutated, the quick tests of each, and the mutants that mean the same as the original."""

from pathlib import Path

from tests.house import PACKAGE, ROOT

EQUIVALENT = Path(__file__).with_name("equivalent.txt")
SMALL_ALONE = ["-k", "not lupus"]  # the shipped aid takes most of the time, and finds nothing more
QUICK_TESTS: dict[str, list[str]] = {
    "conditions": ["tests/test_conditions.py", "tests/test_walk.py"],
    "walk": ["tests/test_walk.py", "tests/test_voices.py"],
    "truths": ["tests/test_truths.py", "tests/test_walk.py", *SMALL_ALONE],
    "voices": ["tests/test_voices.py"],
    "answers": ["tests/test_answers.py"],
    "frequencies": ["tests/test_frequencies.py"],
    "summarising": ["tests/test_summarising.py", "tests/test_voices.py"],
    "code": ["tests/test_code.py", *SMALL_ALONE],
}


def source_of(module: str) -> str:
    """The source text of an engine module."""
    return (ROOT / PACKAGE / f"{module}.py").read_text(encoding="utf-8")


def equivalent() -> dict[str, str]:
    """For each mutant named in the file, by its name, why it means the same; the reason stands indented below."""
    reasons: dict[str, str] = {}
    name = ""
    for line in EQUIVALENT.read_text(encoding="utf-8").splitlines():
        if line.startswith(" "):
            reasons[name] = f"{reasons[name]} {line.strip()}".strip()
        elif line and not line.startswith("#"):
            name = line
            reasons[name] = ""
    return reasons
