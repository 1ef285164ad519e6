"""The pages of entry forms: edit an entry, add one."""

from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response
from wtforms import Form

from decision_aid.model.enums import QuestionKind
from decision_aid.model.fingerprint import fingerprint
from decision_aid.rule_file.editing import (  # fmt: skip
    EditedFile,
    EntryKind,
    FormData,
    Misread,
    Unreadable,
    Unwritable,
    add_entry,
    edit_entry,
    entry_at,
    entry_with_form,
    open_document,
    open_entry,
)
from decision_aid.rule_file.editing.entry_kinds import (
    ABOVE,
    ANSWERS,
    PARTS,
    condition_key_in,
    entry_holding,
    entry_ids,
    entry_text,
    kind_of_owner,
    owner_of,
    parts_of,
)
from decision_aid.rule_file.editing.gaps import NOT_LOOKED_FOR, open_gaps
from decision_aid.rule_file.editing.new_ids import new_id, slug, with_choice_ids
from decision_aid.rule_file.schema.table import QUESTION
from decision_aid.web.editor.drafts.draft import replace_draft, save_draft, working_copy
from decision_aid.web.editor.entries import entry_choices, entry_labels
from decision_aid.web.editor.entries.answer_fields import OFFERS_NOT_SURE, with_not_sure
from decision_aid.web.editor.entries.carried_form import CARRIED, already_there, carried_form, carry
from decision_aid.web.editor.entries.conditions_in_words import condition_in_words
from decision_aid.web.editor.entries.counts_or_shares import (
    ANSWER,
    ASKED,
    SHARE,
    round_bases,
    unasked_bases,
    with_shares,
)
from decision_aid.web.editor.entries.entry_forms import initial_form_values, read_entry_form
from decision_aid.web.editor.entries.entry_list import moves_of
from decision_aid.web.editor.entries.entry_page import EntryPage, page_of_entry, page_of_new
from decision_aid.web.editor.entries.gaps import (
    followed_by_gap,
    leaves_others_out,
    next_gap,
    offered_again,
    others_in_words,
    said_last,
    with_gap_for_others,
    without_answered_gaps,
)
from decision_aid.web.editor.entries.landing import (
    KEPT,
    address_after,
    address_back,
    address_of_form,
    kept_entry,
)
from decision_aid.web.editor.entries.part_fields import needs_another_part
from decision_aid.web.editor.problems.entry_problems import (
    attach_errors,
    attach_notes,
    form_address,
    new_errors,
    tell_also,
)
from decision_aid.web.editor.problems.problem_fields import without_missing_parts
from decision_aid.web.editor.review.comments import comments_on

pages = Blueprint("entry_pages", __name__)

NEW_SOURCE, BACK, FOR_OTHERS = "new-source", "back", "for-others"
NEXT, ANOTHER = "next", "another"
ANSWERED_NOW = "what said that nobody has looked was taken out where it is said now"
MORE, FIRST_ANSWERS, MOST_ANSWERS = "more", 6, 60
ANSWERED_AS = "answered-as:"  # a question of another kind, with what was typed
COPIED = (EntryKind.STATEMENT, EntryKind.SOURCE, EntryKind.OPTION, EntryKind.OUTCOME)
BELONGS_TO = "belongs-to"  # with a hyphen, which no field has: fields are named as the keys of the file
OF_SOME_KINDS = tuple(f"{key.name}" for key in QUESTION.keys if key.kinds)
ANSWERED = {kind.value for kind in QuestionKind}
PageResponse = Response | str | tuple[str, int]
MEANWHILE = ("This entry was changed in another window after you opened it here. What you typed is below. "
              "Check it, and save it again to keep it.")  # fmt: skip
TAKEN = "There is an entry of that name already. Change it there, or write another word."


@pages.get("/<name>/form")
def at_line(name: str) -> Response:
    """Redirect to the field of the problem at a line and column, to the form of the entry there, or to the list."""
    try:
        address = form_address(working_copy(name), request.args)
    except Unreadable:
        address = ""
    return redirect(address or url_for("editor.entry_list.listed", name=name), HTTPStatus.SEE_OTHER)


