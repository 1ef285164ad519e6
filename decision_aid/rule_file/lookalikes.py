"""Signs that look like others, or like nothing, in words that must match: pasted spaces, dashes, digits, letters.

A word processor, a web page or a chat writes U+2011 for a hyphen and U+200B for nothing at all. An author can't see why
"far" is not "far", so the message names the sign. Texts that people read keep theirs: they may be needed there.
"""

import unicodedata

DASHES = "‐‑‒–—―−﹣－"
COLONS = "﹕︓꞉∶"
FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
CYRILLIC_AND_GREEK = str.maketrans(
    "аеорсухіјѕԁһАВЕКМНОРСТХІЈЅαορνΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "aeopcyxijsdhABEKMHOPCTXIJSaopvABEZHIKMNOPTYX"
)


def in_plain_signs(text: str) -> str:
    """The text with each such sign replaced by the plain one that it looks like, and unseen ones left out."""
    if text.isascii():
        return text
    return "".join(map(_plain, text.translate(FULL_WIDTH).translate(CYRILLIC_AND_GREEK)))


def _plain(sign: str) -> str:
    if sign.isascii():
        return sign
    if sign in DASHES:
        return "-"
    if sign in COLONS:
        return ":"
    match unicodedata.category(sign):
        case "Cf":
            return ""
        case "Zs":
            return " "
        case "Nd":
            return str(unicodedata.decimal(sign))
    return sign


def odd_sign(text: str) -> str:
    """What is odd about a text for which `in_plain_signs`, or that without its ends, gives another one: a sentence."""
    sign = next((sign for sign in text if in_plain_signs(sign) != sign), "")
    if not sign:
        return "It has a space before or after it."
    looks = "that cannot be seen" if not in_plain_signs(sign).strip() else "that only looks like the right one"
    return f"It has a sign {looks} (U+{ord(sign):04X})."
