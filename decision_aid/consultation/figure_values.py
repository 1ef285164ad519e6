"""What the faces of figures are made of: a large number in its sentence, and a bar on a scale."""

from dataclasses import dataclass

from decision_aid.model.sentence import ended


@dataclass(frozen=True, slots=True)
class LargeNumber:
    """A text with one number that is set in large type; texts are put around it in the order of any language."""

    before: str
    number: str
    after: str

    @property
    def text(self) -> str:
        """The whole text."""
        return f"{self.before}{self.number}{self.after}"

    def within(self, template: str, name: str, **facts: object) -> "LargeNumber":
        """This text where the template has that name, with the facts in the rest of it."""
        before, _, after = template.partition(f"%({name})s")
        return LargeNumber(before % facts + self.before, self.number, self.after + after % facts)

    def between(self, before: str, after: str) -> "LargeNumber":
        """This text with more at its ends."""
        return LargeNumber(before + self.before, self.number, self.after + after)

    def capitalised(self) -> "LargeNumber":
        """This text with a capital letter, unless it begins with its number."""
        return LargeNumber(self.before[:1].upper() + self.before[1:], self.number, self.after)

    def as_sentence(self) -> "LargeNumber":
        """This text with a capital letter, and a full stop unless it has an end of its own."""
        rest = ended(f"{self.number}{self.after}").removeprefix(self.number)
        return LargeNumber(self.before.lstrip(), self.number, rest).capitalised()


@dataclass(frozen=True, slots=True)
class ToldFigure:
    """A figure told by a sentence that says all of it but the range: `told` is that, split around its number."""

    told: LargeNumber

    @property
    def sentence(self) -> str:
        """The sentence that says all of it but the range."""
        return self.told.text


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar on the scale that all groups of an amount share, in thousandths of its length; its range, if it has one."""

    length: int
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class MeasuredFigure(ToldFigure):
    """One group, or one difference. `large` is its number alone, and `beside` what it counts, in small type.

    `studied` is what the sentence of a group says beside its amount: what a median is, and how many were studied.
    """

    name: str
    large: LargeNumber
    beside: str
    range_sentence: str
    studied: str = ""
    drawn: Bar | None = None
