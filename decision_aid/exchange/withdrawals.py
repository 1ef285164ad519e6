"""The list of retracted and superseded sources that a folder keeps, and which sources of an aid are on it.

A CSV file with the columns of COLUMNS, of which the last two may be left out. Sources are told by DOI or PubMed number.
"""

import csv
import datetime
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from decision_aid.exchange.citation import identifiers
from decision_aid.model.aid import DecisionAid
from decision_aid.model.enums import WithdrawalKind
from decision_aid.model.evidence import Source, Withdrawal

COLUMNS = ("source", "what", "day", "by", "note")
MOST_FAULTS = 5

NO_TEXT = "It is not UTF-8 text."
NO_COLUMNS = "Its first line must name the columns: source,what,day,by,note."
LINE = "Line %s: %s"
NO_SOURCE = "“%s” is no DOI such as 10.1000/182, and no PubMed number such as PMID 12345678."
NO_KIND = "“%s” must be “retracted” or “superseded”."
NO_DAY = "“%s” is no day such as 2026-11-30."


@dataclass(frozen=True, slots=True)
class Withdrawals:
    """The withdrawn sources by their identifiers, and what in the list can't be read, each in a sentence.

    `fingerprint` tells lists apart; "" where there is none.
    """

    by_identifier: Mapping[str, Withdrawal] = field(default_factory=dict)
    faults: tuple[str, ...] = ()
    fingerprint: str = ""

    def of(self, source: Source) -> Withdrawal | None:
        """Why nobody should rely on the source any more; None where it is not on the list."""
        found = (self.by_identifier.get(identifier) for identifier in sorted(identifiers(source.citation, source.link)))
        return next(filter(None, found), None)


NONE_WITHDRAWN = Withdrawals()


def mark_withdrawn(aid: DecisionAid, withdrawals: Withdrawals) -> DecisionAid:
    """The aid with its sources marked as the list has them; the same aid where nothing changes."""
    found = [(source, withdrawals.of(source)) for source in aid.sources]
    if all(source.withdrawn == withdrawn for source, withdrawn in found):
        return aid
    return replace(aid, sources=tuple(replace(source, withdrawn=withdrawn) for source, withdrawn in found))


def read_withdrawals(content: bytes) -> Withdrawals:
    """The list as far as it can be read: a line with a mistake is left out, and told."""
    try:
        found, faults = _collected(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        found, faults = {}, [NO_TEXT]
    except csv.Error as error:
        found, faults = {}, [f"{error}."]
    return Withdrawals(found, tuple(faults[:MOST_FAULTS]), hashlib.sha256(content).hexdigest())


def _collected(text: str) -> tuple[dict[str, Withdrawal], list[str]]:
    rows = csv.DictReader(text.splitlines(), skipinitialspace=True)
    if not {"source", "what", "day"} <= set(rows.fieldnames or ()):
        return {}, [NO_COLUMNS]
    found: dict[str, Withdrawal] = {}
    faults: list[str] = []
    for row in rows:
        said = {name: (row.get(name) or "").strip() for name in COLUMNS}
        names, wrong = _names(said["source"]), tuple(_mistakes(said))
        faults += [LINE % (rows.line_num, one) for one in wrong]
        if not wrong:
            kind, day = WithdrawalKind(said["what"].casefold()), datetime.date.fromisoformat(said["day"])
            found |= dict.fromkeys(names, Withdrawal(kind, day, said["by"], said["note"]))
    return found, faults


def _mistakes(said: Mapping[str, str]) -> Iterator[str]:
    if not _names(said["source"]):
        yield NO_SOURCE % said["source"]
    if said["what"].casefold() not in {kind.value for kind in WithdrawalKind}:
        yield NO_KIND % said["what"]
    try:
        datetime.date.fromisoformat(said["day"])
    except ValueError:
        yield NO_DAY % said["day"]


def _names(source: str) -> set[str]:
    """The identifiers that a line names: a DOI, a link to one, "PMID 123", or the number alone."""
    return {f"pmid {source}"} if source.isascii() and source.isdigit() else identifiers(source, "")
