"""Who has reviewed what, as the history tells it: newest version first."""

import datetime

import pytest

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
