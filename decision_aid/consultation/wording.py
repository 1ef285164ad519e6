"""The engine's own texts, as templates for gettext, and the few functions that put sentences together.

Each is marked with `_` where it is written, for the gettext catalogue, and translated where it is used, by the
`translate` function that every caller passes on. So one running engine can serve several languages.
"""

import datetime
import re
from collections.abc import Callable, Sequence
from decimal import Decimal

from decision_aid.consultation.answers import RATHER_NOT_SAY, Refusal, RefusalReason
from decision_aid.model.aid import About, DecisionAid, Option, Outcome, Question, Translated
from decision_aid.model.enums import (
    Certainty,
    DecisionKind,
    Direction,
    Importance,
    OutcomeKind,
    Patient,
    Status,
    Unknown,
    Verdict,
    WithdrawalKind,
)
from decision_aid.model.gettext_marker import _
from decision_aid.model.sentence import ended
from decision_aid.rule_file.schema.about import ABOUT, DECLARATIONS

Translate = Callable[[str], str]
# Each language writes these two numbers; what it puts between their digits is used for all others.
THOUSANDS, DECIMALS = _("1,000"), _("0.5")
JOINED_NUMBERS = re.compile(r"(?<=\d) (\w+) (?=\d)")


def english(text: str) -> str:
    """The text unchanged: the `translate` function for English, in which the code is written."""
    return text


def declarations(about: About, translate: Translate) -> list[tuple[str, str]]:
    """Label and text of all that the writers declare about the aid, in the order of the schema.

    What is usual, a treatment for the person who reads, is not said.
    """
    said = [(ABOUT.by_name["kind"], DECISION_KIND[about.kind]), (ABOUT.by_name["person"], PATIENT[about.person])]
    unusual = [(translate(key.label), translate(text)) for key, text in said if text]
    return unusual + [(translate(key.label), text) for key in DECLARATIONS if (text := about.declared[key.name])]


def as_sentence(text: str) -> str:
    """The text as a sentence: with a capital letter and a full stop, unless it has an end of its own; "" stays ""."""
    whole = ended(text)
    return whole[:1].upper() + whole[1:]


def together(text: str) -> str:
    """The text with no break between two numbers and the word that joins them: "26 to 36", "9 of 37"."""
    return JOINED_NUMBERS.sub("\u00a0\\1\u00a0", text)


def join_and(phrases: Sequence[str], translate: Translate) -> str:
    """Join at least one phrase with "and": "a, b and c"."""
    *most, last = phrases
    if not most:
        return last
    return translate(_("%(first)s and %(last)s")) % {"first": ", ".join(most), "last": last}


