"""A shelved aid comes in; the letters in its texts that no font has go into the log, whatever stands on whose paper."""

from flask import current_app

from decision_aid.output.handout.failing import CantBeSet
from decision_aid.output.handout.typesetting import without_font
from decision_aid.storage.rule_folder import Shelved

KEY = "decision-aid-unprintable"


def tell(shelved: Shelved) -> None:
    """Log once for each version which letters no font has: those of one paper could tell an answer."""
    told: dict[str, Shelved] = current_app.extensions.setdefault(KEY, {})
    if told.get(shelved.name) is shelved:
        return
    aids = [aid for aid in (shelved.aid, *shelved.translations.values()) if aid]
    try:
        found = without_font(written.text for aid in aids for written in aid.texts)
    except CantBeSet:  # the paper is made; the next one tells
        return
    told[shelved.name] = shelved
    if found:
        letters = ", ".join(f"{letter!r} (U+{ord(letter):04X})" for letter in found)
        current_app.logger.warning("%s: no font has %s; printed otherwise on the handout", shelved.name, letters)
