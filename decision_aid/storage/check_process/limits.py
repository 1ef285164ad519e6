"""What a child process may take to check one text: processor time, memory and patience."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ResourceLimits:
    """Resource limits of a child: seconds of CPU time, bytes of address space, and seconds that it is waited for."""

    seconds: int = 20  # a dense file of a million bytes took 6
    memory: int = 512 * 1024 * 1024  # the same file took 180 MB
    patience: float = 200  # on a busy computer, 20 s of CPU time may take that long; after it, the child is ended


DEFAULT_LIMITS = ResourceLimits()
