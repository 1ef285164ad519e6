"""An author adds a source while writing a statement: what was typed waits, and comes back with the source chosen."""

from pathlib import Path

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from tests.support.aids import SMALL
from tests.support.editing import draft, drafted
from tests.support.entry_forms import Sent, fields, send
from tests.support.pages import words
from tests.support.tables import with_table

STATEMENT = "/edit/small/entry/statement/exercises.ease"
NEW = "/edit/small/new/statement?option=wait&outcome=ache"
NEW_SOURCE = "/edit/small/new/source"
GAMMA = {"citation": "Gamma 2022", "kind": "trial"}


def send_source(client: FlaskClient, page: str, go: str = "save", **said: str) -> TestResponse:
    """Fill in the form of the source on a page, and press a button."""
    return client.post(NEW_SOURCE, data={**fields(page), **said, "go": go})


def typed(page: str, *names: str) -> list[str | list[str]]:
    sent: Sent = fields(page)
    return [sent.get(name, "") for name in names]


@pytest.mark.parametrize(("address", "chosen"), [(STATEMENT, ["alpha", "gamma-2022"]), (NEW, ["gamma-2022"])])
def test_what_was_typed_comes_back_with_the_new_source_chosen(
    client: FlaskClient, folder: Path, address: str, chosen: list[str]
) -> None:
    source = send(client, address, go="new-source", words="Typed.\nTwo lines.", because="half typed").text
    back = send_source(client, source, **GAMMA).text

    assert typed(back, "words", "because", "sources") == ["Typed.\nTwo lines.", "half typed", chosen]
    assert "“Gamma 2022” is in your draft, and chosen here." in words(back)
    assert "gamma-2022:" in draft(folder)
    assert "Typed." not in draft(folder)


def test_a_figure_is_told_to_have_one_source_before_it_is_kept(client: FlaskClient) -> None:
    for figure, told in (("one", True), ("none", False)):
        source = send(client, STATEMENT, go="new-source", figure=figure).text
        back = words(send_source(client, source, **GAMMA).text)
        assert ("First untick the other: a figure comes from one source." in back) is told


def test_the_statement_is_then_kept_as_from_its_own_page(client: FlaskClient, folder: Path) -> None:
    source = send(client, STATEMENT, go="new-source", words="Typed.").text
    back = send_source(client, source, **GAMMA).text

    assert f'action="{STATEMENT}"' in back
    assert client.post(STATEMENT, data={**fields(back), "sources": ["gamma-2022"], "go": "save"}).status_code == 303
    assert "says: Typed." in draft(folder)
    assert "sources: [gamma-2022]" in draft(folder)


def test_the_way_back_without_a_source_keeps_what_was_typed(client: FlaskClient, folder: Path) -> None:
    source = send(client, STATEMENT, go="new-source", words="Typed.").text
    back = send_source(client, source, go="back").text

    assert typed(back, "words", "sources") == ["Typed.", ["alpha"]]
    assert draft(folder) == ""


def test_a_source_that_lacks_something_still_carries_the_statement(client: FlaskClient) -> None:
    source = send(client, STATEMENT, go="new-source", words="Typed.").text
    again = send_source(client, source, citation="Gamma 2022")

    assert again.status_code == 422
    assert typed(send_source(client, again.text, **GAMMA).text, "words") == ["Typed."]


def test_a_page_that_is_sent_twice_adds_one_source(client: FlaskClient, folder: Path) -> None:
    source = send(client, STATEMENT, go="new-source").text
    send_source(client, source, **GAMMA)
    back = send_source(client, source, **GAMMA).text

    assert draft(folder).count("Gamma 2022") == 1
    assert typed(back, "sources") == [["alpha", "gamma-2022"]]


def test_a_statement_that_changed_meanwhile_is_not_written_over(client: FlaskClient, folder: Path) -> None:
    source = send(client, STATEMENT, go="new-source", words="Typed.").text
    drafted(folder, SMALL.replace("Most people in the trial", "Many"))
    back = send_source(client, source, **GAMMA).text

    assert "This entry was changed in another window after you opened it here." in words(back)
    assert typed(back, "words") == ["Typed."]


def test_a_case_can_have_a_new_source_as_well(client: FlaskClient, folder: Path) -> None:
    drafted(folder, with_table())
    source = send(client, "/edit/small/entry/case/by-age.case-1", go="new-source", called="the young").text

    assert typed(send_source(client, source, **GAMMA).text, "called", "sources") == ["the young", ["gamma-2022"]]


def test_what_carries_no_statement_that_there_is_has_no_page(client: FlaskClient) -> None:
    source = send(client, STATEMENT, go="new-source").text.replace("exercises.ease", "nobody.nothing")

    assert send_source(client, source, go="back").status_code == 404
