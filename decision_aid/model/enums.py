"""The enumerations of the rule file; each value is the word that an author writes in YAML."""

from enum import Enum


class FileFormat(Enum):
    """The form of the rule file; the second can say more, and what is written in the first means the same in it."""

    FIRST = 1
    SECOND = 2


class DecisionKind(Enum):
    """What is decided about; a screening or a test is held to the criteria for tests too."""

    TREATMENT = "treatment"
    SCREENING = "screening"
    TEST = "test"


class Patient(Enum):
    """Whom the decision is about, as seen by the person who reads and answers."""

    YOU = "you"
    CHILD = "your child"
    PARENT = "your parent"


class Status(Enum):
    """How far a text has come: every page and paper of an aid says it; the papers of all but APPROVED are marked."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    APPROVED = "approved"


class OutcomeKind(Enum):
    """What an outcome means to a person."""

    BENEFIT = "benefit"
    HARM = "harm"
    BURDEN = "burden"
    PRACTICAL = "practical"


class Direction(Enum):
    """What an option may do to an outcome, where its kind does not say so: a harm may become rarer."""

    RARER = "rarer"
    MORE_OFTEN = "more often"
    EITHER = "either"


class QuestionKind(Enum):
    """The input type of a question: single choice, multiple choice, whole number, or importance rating."""

    ONE = "one"
    SEVERAL = "several"
    NUMBER = "number"
    IMPORTANCE = "importance"


class RecordValue(Enum):
    """What is read of a patient's record as a number: whole years of age, worked out from the date of birth."""

    AGE = "age"


class Denominator(Enum):
    """The number of people that the chances of a row are told out of."""

    HUNDRED = 100
    THOUSAND = 1000
    TEN_THOUSAND = 10_000
    HUNDRED_THOUSAND = 100_000


class Certainty(Enum):
    """Certainty of the evidence, in the four levels of GRADE."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very low"


UNSURE = {Certainty.LOW, Certainty.VERY_LOW}


class StatementKind(Enum):
    """What a statement says; each kind is called like the key of the rule file that tells it."""

    FINDING = "says"
    REPORTED = "reported"
    GAP = "not_known"
    DOES_NOT_APPLY = "does_not_apply"


class Statistic(Enum):
    """What an amount is: an average over people, the value of the person in the middle, or the same for everybody."""

    MEAN = "mean"
    MEDIAN = "median"
    COUNT = "count"


class Unknown(Enum):
    """The reason for a gap in the evidence; NOT_LOOKED_FOR tells of the authors' work, the others of the studies."""

    NOT_STUDIED = "not studied"
    NOT_REPORTED = "not reported"
    TOO_FEW_PEOPLE = "too few people"
    NO_COMPARISON_GROUP = "no comparison group"
    NOT_LOOKED_FOR = "not looked for"


class Importance(Enum):
    """How much an outcome matters to the person, from most to least; never used to hide or rank anything."""

    A_LOT = "a lot"
    SOME = "some"
    NOT_MUCH = "not much"
    NOT_SURE = "not sure"


class Verdict(Enum):
    """The result of checking a claim in a source against the evidence."""

    SUPPORTED = "supported"
    PARTLY_SUPPORTED = "partly supported"
    CONTRADICTED = "contradicted"
    NOT_CHECKABLE = "not checkable"


class WithdrawalKind(Enum):
    """Why nobody should rely on a source any more."""

    RETRACTED = "retracted"
    SUPERSEDED = "superseded"
