"""Entry point of `python -m decision_aid.cli`."""

from decision_aid.cli import main

main(prog_name="decision-aid")