DECISION_KIND = {
    DecisionKind.TREATMENT: "",
    DecisionKind.SCREENING: _("A screening"),
    DecisionKind.TEST: _("A test"),
}
PATIENT = {Patient.YOU: "", Patient.CHILD: _("The child of the reader"), Patient.PARENT: _("A parent of the reader")}
MONTHS = (
    _("January"), _("February"), _("March"), _("April"), _("May"), _("June"),
    _("July"), _("August"), _("September"), _("October"), _("November"), _("December"),
)  # fmt: skip
DAY = _("%(day)s %(month)s %(year)s")
CERTAINTY = {
    Certainty.HIGH: _("High certainty: this is right."),
    Certainty.MODERATE: _("Moderate certainty: this is probably right."),
    Certainty.LOW: _("Low certainty: this may be right."),
    Certainty.VERY_LOW: _("Very low certainty: this may well turn out to be wrong."),
}
CERTAINTY_NAMES = {
    Certainty.HIGH: _("High certainty"),
    Certainty.MODERATE: _("Moderate certainty"),
    Certainty.LOW: _("Low certainty"),
    Certainty.VERY_LOW: _("Very low certainty"),
}
REASON = _("The reason: %(reason)s.")
UNKNOWN = {
    Unknown.NOT_STUDIED: _("No study has looked at this"),
    Unknown.NOT_REPORTED: _("Studies did not report it"),
    Unknown.TOO_FEW_PEOPLE: _("Too few people were studied"),
    Unknown.NO_COMPARISON_GROUP: _("There was no group to compare with"),
    Unknown.NOT_LOOKED_FOR: _("We have not looked for this yet"),
}
KIND = {
    OutcomeKind.BENEFIT: _("Benefit"),
    OutcomeKind.HARM: _("Harm"),
    OutcomeKind.BURDEN: _("Burden"),
    OutcomeKind.PRACTICAL: _("Practical"),
}
DIRECTION = {
    Direction.RARER: _("may happen less often"),
    Direction.MORE_OFTEN: _("may happen more often"),
    Direction.EITHER: _("may happen more or less often"),
}
KIND_AND_DIRECTION = _("%(kind)s that %(direction)s")
IMPORTANCE = {
    Importance.A_LOT: _("A lot"),
    Importance.SOME: _("A bit"),
    Importance.NOT_MUCH: _("Not much"),
    Importance.NOT_SURE: _("Not sure"),
}
IMPORTANCE_SENTENCES = {
    Importance.A_LOT: _("You said: matters a lot"),
    Importance.SOME: _("You said: matters a bit"),
    Importance.NOT_MUCH: _("You said: does not matter much"),
    Importance.NOT_SURE: _("You said: not sure how much it matters"),
}
VERDICT = {
    Verdict.SUPPORTED: _("Supported"),
    Verdict.PARTLY_SUPPORTED: _("Partly supported"),
    Verdict.CONTRADICTED: _("Contradicted"),
    Verdict.NOT_CHECKABLE: _("Could not be checked"),
}
STATUS = {
    Status.DRAFT: _("Draft. Not yet reviewed by a healthcare professional."),
    Status.REVIEWED: _("Reviewed by a second person, not yet approved for use."),
    Status.APPROVED: _("Approved for use."),
}
STATUS_IN_SHORT = {
    Status.DRAFT: _("Draft, not yet checked by an expert."),
    Status.REVIEWED: _("Reviewed, not yet approved for use."),
    Status.APPROVED: _("Approved for use."),
}
TRANSLATION = {
    Status.DRAFT: _("Translation: draft. Not yet reviewed by a healthcare professional who grew up with the language."),
    Status.REVIEWED: _(
        "Translation: reviewed by a healthcare professional who grew up with the language. Not yet approved for use."
    ),
    Status.APPROVED: _("Translation: approved for use."),
}
TRANSLATION_IN_SHORT = {
    Status.DRAFT: _("Translation: draft."),
    Status.REVIEWED: _("Translation: not yet approved for use."),
    Status.APPROVED: "",
}
TRANSLATED_BY, REVIEWED_BY = _("Translated by"), _("Reviewed by %(who)s")
REVIEWED_BY_ON = _("Reviewed by %(who)s on %(day)s")
NOT_A_RECOMMENDATION = _("Information to talk about, not advice.")
NOTHING_STORED = _("Your answers stay on this device until you clear them.")
OVERDUE = _(
    "The sources of this aid were due to be read again by %(day)s. It may be out of date: ask what has changed."
)
WITHDRAWN_SOURCES = _(
    "Some of the evidence here rests on a source that was withdrawn or replaced. Each such part says so: ask about it."
)
WITHDRAWN = {
    WithdrawalKind.RETRACTED: _(
        "Source %(number)s was withdrawn by its journal (retracted) on %(day)s. Do not rely on this until your team "
        "has looked at it."
    ),
    WithdrawalKind.SUPERSEDED: _(
        "Source %(number)s was replaced by a newer one on %(day)s. Ask what the newer one says."
    ),
}
WITHDRAWN_SOURCE = {
    WithdrawalKind.RETRACTED: _("Withdrawn by its journal (retracted) on %(day)s."),
    WithdrawalKind.SUPERSEDED: _("Replaced by a newer source on %(day)s."),
}
NO_COMPARISON = _("Not compared with another treatment.")
COMPOSITE = _("Other things are counted in this number too.")
CANNOT_COMPARE = _(
    "Do not compare these numbers with each other. They come from different studies, with different people."
)
CANNOT_COMPARE_BUT_SAME_STUDY = _(
    "Compare only numbers that come from one study. The others come from different studies, with different people."
)
DO_NOT_COMPARE = _("Do not compare these numbers with each other.")
MODELLED_BESIDE_COUNTED = _("A computer model worked out some of these numbers. Others were counted in people.")
AT_A_GLANCE = _("Your options at a glance")
FOR_YOUR_ANSWERS = _("For your answers")
SAME_STUDY = _("Same study")
GLANCE_CAUTION = _(
    "Do not compare the numbers of different options. They may come from different studies, with different people. "
    "Only numbers marked “%(same_study)s” were compared with each other."
)
FROM_LOW_TO_HIGH = _("From %(low)s to %(high)s")
DEPENDS_ON = _("Depends on your answer to:")
ALSO_MARKED = _("You also said that these matter a lot:")
NOTHING_WRITTEN = _("This aid says nothing here. Ask your team.")
ABOVE = _("It is told above, for all options together.")
FOR_OTHER_ANSWERS = _("What this aid knows here is for other answers than yours. It is listed under what was left out.")
TRADE_OFF = _("With “%(option)s” you accept %(accepting)s, for a chance of %(chance)s.")
REFUSALS = {
    RefusalReason.NOT_OFFERED: _("“%(found)s” is not one of the answers here. Choose one that is shown."),
    RefusalReason.ONE_ONLY: _("Choose one answer."),
    RefusalReason.NOT_TOGETHER: _("You cannot choose “%(found)s” together with another answer. Clear one of them."),
    RefusalReason.NOT_A_NUMBER: _("“%(found)s” is not a whole number. Write digits, such as %(low)s."),
    RefusalReason.OUTSIDE: _(
        "“%(found)s” is outside what can be answered here. This aid tells of %(low)s to %(high)s. "
        "If your number is another, leave this blank and ask your team."
    ),
    RefusalReason.NO_SUCH_QUESTION: _("This aid has no question “%(found)s”."),
}
TEACH_BACK = (
    _("What is the choice?"),
    _("What could each option do for you, and what could it cost you?"),
    _("What does nobody know yet?"),
)
STILL_UNCLEAR = _("What is still unclear to you?")
MAY_APPLY_NOTE = _("May apply: %(note)s")
NOTE_BESIDE_NAME = _("Note beside the name: “%(note)s”.")
LOOK_AGAIN = _("Look again on %(day)s, or when %(when)s.")
AN_AGREED_DAY = _("a day that you agree with your team")
IF_IT_FITS = _("If it fits you: %(ask)s")
WOULD_RATHER_NOT_SAY = _("Rather not say")
WHAT_MATTERS_TITLE = _("What matters to you")
WHAT_MATTERS_WHY = _(
    "How much does each of these matter to you? We show what matters most first. The facts stay the same."
)


