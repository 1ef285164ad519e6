"""The form of a statement that waits while a source for it is written: it is carried in the form of that source.

So nothing typed is lost, and nothing of it is kept before its author keeps it.
"""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from flask import request
from werkzeug.datastructures import MultiDict

from decision_aid.rule_file.editing import Document, EditedFile, EntryKind, FormData, entry_with_form
from decision_aid.rule_file.editing.entry_kinds import names_of

CARRIED = "carried"
KIND, IDENT, NEW = "carried-kind", "carried-id", "carried-new"  # with hyphens, which no field has
NOT_TYPED = ("session_id", "go")


@dataclass(frozen=True, slots=True)
class CarriedForm:
    """What was typed into the form of an entry, new or not."""

    kind: str
    ident: str
    is_new: bool
    typed: MultiDict[str, str]


def carry(kind: EntryKind, ident: str, *, is_new: bool) -> str:
    """The form that was just sent, as one field of another form."""
    typed = [(name, said) for name, said in request.form.items(multi=True) if name not in NOT_TYPED]
    return urlencode([(KIND, kind.value), (IDENT, ident), (NEW, "yes" if is_new else ""), *typed])


def carried_form(field: str) -> CarriedForm:
    """The form that a field carries."""
    typed = MultiDict(parse_qsl(field, keep_blank_values=True))
    kind, ident, is_new = (typed.pop(name, "") for name in (KIND, IDENT, NEW))
    return CarriedForm(kind, ident, bool(is_new), typed)


def already_there(file: Document, said: FormData) -> EditedFile | None:
    """The file as it is, if it has that very source: the page was sent twice."""
    source = entry_with_form(file, EntryKind.SOURCE, "", said)
    same = next((ident for ident, one in names_of(file.value, "sources").items() if one == source), None)
    return EditedFile(file.content, 1, ("sources", same)) if same else None
