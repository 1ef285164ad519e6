"""Each slip in YAML is one problem at the line that the author must mend, with the fix where it is plain."""

import pytest

from decision_aid.model.problems import Problem
from decision_aid.rule_file.syntax.parse import MappingNode, ScalarNode, parse
from tests.support.marks import marked, unmarked
from tests.support.yaml_slips import MENDED, STOPPING


def told(problems: tuple[Problem, ...]) -> list[tuple[int, str]]:
    """The line and check of every problem, in order."""
    return [(problem.place.line, problem.check) for problem in problems]


def mended(text: str) -> str:
    """The text with every fix that its problems offer applied."""
    lines = text.split("\n")
    for problem in parse(text.encode())[1]:
        if problem.fix:
            lines[problem.fix.line - 1] = problem.fix.text
    return "\n".join(lines)


@pytest.mark.parametrize("slip", MENDED)
def test_a_slip_is_one_problem_at_its_line_and_the_rest_is_read(slip: str) -> None:
    node, problems = parse(unmarked(MENDED[slip]).encode())

    assert told(problems) == sorted(marked(MENDED[slip]))
    assert isinstance(node, MappingNode)
    assert [text.value for text in node.entries[-1] if isinstance(text, ScalarNode)] == ["end", "here"]


@pytest.mark.parametrize("slip", STOPPING)
def test_a_slip_that_cannot_be_put_right_is_the_only_problem(slip: str) -> None:
    node, problems = parse(unmarked(STOPPING[slip]).encode())

    assert (node, told(problems)) == (None, sorted(marked(STOPPING[slip])))


@pytest.mark.parametrize("slip", [slip for slip in MENDED if "duplicate" not in MENDED[slip]])
def test_the_mends_together_put_a_file_right(slip: str) -> None:
    text = unmarked(MENDED[slip])
    left = {problem.check for problem in parse(mended(text).encode())[1]}

    assert left <= {"yaml-anchor", "yaml-tag"} or all(problem.fix is None for problem in parse(text.encode())[1])


@pytest.mark.parametrize("end", ["", "\n", "\n\n", " # to come\n"])
@pytest.mark.parametrize(("opened", "closed"), [("c: [", "c: []"), ("c: {", "c: {}"), ("c: {d: [", "c: {d: []}")])
def test_a_bracket_opened_as_the_last_thing_is_told_at_its_line(opened: str, closed: str, end: str) -> None:
    (problem,) = parse(f"a: b\n{opened}{end}".encode())[1]

    assert (problem.place.line, problem.message[:22]) == (2, f"The {opened[-1]} opened here is n")
    assert problem.fix
    assert problem.fix.text.startswith(closed)


@pytest.mark.parametrize(
    "text", ["a:\n  — a word\n", "a: — said — so\n", "a: >-\n  — b\n  — c\n", "a: |\n  b\n  =======\n"]
)
def test_signs_that_belong_to_a_text_are_left_there(text: str) -> None:
    assert parse(text.encode())[1] == ()


def test_the_mend_of_a_colon_is_the_line_in_quotes() -> None:
    problem = parse(b"a: b\ncitation: Lupus: Open Access  # checked\n")[1][0]

    assert problem.fix is not None
    assert (problem.fix.line, problem.fix.text) == (2, 'citation: "Lupus: Open Access"  # checked')
