"""A folder that authors may edit comes in; what their pages work with goes out: authors, drafts, throttle."""

import contextlib
from dataclasses import dataclass
from pathlib import Path

from flask import Flask, current_app

from decision_aid.authors import Authors
from decision_aid.drafts import Drafts
from decision_aid.git_files import Busy
from decision_aid.publishing import recover
from decision_aid.rule_history import begin
from decision_aid.shipped import shipped
from decision_aid.web.editor.login_throttle import LoginThrottle

KEY = "decision-aid-editor"


class ShippedFolder(ValueError):
    """The shipped examples are for reading: an update would take away what was edited there."""


@dataclass(frozen=True, slots=True)
class Editing:
    """How authors come in: by password or, where a header is named, by the name that a trusted proxy puts there.

    Only from `proxies` does that header count, and X-Forwarded-For.
    """

    header: str = ""
    proxies: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Desk:
    """What the pages for authors work with."""

    authors: Authors
    drafts: Drafts
    editing: Editing
    throttle: LoginThrottle


def keep(app: Flask, folder: Path, editing: Editing) -> None:
    """Give the application its desk; ShippedFolder where nobody may edit."""
    if folder.resolve() == shipped("rules").resolve():
        raise ShippedFolder(folder)
    begin(folder)
    with contextlib.suppress(Busy):
        recover(folder)
    app.extensions[KEY] = Desk(Authors(folder), Drafts(folder), editing, LoginThrottle())


def desk() -> Desk:
    """What the running application's authors work with."""
    kept: Desk = current_app.extensions[KEY]
    return kept
