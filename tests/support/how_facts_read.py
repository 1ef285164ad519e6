"""Facts of the two dossiers, how each is written, and how it reads: rendered as a document that a test keeps true.

`python -m tests.support.how_facts_read` writes it anew.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from decision_aid.consultation.faces import Face
from decision_aid.consultation.rows import Piece
from decision_aid.consultation.summarise import summarise
from decision_aid.consultation.summary import Summary
from decision_aid.consultation.wording import english
from decision_aid.model.evidence import Statement
from decision_aid.output.handout.evidence_rows import printed_evidence
from tests.support.aids import TODAY, aid_from
from tests.support.house import ROOT

DOCUMENT = ROOT / "docs" / "how-facts-read.md"
RULES = Path(__file__).parent / "rules"
FILES = ("every-kind", "sore-throats", "times-and-chains", "breast-screening")
FACT = re.compile(r"([mt])\d\d")
SHOWN = ("option", "amount", "amounts", "difference", "chance", "course", "chain", "reported", "modelled")
OWN = ("when", "not_known", "certainty", *SHOWN)
HEAD = """\
# How facts read

Facts of two decisions, breast screening (M) and a child's tonsils (T): how each is written in form 2 of the rule file,
and how the page, the paper and a screen reader give it. The texts come from the program:
`python -m tests.support.how_facts_read` writes this page, and a test keeps it true. The facts were checked for tests,
and nobody is to decide by them.

The page shows the number large, with the picture that is named; whoever listens hears the whole sentence, once.

| fact | how it is written | on the page | on paper | read aloud |
|---|---|---|---|---|
"""
FOOT = (Path(__file__).parent / "facts_not_written.md").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class ReadFact:
    """One statement or case with the piece that people read."""

    statement: Statement
    written: str
    piece: Piece


def document() -> str:
    """The whole document, in Markdown."""
    rows: dict[str, str] = {}
    for file in FILES:
        for one in _facts((RULES / f"{file}.yaml").read_text(encoding="utf-8")):
            rows.setdefault(one.statement.id, _row(one))
    return HEAD + "".join(row for _, row in sorted(rows.items())) + "\n" + FOOT


def _facts(text: str) -> Iterator[ReadFact]:
    aid = aid_from(text)
    given = {str(one.get("id", "")): one for one in yaml.load(text, Loader=yaml.CBaseLoader)["statements"]}
    pieces = dict(_pieces(summarise(aid, {}, today=TODAY)))
    for one in aid.statements:
        whole = given.get(one.table or one.id, {})
        if FACT.match(one.id):
            yield ReadFact(one, _written(one, whole), pieces[one.id])


def _pieces(summary: Summary) -> Iterator[tuple[str, Piece]]:
    """The pieces by statement; a trial of options is told as a whole last, so that it stands."""
    for row in summary.rows:
        for cell in reversed(row.all_cells):
            yield from ((piece.statement.id, piece) for piece in cell.pieces if piece.statement)


def _written(statement: Statement, whole: dict[str, object]) -> str:
    """The keys that matter, in one line; of a case, those of the whole and its own."""
    parts = {key: whole[key] for key in SHOWN if key in whole and (key != "option" or whole[key] in ("every", "none"))}
    cases = whole.get("cases")
    if isinstance(cases, list):
        case = cases[int(statement.id.rpartition("-")[2]) - 1]
        parts |= {"cases": [{key: case[key] for key in OWN if key in case}]}
    return _in_one_line(parts)[1:-1]


def _in_one_line(value: object) -> str:
    """The value as YAML in one line, with every digit as it was written."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_in_one_line(under)}" for key, under in value.items()) + "}"
    if isinstance(value, list):
        return f"[{', '.join(map(_in_one_line, value))}]"
    return f"'{value}'" if re.search(r"[,:{}\[\]]", str(value)) else str(value)


def _row(one: ReadFact) -> str:
    figures = one.piece.figure.figures if one.piece.figure else ()
    heard = " ".join(filter(None, (part for each in figures for part in (each.sentence, each.range_sentence))))
    aloud = heard or one.piece.text
    said = f"{one.piece.box.words}: {aloud}" if one.piece.box else aloud
    paper = _on_paper(one.piece)
    same = "the same words" if paper.replace("*", "") == said else said
    cells = (
        one.statement.id.upper().replace(".CASE-", ", case "),
        f"`{one.written}`",
        _on_page(one.piece),
        paper,
        same,
    )
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |\n"


def _on_page(piece: Piece) -> str:
    if piece.figure is None:
        return f"**{piece.box.words}**: {piece.text}" if piece.box else piece.text
    large = [f"**{one.large.text}**" for one in piece.figure.figures if hasattr(one, "large")]
    return "; ".join(filter(None, (*large, _drawn(piece.figure), piece.modelled)))


def _drawn(figure: Face) -> str:
    line = "a line over the times"
    kinds = {"Frequency": "people as dots", "AmountFace": "bars on one scale"}
    kinds |= {"CourseFace": line, "AmountCourseFace": line}
    return kinds.get(type(figure).__name__, "bars that narrow") if figure.picture else ""


def _on_paper(piece: Piece) -> str:
    printed = printed_evidence(piece, english)
    told = (
        f"{one.before}**{one.number}**{one.after} {one.below}" if one.number else f"{one.alt} {one.below}"
        for one in printed.figures
    )
    return " ".join(map(str.strip, told)) or (
        f"**{printed.box.words}**: {printed.text}" if printed.box else printed.text
    )


if __name__ == "__main__":
    DOCUMENT.write_text(document(), encoding="utf-8")
