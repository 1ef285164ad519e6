"""The summary page shows each option alike, each number with its picture, and all that is not known."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from decision_aid.resources import resource_folder
from decision_aid.web.app import create_app
from decision_aid.web.rendering.icon_arrays import icon_array_size, icon_blocks, icon_rectangles
from tests.support.aids import SMALL, TODAY
from tests.support.pages import WRIST, answer, app_over, words

OPTIONS = re.compile(r"^options:\n(  splint:.*?)(  operation:.*?)\n\n", re.DOTALL | re.MULTILINE)


@pytest.fixture
def client(tmp_path: Path) -> Iterator[FlaskClient]:
    with app_over(tmp_path).test_client() as client:
        yield client


def cells(text: str) -> list[str]:
    """The cells of a summary page, in the order in which they stand."""
    return re.findall(r'<article class="cell">(.*?)</article>', text, re.DOTALL)


def outcomes(text: str) -> list[str]:
    """The outcomes of a summary page, in the order in which their cards stand."""
    return re.findall(r'class="cells" id="outcome-([\w-]+)"', text)


def test_a_number_has_a_picture_and_is_heard_once_in_its_sentence(client: FlaskClient) -> None:
    answer(client, "symptoms", {"duration": ["long"]})
    text = client.get("/wrist/summary").text
    heard = words(re.sub(r'<(svg|span)\b[^>]*aria-hidden="true".*?</\1>', "", text, flags=re.DOTALL))

    assert text.count('<svg class="icons" aria-hidden="true"') == 3
    assert heard.count("11 of 12") == heard.count("11 of 12 people slept without pain over a year; 1 of 12 did not.")


def test_a_study_without_comparison_says_so_beside_its_number(client: FlaskClient) -> None:
    text = words(client.get("/wrist/summary").text)

    assert "11 of 12 very few people Not compared with another treatment." in text


def test_gaps_stand_as_large_as_numbers(client: FlaskClient) -> None:
    text = client.get("/wrist/summary").text

    assert "Not known There is no cut. No study has looked at this." in words(text)
    style = (Path(__file__).parents[2] / "templates" / "static" / "style.css").read_text(encoding="utf-8")
    sizes = re.findall(r"^\.(?:not-known .box|number b) \{ font-size: (var\(--[a-z-]+\))", style, re.MULTILINE)
    assert len(sizes) == 2
    assert len(set(sizes)) == 1


def test_what_depends_on_an_unanswered_question_may_apply(client: FlaskClient) -> None:
    text = words(client.get("/wrist/summary").text)

    assert "May apply Most people in the study slept without pain." in text
    assert "You have not answered any question yet" in text


def test_what_is_left_out_is_listed_with_its_reason(client: FlaskClient) -> None:
    answer(client, "symptoms", {"duration": ["short"]})
    text = words(client.get("/wrist/summary").text)

    assert "Less pain at night. Most people in the study slept without pain. Left out because" in text


def test_people_in_a_study_stand_beside_the_person_and_nobody_is_eligible(client: FlaskClient) -> None:
    answer(client, "symptoms", {"duration": ["long"]})
    text = words(client.get("/wrist/summary").text)

    assert "three months or more. You are like the people in this study: you said the pain has lasted" in text
    assert "Everyone was eighteen or older. We cannot tell if you are like the people in this study" in text
    assert "eligible" not in text.lower()


def test_marks_order_the_rows_and_a_switch_restores_the_order(client: FlaskClient) -> None:
    in_file_order = outcomes(client.get("/wrist/summary").text)
    assert in_file_order == ["pain", "scar", "work"]

    answer(client, "what-matters", {"work-matters": ["a lot"]})
    marked = client.get("/wrist/summary").text
    assert outcomes(marked) == ["work", "pain", "scar"]
    assert "What matters most to you comes first" in words(marked)
    assert outcomes(client.get("/wrist/summary?order=file").text) == in_file_order


def test_all_that_matters_a_lot_stands_open_and_else_the_first(client: FlaskClient) -> None:
    opened = re.compile(r'<details class="card" open>\s*<summary><h3>([^<]*)')
    names = re.findall(r'<details class="card"[^>]*>\s*<summary><h3>([^<]*)', client.get("/wrist/summary").text)
    assert opened.findall(client.get("/wrist/summary").text) == names[:1]

    answer(client, "what-matters", {"work-matters": ["a lot"], "pain-matters": ["a lot"]})
    for order in ("", "?order=file"):
        assert sorted(opened.findall(client.get(f"/wrist/summary{order}").text)) == sorted([names[0], names[2]])


def test_the_order_of_the_options_changes_the_places_of_the_columns_and_nothing_else(tmp_path: Path) -> None:
    app = app_over(tmp_path)
    swapped = OPTIONS.sub(r"options:\n\2\n\1\n", WRIST.read_text(encoding="utf-8"))
    (tmp_path / "swapped.yaml").write_text(swapped, encoding="utf-8")
    as_written, turned = (cells(app.test_client().get(f"/{name}/summary").text) for name in ("wrist", "swapped"))

    assert len(as_written) == 6
    assert as_written[0::2] == turned[1::2]
    assert as_written[1::2] == turned[0::2]


def test_hard_words_lead_to_their_meaning_on_the_same_page(client: FlaskClient) -> None:
    for page in ("", "ask/symptoms"):
        text = client.get(f"/wrist/{page}").text
        assert 'href="#word-carpal-tunnel-syndrome"' in text
        assert 'id="word-carpal-tunnel-syndrome"' in text
        assert not re.search(r"<a(?![^>]*class=\"word\")[^>]*>(?:(?!</a>).)*class=\"word\"", text, re.DOTALL)


def test_sources_are_numbered_and_say_who_may_be_in_two_of_them(client: FlaskClient) -> None:
    text = client.get("/wrist/about").text

    assert 'id="source-2" value="2"' in text
    assert "Some of its people may also be in: [ 1 ]" in words(text)


def test_a_checked_source_has_a_page_of_its_own(client: FlaskClient) -> None:
    text = words(client.get("/wrist/sources/jones").text)

    assert "Everybody got well Contradicted Some did not Looked up in: [1] Smith et al." in text


@pytest.mark.parametrize(("start", "stop"), [(0, 0), (0, 3), (3, 12), (7, 8), (24, 30), (0, 100), (33, 100), (9, 49)])
def test_blocks_cover_each_icon_once(start: int, stop: int) -> None:
    covered = [
        (x + dx, y + dy)
        for x, y, width, height in icon_rectangles(start, stop)
        for dx in range(0, width, 10)
        for dy in range(0, height, 10)
    ]

    assert sorted(covered, key=lambda at: (at[1], at[0])) == [
        (icon % 10 * 10, icon // 10 * 10) for icon in range(start, stop)
    ]


def test_what_is_known_comes_before_the_ways_onward(client: FlaskClient) -> None:
    answer(client, "symptoms", {"duration": ["long"]})
    text = client.get("/wrist/summary").text
    cards = text.index('<details class="card"')

    assert cards < text.index('class="button"')
    assert cards < text.index("You answered 1 of")
    assert cards < text.index("What if I had answered differently?")


@pytest.mark.parametrize("filled", [0, 1, 100, 117, 999, 1000])
def test_a_thousand_icons_stand_in_ten_blocks_of_a_hundred(filled: int) -> None:
    blocks = [*icon_blocks(filled, 1000)]
    areas = [
        [sum(width * height for _, _, width, height in part) for part in (one.filled, one.empty)] for one in blocks
    ]

    assert sum(on for on, _ in areas) == filled * 100
    assert [on + off for on, off in areas] == [100 * 100] * 10
    assert max(one.x for one in blocks) + 100 == icon_array_size(1000)[0]
    assert max(one.y for one in blocks) + 100 == icon_array_size(1000)[1]


def test_both_ends_of_a_span_stand_open_below_it() -> None:
    ends = ("0 of 30", "12 of 100")
    client = create_app(resource_folder("rules"), secret_key="for tests", today=lambda: TODAY).test_client()
    text = client.get("/lupus-stem-cell/summary/treatment-death").text
    (cell,) = [one for one in cells(text) if ends[0] in one]
    pictured = re.findall(r'<p class="number">.*?</p>', cell.partition('<details class="more">')[0], re.DOTALL)

    assert len(pictured) == 2
    assert all(end in words(one) for end, one in zip(ends, pictured, strict=True))


def test_where_answers_change_no_fact_the_summary_says_so(tmp_path: Path) -> None:
    for name, text in (("same", re.sub(r"\n    when: .*", "", SMALL)), ("small", SMALL)):
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    client = create_app(tmp_path).test_client()
    said = "The facts are the same for everybody. Your answers change none of them."

    for page in ("summary", "everything"):
        assert said in words(client.get(f"/same/{page}").text)
        assert said not in words(client.get(f"/small/{page}").text)
