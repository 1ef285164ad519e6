"""The fingerprint of a rule file: two texts are the same text if theirs are equal."""

import hashlib

# Hexadecimal digits, 48 bits: enough to tell versions apart on paper, too few to prove anything.
SHORT_FINGERPRINT_LENGTH = 12


def fingerprint(content: bytes) -> str:
    """The SHA-256 checksum of a rule file, in hexadecimal: it decides whether two versions are the same."""
    return hashlib.sha256(content).hexdigest()


def short_fingerprint(whole: str) -> str:
    """The short form of a fingerprint for pages and paper; only for people, never compared by the program."""
    return whole[:SHORT_FINGERPRINT_LENGTH]


def matches_fingerprint(stored: str, content: bytes) -> bool:
    """Whether a stored fingerprint is that of the content; version 0.1 stored the first 12 digits only."""
    whole = fingerprint(content)
    return stored == whole or stored == short_fingerprint(whole)
