"""What writers declare about an aid needs one line of the schema: it then stands wherever such facts stand."""

from pathlib import Path

import pytest

from decision_aid.consultation.summarise import summarise
from decision_aid.output.as_json import summary_as_json
from decision_aid.output.as_text import summary_as_text
from decision_aid.review.diff import diff_aids
from decision_aid.review.pack import build_pack, render_pack
from decision_aid.rule_file.schema.about import DECLARATIONS
from decision_aid.translation.addresses import addressed_texts
from decision_aid.translation.checks import check_translation
from decision_aid.web.app import create_app
from decision_aid.web.editor.drafts.text_editor import keys_by_place
from tests.support.aids import SMALL, TODAY, aid_from
from tests.support.rule_file_schema import json_schema, key_reference
from tests.support.translations import sibling

NAMES = [key.name for key in DECLARATIONS]
OTHERS = "format: 2\n" + "\n".join(line for line in SMALL.splitlines() if line.strip().partition(":")[0] not in NAMES)
ALL = OTHERS.replace("about:\n", "about:\n" + "".join(f"  {name}: Text of {name} here\n" for name in NAMES))
TEXTS = [f"Text of {name} here" for name in NAMES]


def lacking(output: str, wanted: list[str] = TEXTS) -> list[str]:
    """What does not stand in an output."""
    return [one for one in wanted if one not in output]


def test_each_declaration_is_on_the_about_page(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(ALL, encoding="utf-8")
    page = create_app(tmp_path, today=lambda: TODAY).test_client().get("/small/about").text

    assert lacking(page) == []


def test_each_declaration_is_on_the_full_handout(tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(ALL, encoding="utf-8")
    client = create_app(tmp_path, today=lambda: TODAY).test_client()

    assert lacking(client.get("/small/handout?pages=full").text) == []


def test_each_declaration_is_in_both_exports() -> None:
    summary = summarise(aid_from(ALL), {}, today=TODAY)

    assert lacking(summary_as_text(summary)) == []
    assert {name: summary_as_json(summary)["about"][name] for name in NAMES} == dict(zip(NAMES, TEXTS, strict=True))


def test_each_declaration_is_in_the_review_pack() -> None:
    assert lacking(render_pack(build_pack(aid_from(ALL), (), TODAY))) == []


@pytest.mark.parametrize("name", NAMES)
def test_a_change_of_a_declaration_is_told(name: str) -> None:
    (change,) = diff_aids(aid_from(ALL), aid_from(ALL.replace(f"Text of {name} here", "Other"))).changes

    assert (change.before, change.after) == (f"Text of {name} here", "Other")


def test_each_declaration_is_translated() -> None:
    addresses = dict(addressed_texts(aid_from(ALL)))

    assert [addresses[f"about.{name}"] for name in NAMES] == TEXTS


def test_each_declaration_is_explained_to_those_who_write_it() -> None:
    assert lacking(json_schema(), [f'"{name}"' for name in NAMES]) == []
    assert lacking(key_reference(), [f"`{name}`" for name in NAMES]) == []
    assert [name for name in NAMES if not keys_by_place()["about"][name]["means"]] == []


def test_who_translated_an_aid_and_who_reviewed_that_stands_beside_its_authors(tmp_path: Path) -> None:
    written = sibling({"title": "Hombro rígido"}, aid_from(SMALL)).replace(
        "translated_by: The testers", "translated_by: Quienes prueban\nreviewed_by: Dra. Prueba, reumatóloga"
    )
    translated, _ = check_translation(aid_from(SMALL), written.encode())
    assert translated
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "small.es.yaml").write_text(written, encoding="utf-8")
    client = create_app(tmp_path, today=lambda: TODAY).test_client()
    summary = summarise(translated, {}, today=TODAY)
    credit = "Quienes prueban. Reviewed by Dra. Prueba, reumatóloga."

    assert "Revisión: Dra. Prueba, reumatóloga." in client.get("/small/about", headers={"Accept-Language": "es"}).text
    assert "Quienes prueban" not in client.get("/small/about", headers={"Accept-Language": "en"}).text
    assert f"Translated by: {credit}" in summary_as_text(summary)
    assert summary_as_json(summary)["about"]["translation"]["reviewed_by"] == "Dra. Prueba, reumatóloga"
    assert "translation" not in summary_as_json(summarise(aid_from(SMALL), {}, today=TODAY))["about"]
