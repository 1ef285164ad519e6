"""Parse an answers file: YAML with one `question: answer` a line; those of others under `clinician:` and `patient:`.

The command line uses it to make a summary without the web pages.
"""

from collections.abc import Iterable, Sequence

from decision_aid.consultation.answers import Answer, Refusal, RefusalReason, parse_answers
from decision_aid.consultation.path import Voice
from decision_aid.consultation.refusals import refusal_in_a_file
from decision_aid.consultation.voices import Voices, voices_of
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Place, Problem, by_place
from decision_aid.rule_file.reading.suggestions import closest_match, did_you_mean
from decision_aid.rule_file.syntax.parse import MappingNode, Node, ScalarNode, SequenceNode, parse

OTHERS = {"clinician": Voice.CLINICIAN, "patient": Voice.PATIENT}
NESTED = "'%s': An answer has no list or names within it. Write it alone, or several in one list: [first, second]."


def parse_answers_file(content: bytes, aid: DecisionAid) -> tuple[Voices, tuple[Problem, ...]]:
    """The answers of all voices, and a problem with its place for each invalid one; an empty file has no answers."""
    node, syntax_problems = parse(content)
    if not isinstance(node, MappingNode):
        empty = Problem(Place(), "answers", "An answers file has lines such as 'question: answer'.")
        nothing = bool(syntax_problems) and all(problem.check == "yaml-empty" for problem in syntax_problems)
        return Voices({}), () if nothing else (syntax_problems or (empty,))
    others = {
        OTHERS[name.value]: value.entries if isinstance(value, MappingNode) else ()
        for name, value in node.entries
        if OTHERS.get(name.value) in voices_of(aid) and (isinstance(value, MappingNode) or _is_blank(value))
    }
    yours = [(name, value) for name, value in node.entries if OTHERS.get(name.value) not in others]
    said = [_answers(aid, one) for one in (yours, *(others.get(voice, ()) for voice in OTHERS.values()))]
    problems = [*syntax_problems, *(problem for _, wrong in said for problem in wrong)]
    return Voices(*(answers for answers, _ in said)), tuple(sorted(problems, key=by_place))


def _answers(aid: DecisionAid, entries: Iterable[tuple[ScalarNode, Node]]) -> tuple[dict[str, Answer], list[Problem]]:
    given = {name.value: (name, value) for name, value in entries}
    typed = {
        key: [part.value for part in _parts(value) if isinstance(part, ScalarNode)] for key, (_, value) in given.items()
    }
    answers, refusals = parse_answers(aid.questions, typed)
    nested = [
        Problem(part.place, "answer", NESTED % name)
        for name, (_, value) in given.items()
        for part in _parts(value)
        if name in aid.questions_by_id and not isinstance(part, ScalarNode)
    ]
    return answers, [*(_problem(aid, refusal, *given[refusal.question]) for refusal in refusals), *nested]


def _problem(aid: DecisionAid, refusal: Refusal, name: ScalarNode, value: Node) -> Problem:
    if refusal.reason is RefusalReason.NO_SUCH_QUESTION:
        advice = did_you_mean(name.value, closest_match(name.value, aid.questions_by_id), aid.questions_by_id)
        message = f"This aid has no question '{name.value}'. {advice}"
        return Problem(name.place, "unknown-question", message)
    return Problem(
        value.place, "answer", f"'{name.value}': {refusal_in_a_file(refusal, aid.questions_by_id[refusal.question])}"
    )


def _parts(value: Node) -> Sequence[Node]:
    return value.items if isinstance(value, SequenceNode) else (value,)


def _is_blank(value: Node) -> bool:
    return isinstance(value, ScalarNode) and not value.value.strip()
