"""What was drawn for one person is drawn again for the next one as it would be for the first."""

import re
from collections.abc import Mapping, Sequence

from flask import Flask

from decision_aid.resources import resource_folder
from decision_aid.web.app import create_app
from decision_aid.web.rendering import fragment_cache
from tests.support.aids import read_anew, small
from tests.support.pages import TODAY, answer

LUPUS = "lupus-stem-cell"
PEOPLE: list[Mapping[str, Sequence[str]]] = [{"age": ["adult"]}, {}, {"age": ["adult"], "active": ["yes"]}]


def application() -> Flask:
    """The application over the shipped aids."""
    return create_app(resource_folder("rules"), secret_key="for tests", today=lambda: TODAY)


def summary(app: Flask, given: Mapping[str, Sequence[str]]) -> str:
    """The summary that somebody sees, at a glance and whole, without the mark of their browser."""
    with app.test_client() as client:
        answer(client, "refractory", given, aid=LUPUS)
        told = "".join(client.get(f"/{LUPUS}/{page}").text for page in ("summary", "everything"))
        return re.sub(r'name="session_id"[^>]*>', "", told)


def test_each_person_sees_what_they_would_see_first() -> None:
    app = application()

    assert [summary(app, given) for given in (*PEOPLE, *PEOPLE)] == [
        summary(application(), given) for given in PEOPLE
    ] * 2


def test_an_aid_is_drawn_once_and_few_are_remembered() -> None:
    with application().test_client() as client:
        client.get(f"/{LUPUS}/everything")
        before = _drawn()
        client.get(f"/{LUPUS}/everything")

        assert before > 100
        assert _drawn() == before


def test_few_aids_are_remembered_and_the_one_asked_for_again_is_among_them() -> None:
    aids = [read_anew(small()) for _ in range(fragment_cache.MAX_CACHED_AIDS + 2)]
    with application().test_request_context():
        first = fragment_cache.fragments_of(aids[0])
        for one in aids[1:]:
            fragment_cache.fragments_of(one)
            assert fragment_cache.fragments_of(aids[0]) is first

    assert {id(one.aid) for one in fragment_cache._cache.values()} == {id(aids[0]), *map(id, aids[3:])}


def _drawn() -> int:
    return sum(len(aid.drawn) for aid in fragment_cache._cache.values())
