"""Faults in amounts and differences: in the figure of a statement, what is there and what they write.

The mark ` #! check` stands at the line that the author must mend.
"""

from tests.support.amounts import with_figure

GOOD = """\
amount:
      unit: throat infections a year
      statistic: mean
      over: 22 months
      groups:
        - {name: after the operation, value: 0.56, range: [0.4, 0.7], range_is: published}
        - {name: while waiting, value: 0.77}
      difference: {fewer: 0.21, range: [0.06, 0.36], range_is: published}"""
FEWER = """\
difference:
      fewer: 3
      unit: deaths from breast cancer
      per: 10000
      over: 10 years
      compared_with: no screening
      range: [1, 7]
      range_is: published"""
CHANGE = "{fewer: 0.21, range: [0.06, 0.36], range_is: published}"
SECOND = """\
  - option: wait
    outcome: time
    says: It was looked at again.
    {figure}
    certainty: low
    because: one small trial
    sources: [alpha]
"""


def with_two(first: str, second: str) -> str:
    """The small aid with a figure, and before it a second one in the same row."""
    return with_figure(first).replace("statements:\n", "statements:\n" + SECOND.replace("{figure}", second), 1)


FAULTS = {
    "range beside the value": (GOOD, "[0.4, 0.7], range_is", "[0.6, 0.7], #! range-outside\n            range_is"),
    "range beside the difference": (FEWER, "range: [1, 7]", "range: [4, 7] #! range-outside"),
    "range in the other direction": (FEWER, "range: [1, 7]", "range: [1 more, 7 more] #! range-outside"),
    "difference turned round": (GOOD, CHANGE, "{more: 0.21} #! amount-difference"),
    "difference of another size": (GOOD, CHANGE, "{fewer: 0.12} #! amount-difference"),
    "groups of one name": (GOOD, "while waiting, value: 0.77}", "after the operation, value: 0.77} #! same-name"),
    "share as an amount": (GOOD, "throat infections a year", "of 100 children with infections #! share-as-amount"),
    "per cent as an amount": (GOOD, "throat infections a year", "per cent of children #! share-as-amount"),
    "share as a difference": (FEWER, "deaths from breast cancer", "deaths in 100 women #! share-as-amount"),
    "number in the unit": (GOOD, "throat infections a year", "2 infections a year #! sentence-part"),
    "unit as a sentence": (GOOD, "throat infections a year", "Infections a year. #! sentence-part"),
    "time with its word": (GOOD, "over: 22 months", "over: over 22 months #! sentence-part"),
    "time without its unit": (GOOD, "over: 22 months", "over: 22 #! sentence-part"),
    "unit says fewer": (FEWER, "deaths from breast cancer", "fewer deaths from breast cancer #! sentence-part"),
    "comparison said twice": (FEWER, "no screening", "compared with no screening #! sentence-part"),
}  # fmt: skip
MEDIAN = "amount: {value: 2, unit: throat infections a year, statistic: median}"
AMOUNTS = {name: with_figure(good.replace(old, new, 1)) for name, (good, old, new) in FAULTS.items()} | {
    "a mean beside a median": with_two(GOOD.replace("a year\n", "a year #! mixed-amounts\n"), MEDIAN)
}
