"""The keys of a rule file that no review is about: who sees the aid, and the day of its next check.

They change nothing that people are told about the options, so a review stands when they alone change.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

from decision_aid.rule_file.editing.values import Value, read_value, with_value_at

HIDDEN, NEXT_CHECK = "hidden", ("about", "review_by")
WRITTEN = re.compile(rb"^hidden:[^\r\n]*(?:\r?\n|\Z)|\breview_by:[ \t]*[\"']?[-0-9]+[\"']?", re.MULTILINE)


def keeps_review(before: bytes, after: bytes) -> bool:
    """Whether two texts differ, and that in these keys alone: layout, comments and status are the same.

    Bytes are compared first, which is cheap; only then is what looks like such a key known to be one by parsing.
    """
    return before != after and WRITTEN.sub(b"", before) == WRITTEN.sub(b"", after) and _says_the_same(before, after)


@lru_cache(16)
def _says_the_same(before: bytes, after: bytes) -> bool:
    old, new = map(_reviewed_value, (before, after))
    return old is not None and old == new


def _reviewed_value(content: bytes) -> Value | None:
    """What the file says under all other keys; None where it can't be read."""
    value = read_value(content)
    if not isinstance(value, Mapping):
        return None
    return with_value_at({key: under for key, under in value.items() if key != HIDDEN}, NEXT_CHECK, "")
