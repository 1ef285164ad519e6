"""A suggested fix may change how a word is spelt, never what it means, nor a number."""

import re
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from decision_aid.checks.run import check_draft
from decision_aid.model.problems import Fix, Problem
from decision_aid.rule_file.reading.context import ReadingContext
from decision_aid.rule_file.reading.suggestions import closest_match
from decision_aid.rule_file.syntax.parse import parse
from tests.support.aids import SMALL, TODAY, small
from tests.support.misspellings import MEANT_OTHERWISE, TYPED_WRONG

WHEN = "    when: {tried: [rest]}"
FIGURE = "people: 32, of: 40"


def problems(text: str) -> tuple[Problem, ...]:
    """Every problem of a text."""
    return check_draft(text.encode(), today=TODAY)[1]


def only_problem(*changes: tuple[str, str]) -> Problem:
    """The first problem of the small aid with these changes."""
    return problems(small(*changes))[0]


@pytest.mark.parametrize(("known", "typed", "meant"), TYPED_WRONG)
def test_a_typing_error_is_mended_to_the_word_that_was_meant(
    known: tuple[str, ...], typed: str, meant: str | None
) -> None:
    assert closest_match(typed, known) == meant


@pytest.mark.parametrize("quoted", ['" duration"', '"duration "'])
def test_a_name_in_quotes_with_a_space_is_told_and_mended(quoted: str) -> None:
    problem = only_problem(("id: duration", f"id: {quoted}"))
    assert problem.message == (
        f"'{quoted[1:-1]}' can't be a name here. It has a space before or after it. Type it anew: duration"
    )


@pytest.mark.parametrize(("known", "typed", "meant"), MEANT_OTHERWISE)
def test_a_word_with_a_sense_of_its_own_is_never_mended(known: tuple[str, ...], typed: str, meant: None) -> None:
    assert closest_match(typed, known) is meant


@pytest.mark.parametrize(
    ("band", "write"),
    [
        ("{at_most: 65}", "Write below: 66."),
        ("{at_least: 18, at_most: 65}", "Write below: 66."),
        ("{at_most: 65 years}", "Write below: 66."),
        ("{at_most: 64.5}", "Answers are whole numbers, so write below: 65."),
        ("{more than: 64.5}", "Answers are whole numbers, so write at_least: 65."),
        ("{below: 65 years}", "Write the number alone: 65."),
        ("{less_than: 65}", "Write below: 65."),
        ("{under: 65}", "Write below: 65."),
        ("{to: 65}", "Write below: 66."),
        ("{below_or_equal: 3}", "Write below: 4."),
        ("{above: 65}", "Write at_least: 66."),
        ("{more than: 65}", "Write at_least: 66."),
        ("{from: 18}", "Write at_least: 18."),
        ("{min: 18}", "Write at_least: 18."),
        ("{'>=': 18}", "Write at_least: 18."),
        ("{'<': 18}", "Write below: 18."),
        ("{equals: 18}", "Write the number alone, in place of the braces: 18."),
        ("{older: 65}", "Write at_least or below; or delete it."),
        ("18-65", "Write {at_least: 18, below: 66}."),
        ("18 to 65", "Write {at_least: 18, below: 66}."),
        ("between 18 and 65", "Write {at_least: 18, below: 66}."),
        ("over 65", "Write {at_least: 66}."),
        ("'>65'", "Write {at_least: 66}."),
        ("'>= 65'", "Write {at_least: 65}."),
        ("at most 65", "Write {below: 66}."),
        ("at least 65 years", "Write {at_least: 65}."),
        ("65+", "Write {at_least: 65}."),
        ("65 or older", "Write {at_least: 65}."),
        ("65 or younger", "Write {below: 66}."),
        ("grown up", "such as {at_least: 18, below: 65}"),
        ("{below: 65.5}", "below: 66."),
    ],
)
def test_a_bound_of_another_notation_is_worked_out_and_not_turned_round(band: str, write: str) -> None:
    problem = only_problem((WHEN, f"    when: {{age: {band}}}"))

    assert write in problem.message
    assert problem.fix is None


