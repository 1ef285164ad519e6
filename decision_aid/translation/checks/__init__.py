"""Check a translation file against its rule file (lint), and apply it where there is no error.

A translation may not state more than the original: other numbers, a proportion, a word that pushes or is too certain.
"""

from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Problem, by_place, has_errors
from decision_aid.translation.addresses import addressed_texts
from decision_aid.translation.checks import numbers, stale_or_missing, wording
from decision_aid.translation.reading import read_translation
from decision_aid.translation.translate import apply_translation

CHECKS = (stale_or_missing, numbers, wording)


def check_translation(aid: DecisionAid, content: bytes) -> tuple[DecisionAid | None, tuple[Problem, ...]]:
    """Parse, check and apply a translation file; the aid, None if a problem is an error, and all problems."""
    translation, problems = read_translation(content)
    if translation is None:
        return None, problems
    there = tuple(addressed_texts(aid))
    found = (problem for check in CHECKS for problem in check.problems(aid, there, translation))
    problems = tuple(sorted((*problems, *found), key=by_place))
    return (None if has_errors(problems) else apply_translation(aid, translation)), problems
