"""The editor's start page: the rule files with their state, drafts and last authors."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass

from flask import Blueprint, render_template

from decision_aid.checks.withdrawn_sources import CHECK as WITHDRAWN
from decision_aid.consultation.wording import STATUS
from decision_aid.model.aid import DecisionAid
from decision_aid.model.languages import own_name
from decision_aid.review.due import days_left, is_due
from decision_aid.storage.co_signatures import with_co_signatures
from decision_aid.storage.drafts import Draft
from decision_aid.storage.files import read_rule_bytes
from decision_aid.storage.folder_settings import load_settings
from decision_aid.storage.history.commit_info import CommitInfo
from decision_aid.storage.history.repository import PROGRAM, HistoryUnavailable
from decision_aid.storage.history.versions import versions
from decision_aid.storage.loading import ORIGINAL_TEXT
from decision_aid.storage.publishing import with_manual_edit
from decision_aid.storage.review_status import MOST_LOOKED_AT, REVIEWED_STATES, ReviewState, review_state, status_of
from decision_aid.storage.rule_folder import LoadedRuleFile
from decision_aid.translation.files import why_overlooked
from decision_aid.web.editor.aids.waiting import waiting_for_author
from decision_aid.web.editor.people.login import current_author
from decision_aid.web.editor.publishing.history_status import history_state
from decision_aid.web.editor.publishing.publish_text import status_names
from decision_aid.web.editor.review.comments import comments_and_fault
from decision_aid.web.editor.state import editor_state
from decision_aid.web.http.served_folder import load_all_rule_files, served_folder

pages = Blueprint("file_list", __name__)

MOST_FOR_TAKEN_BACK = 3  # versions that are read of a draft: it, the review, and the text that was reviewed


@dataclass(frozen=True, slots=True)
class ListedTranslation:
    """A translation file: its language by code and in its own words, its name, and whether people can choose it."""

    code: str
    language: str
    file: str
    is_served: bool


@dataclass(frozen=True, slots=True)
class ListedFile:
    """A rule file as served, the author's draft, the newest version, who signed what, its translations and comments."""

    loaded: LoadedRuleFile
    draft: Draft | None
    newest: CommitInfo | None
    review: ReviewState
    translations: tuple[ListedTranslation, ...]
    open_comments: int
    comments_fault: str

    @property
    def is_unsigned(self) -> bool:
        """Whether people read a status that nobody signed."""
        return self.loaded.aid is not None and self.review.is_unsigned(self.loaded.texts[ORIGINAL_TEXT])


@pages.get("/")
def listed() -> str:
    """The rule files of the folder."""
    state = history_state()
    found = [_listed(one) for one in load_all_rule_files()]
    return render_template(
        "editor/aids/file_list.html",
        listed=found,
        due=_due(),
        waiting=list(waiting_for_author(load_all_rule_files())),
        approved_only=served_folder().approved_only,
        settings_fault=load_settings(served_folder().folder.path).fault,
        withdrawal_faults=served_folder().folder.withdrawals().faults,
        withdrawn=WITHDRAWN,
        statuses=STATUS,
        status_names=status_names(),
        status_of=status_of,
        program=PROGRAM,
        history=state,
        overlooked=_overlooked(),
    )


def _overlooked() -> list[tuple[str, str]]:
    """The files that look like rule files and are not served, each with the reason."""
    folder = served_folder().folder
    return [(file, why_overlooked(folder.path / file)) for file in folder.overlooked()]


def _due() -> list[tuple[str, DecisionAid, bool]]:
    """The aids that must be gone through again soon, the most urgent first, and whether that day has passed."""
    today = served_folder().today()
    found = [(one.name, one.aid) for one in load_all_rule_files() if one.aid and is_due(one.aid, today)]
    found.sort(key=lambda pair: days_left(pair[1], today))
    return [(name, aid, days_left(aid, today) < 0) for name, aid in found]


def _listed(loaded: LoadedRuleFile) -> ListedFile:
    translations = tuple(_translations(loaded))
    comments, fault = comments_and_fault(loaded.path)
    open_count = sum(comment.is_open for comment in comments)
    return ListedFile(
        loaded, _draft(loaded), _newest(loaded.name), _review_state(loaded), translations, open_count, fault
    )


def _draft(loaded: LoadedRuleFile) -> Draft | None:
    with contextlib.suppress(OSError):
        return editor_state().draft(current_author(), loaded.name, read_rule_bytes(loaded.path))
    return None


def _translations(loaded: LoadedRuleFile) -> Iterator[ListedTranslation]:
    for language, path in served_folder().folder.translation_files(loaded.name).items():
        yield ListedTranslation(language, own_name(language), path.name, language in loaded.translations)


def _newest(name: str) -> CommitInfo | None:
    """Author, reason and time of the newest version; None where the history is unreadable."""
    with contextlib.suppress(HistoryUnavailable):
        return next((version.commit_info for version in versions(served_folder().folder.path, name)), None)
    return None


def _review_state(loaded: LoadedRuleFile) -> ReviewState:
    """Who signed the text as it is served; of a draft, who took its review back just before."""
    if loaded.aid is None:
        return ReviewState((), ())
    if loaded.aid.status in REVIEWED_STATES:
        return _state_from(loaded, MOST_LOOKED_AT)
    return ReviewState((), (), _state_from(loaded, MOST_FOR_TAKEN_BACK).taken_back)


def _state_from(loaded: LoadedRuleFile, most: int) -> ReviewState:
    with contextlib.suppress(HistoryUnavailable):
        history = versions(served_folder().folder.path, loaded.name, most=most)
        found = review_state(with_manual_edit(history, loaded.texts[ORIGINAL_TEXT]))
        several = load_settings(served_folder().folder.path).signatures > 1
        return with_co_signatures(found, served_folder().folder.path, loaded.name) if several else found
    return ReviewState((), ())