def date_in_words(date: datetime.date, translate: Translate) -> str:
    """The date in words: 22 November 2026."""
    facts = {"day": date.day, "month": translate(MONTHS[date.month - 1]), "year": date.year}
    return translate(DAY) % facts


def trade_off(option: Option, translate: Translate) -> str:
    """The trade-off of an option, in the same form for each; "" where the file does not give both halves."""
    if not option.accepting or not option.for_a_chance_of:
        return ""
    facts = {"option": option.name, "accepting": option.accepting, "chance": option.for_a_chance_of}
    return translate(TRADE_OFF) % facts


def look_again(about: About, day: str, translate: Translate) -> str:
    """When to look at the decision again; `day` is a day in words, or a blank to write it on. "" where nothing says."""
    return translate(LOOK_AGAIN) % {"day": day, "when": about.look_again} if about.look_again else ""


def kind_in_words(outcome: Outcome, translate: Translate) -> str:
    """What an outcome means to a person and, where the author says so, what an option may do to it."""
    kind = translate(KIND[outcome.kind])
    if outcome.direction is None:
        return kind
    return translate(KIND_AND_DIRECTION) % {"kind": kind, "direction": translate(DIRECTION[outcome.direction])}


def status_sentence(aid: DecisionAid, translate: Translate) -> str:
    """The review status of the aid, and that of its translation where it is one."""
    said = translate(STATUS[aid.status])
    return f"{said} {translate(TRANSLATION[aid.translated.status])}" if aid.translated else said


def translation_credit(translated: Translated, translate: Translate) -> str:
    """Who made a translation, and who reviewed it if anybody is named; the status sentence says how far it has come."""
    who, day = translated.reviewed_by, translated.reviewed_on
    if who and day:
        reviewed = translate(REVIEWED_BY_ON) % {"who": who.rstrip("."), "day": date_in_words(day, translate)}
    else:
        reviewed = translate(REVIEWED_BY) % {"who": who} if who else ""
    return " ".join(filter(None, (as_sentence(translated.translated_by), as_sentence(reviewed))))


def status_in_short(aid: DecisionAid, translate: Translate) -> str:
    """The review status in a few words, for the top of each page; a translation that is less far is named too."""
    said = translate(STATUS_IN_SHORT[aid.status])
    behind = aid.translated and TRANSLATION_IN_SHORT[aid.translated.status]
    if not behind or aid.status is Status.DRAFT:  # a draft says all: the rest stands at the foot
        return said
    return f"{said} {translate(behind)}"


def refusal_text(refusal: Refusal, question: Question | None, translate: Translate) -> str:
    """The error message for refused input: what is wrong and what to enter; quotes at most 60 letters of it."""
    low, high = question.limits if question else ("", "")
    found = translate(WOULD_RATHER_NOT_SAY) if refusal.found == RATHER_NOT_SAY else refusal.found
    return translate(REFUSALS[refusal.reason]) % {"found": found[:60], "low": low, "high": high}


def number_in_words(number: Decimal | int, translate: Translate) -> str:
    """The number with all its digits as written, trailing zeros too: 0.60 stays 0.60."""
    thousands, decimals = translate(THOUSANDS)[1:-3], translate(DECIMALS)[1:-1]
    whole, _point, part = f"{number:,f}".partition(".") if isinstance(number, Decimal) else (f"{number:,}", "", "")
    return whole.replace(",", thousands) + (f"{decimals}{part}" if part else "")
