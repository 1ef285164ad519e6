"""Each hard word leads to its own meaning, in whatever letters it is written."""

import re
from pathlib import Path

import pytest

from decision_aid.checks.run import check_rule_file
from decision_aid.model.aid import Term
from decision_aid.web.app import create_app
from decision_aid.web.rendering.glossary_links import anchors
from tests.support.aids import TODAY, small

WORDS = ("β-blocker", "blocker", "狼疮", "волчанка", "lupus nephritis", "2", "5", "word 3", "!")


def test_no_two_words_share_an_anchor() -> None:
    names = anchors(tuple(Term(word, "what it means", ()) for word in WORDS))

    assert list(names) == list(WORDS)
    assert len(set(names.values())) == len(WORDS)
    assert all(re.fullmatch(r"word-[a-z0-9-]+", name) for name in names.values())
    assert names["lupus nephritis"] == "word-lupus-nephritis"


@pytest.mark.parametrize("words", [("狼疮", "волчанка"), ("β-blocker", "blocker")])
def test_a_page_leads_each_word_to_its_own_meaning(tmp_path: Path, words: tuple[str, str]) -> None:
    glossary = "".join(f"  {word}: Meaning {number}\n" for number, word in enumerate(words))
    text = small(("Carrying on as now", f"Now {words[0]} and then {words[1]}")) + f"glossary:\n{glossary}"
    (tmp_path / "small.yaml").write_text(text, encoding="utf-8")
    page = create_app(tmp_path).test_client().get("/small/").text

    for number, word in enumerate(words):
        link = re.search(rf'href="#([\w-]+)">{word}</a>', page)
        assert link
        assert f'<div id="{link[1]}"><dt>{word}</dt><dd>Meaning {number}</dd>' in page


@pytest.mark.parametrize(("listed", "written"), [("caf\u00e9", "cafe\u0301"), ("cafe\u0301", "caf\u00e9")])
def test_a_letter_and_its_accent_may_be_one_sign_or_two(tmp_path: Path, listed: str, written: str) -> None:
    text = small(("Carrying on as now", f"Now a {written}.")) + f"glossary:\n  {listed}: A place\n"
    (tmp_path / "small.yaml").write_text(text, encoding="utf-8")

    assert check_rule_file(text.encode(), today=TODAY)[1] == ()
    assert f">{written}</a>" in create_app(tmp_path).test_client().get("/small/").text
