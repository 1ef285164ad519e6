"""The command line makes a folder to edit, lets authors in, and serves no editing where nobody asked for it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from decision_aid.cli import main
from decision_aid.model.fingerprint import fingerprint
from decision_aid.resources import resource_folder
from decision_aid.storage.authors import Authors
from decision_aid.storage.files import private_folder
from decision_aid.storage.history.versions import versions
from decision_aid.web.app import create_app
from decision_aid.web.editor.state import AuthorLogin
from tests.support.editing import ANNA, PASSWORD
from tests.support.folders import git


def run(*words: str, typed: str = "") -> Result:
    """What the command says, with what is typed at its prompts."""
    return CliRunner().invoke(main, list(words), input=typed)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder as the command makes it."""
    made = tmp_path / "aids"
    assert run("new", str(made)).exit_code == 0
    return made


def test_a_new_folder_has_copies_to_edit_with_their_history(folder: Path) -> None:
    shipped = sorted(path.stem for path in resource_folder("rules").glob("*.yaml"))
    assert sorted(path.stem for path in folder.glob("*.yaml")) == shipped
    for name in shipped:
        (version,) = versions(folder, name)
        assert version.content == (folder / f"{name}.yaml").read_bytes()
        assert version.content == (resource_folder("rules") / f"{name}.yaml").read_bytes()
    assert run("new", str(folder)).exit_code == 1


def test_a_folder_that_is_there_is_filled_only_where_it_is_empty(tmp_path: Path) -> None:
    empty, used, named_as_a_file = tmp_path / "empty", tmp_path / "used", tmp_path / "folder.yaml"
    for made in (empty, used, named_as_a_file):
        made.mkdir()
    (used / "mine.txt").write_text("mine", encoding="utf-8")

    assert run("new", str(empty)).exit_code == 0
    assert (empty / "starter.yaml").is_file()
    assert run("new", str(used)).exit_code == 1
    assert [path.name for path in used.iterdir()] == ["mine.txt"]
    assert run("new", str(named_as_a_file)).exit_code == 1


def test_an_empty_folder_takes_authors_and_is_served_and_is_then_filled_with_its_history(tmp_path: Path) -> None:
    assert run("author", "add", ANNA, "--folder", str(tmp_path), "--password", PASSWORD).exit_code == 0
    assert create_app(tmp_path, secret_key="for tests only", edit=AuthorLogin())
    assert (tmp_path / ".git").is_dir()

    assert run("new", str(tmp_path)).exit_code == 0
    assert len(list(versions(tmp_path, "starter"))) == 1
    assert git(tmp_path, "status", "--porcelain") == ""
    assert Authors(tmp_path).names() == (ANNA,)


def test_an_author_is_asked_for_a_password_twice(folder: Path) -> None:
    said = run("author", "add", ANNA, "--folder", str(folder), typed=f"{PASSWORD}\n{PASSWORD}\n")

    assert said.exit_code == 0
    assert PASSWORD not in said.output
    assert Authors(folder).verify_password(ANNA, PASSWORD)
    assert list(json.loads((private_folder(folder) / "authors.json").read_bytes())) == [ANNA]
    assert run("author", "remove", ANNA, "--folder", str(folder)).exit_code == 0
    assert run("author", "remove", ANNA, "--folder", str(folder)).exit_code == 1


def test_the_first_author_has_every_role_and_roles_are_given_by_name(folder: Path) -> None:
    def roles(*words: str) -> Result:
        return run("author", "roles", *words, "--folder", str(folder))

    for name in (ANNA, "Dr Ben Kurz"):
        run("author", "add", name, "--folder", str(folder), "--password", PASSWORD)

    assert roles(ANNA).output == f"{ANNA}: writes, reviews, approves, administers\n"
    assert roles("Dr Ben Kurz").output == "Dr Ben Kurz: writes, reviews, approves\n"
    assert roles("Dr Ben Kurz", "reviews").output == "Dr Ben Kurz: reviews\n"
    assert "alone administers" in roles(ANNA, "writes").output
    assert "alone administers" in run("author", "remove", ANNA, "--folder", str(folder)).output
    assert "There is no author 'Nobody'" in roles("Nobody").output


