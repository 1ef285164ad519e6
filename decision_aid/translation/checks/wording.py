"""Check that a translation does not say more than its original: no added proportion, pushing word or certainty.

It uses the word lists of both languages; what the original says too is not reported.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from decision_aid.checks.text.texts import SAID_BY_OTHERS, place_in
from decision_aid.checks.text.word_lists import PhraseMatcher, WordLists, word_lists
from decision_aid.model.aid import DecisionAid, VisibleText
from decision_aid.model.enums import Certainty
from decision_aid.model.evidence import Finding
from decision_aid.model.problems import Level, Problem
from decision_aid.translation.addresses import AddressedText
from decision_aid.translation.translate import Translation, key_of

UNSURE = {Certainty.LOW, Certainty.VERY_LOW}
NEAR = 4
NEAR_LETTERS = 200  # more than so many words ever have
SHARE = re.compile(r"\d\s*[%‰]|\d+ (?:de(?: cada)?|of|in|out of|entre|sur|von|su) (?:los |las |the )?\d+|\d+/\d+")


def problems(aid: DecisionAid, texts: Sequence[AddressedText], translation: Translation) -> Iterator[Problem]:
    """An error at a proportion that the original does not state; a warning at a word that pushes or is too certain."""
    there, here = word_lists(aid.language), word_lists(translation.language)
    unsure = {f"statements.{one.id}.says" for one in aid.statements if _unsure(one.content)}
    for address, text in texts:
        said = translation.by_address.get(address)
        if said is None or said.written is None or translation.find(address, text) is not said:
            continue
        written = replace(said.written, key=key_of(address))
        yield from _shares(text, written, there, here)
        if written.key not in SAID_BY_OTHERS:
            yield from _pushing(text, written, there, here)
        if address in unsure:
            yield from _too_sure(text, written, there, here)


def _unsure(content: object) -> bool:
    return isinstance(content, Finding) and content.certainty in UNSURE


def _shares(text: str, written: VisibleText, there: WordLists, here: WordLists) -> Iterator[Problem]:
    found = SHARE.search(written.text) or here.proportion.search(written.text)
    if found and not (SHARE.search(text) or there.proportion.search(text)):
        message = (
            f"'{found.group()}' tells a share, and the original tells none: '{text}'. "
            "Say it as the original does; shares stand in chances."
        )
        yield Problem(place_in(written, found.start()), "share-added", message)


def _pushing(text: str, written: VisibleText, there: WordLists, here: WordLists) -> Iterator[Problem]:
    found = here.pushing.search(written.text)
    if found and not there.pushing.search(text):
        message = (
            f"'{found.group()}' can push a person, and the original has no such word: '{text}'. Say what was found, "
            "without a word of praise or worry."
        )
        yield Problem(place_in(written, found.start()), "pushing-word", message, Level.WARNING)


def _too_sure(text: str, written: VisibleText, there: WordLists, here: WordLists) -> Iterator[Problem]:
    found = _bare(here.certain, written.text, here)
    if found and not _bare(there.certain, text, there):
        message = f"'{found.group()}' is too sure for a finding of low certainty. The original says: '{text}'."
        yield Problem(place_in(written, found.start()), "too-certain", message, Level.WARNING)


def _bare(certain: PhraseMatcher, text: str, listed: WordLists) -> re.Match[str] | None:
    """The first word of certainty without a softening word among the few words before it."""
    for found in certain.finditer(text):
        before = text[max(0, found.start() - NEAR_LETTERS) : found.start()].lower().replace(",", " ").split()[-NEAR:]
        if not listed.softening.intersection(before):
            return found
    return None
