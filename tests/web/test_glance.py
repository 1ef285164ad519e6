"""The summary page of an aid with a glance begins with it: every option beside the others, by its heads."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from decision_aid.web.app import create_app
from tests.support.pages import TODAY, WRIST, answer, words


@pytest.fixture
def client(tmp_path: Path) -> Iterator[FlaskClient]:
    shutil.copy(WRIST.with_name("glance.yaml"), tmp_path)
    with create_app(tmp_path, secret_key="for tests", today=lambda: TODAY).test_client() as client:
        yield client


def rows(text: str) -> list[str]:
    """What each row of the glance says."""
    return [words(row) for row in re.findall(r"<tbody>(.*?)</tbody>", text, re.DOTALL)]


def heard(text: str) -> str:
    """What a screen reader says of a page."""
    return words(re.sub(r'<(svg|span|p)\b[^>]*aria-hidden="true".*?</\1>', "", text, flags=re.DOTALL))


def test_the_page_begins_with_the_glance_and_has_one_caution(client: FlaskClient) -> None:
    answer(client, "symptoms", {"duration": ["long"]}, aid="glance")
    text = client.get("/glance/summary").text

    assert words(text).count("Do not compare the numbers of different options") == 1
    assert 'class="glance"' in text
    assert 'class="card"' not in text
    assert "Not known No study has followed people for long." in rows(text)[0]


def test_what_is_not_known_for_another_answer_is_in_sight_beside_a_number(client: FlaskClient) -> None:
    first, *_ = re.findall(r"<tbody>(.*?)</tbody>", client.get("/glance/summary").text, re.DOTALL)
    assert "for-others" not in first
    assert "Three months or more slept without pain" in words(first)
    assert "nobody with pain" in words(first)
    assert words(first).count("Less than three months") == 1
    answer(client, "symptoms", {"duration": ["short"]}, aid="glance")
    assert "Less than three months" not in rows(client.get("/glance/summary").text)[0]


CASES = """\
    head: had a painful scar
    cases:
      - when: {duration: [short]}
        called: Less than three months
        chance: {people: 9, of: 20, who: people with early pain, range: [26, 66], range_is: computed here}
      - {when: otherwise, called: All together, chance: {people: 3, of: 60, range: [2, 14], range_is: computed here}}
