"""An aid as a FHIR R4 Questionnaire: what is asked, and all that is known, each statement with whom it is for.

The one place that says what our types become: a question an item of its kind, everything told a display item. What is
for some answers alone is there twice: as what applies and as what may apply. The linkId of a question is its id; all
others begin with what they are and a colon, which no id has.
"""

import contextlib
import html
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from decision_aid.consultation.answers import RATHER_NOT_SAY
from decision_aid.consultation.path import question_pages
from decision_aid.consultation.rows import Piece
from decision_aid.consultation.statement_labels import BESIDE_OPTIONS
from decision_aid.consultation.statement_pieces import StatementPieces, statement_pieces
from decision_aid.consultation.summarise import caution, place_in_cell
from decision_aid.consultation.trial_of_options import IN_ONE_TRIAL
from decision_aid.consultation.wording import (
    ABOVE,
    AT_A_GLANCE,
    GLANCE_CAUTION,
    IF_IT_FITS,
    IMPORTANCE,
    MAY_APPLY_NOTE,
    NOT_A_RECOMMENDATION,
    NOTHING_WRITTEN,
    SAME_STUDY,
    WHAT_MATTERS_TITLE,
    WHAT_MATTERS_WHY,
    WOULD_RATHER_NOT_SAY,
    Translate,
    english,
    kind_in_words,
    status_sentence,
    trade_off,
)
from decision_aid.model.aid import IMPORTANCE_PAGE, DecisionAid, Option, Outcome, Question, kept_together
from decision_aid.model.conditions import Condition
from decision_aid.model.enums import QuestionKind
from decision_aid.model.evidence import EVERY_OPTION, NO_OPTION, Statement
from decision_aid.model.gettext_marker import _
from decision_aid.output.as_text import about_lines, piece_lines
from decision_aid.output.fhir.enable_when import Item, coding, shown_where, with_expression
from decision_aid.output.fhir.normal_form import (
    CANNOT_TELL,
    EXISTS,
    NO,
    NOBODY,
    NOT_NO,
    YES,
    AllOf,
    AnswerTest,
    NormalForms,
    TooManyTests,
    Truths,
    all_of,
    any_of,
)

ITEM_TYPES: dict[QuestionKind, Item] = {
    QuestionKind.ONE: {"type": "choice"},
    QuestionKind.SEVERAL: {"type": "choice", "repeats": True},
    QuestionKind.NUMBER: {"type": "integer"},
    QuestionKind.IMPORTANCE: {"type": "choice"},
}
EXTENSION = "http://hl7.org/fhir/StructureDefinition/"
DECLINED = "declined:"  # begins the linkId of the item by which somebody would rather not say a number

LOST = (
    _("Answers of two people side by side. The form takes one answer to each question."),
    _("Pictures of the numbers."),
    _("Explanations of hard words where they stand. They are in a list at the end."),
    _("Why a fact is shown or left out."),
    _("How alike you and the people in a study are."),
    _("What matters most to you first. The topics keep one order."),
    _("What would change with another answer."),
)
NOT_IN_FORM = _("Not in this form:")
FOR_OTHERS = _("What this aid knows here is for other answers than yours.")
FINGERPRINT = "SHA-256 of the rule file"


def canonical_url(aid: DecisionAid) -> str:
    """What names the Questionnaire: a URN of the fingerprint, so that every version has its own, in all languages."""
    return urn_of(aid.fingerprint)


def urn_of(digest: str) -> str:
    """A URN made of the first 128 bits of a digest in hexadecimal, so that the same has the same name."""
    return f"urn:uuid:{digest[:8]}-{digest[8:12]}-{digest[12:16]}-{digest[16:20]}-{digest[20:32]}"


def _writer(aid: DecisionAid, translate: Translate) -> "_ItemWriter":
    return _ItemWriter(aid, canonical_url(aid), statement_pieces(aid, translate), NormalForms(aid.questions_by_id))


def question_items(aid: DecisionAid, translate: Translate = english) -> list[Item]:
    """The groups with what is asked, as they stand in the Questionnaire."""
    return list(_writer(aid, translate).questions())


