"""The closed lists of words that a rule file chooses from."""

from enum import Enum


class Status(Enum):
    """How far an aid has come; only an approved aid is shown without a draft mark."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    APPROVED = "approved"


class OutcomeKind(Enum):
    """What an outcome is to a person."""

    BENEFIT = "benefit"
    HARM = "harm"
    BURDEN = "burden"
    PRACTICAL = "practical"


class QuestionKind(Enum):
    """How a question is answered."""

    ONE = "one"
    SEVERAL = "several"
    NUMBER = "number"
    IMPORTANCE = "importance"


class Certainty(Enum):
    """How sure the evidence is, as GRADE has it."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very low"


class Unknown(Enum):
    """Why something is not known."""

    NOT_STUDIED = "not studied"
    NOT_REPORTED = "not reported"
    TOO_FEW_PEOPLE = "too few people"
    NO_COMPARISON_GROUP = "no comparison group"


class Importance(Enum):
    """The person's own mark on an outcome, from most to least."""

    A_LOT = "a lot"
    SOME = "some"
    NOT_MUCH = "not much"
    NOT_SURE = "not sure"


class Verdict(Enum):
    """What checking somebody's claim found."""

    SUPPORTED = "supported"
    PARTLY_SUPPORTED = "partly supported"
    CONTRADICTED = "contradicted"
    NOT_CHECKABLE = "not checkable"