@pytest.mark.parametrize(
    ("when", "write"),
    [
        ("{duration: not short}", "Name all that count: duration: [long, unsure]."),
        ("{duration: '!long'}", "Name all that count: duration: [short, unsure]."),
        ("{duration: except short}", "Name all that count: duration: [long, unsure]."),
        ("{duration: [not short]}", "Name all that count: duration: [long, unsure]."),
        ("{not: {duration: short}}", "Name all that count: duration: [long, unsure]."),
        ("{Not: {duration: short}}", "Name all that count: duration: [long, unsure]."),
        ("{unless: {tried: [rest]}}", "Name the answers that count, all of them."),
        ("{duration: short or unsure}", "Write them as a list: duration: [short, unsure]."),
        ("{duration: [short unsure]}", "Write them as a list: duration: [short, unsure]."),
        ("{duration: short/unsure}", "Write them as a list: duration: [short, unsure]."),
        ("{duration: 'short, unsure'}", "Write them as a list: duration: [short, unsure]."),
        ("{duration: short and unsure}", "Write them as a list: duration: [short, unsure]."),
        ("{tried: heat and rest}", "Write all: [{tried: heat}, {tried: rest}]."),
        ("{duration: {not: short}}", "Name all that count: duration: [long, unsure]."),
        ("{duration: {none: [short, long]}}", "Name all that count: duration: [unsure]."),
        ("{duration != short}", "Name all that count: duration: [long, unsure]."),
        ("{duration!=short}", "Name all that count: duration: [long, unsure]."),
        ("{duration is not short}", "Name all that count: duration: [long, unsure]."),
        ("{duration = short}", "Write duration: short."),
        ("{age > 65}", "Write age: {at_least: 66}."),
        ("{age == 65}", "Write age: 65."),
        ("{or: [{duration: short}, {age: 40}]}", "Write 'any:', with a list of conditions."),
        ("{and: [{duration: short}, {age: 40}]}", "Write 'all:', with a list of conditions."),
        ("{duration: {is: short}}", "such as duration: [short, long]"),
        ("{duration: not-long-ago}", "Known names: long, short, unsure."),
    ],
)
def test_a_condition_of_another_notation_is_told_in_ours(when: str, write: str) -> None:
    problem = only_problem((WHEN, f"    when: {when}"))

    assert write in problem.message
    assert problem.fix is None


@pytest.mark.parametrize(("key", "write"), [("if", "Write 'when'."), ("unless", "Write 'when', with all the answers")])
def test_a_key_of_another_notation_is_told_in_ours(key: str, write: str) -> None:
    problem = only_problem((WHEN, f"    {key}: {{tried: [rest]}}"))

    assert write in problem.message
    assert problem.fix is None


@pytest.mark.parametrize(
    ("figure", "write"),
    [
        ("per_1000: 3", "'of' is how many people were studied."),
        ("per_1000: 30", "Write per_100: 3, which is the same share."),
        ("per 1000: 0.7", "write share: 0.7, per: 1000, and format: 2 as the first line of the file."),
        ("out_of_thousand: 3", "If the source counts those to whom it happened, write that count under people."),
        ("percent: 80", "Write per_100: 80."),
        ("percentage: 0.78", "Or is 0.78 a share of all? Then write per_100: 78."),
        ("per_100: 0.78", "Or is 0.78 a share of all? Then write per_100: 78."),
        ("per_100: 0.78, of: 40", "'of' stays 40: it is how many people were studied."),
        ("per_1000: 7, of: 40", "'of' stays 40: it is how many people were studied."),
        ("percent: 12.5, of: 40", "write that count under people. Without a count"),
        ("per_100: 7/1000", "If 1000 people were studied, write people: 7, of: 1000."),
        ("people: 7/1000, of: 40", "'of' says that 40 people were studied, and this says 1000."),
        ("people: 32, of: 40%", "It is how many people were studied: look up the number."),
        ("people: 32, of: 4O", "It has a letter among its digits. Is it 40?"),
        ("people: l2, of: 40", "Is it 12?"),
        ("people: 32, of: 40 people", "Write the number alone: 40."),
        ("people: 32.5, of: 40", "It counts people, so look up the whole number."),
        ("people: 32, of: 1.000", "If the dot parts the thousands, write 1000; if it is a decimal point, write 1."),
        ("people: 32, of: 1.250", "If the dot parts the thousands, write 1250. If it is a decimal point: It counts"),
        ("people: 32, of: 1.250.000", "Write 1250000."),
        ("people: 32, of: '1,250'", "Write 1250."),
        ("people: 32.0, of: 40", "Write 32."),
        ("people: 32, of: 40, plus_minus: 4.5", "Write format: 2 as the first line of the file, which keeps decimals"),
        ("per_100: '0,125'", "write share: 0.125, per: 100, and format: 2 as the first line of the file."),
    ],
)
def test_a_figure_of_another_form_keeps_its_value(figure: str, write: str) -> None:
    problem = only_problem((FIGURE, figure))

    assert write in problem.message
    assert problem.fix is None


