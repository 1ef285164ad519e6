"""The bytes of an answers file (question: answer) go in; answers, or what is wrong with them, come out."""

from collections.abc import Iterator

from decision_aid.answers import Answer, Refusal, take
from decision_aid.model import DecisionAid
from decision_aid.problems import Place, Problem
from decision_aid.reading.nearness import did_you_mean
from decision_aid.wording import english, refusal_text
from decision_aid.yaml_text import Entries, Items, Node, Text, nodes


def answers_in(content: bytes, aid: DecisionAid) -> tuple[dict[str, Answer], tuple[Problem, ...]]:
    """The answers in the file, by question id, and a problem for each entry that is not one."""
    node, slips = nodes(content)
    if not isinstance(node, Entries):
        empty = Problem(Place(), "answers", "An answers file has lines such as 'question: answer'.")
        nothing = bool(slips) and all(slip.check == "yaml-empty" for slip in slips)
        return {}, () if nothing else (slips or (empty,))
    answers: dict[str, Answer] = {}
    problems = list(slips)
    for name, value in node.entries:
        match _answer(aid, name, value):
            case Problem() as problem:
                problems.append(problem)
            case None:
                pass
            case answer:
                answers[name.value] = answer
    return answers, tuple(problems)


def _answer(aid: DecisionAid, name: Text, value: Node) -> Answer | Problem | None:
    by_id = {question.id: question for question in aid.questions}
    question = by_id.get(name.value)
    if question is None:
        message = f"This aid has no question '{name.value}'. {did_you_mean(name.value, by_id)}"
        return Problem(name.place, "unknown-question", message)
    taken = take(question, tuple(_typed(value)))
    if isinstance(taken, Refusal):
        return Problem(value.place, "answer", f"'{name.value}': {refusal_text(taken, question, english)}")
    return taken


def _typed(value: Node) -> Iterator[str]:
    for item in value.items if isinstance(value, Items) else (value,):
        if isinstance(item, Text):
            yield item.value
