"""An author's request comes in; the page with a rule file's text, its problems and its preview goes out."""

import datetime
import secrets
from collections.abc import Sequence
from urllib.parse import urlencode

from flask import Blueprint, Response, jsonify, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from decision_aid.checks.explanations import explanations
from decision_aid.consultation.path import WHAT_MATTERS
from decision_aid.consultation.path import pages as question_pages
from decision_aid.consultation.wording import _, joined
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Level, Problem
from decision_aid.rule_file.editing import Kind, Unreadable, entry_at
from decision_aid.rule_file.reading import fingerprint
from decision_aid.web.editor import completions, example_people
from decision_aid.web.editor import preview as previews
from decision_aid.web.editor.draft import Work, keep, mend_named, mended, work
from decision_aid.web.editor.excerpts import excerpts
from decision_aid.web.editor.login import asked_by_script
from decision_aid.web.http import headers
from decision_aid.web.http.language import translate, translate_counted
from decision_aid.web.person.steps import WHAT_MATTERS_TITLE

pages = Blueprint("writing", __name__)

SEE_OTHER, CONFLICT = 303, 409
FIRST_SHOWN = "summary"


@pages.get("/<file:name>/")
def write(name: str) -> Response:
    """The text, what is wrong with it, and how it will look."""
    now = work(name)
    found, readable = now.reading, now.readable
    aid = readable.aid if readable else None
    person = _first_seen_by(now, aid)
    page = render_template(
        "editor/writing.html",
        work=now,
        person=person,
        by_form=_lines_with_forms(now),
        facts=_facts(name, found.problems),
        seen=_seen(now),
        window=secrets.token_hex(6),
        said=_said(found.problems),
        excerpts=excerpts(now.text, found.problems),
        kept=_clock(now.kept),
        shown=page_choices(aid) if aid else [],
        first=FIRST_SHOWN,
        preview=f"{url_for('.preview', name=name, page=FIRST_SHOWN)}?{urlencode({'as': person})}",
        examples=example_people.examples(aid) if aid else [],
        others=list(example_people.shown_only_to_others(aid)) if aid else [],
    )
    return headers.holding_frames(make_response(page))


@pages.post("/<name>/draft")
def draft(name: str) -> AnyResponse:
    """Keep what was written; answer with its problems, or go where the button says."""
    before = work(name)
    by_script = asked_by_script()
    if _changed_elsewhere(before):
        return make_response(jsonify(seen=_seen(before)) if by_script else _both(before), CONFLICT)
    base = request.form.get("base", "")
    written = keep(name, request.form.get("text", ""), base, request.form.get("window", ""))
    if by_script:
        return _told(work(name))
    here = url_for(".write", name=name)
    match request.form.get("go", "check").split(":"):
        case ["mend", line, check]:
            if mend := mend_named(work(name).reading.problems, line, check):
                keep(name, mended(written, mend), base)
            return redirect(f"{here}#not-right", SEE_OTHER)
        case ["preview"]:
            return redirect(_previewed(name), SEE_OTHER)
        case ["publish"]:
            return redirect(f"{here}publish", SEE_OTHER)
        case _:
            return redirect(f"{here}#not-right", SEE_OTHER)


@pages.get("/<name>/words")
def known_words(name: str) -> Response:
    """What may be written where: the keys of each place, and the names that the file gives."""
    readable = work(name).readable
    aid = readable.aid if readable else None
    names = {**completions.ids(aid), "choices": completions.choices(aid)} if aid else {}
    return jsonify(levels=completions.levels(), ids=names)


@pages.get("/<name>/preview/<path:page>")
def preview(name: str, page: str) -> Response:
    """A page of the draft as one person sees it, for the frame beside the text."""
    now = work(name)
    readable = now.readable
    if readable is None or readable.aid is None or readable.lined is None:
        return headers.in_a_frame(make_response(_mark("editor/preview_nothing.html", now, "", current=False)))
    key = request.args.get("as", "")
    query = {what: asked for what, asked in request.args.items() if what != "as"}
    shown = previews.Shown(name, readable.aid, readable.lined, example_people.answers_of(readable.aid, key))
    mark = _mark("editor/preview_mark.html", now, _called(readable.aid, key), current=readable is now.reading)
    return previews.framed(shown, "" if page == previews.START else page, query, mark)


def _mark(template: str, now: Work, person: str, *, current: bool) -> str:
    errors = [one for one in now.reading.problems if one.level is Level.ERROR]
    return render_template(template, errors=errors, person=person, current=current)


