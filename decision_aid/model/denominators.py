"""The denominator of each row: the number of people that all chances of an outcome are told and drawn out of.

It is decided over the whole file, so that no answer moves it. An author may choose another under `out_of`.
"""

from collections.abc import Collection, Iterable, Iterator
from decimal import Decimal
from fractions import Fraction

from decision_aid.model.amounts import Difference
from decision_aid.model.chains import Chain
from decision_aid.model.enums import Denominator
from decision_aid.model.evidence import Arm, Chance, Course, Finding, Statement

DENOMINATORS = tuple(denominator.value for denominator in Denominator)
VERY_FEW_BELOW = 20  # fewer people than that are told as they were counted


def row_denominators(findings: Collection[tuple[Statement, Finding]]) -> dict[str, int]:
    """The denominator by outcome: the smallest that tells all shares of people apart, or fits all differences.

    Nobody to whom something happened looks like none in it, nor anybody who was spared like all, and no two unlike
    shares from one source look equal. The largest if none is fine enough. Shares from different sources may look equal:
    they cannot be compared, and a finer denominator would claim more than counts of a few people can tell.
    """
    rows: dict[str, dict[tuple[str, ...], set[Fraction]]] = {}
    for statement, finding in findings:
        if isinstance(finding.figure, Chance | Course | Chain):
            by_source = rows.setdefault(statement.outcome, {})
            by_source.setdefault(finding.sources, set()).update(_shares(finding.figure))
    of_shares = {outcome: _smallest(tuple(by_source.values())) for outcome, by_source in rows.items()}
    return {**difference_denominators(findings), **of_shares}


def difference_denominators(findings: Iterable[tuple[Statement, Finding]]) -> dict[str, int]:
    """The largest number of people that a difference of the outcome is published among: it fits all of them exactly."""
    found: dict[str, int] = {}
    for statement, finding in findings:
        if isinstance(finding.figure, Difference) and finding.figure.per:
            found[statement.outcome] = max(found.get(statement.outcome, 0), finding.figure.per)
    return found


def is_very_few(arm: Arm) -> bool:
    """Whether so few people were studied that a share of a hundred would claim too much."""
    return arm.of is not None and arm.of < VERY_FEW_BELOW


def _shares(figure: Chance | Course | Chain) -> Iterator[Fraction]:
    """The shares of people that a figure tells; not those of very few people, who are told as they were counted."""
    if isinstance(figure, Chain):
        yield from map(figure.share, figure.steps)
        return
    for chance in figure.chances if isinstance(figure, Course) else (figure,):
        yield from (arm.proportion for arm in chance.arms if not is_very_few(arm))


def _smallest(groups: tuple[set[Fraction], ...]) -> int:
    return next((one for one in DENOMINATORS if all(_tells_apart(shares, one) for shares in groups)), DENOMINATORS[-1])


def _tells_apart(shares: set[Fraction], out_of: int) -> bool:
    parts = [share.as_integer_ratio() for share in shares]  # of which whole numbers are quicker to work out with
    seen = all(not part or part * out_of >= whole for some, whole in parts for part in (some, whole - some))
    return seen and len({people_of(share, out_of) for share in shares}) == len(shares)


def people_of(share: Fraction, out_of: int) -> int:
    """How many of so many people that is, rounded half up."""
    some, whole = share.as_integer_ratio()
    return (2 * some * out_of + whole) // (2 * whole)


def published_among(number: Decimal, per: int) -> int:
    """Among how many people a number was published to the person: 5.1 of 1,000 are 51 of 10,000."""
    return int(per * 10 ** max(0, -int(number.as_tuple().exponent)))
