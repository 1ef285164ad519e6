"""A text is checked in a child process: its death, its time and its memory cost the process that asks nothing."""

import contextlib
import os
import re
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from decision_aid.checks import run
from decision_aid.child_process import ResourceLimits
from decision_aid.model.aid import DecisionAid
from decision_aid.model.problems import Problem
from decision_aid.resources import resource_folder
from decision_aid.review.diff.who_is_affected import AffectedPeople, find_affected_people
from decision_aid.review.example_coverage import uncovered_statements
from decision_aid.storage.check_process import CHECKER, Checker, CheckUnavailable
from decision_aid.storage.check_process.message import CheckFailure, CheckRequest, CheckVerdict
from decision_aid.storage.rule_folder import RuleFolder
from decision_aid.translation.checks import check_translation
from tests.support.aids import RULE_FILES, SMALL, TODAY, aid_from, small
from tests.support.house import ROOT
from tests.support.processes import children, fork_servers, ignores, open_files, told
from tests.support.random_aids import excluding_aid, slow_aid
from tests.support.sampling import sampled
from tests.support.waiting import PATIENT_QUEUES, wait_until

SLOW = slow_aid().encode()  # 17 seconds of work
FEW = Checker(ResourceLimits(seconds=1))
TIGHT = Checker(ResourceLimits(memory=1_000_000))
NARROWER = small(("when: {duration: [long, unsure]}", "when: {duration: [long]}")).encode()
NO_HEAD = f"format: 2\n{SMALL}".replace("kind: benefit", "glance: yes, kind: benefit")
BROKEN = small(("kind: number", "kind: numbre"))


@sampled("text", [SMALL, BROKEN, NO_HEAD, "", "title: [", excluding_aid(0), *map(Path.read_text, RULE_FILES)], 3)
def test_a_child_finds_what_this_process_finds(text: str) -> None:
    here = run.check_draft(text.encode(), today=TODAY)
    there = CHECKER.check_text(text.encode(), today=TODAY)

    assert there == here
    assert [beside_the_message(one) for one in there[1]] == [beside_the_message(one) for one in here[1]]


def beside_the_message(problem: Problem) -> tuple[object, ...]:
    """What belongs to a problem and is not compared."""
    said = problem.wording.in_form, problem.wording.lasting
    return *said, problem.fix, problem.code, problem.key, problem.mended_in


def test_a_translation_is_fitted_in_a_child_too() -> None:
    original, sibling = ((resource_folder("rules") / f"lupus-stem-cell{end}.yaml").read_bytes() for end in ("", ".es"))
    aid = CHECKER.readable(original)
    assert aid

    assert CHECKER.translation(aid, original, sibling) == check_translation(aid, sibling)
    assert CHECKER.translation(aid, original, sibling.replace(b"status: draft", b"status: darft"))[0] is None


def test_what_no_example_tries_is_found_in_a_child_too() -> None:
    for path in RULE_FILES:
        content = path.read_bytes()
        aid = CHECKER.readable(content)
        assert aid
        assert CHECKER.untried(content, today=TODAY) == uncovered_statements(aid)


@pytest.mark.soak  # a translation is fitted in a child every day
def test_whom_a_change_affects_is_found_in_a_child_too() -> None:
    old = (resource_folder("rules") / "lupus-stem-cell.yaml").read_bytes()
    new = old.replace(b"{side-effects: [some, serious, unsure]}", b"{side-effects: [serious]}")

    for before, after in ((SMALL.encode(), NARROWER), (old, new)):
        here = find_affected_people(aid_from(before.decode()), aid_from(after.decode()))
        assert here.people
        assert CHECKER.affected(before, after) == here
    assert [one.said for one in CHECKER.affected(SMALL.encode(), NARROWER).people] == [
        "Somebody who answers “How long has it been stiff?” with “Not sure”"
    ]


@pytest.mark.soak  # what no example tries is found in a child every day
def test_somebody_who_is_shown_a_statement_is_found_in_a_child() -> None:
    assert CHECKER.person_shown(SMALL.encode(), "exercises.ease.2") == {"duration": ["long"], "tried": ["rest"]}
    assert CHECKER.person_shown(SMALL.encode(), "nothing") == {}


@pytest.mark.soak  # a text that takes too much is told every day
@pytest.mark.parametrize("checker", [FEW, TIGHT])
def test_a_search_for_people_that_takes_too_much_finds_nothing_and_harms_nobody(checker: Checker) -> None:
    assert checker.affected(SLOW, SLOW.replace(b": a,", b": b,")) == AffectedPeople(unknown=True)
    assert TIGHT.person_shown(SLOW, "o0.r0") is None
    assert CHECKER.person_shown(SMALL.encode(), "exercises.ease.2") == {"duration": ["long"], "tried": ["rest"]}


