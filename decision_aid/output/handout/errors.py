"""The error for a handout that can't be typeset.

It must not leak: its message goes to the log, without any of the texts.
"""

import traceback


class TypesettingFailed(RuntimeError):
    """No PDF can be made of this sheet; the reason contains nothing of the person's answers."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the handout can't be set: {reason}")


def where(error: Exception) -> str:
    """The exception's type and place in the program, without its message."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{type(error).__name__} in {frames[-1].name}, line {frames[-1].lineno}" if frames else type(error).__name__
