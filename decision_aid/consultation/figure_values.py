"""What the faces of figures are made of: a large number in its sentence, and a bar on a scale."""

from dataclasses import dataclass

MARK = "\ue000"  # finds the large number in a sentence that has been put together; no rule file may hold it


@dataclass(frozen=True, slots=True)
class LargeNumber:
    """A text with one number that is set in large type."""

    before: str
    number: str
    after: str

    @property
    def text(self) -> str:
        """The whole text."""
        return f"{self.before}{self.number}{self.after}"


def around_number(text: str) -> LargeNumber:
    """The text around the one number in it that stands between marks."""
    return LargeNumber(*text.split(MARK))


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
