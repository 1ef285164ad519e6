"""Mistakes in a chain: one finding each, at its line, in words that say what to write."""

import pytest

from tests.support.figures import findings_with

CHAIN = """\
    chain:
      of: 400
      who: people who tried it
      over: 1 year
      steps:
        - {id: stayed, people: 300, event: kept it up}
        - {id: eased, among: stayed, people: 120, event: moved with ease}
        - {among: eased, people: 12, event: ached}
"""
SHARES = CHAIN.replace("of: 400", "per: 1000").replace("people: 3", "share: 3").replace("people: 1", "share: 1")


@pytest.mark.parametrize("figure", [CHAIN, SHARES, SHARES.replace("share: 12,", "share: 0.8,")])
def test_what_is_right_has_no_finding(figure: str) -> None:
    assert findings_with(figure) == []


@pytest.mark.parametrize(
    ("old", "new", "at", "says"),
    [
        ("people: 120", "people: 320", "- {id: eased", "Look both up in the source"),
        ("people: 300", "people: 500", "- {id: stayed", "500 of 400 can't be"),
        ("among: stayed", "among: kept", "- {id: eased", "No step 'kept' is above this one. Above it are: stayed."),
        ("id: stayed, ", "", "- {id: eased", "No step above it has an id."),
        ("among: eased", "id: stayed", "- {id: stayed, people: 12", "There is a step 'stayed' above"),
        ("people: 12,", "share: 12,", "- {among: eased", "has 'people', not 'share'"),
        ("people: 12, ", "", "- {among: eased", "A step needs its number"),
        (
            "people: 12,",
            "people: 12.5,",
            "- {among: eased",
            "'people' is a whole number; found '12.5'. It counts people",
        ),
        ("      of: 400\n", "", "of", "out of how many"),
        ("of: 400", "per: 250", "per: 250", "10, 100, 1000, 10000 or 100000; found '250'"),
        ("of: 400", "of: 0", "of: 0", "one or more"),
        ("      over: 1 year\n", "", "of: 400", "says its time once"),
        ("over: 1 year", "over: over 1 year", "over: over", "Leave “over” out"),
        ("over: 1 year", "over: 1 year\n      picture: no", "picture: no", "This figure has no picture"),
        ("event: ached", "event: they ached", "- {among: eased", "Leave the people out"),
        ("event: ached", "evnet: ached", "- {among: eased", "'evnet' is not a key of a step"),
    ],
)
def test_each_mistake_is_told_once_at_its_line(old: str, new: str, at: str, says: str) -> None:
    figure = CHAIN.replace(old, new)
    if "per: 250" in new:
        figure = figure.replace("people: 3", "share: 3").replace("people: 1", "share: 1")
    ((line, message),) = findings_with(figure)

    assert line.startswith(at) or at == "of", line
    assert says in message


def test_one_step_alone_is_a_chance() -> None:
    steps = CHAIN[CHAIN.index("        - {id: eased") :]

    ((_, message),) = findings_with(CHAIN.replace(steps, ""))

    assert message == "A chain has two steps or more; found 1. One number alone is a chance."
