"""A translation says what the original says and no more, and shows everybody the same statements."""

import itertools
import re
from pathlib import Path

import pytest

from decision_aid.consultation.answer_code import encode_answers
from decision_aid.consultation.answers import Answers
from decision_aid.consultation.frequencies import Frequency
from decision_aid.consultation.summarise import summarise
from decision_aid.model.aid import DecisionAid
from decision_aid.translation.addresses import addressed_texts
from decision_aid.translation.checks import check_translation
from decision_aid.translation.files import original_of, translation_files
from decision_aid.translation.interface import catalogue
from decision_aid.translation.reading import read_translation
from tests.support.aids import RULE_FILES, SMALL, TODAY, aid_from, small
from tests.support.paper import some_answers
from tests.support.translations import problems_in, sibling, whole

AID = aid_from(SMALL)
ACHE = "statements.wait.ache.says"
ADVICE = re.compile(r"(?:^|[.;:] )(?:First )?(?:[Aa]sk|[Ff]ragen Sie|[Pp]regunte)\b")
SHIPPED = [beside for path in RULE_FILES for beside in translation_files(path).values()]


@pytest.mark.parametrize(
    ("says", "check"),
    [
        ("El dolor va y viene en la mitad de las personas.", "share-added"),
        ("El dolor va y viene en una de cada diez personas.", "share-added"),
        ("El dolor debería ir y venir.", "pushing-word"),
        ("Por suerte, el dolor va y viene.", "pushing-word"),
        ("El dolor siempre va y viene.", "too-certain"),
        ("El dolor va \ue000 y viene.", "yaml-control"),
    ],
)
def test_a_translation_says_no_more_than_the_original(says: str, check: str) -> None:
    (problem,) = problems_in(sibling({ACHE: says}, AID), AID)

    assert problem.check == check
    assert problem.place.line == 7


@pytest.mark.parametrize(
    "says", ["El dolor va y viene.", "No siempre va y viene el dolor.", "Nadie sabe si siempre va y viene."]
)
def test_a_faithful_translation_has_no_problem(says: str) -> None:
    assert problems_in(sibling({ACHE: says}, AID), AID) == []


def test_what_the_original_says_itself_may_be_said() -> None:
    aid = aid_from(small(("Aching comes and goes.", "Half the dose must be taken twice.")))

    assert problems_in(sibling({ACHE: "La mitad de la dosis debe tomarse dos veces."}, aid), aid) == []


@pytest.mark.parametrize("path", RULE_FILES, ids=lambda path: path.stem)
def test_both_languages_show_the_same_statements_to_the_same_person(path: Path) -> None:
    aid = aid_from(path.read_text(encoding="utf-8"))
    in_spanish = _in_spanish(path, aid)
    for seed in range(6):
        answers = some_answers(aid, seed)
        assert shown(aid, answers) == shown(in_spanish, answers)
        assert encode_answers(aid, answers) == encode_answers(in_spanish, answers)


@pytest.mark.parametrize("beside", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_translation_is_whole_fresh_and_without_any_problem(beside: Path) -> None:
    original = original_of(beside)
    assert original
    _, problems = check_translation(aid_from(original.read_text(encoding="utf-8")), beside.read_bytes())
    assert not problems, "\n".join(map(str, problems))


@pytest.mark.parametrize("beside", SHIPPED, ids=lambda path: path.stem)
def test_above_each_text_of_a_shipped_translation_stands_what_the_rule_file_says_now(beside: Path) -> None:
    original, written = original_of(beside), beside.read_text(encoding="utf-8")
    translation, _ = read_translation(written.encode())
    assert original
    assert translation
    says = dict(addressed_texts(aid_from(original.read_text(encoding="utf-8"))))
    lines = written.splitlines()

    above = {one.address: _comment_above(lines, one.place.line - 1) for one in translation.texts}

    assert above == {address: says[address].split() for address in above}


def _comment_above(lines: list[str], key: int) -> list[str]:
    """The words of the comment that ends above a line."""
    comment = itertools.takewhile(lambda line: line.startswith("  # "), reversed(lines[:key]))
    return " ".join(line.removeprefix("  # ") for line in reversed([*comment])).split()


def _in_spanish(path: Path, aid: DecisionAid) -> DecisionAid:
    """The shipped translation; one that is pretended where none is shipped."""
    beside = path.with_suffix(".es.yaml")
    text = beside.read_bytes() if beside.exists() else whole(aid).encode()
    told, problems = check_translation(aid, text)
    assert told, "\n".join(map(str, problems))
    return told


def shown(aid: DecisionAid, answers: Answers) -> list[tuple[str | None, str, int]]:
    """What a person sees, by its ids and numbers: statements in their cells, questions, figures, sources."""
    made = summarise(aid, answers, today=TODAY, translate=catalogue(aid.language).gettext)
    cells = [(row.outcome.id, cell) for row in made.rows for cell in row.cells]
    pieces = [(where, piece) for where, cell in cells for piece in (*cell.shown, *cell.may_apply, cell.gap) if piece]
    figures = [figure for _, piece in pieces if isinstance(piece.figure, Frequency) for figure in piece.figure.groups]
    return [
        *((piece.statement.id if piece.statement else None, where, len(piece.sources)) for where, piece in pieces),
        *((piece.statement.id if piece.statement else None, "left out", 0) for piece in made.left_out),
        *((question.id, "unanswered", 0) for question in made.unanswered),
        *((None, f"{figure.drawn_as_share}, of {figure.icons_of}", figure.icons) for figure in figures),
        *((used.source.id, "source", used.source.number) for used in made.sources),
    ]


@pytest.mark.parametrize("beside", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_translation_writes_decimals_with_the_comma_of_its_language(beside: Path) -> None:
    lines = beside.read_text(encoding="utf-8").splitlines()
    said = [line for line in lines if not line.lstrip().startswith("#")]

    assert [text for text in said if re.search(r"(?<![\d./])\d+\.\d{1,2}(?![\d./])", text)] == []


@pytest.mark.parametrize("beside", SHIPPED, ids=lambda path: path.stem)
def test_outside_of_the_questions_for_the_team_nobody_is_told_what_to_ask(beside: Path) -> None:
    original = original_of(beside)
    assert original
    aid = aid_from(original.read_text(encoding="utf-8"))
    translated, _ = check_translation(aid, beside.read_bytes())
    assert translated

    texts = [*addressed_texts(aid), *addressed_texts(translated)]
    assert [text for address, text in texts if ADVICE.search(text) and not address.startswith("ask_the_team")] == []
    assert all(map(ADVICE.search, ("Ask your team.", "It can. First ask of it.", "Fragen Sie.", "Pregunte antes.")))
