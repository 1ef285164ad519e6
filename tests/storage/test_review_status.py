"""Who has reviewed what, as the history tells it: newest version first."""

import datetime

import pytest

from decision_aid.storage.beyond_review import keeps_review
from decision_aid.storage.history.commit_info import CommitInfo
from decision_aid.storage.history.versions import Version
from decision_aid.storage.review_status import review_state

NOW = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)


def history(*written: str) -> list[Version]:
    """Versions, newest first, each written as "author status text"."""
    words = [one.split() for one in written]
    return [
        Version(f"status: {status}\nsays: {text}\n".encode(), CommitInfo(author, "x", NOW))
        for author, status, text in words
    ]


@pytest.mark.parametrize(
    ("written", "authors", "signed"),
    [
        (["anna draft B", "anna draft A"], ["anna"], []),
        (["ben reviewed A", "anna draft A"], [], ["ben"]),
        (["carla approved A", "ben reviewed A", "anna draft A"], [], ["carla", "ben"]),
        (["anna draft B", "ben reviewed A", "anna draft A"], ["anna"], ["ben"]),
        (["carla draft C", "anna draft B", "ben reviewed A", "anna draft A"], ["carla", "anna"], ["ben"]),
        (["anna reviewed B", "ben reviewed A", "anna draft A"], ["anna"], ["ben"]),
        (["carla draft A", "ben reviewed A", "anna draft A"], ["anna"], []),
        (["carla draft A", "carla approved A", "ben reviewed A", "anna draft A"], ["anna"], []),
        (["carla draft B", "ben reviewed B", "anna draft B", "ben reviewed A", "dora draft A"], ["anna"], ["ben"]),
        (["ben reviewed A", "carla draft A", "ben reviewed A", "anna draft A"], [], ["ben"]),
        (["anna approved A"], ["anna"], []),
        ([], [], []),
    ],
)
def test_a_review_counts_until_the_text_changes_or_it_is_taken_back(
    written: list[str], authors: list[str], signed: list[str]
) -> None:
    found = review_state(history(*written))

    assert list(found.authors) == authors
    assert [version.commit_info.author for version in found.signatures] == signed


@pytest.mark.parametrize(
    ("written", "by"),
    [
        (["carla draft A", "ben reviewed A", "anna draft A"], "carla"),
        (["dora draft B", "carla draft A", "ben approved A", "ben reviewed A", "anna draft A"], "carla"),
        (["ben reviewed A", "carla draft A", "ben reviewed A", "anna draft A"], None),
        (["carla draft A", "anna reviewed A"], None),
        (["ben reviewed A", "anna draft A"], None),
    ],
)
def test_who_took_a_review_back_is_known_until_the_next_review(written: list[str], by: str | None) -> None:
    taken_back = review_state(history(*written)).taken_back

    assert (taken_back and taken_back.commit_info.author) == by


HIDDEN = "status: draft\nhidden: yes\nabout: {reviewed: 2026-01-01, review_by: 2027-01-01}\n"


@pytest.mark.parametrize(
    ("part", "instead", "kept"),
    [
        ("hidden: yes\n", "", True),
        ("hidden: yes\n", "hidden: no  # from today\n", True),
        ("2027-01-01", "2028-01-01", True),
        ("yes\nabout: {reviewed: 2026-01-01, review_by: 2", "no\nabout: {reviewed: 2026-01-01, review_by: 3", True),
        ("hidden: yes", "hidden: yes", False),
        ("2026-01-01", "2026-02-01", False),
        ("draft\nhidden: yes\n", "reviewed\n", False),
        ("hidden: yes\n", "# Shown.\n", False),
        ("2027-01-01}", "2028-01-01", False),
    ],
)  # fmt: skip
def test_who_sees_an_aid_and_when_it_is_next_due_is_no_part_of_a_review(part: str, instead: str, kept: bool) -> None:
    assert keeps_review(HIDDEN.encode(), HIDDEN.replace(part, instead).encode()) is kept


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("when: {tried: [rest],\nhidden: yes\n}\n", "when: {tried: [rest],\n}\n"),
        ("says: |\n  review_by: 2027\n", "says: |\n  review_by: 2028\n"),
        ("sources:\n  a: {review_by: 2027}\n", "sources:\n  a: {review_by: 2028}\n"),
    ],
)
def test_what_only_looks_like_such_a_key_is_a_part_of_it(before: str, after: str) -> None:
    assert not keeps_review(before.encode(), after.encode())


def test_showing_a_reviewed_aid_neither_ends_its_review_nor_signs_it() -> None:
    anna, ben, carla = (CommitInfo(name, "x", NOW) for name in ("anna", "ben", "carla"))
    reviewed, shown = HIDDEN.replace("draft", "reviewed"), HIDDEN.replace("hidden: yes\n", "")
    found = review_state(
        Version(text.encode(), info)
        for text, info in (
            (shown.replace("draft", "approved"), carla),
            (shown.replace("draft", "reviewed"), anna),
            (reviewed, ben),
            (HIDDEN, anna),
        )
    )

    assert found.authors == ()
    assert [version.commit_info.author for version in found.signatures] == ["carla", "ben"]
