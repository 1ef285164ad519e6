"""A clinician changes, adds and deletes a case, a time or a step by form; all other bytes of the file stay."""

import difflib
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from decision_aid.storage.drafts import Drafts
from tests.support.amounts import with_figure
from tests.support.editing import ANNA, editing_app, signed_in
from tests.support.entry_forms import delete, send
from tests.support.pages import words
from tests.support.sampling import sampled
from tests.support.tables import with_table

COURSE = """\
course:
      event: were ill  # as in table 2
      times:
        - {over: 1 year, people: 22, of: 40}
        - {over: 2 years, people: 30, of: 40}  # by phone"""
CHAIN = """\
chain:
      per: 1000
      over: one round
      steps:
        - {id: back, share: 98, event: go back}
        - {among: back, share: 5, event: are ill}  # as in table 3"""
AMOUNTS = """\
amounts:
      unit: visits
      statistic: mean
      times:
        - {over: 1 year, value: 4.5}
        - {over: 2 years, value: 7}  # by phone"""
BY_AGE = """\
  - option: wait
    outcome: ache
    id: by-age
    says: They had aches.
    certainty: low
    because: one small trial
    sources: [alpha]
    course: {event: ached}
    cases:
      - when: {age: {below: 40}}
        course:
          times:
            - {over: 1 year, people: 18, of: 22}
            - {over: 2 years, people: 19, of: 22}  # by phone
      - when: {age: {at_least: 40, below: 60}}
        chain:
          per: 1000
          over: one round
          steps:
            - {id: back, share: 98, event: go back}
            - {among: back, share: 5, event: are ill}  # as in table 3
      - {when: otherwise, not_known: The trial had nobody of that age., because: not studied}
"""
TEXTS = {
    "within": with_table(BY_AGE),
    "case": with_table(),
    "time": with_figure(COURSE),
    "measurement": with_figure(AMOUNTS),
    "step": with_figure(CHAIN),
}


@pytest.fixture
def client(tmp_path: Path, text: str) -> FlaskClient:
    """An author at an aid with a table, a course, amounts at several times, or a chain."""
    return signed_in(editing_app(tmp_path, text=TEXTS[text]))


def changes(folder: Path, text: str) -> list[str]:
    """The lines, taken away and put in, by which the draft differs from what is published."""
    draft = Drafts(folder).find(ANNA, "small")
    lines = difflib.ndiff(TEXTS[text].split("\n"), (draft.text if draft else TEXTS[text]).split("\n"))
    return [line for line in lines if line[:1] in "+-"]


@sampled(
    ("text", "kind", "ident", "said", "lines"),
    [
        ("case", "case", "by-age.case-1", {"chance__people": "17"}, [
            "-       - {when: {age: {below: 40}}, chance: {people: 18, of: 22}}",
            "+       - {when: {age: {below: 40}}, chance: {people: 17, of: 22}}",
        ]),
        ("case", "case", "by-age.case-2", {"certainty": "very low", "because": "few"}, [
            "-       - {when: {age: {at_least: 40, below: 60}}, chance: {people: 12, of: 22}}",
            "+       - {when: {age: {at_least: 40, below: 60}}, chance: {people: 12, of: 22}, "
            "certainty: very low, because: few}",
        ]),
        ("case", "case", "by-age.case-3", {"words": "Nobody asked them."}, [
            "-       - {when: otherwise, not_known: The trial had nobody of that age., because: not studied}",
            "+       - {when: otherwise, not_known: Nobody asked them., because: not studied}",
        ]),
        ("time", "time", "measured.time-2", {"people": "31"}, [
            "-         - {over: 2 years, people: 30, of: 40}  # by phone",
            "+         - {over: 2 years, people: 31, of: 40}  # by phone",
        ]),
        ("measurement", "measurement", "measured.measurement-2", {"value": "7.5"}, [
            "-         - {over: 2 years, value: 7}  # by phone",
            "+         - {over: 2 years, value: 7.5}  # by phone",
        ]),
        ("measurement", "statement", "measured", {"amounts__unit": "visits to us"}, [
            "-       unit: visits",
            "+       unit: visits to us",
        ]),
        ("step", "step", "measured.step-2", {"share": "5.1"}, [
            "-         - {among: back, share: 5, event: are ill}  # as in table 3",
            "+         - {among: back, share: 5.1, event: are ill}  # as in table 3",
        ]),
        ("time", "statement", "measured", {"course__event": "were very ill"}, [
            "-       event: were ill  # as in table 2",
            "+       event: were very ill  # as in table 2",
        ]),
        ("step", "statement", "measured", {"chain__who": "women"}, [
            "+       who: women",
        ]),
        ("within", "time", "by-age.case-1.time-2", {"people": "20"}, [
            "-             - {over: 2 years, people: 19, of: 22}  # by phone",
            "+             - {over: 2 years, people: 20, of: 22}  # by phone",
        ]),
        ("within", "step", "by-age.case-2.step-2", {"share": "6"}, [
            "-             - {among: back, share: 5, event: are ill}  # as in table 3",
            "+             - {among: back, share: 6, event: are ill}  # as in table 3",
        ]),
        ("within", "case", "by-age.case-1", {"called": "the young"}, [
            "+         called: the young",
        ]),
    ], 5,
)  # fmt: skip
def test_a_change_is_one_line(
    client: FlaskClient, tmp_path: Path, text: str, kind: str, ident: str, said: dict[str, str], lines: list[str]
) -> None:
    answer = send(client, f"/edit/small/entry/{kind}/{ident}", **said)

    assert answer.status_code == 303, words(answer.text)
    assert changes(tmp_path, text) == lines


