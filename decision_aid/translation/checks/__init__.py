"""A decision aid and the bytes of a sibling file go in; the aid in that language and all problems come out."""

from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Problem, by_place, has_errors
from decision_aid.translation.addresses import texts
from decision_aid.translation.checks import numbers, stale_or_missing, wording
from decision_aid.translation.reading import read_translation
from decision_aid.translation.translate import translated

CHECKS = (stale_or_missing, numbers, wording)


def in_other_words(aid: DecisionAid, content: bytes) -> tuple[DecisionAid | None, tuple[Problem, ...]]:
    """The aid in the language of a sibling file, None where a problem there is an error; and all problems."""
    translation, problems = read_translation(content)
    if translation is None:
        return None, problems
    there = tuple(texts(aid))
    found = (problem for check in CHECKS for problem in check.problems(aid, there, translation))
    problems = tuple(sorted((*problems, *found), key=by_place))
    return (None if has_errors(problems) else translated(aid, translation)), problems
