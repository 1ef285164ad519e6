"""The mutation tester makes the changes it says, and what it is told to pass over exists and has a reason."""

import pytest

from tests.mutants.making import mutants, names
from tests.mutants.modules import QUICK_TESTS, equivalent, source_of


def made(text: str) -> list[str]:
    """The names of the mutants of a module with this text."""
    return list(names(text, "m"))


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("a < b", ["m: a < b -> a <= b", "m: a < b -> a >= b"]),
        ("a and not b", ["m: a and (not b) -> a or not b", "m: not b -> not not b"]),
        ("a + b", ["m: a + b -> a - b"]),
        ("x = 1", ["m: 1 -> 2", "m: 1 -> 0"]),
        ("x = ['', True]", ["m: '' -> 'XX'", "m: True -> False"]),
        ("min(a)", ["m: min(a) -> None", "m: min(a) -> max(a)"]),
        ("x = -a", ["m: -a -> +a"]),
        ("[a for a in b if a]", ["m: for a in b if a -> for a in b"]),
        ("def f():\n    'Why.'\n    return a", ["m.f: return a -> return None"]),
        ("class C:\n    def f(self):\n        if a:\n            pass", ["m.C.f: a -> True", "m.C.f: a -> False"]),
        ("f(1)\nf(1)", ["m: f(1) -> None", "m: 1 -> 2", "m: 1 -> 0"]),
        ("import a\n@b(1)\ndef f(x: 'T' = None) -> 'T':\n    return None", []),
    ],
)
def test_each_operator_makes_its_changes(text: str, called: list[str]) -> None:
    found = made(text)

    assert found[: len(called)] == called
    assert len(found) == len(set(found))


def test_the_same_change_at_two_places_has_two_names() -> None:
    assert made("x = a < b\ny = a < b")[2:] == ["m: a < b -> a <= b (#2)", "m: a < b -> a >= b (#2)"]


def test_a_mutant_is_the_module_with_that_change_and_no_other() -> None:
    results = []
    for one in mutants("x = 2 * 3\ny = 5", "m"):
        module: dict[str, int] = {}
        exec(one.code, module)
        results.append((module["x"], module["y"]))

    assert results == [(0, 5), (9, 5), (3, 5), (8, 5), (4, 5), (6, 6), (6, 4)]


def test_each_mutant_that_is_passed_over_exists_and_says_why() -> None:
    there = {name for module in QUICK_TESTS for name in names(source_of(module), module)}

    assert [name for name, reason in equivalent().items() if name not in there or not reason] == []
