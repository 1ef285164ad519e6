"""Where a person's answers are and for how long, as pages and papers tell it: a server and a file differ in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from flask import current_app

from decision_aid.consultation.wording import NOTHING_STORED
from decision_aid.model.gettext_marker import _
from decision_aid.output.handout.wording import IN_THE_FILE
from decision_aid.web.http.deployment import NO_ADDRESS


@dataclass(frozen=True, slots=True)
class Keeping:
    """What is told: at the foot of a page, and at length on the start page.

    `in_browser`: whether the browser keeps answers by cookies, which time and shared computers matter to.
    `other_aids`: whether there may be some. `on_paper` has the paper's texts that stand in place of others.
    """

    in_short: str
    at_length: str
    in_browser: bool = True
    other_aids: bool = True
    on_paper: Mapping[str, str] = field(default_factory=dict)


ON_A_SERVER = Keeping(
    NOTHING_STORED,
    _(
        "We do not store your answers. They stay in this browser until you clear them or close it. Some browsers keep "
        "them longer, so clear them when you are done. “Clear for the next person” is in the menu of each page."
    ),
)
IN_A_FILE = Keeping(
    _("Your answers stay in this window, are written down nowhere, and are gone when you close it."),
    _(
        "Your answers stay in this window, are written down nowhere, and are gone when you close it. “Clear for the "
        "next person” is in the menu of each page."
    ),
    in_browser=False,
    other_aids=False,
    on_paper=IN_THE_FILE,
)


def keeping() -> Keeping:
    """That of this application."""
    return IN_A_FILE if current_app.config.get(NO_ADDRESS) else ON_A_SERVER
