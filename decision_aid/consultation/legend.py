"""The legend of a page or paper: what its pictures and its type say, and of nothing that is not there."""

from collections.abc import Iterable, Sequence

from decision_aid.consultation.amounts import AmountFace
from decision_aid.consultation.amounts_over_time import AmountCourseFace
from decision_aid.consultation.courses import CourseFace
from decision_aid.consultation.faces import Face
from decision_aid.consultation.frequencies import PEOPLE, Frequency
from decision_aid.consultation.rows import Piece
from decision_aid.consultation.wording import Translate
from decision_aid.model.gettext_marker import _

EACH_PERSON = _("In a picture, each dot is a person. Filled: it happened to them.")
EACH_COUNTED = _("In a picture, each dot is one of these: %(counted)s. Filled: it happened.")
EACH_BESIDE = _("In a picture, each dot is one of those counted, as the text beside it says. Filled: it happened.")
THIN = _("A number in thin type was not compared with another.")
MOST_NAMED = 3  # kinds of people or things in a legend; more are not read
HOW_TO_READ: dict[type[Face], str] = {
    AmountFace: _("Bars of an amount begin at 0: the longer the bar, the more there is."),
    CourseFace: _("A line shows how many there were at each time; its scale begins at 0."),
    AmountCourseFace: _("A line shows how much there was at each time; its scale begins at 0."),
}


def how_to_read(pieces: Iterable[Piece], translate: Translate) -> str:
    """The legend of what is drawn of these pieces; a chain has its own in each caption."""
    drawn = [piece.figure for piece in pieces if piece.figure and piece.figure.picture]
    kinds = {type(one) for one in drawn}
    counted = list(dict.fromkeys(one.who for one in drawn if isinstance(one, Frequency)))
    lines = (translate(text) for kind, text in HOW_TO_READ.items() if kind in kinds)
    return " ".join((*([_each_dot(counted, translate)] if counted else []), *lines))


def thin_type(pieces: Iterable[Piece], translate: Translate) -> str:
    """What thin type says, for where there is room for it: each cell with a thin number says so in words too."""
    return translate(THIN) if any(piece.not_compared for piece in pieces) else ""


def _each_dot(counted: Sequence[str], translate: Translate) -> str:
    """What a dot is: a person, or one of those that the figures count, such as cancers found."""
    if counted == [translate(PEOPLE)]:
        return translate(EACH_PERSON)
    named = len(counted) <= MOST_NAMED
    return translate(EACH_COUNTED) % {"counted": "; ".join(counted)} if named else translate(EACH_BESIDE)
