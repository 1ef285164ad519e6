"""What is new for this person since an earlier version of the aid, shown once on the check page."""

from decision_aid.consultation.summarise import summarise
from decision_aid.consultation.whats_new import News, since
from decision_aid.consultation.wording import _
from decision_aid.model.matching import text_of
from decision_aid.web.http.language import translate, translator
from decision_aid.web.http.served_folder import shelf
from decision_aid.web.person import version_change
from decision_aid.web.person.visit import Visit

SAYS = {
    News.ADDED: _("New here"),
    News.FIGURE: _("Another figure than before"),
    News.REWORDED: _("Said in other words than before"),
    News.CERTAINTY: _("Less or more sure than before"),
    News.NOW_SEEN: _("Now shown for answers like yours"),
}


def news(visit: Visit) -> dict[str, object]:
    """Template variables of the news; `since` is None unless answers came from an earlier version."""
    before = version_change.since_last_here(visit.name)
    now = shelf().folder.open(visit.name).aid
    if before is None or now is None:
        return {"since": None}
    summary = summarise(visit.aid, visit.voices, today=shelf().today(), translate=translator())
    return {
        "since": since(before, now, visit.voices, summary),
        "became": {one: translate(text) for one, text in SAYS.items()},
        "asked_now": {one.id: one.ask for one in visit.aid.questions},
        "options": {one.id: one.name for one in visit.aid.options},
        "outcomes": {one.id: one.name for one in visit.aid.outcomes},
        "text_of": text_of,
    }
