"""Compare two versions of an aid by meaning, not by line: what changed, and which people now see something else."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import groupby
from typing import Any

from decision_aid.model.aid import DecisionAid
from decision_aid.model.matching import match_statements
from decision_aid.review.diff.changes import Change, changes
from decision_aid.review.diff.who_is_affected import AffectedPeople, Effect, find_affected_people

NOTHING = "Nothing changed: both say the same, to everybody."
NOBODY = (
    "But for the changes above, people who give the same answers are asked the same questions and see the same "
    "statements."
)


@dataclass(frozen=True, slots=True)
class AidDiff:
    """What changed from one version to the next, and example people who are affected."""

    old: str
    new: str
    changes: tuple[Change, ...]
    effects: AffectedPeople

    @property
    def nothing(self) -> bool:
        """Whether the versions mean the same; only their layout may differ."""
        return not self.changes

    @property
    def nobody_else(self) -> str:
        """That nobody is affected beyond the listed changes, as a sentence; "" if somebody is, or may be."""
        return NOBODY if self.effects == AffectedPeople() else ""


def diff_aids(old: DecisionAid, new: DecisionAid) -> AidDiff:
    """Compare the versions, with SAT solver queries in this process."""
    return describe_changes(old, new, find_affected_people(old, new))


def describe_changes(old: DecisionAid, new: DecisionAid, effects: AffectedPeople) -> AidDiff:
    """Compare the versions without the solver: whom the change affects was searched for before."""
    found = tuple(changes(old, new, match_statements(old, new)))
    return AidDiff(_named(old), _named(new), found, effects)


def _named(aid: DecisionAid) -> str:
    version = f", version {aid.version}" if aid.version != aid.short_fingerprint else ""
    return f"{aid.title}{version}, fingerprint {aid.short_fingerprint}"


def diff_as_text(diff: AidDiff) -> str:
    """The difference as plain text."""
    return "\n".join(_lines(diff))


def by_part(diff: AidDiff) -> list[tuple[str, list[Change]]]:
    """The changes grouped by the part of the aid that they are in."""
    return [(part, list(ones)) for part, ones in groupby(diff.changes, key=lambda change: change.part)]


def _lines(diff: AidDiff) -> Iterator[str]:
    yield from (f"Old: {diff.old}", f"New: {diff.new}")
    if diff.nothing:
        yield from ("", NOTHING)
        return
    for part, ones in by_part(diff):
        yield from ("", part)
        yield from (f"  {change}" for change in ones)
    yield from ("", "For whom")
    if diff.nobody_else:
        yield f"  {diff.nobody_else}"
    for person in diff.effects.people:
        yield f"  {person.said}:"
        yield from (f"    {effect}" for effect in person.effects)
    if diff.effects.undecided:
        yield f"  It could not be found out in time for whom these change: {', '.join(diff.effects.undecided)}"


def diff_as_json(diff: AidDiff) -> dict[str, Any]:
    """The difference as values that `json.dumps` accepts."""
    return {
        "old": diff.old,
        "new": diff.new,
        "changes": [asdict(change) | {"kind": change.kind.value} for change in diff.changes],
        "people": [
            {
                "given": list(person.given),
                "said": person.said,
                "effects": [_effect(effect) for effect in person.effects],
            }
            for person in diff.effects.people
        ],
        "undecided": list(diff.effects.undecided),
    }


def _effect(effect: Effect) -> dict[str, str]:
    kind = "question" if effect.is_question else "statement"
    return {kind: effect.id, "before": effect.before.value, "after": effect.after.value}
