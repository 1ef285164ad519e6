"""The pages on which authors comment on single entries of an aid, reply, and close what is done."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from http import HTTPStatus
from pathlib import Path

from flask import Blueprint, abort, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from decision_aid.model.languages import SOURCE_LANGUAGE
from decision_aid.review.comments import Comment, DamagedComments, Entry, Reply, with_closed, with_reply
from decision_aid.rule_file.editing import EntryKind, Unreadable, Unwritable, entry_finder, open_document
from decision_aid.rule_file.editing.values import Value
from decision_aid.storage.comments import change_comments, comments_file, load_comments
from decision_aid.storage.file_errors import explanation
from decision_aid.storage.history.commit_info import CommitInfo
from decision_aid.web.editor.drafts.draft import WorkingCopy, working_copy
from decision_aid.web.editor.entries import entry_labels
from decision_aid.web.editor.entries.entry_choices import entry_words
from decision_aid.web.editor.people.login import current_author
from decision_aid.web.http.language import translate_plural

pages = Blueprint("comments", __name__)

LONGEST = 2000
LINKED_IN_PREVIEW = {EntryKind.STATEMENT, EntryKind.QUESTION, EntryKind.OPTION, EntryKind.SOURCE}
REPLY, CLOSE = "reply", "close"
COMMENT, ON_ENTRY = "Comment", "on %(kind)s %(ident)s"
NOTHING_WRITTEN = "Write what you want to say."
TOO_LONG = "This is very long. Shorten it to %(most)s letters."
DAMAGED = "The comments can't be read. %(why)s Mend the file %(file)s, or bring it back from its history."
GONE = "This comment is not there any more."
REASONS = {"": "Comment on the %s %s", REPLY: "Reply to a comment on the %s %s", CLOSE: "Close a comment on the %s %s"}


@dataclass(frozen=True, slots=True)
class CommentedEntry:
    """An entry of the aid with the comments on it; `words` are "" where it was deleted."""

    kind: EntryKind
    ident: str
    words: str
    comments: tuple[Comment, ...]


@dataclass(frozen=True)
class AidComments:
    """The comments on an aid, beside the author's text of it; `fault` says why they can't be read, or is ""."""

    work: WorkingCopy
    comments: tuple[Comment, ...] = ()
    fault: str = ""

    @cached_property
    def words(self) -> Mapping[Entry, str]:
        """What each entry says in the author's text, or in the last one that could be read."""
        readable = self.work.readable
        try:
            value: Value = open_document(readable.content).value if readable else {}
        except Unreadable:
            value = {}
        return entry_words(value)

    @property
    def language(self) -> str:
        """The language of the aid."""
        readable = self.work.readable
        return readable.aid.language if readable and readable.aid else SOURCE_LANGUAGE

    @property
    def open(self) -> list[CommentedEntry]:
        """The entries with open comments, in the order of the file; deleted ones last."""
        return self._entries(tuple(comment for comment in self.comments if comment.is_open))

    @property
    def closed(self) -> list[CommentedEntry]:
        """The entries with closed comments."""
        return self._entries(tuple(comment for comment in self.comments if not comment.is_open))

    @property
    def open_count(self) -> int:
        """How many comments are open."""
        return sum(comment.is_open for comment in self.comments)

    def open_on(self, kind: str, ident: str) -> int:
        """How many open comments an entry has."""
        return self._open_counts.get((kind, ident), 0)

    def on(self, kind: str, ident: str) -> tuple[Comment, ...]:
        """The comments on one entry."""
        return tuple(comment for comment in self.comments if comment.entry_in(self.words) == (kind, ident))

    @cached_property
    def _open_counts(self) -> dict[Entry | None, int]:
        counts: dict[Entry | None, int] = {}
        for one in self.comments:
            entry = one.entry_in(self.words)
            counts[entry] = counts.get(entry, 0) + one.is_open
        return counts

    def _entries(self, comments: tuple[Comment, ...]) -> list[CommentedEntry]:
        found: dict[Entry, list[Comment]] = {}
        for one in comments:
            found.setdefault(one.entry_in(self.words) or (one.kind, one.ident), []).append(one)
        order = list(self.words)
        ordered = sorted(found, key=lambda entry: order.index(entry) if entry in self.words else len(order))
        kinds = {one.value: one for one in EntryKind}
        return [
            CommentedEntry(kinds.get(kind, EntryKind.STATEMENT), ident, self.words.get((kind, ident), ""), tuple(told))
            for kind, ident in ordered
            for told in (found[kind, ident],)
        ]


def comments_and_fault(rule_file: Path) -> tuple[tuple[Comment, ...], str]:
    """The comments on a rule file, and why they can't be read, or ""."""
    try:
        return load_comments(rule_file), ""
    except DamagedComments as damaged:
        return (), _damaged(rule_file, damaged.why)
    except OSError as error:
        return (), _damaged(rule_file, explanation(error))


def comments_on(work: WorkingCopy) -> AidComments:
    """The comments on an aid."""
    return AidComments(work, *comments_and_fault(work.loaded.path))


def _damaged(rule_file: Path, why: str) -> str:
    file = comments_file(rule_file).relative_to(rule_file.parent)
    return DAMAGED % {"why": why, "file": file}