@pytest.mark.parametrize(
    ("name", "password", "said"),
    [("A <a@b>", PASSWORD, "can't be used as an author's name"), (ANNA, "short", "Use 10 letters or more")],
)
def test_an_author_that_cannot_be_is_refused_in_words(folder: Path, name: str, password: str, said: str) -> None:
    refused = run("author", "add", name, "--folder", str(folder), "--password", password)

    assert refused.exit_code == 1
    assert said in refused.output


def test_the_letters_on_a_handout_find_their_version(folder: Path) -> None:
    file = folder / "starter.yaml"
    mark = fingerprint(file.read_bytes())[:12]

    assert run("history", str(file), "--find", mark[:8].upper()).output.startswith(f"{mark}  ")
    assert run("history", str(file)).output.count("\n") == 1
    assert "has no version 'abcdabcd'" in run("history", str(file), "--find", "abcdabcd").output


def test_authors_belong_to_a_folder_with_rule_files(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    refused = run("author", "add", ANNA, "--folder", str(tmp_path), "--password", PASSWORD)

    assert "There is no rule file" in refused.output
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--edit"], "decision-aid new FOLDER"),
        ([str(resource_folder("rules")), "--edit"], "can't be edited in place"),
        ([".", "--edit", "--author-header", "X-User"], "needs --author-proxy"),
        (["--author-header", "X-User", "--author-proxy", "127.0.0.1"], "needs a folder of your own and --edit"),
        ([".", "--author-header", "X-User", "--author-proxy", "127.0.0.1"], "are for editing: add --edit."),
        ([".", "--author-proxy", "foo"], "are for editing: add --edit."),
        ([".", "--edit", "--author-proxy", "foo"], "“foo” is no IP address. Give --author-proxy one"),
        ([".", "--edit", "--author-proxy", "10.0.0.0/8"], "“10.0.0.0/8” is no IP address."),
        (
            [".", "--edit", "--author-proxy", "::1", "--author-header", "X Y"],
            "“X Y” can't be the name of a header.",
        ),
    ],
)
def test_editing_that_cannot_be_is_refused_in_words(words: list[str], said: str) -> None:
    refused = run("serve", *words)

    assert refused.exit_code != 0
    assert said in " ".join(refused.output.split())


BEGUN = ("--decision", "Whether to wait", "--for", "Adults", "--option", "Wait", "--theme", "Pain", "--author", ANNA)


def test_an_aid_is_begun_that_passes_the_checks_and_is_hidden(tmp_path: Path) -> None:
    path = tmp_path / "knee.yaml"
    said = run("new", str(path), "--title", "Sore knee", *BEGUN, "--option", "Exercises")

    assert said.exit_code == 0
    assert "hidden: yes\n" in path.read_text(encoding="utf-8")
    assert run("check", str(path)).exit_code == 0


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--title", "Sore knee", *BEGUN), "two options or more"),
        (("--title", "Sore knee"), "Missing: --decision, --for, --option, --theme, --author."),
        (("--title", "x", *BEGUN, "--option", "wait"), "is the name of another option too"),
        (("--title", "x", *BEGUN, "--option", "Wait "), "Error: Two options have the same name.\n"),
        (("--title", "x", *BEGUN, "--option", "Go", "--theme", "Pain"), "Error: Two themes have the same name.\n"),
    ],
)
def test_an_aid_that_lacks_something_is_not_written(tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    said = run("new", str(tmp_path / "knee.yaml"), *words)

    assert said.exit_code != 0
    assert told in said.output
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["knee.yml", "knee.YAML", "knee.yaml.txt"])
def test_a_file_that_would_not_be_served_is_not_begun(tmp_path: Path, name: str) -> None:
    for words in ((), ("--title", "Sore knee", *BEGUN, "--option", "Exercises")):
        said = run("new", str(tmp_path / name), *words)
        assert said.exit_code == 1
        assert said.output.endswith(f"Name it {tmp_path / 'knee.yaml'}.\n")

    assert list(tmp_path.iterdir()) == []
