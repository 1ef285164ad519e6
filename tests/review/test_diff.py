"""What an edit changed is said in words, and for whom by the fewest example people."""

import json
from pathlib import Path

import pytest

from decision_aid.consultation.answers import parse_answers
from decision_aid.consultation.path import follow_path
from decision_aid.model.conditions import Truth
from decision_aid.review.diff import NOBODY, NOTHING, AidDiff, diff_aids, diff_as_json, diff_as_text
from tests.support.aids import SMALL, aid_from, small
from tests.support.commands import run, written
from tests.support.tables import BY_AGE, with_table

TEN = "when: {any: [{age: {at_least: 18, below: 65}}, {duration: short}]}"


FOR_SOME = """  - option: wait
    outcome: ease
    id: for-some
    says: New words.
    certainty: low
    because: few people
    sources: [beta]
    when: {duration: [short]}
"""


def edited(*changes: tuple[str, str]) -> AidDiff:
    """What these changes to the small aid change."""
    return diff_aids(aid_from(SMALL), aid_from(small(*changes)))


def said(*changes: tuple[str, str]) -> list[str]:
    """The changes in words."""
    return [str(change) for change in edited(*changes).changes]


def test_nothing_changed_says_so() -> None:
    assert NOTHING in diff_as_text(edited())
    assert edited(("title: Stiff", "# A comment\ntitle: Stiff")).nothing


def test_a_figure_tells_what_it_was_and_that_its_source_changed() -> None:
    figure = ("people: 32, of: 40", "people: 33, of: 44")
    source = ("    sources: [alpha]\n    when: {duration: [long", "    sources: [beta]\n    when: {duration: [long")

    assert "Exercises · Moving with ease [exercises.ease]: figure: 32 of 40 became 33 of 44" in said(figure)
    assert any("32 of 40 became 33 of 44, source changed" in one for one in said(figure, source))
    assert any("sources: “Alpha 2020” became “Beta 2021”" in one for one in said(figure, source))


def test_the_first_figure_of_a_gap_has_no_earlier_source() -> None:
    gap = "{option: exercises, outcome: ache, not_known: The trial did not ask., because: not reported}"
    figure = "chance: {people: 3, of: 40, event: had aches, over: 1 year}"
    known = f"says: Few had aches., {figure}, certainty: low, because: one trial, sources: [alpha]"
    found = said((gap, f"{{option: exercises, outcome: ache, {known}}}"))

    assert "Exercises · Aching [exercises.ache]: figure: now “3 of 40”" in found
    assert not any("source changed" in one for one in found)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("title: Stiff shoulder", "title: Sore shoulder", "title: “Stiff shoulder - wait or exercises” became"),
        ("Ten minutes a day}", "Half an hour}", "what it involves: “Ten minutes a day” became “Half an hour”"),
        ("Less than a month", "Under a month", "answer: “Less than a month” became “Under a month”"),
        ("ask: How old are you?", "ask: Your age?", "the question: “How old are you?” became “Your age?”"),
        ("limits: [16, 110]", "limits: [18, 110]", "limits: “16 to 110” became “18 to 110”"),
        ("certainty: low\n", "certainty: moderate\n", "how sure the evidence is: “low” became “moderate”"),
        ("range: [64, 91]", "range: [60, 91]", "range: “64 to 91 of 100, computed here” became “60 to 91"),
        ("choices: {heat: Heat, rest: Rest,", "choices: {ice: Ice, heat: Heat, rest: Rest,", "Ice [tried: ice] added"),
        ("The trial did not ask.", "Nobody asked.", "not known: “The trial did not ask.” became “Nobody asked.”"),
        ("Beta 2021, kind: series,", "Beta 2021, kind: registry,", "kind of study or text: “series” became “registry”"),
        ("kind: series, comparison_group: no", "kind: series", "comparison group: “no” was deleted"),
        ("beta: {", "gamma: {citation: Gamma 2022, kind: series}\n  beta: {", "Gamma 2022 [gamma] added"),
        ("statements:\n", "glossary: {stiff: Hard to move}\nstatements:\n", "stiff [stiff] added: what it means “Hard"),
    ],
)  # fmt: skip
def test_each_kind_of_edit_is_named(old: str, new: str, words: str) -> None:
    found = said((old, new))

    assert len(found) == 1
    assert words in found[0]


