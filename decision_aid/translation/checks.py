"""Check a translation file against its rule file (lint), and apply it where there is no error.

A translation may not state more than the original: other numbers, a proportion, a word that pushes or is too certain.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from decision_aid.checks.rules import amount_word, same_name, sentence_part
from decision_aid.checks.rules.letter_without_font import letter_problems
from decision_aid.checks.text.texts import SAID_BY_OTHERS, place_in
from decision_aid.checks.text.word_lists import WordLists, word_lists
from decision_aid.model.aid import DecisionAid, VisibleText
from decision_aid.model.enums import UNSURE
from decision_aid.model.evidence import Finding
from decision_aid.model.problems import Level, Place, Problem, by_place, has_errors
from decision_aid.rule_file.reading.size_limits import repetition_problems, too_many
from decision_aid.rule_file.reading.suggestions import closest_match, did_you_mean
from decision_aid.translation.addresses import AddressedText, addressed_texts
from decision_aid.translation.interface import gettext_of
from decision_aid.translation.reading import read_translation
from decision_aid.translation.translate import Translation, apply_translation, distinct_texts, key_of, text_fingerprint

MAX_TRANSLATED = 2_000_000  # characters; a rule file has at most a million bytes
NUMBER = re.compile(r"\d+(?:[.,\u00a0\u202f]\d+)*")
IN_THOUSANDS = re.compile(r"\d{1,3}(?:(?P<sign>[.,\u00a0\u202f])\d{3})(?:(?P=sign)\d{3})*")
MAX_SUGGESTIONS = 100  # suggestions for misspelt addresses: each compares with all addresses
MAX_QUOTED = 80
SHARE = re.compile(r"\d\s*[%‰]|\d+ (?:de(?: cada)?|of|in|out of|entre|sur|von|su) (?:los |las |the )?\d+|\d+/\d+")


def check_translation(aid: DecisionAid, content: bytes) -> tuple[DecisionAid | None, tuple[Problem, ...]]:
    """Parse, check and apply a translation file; the aid, None if a problem is an error, and all problems."""
    translation, problems = read_translation(content)
    if translation is None:
        return None, problems
    there = tuple(addressed_texts(aid))
    found = (problem for check in CHECKS for problem in check(aid, there, translation))
    problems = tuple(sorted((*problems, *found), key=by_place))
    if has_errors(problems):
        return None, problems
    translated = apply_translation(aid, translation)
    too_large = tuple(_size_problems(translated))
    told = tuple(sorted((*problems, *letter_problems(translated.texts), *_read_together(translated)), key=by_place))
    return (None if too_large or has_errors(told) else translated), (*too_large, *told)


def _read_together(translated: DecisionAid) -> Iterator[Problem]:
    """What is wrong with translated texts beside each other: names that look alike, parts that misfit a sentence."""
    in_its_language = sentence_part.problems_in(translated, gettext_of(translated.language))
    problems = (*same_name.problems(translated), *amount_word.problems(translated), *in_its_language)
    yield from (problem for problem in problems if problem.place != Place())


def _size_problems(translated: DecisionAid) -> Iterator[Problem]:
    """An error if pages would be too large: one translation serves each place where the original says the same."""
    characters = sum(len(text) for _, text in addressed_texts(translated))
    yield from too_many("characters in all texts together", characters, MAX_TRANSLATED, Place())
    yield from repetition_problems(translated, Place())


def _number_problems(aid: DecisionAid, texts: Sequence[AddressedText], translation: Translation) -> Iterator[Problem]:
    """An error at each translated text whose numbers differ from the original's; their order does not matter."""
    reported: set[str] = set()
    for address, text in texts:
        translated = translation.find(address, text)
        if translated is None or translated.address in reported:
            continue
        reported.add(translated.address)
        there, here = number_differences(text, translated.says)
        if there or here:
            message = (
                f"The numbers are not those of the original: there {', '.join(there) or 'nothing more'}, "
                f"here {', '.join(here) or 'nothing more'}. Write the same ones, in any order."
            )
            yield Problem(translated.place, "other-numbers", message)


def number_differences(original: str, translated: str) -> tuple[list[str], list[str]]:
    """The numbers only in the original and those only in the translation, as written there.

    Separators differ between languages: a translated 1.200 may be 1,200 or 1.2, and 10,5 is 10.5. Any reading that
    matches is accepted.
    """
    there = [(_value(written, {","}), written) for written in NUMBER.findall(original)]
    left, more = Counter(value for value, _ in there), []
    for written in NUMBER.findall(translated):
        readings = (_value(written, {".", ","}), _value(written, set()))
        meant = next((value for value in readings if left[value]), None)
        if meant is None:
            more.append(written)
        else:
            left[meant] -= 1
    return [written for value, written in there if left[value]], more


