"""What a problem says: to who writes the text, and in forms; and that it quotes no more of a text than one can read.

A message quotes at most sixty letters of what an author wrote, and leaves its own words and what to copy whole.
"""

import pytest

from decision_aid.model.problems import Place, Problem, Wording, worded

DIGITS, WORDS = "9" * 5000, "all of it " * 12


@pytest.mark.parametrize(
    ("message", "told"),
    [
        (f"Found '{DIGITS}'. Write 12.", f"Found '{'9' * 29}…{'9' * 29}'. Write 12."),
        (f"'{WORDS}' is no status.", "'all of it all of it all of it…ll of it all of it all of it ' is no status."),
        (f"People's 'can't {DIGITS}' isn't one.", f"People's 'can't {'9' * 23}…{'9' * 29}' isn't one."),
    ],
)
def test_a_long_text_in_quotes_loses_its_middle(message: str, told: str) -> None:
    assert Problem(Place(), "check", message).message == told


@pytest.mark.parametrize(
    "message",
    [
        "'any:' begins so far in that it is read as part of the text above it, as long as that is, and so is 'all:'.",
        "'say 'no'' is none of the choices of this question, of which there are two here. Did you mean 'say-no'?",
        f"A comma is missing here between two things in brackets. Write: title: '{'a, b ' * 20}'",
        f"Authors' names aren't '{'a' * 60}', which is as long as may be.",
    ],
)
def test_all_else_stays(message: str) -> None:
    assert Problem(Place(), "check", message).message == message


def test_a_message_is_put_together_for_who_writes_the_text_and_for_forms() -> None:
    other = Wording("line 7", "“It can help.”", "another line")
    part = worded("this and {} have {} {{}}", other, 3)
    said = Problem(Place(), "check", worded("'{}': {}.", "it's {all}", part)).wording

    assert said == "'it's {all}': this and line 7 have 3 {}."
    assert said.in_form == "'it's {all}': this and “It can help.” have 3 {}."
    assert said.lasting == "'it's {all}': this and another line have 3 {}."


def test_a_long_text_in_quotes_loses_its_middle_in_forms_too() -> None:
    said = Problem(Place(), "check", Wording("It is long.", f"Found '{DIGITS}'.")).wording

    assert said.in_form == f"Found '{'9' * 29}…{'9' * 29}'."
    assert said.lasting == "It is long."