@pages.route("/<name>/entry/<kind>/<path:ident>", methods=["GET", "POST"])
def entry(name: str, kind: str, ident: str) -> PageResponse:
    """The form of one entry; a post changes the draft."""
    now = working_copy(name)
    page = page_of_entry(now, entry_kind(kind), ident)
    page.words = page.whom_in_words
    if request.method == "GET":
        page.offered = offered_again(page, page.said_last)
        form = page.form_class(data={**initial_form_values(page.kind, page.shown, page.entry), **page.offered})
        attach_notes(page, form)
        _tell_of_others(page, _gap_put_right(page))
        return _render(page, form)
    return _taken(page, page.form_class(request.form))


@pages.route("/<name>/new/<kind>", methods=["GET", "POST"])
def new(name: str, kind: str) -> PageResponse:
    """The form of a new entry."""
    now, what = working_copy(name), entry_kind(kind)
    answered, owner = _question_kind(), request.values.get(BELONGS_TO, "")
    if answered not in ANSWERED or what is EntryKind.AID:
        abort(404)
    page = page_of_new(now, what, owner, answered, _answer_count())
    if what in ABOVE and kind_of_owner(page.file.value, what, owner) is None:
        abort(404)
    page.carried = request.form.get(CARRIED, "")
    if request.method == "GET":
        form = _begun(page)
        page.words = _condition_said(page, read_entry_form(form, page.shown))
        return _render(page, form)
    return _taken(page, page.form_class(request.form))


def _begun(page: EntryPage) -> Form:
    """The form of a new entry: like another one, or with what the address says."""
    like = request.args.get("like", "")
    if page.kind in COPIED and like in entry_ids(page.file.value, page.kind):
        other = page_of_entry(page.work, page.kind, like)
        return page.form_class(data=initial_form_values(page.kind, other.shown, other.entry))
    return page.form_class(MultiDict(request.args) if request.args else None)


def _condition_said(page: EntryPage, said: FormData) -> str:
    """In words, whom the entry would be for with what its form says."""
    entry = entry_with_form(page.file, page.kind, "" if page.is_new else page.ident, said)
    return condition_in_words(page.file, page.kind, entry)


def _taken(page: EntryPage, form: Form) -> PageResponse:
    """Write the posted values into the draft, or show the form with what is wrong."""
    said, go = _read(page, form), request.form.get("go", "save")
    if go == MORE or go.startswith(ANSWERED_AS):
        return _render(page, form)
    if go == NEW_SOURCE and "sources" in form:
        return _source_first(page)
    if go == BACK and page.carried:
        return _carried_on(page)
    page.words = _condition_said(page, said)
    if go == "words":
        return _render(page, form)
    if not form.validate():
        tell_also(page, form, said)
        return _render(page, form), HTTPStatus.UNPROCESSABLE_ENTITY
    if _asks_about_bases(page, form, said):
        return _render(page, form), HTTPStatus.UNPROCESSABLE_ENTITY
    edited = _edited(page, form, said)
    if edited is None:
        return _render(page, form), HTTPStatus.UNPROCESSABLE_ENTITY
    found = new_errors(page.file.content, edited.content)
    page.problems = without_missing_parts(edited, found)
    if go == FOR_OTHERS and (with_gap := followed_by_gap(edited)):
        return _gap_kept(page, with_gap)
    if page.problems and go != "anyway":
        _tell_of_others(page, followed_by_gap(edited) if leaves_others_out(page.problems) else None)
        attach_errors(page, form, edited)
        tell_also(page, form, said)
        return _render(page, form), HTTPStatus.UNPROCESSABLE_ENTITY
    answer = _led_on(page, edited, _kept(page, edited))
    return _carried_on(page, edited) if page.carried else answer


def _read(page: EntryPage, form: Form) -> FormData:
    """The posted values; counts that the author calls shares are shares."""
    said = read_entry_form(form, page.shown)
    return with_shares(said, [*round_bases(page.shown, said)]) if request.form.get(ANSWER) == SHARE else said


def _asks_about_bases(page: EntryPage, form: Form, said: FormData) -> bool:
    """Whether the form has to be shown again to ask what a round number of people is."""
    page.round_bases = unasked_bases(page.shown, said, request.form.get(ANSWER, ""))
    for name in page.round_bases:
        form[name].errors = [ASKED]
    return bool(page.round_bases)


def _gap_put_right(page: EntryPage) -> EditedFile | None:
    """The file with a gap for others, where it puts right that somebody reads nothing beside this statement."""
    if page.kind is not EntryKind.STATEMENT:
        return None
    here = (one for one in page.work.reading.problems if entry_at(page.file, one.place.line) == (page.kind, page.ident))
    return with_gap_for_others(page.file, page.ident) if leaves_others_out(here) else None


