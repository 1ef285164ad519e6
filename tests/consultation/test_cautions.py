"""What a summary says of figures that do not compare and of an old aid, and what comes last in a cell."""

import datetime
from dataclasses import replace

from decision_aid.consultation.faces import face
from decision_aid.consultation.rows import Piece
from decision_aid.consultation.summarise import caution, out_of_date, place_in_cell
from decision_aid.consultation.wording import (
    CANNOT_COMPARE,
    CANNOT_COMPARE_BUT_SAME_STUDY,
    DO_NOT_COMPARE,
    MODELLED_BESIDE_COUNTED,
    WITHDRAWN_SOURCES,
    english,
)
from decision_aid.model.enums import WithdrawalKind
from decision_aid.model.evidence import Chance, Finding, Withdrawal
from tests.support.aids import SMALL, aid_from

AID = aid_from(SMALL)
TODAY = datetime.date(2026, 6, 1)
WITHDRAWN = Withdrawal(WithdrawalKind.RETRACTED, TODAY)


def test_a_finding_that_rests_on_a_withdrawn_source_makes_the_aid_out_of_date() -> None:
    gone = [replace(one, withdrawn=WITHDRAWN) if one.id == "beta" else one for one in AID.sources]
    unused = replace(AID.sources[0], id="unused", withdrawn=WITHDRAWN)

    assert out_of_date(AID, TODAY, english) == ""
    assert out_of_date(replace(AID, sources=(*AID.sources, unused)), TODAY, english) == ""
    assert out_of_date(replace(AID, sources=tuple(gone)), TODAY, english) == WITHDRAWN_SOURCES
    late = out_of_date(replace(AID, sources=tuple(gone)), datetime.date(2027, 1, 2), english)
    assert late.startswith("The sources of this aid were due to be read again")
    assert late.endswith(f" changed. {WITHDRAWN_SOURCES}")


def test_what_can_and_cannot_be_compared_in_a_row_is_said_in_this_order() -> None:
    finding = next(one.content for one in AID.statements if isinstance(one.content, Finding))
    figure = finding.figure
    assert isinstance(figure, Chance)
    statement = next(one for one in AID.statements if one.content is finding)
    shown = face(figure, 100, english)
    alpha, beta = AID.sources
    counted = Piece(statement, "", "", for_all=True, figure=shown, sources=(alpha,))
    modelled = replace(counted, modelled="Worked out.", sources=(beta,))
    groups = replace(statement, content=replace(finding, figure=replace(figure, arms=figure.arms * 2)))

    assert caution((counted, counted), english) == ""
    assert caution((counted, replace(counted, sources=(beta,))), english) == CANNOT_COMPARE
    assert caution((counted, modelled), english) == f"{CANNOT_COMPARE} {MODELLED_BESIDE_COUNTED}"
    assert caution((counted, replace(modelled, sources=(alpha,))), english) == (
        f"{DO_NOT_COMPARE} {MODELLED_BESIDE_COUNTED}"
    )
    assert caution((replace(counted, statement=groups), replace(counted, sources=(beta,))), english) == (
        CANNOT_COMPARE_BUT_SAME_STUDY
    )


def test_what_is_to_stand_first_does_and_what_counts_other_things_too_stands_last() -> None:
    plain, finding = next((one, one.content) for one in AID.statements if isinstance(one.content, Finding))
    composite = replace(plain, content=replace(finding, composite=True))
    first = replace(plain, first=True)

    assert sorted((composite, plain, first), key=place_in_cell) == [first, plain, composite]
