"""Answers as a FHIR R4 QuestionnaireResponse, and back.

A response was filled in elsewhere, by a program that we do not know. So only linkIds and values are taken from it:
`parse_answers` decides what is an answer, as everywhere, and our own path which of them count.
"""

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from decision_aid.consultation.answers import RATHER_NOT_SAY, Answer, Answers, Declined, as_form_values, parse_answers
from decision_aid.consultation.refusals import refusal_in_a_file
from decision_aid.consultation.voices import Voices, as_voices, follow_own_paths
from decision_aid.consultation.wording import Translate, english
from decision_aid.model.aid import DecisionAid, Question
from decision_aid.model.enums import QuestionKind
from decision_aid.output.fhir.enable_when import Item, coding
from decision_aid.output.fhir.questionnaire import DECLINED, canonical_url, question_items

TAKEN = ("in-progress", "completed", "amended", "stopped")  # not what was entered in error
MAX_QUOTED = 60  # letters of what was found
MOST_TOLD = 20  # reasons: a small file can hold tens of thousands of answers to nothing


def questionnaire_response(
    aid: DecisionAid, said: Answers | Voices, *, today: datetime.date, translate: Translate = english
) -> Item:
    """The answers to what is asked; where voices differ the person's, with those of the others in its gaps."""
    answers = follow_own_paths(aid, as_voices(said))[1][0].answers_on_path()
    values = dict(pair for name, answer in answers.items() for pair in _values(aid, aid.question(name), answer))
    return {
        "resourceType": "QuestionnaireResponse",
        "language": aid.language,
        "questionnaire": f"{canonical_url(aid)}|{aid.version}",
        "status": "completed",
        "authored": today.isoformat(),
        "item": list(_answered(question_items(aid, translate), values)),
    }


def _values(aid: DecisionAid, question: Question, answer: Answer) -> Iterator[tuple[str, list[Item]]]:
    if question.kind is not QuestionKind.NUMBER:
        codes = [coding(canonical_url(aid), question.id, code) for code in as_form_values(question, answer)]
        yield question.id, [{"valueCoding": code} for code in codes]
    elif isinstance(answer, Declined):
        yield f"{DECLINED}{question.id}", [{"valueBoolean": True}]
    else:
        yield question.id, [{"valueInteger": answer}]


def _answered(items: Iterable[Item], values: Mapping[str, list[Item]]) -> Iterator[Item]:
    """The items with answers, in the groups in which they stand; a choice is told with its words."""
    for item in items:
        named = {key: item[key] for key in ("linkId", "text") if key in item}
        if found := values.get(item["linkId"]):
            words = {one["valueCoding"]["code"]: one["valueCoding"] for one in item.get("answerOption", ())}
            told = [{"valueCoding": words[one["valueCoding"]["code"]]} if words else one for one in found]
            yield named | {"answer": told}
        elif inner := list(_answered(item.get("item", ()), values)):
            yield named | {"item": inner}


def parse_response(content: bytes, aid: DecisionAid) -> tuple[dict[str, Answer], tuple[str, ...]]:
    """The answers in a response, and why each part that is none was refused, with its linkId."""
    try:
        found = json.loads(content)
    except (ValueError, RecursionError):
        return {}, ("This is not JSON.",)
    if not isinstance(found, dict) or found.get("resourceType") != "QuestionnaireResponse":
        return {}, ("This is not a QuestionnaireResponse.",)
    form, wanted = str(found.get("questionnaire", "")).partition("|")[0], canonical_url(aid)
    if form != wanted:
        return {}, (_printable(f"It answers '{form[:MAX_QUOTED]}'. The form of this version is '{wanted}'."),)
    if why := _not_to_be_taken(found):
        return {}, (why,)
    typed: dict[str, list[str]] = {}
    refused = [why for name, answer in _answers_by_link(found) if (why := _accept_answer(aid, name, answer, typed))]
    answers, refusals = parse_answers(aid.questions, typed)
    no_answers = (
        _refused(refusal.question, refusal_in_a_file(refusal, aid.question(refusal.question))) for refusal in refusals
    )
    return answers, _shortened([*refused, *no_answers])


def _shortened(reasons: Iterable[str]) -> tuple[str, ...]:
    """Each reason once, and how many others there are beyond the first MOST_TOLD."""
    told = tuple(dict.fromkeys(reasons))
    others = len(told) - MOST_TOLD
    return (*told[:MOST_TOLD], f"And {others} others.") if others > 0 else told


def _not_to_be_taken(found: Item) -> str:
    """Why the whole response counts for nothing: FHIR lets nobody pass over what changes the meaning of the rest."""
    if (status := found.get("status")) not in TAKEN:
        return _printable(f"Its status is '{str(status)[:MAX_QUOTED]}'. What counts is {', '.join(TAKEN)}.")
    if "implicitRules" in found:
        return "It has implicitRules, which are not known here."
    if any("modifierExtension" in part for part in _nested_items(found)):
        return "It has a modifierExtension: what that changes is not known here."
    return ""


def _answers_by_link(found: Item) -> Iterator[tuple[str, Any]]:
    """Each answer with its linkId, however deep it stands; what has the wrong shape has none."""
    for part in _nested_items(found):
        yield from ((str(part.get("linkId", "")), answer) for answer in _listed(part, "answer"))


def _nested_items(found: Item) -> Iterator[Item]:
    """The response, and each item and answer in it."""
    parts = [found]
    for part in parts:
        yield part
        parts += [one for key in ("item", "answer") for one in _listed(part, key) if isinstance(one, dict)]


def _listed(part: Item, key: str) -> list[Any]:
    found = part.get(key)
    return found if isinstance(found, list) else []


def _accept_answer(aid: DecisionAid, name: str, answer: Any, typed: dict[str, list[str]]) -> str:
    """Add what was answered to what was typed; else why not."""
    question = aid.questions_by_id.get(name.removeprefix(DECLINED))
    if question is None or (name != question.id and question.kind is not QuestionKind.NUMBER):
        return _refused(name, "The form asks nothing there.")
    if isinstance(answer, dict) and sum(key.startswith("value") for key in answer) > 1:
        return _refused(name, "The answer has more than one value.")
    match answer:
        case {"valueBoolean": bool() as unsaid} if name != question.id:
            typed.setdefault(question.id, []).extend([RATHER_NOT_SAY] if unsaid else [])
        case {"valueInteger": int() as number} if _is_number(question, name) and not isinstance(number, bool):
            typed.setdefault(name, []).append(str(number))
        case {"valueCoding": {"code": str() as code, **others}} if question.kind is not QuestionKind.NUMBER:
            own = coding(canonical_url(aid), question.id, code)
            if not code.strip() or others.get("system", own["system"]) != own["system"]:
                return _refused(name, f"The code '{code[:MAX_QUOTED]}' is not one of this question.")
            typed.setdefault(name, []).append(code)
        case _:
            return _refused(name, "The answer is not of the type that the form asks for.")
    return ""


def _is_number(question: Question, name: str) -> bool:
    return question.kind is QuestionKind.NUMBER and name == question.id


def _refused(name: str, why: str) -> str:
    return _printable(f"linkId '{name[:MAX_QUOTED]}': {why}")


def _printable(message: str) -> str:
    """The message without letters that a terminal would obey or could not write."""
    return "".join(letter if letter.isprintable() else "?" for letter in message)
