"""What a reviewer has to read before signing, item by item.

That is everything that differs from the version reviewed last, and each statement that rests on something that differs.
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from decision_aid.consultation.rows import Piece
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import NumberRange, clauses_of
from decision_aid.model.evidence import EVERY_OPTION, NO_OPTION, Finding, Source, Statement
from decision_aid.model.matching import match_statements
from decision_aid.review.diff.changes import PARTS, Pair, Part, moves, pairs
from decision_aid.review.diff.labelled_facts import LabelledFacts
from decision_aid.review.reviewed_statements import reviewed_statement

UNCHANGED = "itself unchanged"
IDENTITY_LENGTH, CONTENT_LENGTH = 8, 16  # hexadecimal digits of a key
Thing = tuple[Part, str]  # the part of the aid, and the id within it


class Foundations:
    """What each statement of a version rests on, as it was and is; look-up tables are built once."""

    def __init__(self, aid: DecisionAid, found: Iterable[Pair]) -> None:
        self._statements = {statement.id: statement for statement in aid.statements}
        self._pairs = {(pair.part, pair.new.id): pair for pair in found if pair.new}

    def of(self, pair: Pair) -> list[Pair]:
        """What the statement rests on in the new version; nothing for any other part of the aid."""
        if pair.part is not Part.STATEMENTS or pair.new is None:
            return []
        return [self._pairs[thing] for thing in dict.fromkeys(_rests_on(self._statements[pair.new.id]))]

    def changed(self, pair: Pair) -> list[Pair]:
        """What of that is in both versions and differs."""
        return [one for one in self.of(pair) if one.old and one.differences()] if pair.old else []


def _rests_on(statement: Statement) -> Iterator[Thing]:
    if statement.option not in (EVERY_OPTION, NO_OPTION):
        yield Part.OPTIONS, statement.option
    yield Part.OUTCOMES, statement.outcome
    if isinstance(statement.content, Finding):
        yield from ((Part.SOURCES, source) for source in statement.content.sources)
        yield from ((Part.STATEMENTS, end) for end in statement.content.from_to or ())
    for clause in clauses_of(statement.when):
        yield Part.QUESTIONS, clause.question
        if not isinstance(clause.answers, NumberRange):
            yield from ((Part.CHOICES, f"{clause.question}: {answer}") for answer in sorted(clause.answers))


@dataclass(frozen=True, slots=True)
class FactChange:
    """One fact before and now; "" where there is none."""

    label: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class Cause:
    """Something changed that a statement rests on: why a reviewer reads the statement again."""

    part: Part
    name: str
    facts: tuple[FactChange, ...]


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """One thing that the reviewer ticks: a statement, or a question with its choices, a source, an option and so on.

    `before` and `now` are a statement as people read it in both versions; `source` is the source, so that it can be
    opened. `key` depends on all that is read here and on what a statement rests on, not on its place in the file, so a
    tick stays valid exactly as long as what it was given for. Its first letters depend on part and id alone, so that a
    lapsed tick still tells what it was given for.
    """

    part: Part
    id: str
    name: str
    key: str
    became: str
    facts: tuple[FactChange, ...]
    before: Piece | None = None
    now: Piece | None = None
    causes: tuple[Cause, ...] = ()
    source: Source | None = None

    @property
    def is_statement(self) -> bool:
        """Whether it is a statement or gap."""
        return self.part is Part.STATEMENTS

    @property
    def entry(self) -> str:
        """The id of what authors know it as: of a case, that of its table."""
        read = self.now or self.before
        return (read and read.statement and read.statement.table) or self.id


@dataclass(frozen=True, slots=True)
class ReviewCard:
    """What a reviewer reads together and ticks once: one thing, or all cases of a table, which authors know as one.

    Each case keeps a key of its own, so that a change to one of them is told there.
    """

    items: tuple[ReviewItem, ...]

    @property
    def part(self) -> Part:
        """The part of the aid that it is in."""
        return self.items[0].part

    @property
    def name(self) -> str:
        """What it is called."""
        return self.items[0].name

    @property
    def entry(self) -> str:
        """The id of what authors know it as."""
        return self.items[0].entry

    @property
    def keys(self) -> tuple[str, ...]:
        """What a tick is kept as; the first also names the card's place on the page."""
        return tuple(item.key for item in self.items)


def review_cards(items: Iterable[ReviewItem]) -> tuple[ReviewCard, ...]:
    """The cards that the items make, in their order: how many there are is what a reviewer is told everywhere."""
    found: dict[Thing, list[ReviewItem]] = {}
    for item in items:
        found.setdefault((item.part, item.entry), []).append(item)
    return tuple(ReviewCard(tuple(together)) for together in found.values())


def review_items(reviewed: DecisionAid | None, now: DecisionAid) -> tuple[ReviewItem, ...]:
    """What differs from the reviewed version or rests on what differs, part by part; everything if none was reviewed.

    The status is left out: it says what reviewers decided, and is nothing for them to read. So is what no review is
    about: who sees the aid, and the day of its next check.
    """
    old = _with_what_no_review_is_about(reviewed, now) if reviewed else None
    statements = match_statements(old, now) if old else tuple((None, statement) for statement in now.statements)
    found = list(pairs(old, now, statements))
    under, sources = Foundations(now, found), {source.id: source for source in now.sources}
    items = (_item(group, under, sources, old, now) for group in _grouped(found, under))
    return (*items, *(_orders(old, now) if old else ()))


