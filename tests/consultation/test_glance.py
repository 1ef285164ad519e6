"""The glance sets the options side by side, each cell by the one head that the author wrote for this person."""

import re
from pathlib import Path

from decision_aid.consultation.answers import Answers
from decision_aid.consultation.glance import folded_in_words
from decision_aid.consultation.glance_values import Glance, GlanceCell, GlanceRow
from decision_aid.consultation.summarise import summarise
from decision_aid.consultation.summary import Summary
from decision_aid.consultation.voices import Voices
from decision_aid.consultation.wording import english
from decision_aid.model.enums import Importance
from decision_aid.output.as_json import summary_as_json
from decision_aid.output.as_text import summary_as_text
from tests.support.aids import SMALL, TODAY, aid_from

TEXT = (Path(__file__).parents[1] / "support" / "rules" / "glance.yaml").read_text(encoding="utf-8")
AID = aid_from(TEXT)
LONG, SHORT = frozenset({"long"}), frozenset({"short"})


def summary(person: Answers, clinician: Answers | None = None) -> Summary:
    """The summary of the aid with a glance."""
    return summarise(AID, Voices(person, clinician or {}), today=TODAY)


def glance(person: Answers, clinician: Answers | None = None) -> Glance:
    """The glance for somebody."""
    found = summary(person, clinician).glance
    assert found
    return found


def cell(found: Glance, outcome: str, option: int) -> GlanceCell:
    """One cell of it."""
    return next(row.cells[option] for row in found.rows if row.outcome.id == outcome)


def heads(found: GlanceCell) -> list[str]:
    """What its heads say."""
    return [piece.glance_head for piece in found.heads]


def outcomes(found: Glance) -> list[str]:
    """Its rows."""
    return [row.outcome.id for row in found.rows]


def test_a_cell_is_headed_by_what_applies() -> None:
    assert heads(cell(glance({"duration": LONG}), "pain", 1)) == ["slept without pain"]
    assert heads(cell(glance({"duration": SHORT}), "pain", 1)) == [
        "The trial had nobody with pain for less than three months."
    ]


SERIES = "certainty: low, because: one series, sources: [jones]"
NONE_APPLY = "does_not_apply: You have no pain., when: {duration: [short]}, head: You have no pain."
UNKNOWN = "not_known: Nobody asked., because: not studied, when: {duration: [long]}, head: Nobody asked."
SLEPT = "of: 60, event: slept without pain, at: 6 months, range: [20, 60], range_is: computed here"


def about_pain(*statements: str) -> Summary:
    """The summary, without an answer, of an aid in which these are all that is known about pain."""
    before, *known = re.split(r"^  - (?=option|\{option)", TEXT, flags=re.MULTILINE)
    others = [one.strip() for one in known if "outcome: pain" not in one]
    written = before + "".join(f"  - {one}\n" for one in (*others, *(f"{{{one}}}" for one in statements)))
    return summarise(aid_from(written), Voices({}, {}), today=TODAY)


def pain(found: Summary) -> GlanceRow:
    """The row of its glance."""
    assert found.glance
    return next(row for row in found.glance.rows if row.outcome.id == "pain")


def test_a_head_for_every_option_is_shown_once() -> None:
    row = pain(
        about_pain(f"option: every, outcome: pain, says: Pain is worse at night., {SERIES}, head: worse at night")
    )

    assert [piece.glance_head for piece in row.for_every] == ["worse at night"]
    assert row.columns == ()


def test_why_none_applies_is_shown_once_below_what_each_option_has_of_its_own() -> None:
    options = ("splint", "operation", "injection")
    row = pain(
        about_pain(*(f"option: {one}, outcome: pain, {said}" for said in (UNKNOWN, NONE_APPLY) for one in options))
    )

    assert [piece.glance_head for piece in row.for_every] == ["You have no pain."]
    assert [heads(column) for column in row.columns] == [["Nobody asked."]] * 3
    assert [question.id for question in row.all_asks] == ["duration"]


def test_a_head_of_two_studies_that_differ_has_the_figures_of_both() -> None:
    found = about_pain(
        *(
            f"option: {one}, outcome: pain, not_known: N., because: not studied, head: N."
            for one in ("splint", "operation")
        ),
        f"option: injection, outcome: pain, says: Few did., id: few, chance: {{people: 20, {SLEPT}}}, {SERIES}",
        f"option: injection, outcome: pain, says: Many did., id: many, chance: {{people: 30, {SLEPT}}}, {SERIES}",
        f"option: injection, outcome: pain, says: Some did., from_to: [few, many], {SERIES}, head: slept without pain",
    )
    head = pain(found).cells[2].heads[0]

    assert [study.large.number for study in head.from_to] == ["33", "50"]
    text = summary_as_text(found).split("The options")[0]
    assert all(study.sentence in text for study in head.from_to)
    assert f"{head.from_to[1].sentence} Not compared with another treatment." in text


