"""The web server (waitress): limits, readiness notice to systemd, and graceful shutdown on SIGTERM."""

import contextlib
import logging
import os
import signal
import socket
import time
from typing import Any
from wsgiref.types import WSGIApplication

from decision_aid.web.http.log_throttle import LogThrottle

LARGEST_REQUEST = 5 * 1024 * 1024  # bytes: the longest rule file in a form; larger bodies are refused unread
THREADS = 8  # twice the number that may make or wait for PDFs, so that pages never wait for handouts
LONGEST_FAREWELL = 5  # seconds to send finished responses, after as many to finish running requests


def run_server(app: WSGIApplication, listening: socket.socket) -> None:
    """Serve the application on the socket until SIGTERM or Ctrl+C.

    Then new connections are refused, running requests may finish, and responses get LONGEST_FAREWELL seconds to be
    sent.
    """
    from waitress import wasyncore

    logging.getLogger("waitress.queue").addFilter(LogThrottle())  # it tells each request that waits for a thread
    lines: dict[int, wasyncore.dispatcher] = {}
    server = _server(app, listening, lines)

    def end(*_: object) -> None:  # no exception: it could interrupt waitress between sending and counting bytes
        server.accepting = False
        server.pull_trigger()

    signal.signal(signal.SIGTERM, end)
    _tell_the_starter()
    with contextlib.suppress(KeyboardInterrupt):
        while server.accepting:
            wasyncore.loop(timeout=1, map=lines, count=1)
    wasyncore.dispatcher.close(server)  # stop listening: a reverse proxy now tries the next server
    server.task_dispatcher.shutdown()
    until = time.monotonic() + LONGEST_FAREWELL
    while any(line.writable() for line in lines.values()) and time.monotonic() < until:
        wasyncore.loop(timeout=0.1, map=lines, count=1)


def _server(app: WSGIApplication, listening: socket.socket, lines: dict[int, Any]) -> Any:
    import waitress

    from decision_aid.cli.http_channel import IN_MEMORY, MemoryChannel

    server = waitress.create_server(
        app,
        map=lines,
        sockets=[listening],
        ident=None,
        threads=THREADS,
        max_request_body_size=LARGEST_REQUEST,
        clear_untrusted_proxy_headers=False,  # the application itself decides which X-Forwarded-For to trust
        **IN_MEMORY,
    )
    server.channel_class = MemoryChannel
    return server


def _tell_the_starter() -> None:
    """Notify systemd (sd_notify, READY=1) if it asked for it: requests are accepted from now on."""
    asked = os.environ.get("NOTIFY_SOCKET", "")
    if asked:
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
            line.sendto(b"READY=1", "\0" + asked[1:] if asked.startswith("@") else asked)
