"""The web server (waitress): limits, readiness notice to systemd, and graceful shutdown on SIGTERM."""

import contextlib
import logging
import os
import signal
import socket
import time
from typing import Any
from wsgiref.types import WSGIApplication

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError

from decision_aid.web.http.log_throttle import LogThrottle

NEVER = 2**30  # bytes: more than any request or response has
MAX_LARGE_BODIES = 32 * 1024 * 1024  # bytes of all requests that are arriving or being answered
LARGE = 64 * 1024  # bytes: larger than what people answer, so that their requests are never cut off
IN_MEMORY = {
    "outbuf_overflow": NEVER,
    "outbuf_high_watermark": NEVER,  # a slow reader holds up no thread
    "inbuf_overflow": NEVER,
}
CHUNKED, LENGTH = b"\r\ntransfer-encoding:", b"\r\ncontent-length:"
LOG = logging.getLogger(__name__)
LARGEST_REQUEST = 5 * 1024 * 1024  # bytes: the longest rule file in a form; larger bodies are refused unread
THREADS = 8  # twice the number that may make or wait for PDFs, so that pages never wait for handouts
LONGEST_FAREWELL = 5  # seconds to send finished responses, after as many to finish running requests


class StrictParser(HTTPRequestParser):  # type: ignore[misc]  # waitress has no types
    """Refuses a request that states its length in two ways (request smuggling), and addresses that are none.

    A proxy in front may have read the other length; what follows would be a request that it never looked at.
    Where Python can't parse an address or a number, waitress would close the connection and log a traceback.
    """

    def parse_header(self, header_plus: bytes) -> None:
        """Parse the header; ParsingError, answered with 400, if it has both lengths or a value that can't be read."""
        try:
            super().parse_header(header_plus)
        except ValueError:  # http://[::1/, or a length of 5,000 digits
            raise ParsingError("A value of it can't be read") from None
        lines = header_plus.lower()
        if CHUNKED in lines and (LENGTH in lines or self.version != "1.1"):
            raise ParsingError("Its length is told in two ways")


class MemoryChannel(HTTPChannel):  # type: ignore[misc]  # waitress has no types
    """A connection that is closed when it would take too much memory."""

    parser_class = StrictParser

    def received(self, data: bytes) -> bool:
        """Take what was sent, unless large bodies take too much already."""
        is_taken: bool = super().received(data)
        if _body_bytes(self) > LARGE and sum(map(_body_bytes, self.server.active_channels.values())) > MAX_LARGE_BODIES:
            LOG.warning("More is being sent at once than there is memory for: a connection is closed")
            self.will_close = True
        return is_taken

    def service(self) -> None:
        """Answer a request, unless the response before it still waits for a slow reader: then that is the last one.

        Else a client that pipelines requests and reads nothing could have any number of pages made.
        """
        if not self.total_outbufs_len:
            super().service()
            return
        with self.requests_lock:
            self.requests.clear()
            self.close_when_flushed = True
        self.server.pull_trigger()


def _body_bytes(channel: HTTPChannel) -> int:
    """The bytes of a connection's requests that are arriving, or here and not yet answered."""
    return sum(request.body_bytes_received for request in (channel.request, *channel.requests) if request)


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