def test_each_of_two_studies_that_differ_has_its_figure_in_json() -> None:
    found = about_pain(
        *(
            f"option: {one}, outcome: pain, not_known: N., because: not studied, head: N."
            for one in ("splint", "operation")
        ),
        f"option: injection, outcome: pain, says: Few did., id: few, chance: {{people: 20, {SLEPT}}}, {SERIES}",
        f"option: injection, outcome: pain, says: Many did., id: many, chance: {{people: 30, {SLEPT}}}, {SERIES}",
        f"option: injection, outcome: pain, says: Some did., from_to: [few, many], {SERIES}, head: slept without pain",
    )
    exported = summary_as_json(found)["glance"]["rows"][0]["cells"][2]["heads"][0]

    assert [(one["source"], one["value"], one["of"]) for one in exported["from_to"]] == [
        ("jones", "33", "100"),
        ("jones", "50", "100"),
    ]
    assert all(said in one["sentence"] for one, said in zip(exported["from_to"], exported["figures"], strict=True))
    assert [one["range"] for one in exported["from_to"]] == exported["ranges"]
    assert exported["from_to"][1]["counted"] == "slept without pain at 6 months"


def test_while_an_answer_is_missing_a_cell_names_the_question_and_all_that_may_apply() -> None:
    found = cell(glance({}), "pain", 1)

    assert [question.id for question in found.asks] == ["duration"]
    assert heads(found) == ["slept without pain", "The trial had nobody with pain for less than three months."]
    assert cell(glance({"duration": LONG}), "pain", 1).asks == ()


def test_where_two_who_answer_differ_each_has_a_head() -> None:
    found = cell(glance({"duration": LONG}, {"duration": SHORT}), "pain", 1)

    assert [piece.whose for piece in found.heads] == ["For your answer", "For your doctor or nurse's answer"]


def test_the_rows_are_the_authors_and_marked_ones_come_first() -> None:
    assert outcomes(glance({})) == ["pain", "back", "scar"]
    assert outcomes(glance({"scar-matters": Importance.A_LOT})) == ["scar", "pain", "back"]


def test_what_is_marked_and_has_no_heads_is_named() -> None:
    assert [outcome.id for outcome in glance({"work-matters": Importance.A_LOT}).also_marked] == ["work"]
    assert glance({"work-matters": Importance.SOME}).also_marked == ()


def test_only_figures_of_groups_in_one_study_are_marked_as_compared() -> None:
    found = glance({"duration": LONG})

    assert [cell(found, outcome, 1).heads[0].same_study for outcome in ("pain", "scar")] == [True, False]


def test_outcomes_that_are_never_shown_apart_stand_together_in_every_order() -> None:
    for marks in ({}, {"pain-matters": Importance.NOT_MUCH}, {"scar-matters": Importance.SOME}):
        rows = [row.outcome.id for row in summary(marks).rows]
        assert rows.index("back") == rows.index("pain") + 1


def test_outcomes_that_are_never_shown_apart_stand_where_the_one_that_matters_most_does() -> None:
    marks = {"pain-matters": Importance.A_LOT, "scar-matters": Importance.SOME}

    assert [row.outcome.id for row in summary(marks).rows][:3] == ["pain", "back", "scar"]


def test_what_the_author_puts_first_stands_first_and_what_counts_other_things_last() -> None:
    rows = {row.outcome.id: row for row in summary({"duration": SHORT}).rows}
    scar = [piece.text for piece in rows["scar"].cells[1].shown]

    assert rows["pain"].cells[1].shown[0].text == "The trial was not about people like you."
    assert scar == ["Few people had a painful scar.", "Some people had a painful scar or a stiff finger."]
    assert rows["scar"].cells[1].shown[1].comparison == (
        "Not compared with another treatment. Other things are counted in this number too."
    )


def test_text_and_json_begin_with_the_glance() -> None:
    found = summary({"duration": LONG})
    text, values = summary_as_text(found), summary_as_json(found)

    assert text.index("Not known: No study has followed people for long.") < text.index("Paid for by")
    assert "slept without pain\n      With the operation: about 80 of 100 people slept without pain at 6 months" in text
    assert next(iter(values)) == "glance"
    assert values["glance"]["rows"][0]["cells"][1]["heads"][0]["head"] == "slept without pain"


def test_an_aid_without_a_glance_has_none() -> None:
    found = summarise(aid_from(SMALL), {}, today=TODAY)

    assert found.glance is None
    assert "glance" not in summary_as_json(found)


def test_a_harm_that_may_become_rarer_says_so_and_counts_as_a_benefit() -> None:
    back = next(outcome for outcome in AID.outcomes if outcome.id == "back")

    assert "Pain that comes back (Harm that may happen less often)" in summary_as_text(summary({}))
    assert [kind.value for kind in back.sides] == ["benefit"]


