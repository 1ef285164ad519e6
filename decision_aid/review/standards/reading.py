"""Read a standard's YAML data file into criteria, with the same strict reader as rule files."""

from collections.abc import Iterator
from dataclasses import dataclass

from decision_aid.model.problems import Problem, by_place
from decision_aid.review.standards.registry import JUDGEMENTS
from decision_aid.rule_file.reading.context import ReadingContext
from decision_aid.rule_file.reading.fields import EntryFields, read_entry
from decision_aid.rule_file.syntax.parse import parse

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
class CriteriaSection:
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
    sections: tuple[CriteriaSection, ...]


class BrokenStandard(Exception):
    """A standard's data file has problems: an error in this package."""

    def __init__(self, name: str, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{name}: " + "; ".join(map(str, problems)))
        self.problems = problems


def parse_standard(name: str, content: bytes) -> Standard:
    """Parse a standard's data file; BrokenStandard if it has any problem."""
    node, slips = parse(content)
    lines = content.decode("utf-8", errors="replace").splitlines()
    reader = ReadingContext(lines=tuple(lines), problems=list(slips), texts=[])
    given = read_entry(reader, node, "a standard", STANDARD) if node is not None else None
    standard = _standard(reader, name, given) if given else None
    if standard is None or reader.problems:
        raise BrokenStandard(name, tuple(sorted(reader.problems, key=by_place)))
    return standard


def _standard(reader: ReadingContext, name: str, given: EntryFields) -> Standard:
    said = {key: given.word(key) for key in ("name", "published", "link", "edition", "note")}
    return Standard(id=name, sections=tuple(_sections(reader, given)), **said)


def _sections(reader: ReadingContext, given: EntryFields) -> Iterator[CriteriaSection]:
    for one in _entries(reader, given, "sections", "a section", SECTION):
        criteria = _entries(reader, one, "criteria", "a criterion", CRITERION)
        read_in_original = bool(one.yes_or_no("read_in_original"))
        yield CriteriaSection(
            one.word("title"), read_in_original, tuple(_criterion(criterion) for criterion in criteria)
        )


def _criterion(given: EntryFields) -> Criterion:
    judged_by = given.reference("judged_by", "judgement", JUDGEMENTS)
    return Criterion(given.word("id"), given.word("asks"), judged_by)


def _entries(
    reader: ReadingContext, given: EntryFields, key: str, what: str, keys: dict[str, bool]
) -> Iterator[EntryFields]:
    for node in reader.items(given.node(key), key):
        if found := read_entry(reader, node, what, keys):
            yield found