def _value(written: str, between_thousands: set[str]) -> Decimal:
    grouped = IN_THOUSANDS.fullmatch(written)
    if grouped and grouped["sign"] in between_thousands | {"\u00a0", "\u202f"}:
        return Decimal(re.sub(r"\D", "", written))
    whole, *parts = re.split(r"\D", written)
    return Decimal(f"{whole}.{''.join(parts)}") if parts else Decimal(whole)


def _completeness_problems(
    aid: DecisionAid, texts: Sequence[AddressedText], translation: Translation
) -> Iterator[Problem]:
    """A warning at each unknown address and each stale text, and a single one for all missing texts."""
    by_address = dict(texts)
    if translation.language == aid.language:
        message = f"The rule file itself is in '{aid.language}'. Write the language of the texts below."
        yield Problem(Place(), "same-language", message)
    yield from _unknown(translation, by_address)
    yield from _stale(translation, by_address)
    yield from _missing(texts, translation)


def _unknown(translation: Translation, by_address: dict[str, str]) -> Iterator[Problem]:
    strange = [translated for translated in translation.texts if translated.address not in by_address]
    for number, said in enumerate(strange):
        near = closest_match(said.address, by_address) if number < MAX_SUGGESTIONS else None
        guess = did_you_mean(said.address, near, by_address)
        message = f"The rule file has no text '{said.address}'. {guess} If it is gone, delete this."
        yield Problem(said.place, "unknown-text", message, Level.WARNING)


def _stale(translation: Translation, by_address: dict[str, str]) -> Iterator[Problem]:
    for translated in translation.texts:
        text = by_address.get(translated.address)
        if (
            text
            and translated.says
            and translated.original_fingerprint != text_fingerprint(text)
            and not translation.find(translated.address, text)
        ):
            shown = text if len(text) <= MAX_QUOTED else f"{text[:MAX_QUOTED]}..."
            message = (
                f"The rule file says something else here now: '{shown}'. People read that until this text fits it. "
                f"Change it where it must, and write of: {text_fingerprint(text)}"
            )
            yield Problem(translated.place, "stale-text", message, Level.WARNING)


def _missing(texts: Sequence[AddressedText], translation: Translation) -> Iterator[Problem]:
    stale = {translated.address for translated in translation.texts if translated.says}
    left = [one for one, text in distinct_texts(texts) if one not in stale and not translation.find(one, text)]
    if left:
        first = translation.by_address.get(left[0])
        count = "One text has" if len(left) == 1 else f"{len(left)} texts have"
        message = (
            f"{count} no translation yet; the first is '{left[0]}'. People read the original there, marked as such. "
            "'decision-aid translate' lists them all in this file."
        )
        yield Problem(first.place if first else Place(), "missing-text", message, Level.WARNING)


def _wording_problems(aid: DecisionAid, texts: Sequence[AddressedText], translation: Translation) -> Iterator[Problem]:
    """An error at a proportion that the original does not state; a warning at a word that pushes or is too certain."""
    there, here = word_lists(aid.language), word_lists(translation.language)
    unsure = {f"statements.{statement.id}.says" for statement in aid.statements if _unsure(statement.content)}
    for address, text in texts:
        translated = translation.by_address.get(address)
        if translated is None or translated.written is None or translation.find(address, text) is not translated:
            continue
        written = replace(translated.written, key=key_of(address))
        yield from _shares(text, written, there, here)
        if written.key not in SAID_BY_OTHERS:
            yield from _pushing(text, written, there, here)
        if address in unsure:
            yield from _too_sure(text, written, there, here)


def _unsure(content: object) -> bool:
    return isinstance(content, Finding) and content.certainty in UNSURE


def _shares(text: str, written: VisibleText, there: WordLists, here: WordLists) -> Iterator[Problem]:
    match = SHARE.search(written.text) or here.proportion.search(written.text)
    if match and not (SHARE.search(text) or there.proportion.search(text)):
        message = (
            f"'{match.group()}' tells a share, and the original tells none: '{text}'. "
            "Say it as the original does; shares stand in chances."
        )
        yield Problem(place_in(written, match.start()), "share-added", message)


def _pushing(text: str, written: VisibleText, there: WordLists, here: WordLists) -> Iterator[Problem]:
    match = here.pushing.search(written.text)
    if match and not there.pushing.search(text):
        message = (
            f"'{match.group()}' can push a person, and the original has no such word: '{text}'. Say what was found, "
            "without a word of praise or worry."
        )
        yield Problem(place_in(written, match.start()), "pushing-word", message, Level.WARNING)


def _too_sure(text: str, written: VisibleText, there: WordLists, here: WordLists) -> Iterator[Problem]:
    match = here.too_certain(written.text)
    if match and not there.too_certain(text):
        message = f"'{match.group()}' is too sure for a finding of low certainty. The original says: '{text}'."
        yield Problem(place_in(written, match.start()), "too-certain", message, Level.WARNING)


CHECKS = (_completeness_problems, _number_problems, _wording_problems)
