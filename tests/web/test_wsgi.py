"""The application for other servers: several processes that would sign with keys of their own refuse to answer."""

import json
import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from werkzeug.test import Client

from decision_aid.web.wsgi import ADDRESS, FOLDER, KEY, LOG, application, log_as_json
from tests.support.aids import SMALL

ALONE, ONE_OF_MANY = {"wsgi.multiprocess": False}, {"wsgi.multiprocess": True}


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing set for a server, and a log that is left as it was found."""
    for one in (FOLDER, KEY, ADDRESS):
        monkeypatch.delenv(one, raising=False)
    root, level = logging.getLogger(), LOG.level
    handlers = list(root.handlers)
    yield
    root.handlers[:] = handlers
    LOG.setLevel(level)


def statuses(client: Client, environ: dict[str, bool]) -> list[int]:
    """How pages for people and for machines are answered."""
    return [client.get(path, environ_overrides=environ).status_code for path in ("/", "/healthz", "/readyz")]


def test_without_a_key_that_lasts_several_processes_refuse_and_the_log_says_why(
    caplog: pytest.LogCaptureFixture,
) -> None:
    client = Client(application())

    assert "can't be kept" in caplog.text
    assert statuses(client, ALONE) == [200, 200, 200]
    assert statuses(client, ONE_OF_MANY) == [503, 503, 503]
    assert "Set DECISION_AID_KEY" in client.get("/", environ_overrides=ONE_OF_MANY).text
    assert [one.levelno for one in caplog.records].count(logging.ERROR) == 4


def test_processes_that_were_forked_from_one_share_its_key() -> None:
    client = Client(application())
    child = os.fork()
    if not child:
        os._exit(statuses(client, ONE_OF_MANY) != [200, 200, 200])

    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


@pytest.mark.parametrize("given", [True, False])
def test_with_a_key_that_is_given_or_kept_they_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given: bool
) -> None:
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    monkeypatch.setenv(*((KEY, "a-key-for-tests-only") if given else (FOLDER, str(tmp_path))))

    assert statuses(Client(application()), ONE_OF_MANY) == [200, 200, 200]


def test_what_a_library_warns_of_is_a_line_of_json_too(capsys: pytest.CaptureFixture[str]) -> None:
    log_as_json()
    logging.getLogger("waitress.queue").warning("Task queue depth is %d", 8)
    logging.getLogger("waitress").info("not worth a line")

    (line,) = capsys.readouterr().err.splitlines()
    assert {**json.loads(line), "time": ""} == {"time": "", "level": "warning", "message": "Task queue depth is 8"}
