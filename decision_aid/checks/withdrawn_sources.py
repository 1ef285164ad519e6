"""Findings that rest on a source which the folder's list calls retracted or superseded.

Not among the rules, since no rule file says so, and the verdict on a text must not depend on another file.
"""

from decision_aid.checks.naming import named
from decision_aid.model.aid import DecisionAid
from decision_aid.model.enums import WithdrawalKind
from decision_aid.model.evidence import Source, Withdrawal
from decision_aid.model.problems import Level, Problem, Wording, worded

CHECK = "withdrawn-source"
RETRACTED = "This rests on {}, which was retracted on {}.{} Take it out, or rest it on another source."
SUPERSEDED = "This rests on {}, which was superseded on {}.{} Read the newer source, and say what it says."


def withdrawn_sources(aid: DecisionAid) -> tuple[Problem, ...]:
    """A warning at each finding that rests on such a source; one for all cases of a table."""
    sources = {one.id: one for one in aid.sources}
    found: dict[tuple[str, str], Problem] = {}
    for statement, finding in aid.findings:
        for source in (sources[name] for name in finding.sources):
            if source.withdrawn:
                problem = Problem(statement.place, CHECK, _message(source, source.withdrawn), Level.WARNING)
                found.setdefault((statement.table or statement.id, source.id), problem)
    return tuple(found.values())


def _message(source: Source, withdrawn: Withdrawal) -> Wording:
    by = f" The newer one: {withdrawn.by}." if withdrawn.by else ""
    note = f" {withdrawn.note.rstrip('.')}." if withdrawn.note else ""
    said = RETRACTED if withdrawn.kind is WithdrawalKind.RETRACTED else SUPERSEDED
    return worded(said, named(source), withdrawn.day, by + note)
