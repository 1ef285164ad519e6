"""The file of comments says again what was written into it, and what is wrong with it where it was spoilt."""

import datetime

import pytest

from decision_aid.review.comments import (
    Comment,
    DamagedComments,
    Reply,
    comments_as_text,
    read_comments,
    with_closed,
    with_reply,
)

NOON = datetime.datetime(2026, 11, 30, 12, 0, tzinfo=datetime.UTC)
ONE = Comment("statement", "wait.ease", "No study: nobody looked.", "Dr Anna Läng", NOON, "Is it 31?\n- page 4: # no\n")
WRITTEN = comments_as_text([ONE])


def test_what_is_written_is_read_again() -> None:
    replied = with_reply([ONE], ONE.key, Reply("Dr Ben Kurz", NOON, 'yes, "31" {sic} <b>'))
    closed = with_closed(replied, ONE.key, "Dr Ben Kurz", NOON)

    assert read_comments(comments_as_text(closed).encode()) == closed
    assert [one.key for one in closed] == [ONE.key]
    assert not closed[0].is_open


def test_a_closed_comment_keeps_who_closed_it_first() -> None:
    closed = with_closed([ONE], ONE.key, "Dr Ben Kurz", NOON)

    assert with_closed(closed, ONE.key, "Dr Anna Läng", NOON) == closed


@pytest.mark.parametrize(
    ("spoilt", "why"),
    [
        ("", "Line 1: "),
        ("comments: none\n", "It has no list “comments:”."),
        (WRITTEN.replace("    by: Dr Anna Läng\n", ""), "Comment 1 lacks “by”, or has no text there."),
        (
            WRITTEN.replace("2026-11-30T12:00:00+00:00", "noon"),
            "“noon” is not a time such as 2026-11-30T10:15:00+00:00.",
        ),
        (WRITTEN + "    replies: [Yes]\n", "Comment 1 lacks “by”, or has no text there."),
        (WRITTEN + "<<<<<<< mine\n=======\n>>>>>>> theirs\n", "Line "),
    ],
)
def test_a_spoilt_file_is_told(spoilt: str, why: str) -> None:
    with pytest.raises(DamagedComments) as damaged:
        read_comments(spoilt.encode())

    assert damaged.value.why.startswith(why)


def test_a_comment_follows_its_words_where_statements_were_numbered_anew() -> None:
    entries = {("statement", "wait.ease"): "Somebody looked.", ("statement", "wait.ease-2"): "No study: nobody looked."}

    assert ONE.entry_in(entries) == ("statement", "wait.ease-2")


def test_a_comment_stays_with_its_entry_where_that_was_reworded_and_with_none_where_it_was_deleted() -> None:
    assert ONE.entry_in({("statement", "wait.ease"): "Somebody looked."}) == ("statement", "wait.ease")
    assert ONE.entry_in({("statement", "wait.ache"): "Somebody looked."}) is None