def test_a_statement_added_before_others_leaves_the_others_alone() -> None:
    first = (
        "statements:\n",
        "statements:\n  - {option: exercises, outcome: ease, says: New words., certainty: low, because: few people, "
        "sources: [beta]}\n",
    )
    found = edited(first)

    assert [(change.kind.value, change.id) for change in found.changes] == [("added", "exercises.ease")]


def test_a_statement_that_went_is_told_with_its_words() -> None:
    gone = "  - {option: exercises, outcome: ache, not_known: The trial did not ask., because: not reported}\n"

    assert any("removed" in one and "The trial did not ask." in one for one in said((gone, "")))


def test_another_order_is_told() -> None:
    wait = "  wait: {name: Wait, involves: Carrying on as now}\n"
    exercises = "  exercises: {name: Exercises, involves: Ten minutes a day}\n"

    assert "wait, exercises" in said((wait + exercises, exercises + wait))[0]


def test_a_narrower_condition_names_one_person_who_loses_the_statement() -> None:
    found = edited(("when: {duration: [long, unsure]}", "when: {duration: [long]}"))
    (person,) = found.effects.people

    assert person.given == ("duration: unsure",)
    assert person.said == "Somebody who answers “How long has it been stiff?” with “Not sure”"
    assert [(one.id, one.before, one.after) for one in person.effects] == [("exercises.ease", Truth.YES, Truth.NO)]
    assert "[exercises.ease] was shown, is now left out" in diff_as_text(found)


def test_a_row_that_is_in_the_glance_for_fewer_people_names_one_of_them() -> None:
    everybody = (Path(__file__).parents[1] / "support" / "rules" / "glance.yaml").read_text(encoding="utf-8")
    some = everybody.replace("symptoms, glance: yes}", "symptoms, glance: yes, glance_when: {duration: [long]}}")
    found = diff_aids(aid_from(everybody), aid_from(some))
    (person,) = found.effects.people

    assert person.given == ("duration: short",)
    assert "[scar] was shown, is now left out: in the glance, Painful scar" in diff_as_text(found)
    assert "for whom: was in everybody's glance; is now in the glance if" in diff_as_text(found)


def test_a_statement_added_or_removed_for_some_names_one_of_them() -> None:
    added = edited(("statements:\n", "statements:\n" + FOR_SOME))
    (new,) = added.effects.people
    (gone,) = diff_aids(aid_from(small(("statements:\n", "statements:\n" + FOR_SOME))), aid_from(SMALL)).effects.people

    assert new.given == gone.given == ("duration: short",)
    assert "[for-some] is new, and shown: New words." in diff_as_text(added)
    assert [effect.became for effect in gone.effects] == ["was shown, and is gone"]


def test_a_statement_added_for_everybody_names_nobody() -> None:
    added = edited(("statements:\n", "statements:\n" + FOR_SOME.replace("\n    when: {duration: [short]}", "")))

    assert not added.effects.people
    assert NOBODY in diff_as_text(added)


def test_what_hangs_on_a_question_changes_with_the_question() -> None:
    found = edited(("    when: {duration: [long]}\n", "    when: {duration: [short]}\n"))
    touched = {effect.id for person in found.effects.people for effect in person.effects}

    assert touched == {"tried", "exercises.ease.2"}
    assert "was not asked, is now asked" in diff_as_text(found)


def test_a_moved_bound_names_a_person_between_the_old_and_the_new_one() -> None:
    found = edited((TEN, TEN.replace("18", "21")))
    (person,) = found.effects.people

    assert person.given[-1] in {"age: 18", "age: 19", "age: 20"}
    assert {effect.after for effect in person.effects} == {Truth.NO}


def test_every_person_named_does_see_what_is_said() -> None:
    old, new = (
        aid_from(SMALL),
        aid_from(small((TEN, "when: {tried: [heat]}"), ("duration: [long, unsure]", "duration: [short]"))),
    )
    found = diff_aids(old, new)

    assert found.effects.people
    for person in found.effects.people:
        assert all(effect.before is not effect.after for effect in person.effects)


