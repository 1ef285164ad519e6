"""The texts of a PDF that Typst made, in the order in which they are drawn, and where each begins.

Read by one pattern, since tests read thousands of pages: pypdf takes apart every curve and every number, which takes
ten times as long.
"""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pypdf import PdfReader

Matrix = tuple[float, ...]

_INNER = rb"(?:[^()\\]+|\\.)"
_STRING = rb"\((?:%b|\((?:%b|\(%b*\))*\))*\)" % (_INNER, _INNER, _INNER)
_PIECE = rb"(?:%b|<[0-9A-F]+>)" % _STRING
_NUMBER = rb"-?[\d.]+"
_DRAWING = re.compile(
    rb"<<(?:%(piece)b|[^<>()])*>>"  # what a text is tagged with
    rb"|(?P<shown>\[(?:%(piece)b|[^\]()<>]+)*\]|%(piece)b)T[jJ]"
    rb"|/(?P<font>\w+) (?P<size>%(number)b) Tf"
    rb"|(?<![\d.])(?P<matrix>(?:%(number)b ){6})(?P<of>cm|Tm)"
    rb"|/(?P<form>\w+) Do"
    rb"|\b(?P<saved>[qQ])\b" % {b"piece": _PIECE, b"number": _NUMBER},
    re.DOTALL,
)
_PIECES = re.compile(_PIECE, re.DOTALL)
_ESCAPED = re.compile(rb"\\(?:[0-7]{1,3}|.)", re.DOTALL)
_CONTROL = {b"\\n": b"\n", b"\\r": b"\r", b"\\t": b"\t", b"\\b": b"\b", b"\\f": b"\f"}
_ITSELF = {b"\\%c" % code: b"%c" % code for code in range(256)}
_OCTAL = {b"\\%0*o" % (width, code): b"%c" % code for width in (1, 2, 3) for code in range(256)}
_PLAIN = _ITSELF | _CONTROL | _OCTAL
_MAPPED = re.compile(rb"<([0-9A-F]{4})> <([0-9A-F]+)>\n")
_AS_IT_IS: Matrix = (1, 0, 0, 1, 0, 0)


@dataclass(frozen=True, slots=True)
class DrawnText:
    """A piece of text, where it begins, from the left and from below, and how high its letters are."""

    text: str
    x: float
    y: float
    height: float


@dataclass
class PrintedPage:
    """A page and all that is drawn on it."""

    width: float
    height: float
    texts: list[DrawnText]


def read_pages(pdf: bytes) -> list[PrintedPage]:
    """The pages of a PDF, in order."""
    fonts: dict[int, dict[bytes, str]] = {}
    return [
        PrintedPage(
            float(one.mediabox.width), float(one.mediabox.height), list(_Reader(fonts).texts(one, one["/Contents"]))
        )
        for one in PdfReader(io.BytesIO(pdf)).pages
    ]


@dataclass
class _Reader:
    """Draws one page; the letters of its fonts are shared by all pages."""

    fonts: dict[int, dict[bytes, str]]
    placed: Matrix = _AS_IT_IS
    saved: list[Matrix] = field(default_factory=list)
    font: dict[bytes, str] = field(default_factory=dict)
    size: float = 0
    line: Matrix = _AS_IT_IS

    def texts(self, holder: Any, content: Any) -> Iterator[DrawnText]:
        """What the content draws, with the fonts and pictures of the page or picture that holds it."""
        for one in _DRAWING.finditer(content.get_object().get_data()):
            if one["shown"]:
                yield self._shown(one["shown"])
            elif one["form"]:
                yield from self._picture(holder["/Resources"]["/XObject"][f"/{one['form'].decode()}"])
            elif one["font"]:
                self.font = self._letters(holder["/Resources"]["/Font"].raw_get(f"/{one['font'].decode()}"))
                self.size = float(one["size"])
            else:
                self._place(one)

    def _place(self, one: re.Match[bytes]) -> None:
        if one["saved"] == b"q":
            self.saved.append(self.placed)
        elif one["saved"]:
            self.placed = self.saved.pop()
        elif one["of"] == b"cm":
            self.placed = _times(_matrix(one["matrix"]), self.placed)
        elif one["of"]:
            self.line = _matrix(one["matrix"])

    def _picture(self, picture: Any) -> Iterator[DrawnText]:
        if picture["/Subtype"] == "/Form":
            self.saved.append(self.placed)
            self.placed = _times(tuple(map(float, picture.get("/Matrix", _AS_IT_IS))), self.placed)
            yield from self.texts(picture, picture)
            self.placed = self.saved.pop()

    def _shown(self, pieces: bytes) -> DrawnText:
        codes = b"".join(map(_bytes, _PIECES.findall(pieces)))
        text = "".join(self.font[codes[at : at + 2]] for at in range(0, len(codes), 2))
        *_, upright, x, y = _times(self.line, self.placed)
        return DrawnText(text, x, y, self.size * abs(upright))

    def _letters(self, font: Any) -> dict[bytes, str]:
        if font.idnum not in self.fonts:
            mapped = _MAPPED.findall(font.get_object()["/ToUnicode"].get_data())
            self.fonts[font.idnum] = {bytes.fromhex(code.decode()): _utf_16(told) for code, told in mapped}
        return self.fonts[font.idnum]


def _utf_16(written: bytes) -> str:
    return bytes.fromhex(written.decode()).decode("utf-16-be")


def _matrix(numbers: bytes) -> Matrix:
    return tuple(map(float, numbers.split()))


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _bytes(piece: bytes) -> bytes:
    if piece.startswith(b"<"):
        return bytes.fromhex(piece[1:-1].decode())
    return _ESCAPED.sub(lambda escaped: _PLAIN[escaped[0]], piece[1:-1])
