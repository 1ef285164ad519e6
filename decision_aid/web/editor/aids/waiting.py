"""What waits for an author who reviews or approves, told at the top of the list of files."""

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from decision_aid.model.aid import DecisionAid
from decision_aid.model.enums import Status
from decision_aid.storage.history.repository import HistoryUnavailable
from decision_aid.storage.review_status import status_of
from decision_aid.storage.rule_folder import LoadedRuleFile
from decision_aid.web.editor.drafts.draft import working_copy
from decision_aid.web.editor.people.roles import who_may_give
from decision_aid.web.editor.review.file_to_review import FileToReview

MORE_REVIEWERS = "Next, more reviewers sign it. Then somebody can approve it."
SECOND_SIGNING = "Next comes the second signing: somebody approves it for use with patients. %(who)s"


@dataclass(frozen=True, slots=True)
class Waiting:
    """An aid that the author can sign now, and the status that it waits for."""

    name: str
    title: str
    status: Status


def waiting_for_author(files: Iterable[LoadedRuleFile]) -> Iterator[Waiting]:
    """The aids that this author may review or approve now; none of which nothing is said yet."""
    for one in files:
        if one.aid and _says_something(one.aid):
            with contextlib.suppress(HistoryUnavailable):
                found = FileToReview(working_copy(one.name))
                if status := _waits_for(found):
                    yield Waiting(one.name, one.aid.title, status)


def who_signs_next(name: str) -> str:
    """What a reviewed aid waits for, as a sentence: more reviewers, or its second signing and who may do that."""
    with contextlib.suppress(HistoryUnavailable):
        if FileToReview(working_copy(name)).lacks_signatures:
            return MORE_REVIEWERS
    return SECOND_SIGNING % {"who": who_may_give(Status.APPROVED)}


def _says_something(aid: DecisionAid) -> bool:
    return not all(statement.is_not_looked_for for statement in aid.statements)


def _waits_for(found: FileToReview) -> Status | None:
    """The status that comes next and that this author may give; None where there is none."""
    status = status_of(found.file.now)
    if found.aid is None or found.is_unsigned or status is Status.APPROVED:
        return None
    is_reviewed = status is Status.REVIEWED and not found.lacks_signatures
    following = Status.APPROVED if is_reviewed else Status.REVIEWED
    return None if found.refusals[following] else following