def questionnaire(aid: DecisionAid, translate: Translate = english) -> Item:
    """The aid as a resource, in the language of `translate`.

    `TooManyTests` where a condition is too long for it, with the linkId of what it is the condition of.
    """
    writer = _writer(aid, translate)
    t = writer.pieces.translate
    notices = [*filter(None, (aid.about.not_for,)), translate(NOT_A_RECOMMENDATION), status_sentence(aid, translate)]
    lost = [t(NOT_IN_FORM), *map(t, LOST)]
    return {
        "resourceType": "Questionnaire",
        "language": aid.language,
        "text": {"status": "additional", "div": _narrative([aid.title, *notices, *lost])},
        "url": writer.canonical,
        "identifier": [{"type": {"text": FINGERPRINT}, "value": aid.fingerprint}],
        "version": aid.version,
        "title": aid.title,
        "status": "active" if aid.is_approved else "draft",
        "experimental": not aid.is_approved,
        "subjectType": ["Patient"],
        "description": " ".join([*notices, aid.about.decision]),
        "lastReviewDate": aid.about.reviewed.isoformat(),
        "effectivePeriod": {"end": aid.about.review_by.isoformat()},
        "item": [*writer.head([*notices, aid.about.decision]), *writer.questions(), *writer.evidence()],
    }


def _narrative(paragraphs: Iterable[str]) -> str:
    written = "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs)
    return f'<div xmlns="http://www.w3.org/1999/xhtml">{written}</div>'


def nested_conditions(items: Iterable[Item]) -> Iterator[str]:
    """The linkIds of the items whose condition needs more than one list of tests, so groups within groups."""
    for item in items:
        if item["linkId"].startswith("if:1:") and any("enableWhen" in one for one in item["item"]):
            yield item["linkId"].removeprefix("if:1:")
        yield from nested_conditions(item.get("item", ()))


def _display(name: str, text: str) -> Item:
    return {"linkId": name, "type": "display", "text": text}


def _group(name: str, text: str, items: Iterable[Item]) -> Iterator[Item]:
    """A group, unless it would be empty."""
    if inner := list(items):
        yield {"linkId": name, "type": "group", "text": text, "item": inner}


@contextlib.contextmanager
def _refused_as(name: str) -> Iterator[None]:
    """Names the item whose condition is too long."""
    try:
        yield
    except TooManyTests:
        raise TooManyTests(name) from None


