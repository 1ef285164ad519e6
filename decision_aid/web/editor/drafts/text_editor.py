"""The text editor: a rule file's text, its problems beside it, and a preview."""

import datetime
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from itertools import groupby

from flask import Blueprint, Response, jsonify, make_response, redirect, render_template, request, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from decision_aid.checks.explanations import explanations
from decision_aid.consultation.statement_labels import BESIDE_OPTIONS
from decision_aid.consultation.wording import english, join_and
from decision_aid.model.aid import IMPORTANCE_PAGE, DecisionAid
from decision_aid.model.enums import FileFormat
from decision_aid.model.evidence import OPTION_WORDS
from decision_aid.model.problems import Level, Problem
from decision_aid.rule_file.schema.keys import Key, Plain, Reference, References, places
from decision_aid.rule_file.schema.table import RULE_FILE
from decision_aid.web.editor.drafts.draft import WorkingCopy, find_fix, save_draft, working_copy
from decision_aid.web.editor.people.login import is_script_request
from decision_aid.web.editor.preview.preview_page import FIRST_SHOWN, preview_address, preview_choices
from decision_aid.web.editor.problems.entry_problems import lines_with_forms, problem_address
from decision_aid.web.http import headers
from decision_aid.web.http.language import translate_plural

pages = Blueprint("text_editor", __name__)

LINES_AROUND = 1  # shown above and below a line with problems
Ids = dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Numbered lines around line `line`, and that line's problems."""

    line: int
    lines: tuple[tuple[int, str], ...]
    problems: tuple[Problem, ...]


@pages.get("/<file:name>/")
def write(name: str) -> Response:
    """The editor page."""
    now = working_copy(name)
    found, older = now.reading, now.older_warnings
    page = render_template(
        "editor/drafts/text_editor.html",
        work=now,
        by_form=lines_with_forms(now, found.problems),
        form_of=problem_address,
        facts=_facts(now),
        seen=_draft_hash(now),
        window=secrets.token_hex(6),
        said=_counts_in_words(found.problems),
        excerpts=_excerpts(now.text, [one for one in found.problems if one not in older]),
        older=_excerpts(now.text, older),
        older_count=len(older),
        kept=_clock(now.saved_at),
        choices=preview_choices(now, everything=True),
    )
    return headers.allow_framing_ours(make_response(page))


@pages.post("/<name>/draft")
def draft(name: str) -> AnyResponse:
    """Save the posted text as a draft; a script gets the problems as JSON, a form a redirect. 409 on a conflict."""
    before = working_copy(name)
    by_script = is_script_request()
    if _changed_elsewhere(before):
        return make_response(jsonify(seen=_draft_hash(before)) if by_script else _conflict(before), HTTPStatus.CONFLICT)
    base = request.form.get("base", "")
    written = save_draft(name, request.form.get("text", ""), base, request.form.get("window", ""))
    if by_script:
        return _draft_saved(working_copy(name))
    here = url_for(".write", name=name)
    match request.form.get("go", "check").split(":"):
        case ["mend", line, check]:
            if fix := find_fix(working_copy(name).reading.problems, line, check):
                save_draft(name, fix.apply_to(written), base)
            return redirect(f"{here}#not-right", HTTPStatus.SEE_OTHER)
        case ["preview"]:
            return redirect(_previewed(name), HTTPStatus.SEE_OTHER)
        case ["publish"]:
            return redirect(f"{here}publish", HTTPStatus.SEE_OTHER)
        case _:
            return redirect(f"{here}#not-right", HTTPStatus.SEE_OTHER)


@pages.get("/<name>/words")
def known_words(name: str) -> Response:
    """Completions: the keys of each place, and the file's own ids."""
    readable = working_copy(name).readable
    aid = readable.aid if readable else None
    names = {**ids_by_kind(aid), "choices": choices_by_question(aid)} if aid else {}
    return jsonify(levels=keys_by_place(), ids=names)


@pages.get("/<file:name>/why/<check>")
def explained(name: str, check: str) -> str:
    """The help page of one check."""
    known = explanations().get(check)
    if known is None:
        raise NotFound
    return render_template("editor/drafts/check_help.html", name=name, one=known)


def _draft_saved(now: WorkingCopy) -> Response:
    said = {
        "kept": _clock(now.saved_at or datetime.datetime.now(datetime.UTC)),
        "seen": _draft_hash(now),
        "overtaken": now.overtaken,
        "unchecked": now.reading.unavailable is not None,
    }
    return jsonify(**_facts(now), **said, aid=now.readable is not None)


