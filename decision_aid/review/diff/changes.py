"""The list of changes between two versions of an aid: added, removed, reordered or changed parts."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, StrEnum
from itertools import groupby

from decision_aid.model.aid import DecisionAid
from decision_aid.model.matching import StatementPair
from decision_aid.review.diff import labelled_facts
from decision_aid.review.diff.labelled_facts import FOR_WHOM, LabelledFacts


class Part(StrEnum):
    """A part of an aid, called as a reviewer reads it."""

    ABOUT = "About"
    OPTIONS = "Options"
    THEMES = "Themes"
    OUTCOMES = "Outcomes"
    QUESTIONS = "Questions"
    CHOICES = "Answers"
    STATEMENTS = "Statements"
    SOURCES = "Sources"
    TEAM = "Questions for the team"
    WORDS = "Hard words"
    EXAMPLES = "Examples"
    ORDER = "Order"


PARTS: tuple[tuple[Part, Callable[[DecisionAid], Iterable[LabelledFacts]]], ...] = (
    (Part.ABOUT, lambda aid: (labelled_facts.about_facts(aid),)),
    (Part.OPTIONS, labelled_facts.options),
    (Part.THEMES, labelled_facts.considerations),
    (Part.OUTCOMES, labelled_facts.outcomes),
    (Part.QUESTIONS, labelled_facts.questions),
    (Part.SOURCES, labelled_facts.sources),
    (Part.TEAM, labelled_facts.asks),
    (Part.WORDS, labelled_facts.terms),
    (Part.EXAMPLES, labelled_facts.examples),
)
ORDERED = {Part.OPTIONS, Part.THEMES, Part.OUTCOMES, Part.QUESTIONS}


class ChangeKind(Enum):
    """The kind of change."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "in another order"


@dataclass(frozen=True, slots=True)
class Pair:
    """One thing of an aid in both versions: `old` is None if it is added, `new` if it is removed."""

    part: Part
    old: LabelledFacts | None
    new: LabelledFacts | None

    def differences(self) -> list[tuple[str, str, str]]:
        """Each fact that differs: its label, and what it was and is, "" where there is none."""
        old, new = (facts.facts if facts else {} for facts in (self.old, self.new))
        labels = dict.fromkeys([*new, *old])
        found = [label for label in labels if old.get(label, "") != new.get(label, "")]
        were, are = (facts.as_read if facts else {} for facts in (self.old, self.new))
        return [
            (label, were.get(label, ""), are.get(label, ""))
            for label in found
            if not (label == FOR_WHOM and self._means_the_same)
        ]

    @property
    def _means_the_same(self) -> bool:
        """Whether both conditions are one condition, at most in other words."""
        return self.old is not None and self.new is not None and self.old.conditions == self.new.conditions


@dataclass(frozen=True, slots=True)
class Change:
    """One change; `label` is the fact that changed.

    `line` is in the new file, or in the old one for a removed part.
    """

    part: Part
    kind: ChangeKind
    id: str
    name: str
    line: int
    label: str = ""
    before: str = ""
    after: str = ""
    also: str = ""

    @property
    def became(self) -> str:
        """The old and the new value in words."""
        if self.label == "figure" and self.before and self.after:
            return f"{self.before} became {self.after}"
        if self.label == FOR_WHOM:
            return f"was {self.before}; is now {self.after}"
        if self.before and self.after:
            return f"“{self.before}” became “{self.after}”"
        return f"now “{self.after}”" if self.after else f"“{self.before}” was deleted"

    def __str__(self) -> str:
        if self.kind is ChangeKind.CHANGED:
            also = f", {self.also}" if self.also else ""
            return f"{self.name} [{self.id}]: {self.label}: {self.became}{also}"
        said = self.after or self.before
        return f"{self.name} [{self.id}] {self.kind.value}{f': {said}' if said else ''}"


def changes(old: DecisionAid, new: DecisionAid, statements: Iterable[StatementPair]) -> Iterator[Change]:
    """All changes, part by part; `statements` are the pairs that count as old and new version of one statement."""
    for part, found in groupby(pairs(old, new, statements), key=lambda pair: pair.part):
        for pair in found:
            yield from _changed(pair)
        yield from moves(part, old, new)


def pairs(old: DecisionAid | None, new: DecisionAid, statements: Iterable[StatementPair]) -> Iterator[Pair]:
    """Everything in either version, part by part; without an old version, everything is new."""
    for part, things in PARTS:
        yield from _matched(part, things(old) if old else (), things(new))
        if part is Part.QUESTIONS:
            yield from _choices(old, new)
            yield from _statements(old, new, statements)


def _matched(part: Part, old: Iterable[LabelledFacts], new: Iterable[LabelledFacts]) -> Iterator[Pair]:
    before, after = {thing.id: thing for thing in old}, {thing.id: thing for thing in new}
    for thing_id in dict.fromkeys([*after, *before]):
        yield Pair(part, before.get(thing_id), after.get(thing_id))


def _choices(old: DecisionAid | None, new: DecisionAid) -> Iterator[Pair]:
    """The choices of the new version's questions; those of a removed question go with it."""
    before = {question.id: question for question in old.questions} if old else {}
    for question in new.questions:
        was = before.get(question.id)
        yield from _matched(Part.CHOICES, labelled_facts.choices(was) if was else (), labelled_facts.choices(question))


def _statements(old: DecisionAid | None, new: DecisionAid, found: Iterable[StatementPair]) -> Iterator[Pair]:
    were, are = labelled_facts.StatementFacts(old or new), labelled_facts.StatementFacts(new)
    for before, after in found:
        yield Pair(Part.STATEMENTS, were.thing(before) if before else None, are.thing(after) if after else None)


def _changed(pair: Pair) -> Iterator[Change]:
    old, new = pair.old, pair.new
    if old is None and new is not None:
        yield Change(pair.part, ChangeKind.ADDED, new.id, new.name, new.place.line, after=_all_facts(new))
    elif old is not None and new is None:
        yield Change(pair.part, ChangeKind.REMOVED, old.id, old.name, old.place.line, before=_all_facts(old))
    elif new is not None:
        also = "source changed" if any(label == "sources" for label, _, _ in pair.differences()) else ""
        for label, before, after in pair.differences():
            # A changed figure may come from another study.
            noted = also if label == "figure" and before else ""
            yield Change(pair.part, ChangeKind.CHANGED, new.id, new.name, new.place.line, label, before, after, noted)


def moves(part: Part, old: DecisionAid, new: DecisionAid) -> Iterator[Change]:
    """Whether what both versions have in that part comes in another order; nothing where the order does not count."""
    if part not in ORDERED:
        return
    before, after = ([thing.id for thing in dict(PARTS)[part](aid)] for aid in (old, new))
    both = set(before) & set(after)
    were, are = ([one for one in ids if one in both] for ids in (before, after))
    if were != are:
        yield Change(part, ChangeKind.MOVED, ", ".join(are), part, 1, before=", ".join(were))


def _all_facts(thing: LabelledFacts) -> str:
    return "; ".join(f"{label} “{text}”" for label, text in thing.as_read.items() if text and text != thing.name)
