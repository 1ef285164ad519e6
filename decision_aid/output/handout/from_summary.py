"""Build the Sheet, all that a handout prints, from a Summary."""

import datetime
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from functools import lru_cache
from textwrap import shorten
from types import MappingProxyType

from decision_aid.consultation.patient_wording import spoken_of
from decision_aid.consultation.reasons import short_answer_text
from decision_aid.consultation.statement_labels import option_names, withdrawn_source
from decision_aid.consultation.summary import CitedSource, GivenAnswer, Summary
from decision_aid.consultation.wording import (
    CERTAINTY,
    IMPORTANCE,
    Translate,
    as_sentence,
    date_in_words,
    declarations,
    look_again,
)
from decision_aid.model.conditions import Truth
from decision_aid.model.enums import Certainty, Importance
from decision_aid.model.hospital import NO_HOSPITAL, Hospital
from decision_aid.model.sentence import ended
from decision_aid.output.handout import wording
from decision_aid.output.handout.evidence_rows import icon_arrays, outcome_row
from decision_aid.output.handout.grid import build_grid
from decision_aid.output.handout.icons import qr_code
from decision_aid.output.handout.own_words import own_words
from decision_aid.output.handout.sheet import (
    Cited,
    LabelledText,
    QuestionsToTick,
    QuestionToTick,
    Sheet,
    Theme,
)
from decision_aid.output.svg import SvgDrawing
from decision_aid.translation.interface import gettext_of

PART_END = re.compile(r"\.\s+|(?<=\?)\s+")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
NUMBERED = re.compile(r"\b(?:doi 10\.[^\s;,]+|PMID \d+|PMC\d+|NCT\d+)")
OTHER_AUTHORS = re.compile(r"^(\S+ [A-Z]{1,3}), \S.*$")
VOLUME = re.compile(r"(?<=\b(?:19|20)\d\d);\d.*$")
ASIDE = re.compile(r": | [-–] | \(|; ")
LETTERS = 90
LETTERS_OF_AUTHORS = 72
ROOM_TO_SAY_WHO = 20
MORE = " …"
NOTHING_TYPED: Mapping[str, str] = MappingProxyType({})


def build_sheet(
    summary: Summary,
    *,
    code: str,
    address: str,
    today: datetime.date,
    chosen: Collection[int] = (),
    typed: Mapping[str, str] = NOTHING_TYPED,
    hospital: Hospital = NO_HOSPITAL,
    instead: Mapping[str, str] = MappingProxyType({}),
) -> Sheet:
    """All texts and figures of the handout, in the language of the summary.

    The QR code opens `address`, or holds the code alone if there is none. `chosen` are the numbers of the questions for
    the team that the person ticked; `typed` is what they wrote, by box. `instead` has texts that stand in
    place of others.
    """
    gettext = gettext_of(summary.language)

    def translate(text: str) -> str:
        return gettext(instead.get(text, text))

    sheet = _sheet(summary, address, today, spoken_of(summary.about.person, translate))
    sheet = _of_hospital(sheet, hospital, translate)
    held = code if summary.said else ""
    asks = (question.number for theme in sheet.asks for question in theme.questions)
    ticked = tuple(number for number in asks if number in chosen)
    return replace(sheet, code=held, qr=_qr(held, address), chosen=ticked, own=own_words(typed))


def _sheet(summary: Summary, address: str, today: datetime.date, translate: Translate) -> Sheet:
    return Sheet(
        title=summary.title,
        language=summary.language,
        draft="" if summary.is_approved else translate(wording.DRAFT),
        notice=summary.notice,
        status=summary.status_sentence,
        overdue=summary.overdue,
        dated=footer_text(summary, today, translate),
        decision=summary.about.decision,
        opening=tuple(_opening(summary, translate)),
        matters=tuple(marked_outcomes(summary, translate)),
        said=tuple(short_answers(summary, translate)),
        differing=len(summary.differing),
        told=tuple(_answers_in_full(summary)),
        asks=tuple(_to_tick(summary, translate)),
        options=tuple(LabelledText(option.name, option.involves) for option in summary.options),
        trade_offs=tuple(filter(None, summary.trade_offs)),
        lines=tuple(outcome_row(row, translate) for row in summary.rows),
        unknown=tuple(_unknown(summary)),
        certainties=tuple(translate(CERTAINTY[certainty]) for certainty in Certainty),
        left_out=tuple(_left_out(summary, translate)),
        sources=tuple(_cited(cited, summary, translate) for cited in summary.sources),
        glossary=tuple(LabelledText(term.word, term.means) for term in summary.glossary),
        about=tuple(_about(summary, translate)),
        drawings=icon_arrays(summary.rows),
        grid=build_grid(summary, translate),
        words=_words(summary, address, translate),
        translated=summary.translated,
    )


