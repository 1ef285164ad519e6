"""The rule folder that the application serves: each rule file is loaded at most once a request.

A rule file with errors is never served: its last valid version stays live (see `storage.rule_folder`).
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass, replace

from flask import Flask, current_app, g

from decision_aid.model.aid import DecisionAid
from decision_aid.model.enums import Status
from decision_aid.model.hospital import Hospital
from decision_aid.storage.files import SETTINGS, remove_abandoned
from decision_aid.storage.folder_settings import load_settings
from decision_aid.storage.rule_folder import LoadedRuleFile, RuleFolder, UnknownAid
from decision_aid.web.http.language import current_language

KEY = "decision-aid"


class AidUnavailable(Exception):
    """The rule file has errors or is still being checked, and no earlier valid version is known; `found` says which."""

    def __init__(self, found: LoadedRuleFile) -> None:
        super().__init__(found.name)
        self.found = found


@dataclass(frozen=True, slots=True)
class ServedFolder:
    """The folder that an application serves, where it gets today's date, and whether people see approved aids alone."""

    folder: RuleFolder
    today: Callable[[], datetime.date]
    approved_only: bool = False


def set_up(app: Flask, folder: RuleFolder, today: Callable[[], datetime.date], *, approved_only: bool) -> None:
    """Attach the folder to the application, without what killed processes left there.

    It is listed, so that files that are not served are logged at once.
    """
    remove_abandoned(folder.path / SETTINGS)
    folder.is_available()
    app.extensions[KEY] = ServedFolder(folder, today, approved_only)


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
        g.hospital = load_settings(served_folder().folder.path).hospital
    found: Hospital = g.hospital
    return found


def load_shown_rule_files() -> tuple[LoadedRuleFile, ...]:
    """The rule files that people may see: all that are not hidden, or those of them that are approved."""
    return tuple(one for one in load_all_rule_files() if not _is_held_back(one.aid))


def load_all_rule_files() -> tuple[LoadedRuleFile, ...]:
    """All rule files of the folder, loaded once a request."""
    if "aids" not in g:
        g.aids = served_folder().folder.aids()
        g.setdefault("opened", {}).update({one.name: one for one in g.aids})
    found: tuple[LoadedRuleFile, ...] = g.aids
    return found


def is_anything_being_checked() -> bool:
    """Whether a file waits for its check that people may see once it is done."""
    return any(one.being_checked and one.aid is None for one in load_all_rule_files())


def load_rule_file(name: str) -> LoadedRuleFile:
    """The rule file of that name, loaded once a request; raises UnknownAid."""
    found: dict[str, LoadedRuleFile] = g.setdefault("opened", {})
    if name not in found:
        found[name] = served_folder().folder.open(name)
    return found[name]


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
    if aid is not None and aid.hidden:
        return True
    return served_folder().approved_only and (aid is None or aid.status is not Status.APPROVED)
