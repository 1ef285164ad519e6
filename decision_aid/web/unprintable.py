"""A shelved aid comes in; the letters in its texts that no font has go into the log, whatever stands on whose paper."""

import datetime
from dataclasses import replace

from flask import current_app

from decision_aid.handout.contents import sheet
from decision_aid.handout.failing import CantBeSet
from decision_aid.handout.sheet import Theme
from decision_aid.handout.typesetting import typeset
from decision_aid.model import DecisionAid
from decision_aid.papers import Form, Pages
from decision_aid.rule_folder import Shelved
from decision_aid.summarising import summarise
from decision_aid.wording import english

KEY = "decision-aid-unprintable"


def tell(shelved: Shelved, today: datetime.date) -> None:
    """Log once for each version which letters no font has: those of one paper could tell an answer."""
    told: dict[str, Shelved] = current_app.extensions.setdefault(KEY, {})
    aids = [aid for aid in (shelved.aid, *shelved.translations.values()) if aid]
    if told.get(shelved.name) is shelved or not aids:
        return
    told[shelved.name] = shelved
    texts = tuple(written.text for aid in aids for written in aid.texts if not written.text.isascii())
    if texts and (found := _without_font(aids[0], texts, today)):
        letters = ", ".join(f"{letter!r} (U+{ord(letter):04X})" for letter in found)
        current_app.logger.warning("%s: no font has %s; printed otherwise on the handout", shelved.name, letters)


def _without_font(aid: DecisionAid, texts: tuple[str, ...], today: datetime.date) -> tuple[str, ...]:
    """The letters that were replaced on a paper with these texts and nobody's answers."""
    whole = sheet(summarise(aid, {}, today=today), code="", address="", today=today, translate=english)
    bare = replace(whole, options=(), trade_offs=(), lines=(), sources=(), glossary=(), asks=(), drawings={})
    try:
        return typeset(replace(bare, unknown=(Theme("", texts),)), Form(pages=Pages.FULL), today).replaced
    except CantBeSet:  # as the paper itself will say
        return ()
