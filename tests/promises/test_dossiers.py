"""Each aid keeps to its dossier in more than values: whatever a figure is of shows where it is changed."""

from functools import cache

import pytest

from decision_aid.model.aid import DecisionAid
from decision_aid.resources import resource_folder
from decision_aid.rule_file.reading import read_rule_file
from tests.support.dossier_figures import dossier, in_aid, in_dossier, in_every_respect
from tests.support.dossier_heads import numbers, typed_texts, unfounded, untied
from tests.support.seeded_facts import CHANGES, IN_HEADS

AIDS = {"lupus": "lupus-stem-cell", "mammography": "breast-screening", "tonsils": "tonsils"}


@cache
def text_of(name: str) -> str:
    """The rule file of that dossier."""
    return (resource_folder("rules") / f"{AIDS[name]}.yaml").read_text(encoding="utf-8")


def read(text: str) -> DecisionAid:
    """The aid in a text, without its checks."""
    found, problems = read_rule_file(text.encode())
    assert found, problems
    return found


@pytest.mark.parametrize("name", AIDS)
def test_each_figure_its_people_and_each_status_is_that_of_the_dossier(name: str) -> None:
    aid, facts = read(text_of(name)), dossier(name)
    found = in_every_respect(aid, facts)

    assert in_aid(aid) == in_dossier(facts)
    assert {key: said for key, said in found.items() if key.startswith("people of")} == {
        f"people of {source}": who for source, who in facts["people"].items()
    }
    assert [found[f"status of {one}"] for one in facts["statuses"]] == list(facts["statuses"].values())


@pytest.mark.parametrize("name", AIDS)
def test_each_change_to_what_a_figure_is_of_is_found(name: str) -> None:
    text, facts = text_of(name), dossier(name)
    changed = text
    for change in CHANGES[name]:
        assert change.written in changed
        changed = changed.replace(change.written, change.wrong, 1)
    true, found = (in_every_respect(read(one), facts) for one in (text, changed))

    assert [change.found_in for change in CHANGES[name] if found[change.found_in] == true[change.found_in]] == []


@pytest.mark.parametrize("name", AIDS)
def test_each_number_that_was_typed_into_the_glance_is_tied_to_a_fact(name: str) -> None:
    aid, facts = read(text_of(name)), dossier(name)

    assert {place: left for place, left in untied(aid, facts).items() if left} == {}
    assert unfounded(aid, facts) == []
    assert any(map(numbers, typed_texts(aid).values()))


@pytest.mark.parametrize("name", AIDS)
def test_each_wrong_number_in_the_glance_is_found(name: str) -> None:
    text, facts = text_of(name), dossier(name)
    changed = text
    for change in IN_HEADS[name]:
        assert change.written in changed
        changed = changed.replace(change.written, change.wrong)
    found = untied(read(changed), facts)

    assert [change.found_in for change in IN_HEADS[name] if not found[change.found_in]] == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"value": "12", "per": 100},
        {"value": "11", "per": 24},
        {"time": "5 years"},
        {"event": "died"},
        {"source": "burt-2018"},
        {"reads": "12 of 100 within 100 days"},
        {"at": ["head of no-statement"]},
        {"at": []},
    ],
)
def test_a_tie_of_another_number_or_of_no_figure_does_not_hold(wrong: dict[str, object]) -> None:
    facts = dossier("lupus")
    (tie,) = (one for one in facts["heads"] if one["source"] == "tyndall-2011" and "value" in one)

    assert unfounded(read(text_of("lupus")), {**facts, "heads": [tie | wrong]})
    assert not unfounded(read(text_of("lupus")), {**facts, "heads": [tie]})


def test_forty_changes_are_tried_and_each_respect_in_every_aid() -> None:
    respects = {"time", "event", "population", "comparison", "denominator", "status", "certainty"}

    assert sum(map(len, CHANGES.values())) >= 40
    assert all(respects <= {change.respect for change in changes} for changes in CHANGES.values())
