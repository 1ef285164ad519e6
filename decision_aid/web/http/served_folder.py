"""The rule folder that the application serves: each rule file is loaded at most once a request.

A rule file with errors is never served: its last valid version stays live (see `storage.rule_folder`).
"""

import datetime
import logging
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from flask import Flask, current_app, g

from decision_aid.model.aid import DecisionAid
from decision_aid.model.hospital import Hospital
from decision_aid.storage.files import remove_abandoned
from decision_aid.storage.folder_settings import FILE, FolderSettings, load_settings
from decision_aid.storage.rule_folder import LoadedRuleFile, RuleFolder, UnknownAid
from decision_aid.storage.state_log import StateLog
from decision_aid.translation.files import PRIVATE_FOLDER
from decision_aid.web.http.language import current_language

KEY = "decision-aid"
READ_AGAIN = "%s can be read again."
LOG = logging.getLogger(__name__)


class AidUnavailable(Exception):
    """The rule file has errors or is still being checked, and no earlier valid version is known; `found` says which."""

    def __init__(self, found: LoadedRuleFile) -> None:
        super().__init__(found.name)
        self.found = found


@dataclass(frozen=True, slots=True)
class ServedFolder:
    """The folder that an application serves, where it gets today's date, and whether people see approved aids alone.

    `states` keeps what was last logged about the folder's settings.
    """

    folder: RuleFolder
    today: Callable[[], datetime.date]
    approved_only: bool = False
    states: StateLog = field(default_factory=lambda: StateLog(LOG))

    def load_settings(self) -> FolderSettings:
        """The folder's settings; why they can't be read is logged once."""
        path = self.folder.path / FILE
        found = load_settings(self.folder.path)
        fault = f"{path}: {found.fault}" if found.fault else ""
        self.states.report(str(path), fault, READ_AGAIN % path, logging.WARNING)
        return found


def set_up(app: Flask, folder: RuleFolder, today: Callable[[], datetime.date], *, approved_only: bool) -> None:
    """Attach the folder to the application, without what killed processes left there.

    It is listed and its settings are read, so that files that are not served or can't be used are logged at once.
    """
    remove_abandoned(folder.path / PRIVATE_FOLDER)
    folder.is_available()
    app.extensions[KEY] = served = ServedFolder(folder, today, approved_only)
    served.load_settings()


def served_folder() -> ServedFolder:
    """The served folder, with one view of its listing for the whole request."""
    kept: ServedFolder = current_app.extensions[KEY]
    if "shelf" not in g:
        g.shelf = replace(kept, folder=kept.folder.for_one_request())
    found: ServedFolder = g.shelf
    return found


def load_hospital() -> Hospital:
    """Who offers the aids of the folder, read once a request."""
    if "hospital" not in g:
        g.hospital = served_folder().load_settings().hospital
    found: Hospital = g.hospital
    return found


def load_shown_rule_files() -> tuple[LoadedRuleFile, ...]:
    """The rule files that people may see, in the languages that they may see: without what is hidden or held back."""
    return tuple(_for_people(one) for one in load_all_rule_files() if not _is_held_back(one.aid))


def load_all_rule_files() -> tuple[LoadedRuleFile, ...]:
    """All rule files of the folder, loaded once a request."""
    if "aids" not in g:
        g.aids = served_folder().folder.aids()
        g.setdefault("opened", {}).update({aid.name: aid for aid in g.aids})
    found: tuple[LoadedRuleFile, ...] = g.aids
    return found


def is_anything_being_checked() -> bool:
    """Whether a file waits for its check that people may see once it is done."""
    return any(one.being_checked and one.aid is None for one in load_all_rule_files())


def load_rule_file(name: str) -> LoadedRuleFile:
    """The rule file of that name in the languages that people may see, loaded once a request; raises UnknownAid."""
    found: dict[str, LoadedRuleFile] = g.setdefault("opened", {})
    if name not in found:
        found[name] = served_folder().folder.open(name)
    return _for_people(found[name])


def load_version_started_with(name: str, bits: int) -> LoadedRuleFile | None:
    """The version that a consultation began with, to go on with; None where it is unknown or held back."""
    found = served_folder().folder.version_started_with(name, bits)
    return None if found is None or _is_held_back(found.aid) else _for_people(found)


def load_aid(name: str) -> DecisionAid:
    """The aid of that name in the language of the page; raises UnknownAid or AidUnavailable."""
    found = load_rule_file(name)
    if _is_held_back(found.aid):
        raise UnknownAid(name)
    aid = found.aid_in(current_language())
    if aid is None:
        raise AidUnavailable(found)
    return aid


def _is_held_back(aid: DecisionAid | None) -> bool:
    """Whether people must not see the aid: it is hidden, or only approved ones are served, and it is none."""
    if aid is None:
        return served_folder().approved_only
    return aid.hidden or (served_folder().approved_only and not aid.is_approved)


def _for_people(loaded: LoadedRuleFile) -> LoadedRuleFile:
    """The same without the translations that are held back; an aid that is one has none."""
    shown = {language: aid for language, aid in loaded.translations.items() if not _is_held_back(aid)}
    return replace(loaded, translations=shown)
