"""Changes to what a figure is of: when, what, whom, against what, of how many, how sure. A dossier shows each.

A change names what it is found in: a statement, the people of a source, or the status in a statement. All changes to an
aid are made in one text, each to a fact of its own, so that the text is read once.
"""

from typing import NamedTuple

PLACEBO = "{name: with placebo, people: 5, of: 6, range"
OF_BELIMUMAB = "\n\n  - option: conventional\n    outcome: kidney-response\n    says: In the same people"
OF_VOCLOSPORIN = "\n      groups:\n        - {name: with voclosporin, people: 0"
ALL_AT_5_YEARS = "\n      otherwise: were not\n      at: 5 years\n      range: [18, 38]"
FIRST_CASE = 'also helped more people)"\n    cases:\n      - when: {active: [two-or-more]}\n'


class Change(NamedTuple):
    """What stands in the rule file, what is put in its place, and what this is found in."""

    respect: str
    found_in: str
    written: str
    wrong: str


LUPUS = (
    Change(
        "time",
        "conventional.alive.2",
        f"over: the second and third year{OF_VOCLOSPORIN}",
        f"over: 3 years{OF_VOCLOSPORIN}",
    ),
    Change("time", "hsct.alive.2", "at: a time that the source does not give", "at: an average of 29 months"),
    Change("time", "conventional.kidney-response.6.case-1", "at: 76 weeks", "at: 1 year"),
    Change(
        "event",
        "hsct-death-registry",
        "event: died of something other than lupus coming back",
        "event: died because of the treatment",
    ),
    Change("event", "conventional.remission.case-1", "event: got better by the BICLA score", "event: had quiet lupus"),
    Change(
        "event",
        "msc.lasting",
        f"event: were in complete remission{ALL_AT_5_YEARS}",
        f"event: were in remission{ALL_AT_5_YEARS}",
    ),
    Change("population", "conventional.kidney-relapse.case-1", "      who: people who had got better\n", ""),
    Change(
        "population",
        "people of burt-2006",
        "50 people whose lupus had resisted usual medicines and put",
        "50 people whose lupus put",
    ),
    Change(
        "population",
        "belimumab-relapsed",
        f"when: {{nephritis-course: [back, unsure]}}{OF_BELIMUMAB}",
        f"when: {{nephritis-course: [resistant, unsure]}}{OF_BELIMUMAB}",
    ),
    Change(
        "comparison",
        "msc-placebo-remission",
        PLACEBO,
        PLACEBO.replace("with placebo", "with cyclophosphamide"),
    ),
    Change(
        "comparison",
        "conventional.infection.2.case-1",
        "{name: without it, per_100: 11.2,",
        "{name: with cyclophosphamide, per_100: 11.2,",
    ),
    Change("denominator", "hsct.remission.2", "people: 21\n      of: 24", "people: 21\n      of: 27"),
    Change("denominator", "hsct.kidney-relapse", "people: 6\n      of: 22", "people: 6\n      of: 18"),
    Change("status", "status of msc.trials", "It is listed as completed.", "It is under way."),
    Change(
        "status",
        "status of conventional.coverage",
        "approved in the USA and in the European Union for",
        "approved in the USA for",
    ),
    Change(
        "certainty",
        "hsct-death-early-registry",
        "[3, 21]\n      range_is: published\n    certainty: very low\n    because: old practice, with",
        "[3, 21]\n      range_is: published\n    certainty: low\n    because: old practice, with",
    ),
    Change(
        "certainty",
        "belimumab-nephritis.case-1",
        f"{FIRST_CASE}        certainty: low",
        f"{FIRST_CASE}        certainty: moderate",
    ),
)
MAMMOGRAPHY = (
    Change("value", "deaths-canada.case-2", "share: 3.27,", "share: 3.72,"),
    Change("denominator", "alarms-canada.case-1", "share: 294, per: 1000", "share: 294, per: 10000"),
    Change("time", "deaths-canada.case-1", "over: 18 to 30 years", "over: 18 to 26 years"),
    Change("value", "deaths-canada.case-4", "fewer: 1.55, range", "fewer: 1.05, range"),
    Change("event", "uk-age-trial", "from 40 to 48, event: died of breast cancer", "from 40 to 48, event: died"),
    Change(
        "population", "fewer-uk", "when: {age: {at_least: 50, below: 71}}", "when: {age: {at_least: 50, below: 70}}"
    ),
    Change("population", "sensitivity", "who: breast cancers, event: were missed", "who: women, event: were missed"),
    Change("population", "people of lehman-2017", "792,808 women in the USA", "792,808 women in England"),
    Change(
        "comparison",
        "deaths-canada.case-3",
        "name: women not screened (usual care), share: 6.15",
        "name: no screening, share: 6.15",
    ),
    Change(
        "comparison",
        "model-yearly",
        "compared_with: every two years from 50 to 74\n    modelled",
        "compared_with: no screening\n    modelled",
    ),
    Change(
        "certainty",
        "alarms-uk",
        "certainty: moderate\n    because: one group of",
        "certainty: high\n    because: one group of",
    ),
    Change("certainty", "fewer-usa.case-1", "fewer: 3, may_be_none: yes", "fewer: 3"),
    Change("certainty", "ryser", "range: [9.4, 26.5]", "range: [9.4, 25.6]"),
    Change("status", "model-two-yearly", "    modelled: yes\n", ""),
    Change("status", "status of guideline-usa", "USA, 2024: a task force", "USA, 2016: a task force"),
    Change("source", "alarms-norway", "sources: [tsuruda-2022]", "sources: [macmillan]"),
)
TONSILS = (
    Change("value", "infections", "value: 0.56}", "value: 0.65}"),
    Change("value", "bleeding-compared", "per_100: 4.2}", "per_100: 42}"),
    Change("denominator", "death-usa.case-1", "share: 117, per: 100000", "share: 117, per: 10000"),
    Change("denominator", "problems-severe", "people: 13, of: 95", "people: 13, of: 187"),
    Change("time", "uk-two-years", "over: 2 years, compared_with", "over: 1 year, compared_with"),
    Change("event", "later-operation", "event: had the operation later", "event: had no operation"),
    Change("event", "colds", "unit: colds", "unit: coughs"),
    Change("population", "death-usa.case-2", "under 21 without a complex", "under 12 without a complex"),
    Change("population", "people of paradise-2002", "328 moderately ill children", "328 severely ill children"),
    Change(
        "comparison",
        "sleep-study",
        "[{option: wait, per_100: 46}, {option: operation, per_100: 79}]",
        "[{option: operation, per_100: 46}, {option: wait, per_100: 79}]",
    ),
    Change(
        "certainty",
        "gain-by-history.case-1",
        "certainty: very low\n    because: it is a part",
        "certainty: low\n    because: it is a part",
    ),
    Change("certainty", "fever", "range: [0.54 fewer, 0.12 more]", "range: [0.12, 0.54]"),
    Change("status", "status of guideline", "A US guideline of 2019", "A US guideline of 2011"),
)
IN_HEADS = {
    "lupus": (
        Change("value", "head of hsct-death-range", "11 of 100 within", "12 of 100 within"),
        Change("value", "head of msc.treatment-death", "one died, link unclear", "two died, link unclear"),
        Change("denominator", "head of hsct-kidney-range", "head: 22 people", "head: 27 people"),
        Change(
            "event", "head of hsct.fewer-drugs", "immunosuppressants, up to 10 mg", "immunosuppressants, up to 5 mg"
        ),
        Change("time", "head of conventional.lasting", "better after one year.", "better after two years."),
        Change(
            "population",
            "note 3 of hsct",
            '{text: "European experts give 18 to',
            '{text: "European experts give 16 to',
        ),
    ),
    "mammography": (
        Change("value", "head of deaths-canada.case-1", "8 fewer in 10 years", "10 fewer in 8 years"),
        Change("value", "head of needless-canada", "about 10 fewer died", "about 1 fewer died"),
        Change("time", "head of deaths-canada.case-3", "21 fewer in 10 years", "21 fewer in 20 years"),
        Change("population", "head of alarms-3d.case-6", "(USA, 50 to 59, 3D)", "(USA, 50 to 69, 3D)"),
        Change(
            "comparison", "note 3 of yearly", "compare it with every two years", "compare it with every three years"
        ),
    ),
    "tonsils": (
        Change("value", "head of sore-days", "5 to 7 right after surgery", "1 to 2 right after surgery"),
        Change("time", "head of gain-fades", "3.5 fewer sore throats over 2", "3.5 fewer sore throats over 3"),
        Change("population", "head of death-usa.case-2", "Under 21, without", "Under 12, without"),
        Change("event", "note 1 of wait", "5 a year for 2 years", "3 a year for 2 years"),
    ),
}
CHANGES = {"lupus": LUPUS, "mammography": MAMMOGRAPHY, "tonsils": TONSILS}
