"""The preview of a draft for somebody who edits by form: in people's words, with gaps apart from mistakes."""

import html
import re
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from tests.support.aids import SMALL
from tests.support.editing import drafted, editing_app, signed_in
from tests.support.entry_forms import fields, send
from tests.support.pages import words

NEW = {
    "title": "Bus or bicycle",
    "decision": "Whether to go by bus or by bicycle",
    "for_whom": "People who live near work",
    "options": "Bus\nBicycle",
    "themes": "Arriving on time",
}
PREVIEW = "/edit/bus-or-bicycle/preview"


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    return signed_in(editing_app(tmp_path))


@pytest.fixture
def begun(client: FlaskClient) -> FlaskClient:
    client.post("/edit/new", data={**fields(client.get("/edit/new").text), **NEW})
    return client


def test_a_new_aid_has_nothing_wrong_and_says_what_is_still_to_do(begun: FlaskClient) -> None:
    page = words(begun.get(PREVIEW).text)

    assert "To be put right" not in page
    assert "Worth a look" not in page
    assert "Arriving on time - Bus" in page
    assert "In 2 places it says for now that nobody has looked." in page
    assert "No outcome is a benefit" in page
    assert "“Offers one of the options”" in page


@pytest.mark.parametrize("address", [PREVIEW, "/edit/bus-or-bicycle/publish"])
def test_each_field_that_is_not_filled_in_is_listed_with_the_way_to_it(begun: FlaskClient, address: str) -> None:
    send(begun, "/edit/bus-or-bicycle/new/source", citation="Counter 2026", kind="count")
    page = begun.get(address).text

    assert "5 fields are not filled in. People read there that it is not said yet:" in words(page)
    for name, form, field in (
        ("Bus: What it involves", "option/bus", "involves"),
        ("About this aid: Paid for by", "aid/aid", "about.funding"),
        ("About this aid: How often it is updated", "aid/aid", "about.update_policy"),
    ):
        way = re.search(rf'href="/edit/bus-or-bicycle/entry/{form}[^"#]*#{re.escape(field)}">{name}<', page)
        assert way, name


def test_the_form_about_an_aid_lists_at_its_top_what_is_missing(begun: FlaskClient) -> None:
    about = "/edit/bus-or-bicycle/entry/aid/aid"
    page = begun.get(about).text

    top = page[page.index("What the checks found here") : page.index("<form class")]
    assert re.findall(r'href="#([^"]+)"', top) == ["about.funding", "about.interests", "about.update_policy"]
    assert words(page).count("For now people read that it is not said yet.") == 3
    send(begun, about, **{"about.funding": "Nobody", "about.interests": "None", "about.update_policy": "Each year"})
    assert "What the checks found here" not in begun.get(about).text


def test_who_edits_by_form_reads_no_line_of_the_file(tmp_path: Path, client: FlaskClient) -> None:
    drafted(tmp_path, SMALL.replace("duration: [long, unsure]", "duration: [long, unsure], tried: [heat, rest, none]"))
    page = client.get("/edit/small/preview").text
    frame = client.get(re.search(r'<iframe[^>]*src="([^"]*)"', page)[1].replace("&amp;", "&")).text  # type: ignore[index]

    assert "<textarea" not in page
    for code in ("when:", "[long", "{", "not_known", "says:"):
        assert code not in words(page)
        assert code not in words(frame)


def test_a_mistake_is_told_apart_and_leads_to_its_form(tmp_path: Path, client: FlaskClient) -> None:
    drafted(tmp_path, SMALL.replace("kind: number", "kind: numbre"))
    page = client.get("/edit/small/preview").text

    assert "To be put right 'numbre' is not a kind" in words(page)
    assert 'href="/edit/small/form?' in page


@pytest.mark.parametrize("asked", ["page=summary&as=", "page=about&as=&paper=letter"])
def test_another_page_or_person_is_shown_as_the_address_asks(client: FlaskClient, asked: str) -> None:
    page = client.get(f"/edit/small/preview?{asked}").text
    shown = asked.removeprefix("page=").replace("&", "?", 1).replace("&", "&amp;")

    assert f'src="/edit/small/preview/{shown}"' in page


def test_a_kept_statement_is_previewed_as_somebody_who_sees_it(client: FlaskClient) -> None:
    line = SMALL[: SMALL.index("says: Few people who had rested")].count("\n") + 1
    page = client.get(f"/edit/small/preview?line={line}").text

    assert re.findall(r'value="(shown:[^"]*)" selected', page) == ["shown:exercises.ease.2"]
    assert f'data-line="{line}"' in page


def test_a_form_that_the_preview_led_to_leads_back_there(begun: FlaskClient) -> None:
    page = begun.get(PREVIEW).text
    form = html.unescape(re.search(r'href="([^"]*)">Arriving on time - Bus<', page)[1])  # type: ignore[index]
    kept = send(begun, form, words="No count was found.")

    assert kept.location == f"{PREVIEW}?told=kept"
    assert "Kept in your draft." in words(begun.get(kept.location).text)


def test_a_source_of_a_lone_figure_is_asked_whether_others_were_studied(tmp_path: Path, client: FlaskClient) -> None:
    drafted(tmp_path, SMALL.replace("    comparison_group: yes\n", ""))
    told = "Say whether others were studied for comparison"
    source = "/edit/small/entry/source/alpha"

    page = client.get(PREVIEW.replace("bus-or-bicycle", "small")).text
    assert told in words(page)
    assert f'href="{source}?back=preview#comparison_group"' in page
    assert "Still to do: Choose yes or no." in words(client.get(source).text)
    send(client, source, comparison_group="yes")
    assert told not in words(client.get(PREVIEW.replace("bus-or-bicycle", "small")).text)


def test_what_is_to_do_stands_in_the_order_of_work(begun: FlaskClient) -> None:
    page = begun.get(PREVIEW).text
    ways = re.findall(r'href="/edit/bus-or-bicycle/entry/(option|aid)/[^"]*#(involves|about.funding)"', page)

    assert "sources, options, outcomes, statements, their short sentences for the glance" in words(page)
    assert [kind for kind, _field in ways] == ["option", "option", "aid"]
