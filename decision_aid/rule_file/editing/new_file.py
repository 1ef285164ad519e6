"""The rule file of a new aid: what its authors say at the start, and an honest gap everywhere else.

It passes the checks as it is, and is hidden until somebody shows it to people.
"""

import datetime
from dataclasses import dataclass

from decision_aid.model.enums import DecisionKind, Patient
from decision_aid.rule_file.editing.block_style import render_block_pair
from decision_aid.rule_file.editing.document import WIDEST
from decision_aid.rule_file.editing.gaps import gap
from decision_aid.rule_file.editing.new_ids import slug
from decision_aid.rule_file.editing.scalar_style import RenderContext
from decision_aid.rule_file.editing.values import Value

NOT_DESCRIBED = "Not described yet."
NOT_SAID = "Not said yet."
PLACEHOLDERS = (NOT_DESCRIBED, NOT_SAID)
A_YEAR = datetime.timedelta(days=365)
WITHOUT_SPACE = ("format", "title", "language", "status", "hidden")


@dataclass(frozen=True, slots=True)
class NewAid:
    """What is said of an aid before any of it is written; each theme gets one outcome of its name.

    `offers` is "yes" or "no" if its author says whether their unit offers one of the options.
    """

    title: str
    decision: str
    for_whom: str
    options: tuple[str, ...]
    themes: tuple[str, ...]
    author: str
    kind: DecisionKind = DecisionKind.TREATMENT
    person: Patient = Patient.YOU
    offers: str = ""


def new_rule_file(aid: NewAid, today: datetime.date) -> str:
    """The text of its rule file."""
    room = RenderContext(in_flow=False, indent=0, width=WIDEST)
    parts = []
    for key, value in _value(aid, today).items():
        lines = "\n".join(render_block_pair(key, value, room, on_lines=True))
        parts.append(f"{lines}\n" if key in WITHOUT_SPACE else f"\n{lines}\n")
    return "".join(parts)


def _value(aid: NewAid, today: datetime.date) -> dict[str, Value]:
    options, themes = _by_id(aid.options), _by_id(aid.themes)
    return {
        "format": "2",
        "title": aid.title,
        "language": "en",
        "status": "draft",
        "hidden": "yes",
        "about": _about_values(aid, today),
        "options": {ident: {"name": name, "involves": NOT_DESCRIBED} for ident, name in options.items()},
        "considerations": {ident: {"title": name} for ident, name in themes.items()},
        "outcomes": {
            ident: {"name": name, "kind": "practical", "consideration": ident} for ident, name in themes.items()
        },
        "sources": {},
        "questions": (),
        "statements": tuple(gap(option, outcome) for outcome in themes for option in options),
    }


def _about_values(aid: NewAid, today: datetime.date) -> dict[str, Value]:
    return {
        "decision": aid.decision,
        "for": aid.for_whom,
        "kind": aid.kind.value,
        "person": aid.person.value,
        "written_by": (_writer(aid),),
        "funding": NOT_SAID,
        "interests": NOT_SAID,
        "reviewed": today.isoformat(),
        "review_by": (today + A_YEAR).isoformat(),
        "update_policy": NOT_SAID,
    }


def _writer(aid: NewAid) -> dict[str, Value]:
    offers = {"offers_this_treatment": aid.offers} if aid.offers else {}
    return {"name": aid.author, "role": "author", **offers}


def _by_id(names: tuple[str, ...]) -> dict[str, str]:
    """The names, each by an id made of it."""
    found: dict[str, str] = {}
    for name in names:
        found[slug(name, found)] = name
    return found
