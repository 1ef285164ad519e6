"""Work on a rule file grows with its length, and not with its square, whatever is repeated in it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace

from decision_aid.checks.run import check_rule_file
from decision_aid.model.matching import match_statements
from decision_aid.review.diff.changes import changes
from decision_aid.rule_file.reading import read_rule_file
from decision_aid.rule_file.syntax.parse import parse
from tests.support.aids import TODAY
from tests.support.house import ROOT
from tests.support.random_aids import wide_aid
from tests.support.sampling import sampled
from tests.support.steps import growth, steps

STARTER = (ROOT / "rules" / "starter.yaml").read_text()
SAYS = "Most people in the count arrived on time."
QUESTION = "  - {id: q, consideration: way, ask: What?, why: So., kind: several, choices: {%s}%s}"

NUMBER = "  - {id: n, consideration: way, ask: How many?, why: So., kind: number, limits: [0, 999]}"


def under(key: str, *lines: str, text: str = STARTER) -> str:
    """An aid with more lines at the end of what stands under a key."""
    before, after = text.split(f"\n{key}:", 1)
    first, *rest = after.split("\n\n")
    return f"{before}\n{key}:" + "\n\n".join(("\n".join((first.rstrip("\n"), *lines)), *rest))


def saying(text: str) -> str:
    """The starter aid with a statement that says something else."""
    return STARTER.replace(SAYS, text)


def source(number: int) -> str:
    """A source of that number."""
    return f"  s{number}: {{citation: Study, kind: trial, people: Some, checked: 2026-11-22, limits: None}}"


def for_one_number(number: int) -> str:
    """A statement for those who answer that number."""
    says = f"says: It is {number}., certainty: high, because: few, sources: [count]"
    return f"  - {{option: walk, outcome: money, {says}, when: {{n: {{at_least: {number}, below: {number + 1}}}}}}}"


def asking(text: str, number: int) -> list[str]:
    """So many things to ask the team."""
    return [f"  - {{ask: 'Why {text} {one}?', consideration: way}}" for one in range(number)]


def choices(number: int) -> str:
    """So many choices of a question."""
    return ", ".join(f"c{one}: {{label: L {one}, said: s {one}}}" for one in range(number))


REPEATED: dict[str, Callable[[int], str]] = {
    "shares in a line": lambda n: saying("1 of 2 " * n),
    "shares in many lines": lambda n: saying(">-\n" + "      1 of 2 and 3 in 4\n" * n),
    "one in ten": lambda n: saying("1 in 10 " * n),
    "comparisons": lambda n: saying("twice as likely " * n),
    "long sentences": lambda n: saying(("word " * 30 + ". ") * n),
    "shares in many texts": lambda n: under("ask_the_team", *asking("1 of 2", n)),
    "waivers without a text": lambda n: saying("x " + "# waive loose-number: " * n),
    "waivers of one text": lambda n: saying("1 of 2 " * n + "\n    # waive loose-number: it is a part" * n),
    "waivers in many lines": lambda n: under(
        "ask_the_team", *(f"{line} # waive loose-number: it is a part" for line in asking("1 of 2", n))
    ),
    "unknown names among known": lambda n: under("sources", *map(source, range(n))).replace(
        "sources: [count]", f"sources: [{', '.join(f'q{one}' for one in range(n))}]"
    ),
    "the same unknown name": lambda n: STARTER.replace("sources: [count]", f"sources: [{', '.join(['cuont'] * n)}]"),
    "unknown questions": lambda n: STARTER.replace(
        "when: {distance: [far, unsure]}", f"when: {{any: [{', '.join(f'{{q{one}: [far]}}' for one in range(n))}]}}"
    ),
    "names in no use": lambda n: under("glossary", *(f"  word{one}: What it is." for one in range(n))),
    "names in each other's use": lambda n: under("glossary", *(f"  w{one}: Like w{one + 1}." for one in range(n))),
    "statements alike": lambda n: under(
        "statements",
        *["  - {option: walk, outcome: money, says: It is., certainty: high, because: few, sources: [count]}"] * n,
    ),
    "choices that stand alone": lambda n: under(
        "questions", QUESTION % (choices(2 * n), f", alone: [{', '.join(f'c{one}' for one in range(n))}]")
    ),
    "statements that exclude each other": lambda n: under(
        "statements", *map(for_one_number, range(n)), text=under("questions", NUMBER)
    ),
    "options and outcomes": lambda n: wide_aid(n, n),
    "brackets": lambda n: "[" * n,
    "braces": lambda n: "{" * n,
    "brackets in a text": lambda n: STARTER + "x: y: " + "[" * n + "]" * n,
    "lists in lists": lambda n: "- " * n,
}


@sampled("kind", REPEATED, 6)
def test_a_check_takes_no_square_of_steps(kind: str) -> None:
    def work(size: int) -> Callable[[], object]:
        content = REPEATED[kind](size).encode()
        parse.cache_clear()
        return lambda: check_rule_file(content, today=TODAY)

    steps(work(2))  # what is read once for all
    assert growth(work, 100) < 8


def test_pairing_the_statements_of_two_versions_takes_no_square_of_steps() -> None:
    def work(size: int) -> Callable[[], object]:
        aid, _ = check_rule_file(REPEATED["statements alike"](size).encode(), today=TODAY)
        assert aid
        return lambda: match_statements(aid, replace(aid, statements=aid.statements[::-1]))

    assert growth(work, 100) < 8


def test_telling_two_versions_apart_takes_no_square_of_steps() -> None:
    def work(size: int) -> Callable[[], object]:
        before = under("sources", *map(source, range(size)))
        lines = (f"  - {{option: walk, outcome: money, not_known: It {n}., because: not studied}}" for n in range(size))
        (old, _), (new, _) = (
            read_rule_file(before.encode()),
            read_rule_file(under("statements", *lines, text=before).encode()),
        )
        assert old
        assert new
        same = match_statements(old, new)
        return lambda: list(changes(old, new, same))

    assert growth(work, 60) < 8


def test_of_thousands_of_findings_the_first_are_told_and_how_many_follow() -> None:
    content = saying("1 of 2 " * 1000).encode()
    _, problems = check_rule_file(content, today=TODAY)
    told = [problem for problem in problems if problem.check == "loose-number"]

    assert Counter(problem.check for problem in problems)["loose-number"] == 101
    assert told[-1].message == "900 more like these follow. They are listed once these are fixed."
    assert told[-1].place > told[-2].place


def test_many_unknown_names_in_one_line_do_not_each_carry_a_copy_of_the_line() -> None:
    names = ", ".join(f"cuont{number}" for number in range(3000))
    _, problems = check_rule_file(STARTER.replace("sources: [count]", f"sources: [{names}]").encode(), today=TODAY)

    assert sum(len(problem.fix.text) for problem in problems if problem.fix) < 200_000


def test_lines_of_a_folded_problem_are_named_up_to_a_number() -> None:
    content = under("ask_the_team", *(f"  - {{ask: What {n}?, consideration: wya}}" for n in range(30))).encode()
    [problem] = check_rule_file(content, today=TODAY)[1]

    assert problem.message.count(",") == 19
    assert "and others)" in problem.message