@given(
    st.sampled_from(["people", "per_100", "per_1000", "percent", "one in a hundred", "of_10000"]),
    st.from_regex(r"[0-9]{1,3}(?:(?:[.]|/| of | in )[0-9]{1,4})?(?: ?%)?", fullmatch=True),
)
@settings(max_examples=settings().max_examples * 10)
def test_no_advice_names_another_number_of_people_studied(key: str, share: str) -> None:
    for problem in problems(small((FIGURE, f"{key}: {share}, of: 40"))):
        assert set(re.findall(r"of: ([0-9]+)", problem.message)) <= {"40"}


@pytest.mark.parametrize(
    ("ends", "write"),
    [
        ("[0.64, 0.91]", "Is 0.64 a share of all? Then write 64. If it is a percentage: Write format: 2 as"),
        ("[64, 0.9]", "Is 0.9 a share of all? Then write 90."),
        ("64-91", "Write range: [64, 91]."),
        ("64 to 91", "Write range: [64, 91]."),
        ("[64.2, 91]", "Write format: 2 as the first line of the file"),
    ],
)
def test_the_ends_of_a_range_are_not_rounded_to_claim_more(ends: str, write: str) -> None:
    assert write in only_problem(("range: [64, 91]", f"range: {ends}")).message


@pytest.mark.parametrize(
    ("typed", "sign", "mended"),
    [
        ("{duration: [long\u200b]}", "U+200B", "{duration: [long]}"),
        ("{duration: [\u2060long]}", "U+2060", "{duration: [long]}"),
        ("{duration: [l\u043eng]}", "U+043E", "{duration: [long]}"),
        ("{\u200bduration: [long]}", "U+200B", "{duration: [long]}"),
        ("{age: ٣٢}", "U+0663", "{age: 32}"),
        ("{age: ３２}", "U+FF13", "{age: 32}"),
        ("{age: {at_least: 3\u200b2}}", "U+200B", "{age: {at_least: 32}}"),
        ("{age: {at\u2011least: 32}}", "Did you mean 'at_least'?", "{age: {at_least: 32}}"),
    ],
)
def test_a_sign_that_cannot_be_seen_is_named_and_mended(typed: str, sign: str, mended: str) -> None:
    text = small((WHEN, f"    when: {typed}"))
    (problem,) = problems(text)

    assert sign in problem.message
    assert problem.fix
    assert problem.fix.text == f"    when: {mended}"


@pytest.mark.parametrize(
    ("old", "new", "sign"),
    [
        ("reviewed: 2026-01-01", "reviewed: 2026\u201301\u201301", "U+2013"),
        ("reviewed: 2026-01-01", "reviewed: 2026-01-01\u200b", "U+200B"),
        ("comparison_group: yes", "comparison_group: yes\u200b", "U+200B"),
        ("certainty: very low", "certainty: very\u00a0low", "U+00A0"),
        ("  - id: age", "  - \u200bid: age", "U+200B"),
        ("  - id: age", "  - id: a\u200bge", "U+200B"),
        ("  shoulder: {title", "  shoul\u00adder: {title", "U+00AD"),
        ("language: en", "language: en\u2011GB", "Write en-GB."),
        ("sources: [alpha]\n    when: {duration", "sources: [al\u2060pha]\n    when: {duration", "U+2060"),
    ],
)
def test_such_a_sign_is_named_wherever_a_word_must_match(old: str, new: str, sign: str) -> None:
    assert sign in only_problem((old, new)).message


def test_commas_are_taken_from_a_number_and_from_nothing_else_in_its_line() -> None:
    line = "a: {x: 1,200, range: [10,200], note: 'of: 3,400, all', y: 2,500}"
    problem = parse(f"{line}\n".encode())[1][0]

    assert problem.fix == Fix(1, "a: {x: 1200, range: [10,200], note: 'of: 3,400, all', y: 2500}")


