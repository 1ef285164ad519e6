"""Logs which characters of an aid's texts no font has.

All texts of the aid are looked through: the characters of one handout could reveal an answer.
"""

from flask import current_app

from decision_aid.output.handout.failing import CantBeSet
from decision_aid.output.handout.typesetting import without_font
from decision_aid.storage.rule_folder import Shelved

KEY = "decision-aid-unprintable"


def tell(shelved: Shelved) -> None:
    """Log the unprintable characters of an aid, once a version."""
    logged: dict[str, Shelved] = current_app.extensions.setdefault(KEY, {})
    if logged.get(shelved.name) is shelved:
        return
    aids = [aid for aid in (shelved.aid, *shelved.translations.values()) if aid]
    try:
        found = without_font(written.text for aid in aids for written in aid.texts)
    except CantBeSet:  # the handout exists; the next one tries again
        return
    logged[shelved.name] = shelved
    if found:
        letters = ", ".join(f"{letter!r} (U+{ord(letter):04X})" for letter in found)
        current_app.logger.warning("%s: no font has %s; printed otherwise on the handout", shelved.name, letters)
