"""The keys of the figures of a statement: chances, amounts at one time or several, differences, courses and chains."""

from dataclasses import replace

from decision_aid.model import amounts, chains, evidence
from decision_aid.model.enums import Statistic
from decision_aid.rule_file.schema.keys import (
    LINE,
    PERIOD,
    EntrySchema,
    Listed,
    Nested,
    OneOf,
    Plain,
    Reference,
    optional,
    required,
)

RANGE_IS = ("published", "computed here")
PER = ("10", "100", "1000", "10000", "100000")

# fmt: off
WHO = optional("who", LINE, 'Who was counted, such as women; finishes "32 of 40 ...". Without it, people.',
               label="Who was counted", hint="Such as: women. Blank means: people")
STANDARD_ERROR = optional("standard_error", Plain.DECIMAL,
                          "The standard error, where that was published and no range: the range is computed from it.",
                          label="Or: the standard error", hint="Where that was published instead of a range")
RANGE_ORIGIN = optional("range_is", OneOf(RANGE_IS), "Where the range comes from: published, or computed here.",
                        label="Where the range comes from")
COUNTS = (
    optional("people", Plain.NUMBER, "How many people it happened to.",
             label="People it happened to", hint="A whole number, such as 12"),
    optional("of", Plain.NUMBER, "How many people were studied.",
             label="Out of how many people", hint="A whole number, such as 88"),
    optional("per_100", Plain.DECIMAL, "People out of 100, where only that was published.",
             label="Or: percentage (number out of 100)", hint="Only if no count was published"),
    optional("share", Plain.DECIMAL, "People out of the number under per, as published, where there is no count.",
             label="Or: number in every 10, 1,000 or more", hint="As published, such as 7.8", since=2),
    optional("per", OneOf(PER, "a number of people"), "The number that share and range are out of; 100 without it.",
             label="In every how many people", hint="What the share and range are out of. Blank means: 100", since=2),
)
RANGES = (
    optional("range", Plain.TWO_DECIMALS,
             "Where the true figure may lie, out of 100 people or per: the lower and the higher number.",
             hint="Where the true figure may lie, out of 100 people"),
    RANGE_ORIGIN,
    optional("plus_minus", Plain.DECIMAL,
             "How far the true figure may lie to either side, out of 100 people or per.",
             label="Or: plus or minus, out of 100", hint="Where that was published instead"),
    replace(STANDARD_ERROR, since=2),
)
GROUP_OPTION = optional("option", Reference("options"),
                        "The option that this group had; if each group had one, the statement says 'option: every'.",
                        label="The option that it had")
GROUP = EntrySchema("a group", evidence.Arm, (
    replace(GROUP_OPTION, since=2),
    optional("name", LINE, 'Which group it is, such as "with the drug"; a group that had an option needs none.',
             label="Which group", hint="Such as: with the splint", unless="option"),
    *COUNTS,
    *RANGES,
))
CHANGE = (
    optional("fewer", Plain.DECIMAL, "How many fewer there were, as it was published.",
             label="How many fewer", hint="As it was published, such as 0.21"),
    optional("more", Plain.DECIMAL, "How many more there were, as it was published.",
             label="Or: how many more", hint="Fill in one of the two."),
    optional("range", Plain.TWO_CHANGES,
             "Where the true difference may lie, such as [0.06, 0.36], or [0.54 fewer, 0.12 more] if it may be none.",
             hint="Such as 0.06 and 0.36; or 0.54 fewer and 0.12 more"),
    RANGE_ORIGIN,
    STANDARD_ERROR,
    optional("may_be_none", Plain.YES_NO,
             'Without a range: "yes" if the source says that there may be no difference.',
             label="May the difference be none?", hint="Only if no range was published"),
)
CHANGE_OF_GROUPS = optional("difference", Nested(EntrySchema("a difference", amounts.SignedChange, CHANGE)),
                            "The published difference of the first group from the second.", attribute="change",
                            label="Difference of the first group from the second")
