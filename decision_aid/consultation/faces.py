"""The face of a figure, whatever its kind: what screen, paper and exports render."""

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
from decision_aid.consultation.frequencies import Frequency, frequency
from decision_aid.consultation.wording import Translate
from decision_aid.model.amounts import Amount, AmountCourse, Difference
from decision_aid.model.chains import Chain
from decision_aid.model.evidence import Chance, Course, Figure

Face = Frequency | CourseFace | ChainFace | AmountFace | AmountCourseFace | DifferenceFace


def caption(face: Face | None) -> str:
    """What the picture of a whole figure shows, or how to read it; "" where none is drawn, or each part has its own."""
    match face:
        case ChainFace(figures=(first, *_)):
            return first.caption
        case CourseFace(figures=(first, *_)) | AmountCourseFace(figures=(first, *_)) if first.lines:
            return first.lines.caption
    return ""


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
