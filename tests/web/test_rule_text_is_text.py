"""What an author writes is text: on no page, paper or export does it become markup, a script, a file or a request."""

import builtins
import os
import re
import socket
from pathlib import Path
from typing import Any

import pytest

from decision_aid.checks.run import check_rule_file
from decision_aid.consultation.answer_code import encode_answers
from decision_aid.consultation.summarise import summarise
from decision_aid.output.handout import make_handout
from decision_aid.output.handout.paper_options import Pages, PaperOptions
from decision_aid.web.app import create_app
from tests.support.aids import SMALL, TODAY, aid_from, small
from tests.support.paper import letters, pages_of

HOSTILE = "<img src=x onerror=alert(1)>"
IN_TYPST = '#read("/etc/passwd") $x$ *b* #image("x")'
IN_JINJA = "{{ config }}{% include x %}"
PAGES = (
    *("", "/ask/shoulder", "/ask/days", "/ask/what-matters", "/check", "/summary", "/about", "/handout"),
    *("/handout?pages=full", "/report/ipdasi", "/report/nice", "/report/his", "/flow"),
)
LINKS = ("javascript:alert(1)", "data:text/html,x", "JaVaScRiPt:x", "file:///etc/passwd", "//evil.example")
LINK = "    link: https://example.org/a"


def hostile(more: str) -> str:
    """The small aid with that written into its texts."""
    text = SMALL.replace("{name: Wait,", f"{{name: 'Wait {more}',")
    text = text.replace("citation: Alpha 2020", f"citation: 'Alpha 2020 {more}'")
    text = text.replace("ask: How long has it been stiff?", f"ask: 'How long has it been stiff? {more}'")
    text = text.replace("unsure: Not sure", f"unsure: 'Not sure {more}'")
    text = text.replace("says: Aching comes and goes.", f"says: 'Aching comes and goes. {more}'")
    return text.replace("title: Stiff shoulder", f"title: '{more}'  # Stiff shoulder")


@pytest.mark.parametrize("more", [HOSTILE, IN_JINJA])
def test_nothing_that_is_written_becomes_markup(tmp_path: Path, more: str) -> None:
    (tmp_path / "small.yaml").write_text(hostile(more), encoding="utf-8")
    client = create_app(tmp_path, secret_key="tests", today=lambda: TODAY).test_client()
    seen = 0
    for page in PAGES:
        answered = client.get(f"/small{page}")
        assert answered.status_code == 200, page
        assert "<img" not in answered.text, page
        assert "onerror=alert" not in re.sub(r"&lt;.*?&gt;", "", answered.text), page
        seen += answered.text.count("&lt;img src=x") + answered.text.count("{{ config }}")
    assert seen > 20


def test_on_paper_it_is_letters_too() -> None:
    aid = aid_from(hostile(IN_TYPST))
    form, summary = PaperOptions(pages=Pages.FULL), summarise(aid, {}, today=TODAY)
    made = make_handout(summary, encode_answers(aid, {}), form, today=TODAY, address="")
    text = letters("".join(pages_of(made)))

    assert letters(IN_TYPST) in text
    assert "root:" not in text


@pytest.mark.parametrize("link", LINKS)
def test_a_link_goes_to_the_web_or_is_a_problem(link: str) -> None:
    aid, problems = check_rule_file(small((LINK, f"    link: '{link}'")).encode(), today=TODAY)

    assert aid is None
    assert "link" in {problem.check for problem in problems}


def test_reading_opens_no_file_and_no_line_and_runs_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    check_rule_file(SMALL.encode(), today=TODAY)  # so that all there is to import is imported
    reached: list[str] = []

    def shut(name: str) -> Any:
        def refused(*args: object, **_: object) -> None:
            reached.append(f"{name} {args[:1]}")
            raise PermissionError

        return refused

    for owner, name in ((builtins, "open"), (os, "system"), (os, "popen"), (os, "open"), (socket, "socket")):
        monkeypatch.setattr(owner, name, shut(name))
    for slip in ("!!python/object/apply:os.system [id]", "!include /etc/passwd", "&a [*a]", "{<<: *b}", "/etc/passwd"):
        check_rule_file(SMALL.replace("funding: none", f"funding: {slip}").encode(), today=TODAY)
    monkeypatch.undo()

    assert reached == []