CHANCE = EntrySchema("a chance", evidence.Chance, (
    *COUNTS,
    replace(WHO, since=2),
    optional("event", LINE, 'What happened to them; finishes "32 of 40 people ...".',
             label="What happened to them", hint="Finishes “12 of 100 people …”, such as: had no pain"),
    optional("otherwise", LINE, 'What the others did; finishes "8 of 40 people ...".',
             label="What happened to the others", hint="Blank means: did not"),
    optional("over", PERIOD, "The time within which it happened, such as 6 months.",
             label="Within which time", hint="What happened by then, such as: 6 months"),
    optional("at", PERIOD, "The time at which it was so, such as 6 months.",
             label="Or: at which time", hint="How it was then, such as: 5 years. Fill in one of the two."),
    *RANGES,
    optional("picture", Plain.YES_NO, 'Whether it is drawn as people; "no" needs a reason, as a waiver of no-picture.',
             label="Draw the figure"),
    optional("groups", Listed(GROUP, 6), "The two groups or more that one study compared, six at most.",
             attribute="arms"),
    replace(CHANGE_OF_GROUPS, since=2,
            means="The published difference of the first group from the second, out of 100 people or per."),
))
TIME_NOT_GIVEN = "a time that the source does not give"  # fits after "over" and after "at"
TIME = (
    optional("over", PERIOD, "The time within which it was counted, such as 2 years.",
             label="Within which time", hint="Such as: 2 years"),
    optional("at", PERIOD, "The time at which it was so, such as 1 year.",
             label="Or: at which time", hint="Such as: 1 year. Fill in one of the two."),
)
MEASURE = (
    optional("value", Plain.DECIMAL, "How much it was, as it was published.",
             label="How much", hint="As it was published, such as 0.56"),
    optional("of", Plain.NUMBER, "How many people were studied.",
             label="How many people were studied", hint="A whole number, such as 150"),
    optional("range", Plain.TWO_DECIMALS, "Where the true amount may lie: the lower and the higher number.",
             hint="Where the true amount may lie"),
    RANGE_ORIGIN,
    STANDARD_ERROR,
)
MEASURED = EntrySchema("a group", amounts.MeasuredGroup, (
    GROUP_OPTION,
    optional("name", LINE, 'Which group it is, such as "after the operation"; a group that had an option needs none.',
             label="Which group", hint="Such as: after the operation", unless="option"),
    *MEASURE,
))
MEASURED_THING = (
    required("unit", LINE, 'What it is an amount of; finishes "0.56 ...", such as "throat infections a year".',
             label="Of what", hint="Finishes “0.56 …”, such as: throat infections a year"),
    required("statistic", OneOf(Statistic),
             "A mean or a median over people, or a count: the same for everybody, such as visits or euros.",
             label="Kind of amount"),
)
MEASURED_GROUPS = (
    optional("groups", Listed(MEASURED, 6), "The two to six groups of one study, each with its own amount."),
    CHANGE_OF_GROUPS,
)
AMOUNT = EntrySchema("an amount", amounts.Amount, (*MEASURE, *MEASURED_THING, *TIME, *MEASURED_GROUPS))
MEASUREMENT = EntrySchema("a time", amounts.Measurement, (*TIME, *MEASURE, *MEASURED_GROUPS))
AMOUNTS = EntrySchema("amounts at several times", amounts.AmountCourse, (
    *MEASURED_THING,
    required("times", Listed(MEASUREMENT, 8), "The times at which one study looked, the earliest first, in one unit.",
             in_form=False),
))
DIFFERENCE = EntrySchema("a difference", amounts.Difference, (
    *CHANGE,
    required("unit", LINE, 'What there were fewer or more of, in the plural; finishes "3 fewer ...".',
             label="Of what", hint="Finishes “3 fewer …”, such as: deaths from breast cancer"),
    optional("per", OneOf(PER, "a number of people to say it among"),
             "Among how many people; without it, for each person on average.",
             label="Among how many people", hint="Blank means: for each person"),
    optional("who", LINE, 'Who they are, such as women; finishes "among 10,000 ...". Without it, people.',
             label="Who they are", hint="Such as: women. Blank means: people"),
    required("compared_with", LINE, 'What it was compared with; finishes "compared with ...".',
             label="Compared with what", hint="Finishes “compared with …”, such as: no screening"),
    *TIME,
    optional("of", Plain.NUMBER, "How many people were studied in all.",
             label="How many people were studied in all", hint="A whole number, such as 300"),
))
MOMENT = EntrySchema("a time", evidence.Moment, (
    optional("over", PERIOD, "The time within which it happened, such as 5 years.",
             label="Within which time", hint="Such as: 5 years"),
    optional("at", PERIOD, "The time at which it was so, such as 5 years.",
             label="Or: at which time", hint="Such as: 5 years. Fill in one of the two."),
    *COUNTS,
    *RANGES,
    optional("groups", Listed(GROUP, 6), "The groups that were compared in one study, the same at every time.",
             attribute="arms"),
))
COURSE = EntrySchema("a course", evidence.Course, (
    WHO,
    required("event", LINE, 'What happened to them; finishes "about 2 of 100 people ...".',
             label="What happened to them", hint="Finishes “2 of 100 people …”, such as: had another operation"),
    optional("otherwise", LINE, 'What the others did; without it, "did not".',
             label="What happened to the others", hint="Blank means: did not"),
    required("times", Listed(MOMENT, 8), "The times at which one study looked, the earliest first, in one unit.",
             in_form=False),
    optional("picture", Plain.YES_NO, 'Whether it is drawn as a line; "no" needs a reason, as a waiver of no-picture.',
             label="Draw the figure"),
))
STEP = EntrySchema("a step", chains.ChainStep, (
    optional("id", Plain.ID, "A short name for the step, for steps whose people are some of its people.",
             label="Short name of the step", hint="For steps that are some of these people, such as: called-back"),
    optional("among", Plain.ID, "The step above whose people these are some of; without it, they are some of all.",
             label="Some of the people of which step", hint="A step above needs a short name to be in this list."),
    optional("people", Plain.NUMBER, "How many people it happens to, where people were counted.",
             label="People it happens to", hint="A whole number, such as 12"),
    optional("share", Plain.DECIMAL, "How many people it happens to, out of the number under 'per'.",
             label="Number out of the base of the chain", hint="As it was published, such as 97.8"),
    required("event", LINE, 'What happens to them; finishes "98 of 1,000 women ...".',
             label="What happens to them", hint="Finishes “98 people …”, such as: have a false alarm"),
    optional("comes_from", LINE, 'Where the number is from, if not from the first source: "another study, of ...".',
             label="Where the number is from", hint="Blank means: the first source"),
))
CHAIN = EntrySchema("a chain", chains.Chain, (
    optional("of", Plain.NUMBER, "How many people were counted at the beginning; with 'per', how many were studied.",
             label="How many people were counted", hint="A whole number, such as 2938"),
    optional("per", OneOf(PER, "a number of people to begin with"),
             "Out of how many people the shares of all steps are, where no count was published.",
             label="In every how many people", hint="Only if no count was published"),
    optional("who", LINE, 'Who they are; finishes "Of 1,000 ...", such as "women who have one mammogram".',
             label="Who they are", hint="Finishes “Of 1,000 …”, such as: women who have one mammogram"),
    *TIME,
    required("steps", Listed(STEP, 12), "What happens to how many of them, step by step.", in_form=False),
    optional("picture", Plain.YES_NO, 'Whether it is drawn as bars; "no" needs a reason, as a waiver of no-picture.',
             label="Draw the figure"),
))
# fmt: on
