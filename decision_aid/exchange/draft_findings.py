"""What a trial registry or a review reports, as draft statements: counts and groups, and nobody's judgement.

A draft has no certainty and no reason for one: no record has them, and without them a file is in error. So nobody reads
a draft before its author judged it.
"""

import dataclasses
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from decision_aid.exchange.unreadable import UnreadableImport
from decision_aid.rule_file.editing import Document, EntryKind, rewritten
from decision_aid.rule_file.editing.entry_kinds import entry_text, format_of_file, names_of
from decision_aid.rule_file.editing.new_ids import slug
from decision_aid.rule_file.editing.placement import insert_entry
from decision_aid.rule_file.editing.values import Value

Options = Mapping[str, str]  # the option that a group had, by the group's name; a group may have had none

MOST_FINDINGS, MOST_GROUPS = 300, 6
FORM_WITH_EVERY = 2
OLD_FORM = "Draft findings need the second form of rule files. Bring the file to it first: decision-aid upgrade FILE"


@dataclass(frozen=True, slots=True)
class ReportedGroup:
    """One group: `number` are people (a count), out of 100 people (a percentage), or an amount; "" means unknown."""

    name: str
    number: str
    of: str = ""


@dataclass(frozen=True, slots=True)
class DraftFinding:
    """One result as it was reported. `statistic` is count, percentage, mean or median; `measure` is for its author."""

    name: str
    statistic: str
    groups: tuple[ReportedGroup, ...]
    unit: str = ""
    time: str = ""
    measure: str = ""
    note: str = ""

    def entry(self, outcome: str, source: str, options: Options) -> dict[str, Value]:
        """The draft statement: what was reported, for the outcome of the aid that its author chose."""
        figure = "amount" if self.is_amount else "chance"
        alone = options.get(self.groups[0].name, "") if len(self.groups) == 1 else ""
        about: dict[str, Value] = {"option": alone or "every", "outcome": outcome, "says": self.name}
        said = {"note": self.note} if self.note else {}
        return {**about, figure: self._figure(options), "sources": (source,), **said}

    @property
    def is_amount(self) -> bool:
        """Whether it is what people had on average, and no number of people."""
        return self.statistic in ("mean", "median")

    @property
    def text(self) -> str:
        """The numbers in one line, for whoever decides whether to take them."""
        groups = "; ".join(f"{group.name}: {self._number(group)}" for group in self.groups)
        return ". ".join(part for part in (groups, self.time and f"Time: {self.time}", self.measure) if part)

    def _number(self, group: ReportedGroup) -> str:
        if self.statistic == "count":
            return f"{group.number} of {group.of}"
        said = (
            f"{group.number}%"
            if self.statistic == "percentage"
            else f"{self.statistic} {group.number} {self.unit}".strip()
        )
        return f"{said}, of {group.of} people" if group.of else said

    def _figure(self, options: Options) -> dict[str, Value]:
        is_compared = all(options.get(group.name) for group in self.groups)  # options stand beside no other groups
        groups = [self._group(group, options[group.name] if is_compared else "") for group in self.groups]
        what: dict[str, Value] = {"statistic": self.statistic} if self.is_amount else {}
        if self.is_amount and self.unit:
            what = {"unit": self.unit, **what}
        time: dict[str, Value] = {"over": self.time} if self.time else {}
        if len(groups) == 1:
            return {**{key: value for key, value in groups[0].items() if key not in ("name", "option")}, **what, **time}
        return {**what, **time, "groups": tuple(groups)}

    def _group(self, group: ReportedGroup, option: str) -> dict[str, Value]:
        called: dict[str, Value] = {"option": option} if option else {"name": group.name}
        key = {"count": "people", "percentage": "per_100"}.get(self.statistic, "value")
        return {**called, key: group.number, **({"of": group.of} if group.of else {})}


@dataclass(frozen=True, slots=True)
class FindingsFile:
    """The findings of a file, the entry of the source that they come from, and a sentence for each one left out."""

    source: Mapping[str, str]
    called: str
    findings: tuple[DraftFinding, ...]
    left_out: tuple[str, ...] = ()

    @property
    def group_names(self) -> tuple[str, ...]:
        """The names of all groups, each once."""
        return tuple(dict.fromkeys(group.name for finding in self.findings for group in finding.groups))

    def as_json(self) -> str:
        """The findings as a text that `from_json` reads back as they are."""
        return json.dumps(dataclasses.asdict(self), ensure_ascii=False)


def from_json(text: str) -> FindingsFile:
    """What `as_json` wrote. Raises UnreadableImport where it is something else."""
    try:
        said = json.loads(text)
        findings = tuple(map(_finding, said["findings"][:MOST_FINDINGS]))
        source = {"citation": _text(said["source"]["citation"]), **_texts(said["source"])}
        return FindingsFile(source, _text(said["called"]), findings, tuple(map(_text, said["left_out"])))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise UnreadableImport("These findings can't be read any more. Choose the file once more.") from None


def _finding(said: Mapping[str, Any]) -> DraftFinding:
    groups = tuple(ReportedGroup(**_texts(one)) for one in said["groups"])
    return DraftFinding(**_texts({key: value for key, value in said.items() if key != "groups"}), groups=groups)


def _texts(said: Mapping[str, object]) -> dict[str, str]:
    return {key: _text(value) for key, value in said.items()}


def _text(value: object) -> str:
    """The value if it is a text of whole letters; JSON can write half of one."""
    if not isinstance(value, str):
        raise TypeError
    value.encode()
    return value


def with_findings(
    file: Document, read: FindingsFile, chosen: Iterable[tuple[DraftFinding, str]], options: Options
) -> bytes:
    """The file with draft statements: each a finding and its outcome in the aid.

    The source is added unless the file has one of its address or citation. Raises UnreadableImport, Unwritable or
    Misread.
    """
    if format_of_file(file.value) < FORM_WITH_EVERY:
        raise UnreadableImport(OLD_FORM)
    whole, source = _with_source(file.value, read)
    for finding, outcome in chosen:
        whole = insert_entry(whole, EntryKind.STATEMENT, "", finding.entry(outcome, source, options))
    return rewritten(file, whole)


def _with_source(file: Value, read: FindingsFile) -> tuple[Value, str]:
    there = names_of(file, "sources")
    for ident, entry in there.items():
        if any(entry_text(entry, key) == read.source.get(key) for key in ("link", "citation")):
            return file, ident
    ident = slug(read.called, there, "source")
    return insert_entry(file, EntryKind.SOURCE, ident, dict(read.source)), ident
