"""What a reviewer has to tick: each thing that differs, once, as long as it differs."""

from pathlib import Path

import pytest

from decision_aid.review.sign_off import FactChange, ReviewItem, review_items, what_was_read
from tests.support.aids import RULE_FILES, SMALL, aid_from, small


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
        f"what changed from file {'a' * 12} to file {'b' * 12}: 1 statement and 0 other entries"
    )
    assert what_was_read((), "b" * 12, "") == f"all of file {'b' * 12}: 0 statements and 0 other entries"
