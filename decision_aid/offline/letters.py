"""Bytes as letters of a page: seven bits each, where base64 has six, so that the file is an eighth smaller."""

# HTML changes NUL and carriage return, and might end at "<". With 128 more, their seven bits are the same.
NOT_KEPT = {code: code + 128 for code in (0, 13, 60)}


def as_letters(content: bytes) -> str:
    """The bits of all bytes in turn; those of a last letter that are too many are 0."""
    padded = content + bytes(-len(content) % 7)
    letters = bytearray()
    for at in range(0, len(padded), 7):
        bits = int.from_bytes(padded[at : at + 7], "big")
        letters.extend(bits >> shift & 127 for shift in range(49, -1, -7))
    needed = -(-len(content) * 8 // 7)
    return letters[:needed].decode("ascii").translate(NOT_KEPT)