def lapsed_items(items: Iterable[ReviewItem], ticks: frozenset[str]) -> list[ReviewItem]:
    """The items that were ticked and have changed since."""
    given_for = {tick[:IDENTITY_LENGTH] for tick in ticks}
    return [item for item in items if item.key not in ticks and item.key[:IDENTITY_LENGTH] in given_for]


def what_was_read(items: Iterable[ReviewItem], now: str, reviewed: str) -> str:
    """The words that a signature is kept with; the versions are named by their short fingerprints."""
    cards = review_cards(items)
    statements = sum(card.part is Part.STATEMENTS for card in cards)
    counted = f"{_count(statements, 'statement', 'statements')} and "
    counted += _count(len(cards) - statements, "other entry", "other entries")
    if not reviewed:
        return f"all of it, {counted} (file {now})"
    return f"what changed, {counted} (from file {reviewed} to file {now})"


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


def _with_what_no_review_is_about(reviewed: DecisionAid, now: DecisionAid) -> DecisionAid:
    about = replace(reviewed.about, review_by=now.about.review_by)
    return replace(reviewed, status=now.status, hidden=now.hidden, about=about)


def _grouped(found: Iterable[Pair], under: Foundations) -> Iterator[list[Pair]]:
    """The pairs that differ or rest on what differs, each alone, but a question together with its choices."""
    groups: dict[tuple[str, ...], list[Pair]] = {}
    for number, pair in enumerate(found):
        thing = pair.new or pair.old
        assert thing
        question = thing.id.partition(": ")[0] if pair.part in (Part.QUESTIONS, Part.CHOICES) else ""
        groups.setdefault((Part.QUESTIONS, question) if question else (pair.part, str(number)), []).append(pair)
    return (group for group in groups.values() if any(pair.differences() or under.changed(pair) for pair in group))


def _as_read(aid: DecisionAid | None, part: Part, thing: LabelledFacts | None) -> Piece | None:
    """The statement as people read it in that version; None for anything else."""
    if aid is None or thing is None or part is not Part.STATEMENTS:
        return None
    return reviewed_statement(aid, next(statement for statement in aid.statements if statement.id == thing.id))


def _item(
    group: list[Pair], under: Foundations, sources: Mapping[str, Source], old: DecisionAid | None, now: DecisionAid
) -> ReviewItem:
    first, *choices = group
    thing = first.new or first.old
    assert thing
    return ReviewItem(
        part=first.part,
        id=thing.id,
        name=thing.name,
        key=_key(thing.lasting_id, [*group, *under.of(first)]),
        became=_became(group),
        facts=(*_facts(first), *_answers(choices)),
        before=_as_read(old, first.part, first.old),
        now=_as_read(now, first.part, first.new),
        causes=tuple(_cause(pair) for pair in under.changed(first)),
        source=sources.get(thing.id) if first.part is Part.SOURCES else None,
    )


def _became(group: list[Pair]) -> str:
    if group[0].new is None:
        return "removed"
    if group[0].old is None:
        return "new"
    return "changed" if any(pair.differences() for pair in group) else UNCHANGED


def _facts(pair: Pair) -> Iterator[FactChange]:
    return (FactChange(*fact) for fact in pair.differences())


def _cause(pair: Pair) -> Cause:
    assert pair.new
    return Cause(pair.part, pair.new.name, tuple(_facts(pair)))


def _orders(old: DecisionAid, now: DecisionAid) -> Iterator[ReviewItem]:
    """An item for each part whose things come in another order: what comes first is read first."""
    for part, _ in PARTS:
        for change in moves(part, old, now):
            fact = FactChange("order", change.before, change.id)
            yield ReviewItem(
                Part.ORDER,
                part,
                part,
                _hash([Part.ORDER.value, part.value], IDENTITY_LENGTH) + _hash([fact], CONTENT_LENGTH),
                "changed",
                (fact,),
            )


def _answers(choices: Iterable[Pair]) -> Iterator[FactChange]:
    for pair in choices:
        if pair.differences():
            before, now = (
                "; ".join(filter(None, facts.facts.values())) if facts else "" for facts in (pair.old, pair.new)
            )
            yield FactChange("answer", before, now)


def _key(lasting_id: str, read: list[Pair]) -> str:
    def key_facts(one: LabelledFacts | None) -> object:
        return (one.lasting_id, sorted(one.facts.items())) if one else None

    content = ((pair.part.value, key_facts(pair.old), key_facts(pair.new)) for pair in read)
    return _hash([read[0].part.value, lasting_id], IDENTITY_LENGTH) + _hash(content, CONTENT_LENGTH)


def _hash(read: Iterable[object], length: int) -> str:
    return hashlib.sha256(repr(list(read)).encode()).hexdigest()[:length]
