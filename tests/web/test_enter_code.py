"""A code brings the answers back, and a code that can't be taken says why and changes nothing."""

import re
from pathlib import Path

import pytest
from dulwich import porcelain
from flask.testing import FlaskClient

from decision_aid.consultation.answer_code import MAX_CODE_LENGTH, MAX_TYPED_LENGTH, encode_answers
from decision_aid.consultation.answers import Answer
from decision_aid.consultation.voices import Voices
from decision_aid.resources import resource_folder
from decision_aid.web.app import create_app
from tests.support.aids import SMALL, aid_from, asking_more, small
from tests.support.codes import typed, write
from tests.support.translations import whole

ANSWERS: dict[str, Answer] = {"duration": frozenset({"long"}), "tried": frozenset({"rest"}), "age": 34}
OTHER = small(("title: Stiff shoulder", "title: Sore elbow"))
NEWER = small(("    limits: [16, 110]", "    limits: [40, 110]"))


@pytest.fixture
def client(tmp_path: Path) -> FlaskClient:
    """A browser at a server with two aids."""
    write(tmp_path / "small.yaml", SMALL)
    write(tmp_path / "other.yaml", OTHER)
    return create_app(tmp_path, secret_key="tests").test_client()


def test_a_code_brings_every_answer_back(client: FlaskClient) -> None:
    status, page = typed(client, encode_answers(aid_from(SMALL), ANSWERS).lower())

    assert status == 200
    assert "3 answers are back." in page
    assert all(text in page for text in ("A month or more", "Rest", "34 years"))


def test_whoever_has_a_code_finds_its_field_from_the_first_lines_of_the_page(client: FlaskClient) -> None:
    start = client.get("/small/").text

    assert start.index('href="#code">I have a code<') < start.index("<h2")
    assert '<input id="code"' in start
    assert "type the code on its first page" in client.get("/").text
    assert client.get("/").text.count("Do you have a code") == 1


def test_the_longest_code_comes_back_through_the_form_with_spaces_between_its_groups(
    client: FlaskClient, tmp_path: Path
) -> None:
    found = aid_from(asking_more(*(20,) * 35, 16))
    write(tmp_path / "small.yaml", asking_more(*(20,) * 35, 16))
    said: dict[str, Answer] = {f"more{number}": frozenset({"c1"}) for number in range(36)}
    code = encode_answers(found, Voices(said, {"more0": frozenset({"c2"})}))
    field = re.search(r'name="code"[^>]*maxlength="(\d+)"', client.get("/small/").text)

    status, page = typed(client, " - ".join(code.split()))

    assert len(code.replace(" ", "")) == MAX_CODE_LENGTH
    assert field
    assert len(code) <= int(field[1]) == MAX_TYPED_LENGTH
    assert status == 200
    assert "36 answers are back." in page


@pytest.mark.parametrize("hostile", ["0" * 60_000, "K7MX " * 12_000, "Z" * (MAX_CODE_LENGTH + 1), "-" * 60_000])
def test_letters_without_end_are_refused_and_not_sent_back(client: FlaskClient, hostile: str) -> None:
    status, page = typed(client, hostile)

    assert status == 422
    assert "one letter or number is wrong" in page
    assert len(page) < len(client.get("/small/").text) + 2 * MAX_TYPED_LENGTH


def test_what_was_answered_before_gives_way_to_the_code(client: FlaskClient) -> None:
    typed(client, encode_answers(aid_from(SMALL), ANSWERS))

    _, page = typed(client, encode_answers(aid_from(SMALL), {"age": 50}))

    assert "1 answer is back." in page
    assert "50 years" in page
    assert "A month or more" not in page


def test_a_mistyped_code_is_told_and_kept_and_changes_nothing(client: FlaskClient) -> None:
    typed(client, encode_answers(aid_from(SMALL), ANSWERS))
    code = encode_answers(aid_from(SMALL), {"age": 50})
    wrong = code[:-1] + ("0" if code[-1] != "0" else "1")

    status, page = typed(client, wrong)

    assert status == 422
    assert f"group 3 (“{wrong.split()[2]}”)" in page
    assert f'value="{wrong}"' in page
    assert "34 years" in client.get("/small/check").text


def test_a_code_with_a_letter_that_looks_like_the_printed_one_is_read_and_told(client: FlaskClient) -> None:
    code = encode_answers(aid_from(SMALL), ANSWERS)
    assert "5" in code

    status, page = typed(client, code.replace("5", "S"))

    assert status == 200
    assert "34 years" in page
    assert "A letter of your code was read as another that looks like it." in page
    assert "A letter of your code" not in client.get("/small/check").text


