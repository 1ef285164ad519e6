"""The page that lists what a form can edit: statements in a table, and all else by kind."""

from collections.abc import Mapping, Sequence

from flask import Blueprint, render_template, request

from decision_aid.consultation.statement_labels import withdrawn_source
from decision_aid.consultation.wording import english
from decision_aid.model.fingerprint import fingerprint
from decision_aid.rule_file.editing import EntryKind
from decision_aid.rule_file.editing.moving import alike
from decision_aid.rule_file.editing.values import Value
from decision_aid.web.editor.drafts.draft import WorkingCopy, working_copy
from decision_aid.web.editor.entries import entry_choices, entry_labels
from decision_aid.web.editor.entries.conditions_in_words import whom_in_words
from decision_aid.web.editor.entries.landing import kept_entry
from decision_aid.web.editor.review.comments import comments_on

pages = Blueprint("entry_list", __name__)

LISTED = (
    *(EntryKind.AID, EntryKind.QUESTION, EntryKind.SOURCE),
    *(EntryKind.TERM, EntryKind.OPTION, EntryKind.CONSIDERATION),
    *(EntryKind.ASK, EntryKind.EXAMPLE),
)
IN_TABLE = (EntryKind.STATEMENT, EntryKind.OUTCOME)
UP, DOWN = "up", "down"


@pages.get("/<name>/entries")
def listed(name: str) -> str:
    """The entries that a form can edit: all of them, or those with the words that are looked for."""
    return list_page(working_copy(name))


def list_page(now: WorkingCopy, refused: Sequence[str] = ()) -> str:
    """The list, with why a move was refused."""
    wanted = request.args.get("find", "").strip()
    file = now.document.value
    return render_template(
        "editor/entries/entries.html",
        work=now,
        comments=comments_on(now).open_count,
        kept=kept_entry(now),
        refused=refused,
        table=list(entry_choices.statements_by_outcome(file)),
        lines={kind.value: entry_choices.list_entries(file, kind) for kind in LISTED},
        whom=whom_in_words(now.document),
        wanted=wanted,
        found=list(entry_choices.find_entries(file, wanted)) if wanted else [],
        names=entry_labels.names(),
        moves={kind.value: moves_of(file, kind) for kind in (*LISTED, *IN_TABLE)},
        withdrawn=_withdrawn(now),
        seen=fingerprint(now.text.encode()),
    )


def _withdrawn(now: WorkingCopy) -> Mapping[str, str]:
    """What is told of each withdrawn source, by its id."""
    sources = now.reading.aid.sources if now.reading.aid else ()
    return {source.id: withdrawn_source(source, english) for source in sources if source.withdrawn}


def moves_of(file: Value, kind: EntryKind) -> Mapping[str, Sequence[str]]:
    """Where each entry of a kind can be moved, by id: up, down, both or neither."""
    ways: dict[str, list[str]] = {}
    for group in alike(file, kind):
        for ident in group:
            ways[ident] = [way for way, end in ((UP, group[0]), (DOWN, group[-1])) if ident != end]
    return ways