def _tell_of_others(page: EntryPage, with_gap: EditedFile | None) -> None:
    page.others_read_nothing, page.others = with_gap is not None, others_in_words(with_gap)


def _gap_kept(page: EntryPage, with_gap: EditedFile) -> Response:
    """Keep a statement with the gap for the others, and lead to the form that says what they read."""
    save_draft(page.name, with_gap.content.decode(), page.work.base)
    kind, ident = entry_holding(open_document(with_gap.content).value, with_gap.path) or (page.kind, page.ident)
    at: dict[str, Any] = {"name": page.name, "kind": kind.value, "ident": ident}
    return redirect(url_for(".entry", **at, told=FOR_OTHERS, back=request.args.get("back")), HTTPStatus.SEE_OTHER)


def _source_first(page: EntryPage) -> str:
    """The form of a new source, which carries this form along, so that nothing typed is lost."""
    source = page_of_new(page.work, EntryKind.SOURCE, "")
    source.carried = carry(page.kind, page.ident, is_new=page.is_new)
    return _render(source, source.form_class())


def _carried_on(page: EntryPage, edited: EditedFile | None = None) -> PageResponse:
    """The form that was carried along, with the new source chosen."""
    waiting = carried_form(page.carried)
    work = working_copy(page.name)
    open_page = page_of_new if waiting.is_new else page_of_entry
    back = open_page(work, entry_kind(waiting.kind), waiting.ident)
    if edited:
        waiting.typed.add("sources", str(edited.path[-1]))
        back.added = entry_choices.listed_entry(back.file.value, EntryKind.SOURCE, str(edited.path[-1])).text
    if not back.is_new and waiting.typed.get("fingerprint") != back.fingerprint:
        back.wrong.append(MEANWHILE)
    return _render(back, back.form_class(waiting.typed))


def _led_on(page: EntryPage, edited: EditedFile, answer: Response) -> Response:
    """The answer, leading to the form of a further case, time or step where there are too few."""
    if missing := needs_another_part(open_document(edited.content).value, edited.path):
        kind, owner = missing
        at: dict[str, Any] = {"name": page.name, "kind": kind.value, BELONGS_TO: owner}
        answer.location = url_for(".new", **at)
    return answer


def _kept(page: EntryPage, edited: EditedFile) -> Response:
    save_draft(page.name, edited.content.decode(), page.work.base)
    file = open_document(edited.content).value
    kind, ident = entry_holding(file, edited.path) or (page.kind, page.ident)
    if kind is EntryKind.STATEMENT:
        left, ident = without_answered_gaps(edited, ident)
        if left != edited.content:
            replace_draft(page.name, left.decode(), page.work.base, ANSWERED_NOW)
            file = open_document(left).value
    go = request.form.get("go")
    following = next_gap(file, ident) if go == NEXT else ""
    if following or (go == ANOTHER and page.is_new):
        said = said_last(file, ident, page.said_last) if following else ""
        return redirect(address_of_form(file, page.name, (kind, following), ident, said), HTTPStatus.SEE_OTHER)
    address = address_back(page.name, KEPT) or address_after(file, page.name, kind, ident, KEPT)
    return redirect(address, HTTPStatus.SEE_OTHER)


def _question_kind() -> str:
    """How a new question is answered: as its page has it, or as the button says that was pressed."""
    chosen = request.form.get("go", "").partition(ANSWERED_AS)[2]
    return chosen or request.values.get("answered", "one")


def _answer_count() -> int:
    """How many answers the form of a new question has room for: more with each press of a button."""
    count = request.form.get("count", FIRST_ANSWERS, type=int)
    more = FIRST_ANSWERS if request.form.get("go") == MORE else 0
    return min(max(count, FIRST_ANSWERS) + more, MOST_ANSWERS)


def _edited(page: EntryPage, form: Form, said: FormData) -> EditedFile | None:
    """The edited draft; None where it is refused, with the reason in the page or its fields."""
    try:
        if page.is_new:
            return _added(page, said)
        if request.form.get("fingerprint") != page.fingerprint:
            page.wrong.append(MEANWHILE)
            return None
        return edit_entry(page.file, page.kind, page.ident, said)
    except Unwritable as error:
        for one in form:
            if isinstance(one.data, str) and error.text and error.text in one.data.strip():
                one.errors = [entry_labels.UNWRITABLE]
    except Misread as error:
        page.wrong.append(entry_labels.why_not_written(error))
    return None