FOR_LONG = TEXT.replace(
    "glance: yes, with: [back]", "glance: yes, glance_when: {duration: [long]}, with: [back]"
).replace("direction: rarer, glance: yes", "direction: rarer, glance: yes, glance_when: {duration: [long]}")
FOR_SHORT = FOR_LONG.replace(
    "consideration: symptoms, glance: yes}", "consideration: symptoms, glance: yes, glance_when: {duration: [short]}}"
)


def for_some(answers: Answers, text: str = FOR_LONG) -> Glance:
    """The glance for somebody where rows are for some answers alone."""
    found = summarise(aid_from(text), answers, today=TODAY).glance
    assert found
    return found


def test_a_row_for_some_answers_is_in_their_glance_alone() -> None:
    assert outcomes(for_some({"duration": LONG})) == ["pain", "back", "scar"]
    assert outcomes(for_some({"duration": SHORT})) == ["scar"]
    assert for_some({"duration": SHORT}).folded == ()


def test_a_row_that_waits_for_an_answer_is_in_sight_and_names_the_question() -> None:
    rows = for_some({}).rows

    assert [[question.id for question in row.asks] for row in rows] == [["duration"], ["duration"], []]
    assert [question.id for question in rows[1].all_asks] == ["duration"]


def test_of_rows_for_other_answers_the_first_are_in_sight_and_the_others_named() -> None:
    found = for_some({}, FOR_SHORT)

    assert outcomes(found) == ["pain", "back"]
    assert [row.outcome.id for row in found.folded] == ["scar"]
    assert folded_in_words(found, english) == (
        "May apply: Painful scar. Depends on your answer to: How long have you had the pain?"
    )
    assert folded_in_words(for_some({"duration": LONG}, FOR_SHORT), english) == ""


def test_a_marked_row_that_may_apply_is_in_sight_and_one_that_does_not_is_named() -> None:
    scar = {"scar-matters": Importance.A_LOT}

    assert outcomes(for_some(scar, FOR_SHORT)) == ["scar", "pain", "back"]
    assert outcomes(for_some({"duration": LONG, **scar}, FOR_SHORT)) == ["pain", "back"]
    assert [one.id for one in for_some({"duration": LONG, **scar}, FOR_SHORT).also_marked] == ["scar"]


def test_where_two_who_answer_differ_the_rows_of_both_are_in_sight() -> None:
    found = summarise(aid_from(FOR_SHORT), Voices({"duration": LONG}, {"duration": SHORT}), today=TODAY).glance

    assert found
    assert outcomes(found) == ["pain", "back", "scar"]


def test_text_and_json_have_the_folded_rows_too() -> None:
    found = summarise(aid_from(FOR_SHORT), {}, today=TODAY)
    text, values = summary_as_text(found).split("The options")[0], summary_as_json(found)["glance"]

    assert "Painful scar\n  May apply. Depends on your answer to: How long have you had the pain?\n" in text
    assert [(row["outcome"], row["depends_on"]) for row in values["folded"]] == [("scar", ["duration"])]
    assert [row["outcome"] for row in values["rows"]] == ["pain", "back"]


NOBODY_LIKE_YOU = "option: every, outcome: pain, not_known: The trials had nobody so., when: {duration: [short]}"
SAID_FIRST = f"option: none, outcome: pain, says: Others had it for long., {SERIES}, when: {{duration: [short]}}"


def warned(*statements: str, answer: frozenset[str] = SHORT) -> list[str]:
    """What stands before the heads on pain, where these are written besides."""
    written = TEXT + "".join(f"  - {{{one}}}\n" for one in statements)
    found = summarise(aid_from(written), {"duration": answer}, today=TODAY)
    return [one.text for one in pain(found).for_these_answers]


def test_what_is_not_known_of_people_with_these_answers_stands_before_the_heads() -> None:
    assert warned(NOBODY_LIKE_YOU) == ["The trials had nobody so."]
    assert warned(NOBODY_LIKE_YOU, answer=LONG) == []


def test_so_does_what_is_shown_first_for_these_answers_and_nothing_else() -> None:
    assert warned(f"{SAID_FIRST}, first: yes") == ["Others had it for long."]
    assert warned(SAID_FIRST) == []
    assert warned(f"option: every, outcome: pain, says: Pain is worse at night., {SERIES}, first: yes") == []


def test_an_export_says_it_before_the_heads_too() -> None:
    found = summarise(aid_from(f"{TEXT}  - {{{NOBODY_LIKE_YOU}}}\n"), {"duration": SHORT}, today=TODAY)

    told = summary_as_text(found)
    assert told.index("For your answers: Not known: The trials had nobody so.") < told.index("had nobody with pain")
