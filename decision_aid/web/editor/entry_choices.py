"""The choices of select fields in entry forms, and the list of entries that forms can edit, read from the draft."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from decision_aid.consultation.wording import CERTAINTY, KIND, UNKNOWN, _
from decision_aid.model.enums import Certainty, OutcomeKind, Unknown
from decision_aid.rule_file.editing import Kind
from decision_aid.rule_file.editing.entry_kinds import idents, items_of, names_of, text_of
from decision_aid.rule_file.editing.values import Value
from decision_aid.web.http.language import translate

Pairs = list[tuple[str, str]]

CHOOSE = _("Choose …")
RANGES = {"": _("There is no range"), "published": _("It was published"), "computed here": _("It was computed here")}
PICTURES = {"": _("Yes, as icons"), "no": _("No, in words only")}
COMPARED = {"": _("Not said"), "yes": _("Yes"), "no": _("No")}
LONGEST = 140


@dataclass(frozen=True, slots=True)
class Line:
    """An entry in the list of editable entries."""

    ident: str
    text: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """An outcome with its statements: a cell (option id, option name, entries) for each option."""

    ident: str
    name: str
    cells: tuple[tuple[str, str, tuple[Line, ...]], ...]


Cells = Mapping[tuple[str, str], Sequence[Line]]


def offered(file: Value, what: str) -> Pairs:
    """The choices of a select field: (value, label)."""
    fixed = {"range_is": RANGES, "picture": PICTURES, "yes-no": COMPARED}
    if what in fixed:
        return [(value, translate(text)) for value, text in fixed[what].items()]
    closed = {
        "certainty": [(str(one.value), translate(CERTAINTY[one])) for one in Certainty],
        "kind": [(str(one.value), translate(KIND[one])) for one in OutcomeKind],
        "unknown": [(str(one.value), translate(UNKNOWN[one])) for one in Unknown],
    }
    return [("", translate(CHOOSE)), *(closed[what] if what in closed else named(file, what))]


def named(file: Value, what: str) -> Pairs:
    """The file's own options, outcomes, considerations or sources as choices."""
    keys = {"option": ("options", "name"), "outcome": ("outcomes", "name"), "source": ("sources", "citation")}
    key, text = keys.get(what, ("considerations", "title"))
    return [(ident, shortened(text_of(entry, text)) or ident) for ident, entry in names_of(file, key).items()]


def lines(file: Value, kind: Kind) -> list[Line]:
    """The entries of a kind that has ids of its own, or the questions."""
    if kind is Kind.QUESTION:
        asked = items_of(file, "questions")
        return [Line(text_of(one, "id"), text_of(one, "ask"), _choices(one)) for one in asked]
    keys = {Kind.SOURCE: "sources", Kind.TERM: "glossary", Kind.OPTION: "options", Kind.CONSIDERATION: "considerations"}
    return [Line(ident, *_line(kind, ident, entry)) for ident, entry in names_of(file, keys[kind]).items()]


def _line(kind: Kind, ident: str, entry: Value) -> tuple[str, str]:
    if kind is Kind.TERM:
        return ident, shortened(entry if isinstance(entry, str) else text_of(entry, "means"))
    first = {Kind.SOURCE: "citation", Kind.OPTION: "name"}.get(kind, "title")
    second = {Kind.SOURCE: "kind", Kind.OPTION: "involves"}.get(kind, "why")
    return shortened(text_of(entry, first)) or ident, shortened(text_of(entry, second))


def _choices(question: Value) -> str:
    known = names_of(question, "choices")
    return ", ".join(under if isinstance(under, str) else text_of(under, "label") for under in known.values())


def table(file: Value) -> Iterator[tuple[str, list[Row]]]:
    """The statements as rows, by consideration and outcome."""
    options, outcomes, cells = named(file, "option"), names_of(file, "outcomes"), _cells(file)
    for theme, title in named(file, "consideration"):
        mine = [ident for ident, entry in outcomes.items() if text_of(entry, "consideration") == theme]
        yield title, [_row(ident, outcomes[ident], options, cells) for ident in mine]


def _cells(file: Value) -> Cells:
    """The statements by (option id, outcome id)."""
    found: dict[tuple[str, str], list[Line]] = {}
    for ident, one in zip(idents(file, Kind.STATEMENT), items_of(file, "statements"), strict=True):
        found.setdefault((text_of(one, "option"), text_of(one, "outcome")), []).append(_statement(ident, one))
    return found


def _row(outcome: str, entry: Value, options: Pairs, cells: Cells) -> Row:
    mine = tuple((option, name, tuple(cells.get((option, outcome), ()))) for option, name in options)
    return Row(outcome, text_of(entry, "name") or outcome, mine)


def _statement(ident: str, entry: Value) -> Line:
    gap = text_of(entry, "not_known")
    chance = entry.get("chance") if isinstance(entry, Mapping) else None
    people, of = text_of(chance or "", "people"), text_of(chance or "", "of")
    figure = translate(_("%(people)s of %(of)s people")) % {"people": people, "of": of} if people and of else ""
    return Line(ident, shortened(gap or text_of(entry, "says")), translate(_("Not known")) if gap else figure)


def shortened(text: str) -> str:
    """The text, cut at a word to fit a list."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"
