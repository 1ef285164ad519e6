"""The rule folder that the application serves: each rule file is loaded at most once a request.

A rule file with errors is never served: its last valid version stays live (see `storage.rule_folder`).
"""

import datetime
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace

from flask import Flask, current_app, g

from decision_aid.model.aid import DecisionAid
from decision_aid.storage.rule_folder import RuleFolder, Shelved
from decision_aid.web.http.language import language

KEY = "decision-aid"
LOG = logging.getLogger(__name__)


class Unusable(Exception):
    """The rule file has errors, and no earlier valid version is known; `found` has the problems."""

    def __init__(self, found: Shelved) -> None:
        super().__init__(found.name)
        self.found = found


@dataclass(frozen=True, slots=True)
class Shelf:
    """The folder that an application serves, and where it gets today's date."""

    folder: RuleFolder
    today: Callable[[], datetime.date]


def keep(app: Flask, folder: RuleFolder, today: Callable[[], datetime.date]) -> None:
    """Attach the folder to the application; warn about files that are not served because of their names."""
    for name in folder.overlooked():
        LOG.warning("%s is not served, because of how its name ends. Rename it to end in .yaml.", folder.path / name)
    app.extensions[KEY] = Shelf(folder, today)


def shelf() -> Shelf:
    """The served folder, with one view of its listing for the whole request."""
    kept: Shelf = current_app.extensions[KEY]
    if "shelf" not in g:
        g.shelf = replace(kept, folder=kept.folder.for_one_request())
    found: Shelf = g.shelf
    return found


def every_aid() -> tuple[Shelved, ...]:
    """All rule files of the folder, loaded once a request."""
    if "aids" not in g:
        g.aids = shelf().folder.aids()
        g.setdefault("opened", {}).update({one.name: one for one in g.aids})
    found: tuple[Shelved, ...] = g.aids
    return found


def opened(name: str) -> Shelved:
    """The rule file of that name, loaded once a request; raises UnknownAid."""
    found: dict[str, Shelved] = g.setdefault("opened", {})
    if name not in found:
        found[name] = shelf().folder.open(name)
    return found[name]


def aid_named(name: str) -> DecisionAid:
    """The aid of that name in the language of the page; raises UnknownAid or Unusable."""
    found = opened(name)
    aid = found.aid_in(language())
    if aid is None:
        raise Unusable(found)
    return aid
