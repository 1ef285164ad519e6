"""Translates an aid into pretended Spanish, in which each text is plainly not the original."""

import json
from collections.abc import Callable

from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Problem
from decision_aid.translation.addresses import addressed_texts
from decision_aid.translation.checks import check_translation
from decision_aid.translation.translate import text_fingerprint, texts_to_translate

Say = Callable[[str], str]
HEAD = "language: es\nstatus: draft\ntranslated_by: The testers\ntexts:\n"


def pretended(text: str) -> str:
    """The text as if it were in Spanish: the same numbers, in other words."""
    return f"«{text}» en español"


def whole(aid: DecisionAid, *, without: frozenset[str] = frozenset(), say: Say = pretended) -> str:
    """A sibling file with a text for each of the aid's, but for those that are to be missing."""
    return HEAD + "".join(
        f"  {_quoted(at)}:\n    of: {text_fingerprint(text)}\n    says: {_quoted(_says(at, text, say))}\n"
        for at, text in texts_to_translate(aid)
        if text not in without
    )


def sibling(said: dict[str, str], aid: DecisionAid) -> str:
    """A sibling file that says this, each for the wording that the aid has."""
    there = dict(addressed_texts(aid))
    entries = (
        f"  {at}:\n    of: {text_fingerprint(there.get(at, ''))}\n    says: {says}\n" for at, says in said.items()
    )
    return HEAD + "".join(entries)


def problems_in(text: str, aid: DecisionAid) -> list[Problem]:
    """The problems of a sibling file, but for the one that tells how much is missing."""
    return [problem for problem in check_translation(aid, text.encode())[1] if problem.check != "missing-text"]


def _says(address: str, text: str, say: Say) -> str:
    return ", ".join(map(say, text.split(", "))) if address.endswith(".word") else say(text)


def _quoted(text: str) -> str:
    if "\n" in text:  # a text with a list
        return json.dumps(text, ensure_ascii=False)
    return "'" + text.replace("'", "''") + "'"
