"""What the checking child process does with a text; it loads all checks once, before the first fork."""

import datetime
import os
import signal
import traceback
from collections.abc import Callable
from pathlib import Path

from decision_aid.checks.run import check_draft
from decision_aid.checks.text.proportions import compile_patterns
from decision_aid.review.diff.who_is_affected import find_affected_people
from decision_aid.review.example_coverage import find_person_shown, uncovered_statements
from decision_aid.rule_file.reading import read_rule_file
from decision_aid.storage.check_process.message import OUT_OF_MEMORY, CheckRequest, CheckVerdict
from decision_aid.translation.checks import check_translation
from decision_aid.translation.interface import gettext_of


def prepare(familiar: str) -> Callable[[bytes], bytes]:
    """Load all that is lazy by checking a familiar file; return the function that answers requests."""
    compile_patterns()
    check_draft(Path(familiar).read_bytes(), today=datetime.date.today())
    return _answer


def _answer(question: bytes) -> bytes:
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # a check that something ends is made again
    try:
        return _verdict(CheckRequest.from_bytes(question)).as_json()
    except MemoryError:
        os._exit(OUT_OF_MEMORY)
    except Exception:
        traceback.print_exc()  # for the log: a bug in a check
        raise


def _verdict(request: CheckRequest) -> CheckVerdict:
    if request.before is not None or request.statement:
        return _people(request)
    if request.day:
        aid, problems = check_draft(request.content, today=request.day, spoken=gettext_of)
    else:
        aid, problems = read_rule_file(request.content)
    if aid and request.sibling is not None:
        aid, problems = check_translation(aid, request.sibling)
    untried = uncovered_statements(aid) if aid and request.day else ()
    return CheckVerdict(aid is not None, problems, untried=untried)


def _people(request: CheckRequest) -> CheckVerdict:
    """Whom a change affects, or a person who is shown a statement."""
    aid = read_rule_file(request.content)[0]
    before = aid if request.before is None else read_rule_file(request.before)[0]
    if aid is None or before is None:
        return CheckVerdict()
    if request.statement:
        return CheckVerdict(readable=True, person=find_person_shown(aid, request.statement))
    return CheckVerdict(readable=True, affected=find_affected_people(before, aid))
