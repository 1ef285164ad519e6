"""Python files go without comments once for all files that tests make of an aid: most of that went into it."""

from functools import cache

from decision_aid.offline import archive


def strip_python_once() -> None:
    """Let every such file use them."""
    archive._code_alone = cache(archive._code_alone)
