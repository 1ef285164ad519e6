"""What the checks say on the form of an entry: new errors at their fields, known problems beside theirs, ways there."""

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from flask import url_for
from werkzeug.datastructures import MultiDict
from wtforms import Form

from decision_aid.checks.rules.unexplained_word import WORD
from decision_aid.checks.waived_texts import waived_texts
from decision_aid.checks.waivers import WAIVABLE
from decision_aid.consultation.statement_labels import withdrawn_source
from decision_aid.consultation.statement_pieces import is_of_one_group
from decision_aid.consultation.wording import english
from decision_aid.model.enums import StatementKind
from decision_aid.model.evidence import Finding
from decision_aid.model.problems import Level, Problem
from decision_aid.rule_file.editing import (
    Document,
    EditedFile,
    EntryKind,
    FormData,
    Misread,
    Unreadable,
    Unwritable,
    edit_entry,
    entry_at,
    open_document,
    open_entry,
)
from decision_aid.rule_file.editing.entry_kinds import owner_of
from decision_aid.rule_file.editing.new_file import PLACEHOLDERS
from decision_aid.web.editor.drafts.check_cache import checked_today
from decision_aid.web.editor.drafts.draft import WorkingCopy, new_problems
from decision_aid.web.editor.entries.entry_forms import initial_form_values
from decision_aid.web.editor.entries.entry_page import EntryPage, Note, page_of_entry
from decision_aid.web.editor.problems.problem_fields import form_of_place, form_of_problem, is_to_do, messages_by_field
from decision_aid.web.editor.problems.problem_words import in_a_form

Ways = tuple[tuple[str, str], ...]
SENTENCES = {kind.value for kind in StatementKind}
STANDS_WITH_REASON = "A warning stands here, with this reason: %(reason)s"
LEVELS = {Level.ERROR: "Error: %(message)s", Level.WARNING: "Warning: %(message)s"}
STILL_TO_DO = "Still to do: %(message)s"
UNSAID = "Say it here. For now people read that it is not said yet."
EXPLAIN = "Explain “%(word)s” …"
ASK_TEAM = "Add a question for the team …"
ADD_OUTCOME = "Add an outcome …"
DELETE_QUESTION = "Delete the question …"
ADD_GAP = "Add what is not known for some answers …"
LET_STAND = "Let it stand with a reason …"
UNCOMPARED = "Choose yes or no. If nobody was, people read so beside the figure."


def attach_errors(page: EntryPage, form: Form, edited: EditedFile) -> None:
    """Attach each new error to its field, or to the top of the form."""
    for name, messages in messages_by_field(edited, page.kind, page.shown, page.problems).items():
        if at := _field_named(form, name):
            form[at].errors = [*form[at].errors, *messages]
        else:
            page.wrong += messages


def tell_also(page: EntryPage, form: Form, said: FormData) -> None:
    """Beside fields that are blank or no number, tell what the checks would find in the others: all of it at once.

    The checks read the entry with what the file has in those fields, since one that lacks something is not checked.
    """
    if page.is_new:
        return
    kept = {one.name: page.shown[one.name] for one in form if one.errors and one.name in page.shown}
    with contextlib.suppress(Misread, Unwritable):
        edited = edit_entry(page.file, page.kind, page.ident, {**said, **kept})
        found = messages_by_field(edited, page.kind, page.shown, new_errors(page.file.content, edited.content))
        for name, messages in found.items():
            if (at := _field_named(form, name)) and not form[at].errors:
                form[at].errors = messages


def attach_notes(page: EntryPage, form: Form) -> None:
    """Put what the checks find in the text beside the field that it is about, or to the top of the form."""
    for problem in page.work.reading.problems:
        kind, ident, name = form_of_problem(page.file, problem) or (None, "", "")
        if (kind, ident) == (page.kind, page.ident):
            message = in_a_form(problem, name, page.kind)
            said = STILL_TO_DO if is_to_do(problem) else LEVELS[problem.level]
            text = said % {"message": message}
            note = Note(text, other_ways(page.work, problem))
            page.notes.setdefault(_field_named(form, name), []).append(note)
    for kind, ident, name in unsaid_fields(page.work):
        if (kind, ident) == (page.kind, page.ident):
            text = STILL_TO_DO % {"message": UNSAID}
            page.notes.setdefault(_field_named(form, name), []).append(Note(text))
    if page.kind is EntryKind.SOURCE and page.ident in unsaid_comparisons(page.work):
        text = STILL_TO_DO % {"message": UNCOMPARED}
        page.notes.setdefault("comparison_group", []).append(Note(text))
    for text in _known_of(page):
        page.notes.setdefault("", []).append(Note(text))


