"""The list of rule files tells what there is, who can read it, and which translations lie beside it."""

from pathlib import Path

from decision_aid.rule_file.editing.new_file import NewAid, new_rule_file
from decision_aid.web.app import create_app
from decision_aid.web.editor.state import AuthorLogin
from tests.support.aids import SMALL, TODAY, small
from tests.support.editing import ANNA, BEN, drafted, editing_app, let_in, publish, review, signed_in
from tests.support.folders import in_spanish_too
from tests.support.pages import words

BEGUN = NewAid("Bus or bicycle", "Whether to ride", "Riders", ("Bus", "Bicycle"), ("Time",), ANNA)


def test_translations_are_listed_with_their_language_and_whether_people_can_choose_them(tmp_path: Path) -> None:
    in_spanish_too(tmp_path)
    (tmp_path / "small.fr.yaml").write_text("language: fr\n", encoding="utf-8")
    page = words(signed_in(editing_app(tmp_path)).get("/edit/").text)

    assert "Translation: Español. What is missing" in page
    told = "Translation: Français. People can't choose it"
    assert told in page


def test_the_list_says_that_what_lies_in_the_folder_is_public(tmp_path: Path) -> None:
    page = words(signed_in(editing_app(tmp_path)).get("/edit/").text)

    assert "can read each file here as soon as it lies in the folder, drafts too" in page


def test_where_only_approved_texts_are_shown_the_list_says_that_drafts_are_not_public(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    let_in(tmp_path, ANNA)
    app = create_app(tmp_path, secret_key="tests", today=lambda: TODAY, edit=AuthorLogin(), approved_only=True)
    page = words(signed_in(app).get("/edit/").text)

    assert "can read each file here that is approved, in the languages whose translation is approved too" in page
    assert "drafts too" not in page


def test_aids_to_go_through_again_come_first(tmp_path: Path) -> None:
    page = words(signed_in(editing_app(tmp_path)).get("/edit/").text)

    assert "Go through the evidence again By 1 January 2027: Stiff shoulder - wait or exercises Stiff" in page


def test_an_aid_whose_day_has_passed_is_marked(tmp_path: Path) -> None:
    text = small(("review_by: 2027-01-01", "review_by: 2026-11-30"))
    page = words(signed_in(editing_app(tmp_path, text=text)).get("/edit/").text)

    assert "It was due on 30 November 2026: Stiff shoulder - wait or exercises" in page


def test_nothing_is_said_while_no_aid_is_due(tmp_path: Path) -> None:
    text = small(("review_by: 2027-01-01", "review_by: 2027-03-01"))

    assert "Go through the evidence" not in signed_in(editing_app(tmp_path, text=text)).get("/edit/").text


def test_the_list_says_what_waits_for_a_reviewer_and_for_who_approves(tmp_path: Path) -> None:
    app = editing_app(tmp_path)
    drafted(tmp_path, small(("title: Stiff", "title: Sore")))
    publish(signed_in(app))
    anna, ben = signed_in(app), signed_in(app, BEN)
    told = "Waits for you Review “Sore shoulder - wait or exercises”"

    assert told in words(ben.get("/edit/").text)
    assert "Waits for you" not in anna.get("/edit/").text
    review(ben)
    assert "Waits for you Approve “Sore shoulder - wait or exercises”" in words(ben.get("/edit/").text)
    review(ben, state="approved")
    assert "Waits for you" not in ben.get("/edit/").text


def test_an_aid_of_which_nothing_is_said_yet_waits_for_nobody(tmp_path: Path) -> None:
    app = editing_app(tmp_path, text=new_rule_file(BEGUN, TODAY))

    assert "Waits for you" not in signed_in(app, BEN).get("/edit/").text
