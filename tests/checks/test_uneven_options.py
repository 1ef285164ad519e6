"""How much is told of each option is counted over the whole file, and for each example person."""

from decision_aid.checks.rules.uneven_options import problems
from tests.support.aids import SMALL, aid_from

FINDING = "{{option: {option}, outcome: ache, id: {option}-{at}, says: Fact {at}., certainty: low, because: few"
FOR_SOME = "sources: [beta], when: {{duration: [{duration}]}}}}"
EXAMPLES = "examples:\n  - {name: For long, given: {duration: long}, must_show: [exercises-1]}\n"


def told(option: str, duration: str) -> str:
    """Twelve findings on an option for those who gave that answer."""
    written = f"  - {FINDING}, {FOR_SOME}\n"
    return "".join(written.format(option=option, duration=duration, at=at) for at in range(12))


def test_options_that_are_even_in_the_file_may_be_uneven_for_a_person() -> None:
    even = SMALL + told("wait", "short") + told("exercises", "long")

    assert [*problems(aid_from(even))] == []
    (problem,) = problems(aid_from(even + EXAMPLES))
    assert problem.message.startswith("For the example 'For long', of 'exercises' there are 13 findings (of 'wait' 2),")


def test_the_whole_file_is_named_before_any_person() -> None:
    (problem,) = problems(aid_from(SMALL + told("exercises", "long") + EXAMPLES))

    assert problem.message.startswith("In the whole file, of 'exercises' there are 15 findings (of 'wait' 2)")
