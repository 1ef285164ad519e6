"""The handout: a Summary as a tagged PDF to take home, in one language or in two side by side.

The steps: Summary -> Sheet (all texts and figures) -> values for a Typst template -> PDF, typeset in a child process.
The short form prints a part of the sheet, and its template measures what fits on the page.
"""

import datetime
from collections.abc import Collection, Mapping
from functools import partial
from itertools import chain

from decision_aid.consultation.summary import Summary
from decision_aid.model.aid import DecisionAid
from decision_aid.model.hospital import NO_HOSPITAL, Hospital
from decision_aid.model.printable_letters import unprintable_letters
from decision_aid.output.handout.bilingual import pair_texts
from decision_aid.output.handout.from_summary import NOTHING_TYPED, build_sheet
from decision_aid.output.handout.paper_options import Pages, PaperOptions
from decision_aid.output.handout.typesetting import typeset


def letters_without_font(*aids: DecisionAid) -> tuple[str, ...]:
    """The letters in all texts of these aids that no font has; there is no PDF of them, whatever was answered."""
    untranslated = (aid.translated.untranslated for aid in aids if aid.translated)
    written = (text.text for aid in aids for text in aid.texts)
    return unprintable_letters(chain(written, *untranslated))


def make_handout(
    summary: Summary,
    code: str,
    form: PaperOptions,
    *,
    today: datetime.date,
    other: Summary | None = None,
    address: str = "",
    chosen: Collection[int] = (),
    typed: Mapping[str, str] = NOTHING_TYPED,
    hospital: Hospital = NO_HOSPITAL,
) -> bytes:
    """Typeset the summary as a PDF; `other` is the same in another language, to set beside it.

    The QR code opens `address` with the answer code, or without one holds the code. `chosen` are the numbers of the
    questions for the team that the person ticked, and `typed` is what they wrote, by the name of its box in
    `decision_aid.output.handout.own_words`. Raises TypesettingFailed if Typst fails.
    """
    built = partial(build_sheet, code=code, address=address, today=today, chosen=chosen, typed=typed, hospital=hospital)
    sheet = built(summary)
    made = pair_texts(sheet, built(other), full=form.pages is Pages.FULL) if other else sheet
    return typeset(made, form, today)