def test_a_letter_that_no_code_has_is_named_and_escaped(client: FlaskClient) -> None:
    status, page = typed(client, "K7MX <QDW 9XWP")

    assert status == 422
    assert "“&lt;” is in no code. Compare group 2 (“&lt;QDW”) with your paper." in page


def test_a_code_of_another_aid_says_which(client: FlaskClient) -> None:
    status, page = typed(client, encode_answers(aid_from(OTHER), ANSWERS))

    assert status == 422
    assert "another decision aid: “Sore elbow - wait or exercises”" in page


def test_a_code_of_an_unknown_version_says_so(client: FlaskClient) -> None:
    status, page = typed(client, encode_answers(aid_from(NEWER), {}))

    assert status == 422
    assert "not kept here" in page


def test_a_code_of_a_version_that_was_replaced_restores_what_fits(client: FlaskClient, tmp_path: Path) -> None:
    client.get("/small/")
    write(tmp_path / "small.yaml", NEWER, at=2)

    status, page = typed(client, encode_answers(aid_from(SMALL), ANSWERS))

    assert status == 200
    assert "2 answers are back." in page
    assert "no longer fit" in page
    assert "<li>How old are you?</li>" in page


def test_a_version_from_the_history_of_the_folder_is_known_after_a_restart(tmp_path: Path) -> None:
    porcelain.init(str(tmp_path))
    for text, at in ((SMALL, 1), (NEWER, 2)):
        write(tmp_path / "small.yaml", text, at)
        porcelain.add(str(tmp_path), [str(tmp_path / "small.yaml")])
        porcelain.commit(str(tmp_path), b"A version", author=b"A <a@example.org>", committer=b"A <a@example.org>")

    restarted = create_app(tmp_path, secret_key="tests").test_client()

    assert "2 answers are back." in typed(restarted, encode_answers(aid_from(SMALL), ANSWERS))[1]


def test_without_the_mark_of_our_page_a_code_is_not_taken(client: FlaskClient) -> None:
    answer = client.post("/small/return", data={"code": encode_answers(aid_from(SMALL), ANSWERS)})

    assert answer.status_code == 422
    assert "34 years" not in client.get("/small/check").text


def in_spanish(folder: Path) -> None:
    """The small aid in pretended Spanish too."""
    write(folder / "small.es.yaml", whole(aid_from(SMALL)))


def test_a_code_brings_every_answer_back_in_another_language(client: FlaskClient, tmp_path: Path) -> None:
    in_spanish(tmp_path)

    status, page = typed(client, encode_answers(aid_from(SMALL), ANSWERS), accept="es")

    assert status == 200
    assert "Se han recuperado 3 respuestas." in page
    assert all(text in page for text in ("«A month or more» en español", "«Rest» en español", "34 «years» en español"))
    assert "ya no sirven" not in page


def test_a_code_of_the_shipped_aid_comes_back_in_spanish() -> None:
    aid = aid_from((resource_folder("rules") / "lupus-stem-cell.yaml").read_text(encoding="utf-8"))
    client = create_app(resource_folder("rules"), secret_key="tests").test_client()
    question = next(one for one in aid.questions if one.choices)
    answers = {question.id: frozenset({question.choices[0].id})}

    _, page = typed(client, encode_answers(aid, answers), aid="lupus-stem-cell", accept="es")

    assert '<html lang="es">' in page
    assert "Se ha recuperado 1 respuesta." in page


def test_an_earlier_version_gives_back_what_fits_and_names_the_rest_in_that_language(
    client: FlaskClient, tmp_path: Path
) -> None:
    in_spanish(tmp_path)
    client.get("/small/")
    write(tmp_path / "small.yaml", NEWER, at=2)

    _, page = typed(client, encode_answers(aid_from(SMALL), ANSWERS), accept="es")

    assert "Se han recuperado 2 respuestas." in page
    assert "<li>«How old are you?» en español</li>" in page


def test_a_code_of_another_aid_says_which_in_that_language(client: FlaskClient, tmp_path: Path) -> None:
    in_spanish(tmp_path)
    write(tmp_path / "other.es.yaml", whole(aid_from(OTHER)))

    _, page = typed(client, encode_answers(aid_from(OTHER), ANSWERS), accept="es")

    assert "«Sore elbow - wait or exercises» en español" in page
