"""A text that is put into a sentence fits there, or the finding shows the sentence that people would read."""

import pytest

from decision_aid.checks.run import check_rule_file
from decision_aid.model.problems import Level, Problem
from decision_aid.translation.interface import gettext_of
from tests.support.aids import TODAY, small
from tests.support.figures import findings_with

EVENT = "event: moved with ease, over: 6 months"
LABEL = "label: A month or more, said: the shoulder has been stiff for a month or more"


def misfits(*changes: tuple[str, str]) -> list[Problem]:
    """What does not fit into a sentence in the small aid with these changes."""
    found = check_rule_file(small(*changes).encode(), today=TODAY)[1]
    return [problem for problem in found if problem.check == "sentence-part"]


@pytest.mark.parametrize(
    ("figure", "level", "shown"),
    [
        (
            "event: did not move, over: 1 year",
            Level.ERROR,
            "80 of 100 people did not move over 1 year; about 20 of 100 did not.",
        ),
        ("event: never moved, over: 1 year", Level.ERROR, "Say under “otherwise” what the others did."),
        ("event: had no pain, over: 1 year", Level.ERROR, "20 of 100 did not."),
        ("event: moved, otherwise: moved, over: 1 year", Level.ERROR, "says the same as “event”"),
        ("event: were free of pain, at: 1 year", Level.WARNING, "Say under “otherwise” how the others were"),
        ("event: could walk, at: 1 year", Level.WARNING, "20 of 100 did not."),
        ("event: moved, otherwise: did, over: 1 year", Level.ERROR, "20 of 100 did."),
        ("event: were at home, otherwise: were, over: 1 year", Level.ERROR, "says that they did the same"),
        ("event: did not move, otherwise: did not, at: 1 year", Level.ERROR, "the opposite of “event”"),
        ("event: never moved, otherwise: did not, at: 1 year", Level.ERROR, "the opposite of “event”"),
        ("event: moved, otherwise: were not, at: 1 year", Level.WARNING, "does not begin with “were”"),
        ("event: moved within one month, over: 1 month", Level.WARNING, "Leave the time out: the page adds “1 month”"),
        ("event: moved, over: over 1 year", Level.WARNING, "moved over over 1 year"),
        ("event: moved, over: over 1 year", Level.WARNING, "Leave “over” out: the page puts “over” before it."),
        ("event: moved, at: at 1 year", Level.WARNING, "Leave “at” out: the page puts “at” before it."),
        ("event: moved, at: after the operation", Level.WARNING, "a time that is true after “at”, such as: 6 months."),
        ("event: moved, over: within 1 year", Level.WARNING, "a time that is true after “over”, such as: 6 months."),
        ("event: moved, at: after 1 year", Level.WARNING, "write “a time that the source does not give”."),
        ("event: moved, over: 10", Level.WARNING, "Name the unit, such as 10 years."),
        ("event: people moved, over: 1 year", Level.WARNING, "80 of 100 people people moved"),
        ("event: Moved, over: 1 year", Level.WARNING, "Begin it with a small letter."),
        ("event: moved., over: 1 year", Level.WARNING, "without a full stop"),
        ("event: moved, otherwise: they did not, over: 1 year", Level.WARNING, "Leave the people out"),
    ],
)
def test_a_part_of_a_figure_that_does_not_fit_is_told_with_its_sentence(figure: str, level: Level, shown: str) -> None:
    (problem,) = misfits((EVENT, figure))

    assert problem.level is level
    assert shown in problem.message


@pytest.mark.parametrize(
    "figure",
    [
        "event: moved with ease, at: 6 months",
        "event: were free of pain, otherwise: were not, at: 1 year",
        "event: did not move, otherwise: did, over: 1 year",
        "event: had nobody to help, over: 1 year",
        "event: died, over: a median of 10 years",
        "event: died, over: a time that the source does not give",
        "event: died, at: a time that the source does not give",
        "event: isolated themselves, over: 1 year",
        "event: notified a nurse, over: 1 year",
        "event: had HIV tests, over: one month",
    ],
)
def test_a_part_that_fits_is_no_finding(figure: str) -> None:
    assert misfits((EVENT, figure)) == []


@pytest.mark.parametrize(
    ("accepting", "chance", "shown"),
    [
        ("You accept a wait.", "some ease", "you accept You accept a wait., for a chance of some ease."),
        ("accepting a wait", "some ease", "Begin it without “accepting”"),
        ("a wait", "it gets better", "Begin it without “it”"),
        ("a wait", "Ease", "Begin it with a small letter."),
    ],
)
def test_the_halves_of_a_trade_off_fit(accepting: str, chance: str, shown: str) -> None:
    halves = f"involves: Carrying on as now, accepting: {accepting}, for_a_chance_of: {chance}"

    assert shown in misfits(("involves: Carrying on as now", halves))[0].message


