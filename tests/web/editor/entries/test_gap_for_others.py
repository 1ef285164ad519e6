"""Where a statement is for some people alone, forms say who reads nothing and why, and offer a gap for the others."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from decision_aid.checks.run import check_rule_file
from tests.support.aids import TODAY, small
from tests.support.editing import draft, drafted
from tests.support.entry_forms import Sent, send
from tests.support.pages import words

OFFER = "Keep it, and say to all others that nobody has looked yet"
FORM = "/edit/small/entry/statement/wait.ache"
ANSWERED: Sent = {"when.duration": ["long"]}
OF_SOME = {"when__age__at_least": "50", "when__age__below": "70"}


PUBLISHED = "format: 2\n" + small(
    ("Aching, kind: harm", "Aching, kind: harm, glance: yes"),
    ("because: few people, sources: [beta]}", "because: few people, sources: [beta], head: It comes and goes}"),
    ("did not ask., because: not reported}", "did not ask., because: not reported, head: Not asked}"),
)


@pytest.fixture(scope="module")
def published() -> str:
    return PUBLISHED


def test_who_would_read_nothing_is_told_in_the_words_of_the_form(folder: Path, client: FlaskClient) -> None:
    answer = send(client, FORM, **OF_SOME)
    told = words(answer.text)

    assert answer.status_code == 422
    assert "In the glance, “Wait” says nothing on “Aching” to somebody who answers “How old are you?” with" in told
    assert "Say what these people read (“In the glance”) in one more statement" in told
    assert "head" not in told.casefold().split()
    assert OFFER in told
    assert "In words: only if “How old are you?” is answered from 50 to 69 years." in told
    assert draft(folder) == ""


def test_the_button_names_all_the_others_also_those_who_are_not_sure(client: FlaskClient) -> None:
    told = words(send(client, FORM, "save", **ANSWERED).text)

    assert f"{OFFER}: if “How long has it been stiff?” is answered “Less than a month” or “Not sure”" in told
    assert "All of them read the same row." in told


def test_one_press_keeps_it_and_says_to_all_others_that_nobody_has_looked(folder: Path, client: FlaskClient) -> None:
    answer = send(client, FORM, "for-others", **OF_SOME)
    page = words(client.get(answer.location).text)

    assert answer.status_code == 303
    assert answer.location == "/edit/small/entry/case/wait.ache.case-2?told=for-others"
    assert "All others read for now that nobody has looked yet." in page
    assert "Everybody whom no other row fits" in page
    assert [one for one in check_rule_file(draft(folder).encode(), today=TODAY)[1] if one.check == "head"] == []
    assert send(client, answer.location, words="No study had people of that age.").status_code == 303


def test_whoever_came_from_the_list_of_findings_is_back_there_afterwards(client: FlaskClient) -> None:
    answer = send(client, f"{FORM}?back=preview", "for-others", **OF_SOME)
    kept = send(client, answer.location, words="No study had people of that age.")

    assert kept.location == "/edit/small/preview?told=kept"


def test_a_statement_kept_all_the_same_offers_it_too(folder: Path, client: FlaskClient) -> None:
    assert send(client, FORM, "anyway", **OF_SOME).status_code == 303
    assert OFFER in words(client.get(FORM).text)
    assert send(client, FORM, "for-others").status_code == 303
    assert "when: otherwise" in draft(folder)


def test_an_option_with_one_side_alone_for_some_is_put_right_so_too(folder: Path, client: FlaskClient) -> None:
    form = "/edit/small/entry/statement/wait.time"
    send(client, form, **OF_SOME)
    found = [one.check for one in check_rule_file(draft(folder).encode(), today=TODAY)[1]]
    offered = words(client.get(form).text)
    send(client, form, "for-others")

    assert "one-sided" in found
    assert OFFER in offered
    assert "one-sided" not in {one.check for one in check_rule_file(draft(folder).encode(), today=TODAY)[1]}


def test_nothing_is_offered_where_a_gap_would_be_a_second_sentence(folder: Path, client: FlaskClient) -> None:
    assert OFFER not in words(client.get(FORM).text)
    more = {"head": "More of it", "option": "exercises", "outcome": "ache", "words": "It goes.", "known": "not_known"}
    told = words(send(client, "/edit/small/new/statement", unknown="not studied", **more).text)

    assert "reads two sentences for “Exercises” on “Aching”" in told
    assert OFFER not in told


def test_a_sign_that_no_file_can_hold_is_refused_at_its_field(client: FlaskClient) -> None:
    answer = send(client, FORM, when__age__at_least="\x07")

    assert answer.status_code == 422
    assert "Write a whole number in digits" in words(answer.text)


def test_what_leaves_nobody_for_the_last_case_is_told_at_the_condition_of_the_statement(
    folder: Path, client: FlaskClient
) -> None:
    cases = "cases: [{when: {age: {below: 60}}}, {when: otherwise, not_known: Not asked., because: not reported}]"
    last = "head: It comes and goes}"
    limited = f"{last[:-1]}, when: {{age: {{at_least: 50, below: 60}}}}, {cases}}}"
    drafted(folder, PUBLISHED.replace(last, limited), base=PUBLISHED)
    page = client.get(FORM).text
    told = next(one for one in re.findall(r'id="when\.age\.at_least-note-1">([^<]+)<', page))

    assert (
        "Nobody is left for “Everybody whom no other row fits”: this choice of people (“For whom it is shown”)" in told
    )


@pytest.mark.parametrize("sign", ["\ue000", "\uf8ff", "\U000f0000"])
def test_a_sign_of_one_font_alone_is_not_kept(folder: Path, client: FlaskClient, sign: str) -> None:
    answer = send(client, "/edit/small/entry/statement/exercises.ease", chance__event=f"moved {sign} with ease")

    assert answer.status_code == 422
    assert "a sign in it that can't be seen, or is of one font alone." in words(answer.text)
    assert draft(folder) == ""