def _of_hospital(sheet: Sheet, hospital: Hospital, translate: Translate) -> Sheet:
    """The sheet with who offers it: at the foot of each page, and in full in the part about the aid."""
    said = wording.translated_words(translate)
    about = {said["offered_by"]: hospital.in_one_line, said["legal_notice"]: hospital.notice}
    dated = " ".join(filter(None, (as_sentence(hospital.in_one_line), sheet.dated)))
    texts = tuple(LabelledText(label, text) for label, text in about.items() if text)
    return replace(sheet, dated=dated, about=(*texts, *sheet.about), hospital=hospital)


def _opening(summary: Summary, translate: Translate) -> Iterator[str]:
    again = look_again(summary.about, wording.BLANK, translate)
    yield from filter(None, (summary.about_whom, summary.about.not_for, again))
    for option in summary.options:
        yield from (f"{option.name}: {as_sentence(note)}" for note in summary.head_notes[option.id])


def footer_text(summary: Summary, today: datetime.date, translate: Translate) -> str:
    """The footer of each page: print date, version, and review dates."""
    facts = {
        "printed": date_in_words(today, translate),
        "version": summary.version,
        "file": summary.fingerprint,
        "reviewed": date_in_words(summary.about.reviewed, translate),
        "review_by": date_in_words(summary.about.review_by, translate),
    }
    return translate(wording.DATED) % facts


def marked_outcomes(summary: Summary, translate: Translate) -> Iterator[Theme]:
    """The names of the outcomes that the person marked, grouped by importance."""
    for mark in Importance:
        names = [row.outcome.name for row in summary.rows if row.importance is mark]
        if names:
            yield Theme(translate(IMPORTANCE[mark]), tuple(names))


def short_answers(summary: Summary, translate: Translate) -> Iterator[str]:
    """The answers in short form, those that differ between person and clinician first.

    Importance answers of the person are left out: they have a section of their own.
    """
    yield from (f"{answer.question.ask} {answer.differs}" for answer in summary.differing)
    for answer in _alike(summary):
        yield _by(answer, short_answer_text(answer.question, answer.answer, translate))


def _answers_in_full(summary: Summary) -> Iterator[LabelledText]:
    """What was asked and what was answered; what differs between two people stands first."""
    yield from (LabelledText(answer.question.ask, answer.differs) for answer in summary.differing)
    yield from (LabelledText(answer.question.ask, _by(answer, answer.text)) for answer in _alike(summary))


def _alike(summary: Summary) -> Iterator[GivenAnswer]:
    """The answers in which people do not differ, without what is important to the person."""
    return (answer for answer in summary.said if not answer.differs and not (answer.question.about and answer.own))


def _by(answer: GivenAnswer, text: str) -> str:
    return f"{answer.by}: {text}" if answer.by else text


def _to_tick(summary: Summary, translate: Translate) -> Iterator[QuestionsToTick]:
    for theme, asks in summary.ask_the_team:
        questions = (
            QuestionToTick(ask.number, ask.in_words(translate), ask.fits is Truth.YES, ask.for_all, ask.first)
            for ask in asks
        )
        yield QuestionsToTick(theme.title, tuple(questions))


def _words(summary: Summary, address: str, translate: Translate) -> Mapping[str, str]:
    """The handout's fixed texts; a person who only marked importance is not told that they answered nothing."""
    said = wording.translated_words(translate)
    if where := typeable_address(address):
        said = {**said, "code_how": translate(wording.CODE_AT) % {"where": where}}
    return {**said, "not_said": said["not_said_else"]} if any(row.importance for row in summary.rows) else said


def typeable_address(address: str) -> str:
    """An address as people type it: host and path, without scheme, query or fragment."""
    return re.sub(r"^\w+://|[#?].*$", "", address).rstrip("/")


def _unknown(summary: Summary) -> Iterator[Theme]:
    unknown: dict[str, list[str]] = {option.name: [] for option in summary.options}
    for row in summary.rows:
        for cell in row.all_cells:
            if cell.is_unknown:
                unknown.setdefault(cell.option.name, []).append(row.outcome.name)
    yield from (Theme(name, tuple(rows)) for name, rows in unknown.items() if rows)


def _qr(code: str, address: str) -> SvgDrawing | None:
    letters = code.replace(" ", "")
    return qr_code(f"{address}#{letters}" if address else letters) if letters else None


