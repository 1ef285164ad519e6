"""The handout: a Summary as a tagged PDF to take home, in one language or in two side by side.

The steps: Summary -> Sheet (all texts and figures) -> values for a Typst template -> PDF, typeset in a child process.
The short form prints a part of the sheet, and its template measures what fits on the page.
"""

import datetime
from collections.abc import Collection, Mapping
from functools import partial
from itertools import chain

from decision_aid.checks.text.printable_letters import unprintable_letters
from decision_aid.consultation.summary import Summary
from decision_aid.consultation.wording import Translate, english
from decision_aid.model.aid import DecisionAid
from decision_aid.output.handout.bilingual import BilingualSheet, pair_texts
from decision_aid.output.handout.form import Form, Pages
from decision_aid.output.handout.from_summary import NOTHING_TYPED, build_sheet
from decision_aid.output.handout.typesetting import typeset
from decision_aid.translation.interface import catalogue


def letters_without_font(*aids: DecisionAid) -> tuple[str, ...]:
    """The letters in all texts of these aids that no font has; there is no PDF of them, whatever was answered."""
    untranslated = (aid.translated.untranslated for aid in aids if aid.translated)
    written = (text.text for aid in aids for text in aid.texts)
    return unprintable_letters(chain(written, *untranslated))


def make_handout(
    summary: Summary,
    code: str,
    form: Form,
    *,
    today: datetime.date,
    address: str = "",
    translate: Translate = english,
    chosen: Collection[int] = (),
    typed: Mapping[str, str] = NOTHING_TYPED,
) -> bytes:
    """Typeset the summary as a PDF; the QR code opens `address` with the answer code, or without one holds the code.

    `chosen` are the numbers of the questions for the team that the person ticked, and `typed` is what they wrote, by
    the name of its box in `decision_aid.output.handout.own_words`. Raises TypesettingFailed if Typst fails.
    """
    made = build_sheet(
        summary, code=code, address=address, today=today, translate=translate, chosen=chosen, typed=typed
    )
    return typeset(made, form, today)


def build_bilingual_sheet(
    original: Summary,
    other: Summary,
    code: str,
    *,
    today: datetime.date,
    full: bool,
    address: str = "",
    chosen: Collection[int] = (),
    typed: Mapping[str, str] = NOTHING_TYPED,
) -> BilingualSheet:
    """The summary in two languages, text beside text; `chosen` and `typed` as in `make_handout`."""
    built = partial(build_sheet, code=code, address=address, today=today, chosen=chosen, typed=typed)
    first, second = (built(one, translate=catalogue(one.language).gettext) for one in (original, other))
    return pair_texts(first, second, full=full)


def make_bilingual_handout(
    original: Summary,
    other: Summary,
    code: str,
    form: Form,
    *,
    today: datetime.date,
    address: str = "",
    chosen: Collection[int] = (),
    typed: Mapping[str, str] = NOTHING_TYPED,
) -> bytes:
    """Typeset the summary in two languages side by side; `chosen` and `typed` as in `make_handout`."""
    full = form.pages is Pages.FULL
    made = build_bilingual_sheet(
        original, other, code, today=today, full=full, address=address, chosen=chosen, typed=typed
    )
    return typeset(made, form, today)
