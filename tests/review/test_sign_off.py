"""What a reviewer has to tick: each thing that differs, once, as long as it differs."""

from pathlib import Path

import pytest

from decision_aid.review.diff.changes import Part
from decision_aid.review.sign_off import Cause, FactChange, ReviewItem, lapsed_items, review_items, what_was_read
from tests.support.aids import RULE_FILES, SMALL, aid_from, small
from tests.support.tables import BY_AGE, with_table

RANGE = "says: It differed., certainty: low, because: few people, sources: [alpha, beta], from_to: [few, most]"


def changed(*changes: tuple[str, str]) -> tuple[ReviewItem, ...]:
    """What differs from the small aid."""
    return review_items(aid_from(SMALL), aid_from(small(*changes)))


@pytest.mark.parametrize("path", RULE_FILES, ids=lambda path: path.stem)
def test_the_first_review_has_every_statement_and_each_thing_once(path: Path) -> None:
    aid = aid_from(path.read_text(encoding="utf-8"))
    items = review_items(None, aid)

    assert [item.id for item in items if item.is_statement] == [one.id for one in aid.statements]
    assert len({item.key for item in items}) == len(items)
    assert all(item.now and not item.before for item in items if item.is_statement)


@pytest.mark.parametrize(
    ("change", "name", "facts"),
    [
        (("people: 32, of: 40", "people: 30, of: 40"), "Exercises · Moving with ease",
         [FactChange("figure", "32 of 40", "30 of 40")]),
        (("short: Less than a month", "short: Less than a year"), "How long has it been stiff?",
         [FactChange("answer", "Less than a month", "Less than a year")]),
        (("citation: Alpha 2020", "citation: Alpha 2019"), "Alpha 2019",
         [FactChange("citation", "Alpha 2020", "Alpha 2019")]),
        (("title: Stiff shoulder", "title: Sore shoulder"), "about this aid",
         [FactChange("title", "Stiff shoulder - wait or exercises", "Sore shoulder - wait or exercises")]),
    ],
)  # fmt: skip
def test_a_change_is_one_part_with_what_it_was_and_is(
    change: tuple[str, str], name: str, facts: list[FactChange]
) -> None:
    found = {item.name: list(item.facts) for item in changed(change)}

    assert found[name] == facts


def test_a_statement_that_is_taken_out_is_shown_as_it_was() -> None:
    statement = """  - option: exercises
    outcome: ease
    says: Few people who had rested did better.
    certainty: very low
    because: nobody to compare with
    sources: [beta]
    when: {tried: [rest]}
"""
    (gone,) = changed((statement, ""))

    assert (gone.became, gone.now) == ("removed", None)
    assert gone.before
    assert gone.before.text == "Few people who had rested did better."
    assert [source.citation for source in gone.before.sources] == ["Beta 2021"]


def test_another_order_is_a_part_of_its_own() -> None:
    wait = "  wait: {name: Wait, involves: Carrying on as now}\n"
    exercises = "  exercises: {name: Exercises, involves: Ten minutes a day}\n"
    (item,) = changed((f"{wait}{exercises}", f"{exercises}{wait}"))

    assert (item.part, item.name) == ("Order", "Options")
    assert item.facts == (FactChange("order", "wait, exercises", "exercises, wait"),)


@pytest.mark.parametrize("change", [("status: draft", "status: reviewed"), ("options:\n", "# a remark\noptions:\n")])
def test_a_status_or_a_remark_is_nothing_to_read(change: tuple[str, str]) -> None:
    assert changed(change) == ()


def test_a_key_follows_the_words_and_not_the_line() -> None:
    first, moved = (review_items(None, aid_from(text)) for text in (SMALL, f"# a remark\n{SMALL}"))

    assert [item.key for item in first] == [item.key for item in moved]
    assert not {item.key for item in changed(("of: 40", "of: 41"))} & {item.key for item in first}


def test_a_signature_counts_what_was_read() -> None:
    items = changed(("people: 32, of: 40", "people: 30, of: 40"))

    assert what_was_read(items, "b" * 12, "a" * 12) == (
        f"what changed, 1 statement and 0 other entries (from file {'a' * 12} to file {'b' * 12})"
    )
    assert what_was_read((), "b" * 12, "") == f"all of it, 0 statements and 0 other entries (file {'b' * 12})"


@pytest.mark.parametrize(
    ("change", "part", "resting"),
    [
        (
            ("kind: trial", "kind: series"),
            "Sources",
            [
                "Most people in the trial moved with ease.",
                "Waiting takes no time.",
                "Exercises take ten minutes a day.",
            ],
        ),
        (("name: Aching", "name: Pain"), "Outcomes", ["Aching comes and goes.", "The trial did not ask."]),
        (
            ("name: Wait,", "name: Carry on,"),
            "Options",
            ["No study has followed people who wait.", "Aching comes and goes.", "Waiting takes no time."],
        ),
        (("ask: How old are you?", "ask: How old?"), "Questions", ["Exercises take ten minutes a day."]),
        (("rest: Rest", "rest: Lying down"), "Answers", ["Few people who had rested did better."]),
    ],
)
def test_a_statement_is_read_again_where_what_it_rests_on_changed(
    change: tuple[str, str], part: str, resting: list[str]
) -> None:
    statements = [item for item in changed(change) if item.is_statement]

    assert [item.now.text for item in statements if item.now] == resting
    assert {(item.became, item.facts) for item in statements} == {("itself unchanged", ())}
    assert {cause.part for item in statements for cause in item.causes} == {part}


