"""The page on which an author lets a warning stand, with a reason that people can read."""

from http import HTTPStatus

from flask import Blueprint, abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from decision_aid.checks.waivers import WAIVABLE, is_reason
from decision_aid.model.problems import Problem
from decision_aid.rule_file.editing import Document, Misread, entry_at, with_waiver
from decision_aid.web.editor.drafts.check_cache import checked_today
from decision_aid.web.editor.drafts.draft import WorkingCopy, new_problems, save_draft, working_copy
from decision_aid.web.editor.entries.landing import STANDS, address_after, address_back
from decision_aid.web.editor.problems.entry_problems import problem_at, told_in_form

pages = Blueprint("waivers", __name__)

TOO_SHORT = "Say in three words or more why this is right as it is."
NOT_HERE = "The reason can't be written here by form. Write it in the text instead."


@pages.route("/<name>/let-stand", methods=["GET", "POST"])
def let_stand(name: str) -> Response | str | tuple[str, int]:
    """Ask why a warning is to stand, and write the reason into the draft."""
    now = working_copy(name)
    problem = problem_at(now, request.args)
    if problem is None or problem.check not in WAIVABLE:
        abort(404)
    if request.method == "GET":
        return _page(now, problem)
    reason = " ".join(request.form.get("reason", "").replace("#", " ").split())
    if not is_reason(reason):
        return _page(now, problem, TOO_SHORT), HTTPStatus.UNPROCESSABLE_ENTITY
    content = _waived(now.document, problem, reason)
    if content is None:
        return _page(now, problem, NOT_HERE), HTTPStatus.UNPROCESSABLE_ENTITY
    save_draft(name, content.decode(), now.base)
    return redirect(_after(now, problem), HTTPStatus.SEE_OTHER)


def _waived(file: Document, problem: Problem, reason: str) -> bytes | None:
    """The text in which that problem is waived, in its line or in that in which its text begins; None in neither."""
    before = checked_today(file.content).problems
    for line in (problem.place.line, problem.place.line - 1):
        try:
            content = with_waiver(file, line, problem.check, reason)
        except Misread:
            continue
        after = checked_today(content).problems
        if len(after) < len(before) and not new_problems(before, after):
            return content
    return None


def _after(now: WorkingCopy, problem: Problem) -> str:
    """The page from which the author came, or the place of the entry."""
    if back := address_back(now.name, STANDS):
        return back
    if entry := entry_at(now.document, problem.place.line):
        return address_after(now.document.value, now.name, *entry, STANDS)
    return url_for("editor.entry_list.listed", name=now.name, told=STANDS)


def _page(now: WorkingCopy, problem: Problem, wrong: str = "") -> str:
    return render_template(
        "editor/problems/let_stand.html",
        work=now,
        back=address_back(now.name),
        message=told_in_form(now, problem),
        reason=request.form.get("reason", ""),
        wrong=wrong if wrong else "",
    )
