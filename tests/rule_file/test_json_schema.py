"""Other editors complete and check rule files by the JSON Schema: it accepts good files and refuses faults."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from decision_aid.rule_file.reading import read_rule_file
from tests.support import rule_file_schema, yaml_1_2
from tests.support.aids import RULE_FILES, SMALL, small
from tests.support.amounts import with_figure
from tests.support.commands import run
from tests.support.seeded_tables import TABLE
from tests.support.tables import with_table

SCHEMA = json.loads(rule_file_schema.JSON_SCHEMA.read_text(encoding="utf-8"))
VALIDATOR = Draft7Validator(SCHEMA)
LONGEST_REPEATED = 15  # lines of what may stand twice in the schema, such as a list of some entries with its meaning
WAIT = "  wait: {name: Wait, involves: Carrying on as now}\n"
LONG = "{label: A month or more, said: the shoulder has been stiff for a month or more}"
CHANCE = "{people: 32, of: 40, event: moved with ease, over: 6 months, range: [64, 91], range_is: computed here}"
FAULTS = {
    "no title": ("title: Stiff shoulder - wait or exercises\n", ""),
    "an empty title": ("title: Stiff shoulder - wait or exercises", "title:"),
    "a blank title": ("title: Stiff shoulder - wait or exercises", 'title: " "'),
    "a list for a title": ("title: Stiff shoulder - wait or exercises", "title: [Stiff, shoulder]"),
    "the name of a language": ("language: en", "language: English"),
    "an unknown status": ("status: draft", "status: finished"),
    "an unknown key of the file": ("status: draft", "status: draft\ncolour: red"),
    "an option with nothing under it": (WAIT, "  wait:\n"),
    "an unknown key of about": ("  funding: none\n", "  funding: none\n  fundin: none\n"),
    "no funding": ("  funding: none\n", ""),
    "a day in words": ("reviewed: 2026-01-01", "reviewed: last January"),
    "a day in another order": ("review_by: 2027-01-01", "review_by: 01.01.2027"),
    "neither yes nor no": ("offers_this_treatment: no", "offers_this_treatment: perhaps"),
    "a writer without a role": ("role: testers, ", ""),
    "a list of options": (WAIT, "  - {name: Wait, involves: Carrying on as now}\n", "  exercises: {name", "  - {name"),
    "an option that is a text": ("wait: {name: Wait, involves: Carrying on as now}", "wait: Carrying on"),
    "an unknown key of an option": ("involves: Ten minutes", "invloves: Ten minutes"),
    "an id with a space": ("  days: {title", "  my days: {title"),
    "an id that is too long": ("  days: {title", f"  {'d' * 41}: {{title"),
    "an unknown kind of outcome": ("kind: harm", "kind: nuisance"),
    "an outcome without a theme": (", consideration: days}", "}"),
    "a link to no page": ("link: https://example.org/a", "link: example.org/a"),
    "a source without its design": ("    kind: trial\n", ""),
    "a mapping of people": ("kind: series,", "kind: series, people: {adults: 80},"),
    "an unknown kind of question": ("    kind: number\n", "    kind: slider\n"),
    "no choices": ("    choices: {heat: Heat, rest: Rest, none: None of these}\n", ""),
    "a list of choices": ("choices: {heat: Heat, rest: Rest, none: None of these}", "choices: [Heat, Rest]"),
    "a choice without its words": (LONG, "{said: the shoulder has been stiff for a month or more}"),
    "one limit": ("limits: [16, 110]", "limits: [16]"),
    "limits in words": ("limits: [16, 110]", "limits: [sixteen, 110]"),
    "a number without a theme": ("    consideration: days\n    ask: How old", "    ask: How old"),
    "importance of nothing": ("    about: ease\n", ""),
    "a condition that is a list": ("when: {duration: [long]}", "when: [duration, long]"),
    "an empty condition": ("when: {duration: [long]}", "when: {}"),
    "a bound that is none": ("{at_least: 18, below: 65}", "{from: 18, below: 65}"),
    "neither known nor unknown": ("says: Aching comes and goes., ", ""),
    "known and unknown": ("says: Aching comes and goes.,", "says: Aching comes and goes., not_known: Much.,"),
    "an unknown certainty": ("certainty: very low", "certainty: middling"),
    "a finding without sources": (", certainty: high, because: it is so, sources: [alpha]", ", because: it is so"),
    "an unknown reason of a gap": ("because: not reported", "because: nobody asked"),
    "a gap with a certainty": ("because: not reported", "because: not reported, certainty: low"),
    "a chance that is a text": (f"chance: {CHANCE}", "chance: 32 of 40"),
    "people in words": ("people: 32", "people: most"),
    "part of a person": ("people: 32", "people: 32.5"),
    "a range of three": ("range: [64, 91]", "range: [64, 70, 91]"),
    "a range from nowhere": ("range_is: computed here", "range_is: guessed"),
    "an unknown key of a chance": ("over: 6 months", "within: 6 months"),
    "seven groups": (CHANCE, f"{{over: 6 months, groups: [{', '.join(7 * ['{name: a, people: 1, of: 2}'])}]}}"),
    "an unknown key of a group": (CHANCE, "{over: 6 months, groups: [{name: a, people: 1, of: 2, hue: 3}, {name: b}]}"),
}
OF_GROUPS = "groups: [{name: with it, people: 1, of: 40}, {name: without it, people: 2, of: 40}]"
INCOMPLETE = {
    "an amount of nothing": "amount: {value: 12, statistic: mean}",
    "an amount of no kind": "amount: {value: 12, unit: days}",
    "a difference of nothing": "difference: {fewer: 3, over: 1 year, compared_with: waiting}",
    "a difference from nothing": "difference: {fewer: 3, unit: deaths, over: 1 year}",
    "a course of no event": "course: {times: [{over: 1 year, people: 1, of: 40}, {over: 2 years, people: 2, of: 40}]}",
    "a course without times": "course: {event: had it again}",
    "a chain without steps": "chain: {per: 1000, over: one round}",
    "a step of no event": "chain: {per: 1000, over: one round, steps: [{share: 98}, {share: 5, event: are ill}]}",
}
COMPLETE = {
    "a chance": f"chance: {{event: had it again, over: 1 year, {OF_GROUPS}}}",
    "an amount": "amount: {value: 12, unit: days, statistic: mean}",
    "a difference": "difference: {fewer: 3, unit: deaths, over: 1 year, compared_with: waiting}",
    "a course": f"course: {{event: came back, times: [{{over: 1 year, {OF_GROUPS}}}, {{over: 2 years, {OF_GROUPS}}}]}}",
    "a chain": "chain: {per: 1000, over: 1 year, steps: [{share: 98, event: go back}, {share: 5, event: are ill}]}",
}


def fault(*parts: str) -> str:
    """The small aid's text with each first of two parts replaced by the second."""
    return small(*zip(parts[::2], parts[1::2], strict=True))


