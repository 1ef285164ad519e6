"""Requests in bytes that no browser sends, and what a server answers to them."""

import contextlib
import socket

from tests.support.waiting import PATIENCE

HEAD = b"Host: 127.0.0.1\r\nConnection: close\r\n"
FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"
CHUNKED = FORM + b"Transfer-Encoding: chunked\r\n"
ASK = b"/small/ask/shoulder"


def get(path: bytes, more: bytes = b"", method: bytes = b"GET") -> bytes:
    """A request for that path, with these lines besides."""
    return method + b" " + path + b" HTTP/1.1\r\n" + HEAD + more + b"\r\n"


def length(count: int) -> bytes:
    """The line that says how long a form is."""
    return b"Content-Length: %d\r\n" % count


REQUESTS = {
    "bytes that are no letters, in a path": get(b"/\xff\xfe/<xss"),
    "the same, written in numbers": get(b"/%ff%fe%00/ask/%c3%28"),
    "a path that climbs": get(b"/static/..%2f..%2f..%2fetc%2fpasswd"),
    "a path that climbs in the open": get(b"/static/../../../etc/passwd"),
    "a whole address": get(b"http://evil.example/<xss"),
    "an address with an open bracket": get(b"http://[::1/<xss"),
    "an address with a closed bracket": get(b"http://::1]/<xss"),
    "an address of no kind in brackets": get(b"http://[<xss]/"),
    "an address of a later kind in brackets": get(b"http://[v.<xss]/"),
    "an address with bytes that are no letters": get(b"http://\xff\xe2\x84\x80/<xss"),
    "an endless path": get(b"/" + b"a" * 60_000),
    "an endless query": get(b"/small/summary?" + b"x=<xss&" * 9_000),
    "bytes that are no letters, in a query": get(b"/small/summary?order=\xff\xfe%ff"),
    "a header of other bytes": get(b"/small/", b"Accept-Language: \xff\xfe\r\nCookie: \xff=\xfe\r\nReferer: \xc3\r\n"),
    "thousands of headers": get(b"/small/", b"X: y\r\n" * 20_000),
    "a header without an end": get(b"/small/", b"X-Long: " + b"a" * 300_000 + b"\r\n"),
    "a header in two lines": get(b"/small/", b"X-A: b\r\n X-Evil: 1\r\n"),
    "parts of a page": get(b"/small/summary", b"Range: bytes=0-1,5-4,-1,99999999999999999999-\r\n"),
    "parts of a file": get(b"/static/style.css", b"Range: bytes=" + b"0-1," * 2_000 + b"\r\n"),
    "parts that can't be": get(b"/static/style.css", b"Range: bytes=99999999999-1\r\nIf-Range: \xff\r\n"),
    "a file of another day": get(b"/static/style.css", b"If-Modified-Since: Mon, 99 Foo 99999\r\nIf-None-Match: *\r\n"),
    "two hosts": get(b"/small/", b"Host: evil.example\r\n"),
    "no host": b"GET /small/handout HTTP/1.1\r\nConnection: close\r\n\r\n",
    "a host of other bytes": b"GET /small/handout HTTP/1.1\r\nHost: \xff<xss:99999999\r\nConnection: close\r\n\r\n",
    "what proxies say": get(b"/small/handout", b"X-Forwarded-Host: <xss\r\nForwarded: host=<xss\r\n"),
    "a method of no kind": get(b"/small/", method=b"<XSS"),
    "a method that is not offered": get(b"/small/", method=b"TRACE"),
    "a version of no kind": b"GET / HTTP/9.9\r\n" + HEAD + b"\r\n",
    "no request at all": b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 60 + b"\r\n\r\n",
    "a form in pieces": get(ASK, CHUNKED, b"POST") + b"5\r\ngo=xx\r\n0\r\n\r\n",
    "a form in endless pieces": get(ASK, CHUNKED, b"POST") + b"fffff\r\n" + b"a" * 0xFFFFF + b"\r\n0\r\n\r\n",
    "a form in pieces of no size": get(ASK, CHUNKED, b"POST") + b"zz\r\nabc\r\n0\r\n\r\n",
    "a form in pieces below nothing": get(ASK, CHUNKED, b"POST") + b"-5\r\nabc\r\n0\r\n\r\n",
    "a form with two lengths": get(ASK, CHUNKED + length(4), b"POST") + b"0\r\n\r\nGET /<xss HTTP/1.1\r\n\r\n",
    "a form with a length of no kind": get(ASK, FORM + length(-1), b"POST") + b"x",
    "a form with an endless length": get(ASK, FORM + b"Content-Length: " + b"9" * 5_000 + b"\r\n", b"POST") + b"x",
    "a form of lengths that differ": get(ASK, FORM + length(4) + length(5), b"POST") + b"abcde",
    "a form that is too large": get(ASK, FORM + length(200_000), b"POST") + b"<xss" * 50_000,
    "a form of other bytes": get(ASK, FORM + length(12), b"POST") + b"q-duration=\xff",
    "a form of many fields": get(ASK, FORM + length(60_000), b"POST") + b"a=&" * 20_000,
    "a form in parts without an end": get(
        ASK, b"Content-Type: multipart/form-data; boundary=b\r\n" + length(30), b"POST"
    ) + b"--b\r\nContent-Disposition: <xss",
}  # fmt: skip


def said(address: str, request: bytes) -> bytes:
    """All that the server answers before it closes, though it may close before it has heard everything."""
    heard, port = b"", int(address.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=PATIENCE) as line, contextlib.suppress(OSError):
        with contextlib.suppress(OSError):
            line.sendall(request)
            line.shutdown(socket.SHUT_WR)
        while piece := line.recv(65_536):
            heard += piece
    return heard
