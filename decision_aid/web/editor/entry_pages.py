"""The pages of entry forms: list the draft's entries, edit one, add one."""

import datetime
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response
from wtforms import Form

from decision_aid.consultation.condition_phrases import condition_phrase
from decision_aid.consultation.wording import _
from decision_aid.model.enums import QuestionKind, StatementKind
from decision_aid.model.problems import Level, Problem
from decision_aid.rule_file.editing import (  # fmt: skip
    Document,
    EditedFile,
    EntryKind,
    FormData,
    Misread,
    NoSuchEntry,
    Unreadable,
    Unwritable,
    add_entry,
    blank_form,
    edit_entry,
    entry_at,
    entry_with_form,
    open_document,
    open_entry,
)
from decision_aid.rule_file.editing.block_style import render_flow
from decision_aid.rule_file.editing.entry_kinds import (
    ABOVE,
    PARTS,
    entry_ids,
    entry_text,
    form_of_file,
    names_of,
    owner_of,
    part_ids,
    parts_of,
    path_of,
)
from decision_aid.rule_file.editing.new_ids import new_id, with_choice_ids
from decision_aid.rule_file.editing.values import Value, ValuePath, value_at
from decision_aid.rule_file.reading.conditions import OTHERWISE, read_condition, scope_of
from decision_aid.rule_file.reading.context import ReadingContext
from decision_aid.rule_file.reading.fields import EntryFields
from decision_aid.rule_file.syntax.parse import MappingNode, parse
from decision_aid.web.editor import entry_choices, entry_labels
from decision_aid.web.editor.check_cache import read_and_check
from decision_aid.web.editor.draft import WorkingCopy, new_problems, save_draft, working_copy
from decision_aid.web.editor.entry_choices import shortened
from decision_aid.web.editor.entry_forms import entry_form_class, initial_form_values, read_entry_form
from decision_aid.web.editor.part_fields import fields_that_fit, needs_another_part
from decision_aid.web.editor.problem_fields import messages_by_field, without_missing_parts
from decision_aid.web.http.language import translate
from decision_aid.web.http.served_folder import served_folder

pages = Blueprint("entry_pages", __name__)

SENTENCES = {kind.value for kind in StatementKind}
MORE, FIRST_ANSWERS, MOST_ANSWERS = "more", 6, 60
BELONGS_TO = "belongs-to"  # with a hyphen, which no field has: fields are named as the keys of the file
ANSWERED = {kind.value for kind in QuestionKind}
PageResponse = Response | str | tuple[str, int]
MEANWHILE = _("This entry was changed in another window after you opened it here. What you typed is below. "
              "Check it, and save it again to keep it.")  # fmt: skip
NOT_WRITTEN = _("The form cannot write this into the file. Change it in the text instead.")
TAKEN = _("There is an entry of that name already. Change it there, or write another word.")


