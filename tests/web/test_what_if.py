"""On the pages: one other answer is tried without being kept, kept by a press, and offered where it helps."""

import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from decision_aid.storage.history.commits import init_repository
from decision_aid.web.app import create_app
from tests.support.aid_versions import CHANGED, SWAPPED, write
from tests.support.aids import SMALL
from tests.support.pages import WRIST, answer, session_id, ticked, words

ADDRESS = "/wrist/what-if"
GONE = "Nobody has studied pain that is new."
COMES = "Most people in the study slept without pain."


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    (tmp_path / "wrist.yaml").write_text(WRIST.read_text(encoding="utf-8"), encoding="utf-8")
    return create_app(tmp_path, secret_key="tests").test_client()


def short(client: FlaskClient) -> str:
    """Somebody whose pain is new; the mark of their forms."""
    answer(client, "symptoms", {"duration": ["short"]})
    return session_id(client.get("/wrist/summary").text)


def tried(client: FlaskClient, *said: str, go: str = "try", question: str = "duration") -> str:
    """What the page says when that answer is tried."""
    sent = {"session_id": short(client), "question": question, f"q-{question}": list(said), "go": go}
    return client.post(ADDRESS, data=sent, follow_redirects=True).text


def test_a_question_is_taken_with_the_answer_that_stands(client: FlaskClient) -> None:
    text = client.post(ADDRESS, data={"session_id": short(client), "question": "duration"}).text

    assert ticked(text) == ["short"]
    assert "What would change" not in text.split('id="result"')[1]


def test_choosing_the_same_question_once_more_keeps_what_was_typed(client: FlaskClient) -> None:
    sent = {"session_id": short(client), "question": "age", "chosen": "age", "q-age": "47", "go": "choose"}

    assert 'value="47"' in client.post(ADDRESS, data=sent).text
    assert ticked(client.post(ADDRESS, data={**sent, "chosen": "duration"}).text) == ["short"]


def test_trying_an_answer_keeps_nothing(client: FlaskClient) -> None:
    text = words(tried(client, "long"))

    assert "Now: Less than three months" in text
    assert "Then: Three months or more" in text
    assert text.index("No longer shown") < text.index(GONE) < text.index("Newly shown") < text.index(COMES)
    assert "One more question would be asked: What have you tried?" in text
    assert ticked(client.get("/wrist/ask/symptoms").text) == ["short"]


def test_keeping_it_leads_to_the_summary_that_it_makes(client: FlaskClient) -> None:
    text = words(tried(client, "long", go="keep"))

    assert "What is known, for answers like yours" in text
    assert "the pain has lasted three months or more" in text
    assert ticked(client.get("/wrist/ask/symptoms").text) == ["long"]


def test_nothing_is_kept_without_the_mark_of_this_browser(client: FlaskClient) -> None:
    short(client)
    refused = client.post(ADDRESS, data={"question": "duration", "q-duration": "long", "go": "keep"})

    assert (refused.status_code, "The answer was not kept" in refused.text) == (422, True)
    assert ticked(client.get("/wrist/ask/symptoms").text) == ["short"]


def test_the_same_answer_changes_nothing_and_says_so(client: FlaskClient) -> None:
    assert "Nothing would change" in tried(client, "short")


def test_an_entry_that_is_no_answer_is_told(client: FlaskClient) -> None:
    text = tried(client, "young", question="age")

    assert "“young” is not a whole number." in words(text)
    assert "<title>Error: What if?" in text


@pytest.mark.parametrize(("question", "said"), [("age", [""]), ("age", [" "]), ("duration", [])])
def test_without_an_answer_nothing_is_tried_and_the_page_says_so(
    client: FlaskClient, question: str, said: list[str]
) -> None:
    text = tried(client, *said, question=question)

    assert "There was no answer to try Give an answer first." in words(text)
    assert "Nothing would change" not in text


def test_a_clinicians_answer_stays_theirs(client: FlaskClient) -> None:
    answer(client, "symptoms", {}, go="voice:clinician")
    page = client.get("/wrist/ask/symptoms").text
    data = {
        "session_id": session_id(page),
        "shown": "duration",
        "q-duration": "short",
        "voice": "clinician",
        "go": "next",
    }
    client.post("/wrist/ask/symptoms", data=data)
    client.post("/wrist/ask/symptoms", data={**data, "voice": "person", "q-duration": "", "go": "voice:person"})
    sent = {"session_id": session_id(page), "question": "duration", "q-duration": "long", "go": "try"}

    assert "What you try here is another answer of theirs." in client.post(ADDRESS, data=sent).text
    kept = client.post(ADDRESS, data={**sent, "go": "keep"}, follow_redirects=True).text
    assert "Your doctor or nurse: The pain has lasted three months or more" in words(kept)


def test_no_question_and_no_answer_is_in_an_address(client: FlaskClient) -> None:
    text = tried(client, "long")
    kept = client.post(
        ADDRESS, data={"session_id": session_id(text), "question": "duration", "q-duration": "long", "go": "keep"}
    )

    assert kept.headers["Location"] == "/wrist/summary"
    assert "what-if?" not in text


def test_the_answer_that_stands_is_marked_among_the_choices_while_another_is_tried(client: FlaskClient) -> None:
    text = tried(client, "long")

    assert ticked(text) == ["long"]
    assert words(text).count("(your answer now)") == 1
    assert "Less than three months (your answer now)" in words(text)
    assert "answer now)" not in client.get("/wrist/ask/symptoms").text


