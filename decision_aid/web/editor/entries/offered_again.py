"""The form of the next gap offers what was said last: its kind and sources, and for the same outcome its words."""

from typing import Any

from decision_aid.model.enums import StatementKind
from decision_aid.rule_file.editing import EntryKind
from decision_aid.rule_file.editing.entry_kinds import entry_ids, entry_text
from decision_aid.rule_file.editing.gaps import open_gaps
from decision_aid.web.editor.entries.entry_forms import ONE_GROUP, TWO_GROUPS, initial_form_values
from decision_aid.web.editor.entries.entry_page import EntryPage, page_of_entry

SOURCED = (StatementKind.FINDING.value, StatementKind.REPORTED.value)
OF_FIGURES = ("who", "event", "otherwise", "over", "at", "per")


def offered_again(page: EntryPage, last: str) -> dict[str, Any]:
    """What the form of a gap has from the statement that was kept last; nothing of any other form.

    The words of a figure wait until a figure is chosen: not every option has one.
    """
    file = page.file.value
    is_gap = page.kind is EntryKind.STATEMENT and page.ident in open_gaps(file)
    if not is_gap or last not in entry_ids(file, EntryKind.STATEMENT):
        return {}
    kept = page_of_entry(page.work, EntryKind.STATEMENT, last)
    said = initial_form_values(kept.kind, kept.shown, kept.entry)
    if said["known"] not in SOURCED:
        return {}
    offered = {"known": said["known"], "words": "", "sources": said["sources"]}
    is_same_row = entry_text(kept.entry, "outcome") == entry_text(page.entry, "outcome")
    if is_same_row and said["figure"] in (ONE_GROUP, TWO_GROUPS):
        words = (f"chance.{key}" for key in OF_FIGURES)
        offered |= {name: said[name] for name in words if name in said}
    return offered
