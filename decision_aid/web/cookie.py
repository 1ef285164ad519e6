"""What one browser typed, in its own signed cookie: nothing of it is kept on this side."""

from collections.abc import Mapping, Sequence

from flask import session

from decision_aid.model import DecisionAid, Question

Typed = dict[str, list[str]]

AIDS = "aids"
AIDS_KEPT = 4  # a cookie holds about 4000 letters, and nobody compares more decisions than that
LONGEST = 40


def typed_for(name: str) -> Typed:
    """What was typed for that aid, by question id."""
    return next((typed for known, typed in _aids() if known == name), {})


def keep(name: str, aid: DecisionAid, typed: Mapping[str, Sequence[str]]) -> Typed:
    """Put what was typed beside what is there already; an empty entry takes an answer away."""
    wanted = {**typed_for(name), **typed}
    kept = {q.id: _short(q, wanted[q.id]) for q in aid.questions if wanted.get(q.id)}
    others = [[known, theirs] for known, theirs in _aids() if known != name]
    session[AIDS] = [[name, {question: said for question, said in kept.items() if said}], *others][:AIDS_KEPT]
    return typed_for(name)


def forget(name: str) -> None:
    """Forget what was typed for one aid."""
    session[AIDS] = [[known, theirs] for known, theirs in _aids() if known != name]


def clear() -> None:
    """Forget everything this browser typed, for all aids."""
    session.clear()


def _aids() -> list[tuple[str, Typed]]:
    return [(name, typed) for name, typed in session.get(AIDS, [])]


def _short(question: Question, typed: Sequence[str]) -> list[str]:
    said = list(dict.fromkeys(text.strip()[:LONGEST] for text in typed if text.strip()))
    return said[: len(question.choices) + 2]
