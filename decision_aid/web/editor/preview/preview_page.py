"""The preview of a draft: any page of it as any of its people would see it, beside what the checks found.

It is for somebody who edits by form: nothing of it is said as the file says it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlencode

from flask import Blueprint, Response, make_response, render_template, request, url_for

from decision_aid.consultation.path import question_pages
from decision_aid.consultation.wording import WHAT_MATTERS_TITLE
from decision_aid.model.aid import IMPORTANCE_PAGE, DecisionAid
from decision_aid.model.problems import Level
from decision_aid.rule_file.editing import EntryKind, Unreadable, entry_at
from decision_aid.web.editor.drafts.draft import WorkingCopy, working_copy
from decision_aid.web.editor.entries.landing import PREVIEW
from decision_aid.web.editor.preview import example_people, render
from decision_aid.web.editor.problems.entry_problems import told_in_form
from decision_aid.web.editor.problems.findings import findings_in
from decision_aid.web.editor.review.comments import comment_links, comments_on
from decision_aid.web.http import headers

pages = Blueprint("preview_page", __name__)

FIRST_SHOWN, ALL_ON_ONE_PAGE = "summary", "everything"


@dataclass(frozen=True, slots=True)
class PreviewChoices:
    """What can be previewed: pages, people of examples, people found by proof; and what is shown first, and where."""

    pages: list[tuple[str, str]]
    examples: list[example_people.PreviewPerson]
    others: list[example_people.PreviewPerson]
    page: str
    person: str
    address: str


@pages.get("/<file:name>/preview")
def look(name: str) -> Response:
    """The preview, and what the checks found in the words of the forms."""
    now = working_copy(name)
    choices = preview_choices(now, everything="line" in request.args)
    page = render_template("editor/preview/preview.html", work=now, found=findings_in(now, PREVIEW), choices=choices)
    return headers.allow_framing_ours(make_response(page))


@pages.get("/<name>/preview/<path:page>")
def framed(name: str, page: str) -> Response:
    """A page of the draft as one person sees it, inside the frame."""
    now = working_copy(name)
    readable = now.readable
    if readable is None or readable.aid is None or readable.lined is None:
        return headers.allow_in_our_frame(
            make_response(_banner("editor/preview/preview_nothing.html", now, "", current=False))
        )
    key = request.args.get("as", "")
    typed = example_people.form_values_of(readable.aid, readable.content, key)
    links = comment_links(comments_on(now), readable.content)
    shown = render.PreviewSubject(name, readable.aid, readable.lined, typed or {}, comment_link=links)
    person = _name_of(readable.aid, readable.untried, key) if typed is not None else ""
    is_current = readable is now.reading
    banner = _banner("editor/preview/preview_mark.html", now, person, current=is_current, unknown=typed is None)
    return render.preview_response(shown, page, banner)


def preview_choices(now: WorkingCopy, *, everything: bool) -> PreviewChoices:
    """What can be previewed of the draft, and what is: as the address asks; else the summary, or `everything`."""
    readable = now.readable
    aid = readable.aid if readable else None
    shown = preview_pages(aid) if aid else []
    asked = request.args.get("page", "")
    page = asked if asked in dict(shown) else _first_preview(aid) if everything else FIRST_SHOWN
    person = request.args["as"] if "as" in request.args else _first_person(now, aid)
    return PreviewChoices(
        shown,
        example_people.people_of_examples(aid) if aid else [],
        list(example_people.people_beyond_examples(aid, readable.untried)) if aid and readable else [],
        page,
        person,
        preview_address(now.name, page, **{"as": person, "paper": request.args.get("paper", "")}),
    )


def preview_address(name: str, page: str, **asked: str) -> str:
    """The address of a page in the frame, for what was asked."""
    given = {what: said for what, said in asked.items() if said or what == "as"}
    return f"{url_for('editor.preview_page.framed', name=name, page=page)}?{urlencode(given)}"


def _banner(template: str, now: WorkingCopy, person: str, *, current: bool, unknown: bool = False) -> str:
    errors = [one for one in now.reading.problems if one.level is Level.ERROR]
    told = partial(told_in_form, now)
    return render_template(template, errors=errors, told=told, person=person, current=current, unknown=unknown)


def _name_of(aid: DecisionAid, untried: Collection[str], key: str) -> str:
    everybody = [*example_people.people_of_examples(aid), *example_people.people_beyond_examples(aid, untried)]
    return next((one.name for one in everybody if one.key == key), "")


def preview_pages(aid: DecisionAid) -> list[tuple[str, str]]:
    """The pages that have a preview, each with its title."""
    titles = {one.id: one.title for one in aid.considerations} | {IMPORTANCE_PAGE: WHAT_MATTERS_TITLE}
    return [
        (render.START, "Start page"),
        *((f"ask/{page}", f"Questions: {titles[page]}") for page in question_pages(aid)),
        ("check", "Check your answers"),
        (FIRST_SHOWN, "Summary"),
        *([(ALL_ON_ONE_PAGE, "Everything on one page")] if aid.has_glance else []),
        ("handout", "On paper, as a page"),
        ("handout.pdf", "On paper, as a PDF"),
        ("about", "About this aid"),
    ]


def _first_preview(aid: DecisionAid | None) -> str:
    """The page that is previewed first: the one that has every statement, and so a line number for each."""
    return ALL_ON_ONE_PAGE if aid and aid.has_glance else FIRST_SHOWN


def _first_person(now: WorkingCopy, aid: DecisionAid | None) -> str:
    """The person of the first preview: one who is shown the statement at the requested line."""
    everybody = example_people.people_of_examples(aid) if aid else []
    at = _entry_at(now, request.args.get("line", 0, type=int))
    stated = [one.id for one in aid.statements if at and at[1] in (one.id, one.table)] if aid else []
    if aid and at and at[0] is EntryKind.STATEMENT and stated:
        return example_people.person_shown(aid, stated[0])
    return everybody[0].key if everybody else ""


def _entry_at(now: WorkingCopy, line: int) -> tuple[EntryKind, str] | None:
    try:
        return entry_at(now.document, line)
    except Unreadable:
        return None
