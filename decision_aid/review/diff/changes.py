"""The list of changes between two versions of an aid: added, removed, reordered or changed parts."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum

from decision_aid.model.aid import DecisionAid
from decision_aid.model.matching import StatementPair
from decision_aid.review.diff import labelled_facts
from decision_aid.review.diff.labelled_facts import LabelledFacts

PARTS: tuple[tuple[str, Callable[[DecisionAid], Iterable[LabelledFacts]]], ...] = (
    ("About", lambda aid: (labelled_facts.about_facts(aid),)),
    ("Options", labelled_facts.options),
    ("Considerations", labelled_facts.considerations),
    ("Outcomes", labelled_facts.outcomes),
    ("Questions", labelled_facts.questions),
    ("Sources", labelled_facts.sources),
    ("Questions for the team", labelled_facts.asks),
    ("Hard words", labelled_facts.terms),
    ("Examples", labelled_facts.examples),
)
ORDERED = {"Options", "Considerations", "Outcomes", "Questions"}


class ChangeKind(Enum):
    """The kind of change."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "in another order"


@dataclass(frozen=True, slots=True)
class Change:
    """One change; `label` is the fact that changed.

    `line` is in the new file, or in the old one for a removed part.
    """

    part: str
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
        if self.label == "condition":
            return f"was {self.before}; is now {self.after}"
        if self.before and self.after:
            return f"“{self.before}” became “{self.after}”"
        return f"now “{self.after}”" if self.after else f"“{self.before}” was taken away"

    def __str__(self) -> str:
        if self.kind is ChangeKind.CHANGED:
            also = f", {self.also}" if self.also else ""
            return f"{self.name} [{self.id}]: {self.label}: {self.became}{also}"
        said = self.after or self.before
        return f"{self.name} [{self.id}] {self.kind.value}{f': {said}' if said else ''}"


def changes(old: DecisionAid, new: DecisionAid, statements: Iterable[StatementPair]) -> Iterator[Change]:
    """All changes, part by part; `statements` are the pairs that count as old and new version of one statement."""
    for part, things in PARTS:
        yield from _listed(part, list(things(old)), list(things(new)))
        if part == "Questions":
            yield from _choices(old, new)
            yield from _statements(old, new, statements)


def _listed(part: str, old: list[LabelledFacts], new: list[LabelledFacts]) -> Iterator[Change]:
    before, after = {thing.id: thing for thing in old}, {thing.id: thing for thing in new}
    for thing_id in dict.fromkeys([*after, *before]):
        yield from _pair(part, before.get(thing_id), after.get(thing_id))
    both = before.keys() & after.keys()
    kept = [[thing.id for thing in things if thing.id in both] for things in (old, new)]
    if part in ORDERED and kept[0] != kept[1]:
        yield Change(part, ChangeKind.MOVED, ", ".join(kept[1]), part, 1, before=", ".join(kept[0]))


def _pair(part: str, old: LabelledFacts | None, new: LabelledFacts | None) -> Iterator[Change]:
    if old is None and new is not None:
        yield Change(part, ChangeKind.ADDED, new.id, new.name, new.place.line, after=_whole(new))
    elif old is not None and new is None:
        yield Change(part, ChangeKind.REMOVED, old.id, old.name, old.place.line, before=_whole(old))
    elif old is not None and new is not None:
        for label in dict.fromkeys([*new.facts, *old.facts]):
            before, after = old.facts.get(label, ""), new.facts.get(label, "")
            reworded_only = label == "condition" and old.conditions == new.conditions
            if before != after and not reworded_only:
                yield Change(part, ChangeKind.CHANGED, new.id, new.name, new.place.line, label, before, after)


def _whole(thing: LabelledFacts) -> str:
    return "; ".join(f"{label} “{text}”" for label, text in thing.facts.items() if text and text != thing.name)


def _choices(old: DecisionAid, new: DecisionAid) -> Iterator[Change]:
    before = {question.id: question for question in old.questions}
    for question in new.questions:
        if question.id in before:
            yield from _listed(
                "Choices", list(labelled_facts.choices(before[question.id])), list(labelled_facts.choices(question))
            )


def _statements(old: DecisionAid, new: DecisionAid, pairs: Iterable[StatementPair]) -> Iterator[Change]:
    were, are = labelled_facts.StatementFacts(old), labelled_facts.StatementFacts(new)
    for before, after in pairs:
        both = were.thing(before) if before else None, are.thing(after) if after else None
        yield from _with_sources(list(_pair("Statements", *both)))


def _with_sources(found: list[Change]) -> Iterator[Change]:
    """Note on a changed figure that its source changed too: it may come from another study."""
    whether = "source changed" if any(change.label == "source" for change in found) else ""
    return (replace(change, also=whether) if change.label == "figure" else change for change in found)