"""


def row_of_cases(folder: Path) -> str:
    """The row of the glance whose figure depends on an answer that nobody has given."""
    figure = (
        "chance: {people: 3, of: 60, event: had a painful scar, over: 1 year, range: [2, 14], range_is: computed here}"
    )
    text = WRIST.with_name("glance.yaml").read_text(encoding="utf-8")
    without = text.replace(figure, "chance: {event: had a painful scar, over: 1 year}")
    (folder / "glance.yaml").write_text(without.replace("    head: had a painful scar\n", CASES), encoding="utf-8")
    client = create_app(folder, secret_key="for tests", today=lambda: TODAY).test_client()
    (row,) = [one for one in re.findall(r"<tbody>(.*?)</tbody>", client.get("/glance/summary").text, re.DOTALL)
              if "Painful scar" in one]  # fmt: skip
    return str(row)


def test_what_counts_everybody_together_is_in_sight_until_an_answer_is_given(tmp_path: Path) -> None:
    row = row_of_cases(tmp_path)
    folded = re.findall(r'<details class="for-others"><summary>(.*?)</summary>', row)

    assert folded == ["Less than three months"]
    assert "All together about 5 of 100" in words(
        re.sub(r'<details class="for-others">.*?</details>', "", row, flags=re.DOTALL)
    )


def test_who_was_counted_is_in_sight_on_a_phone_before_any_answer(tmp_path: Path) -> None:
    row = row_of_cases(tmp_path).replace("\u00a0", " ")

    beside = '<span class="exact">Range: 26 to 66.</span> 9 of 20 people with early pain.'
    assert f'<p class="small" aria-hidden="true">{beside}</p>' in row


def test_a_number_is_heard_once_in_a_sentence_that_says_all_of_it(client: FlaskClient) -> None:
    answer(client, "symptoms", {"duration": ["long"]}, aid="glance")
    row = re.findall(r"<tbody>(.*?)</tbody>", client.get("/glance/summary").text, re.DOTALL)[0]

    assert heard(row).count("70 of 88") == 1
    assert (
        "With the operation: about 80 of 100 people slept without pain at 6 months; about 20 of 100 did not."
        in heard(row)
    )
    assert "Same study" in heard(row)


def test_a_figure_alone_in_its_cell_has_its_range_and_count_on_a_phone_too(client: FlaskClient) -> None:
    answer(client, "symptoms", {"duration": ["long"]}, aid="glance")
    row = re.findall(r"<tbody>(.*?)</tbody>", client.get("/glance/summary").text, re.DOTALL)[0]

    beside = re.findall(r'<p class="(small|small exact)" aria-hidden="true">(Range: [^<]*)</p>', row)
    assert [shown for shown, _ in beside] == ["small exact", "small exact", "small"]


@pytest.mark.parametrize("page", ["summary/pain", "everything"])
def test_the_pages_of_topics_mark_what_one_study_compared_as_the_glance_does(client: FlaskClient, page: str) -> None:
    answer(client, "symptoms", {"duration": ["long"]}, aid="glance")
    text = words(client.get(f"/glance/{page}").text)

    assert "Same study" in text
    assert "Compare only numbers that come from one study." in text
    assert "Do not compare these numbers with each other" not in text


@pytest.mark.parametrize("page", ["/glance/summary", "/glance/everything"])
def test_a_number_that_nothing_was_compared_with_is_in_thin_type_and_says_so(client: FlaskClient, page: str) -> None:
    answer(client, "symptoms", {"duration": ["long"]}, aid="glance")
    text = client.get(page).text
    head = r'<div class="(?:head|piece)'
    alone = [words(one) for one in re.findall(rf'{head} not-compared">.*?(?={head}|</article>|</td>)', text, re.DOTALL)]

    assert "A number in thin type was not compared with another." in words(text)
    assert "about 55 of 100" in alone[0]
    assert all("Not compared" in one and "Same study" not in one for one in alone)
    assert "about 80 of 100" not in " ".join(alone)


def test_the_bar_of_a_page_of_questions_has_a_part_for_each_of_them_and_fills_those_answered(
    client: FlaskClient,
) -> None:
    def parts() -> list[str]:
        bars = re.findall(r'<i class="[^"]*here">(.*?)</i>', client.get("/glance/ask/symptoms").text)
        return re.findall(r"<b[^>]*>", "".join(bars))

    before = parts()
    answer(client, "symptoms", {"duration": ["long"]}, aid="glance")

    assert before == ["<b>"] * len(before) != []
    assert parts().count('<b class="answered">') == 1


def test_of_two_figures_in_a_cell_a_phone_has_the_range_of_each(client: FlaskClient) -> None:
    answer(client, "symptoms", {"duration": ["long"]}, aid="glance")
    text = client.get("/glance/summary").text

    told = re.findall(r'<span class="arm">([^<]*)<span class="ends">\((.*?)\)</span>', text)
    assert told[:2] == [("with the operation ", "70 to 87"), ("while waiting ", "39 to 61")]


def test_a_bar_of_a_range_has_its_numbers_below_it(client: FlaskClient) -> None:
    answer(client, "symptoms", {"duration": ["long"]}, aid="glance")
    text = client.get("/glance/summary").text
    below = re.findall(r'class="range".*?<p class="small exact" aria-hidden="true">(.*?)</p>', text, re.DOTALL)

    assert below[0] == "Range: 70\u00a0to\u00a087. 70\u00a0of\u00a088 people."


def test_the_range_of_a_difference_is_seen_on_phones_too(tmp_path: Path) -> None:
    text = WRIST.with_name("glance.yaml").read_text(encoding="utf-8")
    published = "      difference: {more: 30, range: [16, 43], range_is: published}\n      event: slept without pain\n"
    (tmp_path / "glance.yaml").write_text(text.replace("      event: slept without pain\n", published, 1), "utf-8")
    with create_app(tmp_path, secret_key="for tests", today=lambda: TODAY).test_client() as client:
        answer(client, "symptoms", {"duration": ["long"]}, aid="glance")
        row = re.findall(r"<tbody>(.*?)</tbody>", client.get("/glance/summary").text, re.DOTALL)[0]

    said = re.search(r'<p class="([^"]*)"[^>]*>The true number could be anywhere from 16 more to 43 more', row)
    assert said
    assert said[1] == "small"


def test_what_depends_on_an_answer_names_the_question_and_leads_there(client: FlaskClient) -> None:
    text = client.get("/glance/summary").text

    assert rows(text)[0].count("Depends on: How long have you had the pain?") == 1
    assert rows(text)[0].count("Three months or more slept without pain") == 1
    assert 'href="/glance/ask/symptoms?return=summary#q-duration"' in text


SIDE = "  - {id: side, consideration: symptoms, ask: Which hand?, kind: one, choices: {left: Left, right: Right}}\n"
BACK = re.compile(r"  - (\{option: \w+, outcome: back, .*)\}\n")
EITHER_WAY = (
    "  - \\1, when: {duration: [long], side: [left]}}\n  - \\1, when: {any: [{duration: [short]}, {side: [right]}]}}\n"
)


def test_a_row_that_waits_as_a_whole_says_so_once_and_folds_its_questions(tmp_path: Path) -> None:
    text = BACK.sub(EITHER_WAY, WRIST.with_name("glance.yaml").read_text(encoding="utf-8"))
    (tmp_path / "glance.yaml").write_text(text.replace("statements:\n", f"{SIDE}statements:\n"), encoding="utf-8")
    with create_app(tmp_path, secret_key="for tests", today=lambda: TODAY).test_client() as client:
        row = re.findall(r"<tbody>(.*?)</tbody>", client.get("/glance/summary").text, re.DOTALL)[1]

    assert re.search(r"<summary>May apply · Depends on 2 answers</summary>.*How long.*Which hand.*</details>", row)
    assert words(row).count("May apply") == 1


def test_the_cards_of_rows_that_are_never_shown_apart_share_a_heading(client: FlaskClient) -> None:
    answer(client, "what-matters", {"back-matters": [], "pain-matters": ["a lot"]}, aid="glance")
    cards = client.get("/glance/everything").text.split('class="cards"')[1]
    headings = re.findall(r"<h2>(.*?)</h2>.*?|<h3>(.*?)</h3>", cards.split("Look closer")[0])

    assert [one or other for one, other in headings][:3] == [
        "You said: matters a lot", "Less pain at night", "Pain that comes back",
    ]  # fmt: skip


def test_every_topic_beside_the_glance_is_named_with_what_is_known_of_it_and_leads_to_its_page(
    client: FlaskClient,
) -> None:
    closer = client.get("/glance/summary").text.split("Look closer")[1]

    assert "1 more topic" in words(closer)
    assert "Time off work Practical 1 fact · Not all known: Operation, Injection" in words(closer)
    assert 'href="/glance/summary/work"' in closer


def test_what_was_left_out_and_the_sources_are_counted_and_lead_to_the_page_with_everything(
    client: FlaskClient,
) -> None:
    answer(client, "symptoms", {"duration": ["long"]}, aid="glance")
    closer = client.get("/glance/summary").text.split("Look closer")[1]
    everything = client.get("/glance/everything").text

    assert "2 facts are left out: they are for other answers than yours" in words(closer)
    assert "Where the facts come from: 2 sources" in words(closer)
    for part in ("left-out", "sources"):
        assert f'href="/glance/everything#{part}"' in closer
        assert f'id="{part}"' in everything
    assert "2 facts were left out, because of your answers" in words(everything)


def test_the_page_with_everything_has_each_statement_for_these_answers(client: FlaskClient) -> None:
    text = words(client.get("/glance/everything").text)

    for said in ("Most people go on working.", "In few people the pain came back.", "Few people had a painful scar."):
        assert said in text
    assert 'href="/glance/everything?order=file"' in everything_marked(client)


def everything_marked(client: FlaskClient) -> str:
    """The page with everything for somebody who marked an outcome."""
    answer(client, "what-matters", {"pain-matters": ["a lot"]}, aid="glance")
    return client.get("/glance/everything").text


def test_a_tag_never_contradicts_the_name_of_its_row(client: FlaskClient) -> None:
    assert "Pain that comes back Harm that may happen less often" in words(client.get("/glance/summary").text)


def test_the_page_of_one_outcome_has_those_that_are_never_shown_apart(client: FlaskClient) -> None:
    for outcome in ("pain", "back"):
        text = client.get(f"/glance/summary/{outcome}").text
        assert "<h1>Less pain at night · Pain that comes back</h1>" in text
        assert "In few people the pain came back." in words(text)
        assert "1 of 3" in words(text)


TWICE_SURE = """\
    note: The people are others than those with the operation.
    id: injected
    cases:
      - {when: {duration: [short]}, certainty: very low, because: few people}
      - {when: otherwise}
