"""The summary page, and what is behind it: one outcome, the sources' claims, about the aid."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from flask import Blueprint, request
from werkzeug.exceptions import NotFound

from decision_aid.checks.waived_texts import waived_texts
from decision_aid.consultation.best_next_question import best_next_question
from decision_aid.consultation.condition_phrases import condition_phrase
from decision_aid.consultation.legend import how_to_read, thin_type
from decision_aid.consultation.nearest_change import nearest_change
from decision_aid.consultation.rows import Piece
from decision_aid.consultation.statement_labels import (
    BESIDE_OPTIONS,
    BOXES,
    NOT_KNOWN,
    REPORTED_NAME,
    one_of_certainties,
    option_names,
)
from decision_aid.consultation.summary import Summary
from decision_aid.consultation.what_if import changeable_questions
from decision_aid.consultation.wording import (
    ALSO_MARKED,
    AT_A_GLANCE,
    CERTAINTY,
    CERTAINTY_NAMES,
    FOR_YOUR_ANSWERS,
    IMPORTANCE_SENTENCES,
    SAME_STUDY,
    STILL_UNCLEAR,
    TEACH_BACK,
    VERDICT,
    declarations,
    kind_in_words,
    translation_credit,
)
from decision_aid.model.conditions import All
from decision_aid.model.enums import Certainty
from decision_aid.model.evidence import EVERY_OPTION
from decision_aid.model.gettext_marker import _
from decision_aid.web.http.canonical_url import FILE_ORDER, ORDER
from decision_aid.web.http.language import translate
from decision_aid.web.person.reports import standard_names
from decision_aid.web.person.summary_rows import (
    answer_groups,
    answer_labels,
    for_every_option,
    glance_rows,
    group_rows,
    notes_at_a_glance,
    other_topics,
)
from decision_aid.web.person.visit import Visit, current_visit, render_page

pages = Blueprint("summary", __name__)
WOULD_BRING = _("It would be shown if %(condition)s.")
IT_IS_FOR = _("It is shown where %(condition)s.")


def certainty_names() -> dict[Certainty | None, str]:
    """Short names of the certainties, and of a reported fact, which has none."""
    return {certainty: translate(text) for certainty, text in (*CERTAINTY_NAMES.items(), (None, REPORTED_NAME))}


@pages.get("/<name>/summary")
def summary(name: str) -> str:
    """The options at a glance for these answers; everything where the author chose no rows for a glance."""
    visit = current_visit(name)
    if not visit.summary.glance:
        return _everything(visit)
    groups = group_rows(visit.summary, visit.aid, in_file_order=_in_file_order())
    shown = glance_rows(visit.summary, visit.aid, in_file_order=_in_file_order())
    return render_page(
        "summary.html",
        visit,
        glance_rows=shown,
        notes=notes_at_a_glance(visit.summary),
        answer_groups=answer_groups,
        for_every_option=for_every_option,
        also_marked=translate(ALSO_MARKED),
        not_known=translate(BOXES[NOT_KNOWN]),
        other_topics=other_topics(groups, (*shown, *visit.summary.glance.folded)),
        legend=_legend(visit.summary.glance.heads),
        first_topic=groups[0].rows[0].outcome.id,
        **_summary_variables(visit),
    )


@pages.get("/<name>/everything")
def everything(name: str) -> str:
    """All that is known on each option for these answers, and what was left out, on one page."""
    return _everything(current_visit(name))


def _everything(visit: Visit) -> str:
    return render_page(
        "everything.html",
        visit,
        groups=group_rows(visit.summary, visit.aid, in_file_order=_in_file_order()),
        legend=_legend(visit.summary.pieces),
        brings=what_would_show(visit),
        option_names=option_names(visit.aid.options, translate),
        notes_left_out=[(one.option.id, one.in_words(translate), one.because) for one in visit.summary.notes_left_out],
        outcome_names={outcome.id: outcome.name for outcome in visit.aid.outcomes},
        **_summary_variables(visit),
    )


def _legend(pieces: tuple[Piece, ...]) -> str:
    """How to read what is drawn of the pieces, and thin type."""
    return " ".join(filter(None, (how_to_read(pieces, translate), thin_type(pieces, translate))))


def _in_file_order() -> bool:
    """Whether the page was asked for in the order of the file, not by what matters to the person."""
    return request.args.get(ORDER) == FILE_ORDER


def _summary_variables(visit: Visit) -> dict[str, object]:
    """Template variables of the summary, at a glance or all of it."""
    found = visit.summary
    return {
        "summary": found,
        "at_a_glance": translate(AT_A_GLANCE),
        "in_file_order": _in_file_order(),
        "labels": answer_labels(found),
        "team_questions": [
            (theme.title, [ask.in_words(translate) for ask in asks]) for theme, asks in found.ask_the_team
        ],
        "teach_back": [translate(asked) for asked in TEACH_BACK],
        "still_unclear": translate(STILL_UNCLEAR),
        **row_labels(),
        **suggestion_variables(visit),
    }


@pages.get("/<name>/summary/<outcome_id>")
def outcome(name: str, outcome_id: str) -> str:
    """One outcome with those that are never shown apart from it, and links to the previous and the next."""
    visit = current_visit(name)
    found = visit.summary
    rows = [row for group in group_rows(found, visit.aid, in_file_order=False) for row in group.rows]
    pages_of_rows = [[*together] for _, together in groupby(rows, lambda row: row.group)]
    here = (at for at, together in enumerate(pages_of_rows) if outcome_id in [row.outcome.id for row in together])
    place = next(here, None)
    if place is None:
        raise NotFound
    cells = [cell for row in pages_of_rows[place] for cell in row.all_cells]
    cited = {source.number for cell in cells for piece in cell.pieces for source in piece.sources}
    return render_page(
        "outcome.html",
        visit,
        rows=pages_of_rows[place],
        number=place + 1,
        count=len(pages_of_rows),
        before=pages_of_rows[place - 1][0].outcome if place else None,
        next=pages_of_rows[place + 1][0].outcome if place + 1 < len(pages_of_rows) else None,
        sources=[used for used in found.sources if used.source.number in cited],
        **row_labels(),
    )


def row_labels() -> dict[str, object]:
    """Labels of a row, in the language of the page."""
    return {
        "certainties": certainty_names(),
        "one_of_certainties": lambda levels: one_of_certainties(levels, translate),
        "same_study": translate(SAME_STUDY),
        "for_every": translate(BESIDE_OPTIONS[EVERY_OPTION]),
        "for_your_answers": translate(FOR_YOUR_ANSWERS),
        "kind_of": lambda outcome: kind_in_words(outcome, translate),
        "matters": {mark: translate(text) for mark, text in IMPORTANCE_SENTENCES.items()},
    }


@pages.get("/<name>/about")
def about(name: str) -> str:
    """Authors, methods, sources and maintenance of the aid."""
    certainties = {certainty: translate(text) for certainty, text in CERTAINTY.items()}
    visit = current_visit(name)
    translated = visit.aid.translated
    credit = translation_credit(translated, translate) if translated else ""
    facts = {
        "certainties": certainties,
        "standards": standard_names(),
        "credit": credit,
        "waived": waived_texts(visit.aid),
    }
    return render_page("about.html", visit, declarations=declarations(visit.aid.about, translate), **facts)


@pages.get("/<name>/sources/<source_id>")
def claims(name: str, source_id: str) -> str:
    """The claims of a source, each with the verdict of its check."""
    visit = current_visit(name)
    source = next((one for one in visit.aid.sources if one.id == source_id and one.claims), None)
    if source is None:
        raise NotFound
    verdicts = {verdict: translate(text) for verdict, text in VERDICT.items()}
    by_id = {one.id: one for one in visit.aid.sources}
    return render_page("claims.html", visit, source=source, verdicts=verdicts, by_id=by_id)


@dataclass(frozen=True, slots=True)
class ShownIf:
    """What would show a left-out piece, and the first question whose answer would have to change."""

    says: str
    question: str


def suggestion_variables(visit: Visit) -> dict[str, object]:
    """Template variables of the summary: questions to change, and the best next one."""
    return {
        "changeable": changeable_questions(visit.aid, visit.voices),
        "settling": best_next_question(visit.aid, visit.voices),
    }


def what_would_show(visit: Visit) -> dict[str, ShownIf]:
    """What would show each piece that was left out, by the id of its statement."""
    asked = {one.id for one in changeable_questions(visit.aid, visit.voices)}
    return dict(_brings(visit, visit.summary, asked))


def _brings(visit: Visit, summary: Summary, asked: set[str]) -> Iterator[tuple[str, ShownIf]]:
    for piece in summary.left_out:
        if piece.statement:
            yield piece.statement.id, _bringing(visit, piece, asked)


def _bringing(visit: Visit, piece: Piece, asked: set[str]) -> ShownIf:
    assert piece.statement
    found = nearest_change(visit.walks[0], piece.statement.when)
    if not found:
        return ShownIf(
            translate(IT_IS_FOR)
            % {"condition": condition_phrase(visit.aid.questions_by_id, piece.statement.when, translate)},
            "",
        )
    says = translate(WOULD_BRING) % {"condition": condition_phrase(visit.aid.questions_by_id, All(found), translate)}
    return ShownIf(says, next((line.question for line in found if line.question in asked), ""))
