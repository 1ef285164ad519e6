"""Statements go in; an error for each whose figure does not come from exactly one source comes out."""

from collections.abc import Iterator

from decision_aid.evidence import Finding
from decision_aid.model import DecisionAid
from decision_aid.problems import Problem


def problems(aid: DecisionAid) -> Iterator[Problem]:
    """A statement has a source, and one with a chance has one source: figures of different studies stay apart."""
    for statement in aid.statements:
        if not isinstance(statement.content, Finding):
            continue
        count = len(statement.content.sources)
        if count == 0:
            message = f"Statement '{statement.id}' names no source. Name one under 'sources:'."
            yield Problem(statement.place, "unsourced", message)
        elif count > 1 and statement.content.chance:
            message = (
                f"Statement '{statement.id}' has a chance and {count} sources. A figure comes from one study: "
                "name that one, and make a statement of its own for each other figure."
            )
            yield Problem(statement.place, "chance-sources", message)
