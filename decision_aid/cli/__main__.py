"""`python -m decision_aid.cli` and what follows goes in; what the command makes or says comes out."""

from decision_aid.cli import main

main(prog_name="decision-aid")
