"""`decision-aid examples`: report what a file's examples do not cover, and suggest examples that would."""

from collections.abc import Iterator
from pathlib import Path

import click

from decision_aid.checks.proofs.balance import worst_balance
from decision_aid.checks.proofs.wording import answers_as_yaml, clause_as_yaml, describe_person
from decision_aid.cli.arguments import FILE, read_aid
from decision_aid.model.aid import DecisionAid
from decision_aid.review.example_coverage import (
    ProposedExample,
    propose_examples,
    surviving_mutants,
    uncovered_choices,
    uncovered_statements,
)


@click.command()
@click.argument("file", type=FILE)
def examples(file: Path) -> None:
    """List the answers that no example in FILE uses, with examples to paste, and for whom the options differ most."""
    aid = read_aid(file)
    for line in (*_untried(aid), *_unnoticed(aid), *_proposed(aid), *_worst(aid)):
        click.echo(line)


def _untried(aid: DecisionAid) -> Iterator[str]:
    statements, choices = uncovered_statements(aid), uncovered_choices(aid)
    yield f"Statements with a condition that no example must show: {', '.join(statements) or 'none'}"
    listed = ", ".join(f"{question}: {choice}" for question, choice in choices)
    yield f"Choices that no example gives: {listed or 'none'}"


def _unnoticed(aid: DecisionAid) -> Iterator[str]:
    found = [f"  line {line.place.line}: {clause_as_yaml(line)} ({use.called})" for use, line in surviving_mutants(aid)]
    if found:
        yield "\nIf one of these lines counted the other answers instead, no example would notice:"
    yield from found


def _proposed(aid: DecisionAid) -> Iterator[str]:
    found = list(propose_examples(aid))
    if found:
        yield "\n# Examples that try the rest: paste them under 'examples:', name each, and look whether you agree."
    for number, proposal in enumerate(found, start=1):
        yield from _entry(aid, number, proposal)


def _entry(aid: DecisionAid, number: int, proposal: ProposedExample) -> Iterator[str]:
    yield f"  - name: To be named {number}"
    yield "    given:"
    yield from (f"      {line}" for line in answers_as_yaml(aid, proposal.answers))
    for key, statements in (("must_show", proposal.must_show), ("must_not_show", proposal.must_not_show)):
        if statements:
            yield f"    {key}:"
            yield from (f"      - {statement}" for statement in statements)


def _worst(aid: DecisionAid) -> Iterator[str]:
    worst = worst_balance(aid)
    proved = "nobody sees a larger difference" if worst.proved else "a larger difference was not ruled out in time"
    yield f"\nThe options differ most for {describe_person(aid, worst.answers)}; {proved}:"
    for option, amount in worst.amounts.items():
        statements = "statement or gap" if amount.statements == 1 else "statements and gaps"
        yield f"  {option}: {amount.statements} {statements}, {amount.words} words"