@sampled(
    ("text", "kind", "owner", "said", "line"),
    [
        ("case", "case", "by-age", {"when__age__at_least": "60", "when__age__below": "70", "figure": "one",
                                    "chance__people": "9", "chance__of": "31"},
         "+       - {when: {age: {at_least: 60, below: 70}}, chance: {people: 9, of: 31}}"),
        ("time", "time", "measured", {"over": "5 years", "people": "33", "of": "40"},
         "+         - {over: 5 years, people: 33, of: 40}"),
        ("measurement", "measurement", "measured", {"over": "5 years", "value": "9"},
         "+         - {over: 5 years, value: 9}"),
        ("step", "step", "measured", {"share": "1", "event": "are missed"},
         "+         - {share: 1, event: are missed}"),
        ("within", "time", "by-age.case-1", {"over": "5 years", "people": "21", "of": "22"},
         "+             - {over: 5 years, people: 21, of: 22}"),
        ("within", "step", "by-age.case-2", {"share": "1", "event": "are missed"},
         "+             - {share: 1, event: are missed}"),
    ], 2,
)  # fmt: skip
def test_a_new_one_is_one_line_more(
    client: FlaskClient, tmp_path: Path, text: str, kind: str, owner: str, said: dict[str, str], line: str
) -> None:
    answer = send(client, f"/edit/small/new/{kind}?belongs-to={owner}", **said)

    assert answer.status_code == 303, words(answer.text)
    assert changes(tmp_path, text) == [line]


@sampled(
    ("text", "kind", "ident", "line"),
    [
        ("case", "case", "by-age.case-2",
         "-       - {when: {age: {at_least: 40, below: 60}}, chance: {people: 12, of: 22}}"),
        ("time", "time", "measured.time-1", "-         - {over: 1 year, people: 22, of: 40}"),
        ("measurement", "measurement", "measured.measurement-1", "-         - {over: 1 year, value: 4.5}"),
        ("step", "step", "measured.step-1", "-         - {id: back, share: 98, event: go back}"),
        ("within", "time", "by-age.case-1.time-1", "-             - {over: 1 year, people: 18, of: 22}"),
    ], 2,
)  # fmt: skip
def test_one_that_is_deleted_is_one_line_less(
    client: FlaskClient, tmp_path: Path, text: str, kind: str, ident: str, line: str
) -> None:
    assert delete(client, f"{kind}/{ident}").status_code == 303
    assert changes(tmp_path, text) == [line]


@pytest.mark.parametrize(
    ("text", "owner", "listed"),
    [
        ("case", "by-age", ["case/by-age.case-1", "case/by-age.case-3", "new/case?belongs-to=by-age"]),
        ("time", "measured", ["time/measured.time-2", "new/time?belongs-to=measured"]),
        ("measurement", "measured", ["measurement/measured.measurement-2", "new/measurement?belongs-to=measured"]),
        ("step", "measured", ["step/measured.step-2", "new/step?belongs-to=measured"]),
    ],
)
def test_the_form_of_the_statement_leads_to_each(client: FlaskClient, owner: str, listed: list[str]) -> None:
    page = client.get(f"/edit/small/entry/statement/{owner}").text

    assert [one for one in listed if f'{one}"' not in page] == []
    assert "Some of this entry is left to the text." not in page


