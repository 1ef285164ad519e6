"""Whether a text is only the beginning of another, as a file is while it is still being written in place."""

MARK = b"\xef\xbb\xbf"  # with which some editors begin a file


def cut_short(text: bytes, whole: bytes) -> bool:
    """Whether a text stops in the middle of another, however either ends its lines."""
    written, full = _plain(text), _plain(whole)
    return len(written) < len(full) and full.startswith(written)


def _plain(text: bytes) -> bytes:
    """The text without what editors and git change by themselves; also without half of a line's end."""
    return text.removeprefix(MARK).replace(b"\r\n", b"\n").removesuffix(b"\r")
