"""A trial whose groups are options of the aid: told once with all its figures, and each figure in its option's cell.

It is the one place where figures of options may be compared, and says so.
"""

from collections.abc import Iterable
from dataclasses import replace

from decision_aid.consultation.frequencies import Frequency, frequency
from decision_aid.consultation.wording import Translate, _
from decision_aid.model.aid import Option
from decision_aid.model.evidence import Chance, Figure

SAME_TRIAL = _("From the same trial as other options, shown together above.")
IN_ONE_TRIAL = _("Compared in one trial")
MAY_COMPARE = _("These figures can be compared: they come from the same trial.")


def with_option_names(figure: Figure, options: Iterable[Option]) -> Figure:
    """The figure with groups that are options called like them and in their order; any other figure unchanged."""
    names = {option.id: option.name for option in options}
    if not isinstance(figure, Chance) or not all(arm.option in names for arm in figure.arms):
        return figure
    arms = sorted(figure.arms, key=lambda arm: [*names].index(arm.option))
    return replace(figure, arms=tuple(replace(arm, name=arm.name or names[arm.option]) for arm in arms))


def figure_of_option(chance: Chance, option_id: str, out_of: int, translate: Translate) -> Frequency:
    """The figure of one option, told out of the same number as beside the others; only together are they drawn."""
    place = [arm.option for arm in chance.arms].index(option_id)
    nameless = replace(chance, arms=tuple(replace(arm, name="") for arm in chance.arms))
    whole = frequency(nameless, out_of, translate)
    return replace(whole, figures=(whole.figures[place],), picture=False)
