"""The parser of rule files: bytes to a syntax tree with places, and all syntax errors in one run.

Parsing is libyaml's (CSafeLoader); error recovery is ours. Where libyaml stops, the repair rules diagnose the
mistake and, if the fix is certain, the text is repaired in memory and parsed again, until the end or a mistake
without a certain fix. Bounded by 20 passes and 3 million characters in total.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

import yaml

from decision_aid.model.problems import Place, Problem, by_place
from decision_aid.rule_file.syntax.diagnosis import Diagnosis, ParserStop, PreviousScalar
from decision_aid.rule_file.syntax.encoding import MAX_PROBLEMS, decode_lines
from decision_aid.rule_file.syntax.lines import CLOSERS, SourceLines, first_deeper_column, quote_scalar
from decision_aid.rule_file.syntax.nodes import (
    MappingNode,
    Node,
    ScalarNode,
    SequenceNode,
    TreeBuilder,
    repeated_keys,
    scalar_value,
)
from decision_aid.rule_file.syntax.parser_errors import ParserError, parser_error
from decision_aid.rule_file.syntax.repairs import diagnose, unsupported
from decision_aid.rule_file.syntax.repairs.indents import key_in_block_scalar
from decision_aid.rule_file.syntax.repairs.plain_scalars import mistake_in_valid_yaml
from decision_aid.rule_file.syntax.repairs.quotes import diagnose_unclosed_quote, spans_other_entries
from decision_aid.rule_file.syntax.spans import SourceSpans

__all__ = [
    "MappingNode",
    "SequenceNode",
    "SourceSpans",
    "Node",
    "ScalarNode",
    "parse",
    "quote_scalar",
    "repeated_keys",
    "scalar_value",
]

# Where PyYAML comes without libyaml, as in a browser, nothing is parsed: `offline.read_before`.
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
# The budget in characters for all passes together: a large file gets fewer repairs (but two passes at least).
MAX_CHARACTERS = 3_000_000
QUOTES = ("'", '"')
CACHE_SIZE = 2  # cache entries: the file in use and the one it is compared with, each up to a million bytes
OURS, BETWEEN, THEIRS = (
    re.compile(rf"{sign}{{7}}{rest}") for sign, rest in (("<", r"(\s|$)"), ("=", "$"), (">", r"(\s|$)"))
)


@lru_cache(maxsize=CACHE_SIZE)
def parse(content: bytes) -> tuple[Node | None, tuple[Problem, ...]]:
    """Parse a rule file: its syntax tree, None if it cannot be read, and all problems in file order. Cached."""
    texts, problems = decode_lines(content)
    if texts is None:
        return None, problems
    if b"<<<<<<<" in content and (conflicts := conflict_problems(texts)):
        return None, conflicts[:MAX_PROBLEMS]
    node, found = _parse_with_repairs(SourceLines(texts), problems)
    return node, tuple(sorted(found, key=by_place))


def _parse_with_repairs(lines: SourceLines, reported: tuple[Problem, ...]) -> tuple[Node | None, tuple[Problem, ...]]:
    """Parse, repair and parse again until a pass ends without a mistake; places refer to the text as given."""
    for _ in range(max(2, min(MAX_PROBLEMS, MAX_CHARACTERS // (len(lines.text) + 1)))):
        parser_pass = _ParserPass(lines)
        diagnosis = parser_pass.read()
        if diagnosis is None:
            node = parser_pass.builder.finish()
            return node, reported + tuple(parser_pass.builder.problems)
        problems = tuple(replace(problem, place=lines.original_place(problem.place)) for problem in diagnosis.problems)
        if any(_follows(problems[0], earlier) for earlier in reported):
            return None, reported
        reported += problems
        if not diagnosis.edits:
            return None, reported
        lines = lines.with_edits(diagnosis.edits)
    return None, reported


def _follows(problem: Problem, earlier: Problem) -> bool:
    """Whether a problem may be a mere consequence of an earlier repair of the same line that missed the point."""
    if problem.place.line != earlier.place.line:
        return False
    if earlier.check == "yaml-tab":
        return problem.check in ("yaml-tab", "yaml-indent")
    return problem.check != earlier.check or problem.place <= earlier.place


class _ParserPass:
    """One pass of libyaml over the lines; it ends at the first mistake that stops libyaml or the tree builder."""

    def __init__(self, lines: SourceLines) -> None:
        self.lines = lines
        self.builder = TreeBuilder(lines)
        self._last_scalar: Any = None
        self._here = Place(0, 0)
        self._begun = False
        self._handlers: Mapping[type, Callable[[Any], Diagnosis | None]] = {
            yaml.ScalarEvent: self._text,
            yaml.SequenceStartEvent: self._start,
            yaml.SequenceEndEvent: self._end,
            yaml.MappingStartEvent: self._start,
            yaml.MappingEndEvent: self._end,
            yaml.DocumentStartEvent: self._start_document,
            yaml.AliasEvent: self._copy,
        }

    def read(self) -> Diagnosis | None:
        """The mistake that ended the pass; None if it reached the end."""
        try:
            for event in yaml.parse(self.lines.text, Loader=LOADER):
                handle = self._handlers.get(type(event))
                if handle and (diagnosis := handle(event) or self.builder.stopped):
                    return diagnosis
        except yaml.YAMLError as error:
            stop = self._parser_stop(error)
            return self._too_deep(stop) or diagnose(stop)
        return None

    def _parser_stop(self, error: yaml.YAMLError) -> ParserStop:
        opened, at = getattr(error, "context_mark", None), getattr(error, "problem_mark", None)
        why = parser_error(getattr(error, "context", None), getattr(error, "problem", None))
        place = _place(at or opened) if at or opened else Place()
        last = self._last_scalar
        before = PreviousScalar(_place(last.start_mark), last.style not in QUOTES) if last else None
        return ParserStop(self.lines, why, place, _place(opened) if opened else None, before)

    def _too_deep(self, stop: ParserStop) -> Diagnosis | None:
        """Report brackets nested too deep: libyaml scans a thousand ahead and fails before its events reach them."""
        as_name = stop.error is ParserError.NO_COLON and stop.opened and stop.lines.char(stop.opened)
        if stop.error is not ParserError.TOO_DEEP and as_name not in CLOSERS:
            return None
        ahead = self._here.column if self._here.line == stop.at.line else 0
        deeper = first_deeper_column(stop.line, ahead, self.builder.levels_left)
        if deeper is None:
            return None if as_name else unsupported.too_deep(stop.at)
        return unsupported.too_deep(Place(stop.at.line, deeper + 1))

    def _start_document(self, event: Any) -> Diagnosis | None:
        begun, self._begun = self._begun, True
        return unsupported.second_document(_place(event.start_mark)) if begun else None

    def _copy(self, event: Any) -> None:
        self.builder.copy(_place(event.start_mark), event.anchor or "")

    def _end(self, _: Any) -> None:
        self.builder.end()

    def _start(self, event: Any) -> Diagnosis | None:
        here = _place(event.start_mark)
        self._report_anchor_and_tag(event, here)
        names = isinstance(event, yaml.MappingStartEvent)
        self._here = here
        return self.builder.start(here, names, names and bool(event.flow_style))

    def _report_anchor_and_tag(self, event: Any, here: Place) -> None:
        if event.anchor is not None:
            self.builder.report(unsupported.anchor(here, event.anchor))
        elif event.tag is not None:
            self.builder.report(unsupported.tag(here))

    def _text(self, event: Any) -> Diagnosis | None:
        mark = event.start_mark
        here = Place(mark.line + 1, mark.column + 1)
        if event.anchor is not None or event.tag is not None:
            self._report_anchor_and_tag(event, here)
            self.builder.incomplete |= not event.value
        elif diagnosis := self._silent_mistake(event, here):
            return diagnosis
        self._last_scalar, self._here = event, here
        self.builder.text(here, event.value, event.style not in QUOTES)
        return None

    def _silent_mistake(self, event: Any, here: Place) -> Diagnosis | None:
        """A mistake in a scalar that is valid YAML, but surely not what the author meant."""
        if not event.style:
            return mistake_in_valid_yaml(self.lines, here, event.value) if event.value else None
        if event.style in QUOTES:
            if spans_other_entries(self.lines, here):
                return diagnose_unclosed_quote(self.lines, here)
            self.builder.report(unsupported.no_text(here, event.value))
            return None
        return unsupported.block_header_as_text(self.lines, here) or key_in_block_scalar(self.lines, here)


def _place(position: Any) -> Place:
    return Place(position.line + 1, position.column + 1)


def conflict_problems(lines: tuple[str, ...]) -> tuple[Problem, ...]:
    """A problem at each place where both texts stand; such lines begin at the very left, where no text can."""
    problems: list[Problem] = []
    first = middle = 0
    for number, line in enumerate(lines, start=1):
        if OURS.match(line):
            first, middle = number, 0
        elif first and BETWEEN.match(line):
            middle = number
        elif first and middle and THEIRS.match(line):
            problems.append(_both_texts(first, middle, number))
            first = 0
    return tuple(problems)


def _both_texts(first: int, middle: int, last: int) -> Problem:
    message = (
        f"Git has left two texts here: one in the lines up to {middle}, the other in those up to {last}. Keep what is "
        f"right, and delete the lines {first}, {middle} and {last}, which begin with <<<<<<<, ======= and >>>>>>>."
    )
    return Problem(Place(first), "yaml-conflict", message)
