"""Judgements by one key under `about:` each, as tables: whether it is written, and whether that was done.

No text is read for it: the writers list under `done:` and `not_done:` what was done, and the rest is for a human.
"""

from collections.abc import Mapping
from functools import partial

from decision_aid.consultation.wording import STATUS
from decision_aid.model.enums import Status
from decision_aid.model.gettext_marker import _
from decision_aid.review.standards.judgement import AssessedAid, CriterionResult, Judge, Judgement
from decision_aid.rule_file.schema.about import ABOUT

SAYS = _("The file says: “%(text)s”")
SAYS_NEITHER = _("The file says: “%(text)s” It is neither under 'done:' nor under 'not_done:', so a person must say.")
MISSING = _("The file has no '%(key)s:' under 'about:'.")
NOT_FROM_A_FILE = _("No program can tell this from a rule file.")
NO_PATIENT = _("The file does not say that any patient took part.")
NO_CLINICIAN = _("Its status is draft. No healthcare professional has reviewed it yet.")
WHO_REVIEWED = _("%(status)s Who reviewed it, and what they asked, a human must say.")
NOT_REVIEWED = _("It has not been reviewed: its status is draft.")
NOT_TRIED = _("It has not been tried with people in care: its status is draft.")
NOT_STUDIED = _("Its effect has not been studied: its status is draft.")

# Met if the key is there.
STATED: Mapping[str, str] = {
    "condition_described": "condition",
    "decision_stated": "decision",
    "audience_stated": "for",
    "update_policy": "update_policy",
    "funding_stated": "funding",
    "method_described": "method",
}
# Met if the key is listed as done; and why not if it is not there, of a draft. Beyond a draft a human must say that.
DONE: Mapping[str, tuple[str, str]] = {
    "country_stated": ("country", ""),
    "equality_considered": ("equality", ""),
    "peer_reviewed": ("peer_review", NOT_REVIEWED),
    "tried_with_patients": ("tried_with_patients", NOT_TRIED),
    "tried_with_clinicians": ("tried_with_clinicians", NOT_TRIED),
    "effect_studied": ("effect_studied", NOT_STUDIED),
}
# The same, but a human must say what came of it.
DONE_SOMEHOW: Mapping[str, tuple[str, str]] = {
    "tried_widely": ("tried_with_patients", NOT_TRIED),
    "effect_shown": ("effect_studied", NOT_STUDIED),
}


def stated(judged: AssessedAid, key: str) -> Judgement:
    """Met if the file has this key under `about:`."""
    about = judged.aid.about
    text = about.declared[key] if key in about.declared else getattr(about, ABOUT.by_name[key].field)
    if not text:
        return Judgement(CriterionResult.NOT, judged.say(MISSING, key=key))
    return Judgement(CriterionResult.MET, judged.say(SAYS, text=text), judged.line_of(text))


def done(judged: AssessedAid, key: str, in_draft: str, met: CriterionResult = CriterionResult.MET) -> Judgement:
    """Whether the file lists this key as done; `met` is the result if so."""
    about = judged.aid.about
    text = about.declared[key]
    if not text and in_draft and judged.aid.status is not Status.DRAFT:
        return needs_human(judged)
    if not text:
        return Judgement(CriterionResult.NOT, judged.say(in_draft or MISSING, key=key))
    listed = {key: CriterionResult.HUMAN} | dict.fromkeys(about.done, met)
    result = (listed | dict.fromkeys(about.not_done, CriterionResult.NOT))[key]
    says = SAYS if key in (*about.done, *about.not_done) else SAYS_NEITHER
    return Judgement(result, judged.say(says, text=text), judged.line_of(text))


def needs_human(judged: AssessedAid) -> Judgement:
    """A criterion that no program can judge from a file."""
    return Judgement(CriterionResult.HUMAN, judged.say(NOT_FROM_A_FILE))


def patients_took_part(judged: AssessedAid) -> Judgement:
    """Patients were involved: not met if the file says that none were, otherwise for a person to judge."""
    if not judged.aid.about.declared["patients_took_part"]:
        return Judgement(CriterionResult.NOT, judged.say(NO_PATIENT))
    return done(judged, "patients_took_part", "", CriterionResult.HUMAN)


def clinicians_reviewed(judged: AssessedAid) -> Judgement:
    """Clinicians have reviewed the aid: not met while it is a draft, otherwise for a person to judge."""
    if judged.aid.status is Status.DRAFT:
        return Judgement(CriterionResult.NOT, judged.say(NO_CLINICIAN))
    return Judgement(CriterionResult.HUMAN, judged.say(WHO_REVIEWED, status=judged.say(STATUS[judged.aid.status])))


BY_KEY: Mapping[str, Judge] = {
    **{name: partial(stated, key=key) for name, key in STATED.items()},
    **{name: partial(done, key=key, in_draft=why) for name, (key, why) in DONE.items()},
    **{
        name: partial(done, key=key, in_draft=why, met=CriterionResult.HUMAN)
        for name, (key, why) in DONE_SOMEHOW.items()
    },
}
