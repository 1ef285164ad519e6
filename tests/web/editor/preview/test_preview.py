"""Previews show a draft as a person would see it, know its lines, keep nothing, and change no other page."""

import re
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from decision_aid.model.evidence import Finding
from decision_aid.review.example_coverage import uncovered_statements
from decision_aid.web.editor.preview.example_people import form_values_of, people_beyond_examples, people_of_examples
from decision_aid.web.editor.preview.line_numbers_in_html import add_data_line, tag_lines
from tests.support.aids import SMALL, aid_from, small
from tests.support.editing import editing_app, signed_in
from tests.support.pages import answer, session_id, title, words
from tests.support.processes import no_memory_for_checks
from tests.support.random_aids import wide_aid
from tests.support.sampling import sampled
from tests.support.translations import whole

EXAMPLE = "examples:\n  - {name: Stiff for long, given: {duration: long, age: '40'}}\n"
PAGES = ["start", "ask/shoulder", "ask/days", "ask/what-matters", "check", "summary", "handout", "about"]
TEXT = SMALL + EXAMPLE


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    return editing_app(tmp_path, text=TEXT)


@pytest.fixture
def anna(app: Flask) -> FlaskClient:
    return signed_in(app)


def keep(client: FlaskClient, text: str) -> None:
    mark = session_id(client.get("/edit/small/").text)
    client.post("/edit/small/draft", data={"session_id": mark, "text": text, "base": "x"})


def bare(page: str) -> str:
    """A page without what differs from one drawing to the next, or between a preview and a page."""
    page = re.sub(
        r'<link rel="stylesheet" href="[^"]*preview\.css[^"]*">\n|<div class="preview-mark".*?</div>\n',
        "",
        page,
        flags=re.DOTALL,
    )
    page = re.sub(r'<a class="comment-link".*?</a>', "", page, flags=re.DOTALL)
    page = re.sub(r' *<form method="post" action="/device">.*?</form>\n', "", page, flags=re.DOTALL)  # for what is kept
    page = re.sub(r' data-line="\d+"| target="_blank"|<script[^>]*></script>\n?', "", page)
    page = re.sub(r'(session_id"[^>]*value|data-cipher-key|<a\b[^>]*href)="[^"]*"', r"\1", page)
    return page.replace('method="dialog"', 'method="post"')


@sampled("page", PAGES, 3)
def test_a_preview_is_the_page_itself(app: Flask, anna: FlaskClient, page: str) -> None:
    person = app.test_client()
    answer(person, "shoulder", {"duration": ["long"]}, aid="small")
    answer(person, "days", {"age": ["40"]}, aid="small")
    real = [person.get(f"/small/{'' if page == 'start' else page}").text for _ in range(2)][1]  # notices are told once
    previewed = anna.get(f"/edit/small/preview/{page}?as=Stiff for long").text
    assert bare(previewed) == bare(real)
    assert "Preview of a draft" in previewed
    assert "data-line" in previewed
    assert "data-line" not in real


def test_each_text_leads_to_its_line(anna: FlaskClient) -> None:
    page = anna.get("/edit/small/preview/summary?as=Stiff for long").text
    for said in ("Most people in the trial moved with ease.", "No study has followed people who wait."):
        line = TEXT[: TEXT.index(said)].count("\n") + 1
        found = re.search(rf'data-line="(\d+)">{re.escape(said)}', page)
        assert found, said
        assert int(found[1]) == line


def test_a_number_leads_to_the_line_of_its_chance(anna: FlaskClient) -> None:
    page = anna.get("/edit/small/preview/summary?as=Stiff for long").text
    line = TEXT[: TEXT.index("chance: {people: 32")].count("\n") + 1
    count = r'<p class="number"><span class="count"[^>]*>about <b>80</b>'
    assert re.search(rf'<div class="figure[^"]*" data-line="{line}">\s*{count}', page)


