"""Asks whether “150 of 1,000” is a count of a study or a share: a count says that exactly 1,000 people were studied.

Sources say “150 in every 1,000” more often than a study has a round number of people, and no check can tell the two
apart afterwards. So the form asks where such numbers were typed, and guesses nothing.
"""

from collections.abc import Iterator, Sequence

from decision_aid.rule_file.editing import FieldValue, FormData
from decision_aid.rule_file.schema.figures import PER

ANSWER, COUNT, SHARE = "counted-or-share", "count", "share"
ASKED = "Is this a count or a share? Choose below."
PERCENT = "100"
BASES = PER[1:]  # a study of ten people is no rare thing


def unasked_bases(before: FormData, said: FormData, answer: str) -> list[str]:
    """The fields with a round number of people that were typed just now, while nobody said what they are."""
    return [] if answer in (COUNT, SHARE) else list(round_bases(before, said))


def round_bases(before: FormData, said: FormData) -> Iterator[str]:
    """The fields for how many were studied that have a round number beside a count, and had not before."""
    for name, of in said.items():
        start, _, key = name.rpartition(".")
        people = f"{start}.people"
        is_new = (before.get(name), before.get(people)) != (of, said.get(people))
        if key == "of" and of in BASES and said.get(people) and is_new:
            yield name


def with_shares(said: FormData, bases: Sequence[str]) -> FormData:
    """The values with the counts in these fields as shares, out of the same number and of nobody knows how many."""
    moved: dict[str, FieldValue] = dict(said)
    for name in bases:
        start = name.removesuffix("of")
        people, of = moved[f"{start}people"], moved[name]
        moved |= {f"{start}people": "", name: ""}
        if f"{start}share" in moved and of != PERCENT:
            moved |= {f"{start}share": people, f"{start}per": of}
        else:
            moved[f"{start}per_100"] = people
    return moved