@pytest.mark.parametrize("path", RULE_FILES, ids=lambda path: path.name)
def test_every_shipped_rule_file_is_accepted(path: Path) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(yaml_1_2.load(path.read_text(encoding="utf-8")))] == []


def test_the_small_aid_is_accepted() -> None:
    assert VALIDATOR.is_valid(yaml_1_2.load(SMALL))


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_refused_as_the_reader_refuses_it(name: str) -> None:
    text = fault(*FAULTS[name])

    assert not VALIDATOR.is_valid(yaml_1_2.load(text))
    assert read_rule_file(text.encode())[0] is None


@pytest.mark.parametrize("name", INCOMPLETE)
def test_a_figure_that_lacks_something_is_refused_as_the_reader_refuses_it(name: str) -> None:
    text = with_figure(INCOMPLETE[name])

    assert not VALIDATOR.is_valid(yaml_1_2.load(text))
    assert read_rule_file(text.encode())[0] is None


@pytest.mark.parametrize("name", COMPLETE)
def test_a_whole_figure_is_accepted_as_the_reader_accepts_it(name: str) -> None:
    text = with_figure(COMPLETE[name])

    assert VALIDATOR.is_valid(yaml_1_2.load(text))
    assert read_rule_file(text.encode())[0]


@pytest.mark.parametrize("figure", ["amount: {unit: days}", "course: {otherwise: did not}"])
def test_a_figure_of_a_table_may_have_the_rest_in_its_cases(figure: str) -> None:
    text = with_table(TABLE, ("chance: {event: ached, over: 6 months, range_is: published}", figure))

    assert VALIDATOR.is_valid(yaml_1_2.load(text))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: Stiff shoulder - wait or exercises", "title: 2026"),
        ("sources: [alpha]\n    when: {duration: [long, unsure]}", "sources: alpha\n    when: {duration: long}"),
        ("written_by: [{name: The testers, role: testers, offers_this_treatment: no}]",
         "written_by: {name: The testers, role: testers}"),
        ("people: 32", 'people: "32"'),
        ("when: {duration: [long]}", "when: {all: [{duration: long}, {duration: [long, unsure]}]}"),
        ("statements:\n", "glossary: {stiff: Hard to move, sore: {means: It hurts, also: [sorer]}}\nstatements:\n"),
        ("statements:\n", "examples: [{name: A, given: {duration: long, tried: [heat], age: 40}}]\nstatements:\n"),
    ],
)  # fmt: skip
def test_what_the_reader_accepts_is_accepted(old: str, new: str) -> None:
    text = small((old, new))

    assert VALIDATOR.is_valid(yaml_1_2.load(text))
    assert read_rule_file(text.encode())[0]


def test_the_schema_is_one_and_up_to_date_with_the_table() -> None:
    Draft7Validator.check_schema(SCHEMA)

    assert rule_file_schema.JSON_SCHEMA.read_text(encoding="utf-8") == rule_file_schema.json_schema()
    assert rule_file_schema.KEY_REFERENCE.read_text(encoding="utf-8") == rule_file_schema.key_reference()


def test_the_command_prints_it() -> None:
    assert json.loads(run("schema").output) == SCHEMA


def test_what_is_long_is_said_once() -> None:
    def parts(whole: object) -> Iterator[str]:
        if isinstance(whole, dict | list):
            yield json.dumps(whole, indent=1)
            for part in whole.values() if isinstance(whole, dict) else whole:
                yield from parts(part)

    times = Counter(part for part in parts(SCHEMA) if part.count("\n") > LONGEST_REPEATED)

    assert [part for part, count in times.items() if count > 1] == []