def test_a_cause_tells_what_it_was_and_is() -> None:
    first = next(item for item in changed(("kind: trial", "kind: series")) if item.is_statement)

    assert first.causes == (
        Cause(Part.SOURCES, "Alpha 2020", (FactChange("kind of study or text", "trial", "series"),)),
    )


def test_a_statement_is_here_for_each_thing_that_it_rests_on() -> None:
    both = changed(("name: Aching", "name: Pain"), ("citation: Beta 2021", "citation: Beta 2022"))
    said = {item.now.text: [cause.name for cause in item.causes] for item in both if item.now}

    assert said["Aching comes and goes."] == ["Pain", "Beta 2022"]
    assert said["The trial did not ask."] == ["Pain"]


def test_a_range_is_read_again_where_one_of_its_ends_changed() -> None:
    ends = (
        ("says: Most people in the trial", "id: most\n    says: Most people in the trial"),
        ("says: Few people who had rested did better.", "id: few\n    says: Few people who had rested did better."),
        ("very low\n", "very low\n    chance: {people: 3, of: 9, event: moved with ease, over: 6 months}\n"),
        ("not_known: How long the ease lasts., because: not studied", RANGE),
    )
    before, after = (
        aid_from(small(*ends).replace("people: 3, of", people)) for people in ("people: 3, of", "people: 4, of")
    )
    found = [item for item in review_items(before, after) if item.now and item.causes]

    assert [item.now.text for item in found if item.now] == ["It differed."]
    assert [cause.part for item in found for cause in item.causes] == ["Statements"]


def test_a_tick_for_a_statement_is_lost_where_its_source_changed() -> None:
    keys = [
        {item.now.text: item.key for item in review_items(None, aid_from(text)) if item.now}
        for text in (SMALL, small(("kind: trial", "kind: series")))
    ]

    assert keys[0]["Waiting takes no time."] != keys[1]["Waiting takes no time."]
    assert keys[0]["Aching comes and goes."] == keys[1]["Aching comes and goes."]


def test_a_tick_for_a_case_stays_with_its_people_where_another_case_comes_before() -> None:
    first = "      - {when: {age: {below: 40}}, chance: {people: 18, of: 22}}\n"
    earlier = f"      - {{when: {{age: {{at_least: 90}}}}, chance: {{people: 18, of: 22}}}}\n{first}"
    before, after = (
        {item.id: item for item in review_items(None, aid_from(text))}
        for text in (with_table(BY_AGE), with_table(BY_AGE, (first, earlier)))
    )
    ticks = frozenset(item.key for item in before.values())

    assert [before[f"by-age.case-{number}"].key for number in (1, 2)] == [
        after[f"by-age.case-{number}"].key for number in (2, 3)
    ]
    assert after["by-age.case-1"].key not in ticks
    assert "by-age.case-1" not in {item.id for item in lapsed_items(after.values(), ticks)}


def test_a_tick_for_a_case_lapses_with_its_words() -> None:
    first = "chance: {people: 18, of: 22}}"
    before, after = (
        review_items(None, aid_from(text))
        for text in (with_table(BY_AGE), with_table(BY_AGE, (first, first.replace("18", "19"))))
    )

    assert [item.id for item in lapsed_items(after, frozenset(item.key for item in before))] == ["by-age.case-1"]


def test_what_refers_to_an_entry_is_told_by_its_name_and_a_kind_in_words() -> None:
    facts = {(item.id, fact.label): fact.now for item in review_items(None, aid_from(small())) for fact in item.facts}

    assert facts["ease", "theme"] == "The shoulder"
    assert facts["ease-matters", "which outcome it is about"] == "Moving with ease"
    assert facts["duration", "kind"] == "one answer of several"
    assert facts["about", "format"] == "an older form of the text"


def test_no_limits_are_told_where_a_question_has_none() -> None:
    unlimited = small(("    limits: [16, 110]\n", ""))
    items = review_items(aid_from(small()), aid_from(unlimited))

    assert next(item.facts for item in items if item.id == "age") == (FactChange("limits", "16 to 110", ""),)


def test_a_theme_of_another_name_is_one_change_and_none_of_what_stands_under_it() -> None:
    renamed = aid_from(small(("The shoulder}", "Your shoulder}")))

    assert [(item.part, item.id) for item in review_items(aid_from(small()), renamed)] == [("Themes", "shoulder")]


def test_a_table_counts_as_the_one_statement_that_it_is_for_authors() -> None:
    items = review_items(None, aid_from(with_table(BY_AGE)))
    cases = [item for item in items if item.entry == "by-age"]

    assert len(cases) == 3
    assert ", 1 statement and 0 other entries (" in what_was_read(cases, "b" * 12, "")