@pytest.mark.parametrize(
    ("text", "case", "listed"),
    [
        ("within", 1, ["time/by-age.case-1.time-2", "new/time?belongs-to=by-age.case-1"]),
        ("within", 2, ["step/by-age.case-2.step-2", "new/step?belongs-to=by-age.case-2"]),
        ("within", 3, ["new/time?belongs-to=by-age.case-3"]),
    ],
)
def test_the_form_of_a_case_leads_to_each_of_its_figure(client: FlaskClient, case: int, listed: list[str]) -> None:
    page = client.get(f"/edit/small/entry/case/by-age.case-{case}").text

    assert [one for one in listed if f'{one}"' not in page] == []
    assert "Some of this entry is left to the text." not in page


@pytest.mark.parametrize("text", ["case"])
def test_a_new_case_with_a_course_leads_to_its_times(client: FlaskClient, tmp_path: Path) -> None:
    answer = send(
        client,
        "/edit/small/new/case?belongs-to=by-age",
        when__age__at_least="60",
        when__age__below="70",
        figure="course",
        course__event="ached",
    )
    assert answer.location.endswith("/edit/small/new/time?belongs-to=by-age.case-3")

    for over, people in (("1 year", "9"), ("2 years", "10")):
        answer = send(client, answer.location, over=over, people=people, of="31")
        assert answer.status_code == 303, words(answer.text)
    assert "/new/" not in answer.location
    assert changes(tmp_path, "case") == [
        "+       - {when: {age: {at_least: 60, below: 70}}, course: {event: ached, "
        "times: [{over: 1 year, people: 9, of: 31},",
        f"+{' ' * 81}{{over: 2 years, people: 10, of: 31}}]}}}}",
    ]


@pytest.mark.parametrize("text", ["case"])
def test_what_overlaps_is_told_beside_the_form_and_not_kept(client: FlaskClient, tmp_path: Path) -> None:
    answer = send(client, "/edit/small/entry/case/by-age.case-2", when__age__at_least="30")

    assert answer.status_code == 422
    assert "This row and “They had aches.” both fit" in words(answer.text)
    assert changes(tmp_path, "case") == []


@pytest.mark.parametrize("text", ["time"])
def test_times_are_taken_away_before_the_figure_becomes_another(client: FlaskClient, tmp_path: Path) -> None:
    answer = send(client, "/edit/small/entry/statement/measured", figure="none")

    assert answer.status_code == 422
    assert "This statement has times or steps of another figure. Take them away first." in words(answer.text)
    assert changes(tmp_path, "time") == []


@pytest.mark.parametrize("text", ["case"])
def test_a_new_case_is_for_nobody_until_answers_are_ticked(client: FlaskClient) -> None:
    assert "In words: for nobody yet." in words(client.get("/edit/small/new/case?belongs-to=by-age").text)


@pytest.mark.parametrize("text", ["case"])
def test_a_part_that_is_not_there_has_no_form(client: FlaskClient) -> None:
    for address in ("entry/case/by-age.case-4", "entry/time/by-age.time-1", "new/case?belongs-to=nobody"):
        assert client.get(f"/edit/small/{address}").status_code == 404


@pytest.mark.parametrize("text", ["case"])
def test_cases_are_listed_in_words_while_the_file_has_a_mistake_elsewhere(client: FlaskClient, tmp_path: Path) -> None:
    broken = TEXTS["case"].replace("    kind: one\n", "    kind: on\n")
    Drafts(tmp_path).save(ANNA, "small", broken, "x")
    page = words(client.get("/edit/small/entry/statement/by-age").text)

    assert "“How old are you?” with less than 40" in page
    assert "{" not in page


@pytest.mark.parametrize("text", ["case"])
def test_the_list_and_the_forms_say_for_whom_each_case_is_and_what_is_left_for_all_others(client: FlaskClient) -> None:
    left = "“How old are you?” is answered 60 years or more"
    listed = words(client.get("/edit/small/entries").text)
    table = words(client.get("/edit/small/entry/statement/by-age").text)
    others = words(client.get("/edit/small/entry/case/by-age.case-3").text)

    assert f"Only if “How old are you?” is answered from 40 to 59 years. Only if {left}." in listed
    assert f"Everybody whom no other row fits: {left}" in table
    assert f"In words: only if {left}." in others
