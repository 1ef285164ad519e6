"""The modules that are mutated, the quick tests of each, and the mutants that mean the same as the original."""

from pathlib import Path

from tests.support.house import PACKAGE, ROOT

EQUIVALENT = Path(__file__).with_name("equivalent.txt")
SMALL_ALONE = ["-k", "not (lupus or tonsils or breast)"]  # large aids take most of the time, and find nothing more
QUICK_TESTS: dict[str, list[str]] = {
    "model.conditions": ["tests/model/test_conditions.py", "tests/consultation/test_path.py"],
    "consultation.path": ["tests/consultation/test_path.py", "tests/consultation/test_voices.py"],
    "model.condition_table": ["tests/model/test_condition_table.py", "tests/consultation/test_path.py", *SMALL_ALONE],
    "consultation.voices": ["tests/consultation/test_voices.py"],
    "consultation.answers": ["tests/consultation/test_answers.py"],
    "consultation.frequencies": [
        "tests/consultation/test_frequencies.py",
        "tests/consultation/test_chance_difference.py",
    ],
    "consultation.summarise": [
        "tests/consultation/test_summarise.py",
        "tests/consultation/test_voices.py",
        "tests/consultation/test_cautions.py",
        "tests/consultation/test_head_notes.py",
        "tests/consultation/test_glance.py",
        "tests/consultation/test_trial_of_options.py",
        "tests/consultation/test_statement_labels.py",
    ],
    "consultation.answer_code": [
        "tests/consultation/test_answer_code.py",
        "tests/consultation/test_mistyped_codes.py",
        "tests/consultation/test_patient_code.py",
        *SMALL_ALONE,
    ],
}


def source_of(module: str) -> str:
    """The source text of a module, named as under the package: `consultation.path`."""
    return (ROOT / PACKAGE / f"{module.replace('.', '/')}.py").read_text(encoding="utf-8")


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
