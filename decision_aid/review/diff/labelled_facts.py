"""Flatten an aid into parts with labelled facts, all of them text, so that versions can be compared fact by fact.

The schema says which facts a part has, in which order, and what they are called. What it cannot word is worded here.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from decision_aid.consultation.amounts import difference_of_groups
from decision_aid.consultation.condition_phrases import condition_phrase, condition_sentence
from decision_aid.consultation.faces import face
from decision_aid.consultation.frequencies import period_in_words
from decision_aid.consultation.statement_labels import option_names
from decision_aid.consultation.trial_of_options import with_option_names
from decision_aid.consultation.wording import english
from decision_aid.model.aid import DecisionAid, Question
from decision_aid.model.chains import Chain
from decision_aid.model.conditions import Condition
from decision_aid.model.enums import FileFormat, QuestionKind
from decision_aid.model.evidence import Arm, Chance, Course, Figure, Finding, Statement
from decision_aid.model.problems import Place
from decision_aid.rule_file.reading.questions import ANY_NUMBER
from decision_aid.rule_file.schema import table
from decision_aid.rule_file.schema.about import ABOUT
from decision_aid.rule_file.schema.keys import Key, Listed, Named, Nested, OneOf, Plain, Reference, References

SHOWN_TO_ALL, SHOWN_IF = "shown whatever is answered", "shown if %(condition)s"
ANSWERED = {
    QuestionKind.ONE: "one answer of several",
    QuestionKind.SEVERAL: "any number of answers",
    QuestionKind.NUMBER: "a number",
    QuestionKind.IMPORTANCE: "how much something matters",
}
ASKED_OF_ALL, ASKED_IF = "asked of everybody", "asked if %(condition)s"
IN_EACH_GLANCE, IN_GLANCE_IF = "in everybody's glance", "in the glance if %(condition)s"


SHARED = [key for key in table.STATEMENT.shared_keys if key.name not in ("option", "outcome", "id", "cases")]
SHARED.append(table.CASE.by_name["called"])


@dataclass(frozen=True, slots=True)
class LabelledFacts:
    """One part of an aid: its id, a readable name, its facts by label, and its conditions.

    Conditions are compared by meaning too: a condition that is only worded differently is no change. `people` are those
    of a case, whose id is a number in its table and may come to be that of another case. `words` are what people read
    in place of some facts, by label: a name for an id, by which alone versions are compared.
    """

    id: str
    name: str
    facts: Mapping[str, str]
    place: Place = Place()
    conditions: tuple[Condition, ...] = ()
    people: str = ""
    words: Mapping[str, str] = field(default_factory=dict)

    @property
    def as_read(self) -> Mapping[str, str]:
        """The facts by label as people read them."""
        return {label: self.words.get(label, said) for label, said in self.facts.items()}

    @property
    def lasting_id(self) -> str:
        """An id that stays with the part whatever is put before it."""
        return f"{self.id.rpartition('.')[0]}: {self.people}" if self.people else self.id


def _facts(part: object, keys: Iterable[Key], **worded: str) -> dict[str, str]:
    """The facts by label, in the order of the schema; `worded` has the words for some keys, by name."""
    said = ((key, worded[key.name] if key.name in worded else _words(key, getattr(part, key.field))) for key in keys)
    return {_label(key): words for key, words in said}


def _label(key: Key) -> str:
    return key.title[:1].lower() + key.title[1:]


FOR_WHOM = _label(table.STATEMENT.by_name["when"])


def _names(part: object, keys: Iterable[Key], aid: DecisionAid) -> dict[str, str]:
    """The names of the themes and outcomes that a part refers to by their ids, by label."""
    known = {"considerations": {consideration.id: consideration.title for consideration in aid.considerations}}
    known["outcomes"] = {outcome.id: outcome.name for outcome in aid.outcomes}
    refer = ((key, key.holds.to) for key in keys if isinstance(key.holds, Reference) and key.holds.to in known)
    named = {_label(key): known[to].get(getattr(part, key.field) or "", "") for key, to in refer}
    return {label: name for label, name in named.items() if name}


def _words(key: Key, value: Any) -> str:
    match key.holds:
        case Plain.DAY:
            return value.isoformat() if value else ""
        case Plain.YES_NO:
            return {True: "yes", False: "no", None: ""}[value]
        case OneOf():
            return str(value.value) if value else ""
        case References() | Plain.WORDS | Plain.TWO_STATEMENTS:
            return ", ".join(sorted(value) if isinstance(value, frozenset) else value or ())
        case Listed(entry):
            return "; ".join(", ".join(filter(None, _facts(one, entry.keys).values())) for one in value)
        case _:
            return str(value)


def about_facts(aid: DecisionAid) -> LabelledFacts:
    """The facts about the aid itself."""
    own = (key for key in table.RULE_FILE.keys if not isinstance(key.holds, Nested | Listed | Named))
    version = aid.version if aid.version != aid.short_fingerprint else ""
    offers = {True: "offers one of the options", False: "offers none of the options", None: "not said what is offered"}
    writers = (
        f"{writer.name}, {writer.role}, {offers[writer.offers_this_treatment]}" for writer in aid.about.written_by
    )
    about = _facts(aid.about, ABOUT.keys, written_by="; ".join(writers), **aid.about.declared)
    is_newest = aid.format is max(FileFormat, key=lambda one: one.value)
    facts, words = (
        _facts(aid, own, version=version) | about,
        {
            "format": "the newest form of the text" if is_newest else "an older form of the text",
            "hidden": "authors alone see this aid" if aid.hidden else "patients see this aid",
        },
    )
    return LabelledFacts("about", "about this aid", facts, words=words)


def options(aid: DecisionAid) -> Iterator[LabelledFacts]:
    """The options."""
    for option in aid.options:
        notes = (
            f"{note.text}, {condition_sentence(aid.questions_by_id, note.when, SHOWN_TO_ALL, SHOWN_IF)}"
            for note in option.head_notes
        )
        facts = _facts(option, table.OPTION.keys, head_note="; ".join(notes))
        yield LabelledFacts(option.id, option.name, facts, option.place, tuple(note.when for note in option.head_notes))


def considerations(aid: DecisionAid) -> Iterator[LabelledFacts]:
    """The considerations."""
    return (
        LabelledFacts(consideration.id, consideration.title, _facts(consideration, table.CONSIDERATION.keys))
        for consideration in aid.considerations
    )


def outcomes(aid: DecisionAid) -> Iterator[LabelledFacts]:
    """The outcomes."""
    for outcome in aid.outcomes:
        when = condition_sentence(aid.questions_by_id, outcome.glance_when, IN_EACH_GLANCE, IN_GLANCE_IF)
        facts = _facts(outcome, table.OUTCOME.keys, glance_when=when if outcome.glance else "")
        names = _names(outcome, table.OUTCOME.keys, aid)
        yield LabelledFacts(outcome.id, outcome.name, facts, outcome.place, (outcome.glance_when,), words=names)


def questions(aid: DecisionAid) -> Iterator[LabelledFacts]:
    """The questions, without their choices."""
    for question in aid.questions:
        is_limited = question.kind is QuestionKind.NUMBER and question.limits != ANY_NUMBER
        limits = f"{question.limits[0]} to {question.limits[1]}" if is_limited else ""
        when = condition_sentence(aid.questions_by_id, question.when, ASKED_OF_ALL, ASKED_IF)
        facts = _facts(question, table.QUESTION.keys_without("id", "choices"), limits=limits, when=when)
        words = {"kind": ANSWERED[question.kind]} | _names(question, table.QUESTION.keys, aid)
        yield LabelledFacts(question.id, question.ask, facts, question.place, (question.when,), words=words)


def choices(question: Question) -> Iterator[LabelledFacts]:
    """The choices of a question."""
    for choice in question.choices:
        yield LabelledFacts(
            f"{question.id}: {choice.id}", choice.label, _facts(choice, table.CHOICE.keys), question.place
        )


def sources(aid: DecisionAid) -> Iterator[LabelledFacts]:
    """The sources. For whom its people are like is a fact of its own, since conditions are compared by meaning."""
    for source in aid.sources:
        facts = _facts(source, table.SOURCE.keys, studied="; ".join(studied.were for studied in source.studied))
        like = "; ".join(condition_phrase(aid.questions_by_id, studied.like) for studied in source.studied)
        conditions = tuple(studied.like for studied in source.studied)
        yield LabelledFacts(source.id, source.citation, facts | {FOR_WHOM: like}, source.place, conditions)


class StatementFacts:
    """Builds the facts of statements and gaps, with look-up tables for the names they refer to, built once."""

    def __init__(self, aid: DecisionAid) -> None:
        self._aid = aid
        self._questions = aid.questions_by_id
        self._options = option_names(aid.options, english)
        self._outcomes = {outcome.id: outcome.name for outcome in aid.outcomes}
        self._citations = {source.id: source.citation for source in aid.sources}

    def thing(self, statement: Statement) -> LabelledFacts:
        """The facts of one statement or gap."""
        name = f"{self._options[statement.option]} · {self._outcomes[statement.outcome]}"
        when = condition_sentence(self._questions, statement.when, SHOWN_TO_ALL, SHOWN_IF)
        facts = self._content(statement) | _facts(statement, SHARED, when=when)
        return LabelledFacts(
            statement.id, name, facts, statement.place, (statement.when,), people=when if statement.case else ""
        )

    def _content(self, statement: Statement) -> dict[str, str]:
        content = statement.content
        keys = table.STATEMENT.own_keys(content.kind.value)
        if not isinstance(content, Finding):
            return _facts(content, keys)
        says, *others = (key for key in keys if key.field != "figure")
        cited = "; ".join(self._citations[source] for source in content.sources)
        figure = _figure(with_option_names(content.figure, self._aid.options)) if content.figure else {}
        return _facts(content, [says]) | figure | _facts(content, others, sources=cited)


def _figure(figure: Figure) -> dict[str, str]:
    """The facts of a figure, with its numbers as written; amounts and differences have sentences that say all of it."""
    match figure:
        case Chance():
            return _chance(figure)
        case Course():
            return _course(figure)
        case Chain():
            return _chain(figure)
    shown = face(figure, 0, english).figures
    ranges = "; ".join(dict.fromkeys(one.range_sentence for one in shown if one.range_sentence))
    return {"figure": " ".join(one.sentence for one in shown), "range": ranges}


def _course(course: Course) -> dict[str, str]:
    """Each fact of a chance for all times together; what is the same at every time is said once."""
    times = [_chance(chance) for chance in course.chances]
    facts = {label: "; ".join(dict.fromkeys(filter(None, (time[label] for time in times)))) for label in times[0]}
    said = (
        f"{period_in_words(chance, english)}: {facts['figure']}"
        for chance, facts in zip(course.chances, times, strict=True)
    )
    return {**facts, "figure": "; ".join(said), "event": course.event}


def _chain(chain: Chain) -> dict[str, str]:
    names = {step.id: step.event for step in chain.steps if step.id}
    return {
        "figure": "; ".join(
            f"{step.people} of {chain.per} {step.event}"
            + (f" (of those who {names[step.among]})" if step.among else "")
            + (f" (from {step.comes_from})" if step.comes_from else "")
            for step in chain.steps
        ),
        "who they are": chain.who,
        "time": period_in_words(chain, english),
        "people studied": str(chain.studied or ""),
        "picture": "drawn" if chain.picture else "not drawn",
    }


def _chance(chance: Chance) -> dict[str, str]:
    change = chance.change and difference_of_groups(chance, chance.change, chance.arms[0].per, english)
    return {
        "figure": ", ".join(f"{arm.name} {_count_or_share(arm)}".strip() for arm in chance.arms),
        "who was counted": chance.who,
        "event": f"{chance.event} {period_in_words(chance, english)}".strip(),
        "otherwise": chance.otherwise,
        "range": ", ".join(filter(None, map(_range, chance.arms))),
        "difference": f"{change.sentence} {change.range_sentence}" if change else "",
        "people studied": ", ".join(str(arm.of) for arm in chance.arms if arm.share is not None and arm.of),
        "picture": "drawn" if chance.picture else "not drawn",
    }


def _count_or_share(arm: Arm) -> str:
    return f"{arm.people} of {arm.of}" if arm.share is None else f"{arm.share} of {arm.per}"


def _range(arm: Arm) -> str:
    if arm.plus_minus is not None:
        return f"plus or minus {arm.plus_minus} of {arm.per}"
    if arm.standard_error is not None:
        return f"standard error {arm.standard_error} of {arm.per}"
    if arm.range is None:
        return ""
    whose = "computed here" if arm.range.computed_here else "published"
    return f"{arm.range.low} to {arm.range.high} of {arm.range.per}, {whose}"


def asks(aid: DecisionAid) -> Iterator[LabelledFacts]:
    """The questions for the team. They have no ids, so the text is the id."""
    for ask in aid.ask_the_team:
        when = condition_sentence(aid.questions_by_id, ask.when, SHOWN_TO_ALL, SHOWN_IF)
        facts = _facts(ask, table.ASK.keys_without("ask"), when=when)
        words = _names(ask, table.ASK.keys, aid)
        yield LabelledFacts(ask.ask, ask.ask, facts, conditions=(ask.when,), words=words)


def terms(aid: DecisionAid) -> Iterator[LabelledFacts]:
    """The glossary terms."""
    return (LabelledFacts(term.word, term.word, _facts(term, table.TERM.keys), term.place) for term in aid.glossary)


def examples(aid: DecisionAid) -> Iterator[LabelledFacts]:
    """The examples."""
    for example in aid.examples:
        given = (f"{name}: {said if isinstance(said, str) else ', '.join(said)}" for name, said in example.given)
        facts = _facts(example, table.EXAMPLE.keys_without("name"), given="; ".join(given))
        yield LabelledFacts(example.name, example.name, facts, example.place)
