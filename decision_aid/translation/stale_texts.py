"""When a translated text is stale: the fingerprint of its original is no longer the one that it was translated from."""

import hashlib


def text_fingerprint(text: str) -> str:
    """The fingerprint of a wording: the first 6 hexadecimal digits of its SHA-256, with all white space alike."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:6]