@dataclass
class EntryPage:
    """The form page of an entry, new or not; `wrong` are messages at the top, `problems` new errors of the checks.

    `count` is the number of answers that a new question has room for.
    """

    name: str
    kind: EntryKind
    ident: str
    work: WorkingCopy
    file: Document
    shown: FormData
    wrong: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    words: str = ""
    count: int = 0

    @property
    def is_new(self) -> bool:
        """Whether the entry is to be added."""
        return not self.ident or request.endpoint == "editor.entry_pages.new"

    @property
    def entry(self) -> Value:
        """What the file has of the entry; nothing of a new one."""
        return entry_with_form(self.file, self.kind, "" if self.is_new else self.ident, {})

    @property
    def whole(self) -> Value:
        """The statement that a case, time or step belongs to; nothing of another entry."""
        owner = self.ident if self.is_new else owner_of(self.kind, self.ident)
        path = path_of(self.file.value, EntryKind.STATEMENT, owner) if self.kind in PARTS else None
        return value_at(self.file.value, path) if path else ""

    @property
    def number(self) -> int:
        """Which time or step a new one is; 0 of another entry."""
        counted = self.is_new and self.kind in PARTS and self.kind is not EntryKind.CASE
        return 1 + len(parts_of(self.whole, self.kind)) if counted else 0

    def has_forms_for(self, path: ValuePath) -> bool:
        """Whether what stands at a path of the entry has forms of its own."""
        return self.kind is EntryKind.STATEMENT and path in PARTS.values()

    def parts(self) -> Iterator[tuple[EntryKind, list[tuple[str, str]]]]:
        """The kinds of parts that the statement has or can have, and the id and the words of each part."""
        if self.kind is not EntryKind.STATEMENT or self.is_new or form_of_file(self.file.value) == 1:
            return
        entry = self.entry
        for kind, (first, *_rest) in PARTS.items():
            ids, parts = part_ids(self.ident, entry, kind), parts_of(entry, kind)
            if kind is EntryKind.CASE or names_of(entry, first):
                yield kind, [(ident, self._in_words(kind, part)) for ident, part in zip(ids, parts, strict=True)]

    def _in_words(self, kind: EntryKind, part: Value) -> str:
        if kind is EntryKind.CASE:
            if entry_text(part, "when") == OTHERWISE:
                return translate(entry_labels.OTHERWISE)
            whom = condition_in_words(self.file, part, served_folder().today())
            return entry_text(part, "called") or whom or shortened(render_flow(part))
        told = ("event",) if kind is EntryKind.STEP else ("over", "at")
        return next(filter(None, (entry_text(part, key) for key in told)), shortened(render_flow(part)))

    @property
    def fingerprint(self) -> str:
        """A hash of the entry as shown, to detect a change since the form was opened (optimistic locking)."""
        return hashlib.sha256(repr(sorted(self.shown.items())).encode()).hexdigest()


@pages.get("/<name>/entries")
def listed(name: str) -> str:
    """The entries that a form can edit: all of them, or those with the words that are looked for."""
    now, wanted = working_copy(name), request.args.get("find", "").strip()
    try:
        file = now.document
    except Unreadable as error:
        return blocked(now, error)
    kinds = (EntryKind.QUESTION, EntryKind.SOURCE, EntryKind.TERM, EntryKind.OPTION, EntryKind.CONSIDERATION)
    lines = {kind.value: entry_choices.list_entries(file.value, kind) for kind in kinds}
    table = list(entry_choices.statements_by_outcome(file.value))
    found = list(entry_choices.find_entries(file.value, wanted)) if wanted else []
    names = {kind: translate(said[0]) for kind, said in entry_labels.NAMES.items()}
    return render_template(
        "editor/entries.html", work=now, table=table, lines=lines, wanted=wanted, found=found, names=names
    )


@pages.get("/<name>/form")
def at_line(name: str) -> Response:
    """Redirect to the form of the entry at a line, else to the list."""
    try:
        found = entry_at(working_copy(name).document, request.args.get("line", 1, type=int))
    except Unreadable:
        found = None
    if found is None:
        return redirect(url_for(".listed", name=name), HTTPStatus.SEE_OTHER)
    return redirect(url_for(".entry", name=name, kind=found[0].value, ident=found[1]), HTTPStatus.SEE_OTHER)


@pages.route("/<name>/entry/<kind>/<path:ident>", methods=["GET", "POST"])
def entry(name: str, kind: str, ident: str) -> PageResponse:
    """The form of one entry; a post changes the draft."""
    now = working_copy(name)
    try:
        file = now.document
        shown = open_entry(file, entry_kind(kind), ident).shown
    except Unreadable as error:
        return blocked(now, error)
    except NoSuchEntry:
        abort(404)
    page = EntryPage(name, entry_kind(kind), ident, now, file, shown)
    page.shown = fields_that_fit(page.kind, page.whole, shown)
    page.words = condition_in_words(file, page.entry, served_folder().today())
    form_class = entry_form_class(file.value, page.kind, page.shown, page.entry, page.whole)
    if request.method == "GET":
        return _render(page, form_class(data=initial_form_values(page.kind, page.shown)))
    return _taken(page, form_class(request.form))