def test_a_change_is_seen_at_once_and_by_nobody_else(app: Flask, anna: FlaskClient) -> None:
    keep(anna, TEXT.replace("people: 32, of: 40", "people: 30, of: 40"))
    for page in ("summary", "handout"):
        assert "30 of 40" in words(anna.get(f"/edit/small/preview/{page}?as=Stiff for long").text)
        assert "30 of 40" not in words(app.test_client().get(f"/small/{page}").text)


def test_a_draft_too_large_for_a_page_is_not_drawn_and_the_preview_says_why(anna: FlaskClient) -> None:
    keep(anna, wide_aid(1000, 1000))
    shown = words(anna.get("/edit/small/preview/summary").text)

    assert "There are 1000 entries under 'options'; 12 are the most" in shown
    assert "Course 999" not in shown


def test_a_preview_touches_no_consultation(app: Flask, anna: FlaskClient) -> None:
    answer(anna, "shoulder", {"duration": ["short"]}, aid="small")
    before = anna.get("/small/check").text
    shown = anna.get("/edit/small/preview/check?as=Stiff for long")
    assert "A month or more" in shown.text
    assert "Less than a month" not in words(shown.text).replace("Less than a month or", "")
    assert [one for one in shown.headers.getlist("Set-Cookie") if one.startswith("decision-aid=")] == []
    assert bare(anna.get("/small/check").text) == bare(before)


def test_a_preview_may_be_framed_by_us_and_nothing_in_it_runs_or_sends(anna: FlaskClient) -> None:
    shown = anna.get("/edit/small/preview/ask/shoulder")
    policy = shown.headers["Content-Security-Policy"]
    for line in (
        "frame-ancestors 'self'",
        "script-src 'none'",
        "form-action 'none'",
        "connect-src 'none'",
        "default-src 'none'",
    ):
        assert line in policy
    assert "<script" not in shown.text
    assert 'method="post"' not in shown.text
    assert shown.headers["Cache-Control"] == "no-store"

    writing = anna.get("/edit/small/").headers["Content-Security-Policy"]
    assert "frame-src 'self'" in writing
    assert "frame-ancestors 'none'" in writing
    real = anna.get("/small/ask/shoulder").headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in real
    assert "frame-src" not in real


def test_links_lead_to_previews_as_the_same_person(anna: FlaskClient) -> None:
    page = anna.get("/edit/small/preview/summary?as=Stiff for long").text
    links = re.findall(r'<a\b[^>]*? href="([^"#][^"]*)"', page)
    assert [one for one in links if one.startswith("/small/")] == []
    own = [one for one in links if one.startswith("/edit/small/preview/")]
    assert own
    assert all("?as=Stiff+for+long" in one for one in own)
    assert anna.get(own[0].replace("&amp;", "&")).status_code == 200


def test_a_text_that_cannot_be_read_leaves_the_last_one_shown(anna: FlaskClient) -> None:
    keep(anna, TEXT.replace("Most people in the trial", "Many people in the trial"))
    anna.get("/edit/small/preview/summary?as=Stiff for long")
    keep(
        anna,
        TEXT.replace("Most people in the trial", "Some people in the trial").replace(
            "sources: [alpha]", "sources: [alhpa]", 1
        ),
    )
    page = words(anna.get("/edit/small/preview/summary?as=Stiff for long").text)
    assert "Many people in the trial" in page
    assert "This is the last text that could be." in page
    assert "There is no source 'alhpa'" in page


def test_a_text_with_errors_that_can_be_read_is_shown_and_says_so(anna: FlaskClient) -> None:
    keep(
        anna,
        TEXT.replace(
            "examples:", "examples:\n  - {name: Wrong, given: {duration: short}, must_show: [exercises.ease]}"
        ),
    )
    page = words(anna.get("/edit/small/preview/summary?as=Wrong").text)
    assert "as Wrong would see it. It has errors, and can't be published like this." in page


def test_the_pdf_is_that_of_the_draft(anna: FlaskClient) -> None:
    shown = anna.get("/edit/small/preview/handout.pdf?as=Stiff for long&paper=letter")
    assert shown.mimetype == "application/pdf"
    assert shown.data.startswith(b"%PDF")
    assert "frame-ancestors 'self'" in shown.headers["Content-Security-Policy"]