@pytest.mark.parametrize(
    ("choice", "level", "shown"),
    [
        ("label: A month, said: you said that it was a month", Level.WARNING, "Leave “you said” out"),
        ("label: Less than a mile, said: it is not less than a mile", Level.ERROR, "says the opposite"),
        ("label: Far, said: it isn't far", Level.ERROR, "says the opposite of the choice, “Far”"),
    ],
)
def test_what_somebody_said_is_what_they_chose(choice: str, level: Level, shown: str) -> None:
    (problem,) = misfits((LABEL, choice))

    assert problem.level is level
    assert shown in problem.message


@pytest.mark.parametrize("said", ["it is less than a mile and not steep", "it is not far, less than a mile"])
def test_a_not_about_something_else_does_not_turn_the_choice_round(said: str) -> None:
    assert misfits((LABEL, f"label: Less than a mile, said: '{said}'")) == []


def test_what_somebody_said_goes_on_after_you_said() -> None:
    (problem,) = misfits((LABEL, "label: A month or more, said: Yes"))

    assert problem.message.endswith("People would read: “Shown because you said Yes.”")


@pytest.mark.parametrize(
    ("because", "shown"),
    [
        ("because it was small", "The reason: because it was small."),
        ("The reason is that few took part", "Leave “the reason is” out"),
        ("one small trial.", "The reason: one small trial.."),
    ],
)
def test_a_reason_goes_on_after_the_reason(because: str, shown: str) -> None:
    (problem,) = misfits(("because: one small trial", f"because: {because}"))

    assert problem.level is Level.WARNING
    assert shown in problem.message


@pytest.mark.parametrize("because", ["European registries, one of them small", "it is so", "the view of a U.S. agency"])
def test_a_reason_may_be_a_sentence_of_its_own_or_begin_with_a_name(because: str) -> None:
    assert misfits(("because: one small trial", f"because: {because}")) == []


def test_the_name_of_a_group_is_shown_in_the_sentence_of_that_group() -> None:
    figure = (
        "chance: {people: 32, of: 40, event: moved with ease, over: 6 months, range: [64, 91], range_is: computed here}"
    )
    groups = "[{name: with a nurse, people: 3, of: 40}, {name: 'alone:', people: 2, of: 40}]"
    (problem,) = misfits((figure, f"chance: {{event: moved, over: 6 months, groups: {groups}}}"))

    assert problem.message.endswith(
        "“Alone:: about 5 of 100 people moved over 6 months; about 95 of 100 did not. Counted: 2 of 40 people.”"
    )


def test_the_name_of_a_group_of_a_course_is_told_with_its_sentence() -> None:
    groups = "groups: [{name: 'with it:', people: %s, of: 40}, {name: without, people: %s, of: 40}]"
    times = f"[{{over: 1 year, {groups % (2, 4)}}}, {{over: 2 years, {groups % (3, 6)}}}]"

    (found,) = findings_with(f"    course: {{event: moved, times: {times}}}\n")

    assert "“with it:” does not fit into its sentence." in found[1]
    assert "People would read: “Over 1 year: with it:, about 5" in found[1]


def test_a_finding_stands_at_the_text_that_does_not_fit() -> None:
    (problem,) = misfits((EVENT, "event: moved, over: over 1 year"))
    line = small((EVENT, "event: moved, over: over 1 year")).splitlines()[problem.place.line - 1]

    assert line[problem.place.column - 1 :].startswith("over 1 year")


def test_a_spanish_text_is_checked_by_spanish_words() -> None:
    spanish = ("language: en", "language: es")

    assert [problem.level for problem in misfits(spanish, (EVENT, "event: no se movieron, over: 1 año"))] == [
        Level.ERROR
    ]
    assert [problem.level for problem in misfits(spanish, (EVENT, "event: mejoraron, over: en 1 año"))] == [
        Level.WARNING
    ]
    assert misfits(spanish, (EVENT, "event: estaban bien, over: 1 año")) == []


def test_a_spanish_sentence_is_shown_in_spanish_where_the_pages_speak_it() -> None:
    text = small(("language: en", "language: es"), (EVENT, "event: no se movieron, over: 1 a\u00f1o"))
    (shown,) = (
        one.message.partition("People would read: ")[2]
        for one in check_rule_file(text.encode(), today=TODAY, spoken=gettext_of)[1]
        if one.check == "sentence-part"
    )

    assert "personas no se movieron en 1 a\u00f1o" in shown


def test_a_german_part_may_begin_with_a_capital_and_not_with_a_negation() -> None:
    german = ("language: en", "language: de")

    assert misfits(german, (EVENT, "event: Fieber hatten, over: 1 Jahr")) == []
    assert [one.level for one in misfits(german, (EVENT, "event: nicht fieberten, over: 1 Jahr"))] == [Level.ERROR]


@pytest.mark.parametrize(
    ("language", "time", "put"),
    [("de", "over: nach 1 Jahr", "in"), ("de", "at: in 1 Jahr", "nach"), ("es", "at: en 1 año", "después de")],
)
def test_the_word_before_a_time_is_the_one_that_pages_in_its_language_put(language: str, time: str, put: str) -> None:
    text = small(("language: en", f"language: {language}"), ("over: 6 months", time))
    found = check_rule_file(text.encode(), today=TODAY, spoken=gettext_of)[1]

    assert [one for one in found if f"The page puts “{put}” before it." in one.message]
