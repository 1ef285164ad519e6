"""`decision-aid examples`: report what a file's examples do not cover, and suggest examples that would."""

from collections.abc import Iterator
from pathlib import Path

import click

from decision_aid.checks.proofs.balance import worst_balance
from decision_aid.checks.proofs.wording import example_person, given, written
from decision_aid.cli.arguments import FILE, aid_in
from decision_aid.model.aid import DecisionAid
from decision_aid.review.example_coverage import Proposal, proposals, unnoticed, untried_choices, untried_statements


@click.command()
@click.argument("file", type=FILE)
def examples(file: Path) -> None:
    """Say what the examples in FILE leave untried, with examples to paste, and for whom the options differ most."""
    aid = aid_in(file)
    for line in (*_untried(aid), *_unnoticed(aid), *_proposed(aid), *_worst(aid)):
        click.echo(line)


def _untried(aid: DecisionAid) -> Iterator[str]:
    statements, choices = untried_statements(aid), untried_choices(aid)
    yield f"Statements with a condition that no example must show: {', '.join(statements) or 'none'}"
    listed = ", ".join(f"{question}: {choice}" for question, choice in choices)
    yield f"Choices that no example gives: {listed or 'none'}"


def _unnoticed(aid: DecisionAid) -> Iterator[str]:
    found = [f"  line {line.place.line}: {written(line)} ({use})" for use, line in unnoticed(aid)]
    if found:
        yield "\nIf one of these lines counted the other answers instead, no example would notice:"
    yield from found


def _proposed(aid: DecisionAid) -> Iterator[str]:
    found = list(proposals(aid))
    if found:
        yield "\n# Examples that try the rest: paste them under 'examples:', name each, and look whether you agree."
    for number, proposal in enumerate(found, start=1):
        yield from _entry(aid, number, proposal)


def _entry(aid: DecisionAid, number: int, proposal: Proposal) -> Iterator[str]:
    yield f"  - name: To be named {number}"
    yield "    given:"
    yield from (f"      {line}" for line in given(aid, proposal.answers))
    for key, statements in (("must_show", proposal.must_show), ("must_not_show", proposal.must_not_show)):
        if statements:
            yield f"    {key}:"
            yield from (f"      - {statement}" for statement in statements)


def _worst(aid: DecisionAid) -> Iterator[str]:
    worst = worst_balance(aid)
    proved = "nobody sees a larger difference" if worst.proved else "a larger difference was not ruled out in time"
    yield f"\nThe options differ most for {example_person(aid, worst.answers)}; {proved}:"
    for option, amount in worst.amounts.items():
        statements = "statement or gap" if amount.statements == 1 else "statements and gaps"
        yield f"  {option}: {amount.statements} {statements}, {amount.words} words"
