"""A folder that ships with the package is found from a wheel and from a source tree, or plainly missed."""

from pathlib import Path

import pytest

from decision_aid.resources import resource_folder


@pytest.mark.parametrize("name", ["templates", "rules"])
def test_what_ships_with_the_project_is_found(name: str) -> None:
    assert resource_folder(name).name == name
    assert any(resource_folder(name).iterdir())


def test_the_folder_inside_the_package_comes_before_the_one_beside_it(tmp_path: Path) -> None:
    package = tmp_path / "decision_aid"
    (tmp_path / "rules").mkdir()
    (package / "rules").mkdir(parents=True)

    assert package / "rules" == resource_folder("rules", package)


def test_the_folder_beside_the_package_is_found_where_there_is_none_inside(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()

    assert tmp_path / "rules" == resource_folder("rules", tmp_path / "decision_aid")


def test_a_folder_that_is_nowhere_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no folder 'rules'"):
        resource_folder("rules", tmp_path / "decision_aid")
