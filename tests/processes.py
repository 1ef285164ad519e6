"""A process comes in; those that it has begun go out."""

from pathlib import Path


def children(process: int) -> list[int]:
    """The processes that one has begun and that still run."""
    found = (path.read_text(encoding="ascii").split() for path in Path(f"/proc/{process}/task").glob("*/children"))
    return [int(one) for some in found for one in some]
