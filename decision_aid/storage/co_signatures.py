"""Further reviewers' signatures on a text that is reviewed already, for folders that ask for several.

The first reviewer signs by the commit that sets the status. Whoever signs after that changes nothing in the rule file,
so their signature is a commit of `signatures/NAME.yaml`. The history counts, not the file: what somebody else than its
author committed is no signature.
"""

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from decision_aid.model.enums import Status
from decision_aid.model.fingerprint import fingerprint
from decision_aid.rule_file.editing.block_style import render_file
from decision_aid.rule_file.editing.values import Value, read_value
from decision_aid.storage.files import file_lock, make_folders, private_folder, write_atomically
from decision_aid.storage.history.commit_info import CommitInfo
from decision_aid.storage.history.commits import commit, refresh_index
from decision_aid.storage.history.versions import Version, committed_text, versions
from decision_aid.storage.review_status import MOST_LOOKED_AT, ReviewState, status_of, without_status

FOLDER = "signatures"
ALL = "signatures"
HEADING = "# Who reviewed which text of this aid after its first reviewer. The pages for authors write this file.\n"


@dataclass(frozen=True, slots=True)
class CoSignature:
    """Who signed a text; `text` is its fingerprint without its status, which approval changes."""

    text: str
    author: str
    moment: datetime.datetime


def co_sign(folder: Path, name: str, content: bytes, commit_info: CommitInfo) -> None:
    """Add the author's signature to that text. GitLocked, HistoryUnavailable or OSError if it can't be committed."""
    file = f"{FOLDER}/{name}"
    new = CoSignature(_text(content), commit_info.author, commit_info.moment)
    with file_lock(private_folder(folder) / "signatures.lock"):
        make_folders(folder / FOLDER)
        signed = (*_read_signatures(committed_text(folder, file) or b""), new)
        text = render_file(HEADING, {ALL: tuple(map(_as_value, signed))}).encode()
        commit(folder, file, text, commit_info, Status.REVIEWED.value)
        write_atomically(folder / f"{file}.yaml", text)
        refresh_index(folder, file)


def with_co_signatures(state: ReviewState, folder: Path, name: str) -> ReviewState:
    """The state with the signatures of further reviewers of the same text, the newest first.

    One from before the review that stands counts no more: that review was taken back.
    """
    if state.unreviewed or state.reviewed is None:
        return state
    content, since = _as_reviewed(state), min(one.commit_info.moment for one in state.signatures)
    found = (Version(content, info) for info in _commits(folder, name, _text(content)) if info.moment >= since)
    signed = sorted((*state.signatures, *found), key=lambda one: one.commit_info.moment, reverse=True)
    return replace(state, signatures=tuple(signed))


def reviewers(state: ReviewState) -> tuple[str, ...]:
    """Who signed the text as reviewed, each once."""
    signed = (one for one in state.signatures if status_of(one.content) is Status.REVIEWED)
    return tuple(dict.fromkeys(one.commit_info.author for one in signed))


def _as_reviewed(state: ReviewState) -> bytes:
    """The signed text as it was reviewed, before anybody approved it."""
    signed = (one.content for one in state.signatures if status_of(one.content) is Status.REVIEWED)
    return next(signed, state.signatures[0].content)


def _commits(folder: Path, name: str, text: str) -> Iterator[CommitInfo]:
    """The commits in which their author signed that text."""
    for version in versions(folder, f"{FOLDER}/{name}", most=MOST_LOOKED_AT):
        info = version.commit_info
        newest = next(iter(_read_signatures(version.content)[-1:]), None)
        if newest and (newest.text, newest.author) == (text, info.author):
            yield info


def _text(content: bytes) -> str:
    return fingerprint(without_status(content))


def _as_value(one: CoSignature) -> Value:
    return {"text": one.text, "by": one.author, "at": one.moment.isoformat(timespec="seconds")}


def _read_signatures(content: bytes) -> tuple[CoSignature, ...]:
    """The signatures in the file; none where it is damaged."""
    value = read_value(content)
    found = value.get(ALL) if isinstance(value, Mapping) else None
    return tuple(filter(None, map(_signature, found))) if isinstance(found, tuple) else ()


def _signature(value: Value) -> CoSignature | None:
    said = [value.get(key) for key in ("text", "by", "at")] if isinstance(value, Mapping) else []
    text, author, at = said if said else (None, None, None)
    if not isinstance(text, str) or not isinstance(author, str) or not isinstance(at, str):
        return None
    try:
        return CoSignature(text, author, datetime.datetime.fromisoformat(at))
    except ValueError:
        return None
