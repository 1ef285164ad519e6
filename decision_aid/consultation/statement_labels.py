"""What people read beside a statement for its kind: how sure a finding is, or the box of what is no finding.

A reported fact is told as that, without a certainty. What nobody knows, what nobody has looked for yet and what does
not apply have boxes of different looks, so that none of them is taken for another.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from decision_aid.consultation.condition_phrases import join_or
from decision_aid.consultation.wording import (
    CERTAINTY,
    CERTAINTY_NAMES,
    UNKNOWN,
    WITHDRAWN,
    WITHDRAWN_SOURCE,
    Translate,
    as_sentence,
    date_in_words,
)
from decision_aid.model.aid import Option
from decision_aid.model.enums import Certainty, Unknown
from decision_aid.model.evidence import EVERY_OPTION, NO_OPTION, DoesNotApply, Finding, Gap, Source
from decision_aid.model.gettext_marker import _

NOT_KNOWN, NOT_LOOKED_FOR, DOES_NOT_APPLY = "not-known", "not-looked-for", "does-not-apply"
FOR_EVERY = "for-every"
BOXES = {
    NOT_KNOWN: _("Not known"),
    NOT_LOOKED_FOR: UNKNOWN[Unknown.NOT_LOOKED_FOR],
    DOES_NOT_APPLY: _("Does not apply"),
    FOR_EVERY: _("See above"),
}
REPORTED = _("Reported fact. It does not say what an option does, so it has no certainty rating.")
REPORTED_NAME = _("Reported fact")
# Of the four dots beside a certainty.
FILLED_DOTS = {Certainty.HIGH: 4, Certainty.MODERATE: 3, Certainty.LOW: 2, Certainty.VERY_LOW: 1, None: 0}
LEVELS = {
    Certainty.HIGH: _("high"), Certainty.MODERATE: _("moderate"),
    Certainty.LOW: _("low"), Certainty.VERY_LOW: _("very low"),
}  # fmt: skip
OF_LEVELS = _("%(levels)s certainty")
MODELLED = _("A computer model worked this out. It was not counted in people.")


BESIDE_OPTIONS = {EVERY_OPTION: _("About all options"), NO_OPTION: _("About none of the options")}


def option_names(options: Iterable[Option], translate: Translate) -> dict[str, str]:
    """What a statement is about, by what stands under `option:`: an option, every option, or none."""
    names = {option.id: option.name for option in options}
    return names | {word: translate(text) for word, text in BESIDE_OPTIONS.items()}


@dataclass(frozen=True, slots=True)
class Box:
    """What stands in large letters where nothing is known, in words; `style` names its look."""

    style: str
    words: str


def box(content: Gap | DoesNotApply, translate: Translate) -> Box:
    """The box of what is no finding."""
    style = NOT_KNOWN
    if isinstance(content, DoesNotApply):
        style = DOES_NOT_APPLY
    elif content.reason is Unknown.NOT_LOOKED_FOR:
        style = NOT_LOOKED_FOR
    return Box(style, translate(BOXES[style]))


def gap_reason(content: Gap | DoesNotApply, translate: Translate) -> str:
    """Why something is not known; "" where nothing is said, or the box says it."""
    reason = content.reason if isinstance(content, Gap) else None
    return translate(UNKNOWN[reason]) if reason and reason is not Unknown.NOT_LOOKED_FOR else ""


def certainty_sentence(finding: Finding, translate: Translate) -> str:
    """How sure a finding is, or that it is a reported fact."""
    return translate(CERTAINTY[finding.certainty] if finding.certainty else REPORTED)


def modelled_sentence(finding: Finding, translate: Translate) -> str:
    """That a finding was worked out by a model; "" for what was seen in people."""
    return translate(MODELLED) if finding.modelled else ""


def withdrawn_sentence(sources: Iterable[Source], translate: Translate) -> str:
    """That some of the sources of a finding were retracted or superseded; "" where none was."""
    found = ((source.number, source.withdrawn) for source in sources if source.withdrawn)
    return " ".join(
        translate(WITHDRAWN[withdrawal.kind]) % {"number": number, "day": date_in_words(withdrawal.day, translate)}
        for number, withdrawal in found
    )


def withdrawn_source(source: Source, translate: Translate) -> str:
    """The same in the list of sources, with what replaced it and the note of whoever listed it; "" where it stands."""
    withdrawn = source.withdrawn
    if withdrawn is None:
        return ""
    said = translate(WITHDRAWN_SOURCE[withdrawn.kind]) % {"day": date_in_words(withdrawn.day, translate)}
    return " ".join(filter(None, (said, as_sentence(withdrawn.by), as_sentence(withdrawn.note))))


def certainty_name(finding: Finding, translate: Translate) -> str:
    """The same in a few words."""
    return translate(CERTAINTY_NAMES[finding.certainty] if finding.certainty else REPORTED_NAME)


def one_of_certainties(levels: Sequence[Certainty], translate: Translate) -> str:
    """How sure a finding is, whichever of these an answer decides on: "Low or moderate certainty"."""
    either = join_or([translate(LEVELS[level]) for level in levels], translate)
    return as_sentence(translate(OF_LEVELS) % {"levels": either}).removesuffix(".")
