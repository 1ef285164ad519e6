"""The web server (waitress): limits, readiness notice to systemd, and graceful shutdown on SIGTERM."""

import contextlib
import os
import signal
import socket
import time
from wsgiref.types import WSGIApplication

LARGEST_REQUEST = 5 * 1024 * 1024  # the longest rule file in a form; more is refused before it is all here
THREADS = 8  # twice as many as make or wait for PDFs, so that pages never wait for paper
LONGEST_FAREWELL = 5  # seconds to send what is made, after as many for pages that are being made


def listen(app: WSGIApplication, listening: socket.socket) -> None:
    """Serve the application on the socket until SIGTERM or Ctrl+C.

    Then new connections are refused, running requests may finish, and responses get LONGEST_FAREWELL seconds to be
    sent.
    """
    import waitress
    from waitress import wasyncore

    lines: dict[int, wasyncore.dispatcher] = {}
    server = waitress.create_server(
        app,
        map=lines,
        sockets=[listening],
        ident=None,
        threads=THREADS,
        max_request_body_size=LARGEST_REQUEST,
        clear_untrusted_proxy_headers=False,  # the application looks itself whose X-Forwarded-For it believes
    )

    def end(*_: object) -> None:  # it raises nothing, which might come between sending and counting what was sent
        server.accepting = False
        server.pull_trigger()

    signal.signal(signal.SIGTERM, end)
    _tell_the_starter()
    with contextlib.suppress(KeyboardInterrupt):
        while server.accepting:
            wasyncore.loop(timeout=1, map=lines, count=1)
    wasyncore.dispatcher.close(server)  # a proxy now tries the next server
    server.task_dispatcher.shutdown()
    until = time.monotonic() + LONGEST_FAREWELL
    while any(line.writable() for line in lines.values()) and time.monotonic() < until:
        wasyncore.loop(timeout=0.1, map=lines, count=1)


def _tell_the_starter() -> None:
    """Notify systemd (sd_notify, READY=1) if it asked for it: requests are accepted from now on."""
    asked = os.environ.get("NOTIFY_SOCKET", "")
    if asked:
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as line:
            line.sendto(b"READY=1", "\0" + asked[1:] if asked.startswith("@") else asked)
