"""A review pack has all that a reviewer reads and signs, and needs nothing else."""

import datetime
import re
from pathlib import Path

import pytest

from decision_aid.checks.run import check_rule_file
from decision_aid.review.diff import diff_aids
from decision_aid.review.pack import build_pack, render_pack
from tests.support.aids import RULE_FILES, SMALL, aid_from, small
from tests.support.commands import run, written
from tests.support.pages import words

TODAY = datetime.date(2026, 6, 1)
EXAMPLES = (
    "examples:\n  - {name: Stiff for weeks, given: {duration: short}, must_show: [wait.time], may_apply: [],"
    " must_not_show: [exercises.ease]}\n"
)


def page(text: str, since: str = "") -> str:
    """The pack for a rule file."""
    aid, problems = check_rule_file(text.encode(), today=TODAY)
    assert aid is not None
    return render_pack(build_pack(aid, problems, TODAY, diff_aids(aid_from(since), aid) if since else None))


def test_every_statement_stands_with_its_figure_certainty_source_and_condition() -> None:
    said = words(page(SMALL))

    for statement in aid_from(SMALL).statements:
        assert f"{statement.id}, line {statement.place.line}" in said
    assert (
        "About 80 of 100 people moved with ease over 6 months; about 20 of 100 did not. Counted: 32 of 40 people."
        in said
    )
    assert "Shown if “What have you tried?” is answered “Rest”." in said
    assert "Low certainty: this may be right. The reason: one small trial." in said
    assert "Not known. No study has followed people who wait." in said


def test_it_has_findings_waivers_examples_standards_and_lines_to_sign() -> None:
    waived = ("says: Aching comes and goes.", "says: Half of the ache goes.")
    line = "    because: one small trial\n"
    text = small(
        (line, "    because: one small trial in half of the towns # waive loose-number: towns are no people\n")
    )
    said = words(page(text + EXAMPLES))

    assert waived
    assert "towns are no people" in said
    assert (
        "Stiff for weeks They see what they must. What they answer How long has it been stiff? Less than a month"
        in said
    )
    assert "Must see Wait: Waiting takes no time." in said
    assert "Must not see Exercises: Most people in the trial moved with ease." in said
    assert said.count("Self-assessed against") >= 3
    assert f"fingerprint {aid_from(text + EXAMPLES).short_fingerprint}" in said
    assert all(word in said for word in ("Name", "Role", "Date", "Signature"))


def test_it_says_what_changed_and_for_whom() -> None:
    since = small(("when: {duration: [long, unsure]}", "when: {duration: [long]}"))
    said = words(page(SMALL, since))

    assert "Most people in the trial moved with ease. was left out, is now shown exercises.ease" in said
    assert "for whom exercises.ease Before: shown if" in said
    assert "Nothing: both versions say the same" in words(page(SMALL, SMALL))
    assert "No earlier version was given" in words(page(SMALL))
    assert "see the same statements" in words(page(SMALL, small(("Aching comes", "The ache comes"))))


def test_it_asks_for_nothing_from_anywhere() -> None:
    made = page(SMALL)

    assert "<script" not in made
    assert not re.search(r"(?:src=|<link|url\((?!#)|@import)", made)


def test_texts_of_the_file_stay_texts() -> None:
    assert "<b>Wait</b>" not in page(small(("wait: {name: Wait,", "wait: {name: <b>Wait</b>,")))


@pytest.mark.parametrize("path", RULE_FILES, ids=lambda path: path.stem)
def test_there_is_a_pack_for_each_shipped_file(path: Path, tmp_path: Path) -> None:
    output = tmp_path / "pack.html"
    result = run("pack", path, "-o", output, "--since", path)

    assert result.exit_code == 0
    assert output.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_a_file_with_errors_has_no_pack(tmp_path: Path) -> None:
    broken = written(tmp_path, small(("    kind: number", "    kind: numbre")))
    result = run("pack", broken, "-o", tmp_path / "pack.html")

    assert result.exit_code == 1
    assert not (tmp_path / "pack.html").exists()


def test_a_pack_is_in_english_and_tags_the_texts_of_an_aid_in_another_language() -> None:
    shown = page(Path("tests/support/rules/way-to-work-ar.yaml").read_text(encoding="utf-8"))

    assert '<html lang="en">' in shown
    assert '<span lang="ar" dir="rtl">كم عمرك؟</span>' in shown
