"""Connections that keep what is sent and received in memory: waitress would write a large page into a file in /tmp.

A page holds a person's answers, which leave no file. So memory has to be bounded here: each connection has at most one
response that waits for a slow reader, and the large bodies of all connections share a limit.
"""

import logging

from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser, ParsingError

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


class OneLengthParser(HTTPRequestParser):  # type: ignore[misc]  # waitress has no types
    """Refuses a request that states its length in two ways (request smuggling).

    A proxy in front may have read the other length; what follows would be a request that it never looked at.
    """

    def parse_header(self, header_plus: bytes) -> None:
        """Parse the header; ParsingError, answered with 400, if it has both lengths."""
        super().parse_header(header_plus)
        lines = header_plus.lower()
        if CHUNKED in lines and (LENGTH in lines or self.version != "1.1"):
            raise ParsingError("Its length is told in two ways")


class MemoryChannel(HTTPChannel):  # type: ignore[misc]  # waitress has no types
    """A connection that is closed when it would take too much memory."""

    parser_class = OneLengthParser

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
