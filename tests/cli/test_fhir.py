"""`decision-aid fhir` prints what a record system reads, and tells on standard error what is not in it."""

import base64
import json
from pathlib import Path

from tests.support.aids import SMALL
from tests.support.commands import run, written


def test_it_prints_a_questionnaire_and_tells_what_is_lost(tmp_path: Path) -> None:
    result = run("fhir", written(tmp_path, SMALL))

    assert json.loads(result.stdout)["resourceType"] == "Questionnaire"
    assert result.stderr.startswith("Not in this form:\n  Answers of two people side by side.")
    nested = result.stderr.partition("The condition of these takes groups within groups:\n")[2]
    assert "  may:statement:ten-minutes\n" in nested
    assert "bus" not in nested


def test_answers_go_out_as_a_response_and_come_back_from_it(tmp_path: Path) -> None:
    aid = written(tmp_path, SMALL)
    answers = written(tmp_path, "duration: long\ntried: [heat, rest]\nage: rather not say\n", "answers.yaml")

    response = written(tmp_path, run("fhir", aid, "--answers", answers).stdout, "response.json")

    assert run("fhir", aid, "--response", response).stdout == answers.read_text()


def test_no_answer_is_taken_where_one_was_refused(tmp_path: Path) -> None:
    aid, answers = written(tmp_path, SMALL), written(tmp_path, "age: 40\n", "answers.yaml")
    text = run("fhir", aid, "--answers", answers).stdout.replace('"valueInteger": 40', '"valueInteger": 400')

    result = run("fhir", aid, "--response", written(tmp_path, text, "response.json"))

    assert (result.exit_code, result.stdout) == (1, "")
    assert "  linkId 'age': “400” is outside what can be answered here." in result.stderr


def test_who_answered_differently_is_told(tmp_path: Path) -> None:
    answers = written(tmp_path, "age: 40\nclinician:\n  age: 41\n", "answers.yaml")

    result = run("fhir", written(tmp_path, SMALL), "--answers", answers)

    assert result.stderr == "The answers to these differ. The response has the person's:\n  age\n"


def test_a_bundle_has_the_handout(tmp_path: Path) -> None:
    aid, answers = written(tmp_path, SMALL), written(tmp_path, "age: 40\n", "answers.yaml")

    made = json.loads(run("fhir", aid, "--answers", answers, "--bundle").stdout)

    (handout, _) = [entry["resource"]["content"][0]["attachment"] for entry in made["entry"][2:]]
    assert base64.b64decode(handout["data"]).startswith(b"%PDF-")


def test_answers_are_given_once_and_a_bundle_needs_them(tmp_path: Path) -> None:
    aid, answers = written(tmp_path, SMALL), written(tmp_path, "age: 40\n", "answers.yaml")

    for words in (("--answers", answers, "--code", "ABCD"), ("--bundle",)):
        assert "Give the answers with one of" in run("fhir", aid, *words).stderr


def test_a_code_without_letters_is_no_code(tmp_path: Path) -> None:
    refused = run("fhir", written(tmp_path, SMALL), "--code", "")

    assert (refused.exit_code, refused.stdout) == (1, "")
    assert "This is no code of this version of the file." in refused.stderr
