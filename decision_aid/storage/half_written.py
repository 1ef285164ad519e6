"""Detect a half-written file: a text that is a proper prefix of the version before.

An editor or git that writes in place can be caught in the middle. Such a text is often valid YAML, so only a comparison
with the last version shows that its end is missing.
"""

BYTE_ORDER_MARK = b"\xef\xbb\xbf"  # UTF-8 byte order mark, written by some editors


def is_half_written(text: bytes, whole: bytes) -> bool:
    """Whether the text is a proper prefix of `whole`, ignoring differences in line endings and byte order mark."""
    written, full = _normalised(text), _normalised(whole)
    return len(written) < len(full) and full.startswith(written)


def _normalised(text: bytes) -> bytes:
    """The text without what editors and git change on their own, and without half of a CRLF at its end."""
    return text.removeprefix(BYTE_ORDER_MARK).replace(b"\r\n", b"\n").removesuffix(b"\r")
