"""The keys under `about`: what is decided, for whom, and what the writers declare.

A line of `DECLARATIONS` needs no field in the model.
"""

from decision_aid.model import aid
from decision_aid.model.enums import DecisionKind, Patient
from decision_aid.model.gettext_marker import _
from decision_aid.rule_file.schema.keys import LINE, TEXT, EntrySchema, Listed, OneOf, Plain, optional, required

# fmt: off
WRITER = EntrySchema("a writer", aid.Writer, (
    required("name", LINE, "The writer's name, as people read it."),
    required("role", LINE, 'What the writer is, such as "kidney doctor".'),
    optional("offers_this_treatment", Plain.YES_NO, "Whether the writer's unit offers one of the options: yes or no.",
             label="Offers one of the options", hint="Does their unit offer one of the options?"),
), title_key="name", detail_key="role")
# What the writers declare about how the aid was made. Pages and exports list all of it, by label.
DECLARATIONS = (
    required("funding", TEXT, 'Who paid for the aid; "none" where nobody did.', label=_("Paid for by")),
    required("interests", TEXT, 'What the writers have to declare; "none declared" where there is nothing.',
             label=_("Interests")),
    optional("method", TEXT, "How the evidence was found and chosen.", label=_("How the evidence was found")),
    optional("patients_took_part", TEXT, "How patients were involved in making the aid, or that they were not.",
             label=_("How patients were involved")),
    optional("country", TEXT, "The country that the aid is written for.", label=_("Country it is for")),
    optional("peer_review", TEXT, "Who from outside the team reviewed it, and when.", label=_("Reviewed by others")),
    optional("tried_with_patients", TEXT, "Who that faces this decision tried it, and what they said.",
             label=_("Tried with patients")),
    optional("tried_with_clinicians", TEXT, "Which clinicians tried it with patients, and what they said.",
             label=_("Tried with clinicians")),
    optional("effect_studied", TEXT, "Whether anybody studied what the aid does for people.",
             label=_("What it does for people")),
    optional("equality", TEXT, "How you looked at whether it serves everybody alike.",
             label=_("Equality")),
    optional("contact", TEXT, "Whom readers can write to about the aid, such as about a mistake in it.",
             label=_("Whom to write to about it")),
    optional("test_measures", TEXT, "What the test measures, for an aid about a test or a screening.",
             label=_("What the test measures"), since=2),
    optional("after_positive", TEXT, "What comes after a positive result.",
             label=_("What comes after a positive result"), since=2),
    optional("after_negative", TEXT, "What comes after a negative result.",
             label=_("What comes after a negative result"), since=2),
    optional("overdiagnosis", TEXT, "That the test can find disease that would never have mattered.",
             label=_("Finding what would never have mattered"), since=2),
    required("update_policy", TEXT, "When the aid is looked at again, and what would make you look sooner.",
             label=_("How often it is updated")),
)
ABOUT = EntrySchema("about", aid.About, (
    optional("condition", TEXT, "What the illness or problem is, in a few sentences.", label="The illness or problem"),
    required("decision", TEXT, 'What is to be decided, beginning with "Whether to".', label="What is to be decided"),
    required("for", TEXT, "The people that the aid is for.", attribute="for_whom", label="Who it is for"),
    optional("not_for", TEXT,
             "Who must not use the aid, and what to do then, in one or two sentences; it stands above what is known.",
             label=_("Who must not use it"), since=2),
    optional("kind", OneOf(DecisionKind, "a kind of decision"),
             "What is decided about: a treatment, a screening or a test; without it, a treatment.",
             label=_("What is decided about"), since=2),
    optional("person", OneOf(Patient, "a person whom a decision is about"),
             "Whom the decision is about: you, who reads and answers; your child; or your parent. Without it, you.",
             label=_("Whom it is about"), since=2),
    optional("look_again", LINE,
             'What makes one look at the decision again; finishes "Look again on ..., or when ...".',
             label=_("When to look again"), since=2),
    required("written_by", Listed(WRITER), "Who wrote the aid, and whether their unit offers one of the options."),
    *DECLARATIONS,
    optional("done", Plain.WORDS, "Those keys above whose text says that it was done, such as peer_review.",
             label="What was done", hint="Tick what your text above says was done."),
    optional("not_done", Plain.WORDS, "Those keys above whose text says that it was not done, or that there is none.",
             label="What was not done", hint="Tick what your text above says was not done, or that there is none of."),
    required("reviewed", Plain.DAY, "The day on which somebody last went through all of it, such as 2026-09-01.",
             label="Last gone through on", hint="Year-month-day, such as 2026-09-01"),
    required("review_by", Plain.DAY,
             "The day by which it is to be gone through again; after it, pages say that it is overdue.",
             label="To be gone through again by", hint="Year-month-day, such as 2027-03-01"),
))
# fmt: on