def _left_out(summary: Summary, translate: Translate) -> Iterator[Theme]:
    by_outcome = {row.outcome.id: row.outcome.name for row in summary.rows}
    for option, name in option_names(summary.options, translate).items():
        pieces = [(piece.statement, piece) for piece in summary.left_out]
        texts = [
            f"{by_outcome[statement.outcome]}: {piece.text_with_answers} {piece.because}"
            for statement, piece in pieces
            if statement and statement.option == option
        ]
        notes = (note for note in summary.notes_left_out if note.option.id == option)
        texts += [f"{note.in_words(translate)} {note.because}" for note in notes]
        if texts:
            yield Theme(name, tuple(texts))


def _cited(used: CitedSource, summary: Summary, translate: Translate) -> Cited:
    source = used.source
    shared = [str(cited.source.number) for cited in summary.sources if cited.source.id in source.may_share_people_with]
    said = [withdrawn_source(source, translate), as_sentence(source.kind), as_sentence(source.people)]
    if source.limits:
        said.append(translate(wording.LIMITS) % {"limits": as_sentence(source.limits)})
    if source.funded_by:
        said.append(translate(wording.FUNDED_BY) % {"who": as_sentence(source.funded_by)})
    if source.checked:
        said.append(translate(wording.READ_ON) % {"day": date_in_words(source.checked, translate)})
    if shared:
        said.append(f"{translate(wording.WORDS['share'])}: {', '.join(shared)}.")
    differences = tuple(f"{as_sentence(comparison.were)} {comparison.because}" for comparison in used.differences)
    return Cited(
        source.number,
        source.citation,
        " ".join(filter(None, (shorten_citation(source.citation), as_sentence(source.short_kind)))),
        source.link,
        " ".join(filter(None, said)),
        differences,
    )


def _about(summary: Summary, translate: Translate) -> Iterator[LabelledText]:
    about, said = summary.about, wording.translated_words(translate)
    for writer in about.written_by:
        unit = {True: said["yes_unit"], False: said["no_unit"], None: ""}[writer.offers_this_treatment]
        yield LabelledText(said["written_by"], f"{writer.name}. {as_sentence(writer.role)} {unit}".rstrip())
    yield from (LabelledText(label, text) for label, text in declarations(about, translate))
    yield LabelledText(said["file"], summary.fingerprint)


@lru_cache(maxsize=1024)
def shorten_citation(citation: str) -> str:
    """First author, journal and year; without a year, an identifier (DOI, PMID, PMC, NCT) or the title."""
    whole = citation.strip().rstrip(".")
    first, *rest = PART_END.split(whole)
    told = [part for part in rest if not NUMBERED.match(part)]
    if not told:
        return _alone(first, whole)
    first = OTHER_AUTHORS.sub(r"\1 et al", first)
    where = next((part for part in reversed(told) if YEAR.search(part)), told[-1])
    if YEAR.search(where):
        return _line(first, VOLUME.sub("", where))
    match = NUMBERED.search(whole)
    between = match[0] if match else told[0] if len(told) > 1 else ""
    return _line(first, where, between, number=bool(match))


def _alone(title: str, whole: str) -> str:
    """A citation of one part, such as a title: in full if it is short, otherwise what identifies it."""
    brief = title if len(title) <= LETTERS_OF_AUTHORS else ASIDE.split(title)[0]
    if YEAR.search(title) and not YEAR.search(brief):
        return ended(_cut(title, LETTERS - 1))
    number = NUMBERED.search(whole)
    return _line(brief, number[0] if number and number[0] not in brief else "")


def _line(who: str, where: str, between: str = "", *, number: bool = False) -> str:
    """Join the three parts: an identifier goes last, a title in the middle, each only if there is room."""
    where = ended(_cut(where, LETTERS - ROOM_TO_SAY_WHO))
    brief = who if len(who) <= LETTERS_OF_AUTHORS else ASIDE.split(who)[0]
    who = ended(shorten(brief, min(LETTERS_OF_AUTHORS, LETTERS - len(where) - 2), placeholder=MORE))
    room = LETTERS - len(who) - len(where) - 3
    if number:
        return " ".join(filter(None, (who, where, ended(between if len(between) <= room else ""))))
    title = shorten(between, room, placeholder=MORE) if room > ROOM_TO_SAY_WHO else ""
    return " ".join(filter(None, (who, ended(title), where)))


def _cut(text: str, letters: int) -> str:
    """As many words as fit; a year at the end is always kept."""
    year = YEAR.search(text)
    cut = shorten(text, letters, placeholder=MORE)
    if not year or YEAR.search(cut):
        return cut
    return f"{shorten(text, letters - 5, placeholder=MORE)} {year[0]}"
