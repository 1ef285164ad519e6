"""When the aid changes during a consultation: carry over the answers that fit, and name those lost, once."""

from collections.abc import Mapping, Sequence

from decision_aid.consultation.answer_code import carry_answers_over, fingerprint_bits
from decision_aid.consultation.answers import as_form_values, parse_answers
from decision_aid.consultation.path import follow_path
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import Truth
from decision_aid.web.http.language import current_language
from decision_aid.web.http.served_folder import load_aid, served_folder
from decision_aid.web.person import answers_cookie, notices

CHANGED, SINCE = "changed", "since"


def is_other_version(aid: DecisionAid, bits: int) -> bool:
    """Whether these `fingerprint_bits` are those of another version."""
    return bits != fingerprint_bits(aid.fingerprint)


def carry_over(name: str, now: DecisionAid, bits: int, said: Mapping[str, Sequence[str]]) -> answers_cookie.FormValues:
    """The values that mean the same in the version `now`; leaves a notice of the questions whose answers are lost."""
    before, now = served_folder().folder.version(name, bits), in_original_language(name, now)
    fitting, lost = _from_known(before, now, said) if before else _from_unknown(now, said)
    add_lost_questions(name, bits, lost)
    return fitting


def in_original_language(name: str, aid: DecisionAid) -> DecisionAid:
    """The same version in its original language: texts compare only within one language."""
    return (served_folder().folder.version(name, fingerprint_bits(aid.fingerprint)) if aid.translated else None) or aid


def pop_lost_questions(name: str) -> list[str] | None:
    """Questions whose answers were lost, once; None where the aid did not change."""
    found = notices.pop_notice(CHANGED, name)
    return None if not found else question_texts(name, int(found[0]), found[1:])


def add_earlier_version_notice(name: str, now: DecisionAid, bits: int) -> None:
    """Leave a notice of the earlier version to which the answers were given."""
    if is_other_version(now, bits):
        notices.add_notice(SINCE, name, [str(bits)])


def pop_earlier_version(name: str) -> DecisionAid | None:
    """The earlier version of that notice, once; None where there is none, or it is unknown."""
    found = notices.pop_notice(SINCE, name)
    return served_folder().folder.version(name, int(found[0])) if found else None


def question_texts(name: str, bits: int, ids: Sequence[str]) -> list[str]:
    """The texts of these questions in the version with those `fingerprint_bits`; reads no history for none.

    A question whose translation is gone has its present text.
    """
    if not ids:
        return []
    found, now = served_folder().folder.version_in_each_language(name, bits), load_aid(name)
    before = (found.aid_in(current_language()) if found else None) or now
    left = before.translated.untranslated if before.translated else ()
    by_id = _words(before) | _words(now) | {one: ask for one, ask in _words(before).items() if ask not in left}
    return [by_id[one] for one in ids if one in by_id]


def _words(aid: DecisionAid) -> dict[str, str]:
    return {question.id: question.ask for question in aid.questions}


def _from_known(
    before: DecisionAid, now: DecisionAid, said: Mapping[str, Sequence[str]]
) -> tuple[answers_cookie.FormValues, list[str]]:
    answers = parse_answers(before.questions, said)[0]
    kept, lost = carry_answers_over(before, now, answers)
    asked = follow_path(before, answers).asked  # one page's answers alone may not decide whether a question applies
    fitting = {question_id: as_form_values(now.question(question_id), one) for question_id, one in kept.items()}
    return fitting, [question.id for question in lost if asked[question.id] is not Truth.NO]


def _from_unknown(now: DecisionAid, said: Mapping[str, Sequence[str]]) -> tuple[answers_cookie.FormValues, list[str]]:
    refused = {refusal.question for refusal in parse_answers(now.questions, said)[1]}
    fitting = {question_id: list(values) for question_id, values in said.items() if question_id not in refused}
    return fitting, [question_id for question_id in said if question_id in refused]


def add_lost_questions(name: str, bits: int, lost: Sequence[str]) -> None:
    """Leave a notice of the questions whose answers are lost, beside those of the same change."""
    version, *before = notices.pop_notice(CHANGED, name) or ("",)
    known = before if version == str(bits) else []
    notices.add_notice(CHANGED, name, [str(bits), *dict.fromkeys([*known, *lost])])
