"""What is new for this person since an earlier version of the aid, shown once on the check page."""

from decision_aid.consultation.statement_labels import option_names
from decision_aid.consultation.whats_new import NewsKind, whats_new
from decision_aid.consultation.wording import _
from decision_aid.web.http.language import translate
from decision_aid.web.http.served_folder import served_folder
from decision_aid.web.person import version_change
from decision_aid.web.person.visit import Visit

SAYS = {
    NewsKind.ADDED: _("New here"),
    NewsKind.FIGURE: _("Another figure than before"),
    NewsKind.REWORDED: _("Said in other words than before"),
    NewsKind.CERTAINTY: _("Less or more sure than before"),
    NewsKind.NOW_SEEN: _("Now shown for answers like yours"),
}


def news_variables(visit: Visit) -> dict[str, object]:
    """Template variables of the news; `since` is None unless answers came from an earlier version."""
    before = version_change.pop_earlier_version(visit.name)
    now = served_folder().folder.open(visit.name).aid
    if before is None or now is None:
        return {"since": None}
    return {
        "since": whats_new(before, now, visit.voices, visit.summary),
        "became": {one: translate(text) for one, text in SAYS.items()},
        "asked_now": {one.id: one.ask for one in visit.aid.questions},
        "options": option_names(visit.aid.options, translate),
        "outcomes": {one.id: one.name for one in visit.aid.outcomes},
    }
