"""The face of a figure, whatever its kind: what screen, paper and exports render."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from decision_aid.consultation.amounts import (
    AmountFace,
    DifferenceFace,
    amount_face,
    difference_face,
    difference_of_groups,
)
from decision_aid.consultation.amounts_over_time import AmountCourseFace, amount_course_face
from decision_aid.consultation.chains import ChainFace, chain_face
from decision_aid.consultation.courses import CourseFace, course_face
from decision_aid.consultation.frequencies import PEOPLE, Frequency, frequency
from decision_aid.consultation.wording import Translate, _
from decision_aid.model.amounts import Amount, AmountCourse, Difference
from decision_aid.model.chains import Chain
from decision_aid.model.evidence import Chance, Course, Figure

Face = Frequency | CourseFace | ChainFace | AmountFace | AmountCourseFace | DifferenceFace

EACH_PERSON = _("In a picture, each dot is a person: a filled one is somebody to whom it happened.")
EACH_COUNTED = _("In a picture, each dot is one of those counted: %(counted)s. It happened to the filled ones.")
EACH_BESIDE = _(
    "In a picture, each dot is one of those counted: the text beside it says who or what that is. It happened to the "
    "filled ones."
)
MOST_NAMED = 3  # kinds of people or things in a legend; more are not read
HOW_TO_READ: dict[type[Face], str] = {
    AmountFace: _("Bars of an amount begin at 0: the longer the bar, the more there is."),
    CourseFace: _("A line shows how many there were at each time; its scale begins at 0."),
    AmountCourseFace: _("A line shows how much there was at each time; its scale begins at 0."),
}


def caption(face: Face | None) -> str:
    """What the picture of a whole figure shows, or how to read it; "" where none is drawn, or each part has its own."""
    match face:
        case ChainFace(figures=(first, *_)):
            return first.caption
        case CourseFace(figures=(first, *_)) | AmountCourseFace(figures=(first, *_)) if first.lines:
            return first.lines.caption
    return ""


def how_to_read(faces: Iterable[Face | None], translate: Translate) -> str:
    """The legend of the dots, bars and lines that are drawn of these figures; a chain has its own in each caption."""
    drawn = [one for one in faces if one and one.picture]
    kinds = {type(one) for one in drawn}
    counted = list(dict.fromkeys(one.who for one in drawn if isinstance(one, Frequency)))
    lines = (translate(text) for kind, text in HOW_TO_READ.items() if kind in kinds)
    return " ".join((*([_each_dot(counted, translate)] if counted else []), *lines))


def _each_dot(counted: Sequence[str], translate: Translate) -> str:
    """What a dot is: a person, or one of those that the figures count, such as cancers found."""
    if counted == [translate(PEOPLE)]:
        return translate(EACH_PERSON)
    named = len(counted) <= MOST_NAMED
    return translate(EACH_COUNTED) % {"counted": "; ".join(counted)} if named else translate(EACH_BESIDE)


def face(figure: Figure, out_of: int, translate: Translate) -> Face:
    """Render a figure in the reader's language; `out_of` is the denominator of its row."""
    match figure:
        case Chance():
            return _frequency(figure, out_of, translate)
        case Course():
            return course_face(figure, out_of, translate)
        case Chain():
            return chain_face(figure, out_of, translate)
        case Amount():
            return amount_face(figure, translate)
        case AmountCourse():
            return amount_course_face(figure, translate)
        case Difference():
            return difference_face(figure, out_of, translate)


def _frequency(chance: Chance, out_of: int, translate: Translate) -> Frequency:
    told = frequency(chance, out_of, translate)
    change = chance.change
    return replace(told, difference=difference_of_groups(chance, change, out_of, translate)) if change else told
