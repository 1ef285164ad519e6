"""The page on which an author writes: kept, checked and mended with and without script, and never anybody else's."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from decision_aid.model.fingerprint import fingerprint
from decision_aid.storage.drafts import Drafts
from tests.support.aids import SMALL, small
from tests.support.editing import ANNA, BEN, editing_app, signed_in
from tests.support.pages import session_id, words
from tests.support.sampling import sampled
from tests.support.text_editor import BASE, LINE, MISSPELT, send

JSON = {"Accept": "application/json"}


@pytest.fixture
def anna(tmp_path: Path) -> FlaskClient:
    return signed_in(editing_app(tmp_path))


def text_on(page: str) -> str:
    """What stands in the page's textarea."""
    found = re.search(r'<textarea id="text".*?>\n(.*?)</textarea>', page, re.DOTALL)
    assert found
    return (
        found[1]
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&#34;", '"')
        .replace("&#39;", "'")
        .replace("&amp;", "&")
    )


def test_the_page_holds_the_text_as_it_is_published(anna: FlaskClient) -> None:
    page = anna.get("/edit/small/").text
    assert text_on(page) == SMALL
    assert f'name="base" value="{BASE}"' in page
    assert "Published version" in page


def test_only_who_is_signed_in_finds_it(tmp_path: Path) -> None:
    client = editing_app(tmp_path).test_client()
    for address in ("", "words", "preview/summary"):
        assert client.get(f"/edit/small/{address}").status_code == 303
    assert client.post("/edit/small/draft", data={"text": "title: x"}).status_code == 401
    assert Drafts(tmp_path).find(ANNA, "small") is None


def test_an_unknown_file_is_not_found(anna: FlaskClient) -> None:
    assert anna.get("/edit/nothing/").status_code == 404
    assert anna.get("/edit/nothing/words").status_code == 404
    assert anna.get("/edit/nothing/preview/summary").status_code == 404


def test_a_text_is_kept_and_its_problems_are_told_to_a_script(anna: FlaskClient, tmp_path: Path) -> None:
    answer = send(anna, MISSPELT, JSON).get_json()
    (problem,) = [one for one in answer["problems"] if one["check"] == "unknown-source"]
    assert problem["level"] == "error"
    assert problem["line"] == LINE
    assert problem["column"] == 15
    assert problem["message"] == "There is no source 'alhpa'. Did you mean 'alpha'?"
    assert problem["mend"] == {"line": LINE, "text": "    sources: [alpha]"}
    assert re.fullmatch(r"\d\d:\d\d", answer["kept"])
    assert answer["aid"] is True
    assert "1 error" in answer["said"]

    kept = Drafts(tmp_path).find(ANNA, "small")
    assert kept is not None
    assert (kept.text, kept.base) == (MISSPELT, BASE)
    assert (tmp_path / "small.yaml").read_text(encoding="utf-8") == SMALL


def test_without_script_the_page_tells_the_line_and_mends_it(anna: FlaskClient) -> None:
    assert send(anna, MISSPELT.replace("\n", "\r\n")).headers["Location"] == "/edit/small/#not-right"
    page = anna.get("/edit/small/").text
    assert "There is no source &#39;alhpa&#39;. Did you mean &#39;alpha&#39;?" in page
    assert f'<li value="{LINE}" class="meant"><code>    sources: [alhpa]</code></li>' in page
    assert f'id="line-{LINE}"' in page

    send(anna, text_on(page), go=f"mend:{LINE}:unknown-source")
    assert text_on(anna.get("/edit/small/").text) == SMALL


def test_a_mend_for_a_line_that_was_changed_meanwhile_changes_nothing(anna: FlaskClient) -> None:
    send(anna, SMALL, go=f"mend:{LINE}:unknown-source")
    assert text_on(anna.get("/edit/small/").text) == SMALL


@sampled(
    ("old", "new", "check"),
    [
        ("    outcome: time\n    id", "    outcome: tmie\n    id", "unknown-outcome"),
        ("  - option: exercises\n    outcome: time\n", "  - option: exercise\n    outcome: time\n", "unknown-option"),
        ("    when: {tried: [rest]}", "    when: {tired: [rest]}", "unknown-question"),
        ("    when: {tried: [rest]}", "    when: {tried: [rests]}", "unknown-choice"),
        ("    because: nobody to compare with", "    becuase: nobody to compare with", "unknown-key"),
        ("  funding: none", "  fundin: none", "unknown-key"),
        ("    citation: Alpha 2020", "    citation: Alpha 2020: a trial", "yaml-colon"),
        ("    says: Few people who had rested did better.", "    says: Few people: they did better.", "yaml-colon"),
        ("    certainty: very low", "    certainty: verylow", "certainty"),
        ("    kind: several", "    kind: sevral", "kind"),
    ],
    5,
)
def test_each_plain_slip_is_mended_by_one_press(anna: FlaskClient, old: str, new: str, check: str) -> None:
    broken = small((old, new))
    told = send(anna, broken, JSON).get_json()["problems"]
    fixable = [one for one in told if one["check"] == check]
    assert fixable, told
    assert fixable[0]["mend"], fixable[0]
    send(anna, broken, go=f"mend:{fixable[0]['line']}:{check}")
    left = send(anna, text_on(anna.get("/edit/small/").text), JSON).get_json()["problems"]
    assert [one for one in left if one["check"] == check] == []


