"""Forms tell what a check says in their own words: labels in place of keys, and names in place of ids and lines."""

import re

import pytest
from flask.testing import FlaskClient

from decision_aid.checks.explanations import explanations
from decision_aid.checks.run import ALL_CHECKS, check_rule_file
from decision_aid.model.problems import Problem
from decision_aid.web.editor.drafts.draft import new_problems
from tests.support.aids import SMALL, TODAY
from tests.support.editing import editing_app, signed_in
from tests.support.entry_forms import send
from tests.support.pages import words
from tests.support.snippets import put_in

ONE_HEAD = "/edit/small/entry/statement/wait.ease"
GLANCE = "/edit/small/entry/outcome/ease"
OWN_FILES = [check.__name__.rpartition(".")[2].replace("_", "-") for check in ALL_CHECKS]
TOLD = explanations()
FAILS = [pytest.param(check, lines, id=check) for check in OWN_FILES for lines in TOLD[check].fails]
# A key with its colon, an id in quotes, a number of a line, answers as the file has them, a code, a waiver.
OF_THE_TEXT = re.compile(
    r"(?<!\w)'[a-z_]+:|'(?:wait|exercises|ease|ache|time|duration|tried|age|alpha|beta|shoulder|days)[\w.-]*'"
    r"|\bline [0-9]|\{[\w-]+: |\(code |# waive"
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    return signed_in(editing_app(tmp_path_factory.mktemp("aids"), text=f"format: 2\n{SMALL}"))


def problems_of(check: str, lines: str) -> list[Problem]:
    """What the check says of the small aid with these lines put in."""
    found = check_rule_file(put_in(lines).encode(), today=TODAY)[1]
    return [problem for problem in found if problem.check == check]


@pytest.mark.parametrize(("check", "lines"), FAILS)
def test_no_check_speaks_to_forms_of_what_only_the_text_has(check: str, lines: str) -> None:
    told = [problem.wording.in_form for problem in problems_of(check, lines)]

    assert told
    assert [one for one in told if OF_THE_TEXT.search(one)] == []


@pytest.mark.parametrize(
    ("check", "said"),
    [
        ("unsourced", "Statement “Few did.” names no source. Name one under “Sources”."),
        ("undated-source", "The source “Beta 2021” does not say when it was last read. Fill in “Last read on”."),
        ("sentence-part",
         "“did not move with ease” does not fit into its sentence. Say under “What happened to the others” what the "
         "others did. People would read: “About 10 of 100 people did not move with ease over 1 year; about 90 of 100 "
         "did not. Counted: 4 of 40 people.”"),
        ("long-head", "“In the glance” has 16 words. Write at most 12: the statement says the rest."),
        ("second-gap",
         "There is a gap already for “Wait” on “Moving with ease” that the same person can see. Write both in one gap, "
         "or give them answers that do not overlap."),
        ("never-with",
         "“It often gets better.” is never to be shown with “Most people in the trial moved with ease.”, and both are "
         "shown to somebody who answers “How long has it been stiff?” with “Not sure”. Change one choice of "
         "people (“For whom it is shown”), or untick it under “Never show it together with”."),
        ("relative-effect",
         "'Twice as many' compares two chances without giving either. Give both groups under “The figure”. If it "
         "compares no chances, let it stand with a reason."),
    ],
)  # fmt: skip
def test_keys_ids_and_answers_are_said_as_forms_say_them(check: str, said: str) -> None:
    assert [problem.wording.in_form for problem in problems_of(check, TOLD[check].fails[0])] == [said]


def test_a_problem_is_the_same_when_the_line_that_it_names_moves() -> None:
    text = put_in(TOLD["same-study"].fails[0])
    before, after = (check_rule_file(one.encode(), today=TODAY)[1] for one in (text, f"# One line.\n{text}"))

    assert [one.message for one in before] != [one.message for one in after]
    assert new_problems(before, after) == []


def test_an_outcome_for_the_glance_is_kept_before_its_statements_say_anything_there(client: FlaskClient) -> None:
    answer = send(client, GLANCE, glance="yes")
    page = client.get(answer.location).text
    link = re.search(r'href="([^"]*check=head[^"]*)"', page)

    assert answer.status_code == 303
    assert "“Wait” has nothing in the glance on “Moving with ease”. Fill in “In the glance”" in words(page)
    assert link
    assert client.get(link[1].replace("&amp;", "&")).location == f"{ONE_HEAD}#head"
    assert send(client, ONE_HEAD, head="Nobody has looked.").status_code == 303


def test_the_page_to_publish_says_it_so_too(client: FlaskClient) -> None:
    send(client, GLANCE, glance="yes")
    page = words(client.get("/edit/small/publish").text)

    assert "has nothing in the glance on “Moving with ease”" in page
    assert "in the statement or gap (“It is not known”) that stands for it there." in page
    assert "'ease'" not in page
