"""The error of a paper that can't be made, and where it failed, for the log: without a word of the paper."""

import traceback


class CantBeSet(RuntimeError):
    """No PDF can be made of this sheet, for a reason in words that tell nothing of it."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"the handout can't be set: {reason}")


def where(error: Exception) -> str:
    """The kind of failure, and the line of the program."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{type(error).__name__} in {frames[-1].name}, line {frames[-1].lineno}" if frames else type(error).__name__
