"""Decide what else changes when an entry is deleted, so that no name is left without its entry and no meaning changes.

What is about the entry alone goes with it; its name leaves the lists that have others, or may be empty. Every other
mention keeps the entry from being deleted: what it should say instead, only its author knows.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from decision_aid.rule_file.editing.entry_kinds import SCHEMAS, EntryKind, condition_key, entry_holding, part_ids
from decision_aid.rule_file.editing.mentions import Mention, mentions
from decision_aid.rule_file.editing.statement_names import statement_names, with_new_names
from decision_aid.rule_file.editing.values import Value, ValuePath, value_at
from decision_aid.rule_file.schema.keys import Plain, Reference, References

# What is about an entry of these kinds can be about nothing else. What stands under a theme can move to another.
WITH_ALL_ABOUT_THEM = (EntryKind.OPTION, EntryKind.OUTCOME)
CONDITIONS = {key for kind in SCHEMAS if (key := condition_key(kind))}


@dataclass(frozen=True, slots=True)
class Removal:
    """What deleting an entry does: the paths of all entries that go, its own first, and the mentions of them.

    `taken_out` are the mentions that go as well, and `blocking` those that an author has to change first.
    """

    gone: tuple[ValuePath, ...]
    taken_out: tuple[Mention, ...]
    blocking: tuple[Mention, ...]


def plan_removal(file: Value, path: ValuePath) -> Removal:
    """What deleting the entry at that path does."""
    gone, named = [path], list(mentions(file))
    for one in gone:  # grows while it is walked: an outcome takes its statements along, and what names these follows
        gone += [whole for whole in _about(file, one, named) if whole not in gone]
    ids = {name for one in gone for name in _names_of(file, one)}
    of_gone = [
        mention for mention in named if (mention.kind, mention.ident) in ids and not _is_within(mention.path, gone)
    ]
    out = [mention for mention in of_gone if _leaves_plainly(file, mention, of_gone)]
    return Removal(tuple(gone), tuple(out), tuple(mention for mention in of_gone if mention not in out))


def without_entries(file: Value, removal: Removal) -> Value:
    """The whole file's value without what goes; statements whose ids count on are named by their new ids."""
    paths = {*removal.gone, *(mention.path for mention in removal.taken_out)}
    after = _without(file, paths, ())
    left = [ident for path, ident in statement_names(file) if not _is_within(path, paths)]
    return with_new_names(after, dict(zip(left, (new for _path, new in statement_names(after)), strict=True)))


def _about(file: Value, path: ValuePath, named: Iterable[Mention]) -> Iterator[ValuePath]:
    """The paths of the entries that are about the one at that path and nothing else."""
    about = entry_holding(file, path)
    for mention in named:
        if about == (mention.kind, mention.ident) and mention.kind in WITH_ALL_ABOUT_THEM and _is_required(mention):
            yield mention.at[:-1]


def _is_required(mention: Mention) -> bool:
    return isinstance(mention.key.holds, Reference) and mention.key.required


def _names_of(file: Value, path: ValuePath) -> Iterator[tuple[EntryKind, str]]:
    """By what the entry at that path is named; each case of a table is named like a statement."""
    kind, ident = entry_holding(file, path) or (EntryKind.STATEMENT, "")
    yield (EntryKind.STATEMENT if kind is EntryKind.CASE else kind), ident
    if kind is EntryKind.STATEMENT:
        cases = part_ids(ident, value_at(file, path), EntryKind.CASE)
        yield from ((EntryKind.STATEMENT, case) for case in cases)


def _is_within(path: ValuePath, gone: Collection[ValuePath]) -> bool:
    return any(path[:end] in gone for end in range(1, len(path) + 1))


def _leaves_plainly(file: Value, mention: Mention, all_gone: Iterable[Mention]) -> bool:
    """Whether the name can go from its place without a change of meaning."""
    match mention.key.holds:
        case Plain.ANSWERS:
            return mention.kind is EntryKind.QUESTION
        case Plain.CONDITION | Plain.CASE if mention.kind is EntryKind.CHOICE:
            return _has_others(file, mention, all_gone)
        case References():
            return not mention.key.required or _has_others(file, mention, all_gone)
        case _:
            return False


def _has_others(file: Value, mention: Mention, all_gone: Iterable[Mention]) -> bool:
    """Whether its list names what stays."""
    listed = value_at(file, mention.at)
    return isinstance(listed, tuple) and len(listed) > sum(one.at == mention.at for one in all_gone)


def _without(value: Value, paths: Collection[ValuePath], above: ValuePath) -> Value:
    """The value without what is at these paths; a list, section or condition of which nothing is left goes as well."""
    if isinstance(value, tuple):
        kept = ((number, item) for number, item in enumerate(value) if (*above, number) not in paths)
        return tuple(_without(item, paths, (*above, number)) for number, item in kept)
    if not isinstance(value, Mapping):
        return value
    kept_names = ((name, under) for name, under in value.items() if (*above, name) not in paths)
    left = {name: _without(under, paths, (*above, name)) for name, under in kept_names}
    return {
        name: under for name, under in left.items() if under or not value[name] or _may_be_empty(name, under, above)
    }


def _may_be_empty(name: str, under: Value, above: ValuePath) -> bool:
    """Whether a mapping stays where nothing is left in it: one of an entry, which is no condition."""
    return bool(above) and under == {} and name not in CONDITIONS