def test_what_cannot_be_read_affects_nobody_that_is_known() -> None:
    assert CHECKER.affected(b"title: [", SMALL.encode()) == AffectedPeople(unknown=True)
    assert CHECKER.affected(SMALL.encode(), b"title: [") == AffectedPeople(unknown=True)


def test_no_page_for_authors_runs_the_solver_in_this_process(tmp_path: Path) -> None:
    """Nobody but its author waits for a text of a thousand conditions, and its proofs end no server."""
    shows = "; ".join(
        (
            "import sys, pathlib, tests.support.editing as it",
            "from tests.support.aids import SMALL, small",
            PATIENT_QUEUES,
            "folder = pathlib.Path(sys.argv[1])",
            "app = it.editing_app(folder)",
            "anna, ben = it.signed_in(app), it.signed_in(app, it.BEN)",
            "new = small(('{duration: [long, unsure]}', '{duration: [long]}'))",
            "assert it.review(ben).status_code == 303",
            "it.drafted(folder, new, base=it.now(folder))",
            "person = '?as=shown:exercises.ease.2'",
            "pages = '', 'publish', 'preview/summary', 'preview/handout', f'preview/summary{person}'",
            "read = [anna.get(f'/edit/small/{page}') for page in pages]",
            "assert it.publish(anna).status_code == 303",
            "versions = f'old={it.fingerprint_of(SMALL)}&new={it.fingerprint_of(new)}'",
            "read += [ben.get(f'/edit/small/{page}') for page in ('review', f'compare?{versions}')]",
            "assert {page.status_code for page in read} == {200}",
            "assert sum('with “Not sure”' in page.text for page in read) == 3",
            "assert 'pysat' not in sys.modules",
        )
    )
    subprocess.run([sys.executable, "-c", shows, str(tmp_path)], check=True, cwd=ROOT)


@pytest.mark.parametrize(("checker", "text", "why"), [(FEW, SLOW, "took too long"), (TIGHT, SLOW, "too much memory")])
def test_a_text_that_takes_too_much_is_told_and_harms_nobody(checker: Checker, text: bytes, why: str) -> None:
    aid, problems = checker.check_text(text, today=TODAY)

    assert aid is None
    assert [(problem.check, why in problem.message) for problem in problems] == [("unchecked", True)]
    assert CHECKER.check_text(SMALL.encode(), today=TODAY)[0] == aid_from(SMALL)


@contextlib.contextmanager
def being_checked(checker: Checker) -> Iterator[tuple[int, "Future[tuple[DecisionAid | None, tuple[Problem, ...]]]"]]:
    """The process that checks the slow text, once its limits are set and SIGTERM ends it, and what is told of it."""
    with ThreadPoolExecutor() as threads:
        told = threads.submit(checker.check_text, SLOW, today=TODAY)
        wait_until(lambda: bool(workers()))
        (worker,) = workers()
        wait_until(lambda: not ignores(worker, signal.SIGTERM))
        yield worker, told
        with contextlib.suppress(ProcessLookupError):
            os.kill(worker, signal.SIGKILL)


def workers() -> list[int]:
    """The processes of this one that check a text now."""
    return [worker for server in fork_servers() for supervisor in children(server) for worker in children(supervisor)]


@pytest.mark.parametrize(
    ("ended_by", "why"),
    [
        (signal.SIGSEGV, "the program that checks it stopped"),
        (signal.SIGABRT, "the program that checks it stopped"),
        (signal.SIGXCPU, "took too long"),
    ],
)
def test_a_child_that_dies_of_its_text_is_told(ended_by: signal.Signals, why: str) -> None:
    with being_checked(Checker()) as (worker, told):
        os.kill(worker, ended_by)
        aid, problems = told.result()

    assert aid is None
    assert [(problem.check, why in problem.message) for problem in problems] == [("unchecked", True)]


@pytest.mark.parametrize("ended_by", [signal.SIGKILL, signal.SIGTERM])
def test_a_child_that_something_else_ends_says_nothing_of_its_text(ended_by: signal.Signals) -> None:
    with being_checked(Checker()) as (worker, told):
        os.kill(worker, ended_by)

        with pytest.raises(CheckUnavailable, match="no room for that now"):
            told.result()


def test_a_child_has_20_seconds_and_512_megabytes_and_no_core_dump() -> None:
    with being_checked(Checker()) as (worker, told):
        limits = Path(f"/proc/{worker}/limits").read_text(encoding="ascii")
        os.kill(worker, signal.SIGSEGV)
        told.result()

    for limit in (
        "cpu time +20 +21 +seconds",
        f"address space +{512 * 2**20} +{512 * 2**20} +bytes",
        "core file size +0",
    ):
        assert re.search(f"^Max {limit}", limits, re.MULTILINE), limit


