"""Logs which characters of an aid's texts no font has.

All texts of the aid are looked through: the characters of one handout could reveal an answer.
"""

from flask import current_app

from decision_aid.output.handout.errors import TypesettingFailed
from decision_aid.output.handout.typesetting import unsupported_letters
from decision_aid.storage.rule_folder import LoadedRuleFile

KEY = "decision-aid-unprintable"


def log_unprintable(shelved: LoadedRuleFile) -> None:
    """Log the unprintable characters of an aid, once a version."""
    logged: dict[str, LoadedRuleFile] = current_app.extensions.setdefault(KEY, {})
    if logged.get(shelved.name) is shelved:
        return
    aids = [aid for aid in (shelved.aid, *shelved.translations.values()) if aid]
    try:
        found = unsupported_letters(written.text for aid in aids for written in aid.texts)
    except TypesettingFailed:  # the handout exists; the next one tries again
        return
    logged[shelved.name] = shelved
    if found:
        letters = ", ".join(f"{letter!r} (U+{ord(letter):04X})" for letter in found)
        current_app.logger.warning("%s: no font has %s; printed otherwise on the handout", shelved.name, letters)
