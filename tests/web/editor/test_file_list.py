"""The list of rule files tells what there is, who can read it, and which translations lie beside it."""

from pathlib import Path

from tests.support.editing import editing_app, signed_in
from tests.support.folders import in_spanish_too
from tests.support.pages import words


def test_translations_are_listed_with_their_language_and_whether_people_can_choose_them(tmp_path: Path) -> None:
    in_spanish_too(tmp_path)
    (tmp_path / "small.fr.yaml").write_text("language: fr\n", encoding="utf-8")
    page = words(signed_in(editing_app(tmp_path)).get("/edit/").text)

    assert "Translation: Español. It can be changed in its file small.es.yaml alone, not here. Translation:" in page
    told = "Translation: Français. It can be changed in its file small.fr.yaml alone, not here. People can't choose it"
    assert told in page


def test_the_list_says_that_what_lies_in_the_folder_is_public(tmp_path: Path) -> None:
    page = words(signed_in(editing_app(tmp_path)).get("/edit/").text)

    assert "can read each file here as soon as it lies in the folder, drafts too" in page