@pages.route("/<name>/new/<kind>", methods=["GET", "POST"])
def new(name: str, kind: str) -> PageResponse:
    """The form of a new entry."""
    now, what = working_copy(name), entry_kind(kind)
    if not entry_labels.NAMES[what][2]:
        abort(404)
    try:
        file = now.document
    except Unreadable as error:
        return blocked(now, error)
    answered, owner = request.values.get("answered", "one"), request.values.get(BELONGS_TO, "")
    above = ABOVE.get(what)
    if answered not in ANSWERED or (above and owner not in entry_ids(file.value, above)):
        abort(404)
    count = _answer_count()
    blank = blank_form(file, what, answered, count)
    page = EntryPage(name, what, owner, now, file, blank, count=count)
    page.shown = fields_that_fit(page.kind, page.whole, page.shown)
    form_class = entry_form_class(file.value, page.kind, page.shown, whole=page.whole)
    if request.method == "GET":
        return _render(page, form_class(MultiDict(request.args) if request.args else None))
    return _taken(page, form_class(request.form))


def _taken(page: EntryPage, form: Form) -> PageResponse:
    """Write the posted values into the draft, or show the form with what is wrong."""
    said, go = read_entry_form(form, page.shown), request.form.get("go", "save")
    if go == MORE:
        return _render(page, form)
    if go == "words":
        entry = entry_with_form(page.file, page.kind, "" if page.is_new else page.ident, said)
        page.words = condition_in_words(page.file, entry, served_folder().today())
        return _render(page, form)
    edited = _edited(page, form, said) if form.validate() else None
    if edited is None:
        return _render(page, form), HTTPStatus.UNPROCESSABLE_ENTITY
    found = new_errors(page.file.content, edited.content, served_folder().today())
    page.problems = without_missing_parts(edited, found)
    if page.problems and go != "anyway":
        _attach_errors(page, form, edited)
        return _render(page, form), HTTPStatus.UNPROCESSABLE_ENTITY
    return _led_on(page, edited, _kept(page, edited))


def _led_on(page: EntryPage, edited: EditedFile, answer: Response) -> Response:
    """The answer, leading to the form of a further case, time or step where there are too few."""
    if missing := needs_another_part(open_document(edited.content).value, edited.path):
        kind, owner = missing
        at: dict[str, Any] = {"name": page.name, "kind": kind.value, BELONGS_TO: owner}
        answer.location = url_for(".new", **at)
    return answer


def _kept(page: EntryPage, edited: EditedFile) -> Response:
    save_draft(page.name, edited.content.decode(), page.work.base)
    return redirect(
        url_for("editor.text_editor.write", name=page.name, line=edited.line, told="kept"), HTTPStatus.SEE_OTHER
    )


def _answer_count() -> int:
    """How many answers the form of a new question has room for: more with each press of a button."""
    count = request.form.get("count", FIRST_ANSWERS, type=int)
    more = FIRST_ANSWERS if request.form.get("go") == MORE else 0
    return min(max(count, FIRST_ANSWERS) + more, MOST_ANSWERS)


def _attach_errors(page: EntryPage, form: Form, edited: EditedFile) -> None:
    """Attach each new error to its field, or to the top of the form."""
    for name, messages in messages_by_field(edited, page.kind, page.shown, page.problems).items():
        field_name = "words" if name in SENTENCES else name
        if name == "because" and form.data.get("known") == StatementKind.GAP.value:
            field_name = "unknown"
        at = next((one for one in (field_name, f"{field_name}.0") if name and one in form), "")
        if at:
            form[at].errors = [*form[at].errors, *messages]
        else:
            page.wrong += messages