def test_with_two_voices_each_answer_says_whose_it_is(client: FlaskClient) -> None:
    answer(client, "symptoms", {"duration": ["short"]})
    page = client.get("/wrist/ask/symptoms").text
    for said, marked in (
        ("long", "Three months or more (your doctor or nurse's answer now)"),
        ("short", "(your answer and your doctor or nurse's answer now)"),
    ):
        sent = {
            "session_id": session_id(page),
            "shown": "duration",
            "q-duration": said,
            "voice": "clinician",
            "go": "next",
        }
        client.post("/wrist/ask/symptoms", data=sent)
        shown = words(client.post(ADDRESS, data={"session_id": session_id(page), "question": "duration"}).text)
        assert marked in shown.replace("&#39;", "'")
        assert ("Less than three months (your answer now)" in shown) == (said == "long")


def test_what_is_tried_leads_to_what_would_change(client: FlaskClient) -> None:
    text = tried(client, "long")

    assert 'action="/wrist/what-if#change"' in text
    assert '<h2 id="change" tabindex="-1">What would change</h2>' in text
    assert ('href="#goes"' in text, 'href="#comes"' in text) == (True, True)


def test_the_page_alone_offers_the_questions(client: FlaskClient) -> None:
    text = client.get(ADDRESS).text

    assert [one in text for one in ("How long have you had the pain?", "How much does less pain")] == [True, False]
    assert "See what would change" not in text


def test_the_summary_says_what_would_bring_what_was_left_out(client: FlaskClient) -> None:
    short(client)
    text = words(client.get("/wrist/summary").text)

    assert "It would be shown if “How long have you had the pain?” is answered “Three months or more”. Show me" in text
    assert "and “What have you tried?” is answered “Tablets”." in text


def test_the_summary_offers_the_question_that_settles_most(client: FlaskClient) -> None:
    text = words(client.get("/wrist/summary").text)

    assert "How long have you had the pain? It decides whether 4 of the 6 facts apply to you. Answer it" in text


def small_tried(folder: Path, *, history: bool, said: str = "") -> tuple[FlaskClient, dict[str, str]]:
    """What “short” for the small aid sends, tried just before the two answers change places."""
    write(folder, SMALL)
    if history:
        init_repository(folder)
    client = create_app(folder, secret_key="tests").test_client()
    if said:
        answer(client, "shoulder", {"duration": [said]}, aid="small")
    chosen = {"question": "duration", "q-duration": "short"}
    first = client.get("/small/what-if").text
    page = client.post("/small/what-if", data={**chosen, **sent(first), "go": "try"}).text
    assert "Then: Less than a month" in words(page)
    write(folder, SWAPPED, at=2)
    return client, {**chosen, **sent(page)}


def sent(page: str) -> dict[str, str]:
    """The marks that each form of a page carries; all of them the same."""
    body = page[page.index("<main") : page.index("</main>")]
    (version,) = set(re.findall(r'name="fingerprint_bits" value="(\d+)"', body))
    assert body.count('name="fingerprint_bits"') == body.count("<form")
    return {"session_id": session_id(page), "fingerprint_bits": version}


@pytest.mark.parametrize("said", ["", "unsure"])
@pytest.mark.parametrize("go", ["try", "keep"])
def test_an_answer_to_another_version_is_not_taken_for_what_it_was_not(tmp_path: Path, go: str, said: str) -> None:
    client, form = small_tried(tmp_path, history=False, said=said)
    refused = client.post("/small/what-if", data={**form, "go": go})
    page = words(refused.text)

    assert refused.status_code == 422
    assert "The answer was not kept The aid was changed after this page was opened." in page
    assert (CHANGED in page) == bool(said)
    assert "What would change" not in page
    assert ticked(refused.text) == [said] * bool(said)
    assert ticked(client.get("/small/ask/shoulder").text) == [said] * bool(said)
    assert client.post("/small/what-if", data={**form, **sent(refused.text), "go": "keep"}).status_code == 303
    assert "A month or more" in words(client.get("/small/check").text)


@pytest.mark.parametrize("said", ["", "unsure"])
def test_where_the_version_is_kept_an_answer_belongs_to_it(tmp_path: Path, said: str) -> None:
    client, form = small_tried(tmp_path, history=True, said=said)

    assert "Then: Less than a month" in words(client.post("/small/what-if", data={**form, "go": "try"}).text)
    assert client.post("/small/what-if", data={**form, "go": "keep"}).location == "/small/summary"
    assert "Less than a month" in words(client.get("/small/check").text)


def test_a_question_that_is_no_longer_asked_is_not_tried(tmp_path: Path) -> None:
    client, form = small_tried(tmp_path, history=False)
    write(tmp_path, SMALL.replace("duration", "months"), at=3)
    refused = client.post("/small/what-if", data={**form, "go": "keep"})

    assert refused.status_code == 422
    assert "The aid was changed after this page was opened." in words(refused.text)
    assert ticked(refused.text) == []


def test_an_answer_that_changes_only_a_question_for_the_team_says_so(tmp_path: Path) -> None:
    idle = "id: sleep, ask: Do you sleep well?, consideration: shoulder, kind: one, choices: {well: Yes, ill: No}"
    asked = f"questions:\n  - {{{idle}}}\n"
    asks = "\nask_the_team:\n  - {ask: What could help me sleep?, consideration: shoulder, when: {sleep: ill}}\n"
    (tmp_path / "small.yaml").write_text(SMALL.replace("questions:\n", asked, 1) + asks, encoding="utf-8")
    client = create_app(tmp_path, secret_key="tests").test_client()
    mark = session_id(client.get("/small/ask/shoulder").text)
    tried = {"session_id": mark, "question": "sleep", "q-sleep": "ill", "go": "try"}

    text = words(client.post("/small/what-if", data=tried).text)
    assert "What would change No fact would change." in text
    assert "One question for your team" in text
    assert "What could help me sleep?" in text
