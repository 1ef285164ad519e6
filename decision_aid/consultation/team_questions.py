"""A question for the team, as the summary offers it to somebody."""

from dataclasses import dataclass

from decision_aid.consultation.wording import IF_IT_FITS, Translate
from decision_aid.model.conditions import Truth


@dataclass(frozen=True, slots=True)
class QuestionForTeam:
    """A question for the team; its number, from 1, is that in the rule file: it tells two of equal text apart."""

    number: int
    text: str
    fits: Truth  # YES or CANNOT_TELL
    for_all: bool  # whether it fits whatever is answered
    first: bool

    def in_words(self, translate: Translate) -> str:
        """The question as printed, marked as "if it fits you" where it may not."""
        return self.text if self.fits is Truth.YES else translate(IF_IT_FITS) % {"ask": self.text}