def _known_of(page: EntryPage) -> Iterator[str]:
    """What authors decided before: the reasons for warnings that stand in the entry, and that a source is withdrawn."""
    aid = page.work.reading.aid
    for waived in waived_texts(aid) if aid else ():
        if entry_at(page.file, waived.place.line) == (page.kind, page.ident):
            yield STANDS_WITH_REASON % {"reason": waived.reason}
    for source in aid.sources if aid and page.kind is EntryKind.SOURCE else ():
        if source.id == page.ident and source.withdrawn:
            yield withdrawn_source(source, english)


def unsaid_fields(work: WorkingCopy) -> Iterator[tuple[EntryKind, str, str]]:
    """The fields, each with its entry, that have what the product writes into a new aid."""
    for text in work.reading.aid.texts if work.reading.aid else ():
        if text.text in PLACEHOLDERS and (found := form_of_place(work.document, text.place)):
            yield found


def unsaid_comparisons(work: WorkingCopy) -> Iterator[str]:
    """The sources of a figure for one group that do not say whether others were studied for comparison.

    Where they say that nobody was, people read so beside the figure; else it may look as if it had been compared.
    """
    aid = work.reading.aid
    findings = [one.content for one in aid.statements if isinstance(one.content, Finding)] if aid else []
    alone = {source for one in findings if one.figure and is_of_one_group(one) for source in one.sources}
    yield from (one.id for one in (aid.sources if aid else ()) if one.id in alone and one.comparison_group is None)


def form_address(work: WorkingCopy, asked: MultiDict[str, str]) -> str:
    """The address of the field that a problem is about, or of the form at a line; "" where there is none.

    Raises Unreadable.
    """
    problem, line = problem_at(work, asked), asked.get("line", 1, type=int)
    found = form_of_problem(work.document, problem) if problem else None
    if problem is None and (entry := entry_at(work.document, line)):
        found = (*entry, "")
    if found is None:
        return ""
    if problem and problem.check == "not-sure":
        return _team_question_address(work, found[1], asked.get("back"))
    if problem and _lacks_outcome(problem, found[0]):
        return _new_address(work, EntryKind.OUTCOME, asked.get("back"))
    kind, ident, name = _where_mended(problem, *found)
    page = page_of_entry(work, kind, ident)
    field = _field_named(page.form_class(data=initial_form_values(kind, page.shown, page.entry)), name)
    at: dict[str, Any] = {"name": work.name, "kind": kind.value, "ident": ident}
    return url_for("editor.entry_pages.entry", **at, back=asked.get("back"), _anchor=field or None)


def _team_question_address(work: WorkingCopy, answer: str, back: str | None) -> str:
    """The form of a new question for the team, for whoever gives that answer, on the theme of its question."""
    question = owner_of(EntryKind.CHOICE, answer)
    asked = open_entry(work.document, EntryKind.QUESTION, question).shown
    begun = {"consideration": asked["consideration"], f"when.{question}": answer.removeprefix(f"{question}.")}
    return _new_address(work, EntryKind.ASK, back, begun)


def _new_address(work: WorkingCopy, kind: EntryKind, back: str | None, begun: FormData | None = None) -> str:
    """The form of a new entry, with what is known of it already."""
    known: dict[str, Any] = {**(begun or {})}
    return url_for("editor.entry_pages.new", name=work.name, kind=kind.value, back=back or None, **known)


def _lacks_outcome(problem: Problem, kind: EntryKind) -> bool:
    """Whether every option looks one-sided until there is one more outcome, though it is told at an option."""
    return problem.check == "one-sided" and kind is EntryKind.OPTION


def is_elsewhere(work: WorkingCopy, problem: Problem) -> bool:
    """Whether the form at its place can do nothing about a problem, so that only its other ways lead on."""
    with contextlib.suppress(Unreadable):
        found = form_of_problem(work.document, problem)
        return problem.check == "not-sure" or (found is not None and _lacks_outcome(problem, found[0]))
    return False


def _where_mended(problem: Problem | None, kind: EntryKind, ident: str, name: str) -> tuple[EntryKind, str, str]:
    """The field where a problem is put right: for an answer that changes nothing, it is among those of its question."""
    if problem and problem.mended_in:
        return EntryKind.STATEMENT, problem.mended_in, problem.key
    if problem and problem.check == "unused-choice" and kind is EntryKind.CHOICE:
        return EntryKind.QUESTION, owner_of(kind, ident), f"choices.{ident.rpartition('.')[2]}.label"
    return kind, ident, name


def problem_at(work: WorkingCopy, asked: Mapping[str, str]) -> Problem | None:
    """The problem that an address names by its place and check."""
    place = tuple(asked.get(name, "") for name in ("line", "column", "check"))
    return next((one for one in work.reading.problems if place == _place_of(one)), None)


