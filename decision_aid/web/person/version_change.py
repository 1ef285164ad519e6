"""When the aid changes during a consultation: carry over the answers that fit, and name those lost, once."""

from collections.abc import Mapping, Sequence

from decision_aid.consultation.answer_code import carried_over, mark_of
from decision_aid.consultation.answers import Refusal, take, take_all, typed
from decision_aid.consultation.path import walk
from decision_aid.model.aid import DecisionAid
from decision_aid.model.conditions import Truth
from decision_aid.web.http.language import language
from decision_aid.web.http.served_folder import aid_named, shelf
from decision_aid.web.person import answers_cookie, notices

CHANGED, SINCE = "changed", "since"


def is_older(aid: DecisionAid, mark: int) -> bool:
    """Whether a short fingerprint is that of another version."""
    return mark != mark_of(aid.fingerprint)


def carried(name: str, now: DecisionAid, mark: int, said: Mapping[str, Sequence[str]]) -> answers_cookie.Typed:
    """The values that mean the same in the version `now`; leaves a notice of the questions whose answers are lost."""
    before, now = shelf().folder.version(name, mark), in_its_own_language(name, now)
    fitting, lost = _from_known(before, now, said) if before else _from_unknown(now, said)
    _leave(name, mark, lost)
    return fitting


def in_its_own_language(name: str, aid: DecisionAid) -> DecisionAid:
    """The same version in its original language: texts compare only within one language."""
    return (shelf().folder.version(name, mark_of(aid.fingerprint)) if aid.translated else None) or aid


def told(name: str) -> list[str] | None:
    """Questions whose answers were lost, once; None where the aid did not change."""
    found = notices.taken(CHANGED, name, numbers=1)
    return None if not found else asks(name, int(found[0]), found[1:])


def last_here(name: str, now: DecisionAid, mark: int) -> None:
    """Leave a notice of the earlier version to which the answers were given."""
    if is_older(now, mark):
        notices.leave(SINCE, name, [str(mark)])


def since_last_here(name: str) -> DecisionAid | None:
    """The earlier version of that notice, once; None where there is none, or it is unknown."""
    found = notices.taken(SINCE, name, numbers=1)
    return shelf().folder.version(name, int(found[0])) if found else None


def asks(name: str, mark: int, ids: Sequence[str]) -> list[str]:
    """The texts of these questions in the version with that short fingerprint; reads no history for none.

    A question whose translation is gone has its present text.
    """
    if not ids:
        return []
    found, now = shelf().folder.in_each_language(name, mark), aid_named(name)
    before = (found.aid_in(language()) if found else None) or now
    left = before.translated.untranslated if before.translated else ()
    by_id = _words(before) | _words(now) | {one: ask for one, ask in _words(before).items() if ask not in left}
    return [by_id[one] for one in ids if one in by_id]


def _words(aid: DecisionAid) -> dict[str, str]:
    return {question.id: question.ask for question in aid.questions}


def _from_known(
    before: DecisionAid, now: DecisionAid, said: Mapping[str, Sequence[str]]
) -> tuple[answers_cookie.Typed, list[str]]:
    answers = take_all(before, said)[0]
    kept, lost = carried_over(before, now, answers)
    asked = walk(before, answers).asked  # one page's answers alone may not decide whether a question applies
    fitting = {question_id: typed(now.question(question_id), one) for question_id, one in kept.items()}
    return fitting, [question.id for question in lost if asked[question.id] is not Truth.NO]


def _from_unknown(now: DecisionAid, said: Mapping[str, Sequence[str]]) -> tuple[answers_cookie.Typed, list[str]]:
    fitting = {
        question.id: list(said[question.id])
        for question in now.questions
        if question.id in said and not isinstance(take(question, said[question.id]), Refusal)
    }
    return fitting, [question_id for question_id in said if question_id not in fitting]


def _leave(name: str, mark: int, lost: Sequence[str]) -> None:
    version, *before = notices.taken(CHANGED, name, numbers=1) or ("",)
    known = before if version == str(mark) else []
    notices.leave(CHANGED, name, [str(mark), *dict.fromkeys([*known, *lost])])
