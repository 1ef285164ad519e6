"""The pages of entry forms: list the draft's entries, edit one, add one."""

import hashlib
from dataclasses import dataclass, field
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response
from wtforms import Form

from decision_aid.consultation.wording import _
from decision_aid.model.enums import QuestionKind
from decision_aid.model.problems import Problem
from decision_aid.rule_file.editing import (  # fmt: skip
    Document,
    Edited,
    Filled,
    Kind,
    Misread,
    NoSuchEntry,
    Unreadable,
    Unwritable,
    add,
    blank,
    edit,
    entry_at,
    meant,
    opened,
)
from decision_aid.rule_file.editing.entry_kinds import idents
from decision_aid.rule_file.editing.new_ids import short_name, with_names
from decision_aid.web.editor import entry_choices, entry_labels
from decision_aid.web.editor.draft import Work, keep, work
from decision_aid.web.editor.entry_forms import data_of, filled_in, form_for
from decision_aid.web.editor.entry_problems import brought, by_slot, condition_in_words
from decision_aid.web.editor.login import NOT_TAKEN, SEE_OTHER
from decision_aid.web.http.language import translate
from decision_aid.web.http.served_folder import shelf

pages = Blueprint("entries", __name__)

ANSWERED = {kind.value for kind in QuestionKind}
Answer = Response | str | tuple[str, int]
MEANWHILE = _("This entry was changed in another window after you opened it here. What you typed is below. "
              "Look at it, and save it again if it is to stand.")  # fmt: skip
NOT_WRITTEN = _("This can't be written into the file as it stands. Change it in the text instead.")
TAKEN = _("There is an entry of that name already. Change it there, or write another word.")


@dataclass
class Page:
    """The form page of an entry, new or not; `wrong` are messages at the top, `problems` new errors of the checks."""

    name: str
    kind: Kind
    ident: str
    work: Work
    file: Document
    shown: Filled
    wrong: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    words: str = ""

    @property
    def is_new(self) -> bool:
        """Whether the entry is to be added."""
        return not self.ident or request.endpoint == "editor.entries.new"

    @property
    def mark(self) -> str:
        """A hash of the entry as shown, to detect a change since the form was opened (optimistic locking)."""
        return hashlib.sha256(repr(sorted(self.shown.items())).encode()).hexdigest()


@pages.get("/<name>/entries")
def listed(name: str) -> str:
    """The entries that a form can edit."""
    now = work(name)
    try:
        file = now.document
    except Unreadable as error:
        return _blocked(now, error)
    kinds = (Kind.QUESTION, Kind.SOURCE, Kind.TERM, Kind.OPTION, Kind.CONSIDERATION)
    lines = {kind.value: entry_choices.lines(file.value, kind) for kind in kinds}
    table = list(entry_choices.table(file.value))
    return render_template("editor/entries.html", work=now, table=table, lines=lines)


@pages.get("/<name>/form")
def at_line(name: str) -> Response:
    """Redirect to the form of the entry at a line, else to the list."""
    try:
        found = entry_at(work(name).document, request.args.get("line", 1, type=int))
    except Unreadable:
        found = None
    if found is None:
        return redirect(url_for(".listed", name=name), SEE_OTHER)
    return redirect(url_for(".entry", name=name, kind=found[0].value, ident=found[1]), SEE_OTHER)


@pages.route("/<name>/entry/<kind>/<path:ident>", methods=["GET", "POST"])
def entry(name: str, kind: str, ident: str) -> Answer:
    """The form of one entry; a post changes the draft."""
    now = work(name)
    try:
        file = now.document
        shown = opened(file, _kind(kind), ident).shown
    except Unreadable as error:
        return _blocked(now, error)
    except NoSuchEntry:
        abort(404)
    page = Page(name, _kind(kind), ident, now, file, shown)
    page.words = condition_in_words(file, meant(file, page.kind, ident, {}), shelf().today())
    form_class = form_for(file.value, page.kind, shown)
    if request.method == "GET":
        return _render(page, form_class(data=data_of(shown)))
    return _taken(page, form_class(request.form))


