"""Check a translation file against its rule file (lint), and apply it where there is no error.

A translation may not state more than the original: other numbers, a proportion, a word that pushes or is too certain.
"""

from collections.abc import Iterator

from decision_aid.checks.rules import amount_word, same_name, sentence_part
from decision_aid.checks.rules.letter_without_font import letter_problems
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Place, Problem, by_place, has_errors
from decision_aid.rule_file.reading.size_limits import repetition_problems, too_many
from decision_aid.translation.addresses import addressed_texts
from decision_aid.translation.checks import numbers, stale_or_missing, wording
from decision_aid.translation.interface import gettext_of
from decision_aid.translation.reading import read_translation
from decision_aid.translation.translate import apply_translation

MAX_TRANSLATED = 2_000_000  # characters; a rule file has at most a million bytes
CHECKS = (stale_or_missing, numbers, wording)


def check_translation(aid: DecisionAid, content: bytes) -> tuple[DecisionAid | None, tuple[Problem, ...]]:
    """Parse, check and apply a translation file; the aid, None if a problem is an error, and all problems."""
    translation, problems = read_translation(content)
    if translation is None:
        return None, problems
    there = tuple(addressed_texts(aid))
    found = (problem for check in CHECKS for problem in check.problems(aid, there, translation))
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
    found = (*same_name.problems(translated), *amount_word.problems(translated), *in_its_language)
    yield from (problem for problem in found if problem.place != Place())


def _size_problems(translated: DecisionAid) -> Iterator[Problem]:
    """An error if pages would be too large: one translation serves each place where the original says the same."""
    characters = sum(len(text) for _, text in addressed_texts(translated))
    yield from too_many("characters in all texts together", characters, MAX_TRANSLATED, Place())
    yield from repetition_problems(translated, Place())
