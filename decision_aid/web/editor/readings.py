"""A text comes in; what can be read of it and its problems go out, found out once for each text and day."""

import datetime
import threading
from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property, lru_cache

from decision_aid.checks import looked_over
from decision_aid.model import DecisionAid
from decision_aid.problems import Problem, has_errors
from decision_aid.web.editor.marks import marked

MOST_KEPT = 24  # of the lupus aid each takes about two megabytes


@dataclass(frozen=True)
class Reading:
    """A rule file's text, read and checked; an `aid` with errors is for its author's eyes only."""

    content: bytes
    aid: DecisionAid | None
    problems: tuple[Problem, ...]

    @property
    def usable(self) -> bool:
        """Whether it could be shown to a person."""
        return self.aid is not None and not has_errors(self.problems)

    @cached_property
    def lined(self) -> DecisionAid | None:
        """The aid with its lines in its texts."""
        return marked(self.aid)


@lru_cache(maxsize=MOST_KEPT)
def reading(content: bytes, today: datetime.date) -> Reading:
    """The reading of that text on that day."""
    return Reading(content, *looked_over(content, today=today))


class LastRead:
    """For each author and file the last text of theirs that could be read; in memory, and bounded."""

    def __init__(self) -> None:
        self._kept: OrderedDict[tuple[str, str], bytes] = OrderedDict()
        self._one_at_a_time = threading.Lock()

    def readable(self, author: str, name: str, found: Reading, today: datetime.date) -> Reading | None:
        """This reading where there is an aid in it, else the last one in which there was."""
        with self._one_at_a_time:
            if found.aid is not None:
                self._kept[author, name] = found.content
                self._kept.move_to_end((author, name))
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
            last = self._kept.get((author, name))
        return reading(last, today) if last is not None else None
