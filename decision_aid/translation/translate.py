"""Apply a translation to an aid, text by text, and remember which texts remain in the original language.

A translated text is used only while the fingerprint of its original is unchanged: a stale one is like a "fuzzy" entry
in gettext. It also serves the same words under the same key elsewhere, so that each wording is translated once.
"""

import datetime
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from decision_aid.model.aid import DecisionAid, Translated, VisibleText
from decision_aid.model.enums import Status
from decision_aid.model.problems import Place
from decision_aid.translation.addresses import AddressedText, addressed_texts, map_texts


@dataclass(frozen=True, slots=True)
class TranslatedText:
    """One entry of a translation file: the translation of the text at an address."""

    address: str
    original_fingerprint: str  # the fingerprint of the original that was translated
    says: str  # "" where there is no translation yet
    place: Place
    written: VisibleText | None


@dataclass(frozen=True)
class Translation:
    """A parsed translation file: its texts in file order. `credits` are who made it and who reviewed it, as written."""

    language: str
    status: Status
    translated_by: str
    reviewed_by: str
    reviewed_on: datetime.date | None
    credits: tuple[VisibleText, ...]
    texts: tuple[TranslatedText, ...]

    @property
    def is_draft(self) -> bool:
        """Whether nobody has reviewed it yet."""
        return self.status is Status.DRAFT

    @cached_property
    def by_address(self) -> Mapping[str, TranslatedText]:
        """The translated texts by address."""
        return {translated.address: translated for translated in self.texts}

    @cached_property
    def by_wording(self) -> Mapping[tuple[str, str], TranslatedText]:
        """The translated texts by key and fingerprint of the original, of several the first: a translation memory."""
        return {
            (key_of(translated.address), translated.original_fingerprint): translated
            for translated in reversed(self.texts)
            if translated.says
        }

    def find(self, address: str, text: str) -> TranslatedText | None:
        """The valid translation of a text: its own, else that of the same words under the same key; None if stale."""
        fingerprint = text_fingerprint(text)
        own = self.by_address.get(address)
        if own and own.original_fingerprint == fingerprint and own.says:
            return own
        return self.by_wording.get((key_of(address), fingerprint))


@lru_cache(maxsize=8192)
def key_of(address: str) -> str:
    """The last part of an address: the text's key in the rule file."""
    return address.rpartition(".")[2]


def texts_to_translate(aid: DecisionAid) -> Iterator[AddressedText]:
    """The address and text of everything to translate, without repetitions of the same words under the same key."""
    return distinct_texts(addressed_texts(aid))


def distinct_texts(found: Iterable[AddressedText]) -> Iterator[AddressedText]:
    """Only the first of texts with the same words under the same key."""
    seen: set[tuple[str, str]] = set()
    for address, text in found:
        wording = (key_of(address), text_fingerprint(text))
        if wording not in seen:
            seen.add(wording)
            yield address, text


def apply_translation(aid: DecisionAid, translation: Translation) -> DecisionAid:
    """The aid with each validly translated text replaced; `translated.untranslated` has what is left as it was."""
    left: set[str] = {source.citation for source in aid.sources} | {waiver.reason for waiver in aid.waivers}
    used: dict[str, VisibleText] = {}

    def translated_text(address: str, text: str) -> str:
        translated = translation.find(address, text)
        if translated is None or translated.written is None:
            left.add(text)
            return text
        used[translated.address] = replace(translated.written, key=key_of(translated.address))
        return translated.says

    changed = map_texts(aid, translated_text)
    left -= {written.text for written in used.values()}
    return replace(
        changed,
        language=translation.language,
        texts=tuple(sorted((*translation.credits, *used.values()), key=lambda written: written.place)),
        waivers=(),
        translated=Translated(
            from_language=aid.language,
            status=translation.status,
            untranslated=frozenset(left),
            translated_by=translation.translated_by,
            reviewed_by=translation.reviewed_by,
            reviewed_on=translation.reviewed_on,
        ),
    )


def text_fingerprint(text: str) -> str:
    """The fingerprint of a wording: the first 6 hexadecimal digits of its SHA-256, with all white space alike."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:6]