def comment_links(found: AidComments, content: bytes) -> Callable[[int], str]:
    """The link to comment on the entry at a line of the text, as HTML; "" where no entry is."""
    entry_of = entry_finder(open_document(content))

    @cache
    def link_to(entry: tuple[EntryKind, str] | None) -> str:
        if entry is None or entry[0] not in LINKED_IN_PREVIEW or (entry[0].value, entry[1]) not in found.words:
            return ""
        return _comment_link(found.work.name, *entry, found.open_on(entry[0].value, entry[1]))

    return lambda line: link_to(entry_of(line))


def _comment_link(name: str, kind: EntryKind, ident: str, count: int) -> str:
    """Without a template, since a page may have hundreds of them."""
    address = url_for("editor.comments.entry", name=name, kind=kind.value, ident=ident)
    shown = translate_plural("%(count)s comment", "%(count)s comments", count) % {"count": count}
    on = ON_ENTRY % {"kind": entry_labels.NAMES[kind][0], "ident": ident}
    link = Markup('<a class="comment-link" target="_blank" href="{}">{}<span class="visually-hidden"> {}</span></a>')
    return str(link.format(address, shown if count else COMMENT, on))


@pages.get("/<name>/comments")
def listed(name: str) -> str:
    """All comments on an aid: the open ones, by entry, then the closed ones."""
    return _list_page(comments_on(working_copy(name)))


@pages.post("/<name>/comments")
def go_on(name: str) -> Response | tuple[str, int]:
    """Reply to a comment, or close it."""
    found, key = comments_on(working_copy(name)), request.form.get("comment", "")
    go, text = request.form.get("go", REPLY), _typed("reply")
    about = next((comment for comment in found.comments if comment.key == key), None)
    wrong = GONE if about is None else _why_refused(text) if go == REPLY or text else ""
    if about and not wrong:
        wrong = _changed(found.work, _acted(about, go, text), go, (about.kind, about.ident))
    if wrong:
        return _list_page(found, {key: wrong}), HTTPStatus.UNPROCESSABLE_ENTITY
    return redirect(url_for(".listed", name=name, told=go, _anchor="told"), HTTPStatus.SEE_OTHER)


@pages.get("/<name>/comments/<kind>/<path:ident>")
def entry(name: str, kind: str, ident: str) -> str:
    """The comments on one entry, and a form for another."""
    return _entry_page(_commented(name, kind, ident), kind, ident)


@pages.post("/<name>/comments/<kind>/<path:ident>")
def add(name: str, kind: str, ident: str) -> Response | tuple[str, int]:
    """Add a comment on that entry."""
    found, text = _commented(name, kind, ident), _typed("text")
    new = Comment(kind, ident, found.words[kind, ident], current_author(), _now(), text)
    wrong = found.fault or _why_refused(text)
    wrong = wrong or _changed(found.work, lambda known: (*known, new), "", (kind, ident))
    if wrong:
        return _entry_page(found, kind, ident, wrong), HTTPStatus.UNPROCESSABLE_ENTITY
    return redirect(url_for(".entry", name=name, kind=kind, ident=ident, told="new"), HTTPStatus.SEE_OTHER)


def _commented(name: str, kind: str, ident: str) -> AidComments:
    """The comments on an aid that has such an entry, or 404."""
    found = comments_on(working_copy(name))
    if (kind, ident) not in found.words:
        abort(404)
    return found


def _acted(about: Comment, go: str, text: str) -> Callable[[tuple[Comment, ...]], tuple[Comment, ...]]:
    """The change that the form asks for: a reply where there is one, then the closing."""
    reply, author, now = Reply(current_author(), _now(), text), current_author(), _now()

    def change(known: tuple[Comment, ...]) -> tuple[Comment, ...]:
        known = with_reply(known, about.key, reply) if text else known
        return with_closed(known, about.key, author, now) if go == CLOSE else known

    return change


def _changed(
    work: WorkingCopy, change: Callable[[tuple[Comment, ...]], tuple[Comment, ...]], go: str, entry: Entry
) -> str:
    """Write the change; why not, or ""."""
    try:
        change_comments(work.loaded.path, change, CommitInfo(current_author(), REASONS[go] % entry, _now()))
    except Unwritable:
        return entry_labels.UNWRITABLE
    except DamagedComments as damaged:
        return _damaged(work.loaded.path, damaged.why)
    return ""


def _why_refused(text: str) -> str:
    if not text:
        return NOTHING_WRITTEN
    return TOO_LONG % {"most": LONGEST} if len(text) > LONGEST else ""


def _typed(field: str) -> str:
    return request.form.get(field, "").replace("\r\n", "\n").strip()


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC).replace(microsecond=0)


def _list_page(found: AidComments, wrong: Mapping[str, str] | None = None) -> str:
    return render_template(
        "editor/review/comments.html",
        found=found,
        names=entry_labels.names(),
        wrong=wrong or {},
        typed=request.form.get("reply", ""),
    )


def _entry_page(found: AidComments, kind: str, ident: str, wrong: str = "") -> str:
    return render_template(
        "editor/review/comment.html",
        found=found,
        kind=kind,
        ident=ident,
        names=entry_labels.names(),
        wrong=wrong,
        typed=request.form.get("text", ""),
    )
