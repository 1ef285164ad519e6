"""A decision aid and the texts of its translation go in; the aid in that language, and what is left, come out."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from decision_aid.model.aid import DecisionAid, Translated, Written
from decision_aid.model.enums import Status
from decision_aid.model.problems import Place
from decision_aid.translation.addresses import Addressed, retold, texts


@dataclass(frozen=True, slots=True)
class Said:
    """What stands for the text at an address, and the fingerprint of the wording that it translates."""

    address: str
    of: str
    says: str
    place: Place
    written: Written | None


@dataclass(frozen=True)
class Translation:
    """The texts of a sibling file, in its order, and who answers for them."""

    language: str
    status: Status
    translated_by: str
    reviewed_by: str
    texts: tuple[Said, ...]

    @cached_property
    def by_address(self) -> Mapping[str, Said]:
        """What is written for each address."""
        return {said.address: said for said in self.texts}

    @cached_property
    def by_wording(self) -> Mapping[tuple[str, str], Said]:
        """What is written for each wording under each key; of several the first."""
        return {(key_of(said.address), said.of): said for said in reversed(self.texts) if said.says}

    def of(self, address: str, text: str) -> Said | None:
        """What stands for a text: its own translation, else that of the same words under the same key elsewhere."""
        mark = mark_of_text(text)
        own = self.by_address.get(address)
        if own and own.of == mark and own.says:
            return own
        return self.by_wording.get((key_of(address), mark))


@lru_cache(maxsize=8192)
def mark_of_text(text: str) -> str:
    """Six letters that change with the words of a text, and not with its line breaks."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:6]


def key_of(address: str) -> str:
    """The key under which the text at an address stands in the rule file."""
    return address.rpartition(".")[2]


def to_translate(aid: DecisionAid) -> Iterator[Addressed]:
    """Each text that needs a translation, after its address: of the same words under the same key, the first."""
    return first_of_each(texts(aid))


def first_of_each(found: Iterable[Addressed]) -> Iterator[Addressed]:
    """Of texts with the same words under the same key, the first."""
    seen: set[tuple[str, str]] = set()
    for address, text in found:
        wording = (key_of(address), mark_of_text(text))
        if wording not in seen:
            seen.add(wording)
            yield address, text


def translated(aid: DecisionAid, translation: Translation) -> DecisionAid:
    """The aid with each text that has a translation in it, and every other as it was; ids and conditions stay."""
    left: set[str] = {source.citation for source in aid.sources} | {waiver.reason for waiver in aid.waivers}
    used: dict[str, Written] = {}

    def say(address: str, text: str) -> str:
        said = translation.of(address, text)
        if said is None or said.written is None:
            left.add(text)
            return text
        used[said.address] = replace(said.written, key=key_of(said.address))
        return said.says

    told = retold(aid, say)
    left -= {written.text for written in used.values()}
    by = translation.status, translation.translated_by, translation.reviewed_by
    return replace(
        told,
        language=translation.language,
        texts=tuple(sorted(used.values(), key=lambda written: written.place)),
        waivers=(),
        translated=Translated(aid.language, *by, untranslated=frozenset(left)),
    )
