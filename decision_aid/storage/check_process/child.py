"""The fork server's process: it forks for each text, limits CPU time and memory, and reports how a child ended."""

import contextlib
import datetime
import gc
import os
import resource
import select
import signal
import socket
import traceback
from multiprocessing.connection import Connection
from pathlib import Path

from decision_aid.checks.run import check_draft
from decision_aid.resources import resource_folder
from decision_aid.review.diff.who_is_affected import find_affected_people
from decision_aid.review.example_coverage import find_person_shown, uncovered_statements
from decision_aid.rule_file.reading import read_rule_file
from decision_aid.storage.check_process.message import CheckFailure, CheckRequest, CheckVerdict, ResourceLimits
from decision_aid.translation.checks import check_translation
from decision_aid.translation.interface import gettext_of

OUT_OF_MEMORY = 3
FAMILIAR = resource_folder("rules") / "starter.yaml"


def main() -> None:
    """Fork for each connection that arrives over standard input (a Unix socket), until that closes."""
    control = socket.socket(fileno=0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the web server handles Ctrl+C and then closes the socket
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the kernel reaps children
    check_draft(FAMILIAR.read_bytes(), today=datetime.date.today())  # warm up: load all that is lazy once
    gc.freeze()
    gc.disable()  # a child is short-lived, and its memory limited
    while True:
        asked, lines, _, _ = socket.recv_fds(control, 1, 1)
        if not asked:
            return
        for line in lines:
            if os.fork() == 0:
                control.close()
                _supervise(Connection(line))
            os.close(line)


def _supervise(line: Connection) -> None:
    """Let a grandchild check the request; if it dies without a verdict, report why it ended.

    It is ended when the other side closes the connection: nobody waits for the verdict any more.
    """
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    try:
        request = CheckRequest.receive(line)
        ended, used = _run_worker(request, line)
        if ended:
            failure = _failure(ended, used >= request.bounds.seconds)
            with contextlib.suppress(OSError):
                line.send_bytes(CheckVerdict(failure=failure).as_json())
    finally:
        os._exit(0)


def _run_worker(request: CheckRequest, line: Connection) -> tuple[int, float]:
    """How the worker ended, as an exit code, and the seconds of CPU time that it used."""
    until_end, held = os.pipe()  # the worker holds the other end, which its end closes
    worker = os.fork()
    if worker == 0:
        _check(request, line)
    os.close(held)
    select.select([until_end, line.fileno()], [], [])
    if line.poll():  # closed by the other side, which sends nothing but the request
        os.kill(worker, signal.SIGKILL)
    _, status, used = os.wait4(worker, 0)
    return os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime


def _failure(ended: int, is_late: bool) -> CheckFailure:
    if ended == -signal.SIGXCPU or is_late:
        return CheckFailure.TIME
    if ended == OUT_OF_MEMORY:
        return CheckFailure.MEMORY
    return CheckFailure.NOT_NOW if ended in (-signal.SIGKILL, -signal.SIGTERM) else CheckFailure.CRASH


def _check(request: CheckRequest, line: Connection) -> None:
    """Check the text within the limits, and send the verdict."""
    ended = 1
    try:
        _set_limits(request.bounds)
        found = _verdict(request).as_json()
        with contextlib.suppress(OSError):  # nobody waits for it any more
            line.send_bytes(found)
        ended = 0
    except MemoryError:
        ended = OUT_OF_MEMORY
    except Exception:
        traceback.print_exc()  # for the log: a bug in a check
    finally:
        os._exit(ended)


def _set_limits(bounds: ResourceLimits) -> None:
    """Limit this process: CPU time, address space, no core dump, and first choice of the out-of-memory killer."""
    limits = {resource.RLIMIT_AS: bounds.memory, resource.RLIMIT_CORE: 0, resource.RLIMIT_CPU: bounds.seconds}
    for limit, most in limits.items():
        with contextlib.suppress(OSError, ValueError):  # not every system has each limit
            resource.setrlimit(limit, (most, most + (limit == resource.RLIMIT_CPU)))
    with contextlib.suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", encoding="ascii")


def _verdict(request: CheckRequest) -> CheckVerdict:
    if request.before is not None or request.statement:
        return _people(request)
    if request.day:
        aid, problems = check_draft(request.content, today=request.day, spoken=gettext_of)
    else:
        aid, problems = read_rule_file(request.content)
    if aid and request.sibling is not None:
        aid, problems = check_translation(aid, request.sibling)
    untried = uncovered_statements(aid) if aid and request.day else ()
    return CheckVerdict(aid is not None, problems, untried=untried)


def _people(request: CheckRequest) -> CheckVerdict:
    """Whom a change affects, or a person who is shown a statement."""
    aid = read_rule_file(request.content)[0]
    before = aid if request.before is None else read_rule_file(request.before)[0]
    if aid is None or before is None:
        return CheckVerdict()
    if request.statement:
        return CheckVerdict(readable=True, person=find_person_shown(aid, request.statement))
    return CheckVerdict(readable=True, affected=find_affected_people(before, aid))