def _added(page: EntryPage, said: FormData) -> EditedFile | None:
    if page.carried and (same := already_there(page.file, said)):
        return same
    taken = entry_ids(page.file.value, page.kind)
    if page.kind is EntryKind.QUESTION:
        said = with_choice_ids(with_not_sure(said) if OFFERS_NOT_SURE in request.form else said)
    ident = request.form.get("word", "").strip() if page.kind is EntryKind.TERM else new_id(page.kind, said, taken)
    if page.kind is EntryKind.CHOICE:
        question = page.ident
        mine = [one.partition(".")[2] for one in taken if one.startswith(f"{question}.")]
        ident = f"{question}.{new_id(page.kind, said, mine)}"
    if page.kind in PARTS:
        ident = f"{page.ident}.{page.kind.value}-{1 + sum(owner_of(page.kind, one) == page.ident for one in taken)}"
    if not ident or ident in taken:
        page.wrong.append(TAKEN if ident else entry_labels.IS_NEEDED)
        return None
    if page.kind is EntryKind.QUESTION:
        said = {**said, "id": ident}
    if page.kind is EntryKind.CLAIM:
        claims = [entry_text(one, "id") for one in parts_of(page.whole, EntryKind.CLAIM)]
        said = {**said, "id": slug(str(said["claim"]), claims, "claim")}
    return add_entry(page.file, page.kind, ident, said)


def _render(page: EntryPage, form: Form) -> str:
    left = () if page.is_new else open_entry(page.file, page.kind, page.ident).left
    named = (entry_labels.left_to_text(page.kind, path) for path in left if not page.has_forms_for(path))
    return render_template(
        "editor/entries/entry.html",
        page=page,
        kept=kept_entry(page.work) if request.method == "GET" else None,
        gaps_left=len({*open_gaps(page.file.value)} - {page.ident}) if page.kind is EntryKind.STATEMENT else 0,
        ways=() if page.is_new else moves_of(page.file.value, page.kind).get(page.ident, ()),
        seen=fingerprint(page.work.text.encode()),
        form=form,
        notes=page.notes,
        back=address_back(page.name),
        comments=_open_comments(page),
        left=list(named),
        parts=list(page.parts()),
        cases=EntryKind.CASE,
        part_labels=entry_labels.PARTS,
        part_names=entry_labels.NAMES,
        heading=entry_labels.NAMES[page.kind][2 if page.is_new else 1],
        belongs_to=BELONGS_TO,
        not_looked_for=NOT_LOOKED_FOR,
        other_kind=[one for one in request.form.items() if _is_of_another_kind(page, form, one[0])],
        copied=COPIED,
        condition=ANSWERS if page.is_group else condition_key_in(page.file.value, page.kind),
        owned=ABOVE,
        headings=entry_labels.HEADINGS if page.kind is EntryKind.AID else {},
        here_already=_here_already(page, form),
        asked=entry_choices.list_entries(page.file.value, EntryKind.QUESTION),
    )


def _open_comments(page: EntryPage) -> int | None:
    """How many open comments the entry has; None where nobody can comment on it."""
    found = None if page.is_new else comments_on(page.work)
    is_commentable = found is not None and (page.kind.value, page.ident) in found.words
    return found.open_on(page.kind.value, page.ident) if found and is_commentable else None


def _is_of_another_kind(page: EntryPage, form: Form, field: str) -> bool:
    """Whether the field that was sent is that of a question of another kind: it waits till its kind is chosen again."""
    own = field in form or f"{field}.0" in form
    return page.kind is EntryKind.QUESTION and page.is_new and not own and field.startswith(OF_SOME_KINDS)


def _here_already(page: EntryPage, form: Form) -> Sequence[entry_choices.ListedEntry]:
    """The statements that the option and outcome of a new one have already."""
    if page.kind is not EntryKind.STATEMENT or not page.is_new:
        return ()
    return entry_choices.entries_of_cell(page.file.value, form["option"].data or "", form["outcome"].data or "")


def entry_kind(word: str) -> EntryKind:
    """The kind of entry that an address names, or 404."""
    kinds = {kind.value: kind for kind in EntryKind}
    if word not in kinds:
        abort(404)
    return kinds[word]
