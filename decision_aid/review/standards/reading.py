"""Read a standard's YAML data file into criteria, with the same strict reader as rule files."""

from collections.abc import Iterator
from dataclasses import dataclass

from decision_aid.model.problems import Problem, by_place
from decision_aid.review.standards.registry import JUDGEMENTS
from decision_aid.rule_file.reading.context import Reader
from decision_aid.rule_file.reading.fields import Entry, entry
from decision_aid.rule_file.syntax.parse import nodes

STANDARD = {"name": True, "published": True, "link": False, "edition": True, "note": True, "sections": True}
SECTION = {"title": True, "read_in_original": True, "criteria": True}
CRITERION = {"id": True, "asks": True, "judged_by": True}


@dataclass(frozen=True, slots=True)
class Criterion:
    """One criterion in our words, and the name of the judgement that decides it."""

    id: str
    asks: str
    judged_by: str


@dataclass(frozen=True, slots=True)
class Section:
    """A group of criteria; `read_in_original` is whether their wording was checked against the original."""

    title: str
    read_in_original: bool
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Standard:
    """A published list of criteria; `note` is the disclaimer of the report."""

    id: str
    name: str
    published: str
    link: str
    edition: str
    note: str
    sections: tuple[Section, ...]


class BrokenStandard(Exception):
    """A standard's data file has problems: an error in this package."""

    def __init__(self, name: str, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{name}: " + "; ".join(map(str, problems)))
        self.problems = problems


def read(name: str, content: bytes) -> Standard:
    """Parse a standard's data file; BrokenStandard if it has any problem."""
    node, slips = nodes(content)
    lines = content.decode("utf-8", errors="replace").splitlines()
    reader = Reader(lines=tuple(lines), problems=list(slips), texts=[])
    given = entry(reader, node, "a standard", STANDARD) if node is not None else None
    standard = _standard(reader, name, given) if given else None
    if standard is None or reader.problems:
        raise BrokenStandard(name, tuple(sorted(reader.problems, key=by_place)))
    return standard


def _standard(reader: Reader, name: str, given: Entry) -> Standard:
    said = {key: given.word(key) for key in ("name", "published", "link", "edition", "note")}
    return Standard(id=name, sections=tuple(_sections(reader, given)), **said)


def _sections(reader: Reader, given: Entry) -> Iterator[Section]:
    for one in _entries(reader, given, "sections", "a section", SECTION):
        criteria = _entries(reader, one, "criteria", "a criterion", CRITERION)
        read_in_original = bool(one.yes_or_no("read_in_original"))
        yield Section(one.word("title"), read_in_original, tuple(_criterion(criterion) for criterion in criteria))


def _criterion(given: Entry) -> Criterion:
    judged_by = given.reference("judged_by", "judgement", JUDGEMENTS)
    return Criterion(given.word("id"), given.word("asks"), judged_by)


def _entries(reader: Reader, given: Entry, key: str, what: str, keys: dict[str, bool]) -> Iterator[Entry]:
    for node in reader.items(given.node(key), key):
        if found := entry(reader, node, what, keys):
            yield found
