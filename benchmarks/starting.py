"""How long a worker of the server takes until its first page, and how much memory.

The aids are checked in a process beside it, and the page is asked for again until that is done.
"""

from collections.abc import Iterator

from benchmarks.table import Measured, bounded
from benchmarks.timing import told_anew

ROUNDS = 5
START_MOST, MEMORY_MOST = 0.6, 70
WORKER = """
import time
from pathlib import Path
from decision_aid.web.wsgi import create_site
from decision_aid.storage.secret_key import parse_keys
client = create_site(None, parse_keys("x" * 32)).test_client()
ends = time.monotonic() + 60
while (status := client.get("/lupus-stem-cell/").status_code) == 503 and time.monotonic() < ends:
    time.sleep(0.1)
assert status == 200, status
first = time.process_time()
for page in ("ask/refractory", "check", "summary", "about", "handout"):
    assert client.get(f"/lupus-stem-cell/{page}").status_code == 200, page
status = Path("/proc/self/status").read_text().splitlines()  # its peak; that of getrusage may be the parent's
print(first, next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024)
"""


def measured() -> Iterator[Measured]:
    """A line for the start, and one for the memory after a page of each kind."""
    told = [_worker() for _ in range(ROUNDS)]
    yield bounded("from the start of Python to the first page of the lupus aid", min(told)[0], "s", START_MOST)
    yield bounded("memory of a worker that has shown each page", max(memory for _, memory in told), "MB", MEMORY_MOST)


def _worker() -> tuple[float, float]:
    first, memory = map(float, told_anew(WORKER).split())
    return first, memory
