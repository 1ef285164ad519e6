"""Read a standard's YAML data file into criteria, with the same strict reader as rule files."""

from dataclasses import dataclass

from decision_aid.model.problems import Problem, by_place
from decision_aid.review.standards.registry import JUDGEMENTS
from decision_aid.rule_file.reading.by_schema import SchemaReader
from decision_aid.rule_file.reading.conditions import scope_of
from decision_aid.rule_file.reading.context import ReadingContext
from decision_aid.rule_file.reading.fields import read_entry
from decision_aid.rule_file.schema.keys import EntrySchema, Listed, Plain, Reference, optional, required
from decision_aid.rule_file.syntax.parse import parse


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


# fmt: off
CRITERION = EntrySchema("a criterion", Criterion, (
    required("id", Plain.WORD, ""),
    required("asks", Plain.WORD, ""),
    required("judged_by", Reference("judgements"), ""),
))
SECTION = EntrySchema("a section", CriteriaSection, (
    required("title", Plain.WORD, ""),
    required("read_in_original", Plain.YES_NO, ""),
    required("criteria", Listed(CRITERION), ""),
))
STANDARD = EntrySchema("a standard", Standard, (
    *(required(name, Plain.WORD, "") for name in ("name", "published", "edition", "note")),
    optional("link", Plain.WORD, ""),
    required("sections", Listed(SECTION), ""),
))
# fmt: on


class BrokenStandard(Exception):
    """A standard's data file has problems: an error in this package."""

    def __init__(self, name: str, problems: tuple[Problem, ...]) -> None:
        super().__init__(f"{name}: " + "; ".join(map(str, problems)))
        self.problems = problems


def parse_standard(name: str, content: bytes) -> Standard:
    """Parse a standard's data file; BrokenStandard if it has any problem."""
    node, slips = parse(content)
    lines = content.decode("utf-8", errors="replace").splitlines()
    context = ReadingContext(lines=tuple(lines), problems=list(slips), texts=[])
    fields = read_entry(context, node, STANDARD.called, STANDARD.needs) if node is not None else None
    reader = SchemaReader(context, {"judgements": dict.fromkeys(JUDGEMENTS, 0)}, scope_of(()))
    values = reader.values(fields, STANDARD.keys) if fields else {}
    if not values or context.problems:
        raise BrokenStandard(name, tuple(sorted(context.problems, key=by_place)))
    return Standard(id=name, **values)
