"""Export a Summary as JSON: one dictionary of plain values, whose keys are a public interface."""

import datetime
from collections.abc import Iterable
from enum import Enum
from typing import Any

from decision_aid.consultation.faces import caption
from decision_aid.consultation.frequencies import StudyFigure
from decision_aid.consultation.glance_values import Glance, GlanceCell, GlanceRow
from decision_aid.consultation.path import Voice
from decision_aid.consultation.patient_wording import spoken_of
from decision_aid.consultation.rows import Cell, Piece, Row
from decision_aid.consultation.summary import CitedSource, GivenAnswer, Summary
from decision_aid.consultation.wording import IMPORTANCE_SENTENCES, Translate, english
from decision_aid.model.aid import Consideration, Option, Translated
from decision_aid.model.evidence import Finding
from decision_aid.rule_file.schema.about import ABOUT, WRITER
from decision_aid.rule_file.schema.keys import Key
from decision_aid.rule_file.schema.table import CONSIDERATION, OPTION, OUTCOME, SOURCE, TERM


def summary_as_json(summary: Summary, translate: Translate = english) -> dict[str, Any]:
    """The summary as values that `json.dumps` accepts."""
    return _as_json(summary, spoken_of(summary.about.person, translate))


def _as_json(summary: Summary, translate: Translate) -> dict[str, Any]:
    return _glance(summary.glance) | {
        "title": summary.title,
        "language": summary.language,
        "status": summary.status.value,
        "status_sentence": summary.status_sentence,
        "version": summary.version,
        "fingerprint": summary.fingerprint,
        "reviewed": summary.about.reviewed.isoformat(),
        "review_by": summary.about.review_by.isoformat(),
        "overdue": summary.overdue,
        "notice": summary.notice,
        "about": _about(summary),
        "options": [_option(option, summary) for option in summary.options],
        "trade_offs": list(summary.trade_offs),
        "considerations": [_consideration(consideration) for consideration in summary.considerations],
        "said": [_answer(answer) for answer in summary.said],
        "unanswered": [{"question": question.id, "ask": question.ask} for question in summary.unanswered],
        "rows": [_row(row, translate) for row in summary.rows],
        "left_out": [_left_out(piece) for piece in summary.left_out],
        "sources": [_source(cited) for cited in summary.sources],
        "people_in_sources": [_people(cited) for cited in summary.sources],
        "ask_the_team": [
            {"consideration": consideration.id, "questions": [ask.in_words(translate) for ask in asks]}
            for consideration, asks in summary.ask_the_team
        ],
        "hard_words": [{"word": term.word} | _values(term, TERM.keys) for term in summary.glossary],
    }


def _consideration(consideration: Consideration) -> dict[str, Any]:
    return {"id": consideration.id} | _values(consideration, CONSIDERATION.keys)


def _left_out(piece: Piece) -> dict[str, Any]:
    return {"statement": _id(piece), "because": piece.because, "text": piece.text}


def _glance(glance: Glance | None) -> dict[str, Any]:
    if glance is None:
        return {}
    rows, folded = (list(map(_glance_row, some)) for some in (glance.rows, glance.folded))
    marked = [outcome.id for outcome in glance.also_marked]
    return {"glance": {"caution": glance.caution, "rows": rows, "folded": folded, "also_marked": marked}}


def _glance_row(row: GlanceRow) -> dict[str, Any]:
    asks = [question.id for question in row.asks]
    first = [_piece(piece) for piece in row.for_these_answers]
    cells = [_glance_cell(cell) for cell in row.cells]
    return {"outcome": row.outcome.id, "for_these_answers": first, "cells": cells, "depends_on": asks}


def _glance_cell(cell: GlanceCell) -> dict[str, Any]:
    heads = [_glance_head(piece) | _piece(piece) for piece in cell.heads]
    return {"option": cell.option.id, "heads": heads, "depends_on": [question.id for question in cell.asks]}


def _glance_head(piece: Piece) -> dict[str, Any]:
    """What stands for the cell; where an answer decides between several, for which it is."""
    answers = {"answers": piece.answers} if piece.answers else {}
    return {"head": piece.glance_head, "same_study": piece.same_study} | answers


def _about(summary: Summary) -> dict[str, Any]:
    about, sentences = summary.about, {"about_whom": summary.about_whom, "when_to_look_again": summary.look_again}
    own = _values(about, ABOUT.keys_without("written_by", "reviewed", "review_by", *about.declared))
    writers = {"written_by": [_values(writer, WRITER.keys) for writer in about.written_by]}
    return own | writers | _translation(summary.translated) | {**about.declared} | sentences