TYPED = st.sampled_from(
    [
        "not ",
        "un",
        "no",
        "2",
        "0",
        ".5",
        ",000",
        " or ",
        "-",
        "_",
        "e",
        "s",
        "at_most",
        "\u200b",
        "\u00a0",
        ":",
        '"',
        "#",
    ]
)

SIGNS_OF_TEXT = r"[.%<>=!/?;()]"


@given(st.data())
@settings(max_examples=settings().max_examples * 10)
def test_a_fix_changes_nothing_but_spelling_quotes_spaces_and_indent(data: st.DataObject) -> None:
    lines = SMALL.splitlines()
    for number in data.draw(st.lists(st.integers(0, len(lines) - 1), min_size=1, max_size=3)):
        cut = data.draw(st.integers(0, len(lines[number])))
        gone = data.draw(st.integers(0, 2))
        lines[number] = lines[number][:cut] + data.draw(TYPED) + lines[number][cut + gone :]

    for problem in problems("\n".join(lines)):
        if problem.fix:
            typed = re.split("\r\n|\r|\n", "\n".join(lines))[problem.fix.line - 1]
            assert is_same_but_for_spelling(typed, problem.fix.text), (problem.message, typed, problem.fix.text)


def is_same_but_for_spelling(typed: str, mended: str) -> bool:
    """Whether two lines have the same digits in order, the same letters but for two, and the same signs of a text."""
    before, after = (Counter(re.findall(r"[^\W\d_]", line.casefold())) for line in (typed, mended))
    same = (re.findall(r"\d", line) + re.findall(SIGNS_OF_TEXT, line) for line in (typed, mended))
    return next(same) == next(same) and (before - after).total() <= 2 and (after - before).total() <= 2


def test_suggestions_are_given_to_the_first_unknown_words_since_each_takes_time() -> None:
    context = ReadingContext(lines=(), problems=[], texts=[])
    known = ["duration", *(f"question-{number}" for number in range(3999))]

    assert [context.suggest("duratoin", known) for _ in range(3)] == ["duration", "duration", None]


@pytest.mark.parametrize(
    ("change", "check"),
    [
        (("  exercises: {name", "  wait: {name"), "yaml-duplicate"),
        (("  ease: {", "  time: {"), "yaml-duplicate"),
        (("heat: Heat, rest: Rest", "heat: Heat, heat: Rest"), "yaml-duplicate"),
        (("  - id: duration", "  - id: tried"), "duplicate"),
    ],
)
def test_a_name_given_twice_is_not_also_told_where_the_other_name_is_missing(
    change: tuple[str, str], check: str
) -> None:
    assert {problem.check for problem in problems(small(change))} == {check}


def test_names_unlike_the_typed_one_are_listed_and_not_ordered() -> None:
    problem = only_problem(
        (
            "  - option: exercises\n    outcome: ease\n    says: Few",
            "  - option: walk\n    outcome: ease\n    says: Few",
        )
    )

    assert problem.message == "There is no option 'walk'. Known names: exercises, wait."


def test_a_question_about_what_matters_is_not_offered_for_a_condition() -> None:
    assert "-matters" not in only_problem((WHEN, "    when: {colour: [red]}")).message


@pytest.mark.parametrize(
    ("day", "write"),
    [
        ("22.11.2026", "Write 2026-11-22."),
        ("22 November 2026", "Write 2026-11-22."),
        ("Nov 22nd, 2026", "Write 2026-11-22."),
        ("22/11/2026", "Write 2026-11-22."),
        ("3/4/2026", "Write 2026-04-03 or 2026-03-04."),
        ("2026/11/22", "Write 2026-11-22."),
        ("31.2.2026", "Write year-month-day, such as 2026-09-01."),
        ("22 Brumaire 2026", "Write year-month-day, such as 2026-09-01."),
    ],
)
def test_a_day_as_people_write_it_is_told_in_year_month_day(day: str, write: str) -> None:
    problem = only_problem(("reviewed: 2026-01-01", f"reviewed: {day}"))

    assert problem.message == f"'{day}' is not a day. {write}"
    assert problem.fix is None
