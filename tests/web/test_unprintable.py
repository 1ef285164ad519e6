"""The letters that no font has are logged for whoever writes an aid, and tell nothing about anybody's paper."""

from pathlib import Path

import pytest

from decision_aid.web.app import create_app
from tests.support.aids import SMALL, TODAY, aid_from
from tests.support.pages import answer
from tests.support.translations import whole


def test_which_letters_a_paper_had_replaced_does_not_stand_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    text, logs = SMALL.replace("short: Less than a month", "short: Less than a month 𝄞"), []
    (tmp_path / "small.yaml").write_text(text, encoding="utf-8")
    spanish = whole(aid_from(text)).replace("» en español", "» en español 漢", 1)
    (tmp_path / "small.es.yaml").write_text(spanish, encoding="utf-8")
    for said in ("long", "short"):
        app = create_app(tmp_path, today=lambda: TODAY)
        for _ in range(2):
            client = app.test_client()
            answer(client, "shoulder", {"duration": [said]}, aid="small")
            assert client.get("/small/handout.pdf").status_code == 200
        logs.append(list(caplog.messages))
        caplog.clear()

    assert [[line for line in lines if "no font has" in line] for lines in logs] == [
        ["small: no font has '漢' (U+6F22), '𝄞' (U+1D11E); printed otherwise on the handout"]
    ] * 2


def test_a_new_version_is_looked_at_for_letters_again(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    client = create_app(tmp_path, today=lambda: TODAY).test_client()
    client.get("/small/handout.pdf")
    assert "no font has" not in caplog.text
    path.write_text(SMALL.replace("Waiting takes no time.", "Waiting takes 漢."), encoding="utf-8")
    client.get("/small/handout.pdf")

    assert "no font has '漢' (U+6F22)" in caplog.text
