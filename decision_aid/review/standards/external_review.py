"""Judgements on what happened outside the file: patients and clinicians involved, field tests, studies of effect."""

from decision_aid.consultation.wording import STATUS, _
from decision_aid.model.enums import Status
from decision_aid.review.standards.content import MISSING, SAYS
from decision_aid.review.standards.judgement import AssessedAid, CriterionResult, Judgement

NONE = ("none", "no ", "not ", "nobody", "ningun", "nadie", "todavía no", "aún no")
NOT_FROM_A_FILE = _("No program can tell this from a rule file.")
NO_PATIENT = _("The file does not say that any patient took part.")
NO_CLINICIAN = _("Its status is draft: no clinician has reviewed it yet.")
WHO_REVIEWED = _("%(status)s Who reviewed it, and what they asked, a human must say.")
NOT_REVIEWED = _("It has not been reviewed: its status is draft.")
NOT_TRIED = _("It has not been tried with people in care: its status is draft.")
NOT_STUDIED = _("Its effect has not been studied: its status is draft.")


def needs_human(judged: AssessedAid) -> Judgement:
    """A criterion that no program can judge from a file."""
    return Judgement(CriterionResult.HUMAN, judged.say(NOT_FROM_A_FILE))


def patients_took_part(judged: AssessedAid) -> Judgement:
    """Patients were involved: not met if the file says that none were, otherwise for a person to judge."""
    text = judged.aid.about.declared["patients_took_part"]
    if not text:
        return Judgement(CriterionResult.NOT, judged.say(NO_PATIENT))
    found = CriterionResult.NOT if text.casefold().startswith(NONE) else CriterionResult.HUMAN
    return Judgement(found, judged.say(SAYS, text=text), judged.line_of(text))


def clinicians_reviewed(judged: AssessedAid) -> Judgement:
    """Clinicians have reviewed the aid: not met while it is a draft, otherwise for a person to judge."""
    if judged.aid.status is Status.DRAFT:
        return Judgement(CriterionResult.NOT, judged.say(NO_CLINICIAN))
    return Judgement(CriterionResult.HUMAN, judged.say(WHO_REVIEWED, status=judged.say(STATUS[judged.aid.status])))


def country_stated(judged: AssessedAid) -> Judgement:
    """The aid names its country."""
    return _stated_unless_negated(judged, "country")


def peer_reviewed(judged: AssessedAid) -> Judgement:
    """The aid names external reviewers."""
    return _stated_unless_negated(judged, "peer_review", NOT_REVIEWED)


def tried_with_patients(judged: AssessedAid) -> Judgement:
    """The aid was tried with patients."""
    return _stated_unless_negated(judged, "tried_with_patients", NOT_TRIED)


def tried_with_clinicians(judged: AssessedAid) -> Judgement:
    """The aid was tried with clinicians."""
    return _stated_unless_negated(judged, "tried_with_clinicians", NOT_TRIED)


def tried_widely(judged: AssessedAid) -> Judgement:
    """It was tried with patients from different groups: for a person to judge if it was tried at all."""
    return _for_a_human(tried_with_patients(judged))


def effect_studied(judged: AssessedAid) -> Judgement:
    """The effect of the aid was studied."""
    return _stated_unless_negated(judged, "effect_studied", NOT_STUDIED)


def effect_shown(judged: AssessedAid) -> Judgement:
    """The studies show this effect: for a person to judge if there are any."""
    return _for_a_human(effect_studied(judged))


def equality_considered(judged: AssessedAid) -> Judgement:
    """The aid states how fairness to different groups was considered."""
    return _stated_unless_negated(judged, "equality")


def _stated_unless_negated(judged: AssessedAid, key: str, in_draft: str = "") -> Judgement:
    """Met if the file says what was done; not met if its text starts with a negation such as "none"."""
    if text := judged.aid.about.declared[key]:
        found = CriterionResult.NOT if text.casefold().startswith(NONE) else CriterionResult.MET
        return Judgement(found, judged.say(SAYS, text=text), judged.line_of(text))
    if in_draft and judged.aid.status is not Status.DRAFT:
        return needs_human(judged)
    return Judgement(CriterionResult.NOT, judged.say(in_draft or MISSING, key=key))


def _for_a_human(told: Judgement) -> Judgement:
    return Judgement(CriterionResult.HUMAN, told.because, told.lines) if told.found is CriterionResult.MET else told
