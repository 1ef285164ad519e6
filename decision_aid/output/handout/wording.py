"""The handout's fixed texts, for translation with gettext; all others come from the Summary."""

from collections.abc import Mapping

from decision_aid.consultation.statement_labels import BESIDE_OPTIONS
from decision_aid.consultation.wording import AT_A_GLANCE, SAME_STUDY, STILL_UNCLEAR, TEACH_BACK, Translate
from decision_aid.model.evidence import EVERY_OPTION
from decision_aid.model.gettext_marker import _

DRAFT = _("DRAFT")
WORDS = {
    "about": _("About this aid"),
    "ask": _("What I want to ask"),
    "certainties": _("How sure the evidence is"),
    "code": _("Your answers, on this paper only"),
    "code_how": _(
        "This code holds your answers. We do not keep them. To come back, open this aid again as you did before, "
      "and enter the code on its start page. Your team can tell you where it is."
    ),
    "code_not": _("Your notes are not in the code."),
    "code_scan": _("A picture to scan, with the code"),
    "contents": _("What is in this handout"),
    "continued": _("continued"),
    "date": _("Date"),
    "decision": _("The decision"),
    "depends": _("Depends on:"),
    "each_of_these": _("For each of these:"),
    "file": _("Fingerprint of the file"),
    "for_every": BESIDE_OPTIONS[EVERY_OPTION],
    "glance": AT_A_GLANCE,
    "hard_words": _("Hard words"),
    "involves": _("What each option involves"),
    "left_out": _("Left out, and why"),
    "legal_notice": _("Legal notice"),
    "matters": _("What matters to me"),
    "more_findings_1": _("1 more in the full handout."),
    "more_findings": _("{n} more in the full handout."),
    "may_apply": _("May apply"),
    "more_numbers_1": _("1 more number is in the full handout."),
    "more_numbers": _("{n} more numbers are in the full handout."),
    "more_rows_1": _("1 more topic is online and in the full handout."),
    "more_rows": _("{n} more topics are online and in the full handout."),
    "more_asks_1": _("1 more question to choose from is online and in the full handout."),
    "more_asks": _("{n} more questions to choose from are online and in the full handout."),
    "name": _("Name"),
    "next": _("What we agreed to do next, and when"),
    "not_marked": _("You have not marked anything yet. What matters most to you?"),
    "not_said": _("You have answered no question. What depends on an answer is shown as “may apply”."),
    "not_said_else": _(
        "Besides what matters to you, you answered no question. What depends on an answer is shown as “may apply”."
    ),
    "notes": _("My notes"),
    "nothing_left_out": _("Nothing was left out for your answers."),
    "numbers": _("Full references are online and in the full handout."),
    "offered_by": _("Offered by"),
    "options": _("The options"),
    "page_before": _("See the page before."),
    "page": _("Page {page} of {pages}"),
    "said": _("My answers"),
    "same_study": SAME_STUDY,
    "share": _("Some of its people may also be in"),
    "sources": _("Sources"),
    "told": _("What I told this aid"),
    "trade_offs": _("What each option means"),
    "unknown": _("Where something is not known"),
    "what_is_known": _("What is known"),
    "what_is_known_marked": _("What is known, what matters most to you first"),
    "concern": _("What else matters to me"),
    "leaning": _("What I am leaning towards, or unsure about"),
    "own_notes": _("Anything else"),
    "own_questions": _("My own questions"),
    "own_words": _("In my own words"),
    "tell_1": TEACH_BACK[0],
    "tell_2": TEACH_BACK[1],
    "tell_3": TEACH_BACK[2],
    "unsure": _("Unsure"),
    "unclear": STILL_UNCLEAR,
    "with": _("With"),
    "written_by": _("Written by"),
    "yes_unit": _("Their unit offers an option of this aid."),
    "no_unit": _("Their unit offers none of the options."),
}  # fmt: skip
BLANK = "_" * 20  # to write a day on
CODE_AT = _(
    "This code holds your answers. We do not keep them. To come back, scan this with your own phone, "
    "or go to %(where)s and enter the code."
)
IN_THE_FILE = {
    WORDS["more_rows_1"]: _("1 more topic is in the file, under “Everything, to print”."),
    WORDS["more_rows"]: _("{n} more topics are in the file, under “Everything, to print”."),
    WORDS["more_asks_1"]: _("1 more question to choose from is in the file, under “Everything, to print”."),
    WORDS["more_asks"]: _("{n} more questions to choose from are in the file, under “Everything, to print”."),
    WORDS["numbers"]: _("Full references are in the file, under “Everything, to print”."),
}  # what papers say in place of “online” where the aid is one file
RANGE = _("A range says between which numbers the true one may be.")
DATED = _("Printed on %(printed)s. Version %(version)s, file %(file)s. "
          "Sources last read on %(reviewed)s. Next reading due by %(review_by)s.")  # fmt: skip
YOU_ACCEPT = _("You accept %(accepting)s, for a chance of %(chance)s.")  # below the name of the option
LIMITS = _("Limits: %(limits)s")
FUNDED_BY = _("Paid for by: %(who)s")
READ_ON = _("Last read on %(day)s.")


def translated_words(translate: Translate) -> Mapping[str, str]:
    """The fixed texts in the reader's language, by the key that templates use."""
    return {name: translate(text) for name, text in WORDS.items()}
