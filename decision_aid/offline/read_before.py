"""The texts of an aid travel in the file as what was read of them, so that a browser parses none.

A browser has no libyaml, PyYAML's own parser reads a few texts otherwise, and reading takes it seconds. Pickled, since
the code that is read back into lies beside it in the same file.
"""

import datetime
import io
import pickle
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

from decision_aid.model.aid import DecisionAid, VisibleText
from decision_aid.model.fingerprint import fingerprint
from decision_aid.model.problems import Problem
from decision_aid.rule_file.reading import read_rule_file
from decision_aid.storage.check_process import Checker
from decision_aid.translation.reading import read_translation
from decision_aid.translation.translate import Translation, apply_translation

ReadTexts = Mapping[str, DecisionAid | Translation]  # by fingerprint of the text


def read_texts(rule_file: bytes, translations: Mapping[str, bytes]) -> ReadTexts:
    """What is in a checked rule file and in its translations."""
    return {fingerprint(text): read for text, read in _each_read(rule_file, translations) if read}


def pickled(texts: ReadTexts) -> bytes:
    """The same as bytes, for `pickle.loads`."""
    made = io.BytesIO()
    _Pickler(made).dump(texts)
    return made.getvalue()


class ReadBefore(Checker):
    """Gives what was read when the file was made; texts with errors are put into none."""

    def __init__(self, texts: ReadTexts) -> None:
        super().__init__()
        self._texts: Mapping[str, Any] = texts

    def check_text(
        self, content: bytes, *, today: datetime.date, kept_at: Path | None = None
    ) -> tuple[DecisionAid | None, tuple[Problem, ...]]:
        """The aid in that text, without problems."""
        return self._texts[fingerprint(content)], ()

    def translation(
        self, aid: DecisionAid, content: bytes, sibling: bytes, *, kept_at: Path | None = None
    ) -> tuple[DecisionAid | None, tuple[Problem, ...]]:
        """The aid in the language of that translation, without problems."""
        return apply_translation(aid, self._texts[fingerprint(sibling)]), ()


class _Members(tuple[Any, ...]):
    """A set in the order of its members: its own order is another one in each process."""

    __slots__ = ()


class _Pickler(pickle.Pickler):
    """Pickles what is made of fields as these fields alone, so that the same texts are the same bytes.

    The tables of an aid are compiled anew, since they know conditions by identity. Texts go without the lines of their
    file, which only checks look at.
    """

    def reducer_override(self, obj: Any) -> Any:
        if isinstance(obj, VisibleText):
            return VisibleText, (obj.key, obj.text, obj.place)
        if isinstance(obj, _Members):
            return frozenset, (tuple(obj),)
        if is_dataclass(obj) and not isinstance(obj, type):
            return type(obj), tuple(_ordered(getattr(obj, one.name)) for one in fields(obj) if one.init)
        return NotImplemented


def _ordered(value: Any) -> Any:
    return _Members(sorted(value)) if isinstance(value, frozenset) else value


def _each_read(
    rule_file: bytes, translations: Mapping[str, bytes]
) -> Iterator[tuple[bytes, DecisionAid | Translation | None]]:
    yield rule_file, read_rule_file(rule_file)[0]
    for text in translations.values():
        yield text, read_translation(text)[0]
