"""What is known and not known, how sure it is, and where it comes from: frozen values with places."""

import datetime
from dataclasses import dataclass, field

from decision_aid.model.conditions import Condition
from decision_aid.model.enums import Certainty, Unknown, Verdict
from decision_aid.model.problems import Place


@dataclass(frozen=True, slots=True)
class Studied:
    """Something true of the people in a study, and the answers of somebody who is like them."""

    were: str
    like: Condition


@dataclass(frozen=True, slots=True)
class Claim:
    """Something that a source says, in our words, and what checking it found."""

    id: str
    claim: str
    verdict: Verdict
    why: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a statement comes from; its number is its place in the file and the same on every page."""

    id: str
    number: int
    citation: str
    link: str
    kind: str
    people: str
    checked: datetime.date | None
    limits: str
    comparison_group: bool | None
    may_share_people_with: tuple[str, ...]
    studied: tuple[Studied, ...]
    claims: tuple[Claim, ...]
    place: Place = field(compare=False)
    checked_at: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class Range:
    """Where the true figure may lie, in people out of 100."""

    low: int
    high: int
    computed_here: bool
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class Arm:
    """One group of people in a study: a count, or people in 100 where only that was published."""

    name: str
    people: int | None
    of: int | None
    per_100: int | None
    range: Range | None
    plus_minus: int | None


@dataclass(frozen=True, slots=True)
class Chance:
    """A natural frequency from one study: one group, or two that were compared in it."""

    arms: tuple[Arm, ...]
    event: str
    otherwise: str
    over: str
    at: str
    picture: bool
    place: Place = field(compare=False)


@dataclass(frozen=True, slots=True)
class Gap:
    """A written "not known", with the reason."""

    text: str
    reason: Unknown | None


@dataclass(frozen=True, slots=True)
class Finding:
    """What is known, how sure it is and why, and where it comes from."""

    says: str
    certainty: Certainty
    because: str
    sources: tuple[str, ...]
    chance: Chance | None
    from_to: tuple[str, str] | None
    note: str


@dataclass(frozen=True, slots=True)
class Statement:
    """What is known, or not known, about one option on one outcome, and for whom."""

    id: str
    option: str
    outcome: str
    content: Finding | Gap
    when: Condition
    place: Place = field(compare=False)
    never_with: tuple[str, ...] = ()
