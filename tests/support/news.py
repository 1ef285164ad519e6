"""What changed since an older version of an aid, as pages say it."""

from decision_aid.consultation.answers import Answer

LONG: dict[str, Answer] = {"duration": frozenset({"long"})}


FIGURE = ("people: 32, of: 40", "people: 33, of: 40")


ASKED = (
    "  - id: ease-matters",
    "  - {id: side, consideration: days, ask: Which side is it?, kind: one, choices: {left: Left, right: Right}}\n"
    "  - id: ease-matters",
)