@pages.route("/<name>/new/<kind>", methods=["GET", "POST"])
def new(name: str, kind: str) -> Answer:
    """The form of a new entry."""
    now = work(name)
    if not entry_labels.NAMES[_kind(kind)][2]:
        abort(404)
    try:
        file = now.document
    except Unreadable as error:
        return _blocked(now, error)
    answered, question = request.values.get("answered", "one"), request.values.get("of", "")
    if answered not in ANSWERED or (_kind(kind) is Kind.CHOICE and question not in idents(file.value, Kind.QUESTION)):
        abort(404)
    shown = blank(file, _kind(kind), answered)
    page = Page(name, _kind(kind), question, now, file, shown)
    form_class = form_for(file.value, page.kind, shown)
    if request.method == "GET":
        return _render(page, form_class(MultiDict(request.args) if request.args else None))
    return _taken(page, form_class(request.form))


def _taken(page: Page, form: Form) -> Answer:
    """Write the posted values into the draft, or show the form with what is wrong."""
    said, go = filled_in(form, page.shown), request.form.get("go", "save")
    if go == "words":
        entry = meant(page.file, page.kind, "" if page.is_new else page.ident, said)
        page.words = condition_in_words(page.file, entry, shelf().today())
        return _render(page, form)
    edited = _edited(page, form, said) if form.validate() else None
    if edited is None:
        return _render(page, form), NOT_TAKEN
    page.problems = brought(page.file.content, edited.content, shelf().today())
    if page.problems and go != "anyway":
        _attach_errors(page, form, edited)
        return _render(page, form), NOT_TAKEN
    keep(page.name, edited.content.decode(), page.work.base)
    return redirect(url_for("editor.writing.write", name=page.name, line=edited.line, told="kept"), SEE_OTHER)


def _attach_errors(page: Page, form: Form, edited: Edited) -> None:
    """Attach each new error to its field, or to the top of the form."""
    for name, messages in by_slot(edited, page.shown, page.problems).items():
        field_name = {"says": "words", "not_known": "words"}.get(name, name)
        if name == "because" and form.data.get("known") == "no":
            field_name = "unknown"
        at = next((one for one in (field_name, f"{field_name}.0") if name and one in form), "")
        if at:
            form[at].errors = [*form[at].errors, *messages]
        else:
            page.wrong += messages


def _edited(page: Page, form: Form, said: Filled) -> Edited | None:
    """The edited draft; None where it is refused, with the reason in the page or its fields."""
    try:
        if page.is_new:
            return _added(page, said)
        if request.form.get("mark") != page.mark:
            page.wrong.append(translate(MEANWHILE))
            return None
        return edit(page.file, page.kind, page.ident, said)
    except Unwritable as error:
        for one in form:
            if isinstance(one.data, str) and error.text and error.text in one.data.strip():
                one.errors = [translate(entry_labels.UNWRITABLE)]
    except Misread:
        page.wrong.append(translate(NOT_WRITTEN))
    return None


def _added(page: Page, said: Filled) -> Edited | None:
    taken = idents(page.file.value, page.kind)
    said = with_names(said) if page.kind is Kind.QUESTION else said
    ident = request.form.get("word", "").strip() if page.kind is Kind.TERM else short_name(page.kind, said, taken)
    if page.kind is Kind.CHOICE:
        question = page.ident
        mine = [one.partition(".")[2] for one in taken if one.startswith(f"{question}.")]
        ident = f"{question}.{short_name(page.kind, said, mine)}"
    if not ident or ident in taken:
        page.wrong.append(translate(TAKEN if ident else entry_labels.IS_NEEDED))
        return None
    if page.kind is Kind.QUESTION:
        said = {**said, "id": ident}
    page.ident = ident
    return add(page.file, page.kind, ident, said)


def _render(page: Page, form: Form) -> str:
    left = () if page.is_new else opened(page.file, page.kind, page.ident).left
    named = (entry_labels.LEFT.get(str(path[-1]), ".".join(map(str, path))) for path in left)
    facts: dict[str, Any] = {"title": entry_labels.NAMES[page.kind][2 if page.is_new else 1]}
    return render_template(
        "editor/entry.html",
        page=page,
        form=form,
        left=[translate(one) for one in named],
        heading=translate(facts["title"]),
        asked=entry_choices.lines(page.file.value, Kind.QUESTION),
    )


def _blocked(now: Work, error: Unreadable) -> str:
    return render_template("editor/entries_blocked.html", work=now, problems=error.problems)


def _kind(word: str) -> Kind:
    kinds = {kind.value: kind for kind in Kind}
    if word not in kinds:
        abort(404)
    return kinds[word]
