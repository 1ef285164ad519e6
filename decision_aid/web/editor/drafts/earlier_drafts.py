"""The author's texts that others replaced, told by the entries in which they differ from the draft as it is now."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from decision_aid.rule_file.editing import Document, EntryKind, Unreadable, open_document
from decision_aid.rule_file.editing.entry_kinds import OF_THE_AID, THE_AID
from decision_aid.rule_file.editing.values import value_at
from decision_aid.storage.drafts import DraftCopy
from decision_aid.web.editor.drafts.draft import WorkingCopy
from decision_aid.web.editor.entries.entry_choices import ListedEntry, all_entries, listed_entry

Entry = tuple[EntryKind, ListedEntry]


@dataclass(frozen=True, slots=True)
class EarlierDraft:
    """A text that another replaced, and in which entries it differs; `is_readable` is whether that can be said."""

    copy: DraftCopy
    only_here: tuple[Entry, ...] = ()
    lacks: tuple[Entry, ...] = ()
    differs: tuple[Entry, ...] = ()
    is_readable: bool = True


def earlier_drafts(work: WorkingCopy) -> list[EarlierDraft]:
    """What is kept beside the author's draft, the newest first."""
    now, copies = _entries(work.text), work.draft.copies if work.draft else ()
    return [_compared(now, copy) for copy in reversed(copies)]


def _compared(now: Mapping[str, Entry] | None, copy: DraftCopy) -> EarlierDraft:
    then = _entries(copy.text)
    if now is None or then is None:
        return EarlierDraft(copy, is_readable=False)
    here, there = (_keyed(one, other) for one, other in ((then, now), (now, then)))
    return EarlierDraft(
        copy,
        only_here=tuple(entry for key, entry in here.items() if key not in there),
        lacks=tuple(entry for key, entry in there.items() if key not in here),
        differs=tuple(entry for key, entry in here.items() if key in there),
    )


def _keyed(one: Mapping[str, Entry], other: Mapping[str, Entry]) -> dict[tuple[EntryKind, str], Entry]:
    """The entries that the other text has not just so, by kind and id."""
    return {(kind, listed.ident): (kind, listed) for said, (kind, listed) in one.items() if said not in other}


def _entries(text: str) -> Mapping[str, Entry] | None:
    """Each entry by all that it says; None where the text can't be read."""
    try:
        return dict(_by_what_they_say(open_document(text.encode())))
    except Unreadable:
        return None


def _by_what_they_say(file: Document) -> Iterator[tuple[str, Entry]]:
    of_the_aid = {key: value_at(file.value, (key,)) for key in (*OF_THE_AID, "hidden")}
    aid = (EntryKind.AID, of_the_aid, listed_entry(file.value, EntryKind.AID, THE_AID))
    for kind, value, listed in (aid, *all_entries(file.value)):
        yield repr((kind, value)), (kind, listed)
