"""What is proved of a rule file is said at the right line, with a person who shows it or the lines that contradict."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from decision_aid.checks.run import check_rule_file
from decision_aid.cli import main
from decision_aid.cli.answers_file import parse_answers_file
from decision_aid.consultation.answer_code import decode, decoded_voices, encode_answers
from decision_aid.consultation.path import follow_path
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import Truth
from decision_aid.model.problems import Level, Problem
from decision_aid.resources import resource_folder
from decision_aid.review.example_coverage import (
    propose_examples,
    surviving_mutants,
    uncovered_choices,
    uncovered_statements,
)
from decision_aid.rule_file.reading import read_rule_file
from tests.support.aids import RULE_FILES, SMALL, TODAY, aid_from, small
from tests.support.snippets import put_in

EARLY = (
    "statements:\n"
    "  - {option: wait, outcome: ease, id: early, says: Rest can help., certainty: low, because: few people, "
)
FAULTS = {
    "never-asked": (
        "questions:\n"
        '  - {id: lifting, consideration: days, ask: "Do you lift?", kind: one, choices: {yes: Yes, no: No},\n'
        "     when: {duration: [short], tried: [rest]}}\n",
        "when: {duration: [short]",
        ("duration: [long]", "duration: [short]", "tried: [rest]"),
    ),
    "never-shown": (
        f"{EARLY}sources: [beta],\n"
        "     when: {duration: [long, short], all: [{duration: [short, unsure]}, {duration: [long, unsure]}]}}\n",
        "all: [",
        ("duration: [long, short]", "duration: [short, unsure]", "duration: [long, unsure]"),
    ),
    "contradiction": (
        f"{EARLY}sources: [beta],\n     when: {{all: [{{age: {{below: 18}}}}, {{age: {{at_least: 65}}}}]}}}}\n",
        "all: [",
        ("age: {below: 18}", "age: {at_least: 65}"),
    ),
    "other-branch": (
        f"{EARLY}sources: [beta],\n     when: {{duration: [short], tried: [rest]}}}}\n",
        "duration: [short], tried",
        ("duration: [long]", "duration: [short]", "tried: [rest]"),
    ),
}


def found(text: str) -> tuple[Problem, ...]:
    """All problems in a text."""
    return check_rule_file(text.encode(), today=TODAY)[1]


@pytest.mark.parametrize("check", FAULTS)
def test_what_can_never_be_names_the_lines_that_contradict(check: str) -> None:
    lines, at, contradicting = FAULTS[check]
    text = put_in(lines)

    (problem,) = found(text)

    assert (problem.check, problem.level) == (check, Level.ERROR)
    assert at in text.splitlines()[problem.place.line - 1]
    named = re.findall(r"line (\d+), '([^']+)'", problem.message)
    written = [line for _, line in named]
    assert sorted(written) == sorted(contradicting)
    assert all(line.split(":")[0] in text.splitlines()[int(number) - 1] for number, line in named)


def test_what_only_follows_from_another_fault_is_not_said_again() -> None:
    lines, _, _ = FAULTS["never-asked"]
    asks = "ask_the_team:\n  - {ask: What may I lift?, consideration: days, when: {lifting: [yes]}}\n"

    assert [problem.check for problem in found(put_in(lines + asks))] == ["never-asked"]


def person_in(aid: DecisionAid, message: str) -> dict[str, object]:
    """The example person of a message, who is the same as answers and as a code."""
    written = re.search(r"somebody who answers \{(.*?)\} \(code ([^)]+)\)", message)
    assert written, message
    answers, problems = parse_answers_file(re.sub(r", (?=[\w-]+:)", "\n", written[1]).encode(), aid)
    assert problems == ()
    assert decoded_voices(aid, decode(written[2])) == answers
    assert encode_answers(aid, answers) == written[2]
    return dict(answers.person)


def test_statements_that_meet_are_met_by_the_person_named() -> None:
    text = put_in(f"{EARLY}sources: [beta], when: {{duration: [short, unsure]}}, never_with: [exercises.ease]}}\n")
    (problem,) = found(text)
    aid = aid_from(text.replace(", never_with: [exercises.ease]", ""))

    written = re.search(r"somebody who answers \{(.*?)\}", problem.message)

    assert (problem.check, problem.level, written and written[1]) == ("never-with", Level.ERROR, "duration: unsure")
    walked = follow_path(aid, {"duration": frozenset({"unsure"})})
    when = {one.id: one.when for one in aid.statements}
    assert walked.holds(when["early"]) is walked.holds(when["exercises.ease"]) is Truth.YES


def test_the_only_harm_that_may_become_rarer_is_where_no_harm_is_told() -> None:
    rarer = ("kind: harm, consideration: shoulder", "kind: harm, direction: rarer, consideration: shoulder")
    text = "format: 2\n" + small(rarer)
    told = [one for one in check_rule_file(text.encode(), today=TODAY)[1] if one.check == "one-sided"]

    assert [text.splitlines()[one.place.line - 1].split(":")[0].strip() for one in told] == ["ache"]
    assert told[0].message.startswith("'ache' is a harm that may happen less often, so it counts as a benefit.")


@pytest.mark.parametrize("missing", ["one-sided", "empty-consideration"])
def test_who_is_shown_nothing_is_named(missing: str) -> None:
    text = put_in(
        "options:\n  cold: {name: Cold, involves: Ice in the evening}\n"
        "considerations:\n  nights: {title: Your nights}\n"
        "outcomes:\n  sleep: {name: Sleeping well, kind: burden, consideration: nights}\n"
        "statements:\n"
        "  - {option: wait, outcome: sleep, not_known: Not asked., because: not studied, when: {duration: [long]}}\n"
        "  - {option: exercises, outcome: sleep, not_known: Not asked., because: not studied, when: {tried: [rest]}}\n"
        "  - {option: cold, outcome: sleep, not_known: Not asked., because: not studied, when: {tried: [heat]}}\n"
        "  - {option: cold, outcome: ease, not_known: Nobody has asked., because: not studied}\n"
        "  - {option: cold, outcome: ache, not_known: Nobody has asked., because: not studied}\n"
        "  - {option: cold, outcome: time, not_known: Not asked., because: not studied, when: {duration: [long]}}\n"
    )
    aid = aid_from(text)
    problems = {problem.check: problem.message for problem in found(text)}

    person = person_in(aid, problems[missing])

    assert problems.keys() == {"one-sided", "empty-consideration"}
    assert person.keys() == {"duration"}
    assert person["duration"] != frozenset({"long"})


def test_a_statement_that_is_not_there_can_not_be_named() -> None:
    lines = f"{EARLY}sources: [beta], when: {{duration: [short]}}, never_with: [exercises.eas]}}\n"

    assert [problem.check for problem in found(put_in(lines))] == ["unknown-statement"]


def test_proposed_examples_try_all_that_was_untried() -> None:
    path = resource_folder("rules") / "lupus-stem-cell.yaml"
    aid = aid_from(path.read_text(encoding="utf-8"))
    assert uncovered_statements(aid)
    before = CliRunner().invoke(main, ["examples", str(path)]).output
    pasted = "\n".join(re.findall(r"^(?:  - name: To be named|    given:|    must|      ).*$", before, re.MULTILINE))
    assert pasted

    more = aid_from(path.read_text(encoding="utf-8") + "\n" + pasted + "\n")

    assert (uncovered_statements(more), uncovered_choices(more)) == ((), ())
    assert len(more.examples) == len(aid.examples) + len(list(propose_examples(aid)))
    assert list(propose_examples(more)) == []


def test_no_example_is_asked_for_what_can_never_be() -> None:
    text, _, _ = FAULTS["never-shown"]
    question, _, _ = FAULTS["never-asked"]
    aid, _ = read_rule_file(put_in(question + text).encode())
    assert aid is not None

    assert any(statement.id == "early" for statement in aid.statements)
    assert "early" not in uncovered_statements(aid)
    assert "lifting" not in dict(uncovered_choices(aid))
    assert "exercises.ease" in uncovered_statements(aid)
    assert "duration" in dict(uncovered_choices(aid))


def test_the_code_of_an_example_person_opens_what_they_see(tmp_path: Path) -> None:
    path = tmp_path / "one-sided.yaml"
    never = "not_known: Nobody has asked., because: not studied, when: {duration: [long]}"
    cold = "".join(f"  - {{option: cold, outcome: {outcome}, {never}}}\n" for outcome in ("ease", "ache", "time"))
    text = put_in(f"options:\n  cold: {{name: Cold, involves: Ice in the evening}}\nstatements:\n{cold}")
    path.write_text(text, encoding="utf-8")

    listed = json.loads(CliRunner().invoke(main, ["check", str(path), "--format", "json"]).output)
    code = next(problem["code"] for problem in listed if problem["check"] == "one-sided")
    told = CliRunner().invoke(main, ["check", str(path), "--address", "https://aids.example.org/small"]).output
    seen = CliRunner().invoke(main, ["summary", str(path), "--code", code])

    assert f"https://aids.example.org/small#{code.replace(' ', '')}\n" in told
    assert "Exercises" in seen.output
    assert "Cold" in seen.output
    assert seen.exit_code == 0


def test_a_mistyped_code_is_told(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")

    told = CliRunner().invoke(main, ["summary", str(path), "--code", "AAAA"])

    assert (told.exit_code, "This is no code" in told.output) == (1, True)
    assert CliRunner().invoke(main, ["summary", str(path)]).exit_code == 2


def test_a_line_that_no_example_notices_is_named() -> None:
    example = "examples:\n  - {name: New, given: {duration: short}, must_not_show: [exercises.ease]}\n"

    names = [(use.name, line.question) for use, line in surviving_mutants(aid_from(SMALL + example))]

    assert ("exercises.ease", "duration") not in names
    assert ("exercises.ease.2", "tried") in names


def test_serving_pages_does_not_load_the_solver() -> None:
    code = "import sys, decision_aid.web; sys.exit('pysat' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_shipped_files_have_no_problems() -> None:
    assert [found(path.read_text(encoding="utf-8")) for path in RULE_FILES] == [()] * len(RULE_FILES)


def test_ends_of_a_band_the_wrong_way_round_are_told_as_that() -> None:
    (told,) = found(
        SMALL.replace("statements:\n", f"{EARLY}sources: [beta], when: {{age: {{at_least: 50, below: 40}}}}}}\n", 1)
    )

    assert told.check == "outside-limits"
    assert "between its two ends" in told.message


def test_an_example_does_not_tell_again_that_a_statement_is_never_shown() -> None:
    dead = f"{EARLY}sources: [beta],\n     when: {{all: [{{age: {{below: 18}}}}, {{age: {{at_least: 65}}}}]}}}}\n"
    example = "examples:\n  - {name: New pain, given: {duration: short}, must_show: [early]}\n"

    assert "\nexamples:" not in SMALL
    assert [one.check for one in found(SMALL.replace("statements:\n", dead, 1) + example)] == ["contradiction"]
