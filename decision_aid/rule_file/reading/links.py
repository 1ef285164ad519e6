"""Whether a text is a link to the web, and the link that is probably meant by one that is not."""

import re
import unicodedata
from urllib.parse import urlsplit

from decision_aid.rule_file.lookalikes import odd_sign

DOI = re.compile(r"(?:https?:?/*)?(?:(?:dx\.)?doi\.org/|doi:?\s*)?(10\.\d{4,9}/\S+)", re.IGNORECASE)
PUBMED = re.compile(r"PMID:?\s*(\d{1,9})", re.IGNORECASE)
WITHOUT_SCHEME = re.compile(r"(?:https?(?::?/{0,3}|:))?((?:[\w-]+\.)+[a-z]{2,24}(?:[/?#:]\S*)?)", re.IGNORECASE)


def is_link(text: str) -> bool:
    """Whether it begins with http:// or https:// and a host, and has no space or unseen sign."""
    try:
        address = urlsplit(text)
    except ValueError:
        return False
    return address.scheme in ("http", "https") and bool(address.hostname) and not _blanks(text)


def suggest_link(text: str) -> str:
    """What to write instead of a text that is no link."""
    if hit := DOI.fullmatch(text):
        return f"Write https://doi.org/{hit[1]}."
    if hit := PUBMED.fullmatch(text):
        return f"Write https://pubmed.ncbi.nlm.nih.gov/{hit[1]}/."
    if blanks := _blanks(text):
        before = text.partition(blanks[0])[0]
        what = "It has a space" if blanks[0] == " " else odd_sign(blanks[0]).rstrip(".")
        return f"{what} after '{before[-20:]}'. Take it away; or, if the address has a space there, write %20."
    if hit := WITHOUT_SCHEME.fullmatch(text):
        return f"Write https://{hit[1]}."
    return "Write one that begins with https://."


def _blanks(text: str) -> list[str]:
    return [sign for sign in text if sign.isspace() or unicodedata.category(sign) in ("Cf", "Zs")]
