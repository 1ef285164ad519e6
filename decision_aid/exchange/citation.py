"""One published text as citation files describe it, and how a rule file cites it."""

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from decision_aid.exchange.one_line import one_line
from decision_aid.model.sentence import ended

Fields = Mapping[str, Sequence[str]]  # what a record says: title, author, year ..., each as it was written

YEAR = re.compile(r"\b(?:1[5-9]|20)[0-9]{2}\b")
DOI = re.compile(r"10\.[0-9]{4,9}/[^\s\"<>]+")
DOI_ADDRESS = re.compile(r"(?:doi\.org/|doi:\s*)(10\.[0-9]{4,9}/[^\s\"<>]+)", re.IGNORECASE)
PMID = re.compile(r"(?:\bPMID:?|\bPUBMED:?|nih\.gov/pubmed/|pubmed\.ncbi\.nlm\.nih\.gov/|/MED/)\s*([0-9]{1,9})\b", re.I)
TAGS = re.compile(r"</?(?:i|b|em|strong|sub|sup)>", re.IGNORECASE)
SPACED_INITIALS = re.compile(r"((?:[A-Z]\.?[ -]?)+)$")
DASHES = str.maketrans("‐‑–", "---")
LONGEST_FIELD, LONGEST_NAME = 1000, 200
LONGEST_READ = 4000  # letters with entities: Python reads no number above 4,300 digits, which one may have
MOST_AUTHORS = 3  # a third stands for all others
KINDS = {  # what a database calls the design of a study, and what people read
    "randomized controlled trial": "randomised trial",
    "clinical trial": "trial",
    "controlled clinical trial": "controlled trial",
    "meta-analysis": "meta-analysis",
    "systematic review": "systematic review",
    "practice guideline": "guideline",
    "guideline": "guideline",
    "observational study": "observational study",
    "case reports": "case report",
}
KINDS |= {kind: kind for kind in KINDS.values()}


@dataclass(frozen=True, slots=True)
class Citation:
    """What is known of one published text; "" for what its record does not say. `line` is where the record begins."""

    title: str
    authors: tuple[str, ...] = ()
    year: str = ""
    journal: str = ""
    volume: str = ""
    pages: str = ""
    doi: str = ""
    pmid: str = ""
    address: str = ""
    kind: str = ""
    line: int = 0

    @property
    def text(self) -> str:
        """The citation as a rule file has it: authors, title, journal, year, volume, pages and PubMed's number."""
        where = f"{self.journal} {self.year}".strip()
        where += f";{self.volume}" if self.volume and self.journal else ""
        where += f":{self.pages}" if self.pages and self.journal else ""
        parts = (self._by, self.title, where, f"PMID {self.pmid}" if self.pmid else "")
        return " ".join(ended(part) for part in parts if part).removesuffix(".")

    @property
    def link(self) -> str:
        """Where it can be read: by its DOI, else at PubMed, else where the record says."""
        if self.doi:
            return f"https://doi.org/{self.doi}"
        return f"https://pubmed.ncbi.nlm.nih.gov/{self.pmid}/" if self.pmid else self.address

    @property
    def first_author(self) -> str:
        """The family name of the first author, or the first words of the title where nobody is named."""
        return SPACED_INITIALS.sub("", self.authors[0]).strip() if self.authors else self.title

    @property
    def identifiers(self) -> set[str]:
        """By what it can be told to be the same as another."""
        return {one for one in (_one_spelling(self.doi), f"pmid {self.pmid}" if self.pmid else "") if one}

    @property
    def _by(self) -> str:
        return f"{self.authors[0]} et al" if len(self.authors) > 2 else ", ".join(self.authors)


def citation_of(fields: Fields, line: int) -> Citation:
    """The citation that a record's fields make; what is not readable in them is left out."""
    said = {name: [text for one in found if (text := _clean(one))] for name, found in fields.items()}
    first = {name: found[0] for name, found in said.items() if found}
    addresses = [word for one in said.get("address", ()) for word in one.split() if word.startswith("https://")]
    return Citation(
        title=first.get("title", "").rstrip(" ."),
        authors=tuple(short_name(one[:LONGEST_NAME]) for one in said.get("author", ())[:MOST_AUTHORS]),
        year=next(iter(_matches(YEAR, said.get("year", ()))), ""),
        journal=" ".join(first.get("journal", "").replace(".", " ").split()),
        volume=first.get("volume", ""),
        pages=_pages(first),
        doi=next(_dois(said), ""),
        pmid=_pmid(said),
        address=addresses[0] if addresses else "",
        kind=next((KINDS[one.casefold()] for one in said.get("kind", ()) if one.casefold() in KINDS), ""),
        line=line,
    )


def identifiers(citation: str, link: str) -> set[str]:
    """By what a source can be told to be another one, in one spelling: its DOI and its number at PubMed.

    A title may name the DOI of another text, as that of a correction does, so a link that has one goes before it.
    """
    dois = _matches(DOI, [link]) or _matches(DOI, [citation])
    return {*map(_one_spelling, dois), *(f"pmid {match}" for match in _matches(PMID, [citation, link]))}


def short_name(author: str) -> str:
    """The family name and initials, such as "Paradise JL"; the name of an organisation as it is."""
    family, comma, given = (part.strip() for part in author.partition(","))
    if comma and given:
        return f"{family} {_initials(given.partition(',')[0])}".strip()
    initials = SPACED_INITIALS.search(family)
    if initials and initials.start() and family[initials.start() - 1] == " ":
        return f"{family[: initials.start()].strip()} {re.sub('[^A-Z]', '', initials[0])}"
    return family


def _initials(given: str) -> str:
    if given.isupper() and len(given) <= 4 and given.isalpha():
        return given
    return "".join(word[0].upper() for word in re.split(r"[\s.-]+", given) if word)


def _clean(text: str) -> str:
    return one_line(html.unescape(TAGS.sub("", text)[:LONGEST_READ]))[:LONGEST_FIELD]


def _matches(pattern: re.Pattern[str], texts: Sequence[str]) -> list[str]:
    return [hit for text in texts for hit in pattern.findall(text)]


def _dois(said: Fields) -> Iterator[str]:
    """The DOIs of a record: from its own field, else from an address or note that says that it is one."""
    named = _matches(DOI, said.get("doi", ())) or _matches(
        DOI_ADDRESS, [*said.get("address", ()), *said.get("note", ())]
    )
    yield from map(_without_end_of_sentence, named)


def _without_end_of_sentence(doi: str) -> str:
    return doi.rstrip(".,;" if "(" in doi else ".,;)")


def _one_spelling(doi: str) -> str:
    return _without_end_of_sentence(doi).casefold()


def _pmid(said: Fields) -> str:
    """PubMed's number: from its own field, else the only one that addresses and notes name."""
    if own := [one for one in said.get("pmid", ()) if one.isascii() and one.isdigit() and len(one) < 10]:
        return own[0]
    named = set(_matches(PMID, [*said.get("address", ()), *said.get("note", ()), *said.get("pmid", ())]))
    return named.pop() if len(named) == 1 else ""


def _pages(first: Mapping[str, str]) -> str:
    pages = first.get("pages", "") or first.get("first page", "")
    last = first.get("last page", "")
    return (f"{pages}-{last}" if pages and last and "-" not in pages and last != pages else pages).translate(DASHES)
