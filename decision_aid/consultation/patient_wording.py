"""How pages speak of a decision about a child or a parent: who reads and answers stays "you".

One table says which of the engine's sentences change. It stands between a text and its translation, so screen, paper
and exports change together, and what makes a sentence need not know whom the decision is about.
"""

from collections.abc import Mapping
from functools import lru_cache

from decision_aid.consultation.reasons import ALIKE, PERHAPS_ALIKE, UNLIKE
from decision_aid.consultation.wording import IF_IT_FITS, TEACH_BACK, Translate
from decision_aid.model.enums import Patient
from decision_aid.model.gettext_marker import _

# Keys are texts in English as they stand where they are made; a test finds a key that no longer stands anywhere.
INSTEAD: Mapping[Patient, Mapping[str, str]] = {
    Patient.YOU: {},
    Patient.CHILD: {
        "What matters to you": _("What matters to you for your child"),
        "What matters to me": _("What matters to me for my child"),
        "You have not marked anything yet. What matters most to you?": _(
            "You have not marked anything yet. What matters most to you for your child?"
        ),
        ALIKE: _("Your child is like the people in this study: %(reasons)s."),
        UNLIKE: _("Your child differs from the people in this study: %(reasons)s. Ask what that means for your child."),
        PERHAPS_ALIKE: _("We cannot tell if your child is like the people in this study: %(reasons)s. Ask your team."),
        "Where the facts come from, and whether the people were like you": _(
            "Where the facts come from, and whether the people were like your child"
        ),
        TEACH_BACK[1]: _("What could each option do for your child, and what could it cost you both?"),
        IF_IT_FITS: _("If it fits your child: %(ask)s"),
        "Decision aid used on %(day)s.": _("Decision aid about a child used on %(day)s. A parent or carer answered."),
        "The person said “%(answer)s”": _("The parent or carer said “%(answer)s”"),
        "The patient said “%(answer)s”": _("The child said “%(answer)s”"),
        "the patient said %(said)s": _("your child said %(said)s"),
        "the patient answered “%(answer)s” to “%(ask)s”": _("your child answered “%(answer)s” to “%(ask)s”"),
        "the patient would rather not answer “%(ask)s”": _("your child would rather not answer “%(ask)s”"),
        "the patient said “%(answer)s”": _("your child said “%(answer)s”"),
        "the patient's answer": _("your child's answer"),
        "The patient": _("Your child"),
        "You and the patient": _("You and your child"),
        "The patient and your doctor or nurse": _("Your child and your doctor or nurse"),
        "These answers are saved as the patient's, on the next pages too, until you choose someone else.": _(
            "These answers are saved as your child's, on the next pages too, until you choose someone else."
        ),
        "The person has answered on this page.": _("You have answered on this page."),
        "The patient has answered on this page.": _("Your child has answered on this page."),
        "See what the person said": _("See what you said"),
        "See what the patient said": _("See what your child said"),
        "Only what you mark here comes first in the summary. What the patient marks is kept beside it.": _(
            "Only what you mark here comes first in the summary. What your child marks is kept beside it."
        ),
        "The patient answered this question. What you try here is another answer of theirs.": _(
            "Your child answered this question. What you try here is another answer of theirs."
        ),
        "What matters to the patient: %(marks)s.": _("What matters to the parent or carer for the child: %(marks)s."),
        "The patient did not mark what matters to them.": _(
            "The parent or carer did not mark what matters to them for the child."
        ),
        "What the person wants to ask:": _("What the parent or carer wants to ask:"),
        "What the person is leaning towards, in their own words:": _(
            "What the parent or carer is leaning towards, in their own words:"
        ),
    },
    Patient.PARENT: {
        "What matters to you": _("What matters to you for your parent"),
        "What matters to me": _("What matters to me for my parent"),
        "You have not marked anything yet. What matters most to you?": _(
            "You have not marked anything yet. What matters most to you for your parent?"
        ),
        ALIKE: _("Your parent is like the people in this study: %(reasons)s."),
        UNLIKE: _(
            "Your parent differs from the people in this study: %(reasons)s. Ask what that means for your parent."
        ),
        PERHAPS_ALIKE: _("We cannot tell if your parent is like the people in this study: %(reasons)s. Ask your team."),
        "Where the facts come from, and whether the people were like you": _(
            "Where the facts come from, and whether the people were like your parent"
        ),
        TEACH_BACK[1]: _("What could each option do for your parent, and what could it cost you both?"),
        IF_IT_FITS: _("If it fits your parent: %(ask)s"),
        "Decision aid used on %(day)s.": _(
            "Decision aid about a parent used on %(day)s. A son, daughter or carer answered."
        ),
        "The person said “%(answer)s”": _("The son, daughter or carer said “%(answer)s”"),
        "The patient said “%(answer)s”": _("The parent said “%(answer)s”"),
        "the patient said %(said)s": _("your parent said %(said)s"),
        "the patient answered “%(answer)s” to “%(ask)s”": _("your parent answered “%(answer)s” to “%(ask)s”"),
        "the patient would rather not answer “%(ask)s”": _("your parent would rather not answer “%(ask)s”"),
        "the patient said “%(answer)s”": _("your parent said “%(answer)s”"),
        "the patient's answer": _("your parent's answer"),
        "The patient": _("Your parent"),
        "You and the patient": _("You and your parent"),
        "The patient and your doctor or nurse": _("Your parent and your doctor or nurse"),
        "These answers are saved as the patient's, on the next pages too, until you choose someone else.": _(
            "These answers are saved as your parent's, on the next pages too, until you choose someone else."
        ),
        "The person has answered on this page.": _("You have answered on this page."),
        "The patient has answered on this page.": _("Your parent has answered on this page."),
        "See what the person said": _("See what you said"),
        "See what the patient said": _("See what your parent said"),
        "Only what you mark here comes first in the summary. What the patient marks is kept beside it.": _(
            "Only what you mark here comes first in the summary. What your parent marks is kept beside it."
        ),
        "The patient answered this question. What you try here is another answer of theirs.": _(
            "Your parent answered this question. What you try here is another answer of theirs."
        ),
        "What matters to the patient: %(marks)s.": _(
            "What matters to the son, daughter or carer for the parent: %(marks)s."
        ),
        "The patient did not mark what matters to them.": _(
            "The son, daughter or carer did not mark what matters to them for the parent."
        ),
        "What the person wants to ask:": _("What the son, daughter or carer wants to ask:"),
        "What the person is leaning towards, in their own words:": _(
            "What the son, daughter or carer is leaning towards, in their own words:"
        ),
    },
}
ABOUT_WHOM: Mapping[Patient, str] = {
    Patient.YOU: "",
    Patient.CHILD: _("This is about your child."),
    Patient.PARENT: _("This is about your parent."),
}

ANSWER_FOR_THEM = _("Answer for them.")


@lru_cache(maxsize=64)  # so that what is cached by its result is found again
def spoken_of(patient: Patient, translate: Translate) -> Translate:
    """The `translate` function for a decision about that patient; applied to its own result, it changes nothing."""
    instead = INSTEAD[patient]

    def translate_about(text: str) -> str:
        return translate(instead.get(text, text))

    return translate_about if instead else translate