def test_the_fork_server_may_be_ended_and_comes_again() -> None:
    Checker().check_text(SMALL.encode(), today=TODAY)
    before = fork_servers()
    for one in before:
        os.kill(one, signal.SIGKILL)

    assert Checker().check_text(SMALL.encode(), today=TODAY)[0] == aid_from(SMALL)
    assert len(fork_servers()) == len(before) == 1
    assert fork_servers() != before


def test_a_fork_server_knows_neither_the_key_nor_the_files_of_the_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DECISION_AID_KEY", "secret" * 8)
    with (tmp_path / "open").open("wb"):
        Checker().check_text(SMALL.encode() + b"# new\n", today=TODAY)
        servers = fork_servers()
        opened = [file for one in servers for file in open_files(one).values()]

    assert len(servers) == 1
    assert not any(str(tmp_path) in one for one in opened)
    assert b"secret" not in told(servers[0], "environ")


def test_what_was_found_is_kept_beside_the_files_and_not_found_again(tmp_path: Path) -> None:
    kept = tmp_path / "checked" / "small.verdict"
    first = Checker().check_text(BROKEN.encode(), today=TODAY, kept_at=kept)
    moment = kept.stat().st_mtime_ns

    assert Checker().check_text(BROKEN.encode(), today=TODAY, kept_at=kept) == first
    assert kept.stat().st_mtime_ns == moment
    assert kept.stat().st_mode & 0o777 == 0o600


def test_what_was_found_is_found_anew_with_other_bounds(tmp_path: Path) -> None:
    kept = tmp_path / "small.verdict"
    first = Checker().check_text(BROKEN.encode(), today=TODAY, kept_at=kept)
    kept.write_bytes(kept.read_bytes().partition(b"\n")[0] + b"\n" + CheckVerdict().as_json())

    assert Checker().check_text(BROKEN.encode(), today=TODAY, kept_at=kept) == (None, ())
    assert Checker(ResourceLimits(seconds=19)).check_text(BROKEN.encode(), today=TODAY, kept_at=kept) == first


NO_SUCH_EFFECT = CheckVerdict().as_json().replace(b'"people": []', b'"people": [[[], "", [7]]]')


@pytest.mark.parametrize("damage", [b"", b"\xff", b"{}", b'{"problems": 3}', NO_SUCH_EFFECT])
def test_a_damaged_verdict_is_found_again(tmp_path: Path, damage: bytes) -> None:
    kept = tmp_path / "small.verdict"
    CHECKER.check_text(BROKEN.encode(), today=TODAY, kept_at=kept)
    key = kept.read_bytes().partition(b"\n")[0]
    kept.write_bytes(key + b"\n" + damage)

    found = Checker().check_text(BROKEN.encode(), today=TODAY, kept_at=kept)
    assert found == run.check_draft(BROKEN.encode(), today=TODAY)
    kept.write_bytes(damage)
    assert Checker().check_text(BROKEN.encode(), today=TODAY, kept_at=kept) == found


def test_the_key_is_of_the_whole_text_the_day_and_the_sibling() -> None:
    requests = [
        CheckRequest(b"a", day=TODAY),
        CheckRequest(b"b", day=TODAY),
        CheckRequest(b"a"),
        CheckRequest(b"a", sibling=b"b"),
        CheckRequest(b"a", before=b"b"),
        CheckRequest(b"b", before=b"a"),
        CheckRequest(b"a", statement="b"),
    ]
    requests += [CheckRequest(b"a", day=TODAY.replace(day=2)), CheckRequest(b"a", ResourceLimits(seconds=3), TODAY)]

    assert len({one.key for one in requests}) == len(requests)
    assert CheckRequest(b"a", day=TODAY).key == requests[0].key
    assert CheckVerdict.from_json(CheckVerdict(failure=CheckFailure.TIME).as_json()) == CheckVerdict(
        failure=CheckFailure.TIME
    )


def test_the_last_good_version_goes_on_where_a_text_could_not_be_checked(tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    os.utime(path, (1, 1))
    folder = RuleFolder(tmp_path, lambda: TODAY, FEW)
    assert folder.open("small").aid == aid_from(SMALL)
    path.write_bytes(SLOW)
    found = folder.open("small")

    assert found.aid == aid_from(SMALL)
    assert found.is_outdated
    assert [problem.check for problem in found.problems] == ["unchecked"]
    assert folder.open("small") is found


def test_this_process_keeps_its_own_bounds() -> None:
    FEW.check_text(SMALL.encode() + b"# bounds\n", today=TODAY)

    assert resource.getrlimit(resource.RLIMIT_AS)[0] == resource.RLIM_INFINITY
