"""Waiting for another program: until it has done something, and never for a length of time."""

import time
from collections.abc import Callable

PATIENCE = 120  # seconds after which a test gives up; only a broken program takes so long, also on a busy machine
BETWEEN = 0.02

# A line for a program that makes an app of its own: it too waits for each check, however busy the machine.
PATIENT_QUEUES = (
    "from decision_aid.storage.check_process import DRAFT_QUEUE, FOLDER_QUEUE;"
    f"FOLDER_QUEUE.patience = DRAFT_QUEUE.patience = {PATIENCE}"
)


def wait_until(done: Callable[[], bool], otherwise: Callable[[], str] = str, tasks: int = 1) -> None:
    """Poll until it is done; TimeoutError with what `otherwise` says where it never is.

    `tasks` says how much the program may have to do first, one after the other: each has the whole patience.
    """
    deadline = time.monotonic() + tasks * PATIENCE
    while not done():
        if time.monotonic() > deadline:
            raise TimeoutError(f"never done: {otherwise()}")
        time.sleep(BETWEEN)
