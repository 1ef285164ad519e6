"""Publish a text of a rule file under a status, in the author's name: what publishing and reviewing have in common."""

import datetime
import logging
from dataclasses import replace

from decision_aid.model.enums import Status
from decision_aid.storage import publishing
from decision_aid.storage.check_process import CheckUnavailable
from decision_aid.storage.git_lock import GitLocked
from decision_aid.storage.history.commit_info import CommitInfo
from decision_aid.storage.history.repository import HistoryUnavailable
from decision_aid.storage.review_status import NoStatusLine, with_status
from decision_aid.web.editor.drafts.check_cache import checked_today
from decision_aid.web.editor.people.login import current_author
from decision_aid.web.http.served_folder import served_folder

LONGEST_REASON = 2000
LOG = logging.getLogger(__name__)
STATUS_TEXTS = {
    Status.DRAFT: ("Draft", "Written, and not yet reviewed by someone else."),
    Status.REVIEWED: ("Reviewed", "Somebody who did not write the changes has looked them over."),
    Status.APPROVED: ("Approved", "Reviewed, and released for use with patients."),
}
LONG_REASON = "This reason is very long. Shorten it to %(most)s letters."
NO_STATUS = "The line “status: draft” is not found on a line of its own. Write it so at the top of the text."
SHARED_CODES = (
    "By chance, codes on the papers of an earlier version would fit this text too, and bring back wrong answers. "
    "Nothing was published. Change anything in the text, such as a date, and publish it again."
)
REFUSED = {NoStatusLine: NO_STATUS, publishing.SharedCodes: SHARED_CODES}


def status_names() -> dict[Status, str]:
    """What each status is called on pages for authors."""
    return {status: said[0] for status, said in STATUS_TEXTS.items()}


def why_reason_refused(reason: str, missing: str) -> str:
    """What is wrong with the reason that goes into the history; `missing` asks for one where it is blank."""
    if not reason:
        return missing
    return LONG_REASON % {"most": LONGEST_REASON} if len(reason) > LONGEST_REASON else ""


def signed(reason: str, read: str = "") -> CommitInfo:
    """The author's name, the time, the reason, and what was read."""
    return CommitInfo(current_author(), reason.replace("\r\n", "\n"), datetime.datetime.now(datetime.UTC), read)


def publish_text(request: publishing.PublishRequest) -> dict[str, str]:
    """Publish a checked text with the status that is wished; why not, by the part of the page, or nothing.

    Raises FileChanged where another version was published meanwhile.
    """
    folder = served_folder().folder
    try:
        publishing.publish(folder.path, _with_status(request))
    except (NoStatusLine, publishing.SharedCodes) as error:
        return {"state": REFUSED[type(error)]}
    except CheckUnavailable as not_now:
        return {"found": not_now.problem.message}
    except (GitLocked, HistoryUnavailable) as error:
        LOG.warning("%s was not published. %s", folder.path / f"{request.name}.yaml", publishing.explain(error))
        return {"history": publishing.explain(error)}
    folder.reload_now(request.name)
    return {}


def _with_status(request: publishing.PublishRequest) -> publishing.PublishRequest:
    """The request with its status in its text; NoStatusLine unless it reads back with that status.

    CheckUnavailable if the check takes too long to wait for.
    """
    status = Status(request.state)
    text = with_status(request.text, status)
    after = checked_today(text)
    if after.unavailable:
        raise after.unavailable
    if after.aid is None or not after.usable or after.aid.status is not status:
        raise NoStatusLine
    return replace(request, text=text)