def _edited(page: EntryPage, form: Form, said: FormData) -> EditedFile | None:
    """The edited draft; None where it is refused, with the reason in the page or its fields."""
    try:
        if page.is_new:
            return _added(page, said)
        if request.form.get("fingerprint") != page.fingerprint:
            page.wrong.append(translate(MEANWHILE))
            return None
        return edit_entry(page.file, page.kind, page.ident, said)
    except Unwritable as error:
        for one in form:
            if isinstance(one.data, str) and error.text and error.text in one.data.strip():
                one.errors = [translate(entry_labels.UNWRITABLE)]
    except Misread:
        page.wrong.append(translate(NOT_WRITTEN))
    return None


def _added(page: EntryPage, said: FormData) -> EditedFile | None:
    taken = entry_ids(page.file.value, page.kind)
    said = with_choice_ids(said) if page.kind is EntryKind.QUESTION else said
    ident = request.form.get("word", "").strip() if page.kind is EntryKind.TERM else new_id(page.kind, said, taken)
    if page.kind is EntryKind.CHOICE:
        question = page.ident
        mine = [one.partition(".")[2] for one in taken if one.startswith(f"{question}.")]
        ident = f"{question}.{new_id(page.kind, said, mine)}"
    if page.kind in PARTS:
        ident = f"{page.ident}.{page.kind.value}-{1 + sum(owner_of(page.kind, one) == page.ident for one in taken)}"
    if not ident or ident in taken:
        page.wrong.append(translate(TAKEN if ident else entry_labels.IS_NEEDED))
        return None
    if page.kind is EntryKind.QUESTION:
        said = {**said, "id": ident}
    return add_entry(page.file, page.kind, ident, said)


def _render(page: EntryPage, form: Form) -> str:
    left = () if page.is_new else open_entry(page.file, page.kind, page.ident).left
    named = (entry_labels.left_to_text(page.kind, path) for path in left if not page.has_forms_for(path))
    facts: dict[str, Any] = {"title": entry_labels.NAMES[page.kind][2 if page.is_new else 1]}
    return render_template(
        "editor/entry.html",
        page=page,
        form=form,
        left=list(named),
        parts=list(page.parts()),
        part_labels=entry_labels.PARTS,
        part_names=entry_labels.NAMES,
        heading=translate(facts["title"]),
        belongs_to=BELONGS_TO,
        here_already=_here_already(page, form),
        asked=entry_choices.list_entries(page.file.value, EntryKind.QUESTION),
    )


def _here_already(page: EntryPage, form: Form) -> Sequence[entry_choices.ListedEntry]:
    """The statements that the option and outcome of a new one have already."""
    if page.kind is not EntryKind.STATEMENT or not page.is_new:
        return ()
    return entry_choices.entries_of_cell(page.file.value, form["option"].data or "", form["outcome"].data or "")


def blocked(now: WorkingCopy, error: Unreadable) -> str:
    """The page that says why a text has no forms."""
    return render_template("editor/entries_blocked.html", work=now, problems=error.problems)


def entry_kind(word: str) -> EntryKind:
    """The kind of entry that an address names, or 404."""
    kinds = {kind.value: kind for kind in EntryKind}
    if word not in kinds:
        abort(404)
    return kinds[word]


def new_errors(before: bytes, after: bytes, today: datetime.date) -> list[Problem]:
    """The errors of `after` that `before` does not have."""
    old, new = (read_and_check(text, today).problems for text in (before, after))
    return [problem for problem in new_problems(old, new) if problem.level is Level.ERROR]


def condition_in_words(file: Document, entry: Value, today: datetime.date) -> str:
    """The condition of an entry in words; "" without one, or if the questions are unreadable."""
    aid = read_and_check(file.content, today).aid
    when = entry.get("when") if isinstance(entry, Mapping) else None
    node = parse(render_flow({"when": when}).encode())[0] if aid and isinstance(when, Mapping) and when else None
    if aid is None or not isinstance(node, MappingNode):
        return ""
    given = EntryFields(ReadingContext((), [], []), "a condition", node.place, {"when": node.entries[0][1]})
    return condition_phrase(
        aid.questions_by_id, read_condition(given, "when", scope_of(aid.questions_by_id.values())), translate
    )
