"""A chain: of so many people, so many come to a step, and of these so many to the next one.

All steps count people out of the same number, exactly as published, so that they can be drawn within each other.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from decision_aid.model.problems import Place


@dataclass(frozen=True, slots=True)
class ChainStep:
    """People of a chain to whom something happens: `people` out of the chain's `per`.

    They are some of those of the earlier step `among`, or of all where that is "". `comes_from` says where the number
    is from, if it is not from the first source of the chain.
    """

    id: str
    among: str
    people: Decimal
    event: str
    comes_from: str
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class Chain:
    """Steps in which a group of people narrows, and may branch; `who` they are, in words.

    `per` is the number that each step counts out of. `studied` is how many people were studied, where that is known.
    """

    per: int
    studied: int | None
    who: str
    over: str
    at: str
    steps: tuple[ChainStep, ...]
    picture: bool
    place: Place = field(compare=False)
    picture_at: Place = field(default=Place(), compare=False)

    def share(self, step: ChainStep) -> Fraction:
        """The step's people as a share of all."""
        return Fraction(step.people) / self.per
