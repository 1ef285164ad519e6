"""The keys of a rule file by the place where they stand, for completion in editors and the key reference.

A place is a dotted path of keys, with "*" for an id and "-" for the entry of a list: "questions.-.choices.*".
"""

from collections.abc import Iterator

from decision_aid.rule_file.schema.keys import EntrySchema, Listed, Named, Nested


def places(entry: EntrySchema, place: str = "") -> Iterator[tuple[str, EntrySchema]]:
    """The place of the entry and of all entries in it, in the order in which authors write them."""
    yield place, entry
    for key in entry.keys:
        match key.holds:
            case Nested(inner):
                steps = [key.name]
            case Listed(inner):
                steps = [key.name, "-"]
            case Named(inner):
                steps = [key.name, "*"]
            case _:
                continue
        yield from places(inner, ".".join(filter(None, (place, *steps))))