def other_ways(work: WorkingCopy, problem: Problem, back: str = "") -> Ways:
    """What else an author can do about a problem than go to its field, each with its words and address."""
    word = _word_at(work, problem) if problem.check == "unexplained-word" else ""
    ways = []
    if word:
        term = url_for(
            "editor.entry_pages.new", name=work.name, kind=EntryKind.TERM.value, word=word, back=back or None
        )
        ways.append((EXPLAIN % {"word": word}, term))
    if is_elsewhere(work, problem):
        words = ASK_TEAM if problem.check == "not-sure" else ADD_OUTCOME
        ways.append((words, problem_address(work.name, problem, back)))
    if problem.check == "unused-question":
        ways += _ways_without_use(work, problem, back)
    if stand := waiver_address(work.name, problem, back):
        ways.append((LET_STAND, stand))
    return tuple(ways)


def _ways_without_use(work: WorkingCopy, problem: Problem, back: str) -> Iterator[tuple[str, str]]:
    """The honest ways on from a question on which nothing depends: without it, or with a use for it."""
    with contextlib.suppress(Unreadable):
        if found := form_of_problem(work.document, problem):
            asked = open_entry(work.document, EntryKind.QUESTION, found[1]).shown
            gap, team = {"known": StatementKind.GAP.value}, {"consideration": asked["consideration"]}
            at: dict[str, Any] = {"name": work.name, "kind": EntryKind.QUESTION.value, "ident": found[1]}
            yield DELETE_QUESTION, url_for("editor.entry_deletion.ask", **at)
            yield ADD_GAP, _new_address(work, EntryKind.STATEMENT, back, gap)
            yield ASK_TEAM, _new_address(work, EntryKind.ASK, back, team)


def _word_at(work: WorkingCopy, problem: Problem) -> str:
    """The word at the place of a problem, in small letters; "" if the text has none there."""
    line = work.text.splitlines()[problem.place.line - 1 :][:1]
    found = WORD.match(line[0], problem.place.column - 1) if line else None
    return found[0].lower() if found else ""


def waiver_address(name: str, problem: Problem, back: str = "") -> str:
    """The page on which that problem can be let stand with a reason, and from which page; "" if it can't."""
    line, column, check = _place_of(problem)
    if check not in WAIVABLE:
        return ""
    return url_for("editor.waivers.let_stand", name=name, line=line, column=column, check=check, back=back or None)


def told_in_form(work: WorkingCopy, problem: Problem) -> str:
    """The message of a problem in the author's text, in the words of its form; as it is where there are no forms."""
    with contextlib.suppress(Unreadable):
        return told_of(work.document, problem)
    return problem.message


def told_of(file: Document, problem: Problem) -> str:
    """The message of a problem in the words of the form that it belongs to; as it is where there is none."""
    if found := form_of_problem(file, problem):
        kind, _ident, field = found
        return in_a_form(problem, field, kind)
    return problem.message


def problem_address(name: str, problem: Problem, back: str = "") -> str:
    """The address that leads on to the form field of a problem, worked out when somebody goes there.

    `back` is the page to which keeping the form leads, if not to the list.
    """
    line, column, check = _place_of(problem)
    return url_for("editor.entry_pages.at_line", name=name, line=line, column=column, check=check, back=back or None)


def lines_with_forms(work: WorkingCopy, problems: Iterable[Problem]) -> set[int]:
    """The lines with a problem inside an entry that has a form; none where the text can't be taken apart."""
    with contextlib.suppress(Unreadable):
        return {line for line in {one.place.line for one in problems} if entry_at(work.document, line)}
    return set()


def new_errors(before: bytes, after: bytes) -> list[Problem]:
    """The errors of `after` that `before` does not have."""
    old, new = (checked_today(text).problems for text in (before, after))
    return [problem for problem in new_problems(old, new) if problem.level is Level.ERROR]


def told_of_text(content: bytes, problems: Iterable[Problem]) -> list[str]:
    """What problems of a text say, in the words of its forms; as they are where it can't be taken apart."""
    try:
        return [told_of(open_document(content), one) for one in problems]
    except Unreadable:
        return [one.message for one in problems]


def _place_of(problem: Problem) -> tuple[str, str, str]:
    return str(problem.place.line), str(problem.place.column), problem.check


def _field_named(form: Form, name: str) -> str:
    """The widget that stands for a field of the entry; "" where none does."""
    at = "words" if name in SENTENCES else name
    if name == "because" and "known" in form and form["known"].data == StatementKind.GAP.value:
        at = "unknown"
    return next((one for one in (at, f"{at}.0") if at and one in form), "")
