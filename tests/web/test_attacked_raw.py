"""Bytes that no browser sends, to a real server: each gets a plain refusal or a page, and the server goes on."""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.aids import SMALL
from tests.support.hostile_bytes import CHUNKED, REQUESTS, length, said
from tests.support.sampling import sampled
from tests.support.serving import fetch, serving

COMMAND = [sys.executable, "-m", "decision_aid.cli"]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of a server over the small aid, and the folder in which its log lies."""
    folder = tmp_path_factory.mktemp("raw")
    (folder / "aids").mkdir()
    (folder / "aids" / "small.yaml").write_text(SMALL, encoding="utf-8")
    with serving(COMMAND, folder, str(folder / "aids"), "--log") as address:
        yield address, folder


@sampled("name", REQUESTS, 2)
def test_bytes_of_every_kind_break_nothing(house: tuple[str, Path], name: str) -> None:
    heard = said(house[0], REQUESTS[name])
    statuses = [int(status) for status in re.findall(rb"^HTTP/1\.[01] (\d+)", heard, re.MULTILINE)]

    assert len(statuses) == 1
    assert statuses[0] < 500
    assert b"<xss" not in heard.lower()
    assert b"x-evil" not in heard.lower().partition(b"\r\n\r\n")[0]
    assert b"root:" not in heard
    assert not re.search(rb"server:|waitress|werkzeug|traceback", heard.lower())
    assert fetch(f"{house[0]}/healthz")[0] == 200


@pytest.mark.parametrize("version", [b"1.1", b"1.0"])
@pytest.mark.parametrize("lengths", [CHUNKED + length(5), length(5) + CHUNKED, CHUNKED])
def test_a_length_told_in_two_ways_hides_no_second_request(
    house: tuple[str, Path], version: bytes, lengths: bytes
) -> None:
    kept = b"Host: 127.0.0.1\r\nConnection: keep-alive\r\n"
    form = b"POST /small/clear HTTP/" + version + b"\r\n" + kept + lengths + b"\r\n0\r\n\r\n"
    heard = said(house[0], form + b"GET /healthz HTTP/1.1\r\n" + kept + b"\r\n")
    one_way = (version, lengths) == (b"1.1", CHUNKED)

    assert re.findall(rb"HTTP/1\.[01] (\d+)", heard) == ([b"303", b"200"] if one_way else [b"400"])


def test_the_log_of_it_is_lines_of_known_facts_and_no_trace_of_a_failure(house: tuple[str, Path]) -> None:
    for request in REQUESTS.values():
        said(house[0], request)
    lines = (house[1] / "server.log").read_text(encoding="utf-8").splitlines()
    told = [json.loads(line) for line in lines if line.startswith("{")]

    assert len(told) > 20
    assert [line for line in told if line.get("level") == "error"] == []
    assert [line for line in lines if "Traceback" in line or "xss" in line.lower()] == []