"""


def test_a_figure_that_only_its_certainty_tells_apart_stands_once_with_each_certainty(tmp_path: Path) -> None:
    text = WRIST.with_name("glance.yaml").read_text(encoding="utf-8")
    note = "    note: The people are others than those with the operation.\n"
    (tmp_path / "glance.yaml").write_text(text.replace(note, TWICE_SURE), encoding="utf-8")
    with create_app(tmp_path, secret_key="for tests", today=lambda: TODAY).test_client() as client:
        waiting = rows(client.get("/glance/summary").text)[0]
        answer(client, "symptoms", {"duration": ["short"]}, aid="glance")
        decided = rows(client.get("/glance/summary").text)[0]

    assert waiting.count("33 of 60 people") == decided.count("33 of 60 people")
    told = "had less pain · at 6 months · series Range: 42 to 68. 33 of 60 people. Not compared"
    assert f"{told} Very low or low certainty" in waiting
    assert decided.endswith(f"{told} Very low certainty")
    assert waiting.count("Less than three months") == 1  # of another cell


AGES = {"20 to 29": 9, "30 to 39": 12, "40 to 49": 30, "50 to 59": 21}


def test_more_than_a_few_figures_for_different_answers_are_told_by_the_lowest_and_the_highest(tmp_path: Path) -> None:
    text = WRIST.with_name("glance.yaml").read_text(encoding="utf-8")
    choices = "choices: {short: Less than three months, long:"
    ages = "".join(f"a{at}: {age}, " for at, age in enumerate(AGES))
    alike = "event: had less pain, at: 6 months, range_is: computed here"
    cases = "".join(
        f"      - {{when: {{duration: [a{at}]}}, chance: {{people: {one}, of: 60, range: [5, 90], {alike}}}}}\n"
        for at, one in enumerate(AGES.values())
    )
    other = "      - {when: otherwise, not_known: Nobody counted it., head: Nobody counted it.}\n"
    text = text.replace(choices, choices.replace("short:", f"{ages}short:"))
    text = text.replace("[short]", "[a0, a1, a2, a3, short]").replace(f"    {COUNTED}\n", "")
    note = "    note: The people are"
    text = text.replace(note, f"    id: injected\n    cases:\n{cases}{other}{note}")
    (tmp_path / "glance.yaml").write_text(text, encoding="utf-8")
    with create_app(tmp_path, secret_key="for tests", today=lambda: TODAY).test_client() as client:
        row = rows(client.get("/glance/summary").text)[0]

    face, each = row.split("Each of the 4 figures")
    assert "From about 15 of 100 to about 50 of 100 had less pain at 6 months · series Not compared Low" in face
    assert face.rstrip().endswith("Which one depends on your answers.")
    assert all(f"{age} about" in each for age in AGES)
    assert "Not known Nobody counted it." in each


COUNTED = "chance: {people: 33, of: 60, event: had less pain, at: 6 months, range: [42, 68], range_is: computed here}"
TIMES = "[{at: 6 months, people: 33, of: 60}, {at: 12 months, people: 40, of: 60}]"
STEPS = "[{id: less, people: 33, event: had less pain}, {among: less, people: 12, event: had none}]"


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        (f"course: {{event: had less pain, times: {TIMES}}}", "about 67 of 100 people had less pain (40 of 60 people)"),
        (f"chain: {{of: 60, at: 6 months, steps: {STEPS}}}", "had none"),
        ("amount: {value: 12, unit: days of pain, statistic: mean, over: 1 month}", "12 days of pain"),
    ],
)
def test_a_head_may_have_a_figure_of_any_kind(tmp_path: Path, figure: str, said: str) -> None:
    text = WRIST.with_name("glance.yaml").read_text(encoding="utf-8").replace(COUNTED, figure)
    (tmp_path / "glance.yaml").write_text(text, encoding="utf-8")
    with create_app(tmp_path, secret_key="for tests", today=lambda: TODAY).test_client() as client:
        row = re.findall(r"<tbody>(.*?)</tbody>", client.get("/glance/summary").text, re.DOTALL)[0]

    assert said in heard(row)


def test_a_head_of_two_studies_that_differ_shows_both_numbers_and_is_heard_with_all_of_both(tmp_path: Path) -> None:
    of = "option: injection, outcome: pain, certainty: low, because: one series, sources: [jones]"
    slept = "of: 60, event: slept, at: 6 months, range: [20, 60], range_is: computed here}}"
    studies = (("few", 20), ("many", 30))
    ends = "".join(f"  - {{{of}, says: So., id: {name}, chance: {{people: {one}, {slept}\n" for name, one in studies)
    text = WRIST.with_name("glance.yaml").read_text(encoding="utf-8").replace(COUNTED, "from_to: [few, many]")
    (tmp_path / "glance.yaml").write_text(f"{text.rstrip()}\n{ends}", encoding="utf-8")
    with create_app(tmp_path, secret_key="for tests", today=lambda: TODAY).test_client() as client:
        row = re.findall(r"<tbody>(.*?)</tbody>", client.get("/glance/summary").text, re.DOTALL)[0]

    assert ("<b>33</b>" in row, "<b>50</b>" in row) == (True, True)
    assert "From" not in heard(row)
    assert "About 33 of 100 people slept at 6 months; about 67 of 100 did not." in heard(row)
    assert row.partition("of-two-studies")[2].partition("</td>")[0].count('class="strip"') == 2


def test_what_is_not_known_for_an_answer_stands_before_the_numbers_of_its_row(tmp_path: Path) -> None:
    gap = "{option: every, outcome: scar, not_known: Nobody counted people so., when: {duration: [short]}}"
    text = WRIST.with_name("glance.yaml").read_text(encoding="utf-8")
    (tmp_path / "glance.yaml").write_text(f"{text}  - {gap}\n", encoding="utf-8")
    with create_app(tmp_path, secret_key="for tests", today=lambda: TODAY).test_client() as client:
        for duration, told in (("short", True), ("long", False)):
            answer(client, "symptoms", {"duration": [duration]}, aid="glance")
            (row,) = (one for one in rows(client.get("/glance/summary").text) if one.startswith("Painful scar"))
            assert ("For your answers Not known Nobody counted people so. Night splint" in row) is told


def test_a_cell_says_once_which_group_its_figures_are_of_on_a_phone_too(tmp_path: Path) -> None:
    text = WRIST.with_name("glance.yaml").read_text(encoding="utf-8")
    group = text.replace("event: slept without pain", "event: slept without pain\n      who: people after a fall")
    (tmp_path / "glance.yaml").write_text(group, encoding="utf-8")
    with create_app(tmp_path, secret_key="for tests", today=lambda: TODAY).test_client() as client:
        answer(client, "symptoms", {"duration": ["long"]}, aid="glance")
        shown = re.findall(r'<p class="small" aria-hidden="true">(.*?)</p>', client.get("/glance/summary").text)

    assert shown.count("Counted: people after a fall.") == 1


def test_no_question_is_said_to_decide_most_where_it_decides_no_number(tmp_path: Path) -> None:
    text = WRIST.with_name("glance.yaml").read_text(encoding="utf-8")
    figure = text[text.index("    chance:\n      groups:") : text.index("    certainty: low\n    because: one trial")]
    for name, written in {"numbers": text, "words": text.replace(figure, "")}.items():
        (tmp_path / f"{name}.yaml").write_text(written, encoding="utf-8")
    with create_app(tmp_path, secret_key="for tests", today=lambda: TODAY).test_client() as client:
        pages = {name: words(client.get(f"/{name}/").text) for name in ("numbers", "words")}

    assert "The question that decides most" in pages["numbers"]
    assert "Begin with this question Your answers decide which facts you see." in pages["words"]
    assert "decides most" not in pages["words"]


def test_what_a_source_is_stands_beside_its_number_and_in_short_on_a_phone_too(tmp_path: Path) -> None:
    text = WRIST.with_name("glance.yaml").read_text(encoding="utf-8")
    long = text.replace("kind: randomised trial", "kind: randomised trial at two hospitals in 2019")
    (tmp_path / "glance.yaml").write_text(long, encoding="utf-8")
    with create_app(tmp_path, secret_key="for tests", today=lambda: TODAY).test_client() as client:
        answer(client, "symptoms", {"duration": ["long"]}, aid="glance")
        page = client.get("/glance/summary").text

    assert '<span class="small from">·&nbsp;series</span>' in page
    assert '<span class="small exact">·&nbsp;randomised trial at two hospitals in 2019</span>' in page
