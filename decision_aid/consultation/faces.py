"""The face of a figure, whatever its kind: what screen, paper and exports render."""

from decision_aid.consultation.amounts import AmountFace, DifferenceFace, amount_face, difference_face
from decision_aid.consultation.chains import ChainFace, chain_face
from decision_aid.consultation.courses import CourseFace, course_face
from decision_aid.consultation.frequencies import Frequency, frequency
from decision_aid.consultation.wording import Translate
from decision_aid.model.amounts import Amount, Difference
from decision_aid.model.chains import Chain
from decision_aid.model.evidence import Chance, Course, Figure

Face = Frequency | CourseFace | ChainFace | AmountFace | DifferenceFace


def caption(face: Face | None) -> str:
    """What the picture of a whole figure shows, or how to read it; "" where none is drawn, or each part has its own."""
    match face:
        case ChainFace(figures=(first, *_)):
            return first.caption
        case CourseFace(figures=(first, *_)) if first.lines:
            return first.lines.caption
    return ""


def face(figure: Figure, out_of: int, translate: Translate) -> Face:
    """Render a figure in the reader's language; `out_of` is the denominator of its row."""
    match figure:
        case Chance():
            return frequency(figure, out_of, translate)
        case Course():
            return course_face(figure, out_of, translate)
        case Chain():
            return chain_face(figure, out_of, translate)
        case Amount():
            return amount_face(figure, translate)
        case Difference():
            return difference_face(figure, out_of, translate)
