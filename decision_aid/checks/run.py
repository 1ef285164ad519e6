"""Run every check (lint) on a rule file: parse it, check the aid, apply waivers, sort and limit the problems.

Each file in `rules` is a check, found by being there: its id is the file's name with hyphens, its docstring is printed
by `check --explain`, and it offers `problems(aid)`, or `problems_on(aid, today)` if its result depends on the date, or
`problems_in(aid, translate)` if it shows sentences as pages put them together in the aid's language.
"""

import datetime
import importlib
import pkgutil
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from types import ModuleType

from decision_aid.checks import rules
from decision_aid.checks.rules import unused_waiver
from decision_aid.checks.waivers import apply_waivers
from decision_aid.consultation.wording import Translate, english
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Level, Problem, by_place, has_errors
from decision_aid.rule_file.reading import read_rule_file


def _modules() -> Iterator[ModuleType]:
    for module in pkgutil.iter_modules(rules.__path__):
        yield importlib.import_module(f"{rules.__name__}.{module.name}")


ALL_CHECKS = tuple(_modules())
CHECKS = tuple(check for check in ALL_CHECKS if hasattr(check, "problems"))
DATED_CHECKS = tuple(check for check in ALL_CHECKS if hasattr(check, "problems_on"))
SPOKEN_CHECKS = tuple(check for check in ALL_CHECKS if hasattr(check, "problems_in"))
MAX_REPORTED = 100  # problems reported of one check and level; fixing these brings up the next


SpokenIn = Callable[[str], Translate]  # the `translate` function of a language, by its code
Checked = tuple[DecisionAid | None, tuple[Problem, ...]]


def in_english(_language: str) -> Translate:
    """English, whatever the language: for callers without the catalogues of the pages."""
    return english


def check_rule_file(content: bytes, *, today: datetime.date, spoken: SpokenIn = in_english) -> Checked:
    """Check a rule file: the decision aid, or None if any problem is an error, and all problems from top to bottom."""
    aid, problems = check_draft(content, today=today, spoken=spoken)
    return (None if has_errors(problems) else aid), problems


def check_draft(content: bytes, *, today: datetime.date, spoken: SpokenIn = in_english) -> Checked:
    """Check a rule file, but return the aid even if checks find errors; None only where it cannot be parsed.

    For editors and reviewers, who need to see a draft. Only an aid without errors may be served.
    """
    aid, problems = read_rule_file(content)
    if aid is None:
        return None, tuple(sorted(_the_first(problems), key=by_place))
    remaining, used = apply_waivers(
        aid, dict.fromkeys(_all_problems(aid, today, spoken))
    )  # cases of a table share their lines
    found = sorted((*problems, *remaining, *unused_waiver.unused(aid, used)), key=by_place)
    return aid, tuple(sorted(_the_first(found), key=by_place))


def _the_first(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The first problems of each check and level, then one that says how many more there are."""
    kinds = defaultdict[tuple[str, Level], list[Problem]](list)
    for problem in problems:
        kinds[problem.check, problem.level].append(problem)
    for (check, level), alike in kinds.items():
        yield from alike[:MAX_REPORTED]
        if len(alike) > MAX_REPORTED:
            message = f"{len(alike) - MAX_REPORTED} more like these follow. They are listed once these are fixed."
            yield Problem(alike[MAX_REPORTED].place, check, message, level)


def _all_problems(aid: DecisionAid, today: datetime.date, spoken: SpokenIn) -> Iterator[Problem]:
    for check in CHECKS:
        yield from check.problems(aid)
    for dated in DATED_CHECKS:
        yield from dated.problems_on(aid, today)
    for check in SPOKEN_CHECKS:
        yield from check.problems_in(aid, spoken(aid.language))