def test_drafts_are_each_authors_own(tmp_path: Path) -> None:
    app = editing_app(tmp_path)
    anna, ben = signed_in(app), signed_in(app, BEN)
    send(anna, small(("Most people in the trial", "Nearly everybody in the trial")))
    assert "Nearly everybody" in text_on(anna.get("/edit/small/").text)
    assert text_on(ben.get("/edit/small/").text) == SMALL
    assert "Nearly everybody" not in ben.get("/edit/small/preview/summary").text
    assert "Nearly everybody" not in ben.get("/small/summary").text


def test_who_was_overtaken_is_told(anna: FlaskClient, tmp_path: Path) -> None:
    send(anna, small(("Most people in the trial", "Many people in the trial")))
    (tmp_path / "small.yaml").write_text(small(("Few people who", "Some people who")), encoding="utf-8")
    page = anna.get("/edit/small/").text
    assert "Somebody published another version since you began." in page
    assert "Many people in the trial" in text_on(page)


def test_publish_keeps_the_text_and_leads_on(anna: FlaskClient, tmp_path: Path) -> None:
    answer = send(anna, MISSPELT, go="publish")
    assert answer.headers["Location"] == "/edit/small/publish"
    kept = Drafts(tmp_path).find(ANNA, "small")
    assert kept is not None
    assert kept.text == MISSPELT


def test_a_file_that_cannot_be_read_can_be_edited(tmp_path: Path) -> None:
    app = editing_app(tmp_path, text="title: \ufeff\x00 Half\nan aid: {\n")
    anna = signed_in(app)
    assert "Half" in text_on(anna.get("/edit/small/").text)
    assert "Nothing to preview yet" in anna.get("/edit/small/preview/summary").text
    assert anna.get("/edit/small/words").get_json()["ids"] == {}


def test_nothing_in_a_text_becomes_markup(anna: FlaskClient) -> None:
    sly = small(("    because: one small trial", "    becuase: </textarea><script>alert(1)</script>"))
    send(anna, sly)
    page = anna.get("/edit/small/").text
    assert "<script>alert" not in page
    assert text_on(page) == sly


def test_words_are_those_of_the_draft(anna: FlaskClient) -> None:
    send(
        anna,
        small(
            (
                "  beta: {citation: Beta 2021",
                "  gamma: {citation: Gamma 2022, kind: series}\n  beta: {citation: Beta 2021",
            )
        ),
    )
    found = anna.get("/edit/small/words").get_json()
    assert found["ids"]["sources"]["gamma"] == "Gamma 2022"
    assert found["ids"]["choices"]["tried"]["none"] == "None of these"
    assert found["ids"]["statements"]["ten-minutes"] == "Exercises take ten minutes a day."
    key = found["levels"]["statements.-"]["certainty"]
    assert key["values"] == ["high", "moderate", "low", "very low"]
    assert key["means"] == "How sure the evidence is: high, moderate, low or very low."
    assert found["levels"]["options.*"]["name"]["needed"] is True
    assert found["levels"]["questions.-"]["about"]["ids"] == "outcomes"
    assert found["levels"]["statements.-"]["from_to"]["ids"] == "statements"


def test_the_page_says_what_was_found_in_words(anna: FlaskClient) -> None:
    assert "No problems found" in words(anna.get("/edit/small/").text)
    send(anna, MISSPELT)
    assert re.search(r"1 error( and \d+ warnings?)?", words(anna.get("/edit/small/").text))


def test_a_text_that_nobody_changed_makes_no_draft(anna: FlaskClient, tmp_path: Path) -> None:
    answer = send(anna, SMALL, JSON).get_json()
    assert re.fullmatch(r"\d\d:\d\d", answer["kept"])
    assert Drafts(tmp_path).find(ANNA, "small") is None


def test_what_no_file_can_hold_is_still_kept(anna: FlaskClient) -> None:
    mark = session_id(anna.get("/edit/small/").text)
    odd = f"session_id={mark}&base={BASE}&text=title%3A+%ED%A0%80%00x"
    answer = anna.post("/edit/small/draft", data=odd, headers=JSON, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 200
    assert answer.get_json()["problems"]
    assert anna.get("/edit/small/").status_code == 200


def test_each_problem_leads_to_what_its_check_looks_for(anna: FlaskClient) -> None:
    (told,) = send(anna, SMALL.replace("certainty: very low", "certainty: verry low", 1), JSON).get_json()["problems"]
    page = anna.get(told["why"]).text

    assert "What this check looks for" in page
    assert told["check"] in page
    assert anna.get("/edit/small/why/nothing").status_code == 404
    assert told["why"] in anna.get("/edit/small/").text


def test_what_is_new_in_a_draft_comes_before_what_the_published_text_has_as_well(tmp_path: Path) -> None:
    published = SMALL + "glossary:\n  zebra: An animal\n"
    anna = signed_in(editing_app(tmp_path, text=published))
    base = fingerprint(published.encode())
    drafted = f"# moved down\n{published}  yeti: Another animal\n"
    told = send(anna, drafted, JSON, base=base).get_json()["problems"]
    page = anna.get("/edit/small/").text
    first, _, older = page.partition('id="problems"')[2].partition('id="older"')

    assert [("zebra" in one["message"], one["older"]) for one in told] == [(True, True), (False, False)]
    assert "No text has the word 'yeti'" in words(first)
    assert "No text has the word 'zebra'" not in words(first)
    assert "The published text has these as well ( 1 )" in words(older)
    assert "No text has the word 'zebra'" in words(older)
    assert "open" not in older.partition(">")[0]