def _translation(translated: Translated | None) -> dict[str, Any]:
    """Who made the translation that people read, and who reviewed it; nothing of the original."""
    if translated is None:
        return {}
    by = {"translated_by": translated.translated_by, "reviewed_by": translated.reviewed_by}
    on = {"reviewed_on": translated.reviewed_on.isoformat()} if translated.reviewed_on else {}
    return {"translation": {"from": translated.from_language, "status": translated.status.value} | by | on}


def _option(option: Option, summary: Summary) -> dict[str, Any]:
    """An option, with the notes beside its name for these answers."""
    others = [note for note in summary.notes_left_out if note.option is option]
    notes = {
        "head_notes": list(summary.head_notes[option.id]),
        "head_notes_left_out": [{"text": note.text, "because": note.because} for note in others],
    }
    return {"id": option.id} | _values(option, OPTION.keys_without("head_note")) | notes


def _values(part: object, keys: Iterable[Key]) -> dict[str, Any]:
    """What the rule file says of a part, by key."""
    return {key.name: _plain(getattr(part, key.field)) for key in keys}


def _plain(value: Any) -> Any:
    match value:
        case Enum():
            return value.value
        case datetime.date():
            return value.isoformat()
        case tuple():
            return list(value)
        case _:
            return value


def _answer(answer: GivenAnswer) -> dict[str, Any]:
    """One answer; who gave it, and those of the others where voices differ, only if there is something to say."""
    others = {f"{voice.value}_said": text for voice, text in answer.said if voice is not Voice.PERSON}
    more = {"by": answer.by, **others, "differs": answer.differs}
    facts = {"question": answer.question.id, "ask": answer.question.ask, "said": answer.text}
    return facts | {name: text for name, text in more.items() if text}


def _row(row: Row, translate: Translate) -> dict[str, Any]:
    return {
        "outcome": row.outcome.id,
        **_values(row.outcome, OUTCOME.keys_without("glance_when")),
        "importance": row.importance.value if row.importance else None,
        "matters": translate(IMPORTANCE_SENTENCES[row.importance]) if row.importance else "",
        "every_option": _beside_options(row.every),
        "cells": [_cell(cell) for cell in row.cells],
        "no_option": _beside_options(row.none),
        "cannot_compare": row.caution,
    }


def _beside_options(cell: Cell | None) -> dict[str, Any] | None:
    """What is said for every option or for none, with the words that people read above it."""
    return {"name": cell.option.name} | _cell(cell) if cell else None


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "option": cell.option.id,
        "shown": [_piece(piece) for piece in cell.shown],
        "may_apply": [_piece(piece) for piece in cell.may_apply],
        "gap": _piece(cell.gap) if cell.gap else None,
    }


def _piece(piece: Piece) -> dict[str, Any]:
    content = piece.statement.content if piece.statement else None
    facts = {"id": _id(piece), "text": piece.text, "because": piece.because}
    if piece.statement and piece.statement.case:
        facts |= {"table": piece.statement.table, "case": piece.answers}
    if piece.whose:
        facts["whose"] = piece.whose
    if not isinstance(content, Finding):
        return facts | {"box": piece.box.words if piece.box else "", "reason": piece.reason}
    figures = (*(study.figure for study in piece.from_to), *(piece.figure.figures if piece.figure else ()))
    return facts | {
        "certainty": content.certainty.value if content.certainty else None,
        "certainty_sentence": piece.certainty,
        "certainty_because": content.because,
        "figures": [figure.sentence for figure in figures],
        "ranges": [figure.range_sentence for figure in figures],
        "caption": caption(piece.figure),
        "comparison": piece.comparison,
        "from_to": [_study(study) for study in piece.from_to],
        "note": piece.note,
        "modelled": piece.modelled,
        "withdrawn": piece.withdrawn,
        "sources": list(content.sources),
    }


def _study(study: StudyFigure) -> dict[str, Any]:
    """One of two studies that differ, with the figure that pages show of it."""
    value = {"value": study.large.number, "of": study.figure.of, "counted": study.beside}
    return {"source": study.source.id} | value | {"range": study.figure.range_sentence, "sentence": study.sentence}


def _source(cited: CitedSource) -> dict[str, Any]:
    source = cited.source
    return {"id": source.id, "number": source.number, "citation": source.citation, "link": source.link}


def _people(cited: CitedSource) -> dict[str, Any]:
    source = cited.source
    return {
        "source": source.id,
        **_values(source, SOURCE.keys_without("citation", "link", "studied", "claims")),
        "compared": [
            {"were": comparison.were, "alike": comparison.alike.value, "because": comparison.because}
            for comparison in cited.differences
        ],
    }


def _id(piece: Piece) -> str | None:
    return piece.statement.id if piece.statement else None
