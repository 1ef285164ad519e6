"""Drafts that were checked are kept by the memory that they take, with all that was found in them."""

import tracemalloc
from collections.abc import Callable

from decision_aid.rule_file.reading import read_rule_file
from decision_aid.web.editor.drafts.check_cache import read_and_check
from tests.support.aids import SMALL, TODAY
from tests.support.cost import counted
from tests.support.long_problems import misspelt_in_one_line, unknown_names
from tests.support.sampling import sampled

MEGABYTE = 1024 * 1024


@sampled(
    "made, numbers",
    [(unknown_names, range(50, 54)), (unknown_names, range(50, 60)), (misspelt_in_one_line, range(9000, 9002))],
    1,
)
def test_many_drafts_with_many_problems_are_kept_in_little_memory(made: Callable[[int], str], numbers: range) -> None:
    texts = [made(number) for number in numbers]
    read_and_check(texts[0].encode(), TODAY)
    tracemalloc.start()
    found = [len(read_and_check(text.encode(), TODAY).problems) for text in texts]
    kept, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert min(found) > 100
    assert kept < 10 * MEGABYTE


def test_a_check_does_not_read_the_aid_before_somebody_asks_for_it() -> None:
    text = SMALL.encode()
    read_and_check(text + b"# before\n", TODAY)  # what is made once, at the first check

    found, for_check = counted(lambda: read_and_check(text + b"# now\n", TODAY))
    aid, for_reading = counted(lambda: found.aid)

    assert for_check < for_reading
    assert aid == read_rule_file(text + b"# now\n")[0]