def _called(aid: DecisionAid, key: str) -> str:
    everybody = [*example_people.examples(aid), *example_people.shown_only_to_others(aid)]
    return next((one.name for one in everybody if one.key == key), "")


def _told(now: Work) -> Response:
    facts = _facts(now.name, now.reading.problems)
    said = {
        "kept": _clock(now.kept or datetime.datetime.now(datetime.UTC)),
        "seen": _seen(now),
        "overtaken": now.overtaken,
    }
    return jsonify(**facts, **said, aid=now.readable is not None)


def _facts(name: str, problems: Sequence[Problem]) -> dict[str, object]:
    """The problems as the page's script reads them."""
    return {"problems": [_as_facts(name, one) for one in problems], "said": _said(problems)}


def _seen(now: Work) -> str:
    """What tells the text of a draft from any other; nothing where there is no draft."""
    return fingerprint(now.text.encode()) if now.kept else ""


def _both(now: Work) -> str:
    """The page on which an author chooses between the text that was sent and the draft that is kept."""
    return render_template("editor/which_text.html", work=now, seen=_seen(now), sent=request.form.get("text", ""))


def _changed_elsewhere(now: Work) -> bool:
    """Whether the draft is not the one that the page knows which sends a text, and was not sent from that page."""
    known, window, text = (request.form.get(what) for what in ("seen", "window", "text"))
    if known is None or not now.kept or known == _seen(now) or (window and window == now.window):
        return False
    return now.text != (text or "").replace("\r\n", "\n")


def _as_facts(name: str, problem: Problem) -> dict[str, object]:
    mend, check = problem.mend, problem.check
    return {
        "level": problem.level.value,
        "check": check,
        "why": url_for("editor.why.explained", name=name, check=check) if check in explanations() else "",
        "line": problem.place.line,
        "column": problem.place.column,
        "message": problem.message,
        "mend": {"line": mend.line, "text": mend.text} if mend else None,
    }


def _said(problems: Sequence[Problem]) -> str:
    """How many problems there are, as one would say it."""
    errors = sum(one.level is Level.ERROR for one in problems)
    warnings = len(problems) - errors
    counted = [
        translate_counted("%(count)s error", "%(count)s errors", errors) % {"count": errors} if errors else "",
        translate_counted("%(count)s warning", "%(count)s warnings", warnings) % {"count": warnings}
        if warnings
        else "",
    ]
    return joined([one for one in counted if one] or [translate(_("No problems found"))], translate)


def _clock(moment: datetime.datetime | None) -> str:
    return moment.astimezone().strftime("%H:%M") if moment else ""


def page_choices(aid: DecisionAid) -> list[tuple[str, str]]:
    """The pages that can be looked at, each with its title."""
    titles = {one.id: one.title for one in aid.considerations} | {WHAT_MATTERS: translate(WHAT_MATTERS_TITLE)}
    return [
        (previews.START, translate(_("Start page"))),
        *(
            (f"ask/{page}", translate(_("Questions: %(title)s")) % {"title": titles[page]})
            for page in question_pages(aid)
        ),
        ("check", translate(_("Check your answers"))),
        ("summary", translate(_("Summary"))),
        ("handout", translate(_("On paper, as a page"))),
        ("handout.pdf", translate(_("On paper, as a PDF"))),
        ("about", translate(_("About this aid"))),
    ]


def _first_seen_by(now: Work, aid: DecisionAid | None) -> str:
    """As whom the preview is drawn at first: somebody who is shown what stands at the line asked for."""
    everybody = example_people.examples(aid) if aid else []
    at = _entry_at(now, request.args.get("line", 0, type=int))
    if aid and at and at[0] is Kind.STATEMENT and any(one.id == at[1] for one in aid.statements):
        return example_people.who_sees(aid, at[1])
    return everybody[0].key if everybody else ""


def _lines_with_forms(now: Work) -> set[int]:
    """The lines with a problem that a form can change."""
    lines = {one.place.line for one in now.reading.problems}
    return {line for line in lines if _entry_at(now, line)}


def _entry_at(now: Work, line: int) -> tuple[Kind, str] | None:
    try:
        return entry_at(now.document, line)
    except Unreadable:
        return None


def _previewed(name: str) -> str:
    """The address of the preview that the form asks for."""
    asked = {what: said for what in ("as", "paper", "pages") if (said := request.form.get(what, ""))}
    page = request.form.get("page", FIRST_SHOWN)
    return f"{url_for('.preview', name=name, page=page)}?{urlencode(asked)}"