def test_a_draft_is_in_no_other_language_than_its_own(anna: FlaskClient, tmp_path: Path) -> None:
    (tmp_path / "small.es.yaml").write_text(whole(aid_from(TEXT)), encoding="utf-8")
    keep(anna, TEXT.replace("How long has it been stiff?", "Since when is it stiff?"))
    one, both = (anna.get(f"/edit/small/preview/handout{asked}").text for asked in ("", "?languages=both"))

    assert "languages=both" in anna.get("/small/handout").text
    assert "languages=both" not in one
    for page in (one, both):
        assert "en español" not in page
        assert "data-line" in page


def test_pages_that_are_none_are_not_found(anna: FlaskClient) -> None:
    for page in ("nowhere", "ask/nowhere", "sources/alpha"):
        assert anna.get(f"/edit/small/preview/{page}").status_code == 404


def test_the_preview_button_leads_to_the_page_that_was_chosen(anna: FlaskClient) -> None:
    mark = session_id(anna.get("/edit/small/").text)
    chosen = {"page": "check", "as": "Stiff for long", "go": "preview"}
    went = anna.post("/edit/small/draft", data={"session_id": mark, "text": TEXT, "base": "x", **chosen})
    assert went.headers["Location"] == "/edit/small/preview/check?as=Stiff+for+long"
    assert title(anna.get(went.headers["Location"]).text).startswith("Check")


def test_somebody_is_found_for_each_statement_that_no_example_shows() -> None:
    aid = aid_from(TEXT)
    assert [one.key for one in people_of_examples(aid)] == ["Stiff for long"]
    assert form_values_of(aid, TEXT.encode(), "Stiff for long") == {"duration": ["long"], "age": ["40"]}
    others = list(people_beyond_examples(aid, uncovered_statements(aid)))
    assert [one.key for one in others] == ["shown:exercises.ease", "shown:exercises.ease.2", "shown:ten-minutes"]
    assert others[1].name == "Exercises: Few people who had rested did better."
    assert form_values_of(aid, TEXT.encode(), "shown:exercises.ease.2") == {"duration": ["long"], "tried": ["rest"]}
    assert form_values_of(aid, TEXT.encode(), "shown:nothing") == form_values_of(aid, TEXT.encode(), "nobody") == {}


def test_a_preview_says_that_its_person_could_not_be_worked_out(anna: FlaskClient) -> None:
    keep(anna, TEXT + "# another text\n")
    with no_memory_for_checks():
        page = anna.get("/edit/small/preview/summary?as=shown:ten-minutes")

    assert page.status_code == 200
    assert "as somebody would see it who has answered nothing." in words(page.text)
    assert "An example of a person who sees this statement could not be worked out." in words(page.text)


def test_lines_are_carried_by_texts_alone() -> None:
    aid = aid_from(small())
    lined = tag_lines(aid)
    assert lined != aid
    assert [one.id for one in lined.statements] == [one.id for one in aid.statements]
    assert [one.when for one in lined.questions] == [one.when for one in aid.questions]
    assert isinstance(lined.statements[0].content, Finding)
    letter = chr(0xF0000 + aid.statements[0].place.line + 2)
    assert lined.statements[0].content.says == f"Most people in the trial moved with ease{letter}."
    assert tag_lines(lined.sources[0].link) == aid.sources[0].link


def test_a_page_that_is_drawn_otherwise_gets_no_lines() -> None:
    assert add_data_line("<p>One</p>", "<p>One\U000f0007</p>") == '<p data-line="7">One</p>'
    assert add_data_line("<p>One</p>", "<div><p>One\U000f0007</p></div>") == "<p>One</p>"
    assert add_data_line("<title>One</title>", "<title>One\U000f0007</title>") == "<title>One</title>"
    assert add_data_line(
        "<ul><li><b>One</b><br>Two</li></ul>", "<ul><li><b>One\U000f0007</b><br>Two\U000f0008</li></ul>"
    ) == ('<ul><li data-line="7"><b data-line="7">One</b><br>Two</li></ul>')
