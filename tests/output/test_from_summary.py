"""What the paper says of the code: where it is typed; and no code, and no box for it, where nothing was answered."""

from dataclasses import replace

import pytest

from decision_aid.consultation.answer_code import encode_answers
from decision_aid.consultation.answers import Answer, Declined
from decision_aid.consultation.summarise import summarise
from decision_aid.consultation.summary import Summary
from decision_aid.model.aid import DecisionAid, Translated
from decision_aid.model.enums import Status
from decision_aid.output.handout import make_handout
from decision_aid.output.handout.from_summary import build_sheet, typeable_address
from decision_aid.output.handout.paper_options import Pages, PaperOptions
from decision_aid.translation.interface import catalogue
from tests.support.aids import RULE_FILES, SMALL, TODAY, aid_from
from tests.support.paper import letters, pages_of, some_answers, unfit
from tests.support.pretended_translation import pretended
from tests.support.sampling import sampled

ADDRESS = "https://aids.example.org/small/"
FORMS = [PaperOptions(), PaperOptions(large_print=True), PaperOptions(pages=Pages.FULL)]
every_form = sampled("form", FORMS, 2)
AID = aid_from(SMALL)
LUPUS = aid_from(next(path for path in RULE_FILES if path.stem == "lupus-stem-cell").read_text(encoding="utf-8"))


def said_by(found: DecisionAid, seed: int) -> Summary:
    """What stands before somebody made up, in the aid's language."""
    return summarise(found, some_answers(AID, seed), today=TODAY, translate=catalogue(found.language).gettext)


def printed(found: DecisionAid, form: PaperOptions, *, seed: int = 1, address: str = ADDRESS) -> str:
    """The letters of the handout for somebody made up."""
    code = encode_answers(AID, some_answers(AID, seed))
    pdf = make_handout(said_by(found, seed), code, form, today=TODAY, address=address)
    assert unfit(pdf) == []
    assert len(pages_of(pdf)) <= 2 or form.pages is Pages.FULL
    return "".join(pages_of(pdf))


@every_form
def test_the_paper_says_where_the_code_is_typed(form: PaperOptions) -> None:
    assert letters("or go to aids.example.org/small and enter the code.") in printed(AID, form)
    assert letters("o vaya a aids.example.org/small y escriba el código.") in printed(pretended(AID), form)
    assert letters("and enter the code on its start page. Your team can tell you where it is.") in printed(
        AID, form, address=""
    )


def test_an_address_of_any_length_leaves_the_short_form_two_pages() -> None:
    assert "clinic.example.org" in printed(AID, FORMS[0], address=f"https://clinic.example.org/{'long-way/' * 20}")


@pytest.mark.parametrize(
    ("address", "typed"),
    [
        (ADDRESS, "aids.example.org/small"),
        ("http://127.0.0.1:8000/aids/small/", "127.0.0.1:8000/aids/small"),
        (f"{ADDRESS}#0123456789", "aids.example.org/small"),
        ("", ""),
    ],
)
def test_what_is_typed_is_host_and_path_and_never_the_answers(address: str, typed: str) -> None:
    assert typeable_address(address) == typed


@every_form
def test_where_nothing_was_answered_there_is_no_code(form: PaperOptions) -> None:
    assert letters(encode_answers(AID, {})) not in printed(AID, form, seed=0)
    assert letters("Your answers, on this paper only") not in printed(AID, form, seed=0)
    assert letters("Your answers, on this paper only") in printed(AID, form)


@pytest.mark.parametrize("answer", [frozenset({"long"}), Declined.RATHER_NOT_SAY], ids=str)
def test_one_answer_is_enough_for_a_code_and_so_is_to_rather_not_say(answer: Answer) -> None:
    said = summarise(AID, {"duration": answer}, today=TODAY)

    assert build_sheet(said, code="MDNC", address="", today=TODAY).code == "MDNC"


def test_in_two_languages_the_code_says_where_and_stands_only_for_answers() -> None:
    spanish, codes = pretended(AID), [encode_answers(AID, some_answers(AID, seed)) for seed in (0, 1)]
    none, some = (
        "".join(
            pages_of(
                make_handout(
                    said_by(AID, seed), code, PaperOptions(), today=TODAY, address=ADDRESS, other=said_by(spanish, seed)
                )
            )
        )
        for seed, code in enumerate(codes)
    )

    assert letters("Your answers, on this paper only") not in none
    assert letters(codes[0]) not in none
    assert letters(codes[1]) in some
    assert some.count("aids.example.org/small") == 2


@pytest.mark.parametrize(
    ("found", "days"),
    [
        (AID, "Printed on 1 December 2026. * on 1 January 2026. Next reading due by 1 January 2027."),
        (pretended(AID), "Impreso el 1 de diciembre de 2026. * el 1 de enero de 2026. * el 1 de enero de 2027."),
    ],
    ids=["en", "es"],
)  # fmt: skip
def test_days_are_written_as_on_the_screen(found: DecisionAid, days: str) -> None:
    made = build_sheet(said_by(found, 1), code="", address="", today=TODAY)

    assert all(part.strip() in made.dated for part in days.split("*"))
    assert "2026-" not in made.dated + "".join(one.about for one in made.sources)


@pytest.mark.parametrize(
    ("text", "translation", "mark"), [("approved", "draft", "DRAFT"), ("approved", "approved", "")]
)
def test_the_paper_of_an_approved_aid_in_a_translation_that_is_a_draft_says_so(
    text: str, translation: str, mark: str
) -> None:
    translated = Translated("de", Status(translation), frozenset())
    found = replace(aid_from(SMALL), status=Status(text), translated=translated)

    assert build_sheet(said_by(found, 1), code="", address="", today=TODAY).draft == mark


@pytest.mark.parametrize(
    ("chosen", "large", "limits"), [((), False, (3, 8)), ((), True, (3, 6)), ((1, 2), False, (2, 2))]
)
def test_the_paper_has_room_for_some_of_all_questions_or_has_those_that_were_chosen(
    chosen: tuple[int, ...], large: bool, limits: tuple[int, int]
) -> None:
    sheet = build_sheet(said_by(LUPUS, 1), code="", address="", today=TODAY, chosen=chosen)

    assert sheet.how_many_to_ask(large_print=large) == limits