@dataclass(frozen=True, slots=True)
class _ItemWriter:
    """Writes the items of one aid in one language."""

    aid: DecisionAid
    canonical: str
    pieces: StatementPieces
    forms: NormalForms

    def t(self, text: str) -> str:
        return self.pieces.translate(text)

    def head(self, notices: Iterable[str]) -> Iterator[Item]:
        for number, text in enumerate(filter(None, notices), 1):
            yield _display(f"notice:{number}", text)

    def questions(self) -> Iterator[Item]:
        headings = {
            consideration.id: (consideration.title, consideration.why) for consideration in self.aid.considerations
        }
        headings[IMPORTANCE_PAGE] = self.t(WHAT_MATTERS_TITLE), self.t(WHAT_MATTERS_WHY)
        for page in question_pages(self.aid):
            title, why = headings[page]
            asked = [
                item for question in self.aid.questions if question.page == page for item in self.question(question)
            ]
            yield from _group(f"page:{page}", title, [*([_display(f"why:{page}", why)] if why else []), *asked])

    def question(self, question: Question) -> Iterator[Item]:
        item: Item = {"linkId": question.id, "text": question.ask} | ITEM_TYPES[question.kind]
        item |= self.limits(question) if question.kind is QuestionKind.NUMBER else self.answer_options(question)
        if question.why:
            item["item"] = [_display(f"help:{question.id}", question.why)]
        asked = self.tests_for(question.when, YES)
        yield self.where(item, asked)
        if question.kind is QuestionKind.NUMBER:
            unsaid = {"linkId": f"{DECLINED}{question.id}", "type": "boolean", "text": self.t(WOULD_RATHER_NOT_SAY)}
            no_number: AllOf = frozenset({frozenset({AnswerTest(question.id, EXISTS, False)})})
            yield self.where(unsaid, all_of([asked, no_number]))

    def limits(self, question: Question) -> Item:
        lowest, highest = question.limits
        facts: list[Item] = [{"url": f"{EXTENSION}minValue", "valueInteger": lowest}]
        facts.append({"url": f"{EXTENSION}maxValue", "valueInteger": highest})
        if question.unit:
            facts.append({"url": f"{EXTENSION}questionnaire-unit", "valueCoding": {"display": question.unit}})
        return {"extension": facts}

    def answer_options(self, question: Question) -> Item:
        offered = {choice.id: choice.label for choice in question.choices}
        if question.kind is QuestionKind.IMPORTANCE:
            offered = {importance.value: self.t(text) for importance, text in IMPORTANCE.items()}
        offered[RATHER_NOT_SAY] = self.t(WOULD_RATHER_NOT_SAY)
        alone = question.alone | {RATHER_NOT_SAY} if question.kind is QuestionKind.SEVERAL else frozenset()
        exclusive = {"extension": [{"url": f"{EXTENSION}questionnaire-optionExclusive", "valueBoolean": True}]}
        return {
            "answerOption": [
                {"valueCoding": coding(self.canonical, question.id, code) | {"display": label}}
                | (exclusive if code in alone else {})
                for code, label in offered.items()
            ]
        }

    def tests_for(self, condition: Condition, truths: Truths) -> AllOf:
        return self.forms.of(condition, truths)

    def where(self, item: Item, tests: AllOf) -> Item:
        return shown_where(item, tests, self.forms, self.canonical)

    def conditional_items(self, name: str, text: str, may_apply: str, when: Condition) -> Iterator[Item]:
        """What is for those whom a condition fits: one item where it applies, and one where it may."""
        with _refused_as(name):
            yield from self.applying(name, text, may_apply, when)

    def applying(self, name: str, text: str, may_apply: str, when: Condition) -> Iterator[Item]:
        applies, may = self.tests_for(when, YES), self.tests_for(when, CANNOT_TELL)
        if applies != NOBODY:
            yield self.where(_display(name, text), applies)
        if may != NOBODY:
            yield self.where(with_expression(_display(f"may:{name}", may_apply), may, self.forms), may)

    def evidence(self) -> Iterator[Item]:
        aid, t = self.aid, self.t
        rows = [outcome for group in kept_together(aid.outcomes) for outcome in group]
        glance = [item for outcome in rows for item in self.row("glance", outcome)]
        cautious = t(GLANCE_CAUTION) % {"same_study": t(SAME_STUDY)}
        yield from _group("options", t(_("The options")), map(self.option, aid.options))
        yield from _group("glance", t(AT_A_GLANCE), [_display("caution:glance", cautious), *glance] if glance else ())
        yield from (item for outcome in rows for item in self.row("outcome", outcome))
        yield from _group("team", t(_("What to ask the team")), self.asks())
        words = (_display(f"word:{at}", f"{term.word}: {term.means}") for at, term in enumerate(aid.glossary, 1))
        yield from _group("words", t(_("Hard words")), words)
        cited = (
            _display(f"source:{source.id}", f"{source.number}. {source.citation} {source.link}")
            for source in aid.sources
        )
        yield from _group("sources", t(_("Sources")), cited)
        about = (_display(f"about:{at}", line) for at, line in enumerate(about_lines(aid.about, t), 1))
        yield from _group("about", t(_("About this aid")), about)

    def option(self, option: Option) -> Item:
        said = list(filter(None, (option.involves, trade_off(option, self.t))))
        lines = [_display(f"involves:{at}:{option.id}", text) for at, text in enumerate(said, 1)]
        for at, note in enumerate(option.head_notes, 1):
            may = self.t(MAY_APPLY_NOTE) % {"note": note.text}
            lines += self.conditional_items(f"note:{at}:{option.id}", note.text, may, note.when)
        return {"linkId": f"option:{option.id}", "type": "group", "text": option.name, "item": lines}

    def asks(self) -> Iterator[Item]:
        for number, ask in enumerate(self.aid.ask_the_team, 1):
            yield from self.conditional_items(f"ask:{number}", ask.ask, self.t(IF_IT_FITS) % {"ask": ask.ask}, ask.when)

    def row(self, part: str, outcome: Outcome) -> Iterator[Item]:
        """A row of the glance, of heads alone, or one of all statements; nothing where it has none of them."""
        statements = [statement for statement in self.aid.statements if statement.outcome == outcome.id]
        if part == "glance":
            statements = (
                [one for one in statements if one.head or one.leads_glance_row]
                if any(statement.head for statement in statements)
                else []
            )
        names = {option.id: option.name for option in self.aid.options}
        every = (
            IN_ONE_TRIAL
            if all(statement.is_trial_of_options for statement in statements if statement.option == EVERY_OPTION)
            else None
        )
        names = {EVERY_OPTION: self.t(every or BESIDE_OPTIONS[EVERY_OPTION])} | names
        names |= {NO_OPTION: self.t(BESIDE_OPTIONS[NO_OPTION])}
        cells = [
            item
            for option, name in names.items()
            for item in _group(f"{part}:{outcome.id}:{option}", name, self.cell(part, outcome, option, statements))
        ]
        if part == "glance":
            yield from self.glance_row(outcome, cells)
            return
        warning = caution((self.pieces.piece(statement) for statement in statements), self.t)
        lines = [(f"asks:{outcome.id}", outcome.asks), (f"caution:{outcome.id}", warning)]
        displays = [_display(name, text) for name, text in lines if text]
        yield from _group(
            f"outcome:{outcome.id}", f"{outcome.name} ({kind_in_words(outcome, self.t)})", displays + cells
        )

    def glance_row(self, outcome: Outcome, cells: Iterable[Item]) -> Iterator[Item]:
        """The row, for those whose answers do not rule it out."""
        name = f"glance:{outcome.id}"
        with _refused_as(name):
            wanted = self.tests_for(outcome.glance_when, NOT_NO)
            yield from (self.where(row, wanted) for row in _group(name, outcome.name, cells))

    def cell(self, part: str, outcome: Outcome, option: str, statements: Iterable[Statement]) -> Iterator[Item]:
        own = sorted((statement for statement in statements if statement.option == option), key=place_in_cell)
        for one in own:
            text = self.text(one, part)
            answers = self.pieces.piece(one).answers
            may = self.t(MAY_APPLY_NOTE) % {"note": f"{answers}: {text}" if answers else text}
            yield from self.conditional_items(
                f"head:{one.id}" if part == "glance" else f"statement:{one.id}", text, may, one.when
            )
        if part == "outcome" and option in {one.id for one in self.aid.options}:
            every = [statement for statement in statements if statement.option == EVERY_OPTION]
            with _refused_as(f"nothing:{outcome.id}:{option}"):
                yield from self.nothing(outcome, option, own, every)

    def nothing(
        self, outcome: Outcome, option: str, own: Iterable[Statement], every: Iterable[Statement]
    ) -> Iterator[Item]:
        """That there is nothing of the option's own for some answers, so that no cell is silently empty."""
        silent = all_of(self.tests_for(statement.when, NO) for statement in own)
        above = [statement for statement in every if statement.is_about(option)]
        told_above = any_of(self.tests_for(statement.when, NOT_NO) for statement in above)
        told_nowhere = all_of(self.tests_for(statement.when, NO) for statement in above)
        otherwise = FOR_OTHERS if [*own, *above] else NOTHING_WRITTEN
        for name, text, tests in (("above", ABOVE, told_above), ("nothing", otherwise, told_nowhere)):
            if (both := all_of([silent, tests])) != NOBODY:
                yield self.where(_display(f"{name}:{outcome.id}:{option}", self.t(text)), both)

    def text(self, statement: Statement, part: str) -> str:
        """The statement as the exports tell it, or the head with its figure and certainty."""
        piece = self.pieces.piece(statement)
        return "\n".join(self.head_lines(piece) if part == "glance" else self.lines(piece))

    def lines(self, piece: Piece) -> list[str]:
        return [line.strip().removeprefix("- ") for line in piece_lines(piece, self.t) if line.strip()]

    def head_lines(self, piece: Piece) -> list[str]:
        """The head in the place of the sentence; its sources and notes stand with the statement."""
        study = self.t(SAME_STUDY) if piece.same_study else ""
        short = replace(
            piece, text=piece.glance_head or piece.text, sources=(), note=study, reason="", comparison="", modelled=""
        )
        return self.lines(short)
