"""The figure in the form of a statement: of which kind it is, and which fields belong to which kind."""

from collections.abc import Iterator

from decision_aid.consultation.wording import _
from decision_aid.rule_file.editing import FormData
from decision_aid.rule_file.editing.entry_kinds import form_of_file
from decision_aid.rule_file.editing.values import Value
from decision_aid.rule_file.schema.figures import GROUP
from decision_aid.rule_file.schema.table import STATEMENT
from decision_aid.web.http.language import translate

ONE_GROUP, TWO_GROUPS, NONE = "one", "two", "none"
KINDS = {
    NONE: _("No figure"),
    ONE_GROUP: _("A figure for one group"),
    TWO_GROUPS: _("Two groups or more, compared"),
    "amount": _("An amount: days, visits a year, money"),
    "difference": _("A difference, without the figures of its two sides"),
}
KEYS = ("chance", "amount", "difference")


def figure_choices(file: Value, shown: FormData) -> Iterator[tuple[str, str]]:
    """The kinds of figure that the form of the file has, and that which the entry has."""
    for kind, text in KINDS.items():
        key = STATEMENT.by_name[kind if kind in KEYS else KEYS[0]]
        if key.since <= form_of_file(file) or kind == chosen_figure(shown):
            yield kind, translate(text)


def chosen_figure(shown: FormData) -> str:
    """The kind of figure that the fields of an entry hold."""
    filled = [name for name, value in shown.items() if value and name.partition(".")[0] in KEYS]
    kinds = {name.partition(".")[0] for name in filled}
    if KEYS[0] not in kinds:
        return next((key for key in KEYS if key in kinds), NONE)
    return TWO_GROUPS if any(name.startswith("chance.groups") for name in filled) else ONE_GROUP


def is_of_another_figure(name: str, figure: str) -> bool:
    """Whether the field belongs to a figure, and not to the one that was chosen."""
    key, _dot, field = name.partition(".")
    if key not in KEYS:
        return False
    if key != KEYS[0] or figure not in (ONE_GROUP, TWO_GROUPS):
        return key != figure
    group = field.startswith("groups.")
    return group if figure == ONE_GROUP else not group and field.split(".")[-1] in GROUP.by_name