def _facts(now: WorkingCopy) -> dict[str, object]:
    """The problems as JSON for the page's script."""
    problems, older = now.reading.problems, now.older_warnings
    by_form = lines_with_forms(now, problems)
    ways = (problem_address(now.name, one) if one.place.line in by_form else "" for one in problems)
    told = [
        _as_facts(now.name, one) | {"older": one in older, "form": way} for one, way in zip(problems, ways, strict=True)
    ]
    return {"problems": told, "said": _counts_in_words(problems)}


def _draft_hash(now: WorkingCopy) -> str:
    """The fingerprint of the draft's text; "" without a draft. A page posts it back, to detect conflicts."""
    return now.draft.fingerprint if now.draft else ""


def _conflict(now: WorkingCopy) -> str:
    """The conflict page: choose the posted text or the stored draft."""
    return render_template(
        "editor/drafts/draft_conflict.html", work=now, seen=_draft_hash(now), sent=request.form.get("text", "")
    )


def _changed_elsewhere(now: WorkingCopy) -> bool:
    """Whether the stored draft was changed since, and outside of, the page that posts (optimistic locking)."""
    known = request.form.get("seen")
    if known is None or now.draft is None or now.draft.is_known_to(request.form.get("window", ""), known):
        return False
    return now.text != request.form.get("text", "").replace("\r\n", "\n")


def _as_facts(name: str, problem: Problem) -> dict[str, object]:
    fix, check = problem.fix, problem.check
    return {
        "level": problem.level.value,
        "check": check,
        "why": url_for("editor.text_editor.explained", name=name, check=check) if check in explanations() else "",
        "line": problem.place.line,
        "column": problem.place.column,
        "message": problem.message,
        "mend": {"line": fix.line, "text": fix.text} if fix else None,
    }


def _counts_in_words(problems: Sequence[Problem]) -> str:
    """The number of errors and warnings in words."""
    errors = sum(one.level is Level.ERROR for one in problems)
    warnings = len(problems) - errors
    counted = [
        translate_plural("%(count)s error", "%(count)s errors", errors) % {"count": errors} if errors else "",
        translate_plural("%(count)s warning", "%(count)s warnings", warnings) % {"count": warnings} if warnings else "",
    ]
    return join_and([one for one in counted if one] or ["No problems found"], english)


def _clock(moment: datetime.datetime | None) -> str:
    return moment.astimezone().strftime("%H:%M") if moment else ""


def _previewed(name: str) -> str:
    """The URL of the requested preview."""
    asked = {what: request.form.get(what, "") for what in ("as", "paper", "pages")}
    return preview_address(name, request.form.get("page", FIRST_SHOWN), **asked)


def _excerpts(text: str, problems: Sequence[Problem]) -> list[Excerpt]:
    """One excerpt for each line with problems, in order."""
    lines = text.split("\n")
    return [
        Excerpt(line, _around(lines, line), tuple(found))
        for line, found in groupby(sorted(problems, key=lambda one: one.place), lambda one: one.place.line)
    ]


def _around(lines: Sequence[str], line: int) -> tuple[tuple[int, str], ...]:
    first, last = max(1, line - LINES_AROUND), min(len(lines), line + LINES_AROUND)
    return tuple((number, lines[number - 1]) for number in range(first, last + 1))


def keys_by_place() -> dict[str, dict[str, dict[str, object]]]:
    """The keys of each place, with meaning, whether required, allowed values, and the section whose ids they take."""
    return {
        place: {
            name: {"means": key.means, "needed": entry.needs[name], "values": key.values, "ids": _section(key)}
            for name, key in entry.by_name.items()
        }
        for place, entry in places(RULE_FILE)
    }


def _section(key: Key) -> str:
    match key.holds:
        case Reference(to) | References(to) if to in RULE_FILE.by_name:
            return to
        case Plain.TWO_STATEMENTS:
            return "statements"
        case _:
            return ""


def ids_by_kind(aid: DecisionAid) -> Ids:
    """The file's ids by kind, each with its name or text; in form 2 also the words for every option, and for none."""
    words = () if aid.format is FileFormat.FIRST else OPTION_WORDS
    beside = {word: BESIDE_OPTIONS[what] for word, what in words}
    return {
        "options": {one.id: one.name for one in aid.options} | beside,
        "considerations": {one.id: one.title for one in aid.considerations if one.id != IMPORTANCE_PAGE},
        "outcomes": {one.id: one.name for one in aid.outcomes},
        "sources": {one.id: one.citation for one in aid.sources},
        "questions": {one.id: one.ask for one in aid.questions},
        "statements": {one.id: one.text for one in aid.statements},
    }


def choices_by_question(aid: DecisionAid) -> Ids:
    """The choice ids by question, each with its label."""
    return {question.id: {one.id: one.label for one in question.choices} for question in aid.questions}
