"""Check that a translation is complete and current: missing texts, stale ones, and addresses that do not exist."""

from collections.abc import Iterator, Sequence

from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Level, Place, Problem
from decision_aid.rule_file.reading.suggestions import closest_match, did_you_mean
from decision_aid.translation.addresses import AddressedText
from decision_aid.translation.stale_texts import text_fingerprint
from decision_aid.translation.translate import Translation, distinct_texts

MAX_SUGGESTIONS = 100  # suggestions for misspelt addresses: each compares with all addresses
MAX_QUOTED = 80


def problems(aid: DecisionAid, texts: Sequence[AddressedText], translation: Translation) -> Iterator[Problem]:
    """A warning at each unknown address and each stale text, and a single one for all missing texts."""
    by_address = dict(texts)
    if translation.language == aid.language:
        message = f"The rule file itself is in '{aid.language}'. Write the language of the texts below."
        yield Problem(Place(), "same-language", message)
    yield from _unknown(translation, by_address)
    yield from _stale(translation, by_address)
    yield from _missing(texts, translation)


def _unknown(translation: Translation, by_address: dict[str, str]) -> Iterator[Problem]:
    strange = [said for said in translation.texts if said.address not in by_address]
    for number, said in enumerate(strange):
        near = closest_match(said.address, by_address) if number < MAX_SUGGESTIONS else None
        guess = did_you_mean(said.address, near, by_address)
        message = f"The rule file has no text '{said.address}'. {guess} If it is gone, delete this."
        yield Problem(said.place, "unknown-text", message, Level.WARNING)


def _stale(translation: Translation, by_address: dict[str, str]) -> Iterator[Problem]:
    for said in translation.texts:
        text = by_address.get(said.address)
        if (
            text
            and said.says
            and said.original_fingerprint != text_fingerprint(text)
            and not translation.find(said.address, text)
        ):
            shown = text if len(text) <= MAX_QUOTED else f"{text[:MAX_QUOTED]}..."
            message = (
                f"The rule file says something else here now: '{shown}'. People read that until this text fits it. "
                f"Change it where it must, and write of: {text_fingerprint(text)}"
            )
            yield Problem(said.place, "stale-text", message, Level.WARNING)


def _missing(texts: Sequence[AddressedText], translation: Translation) -> Iterator[Problem]:
    stale = {said.address for said in translation.texts if said.says}
    left = [one for one, text in distinct_texts(texts) if one not in stale and not translation.find(one, text)]
    if left:
        first = translation.by_address.get(left[0])
        count = "One text has" if len(left) == 1 else f"{len(left)} texts have"
        message = (
            f"{count} no translation yet; the first is '{left[0]}'. People read the original there, marked as such. "
            "'decision-aid translate' lists them all in this file."
        )
        yield Problem(first.place if first else Place(), "missing-text", message, Level.WARNING)