def test_a_condition_in_other_words_changes_nothing_for_anybody() -> None:
    reworded = "when: {any: [{duration: short}, {age: {at_least: 18, below: 65}}]}"

    assert NOBODY in diff_as_text(edited((TEN, reworded)))


def test_a_question_that_became_another_kind_takes_no_answer_from_both() -> None:
    number = "    kind: number\n    limits: [16, 110]\n    unit: years\n"
    one = "    kind: one\n    choices: {young: Young, old: Old}\n"
    found = edited((number, one), ("{age: {at_least: 18, below: 65}}", "{age: [young]}"))

    assert all("age" not in line for person in found.effects.people for line in person.given)


def test_a_question_that_went_is_named_with_its_answer() -> None:
    asked = SMALL[SMALL.index("  - id: age\n") : SMALL.index("  - id: ease-matters")]
    found = edited((asked, ""), (TEN, "when: {duration: short}"))

    assert any("age: 18" in person.given for person in found.effects.people)


def test_all_can_be_had_as_json(tmp_path: Path) -> None:
    new = small(("when: {duration: [long, unsure]}", "when: {duration: [long]}"))
    result = run("diff", written(tmp_path, SMALL), written(tmp_path, new, "new.yaml"), "--format", "json")
    values = json.loads(result.output)

    assert values["people"][0]["effects"] == [{"statement": "exercises.ease", "before": "yes", "after": "no"}]
    assert values == diff_as_json(diff_aids(aid_from(SMALL), aid_from(new)))


def test_an_old_version_that_newer_checks_would_refuse_can_still_be_compared(tmp_path: Path) -> None:
    old = small(("Most people in the trial", "In 3 of 4 cases people in the trial"))
    result = run("diff", written(tmp_path, old), written(tmp_path, SMALL, "new.yaml"))

    assert result.exit_code == 0
    assert "statement: “In 3 of 4 cases" in result.output


def test_a_file_that_cannot_be_read_cannot_be_compared(tmp_path: Path) -> None:
    result = run("diff", written(tmp_path, SMALL), written(tmp_path, "title: Half\n", "new.yaml"))

    assert result.exit_code == 1


def test_a_reworded_question_leaves_the_conditions_that_name_it_alone() -> None:
    assert len(said(("ask: How long has it been stiff?", "ask: Since when is it stiff?"))) == 1


def test_an_effect_is_what_the_walk_says() -> None:
    old, new = aid_from(SMALL), aid_from(small(("when: {duration: [long, unsure]}", "when: {age: {below: 40}}")))
    found = diff_aids(old, new).effects
    before, after = (next(one for one in aid.statements if one.id == "exercises.ease").when for aid in (old, new))

    for person in found.people:
        typed = {line.partition(": ")[0]: [line.partition(": ")[2]] for line in person.given}
        answers, _ = parse_answers(new.questions, typed)
        assert [(one.before, one.after) for one in person.effects] == [
            (follow_path(old, answers).holds(before), follow_path(new, answers).holds(after))
        ]
    assert {effect.is_more for person in found.people for effect in person.effects} == {True, False}


def test_a_case_put_into_a_table_leaves_the_other_cases_alone() -> None:
    cases = "      - {when: {age: {at_least: 40, below: 60}}, chance: {people: 12, of: 22}}\n"
    split = (
        "      - {when: {age: {below: 20}}, chance: {people: 2, of: 22}}\n"
        "      - {when: {age: {at_least: 20, below: 40}}, chance: {people: 18, of: 22}}\n"
    )
    first = "      - {when: {age: {below: 40}}, chance: {people: 18, of: 22}}\n"
    found = diff_aids(aid_from(with_table()), aid_from(with_table(BY_AGE, (first, split))))
    told = [str(change) for change in found.changes]

    assert cases in BY_AGE
    assert not [line for line in told if "12 of 22" in line]
    assert len(found.effects.people) == 1
    assert "[by-age.case-1] is new, and shown: They had aches." in diff_as_text(found)


def test_a_figure_of_one_case_is_told_as_a_change_of_that_case() -> None:
    (change,) = diff_aids(
        aid_from(with_table()), aid_from(with_table(BY_AGE, ("people: 12, of: 22", "people: 13, of: 22")))
    ).changes

    assert "by-age.case-2" in str(change)
    assert "12 of 22" in str(change)
    assert "13 of 22" in str(change)
