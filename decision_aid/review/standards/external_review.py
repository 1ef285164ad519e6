"""An aid goes in; whether others than its writers took part in it, tried it and studied it, comes out."""

from decision_aid.consultation.wording import STATUS, _
from decision_aid.model.enums import Status
from decision_aid.review.standards.content import MISSING, SAYS
from decision_aid.review.standards.judgement import Found, Judged, Judgement

NONE = ("none", "no ", "not ", "nobody", "ningun", "nadie", "todavía no", "aún no")
NOT_FROM_A_FILE = _("No program can tell this from a rule file.")
NO_PATIENT = _("The file does not say that any patient took part.")
NO_CLINICIAN = _("Its status is draft: no clinician has reviewed it yet.")
WHO_REVIEWED = _("%(status)s Who reviewed it, and what they asked, a human must say.")
NOT_REVIEWED = _("It has not been reviewed: its status is draft.")
NOT_TRIED = _("It has not been tried with people in care: its status is draft.")
NOT_STUDIED = _("Its effect has not been studied: its status is draft.")


def human(judged: Judged) -> Judgement:
    """What no file can show."""
    return Judgement(Found.HUMAN, judged.say(NOT_FROM_A_FILE))


def patients_took_part(judged: Judged) -> Judgement:
    """Patients took part: no where the file says nobody did, else a human must look at what it says."""
    text = judged.aid.about.patients_took_part
    if not text:
        return Judgement(Found.NOT, judged.say(NO_PATIENT))
    found = Found.NOT if text.casefold().startswith(NONE) else Found.HUMAN
    return Judgement(found, judged.say(SAYS, text=text), judged.line_of(text))


def clinicians_reviewed(judged: Judged) -> Judgement:
    """Clinicians reviewed it: surely not while it is a draft."""
    if judged.aid.status is Status.DRAFT:
        return Judgement(Found.NOT, judged.say(NO_CLINICIAN))
    return Judgement(Found.HUMAN, judged.say(WHO_REVIEWED, status=judged.say(STATUS[judged.aid.status])))


def country_stated(judged: Judged) -> Judgement:
    """Says for which country it is."""
    return _told(judged, judged.aid.about.country, "country")


def peer_reviewed(judged: Judged) -> Judgement:
    """Says who from outside the team reviewed it."""
    return _told(judged, judged.aid.about.peer_review, "peer_review", NOT_REVIEWED)


def tried_with_patients(judged: Judged) -> Judgement:
    """Says which patients tried it."""
    return _told(judged, judged.aid.about.tried_with_patients, "tried_with_patients", NOT_TRIED)


def tried_with_clinicians(judged: Judged) -> Judgement:
    """Says which clinicians tried it."""
    return _told(judged, judged.aid.about.tried_with_clinicians, "tried_with_clinicians", NOT_TRIED)


def tried_widely(judged: Judged) -> Judgement:
    """Whether those who tried it were of many groups, only a human can tell."""
    return _for_a_human(tried_with_patients(judged))


def effect_studied(judged: Judged) -> Judgement:
    """Says who studied what it does."""
    return _told(judged, judged.aid.about.effect_studied, "effect_studied", NOT_STUDIED)


def effect_shown(judged: Judged) -> Judgement:
    """Whether what was studied shows this effect, only a human can tell."""
    return _for_a_human(effect_studied(judged))


def equality_considered(judged: Judged) -> Judgement:
    """Says how it was looked at whether it serves everybody alike."""
    return _told(judged, judged.aid.about.equality, "equality")


def _told(judged: Judged, text: str, key: str, in_draft: str = "") -> Judgement:
    """Met where the file says what was done, not met where it says that nothing was."""
    if text:
        found = Found.NOT if text.casefold().startswith(NONE) else Found.MET
        return Judgement(found, judged.say(SAYS, text=text), judged.line_of(text))
    if in_draft and judged.aid.status is not Status.DRAFT:
        return human(judged)
    return Judgement(Found.NOT, judged.say(in_draft or MISSING, key=key))


def _for_a_human(told: Judgement) -> Judgement:
    return Judgement(Found.HUMAN, told.because, told.lines) if told.found is Found.MET else told
