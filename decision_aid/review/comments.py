"""Comments of reviewers on single entries of a rule file, and the file that keeps them.

That file is YAML for people to read, and to mend where a merge of git has spoilt it; the pages for authors write it.
"""

import datetime
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from decision_aid.model.problems import has_errors
from decision_aid.rule_file.editing.block_style import render_file
from decision_aid.rule_file.editing.values import Value, value_of
from decision_aid.rule_file.syntax.parse import parse

HEADING = "# What authors say about single entries of this aid. The pages for authors write this file.\n"
ALL = "comments"
Entry = tuple[str, str]  # the kind and the id of an entry

NOT_YAML = "Line %s: %s"
NO_LIST = f"It has no list “{ALL}:”."
NOT_A_COMMENT = "Comment %s lacks “%s”, or has no text there."
NO_MOMENT = "“%s” is not a time such as 2026-11-30T10:15:00+00:00."


class DamagedComments(ValueError):
    """The file of comments can't be read; `why` says what is wrong, in a sentence."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Reply:
    """What an author answered to a comment."""

    author: str
    moment: datetime.datetime
    text: str


@dataclass(frozen=True, slots=True)
class Comment:
    """What an author said about an entry, and what the entry said then (`read`); `closed_by` is "" while it is open."""

    kind: str
    ident: str
    read: str
    author: str
    moment: datetime.datetime
    text: str
    replies: tuple[Reply, ...] = ()
    closed_by: str = ""
    closed_at: datetime.datetime | None = None

    @property
    def key(self) -> str:
        """What tells it from the other comments on an aid, replied to or not."""
        told = repr((self.kind, self.ident, self.author, self.moment.isoformat(), self.text))
        return hashlib.sha256(told.encode()).hexdigest()[:12]

    @property
    def is_open(self) -> bool:
        """Whether nobody has closed it."""
        return not self.closed_by

    def entry_in(self, entries: Mapping[Entry, str]) -> Entry | None:
        """The entry that it is about, among those of a later text with their words; None where it was deleted.

        Statements without an id of their own are numbered, so an entry that says what was read comes before one that
        has its id.
        """
        here = (self.kind, self.ident)
        if entries.get(here) == self.read:
            return here
        same = (entry for entry, words in entries.items() if entry[0] == self.kind and words == self.read)
        return next(same, here if here in entries else None)


def with_reply(comments: Iterable[Comment], key: str, reply: Reply) -> tuple[Comment, ...]:
    """The comments, that one with a reply more."""
    return tuple(
        replace(comment, replies=(*comment.replies, reply)) if comment.key == key else comment for comment in comments
    )


def with_closed(comments: Iterable[Comment], key: str, author: str, moment: datetime.datetime) -> tuple[Comment, ...]:
    """The comments, that one closed unless it is already."""
    return tuple(
        replace(comment, closed_by=author, closed_at=moment) if comment.key == key and comment.is_open else comment
        for comment in comments
    )


def comments_as_text(comments: Iterable[Comment]) -> str:
    """The file's text. Raises Unwritable for letters that YAML can't hold."""
    value: Value = {ALL: tuple(map(_as_value, comments))}
    return render_file(HEADING, value)


def read_comments(content: bytes) -> tuple[Comment, ...]:
    """The comments in the file, the oldest first. Raises DamagedComments."""
    node, problems = parse(content)
    if has_errors(problems) or node is None:
        first = problems[0] if problems else None
        raise DamagedComments(NOT_YAML % (first.place.line, first.message) if first else NO_LIST)
    value = value_of(node)
    found = value.get(ALL) if isinstance(value, Mapping) else None
    if not isinstance(found, tuple):
        raise DamagedComments(NO_LIST)
    return tuple(_comment(_Fields(one, number)) for number, one in enumerate(found, 1))


def _as_value(comment: Comment) -> Value:
    written: dict[str, Value] = {
        "kind": comment.kind,
        "id": comment.ident,
        "read": comment.read,
        **_remark_as_value(comment),
    }
    if comment.replies:
        written["replies"] = tuple(map(_remark_as_value, comment.replies))
    if comment.closed_at:
        written |= {"closed_by": comment.closed_by, "closed_at": comment.closed_at.isoformat(timespec="seconds")}
    return written


def _remark_as_value(one: Comment | Reply) -> dict[str, Value]:
    return {"by": one.author, "at": one.moment.isoformat(timespec="seconds"), "says": one.text}


@dataclass(frozen=True, slots=True)
class _Fields:
    """The keys of one comment or of a reply to it; `number` tells the author which is damaged."""

    value: Value
    number: int

    def text(self, key: str) -> str:
        found = self.value.get(key) if isinstance(self.value, Mapping) else None
        if not isinstance(found, str):
            raise DamagedComments(NOT_A_COMMENT % (self.number, key))
        return found

    def moment(self, key: str) -> datetime.datetime:
        text = self.text(key)
        try:
            return datetime.datetime.fromisoformat(text).astimezone(datetime.UTC)
        except (ValueError, OverflowError):
            raise DamagedComments(NO_MOMENT % text) from None

    def replies(self) -> tuple[Reply, ...]:
        found = self.value.get("replies", ()) if isinstance(self.value, Mapping) else ()
        if not isinstance(found, tuple):
            raise DamagedComments(NOT_A_COMMENT % (self.number, "replies"))
        made = (_Fields(one, self.number) for one in found)
        return tuple(Reply(fields.text("by"), fields.moment("at"), fields.text("says")) for fields in made)

    def has(self, key: str) -> bool:
        return isinstance(self.value, Mapping) and key in self.value


def _comment(fields: _Fields) -> Comment:
    is_closed = fields.has("closed_by")
    return Comment(
        kind=fields.text("kind"),
        ident=fields.text("id"),
        read=fields.text("read"),
        author=fields.text("by"),
        moment=fields.moment("at"),
        text=fields.text("says"),
        replies=fields.replies(),
        closed_by=fields.text("closed_by") if is_closed else "",
        closed_at=fields.moment("closed_at") if is_closed else None,
    )
