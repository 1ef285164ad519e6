"""A number goes in; a short text whose problems are many, or long, comes out."""

from tests.support.aids import SMALL, small

ASK = "{ask: Is there a stop near here %d?, consderation: days}"
FINDING = "  - {option: x%d, outcome: y%d, says: It., certainty: low, because: old, sources: [z%d]}"
IDS = [letter * 1000 for letter in "abcdefghi"]
MORE = {
    "options": "\n".join(f"  {name}: {{name: It, involves: Nothing}}" for name in IDS),
    "outcomes": "\n".join(f"  {name}: {{name: It, kind: harm, consideration: days}}" for name in IDS),
    "sources": "\n".join(f"  {name}: {{citation: It, kind: trial}}" for name in IDS),
}


def misspelt_in_one_line(number: int) -> str:
    """So many misspelt keys, all in one line."""
    return f"{SMALL}ask_the_team: [{', '.join(ASK % one for one in range(number))}]\n"


def unknown_names(number: int) -> str:
    """So many statements that name nothing in the file; each of their problems tells all names that there are, 9 KB."""
    statements = "\n".join(FINDING % (one, one, one) for one in range(number))
    return small(*((f"{key}:\n", f"{key}:\n{more}\n") for key, more in {**MORE, "statements": statements}.items()))
