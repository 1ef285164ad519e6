"""Each slip of an author is one problem, at its own line, and never costs the rest of the file."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decision_aid.checks import checked
from decision_aid.conditions import All, Any, Band, Line
from decision_aid.problems import Problem
from tests.aids import SMALL, aid_from, small


def found(text: str) -> list[tuple[int, str]]:
    """The line and check of every problem in a text."""
    return [(problem.place.line, problem.check) for problem in checked(text.encode())[1]]


def marked(text: str) -> list[tuple[int, str]]:
    """The line and check of every mark ` #! check` in a text."""
    lines = enumerate(text.splitlines(), start=1)
    return [(number, line.split(" #! ")[1]) for number, line in lines if " #! " in line]


def test_the_small_aid_has_no_problems() -> None:
    assert found(SMALL) == []


SLIPS = {
    "colon in unquoted text": ("citation: Alpha 2020, kind", "citation: Alpha: 2020, kind"),
    "misspelt key": ("    ask: How old are you?", "    aks: How old are you? #! unknown-key"),
    "misspelt key of the file": ("considerations:\n", "considerrations: #! unknown-key\n"),
    "unknown key": ("    unit: years", "    unit: years\n    colour: red #! unknown-key"),
    "missing key": (
        "  - id: age\n    consideration: days\n    ask: How old are you?",
        "  - id: age #! missing-key\n    consideration: days",
    ),
    "missing key for the kind": ("  - id: age\n    consideration: days", "  - id: age #! missing-key"),
    "missing key of the file": (
        "title: Stiff shoulder - wait or exercises\nlanguage: en",
        "language: en #! missing-key",
    ),
    "duplicate question": (
        "  - id: age",
        "  - id: duration #! duplicate\n    consideration: days\n    ask: Again?\n    kind: number\n  - id: age",
    ),
    "duplicate statement id": (
        "{option: wait, outcome: time, says",
        "{id: ten-minutes, option: wait, outcome: time, says",
    ),
    "unknown option": (
        "  - option: exercises\n    outcome: ease\n    says: Few",
        "  - option: exercize #! unknown-option\n    outcome: ease\n    says: Few",
    ),
    "unknown outcome": (
        "    outcome: ease\n    says: Few",
        "    outcome: eese #! unknown-outcome\n    says: Few",
    ),
    "unknown source": ("    sources: [beta]\n    when", "    sources: [gamma] #! unknown-source\n    when"),
    "unknown question": ("    when: {tried: [rest]}", "    when: {treid: [rest]} #! unknown-question"),
    "unknown choice": ("    when: {tried: [rest]}", "    when: {tried: [sleep]} #! unknown-choice"),
    "unknown consideration": (
        "  - id: age\n    consideration: days",
        "  - id: age\n    consideration: nights #! unknown-consideration",
    ),
    "condition on a later question": (
        "    when: {duration: [long]}\n",
        "    when: {age: {below: 40}} #! later-question\n",
    ),
    "condition on itself": (
        "    when: {duration: [long]}\n",
        "    when: {tried: [heat]} #! later-question\n",
    ),
    "condition on what matters": (
        "    when: {tried: [rest]}",
        "    when: {ease-matters: [some]} #! importance-condition",
    ),
    "any within any": (
        "    when: {tried: [rest]}",
        "    when: {any: [{any: [{tried: rest}]}]} #! condition-depth",
    ),
    "empty condition": ("    when: {tried: [rest]}", "    when: #! condition"),
    "a kind that is none": ("    kind: number", "    kind: numbre #! kind"),
    "a certainty that is none": ("    certainty: very low", "    certainty: lowish #! certainty"),
    "an underscore in a certainty": ("    certainty: very low", "    certainty: very_low #! certainty"),
    "a day that is none": ("  reviewed: 2026-01-01", "  reviewed: 1 January #! date"),
    "a link that is none": ("link: https://example.org/a", "link: www.example.org"),
    "neither yes nor no": ("comparison_group: yes", "comparison_group: maybe"),
    "nothing after a colon": ("  for: Adults with a stiff shoulder", "  for: #! empty"),
    "a list for a text": ("  for: Adults with a stiff shoulder", "  for: [Adults, children] #! shape"),
    "a text for a list of names": (
        "  shoulder: {title: The shoulder}\n  days: {title: Your days}",
        "  shoulder: The shoulder #! shape\n  days: {title: Your days}",
    ),
    "an id with a space": ("choices: {heat: Heat", "choices: {hot water: Heat"),
    "more people than there were": ("people: 32, of: 40", "people: 42, of: 40"),
    "a range the wrong way round": ("range: [64, 91]", "range: [91, 64]"),
    "a range from nowhere": (", range_is: computed here", ""),
    "a chance without a number": ("people: 32, of: 40, ", ""),
    "a proportion in words": ("    says: Few people who", "    says: About 3 in 10 people who"),
    "a percentage": ("says: Aching comes and goes.", "says: Aching comes in 12% of people."),
    "a relative effect": ("says: Aching comes and goes.", "says: Aching is twice as common."),
    "one in so many": ("says: Aching comes and goes.", "says: 1 in 8 people ache."),
    "a figure from two studies": (
        "    sources: [alpha]\n    when: {duration",
        "    sources: [alpha, beta]\n    when: {duration",
    ),
}
UNMARKED = {
    "colon in unquoted text": "yaml-colon",
    "duplicate statement id": "duplicate",
    "a link that is none": "link",
    "neither yes nor no": "yes-or-no",
    "an id with a space": "id",
    "more people than there were": "chance",
    "a range the wrong way round": "range",
    "a range from nowhere": "range-is",
    "a chance without a number": "chance",
    "a proportion in words": "loose-number",
    "a percentage": "loose-number",
    "a relative effect": "relative-effect",
    "one in so many": "one-in-n",
    "a figure from two studies": "chance-sources",
}


@pytest.mark.parametrize("name", SLIPS)
def test_one_slip_is_one_problem_at_its_line(name: str) -> None:
    text = small(SLIPS[name])

    problems = found(text)

    if name in UNMARKED:
        assert [check for _, check in problems] == [UNMARKED[name]], problems
    else:
        assert problems == marked(text)


def test_a_file_with_an_error_is_no_aid() -> None:
    aid, problems = checked(small(SLIPS["misspelt key"]).encode())

    assert aid is None
    assert problems


def test_all_slips_are_told_at_once() -> None:
    names = ("misspelt key", "unknown outcome", "a certainty that is none", "a day that is none")
    text = small(*(SLIPS[name] for name in names[:2]), SLIPS[names[3]])

    assert found(text) == marked(text)
    assert len(marked(text)) == 3


def problem_of(name: str) -> Problem:
    """The one problem that a slip brings."""
    (problem,) = checked(small(SLIPS[name]).encode())[1]
    return problem


@pytest.mark.parametrize(
    "name", ["misspelt key", "unknown option", "unknown outcome", "unknown question", "a kind that is none"]
)
def test_a_near_miss_says_what_was_probably_meant_and_can_be_mended(name: str) -> None:
    problem = problem_of(name)
    text = small(SLIPS[name]).splitlines()

    assert "Did you mean" in problem.message
    assert problem.mend
    text[problem.mend.line - 1] = problem.mend.text
    assert found("\n".join(text)) == []


def test_words_are_kept_as_typed() -> None:
    text = small(
        (
            "choices: {heat: Heat, rest: Rest, none: None of these}",
            "choices: {yes: Yes, no: no, on: on, 1-30: 1:30, 012: 012, none: 2026-01-01}",
        ),
        ("    when: {tried: [rest]}", "    when: {tried: [no, 012]}"),
    )
    question = aid_from(text).question("tried")

    assert [(choice.id, choice.label) for choice in question.choices] == [
        ("yes", "Yes"), ("no", "no"), ("on", "on"), ("1-30", "1:30"), ("012", "012"), ("none", "2026-01-01"),
    ]  # fmt: skip


def test_conditions_are_read_with_their_parts() -> None:
    text = small(("    when: {tried: [rest]}", "    when: {duration: long, any: [{age: 40}, {tried: [rest, heat]}]}"))
    when = next(one.when for one in aid_from(text).statements if one.id == "exercises.ease.2")

    assert when == All(
        (
            Line("duration", frozenset({"long"})),
            Any((Line("age", Band(40, 41)), Line("tried", frozenset({"rest", "heat"})))),
        )
    )


def test_statements_of_one_cell_are_numbered_and_may_have_their_own_id() -> None:
    assert [one.id for one in aid_from(SMALL).statements] == [
        "exercises.ease", "exercises.ease.2", "wait.ease", "wait.ache", "exercises.ache", "wait.time", "ten-minutes",
    ]  # fmt: skip


def test_a_waiver_with_its_reason_lets_a_number_stand_on_its_line() -> None:
    waived = "    says: Few people on 1 of 2 wards did better. # waive loose-number: it counts wards, not people"
    aid = aid_from(small(("    says: Few people who had rested did better.", waived)))

    assert [(waiver.check, waiver.reason) for waiver in aid.waivers] == [
        ("loose-number", "it counts wards, not people")
    ]


def test_a_relative_effect_cannot_be_waived() -> None:
    line = "    says: Twice as many did better. # waive relative-effect: I want to"

    problems = found(small(("    says: Few people who had rested did better.", line)))

    assert {check for _, check in problems} == {"waiver", "relative-effect"}


@pytest.mark.parametrize("text", ["[]", "words", "- a\n- b", "{}", "a: 1"])
def test_a_file_of_another_shape_is_told_what_a_rule_file_has(text: str) -> None:
    assert found(text)


@given(st.data())
@settings(max_examples=300, deadline=None)
def test_whatever_is_done_to_a_file_it_is_read_or_its_problems_are_told(data: st.DataObject) -> None:
    lines = SMALL.splitlines()
    for _ in range(data.draw(st.integers(1, 4))):
        position = data.draw(st.integers(0, len(lines) - 1))
        line = lines[position]
        cut = data.draw(st.integers(0, len(line)))
        put = data.draw(
            st.sampled_from(
                [
                    "",
                    ":",
                    " ",
                    "  ",
                    "-",
                    "[",
                    "]",
                    "{",
                    "}",
                    '"',
                    "'",
                    ",",
                    "#",
                    "&a ",
                    "*a",
                    "x",
                    "\n",
                    ": ",
                ]
            )
        )
        lines[position] = data.draw(
            st.sampled_from([line[:cut] + put + line[cut:], line[:cut] + put, put + line[cut:]])
        )

    aid, problems = checked("\n".join(lines).encode())

    assert aid is not None or problems
    assert all(problem.message and problem.place.line <= len(lines) + 20 for problem in problems)


@pytest.mark.parametrize("newline", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", ["\ufeff", ""])
def test_newlines_and_a_byte_order_mark_change_nothing(newline: str, mark: str) -> None:
    text = mark + SMALL.replace("\n", newline)

    assert aid_from(text).statements == aid_from(SMALL).statements
