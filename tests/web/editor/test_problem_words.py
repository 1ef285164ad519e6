"""Forms tell what a check says in their own words: labels in place of keys, and names in place of ids."""

import pytest
from flask.testing import FlaskClient

from decision_aid.rule_file.editing import open_document
from decision_aid.web.editor.problem_words import in_words
from tests.support.aids import SMALL
from tests.support.editing import editing_app, signed_in
from tests.support.entry_forms import send
from tests.support.pages import words

ONE_HEAD = "/edit/small/entry/statement/wait.ease"
GLANCE = "/edit/small/entry/outcome/ease"


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    return signed_in(editing_app(tmp_path_factory.mktemp("aids"), text=f"format: 2\n{SMALL}"))


@pytest.mark.parametrize(
    ("message", "said"),
    [
        ("'wait' has nothing in the glance on 'ease'. Add a line 'head: ...' to the gap.",
         "“Wait” has nothing in the glance on “Moving with ease”. Fill in “In the glance” in the gap."),
        ("'randomised' is a hard word and not in the glossary. Use a plainer one, or explain it there.",
         "'randomised' is a hard word and is not explained. Use a plainer one, or explain it: “Add a word”, below "
         "“Words that are explained”."),
        ("Delete the 'when:', or change its lines.", "Delete the “For whom it is shown”, or change its lines."),
        ("If it compares no chances, add at the end of the line:  # waive relative-effect: the reason, in three words",
         "If it compares no chances, let it stand with a reason."),
        ("The groups are options, so this is not about 'wait' alone. Write 'option: every'.",
         "The groups are options, so this is not about “Wait” alone. Choose “For every option”."),
        ("There is no source 'alfa'. Did you mean 'alpha'?", "There is no source 'alfa'. Did you mean “Alpha 2020”?"),
        ("'3 of 4' is a proportion. Put the count into a 'chance:' (people: ..., of: ..., over: ...): its sentence and "
         "picture are made from it. What people had on average goes into an 'amount:'.",
         "'3 of 4' is a proportion. Put the count under “The figure”: its sentence and picture are made from it. "
         "What people had on average goes under “An amount”."),
        ("The source 'beta' does not say when it was last read. Add checked: 2026-09-01, the day.",
         "The source “Beta 2021” does not say when it was last read. Fill in “Last read on”."),
        ("Say under “otherwise” what the others did.", "Say under “What happened to the others” what the others did."),
        ("“otherwise” says the same as “event”.",
         "“What happened to the others” says the same as “What happened to them”."),
        ("This and line 78 fit somebody who answers {duration: unsure, age: 34} (code TFJ5 0000 224).",
         "This and “Aching comes and goes.” fit somebody who answers “How long has it been stiff?” with “Not sure”, "
         "“How old are you?” with 34."),
        ("It is for {tried: [rest, pills], age: {at_least: 40, below: 60}}.",
         "It is for “What have you tried?” with “Rest” or pills, “How old are you?” with 40 or more and less than 60."),
        ("Nobody answers {nothing: at all}.", "Nobody answers {nothing: at all}."),
    ],
)  # fmt: skip
def test_keys_and_ids_are_said_as_forms_say_them(message: str, said: str) -> None:
    assert in_words(message, open_document(SMALL.encode())) == said


def test_an_outcome_for_the_glance_is_kept_before_its_statements_say_anything_there(client: FlaskClient) -> None:
    answer = send(client, GLANCE, glance="yes")
    page = client.get(answer.location).text

    assert answer.status_code == 303
    assert "“Wait” has nothing in the glance on “Moving with ease”. Fill in “In the glance”" in words(page)
    assert 'href="/edit/small/entry/statement/wait.ease#head"' in page
    assert send(client, ONE_HEAD, head="Nobody has looked.").status_code == 303


def test_the_page_to_publish_says_it_so_too(client: FlaskClient) -> None:
    send(client, GLANCE, glance="yes")
    page = words(client.get("/edit/small/publish").text)

    assert "has nothing in the glance on “Moving with ease”" in page
    assert "'ease'" not in page
