"""Flatten an aid into parts with labelled facts, all of them text, so that versions can be compared fact by fact."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from decision_aid.consultation.condition_phrases import Questions, condition_phrase, condition_sentence
from decision_aid.consultation.frequencies import chance_period, people_of
from decision_aid.consultation.wording import english
from decision_aid.model.aid import DecisionAid, Question
from decision_aid.model.conditions import Condition
from decision_aid.model.evidence import Arm, Chance, Claim, Finding, Source, Statement
from decision_aid.model.problems import Place
from decision_aid.rule_file.schema.table import DECLARATIONS

SHOWN_TO_ALL, SHOWN_IF = "shown whatever is answered", "shown if %(condition)s"
ASKED_OF_ALL, ASKED_IF = "asked of everybody", "asked if %(condition)s"


@dataclass(frozen=True, slots=True)
class LabelledFacts:
    """One part of an aid: its id, a readable name, its facts by label, and its conditions.

    Conditions are compared by meaning too: a condition that is only worded differently is no change.
    """

    id: str
    name: str
    facts: Mapping[str, str]
    place: Place = Place()
    conditions: tuple[Condition, ...] = ()


def about_facts(aid: DecisionAid) -> LabelledFacts:
    """The facts about the aid itself."""
    about = aid.about
    writers = "; ".join(f"{one.name}, {one.role}, {_yes_no(one.offers_this_treatment)}" for one in about.written_by)
    facts = {
        "title": aid.title,
        "language": aid.language,
        "status": aid.status.value,
        "version": aid.version if aid.version != aid.short_fingerprint else "",
        "condition": about.condition,
        "decision": about.decision,
        "for": about.for_whom,
        "written by": writers,
        **{key.title[:1].lower() + key.title[1:]: about.declared[key.name] for key in DECLARATIONS},
        "reviewed": about.reviewed.isoformat(),
        "review by": about.review_by.isoformat(),
    }
    return LabelledFacts("about", "about this aid", facts)


def _yes_no(offers: bool | None) -> str:
    said = {True: "offers one of the options", False: "offers none of the options", None: "not said what is offered"}
    return said[offers]


def options(aid: DecisionAid) -> Iterator[LabelledFacts]:
    """The options."""
    for one in aid.options:
        facts = {
            "name": one.name,
            "short name": one.short,
            "what it involves": one.involves,
            "accepting": one.accepting,
            "for a chance of": one.for_a_chance_of,
        }
        yield LabelledFacts(one.id, one.name, facts, one.place)


def considerations(aid: DecisionAid) -> Iterator[LabelledFacts]:
    """The considerations."""
    for one in aid.considerations:
        yield LabelledFacts(one.id, one.title, {"title": one.title, "why": one.why})


def outcomes(aid: DecisionAid) -> Iterator[LabelledFacts]:
    """The outcomes."""
    for one in aid.outcomes:
        facts = {"name": one.name, "kind": one.kind.value, "consideration": one.consideration, "asks": one.asks}
        yield LabelledFacts(one.id, one.name, facts, one.place)


def questions(aid: DecisionAid) -> Iterator[LabelledFacts]:
    """The questions, without their choices."""
    by_id = {question.id: question for question in aid.questions}
    for one in aid.questions:
        facts = {
            "question": one.ask,
            "why": one.why,
            "kind": one.kind.value,
            "consideration": one.consideration,
            "outcome": one.about,
            "limits": f"{one.limits[0]} to {one.limits[1]} {one.unit}".strip() if one.kind.value == "number" else "",
            "ticked alone": ", ".join(sorted(one.alone)),
            "condition": condition_sentence(by_id, one.when, ASKED_OF_ALL, ASKED_IF),
        }
        yield LabelledFacts(one.id, one.ask, facts, one.place, (one.when,))


def choices(question: Question) -> Iterator[LabelledFacts]:
    """The choices of a question."""
    for one in question.choices:
        facts = {"choice": one.label, "what was said": one.said}
        yield LabelledFacts(f"{question.id}: {one.id}", one.label, facts, question.place)


def sources(aid: DecisionAid) -> Iterator[LabelledFacts]:
    """The sources."""
    by_id = {question.id: question for question in aid.questions}
    for one in aid.sources:
        likes = tuple(studied.like for studied in one.studied)
        yield LabelledFacts(one.id, one.citation, _source(one, by_id), one.place, likes)


def _source(one: Source, by_id: Questions) -> dict[str, str]:
    compared = {True: "there was one", False: "there was none", None: ""}
    return {
        "citation": one.citation,
        "link": one.link,
        "kind": one.kind,
        "people": one.people,
        "comparison group": compared[one.comparison_group],
        "last read": one.checked.isoformat() if one.checked else "",
        "limits": one.limits,
        "may share people with": ", ".join(one.may_share_people_with),
        "people studied": "; ".join(studied.were for studied in one.studied),
        "condition": "; ".join(condition_phrase(by_id, studied.like) for studied in one.studied),
        "claims": "; ".join(_claim(claim) for claim in one.claims),
    }


def _claim(claim: Claim) -> str:
    return f"{claim.claim} ({claim.verdict.value}: {claim.why}; {', '.join(claim.sources)})"


class StatementFacts:
    """Builds the facts of statements and gaps, with look-up tables for the names they refer to, built once."""

    def __init__(self, aid: DecisionAid) -> None:
        self._questions = {question.id: question for question in aid.questions}
        self._options = {option.id: option.name for option in aid.options}
        self._outcomes = {outcome.id: outcome.name for outcome in aid.outcomes}
        self._citations = {source.id: source.citation for source in aid.sources}

    def thing(self, one: Statement) -> LabelledFacts:
        """The facts of one statement or gap."""
        name = f"{self._options[one.option]} · {self._outcomes[one.outcome]}"
        condition = {"condition": condition_sentence(self._questions, one.when, SHOWN_TO_ALL, SHOWN_IF)}
        return LabelledFacts(one.id, name, _content(one, self._citations) | condition, one.place, (one.when,))


def _content(one: Statement, citations: Mapping[str, str]) -> dict[str, str]:
    content = one.content
    if not isinstance(content, Finding):
        return {"not known": content.text, "reason": content.reason.value if content.reason else ""}
    return {
        "statement": content.says,
        **(_chance(content.chance) if content.chance else {}),
        "from ... to": " and ".join(content.from_to or ()),
        "certainty": content.certainty.value,
        "reason for the certainty": content.because,
        "source": "; ".join(citations[source] for source in content.sources),
        "note": content.note,
    }


def _chance(chance: Chance) -> dict[str, str]:
    return {
        "figure": ", ".join(
            f"{arm.name} {people} of {of}".strip() for arm in chance.arms for people, of in [people_of(arm)]
        ),
        "event": f"{chance.event} {chance_period(chance, english)}".strip(),
        "otherwise": chance.otherwise,
        "range": ", ".join(filter(None, map(_range, chance.arms))),
        "people studied": ", ".join(str(arm.of) for arm in chance.arms if arm.per_100 is not None and arm.of),
        "picture": "drawn" if chance.picture else "not drawn",
    }


def _range(arm: Arm) -> str:
    if arm.plus_minus is not None:
        return f"plus or minus {arm.plus_minus} of 100"
    if arm.range is None:
        return ""
    whose = "computed here" if arm.range.computed_here else "published"
    return f"{arm.range.low} to {arm.range.high} of 100, {whose}"


def asks(aid: DecisionAid) -> Iterator[LabelledFacts]:
    """The questions for the team. They have no ids, so the text is the id."""
    by_id = {question.id: question for question in aid.questions}
    for one in aid.ask_the_team:
        facts = {
            "consideration": one.consideration,
            "condition": condition_sentence(by_id, one.when, SHOWN_TO_ALL, SHOWN_IF),
        }
        yield LabelledFacts(one.ask, one.ask, facts, conditions=(one.when,))


def terms(aid: DecisionAid) -> Iterator[LabelledFacts]:
    """The glossary terms."""
    for one in aid.glossary:
        yield LabelledFacts(one.word, one.word, {"meaning": one.means, "also": ", ".join(one.also)})


def examples(aid: DecisionAid) -> Iterator[LabelledFacts]:
    """The examples."""
    for one in aid.examples:
        facts = {
            "given": "; ".join(
                f"{name}: {said if isinstance(said, str) else ', '.join(said)}" for name, said in one.given
            ),
            "must show": ", ".join(one.must_show),
            "must not show": ", ".join(one.must_not_show),
            "may apply": ", ".join(one.may_apply),
        }
        yield LabelledFacts(one.name, one.name, facts, one.place)
