"""Authors are known by a password that nobody can read, and their drafts stay until they let them go."""

import contextlib
import hashlib
import json
import os
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from decision_aid.rule_file.line_endings import NotUtf8, decode_text, encode_text
from decision_aid.storage.authors import (
    MAX_PASSWORD_CHECKS,
    Authors,
    InvalidAuthorName,
    PasswordTooShort,
    TooManyPasswordChecks,
)
from decision_aid.storage.drafts import Drafts
from decision_aid.storage.files import PRIVATE, private_folder, write_atomically
from tests.support.editing import let_in
from tests.support.waiting import wait_until

GOOD = "a long password"
STRANGER = "192.0.2.200"


def test_only_the_password_lets_its_author_in(tmp_path: Path) -> None:
    authors = Authors(tmp_path)
    authors.add("Dr A. Lang", GOOD)

    assert Authors(tmp_path).verify_password("Dr A. Lang", GOOD)
    assert not authors.verify_password("Dr A. Lang", GOOD + ".")
    assert not authors.verify_password("Dr B. Kurz", GOOD)


def test_a_password_of_an_older_version_counts_until_a_new_one_is_set(tmp_path: Path) -> None:
    hashed = hashlib.scrypt(GOOD.encode(), salt=bytes(16), n=2**15, r=8, p=3, maxmem=64 * 2**20, dklen=32).hex()
    older = {"salt": "00" * 16, "scrypt": hashed, "rounds": 2**15, "block": 8, "lanes": 3}
    without = {**older, "salt": "", "scrypt": ""}
    file = private_folder(tmp_path) / "authors.json"
    file.write_text(json.dumps({"Dr A. Lang": older, "Dr B. Kurz": without}), encoding="utf-8")
    authors = Authors(tmp_path)

    assert authors.verify_password("Dr A. Lang", GOOD)
    assert not authors.verify_password("Dr A. Lang", GOOD + ".")
    assert not authors.verify_password("Dr B. Kurz", "")
    authors.add("Dr A. Lang", "another password")
    assert authors.verify_password("Dr A. Lang", "another password")
    assert not authors.verify_password("Dr A. Lang", GOOD)


def test_the_file_is_for_its_owner_alone_and_holds_no_password(tmp_path: Path) -> None:
    Authors(tmp_path).add("Dr A. Lang", GOOD)
    file = private_folder(tmp_path) / "authors.json"

    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert GOOD not in file.read_text(encoding="utf-8")
    assert set(json.loads(file.read_bytes())["Dr A. Lang"]) == {"salt", "scrypt", "rounds", "block", "lanes"}


@pytest.mark.soak  # a password of an older version counts every day
def test_the_list_of_authors_is_one_that_version_0_1_reads_after_sign_outs_too(tmp_path: Path) -> None:
    authors = Authors(tmp_path)
    authors.add("Dr A. Lang", GOOD)
    file = private_folder(tmp_path) / "authors.json"
    before, mark = file.read_bytes(), authors.session_stamp("Dr A. Lang")
    authors.sign_out("Dr A. Lang")

    assert file.read_bytes() == before
    assert authors.session_stamp("Dr A. Lang") not in {"", mark}
    assert Authors(tmp_path).session_stamp("Dr A. Lang") == authors.session_stamp("Dr A. Lang")
    assert authors.verify_password("Dr A. Lang", GOOD)


def test_sign_outs_that_the_list_of_authors_holds_go_on_counting(tmp_path: Path) -> None:
    authors = Authors(tmp_path)
    let_in(tmp_path, "Dr A. Lang", password=GOOD)
    file = private_folder(tmp_path) / "authors.json"
    facts = json.loads(file.read_bytes())
    facts["Dr A. Lang"]["signed_out"] = 2
    file.write_text(json.dumps(facts), encoding="utf-8")
    marks = [authors.session_stamp("Dr A. Lang")]
    for _ in range(2):
        authors.sign_out("Dr A. Lang")
        marks.append(authors.session_stamp("Dr A. Lang"))

    assert len(set(marks)) == 3
    assert authors.verify_password("Dr A. Lang", GOOD)


def test_who_was_taken_away_and_came_back_is_not_signed_in_by_an_old_cookie(tmp_path: Path) -> None:
    authors = Authors(tmp_path)
    authors.add("alang", None)
    before = authors.session_stamp("alang")
    authors.sign_out("alang")
    authors.remove("alang")
    authors.add("alang", None)

    assert authors.session_stamp("alang") not in {"", before}


def test_who_has_no_password_is_listed_and_comes_in_with_none(tmp_path: Path) -> None:
    authors = Authors(tmp_path)
    authors.add("alang", None)

    assert (authors.canonical_name("ALang"), authors.canonical_name("blang")) == ("alang", "")
    assert not authors.verify_password("alang", "")
    assert not authors.verify_password("alang", "0" * 64)
    with pytest.raises(InvalidAuthorName):
        authors.add("Anna, Ben", None)


@contextlib.contextmanager
def held_check(authors: Authors, folder: Path, threads: ThreadPoolExecutor) -> Iterator[None]:
    """Meanwhile a stranger's attempt is being checked: it waits for the list of authors, which comes from a pipe."""
    file = private_folder(folder) / "authors.json"
    known = file.read_bytes()
    file.unlink()
    os.mkfifo(file)
    held = threads.submit(authors.verify_password, "somebody", "a wrong password", address=STRANGER)
    with file.open("wb") as pipe:  # which opens once the other side does
        write_atomically(file, known, PRIVATE)
        try:
            yield
        finally:
            pipe.write(known)
    assert not held.result()


@pytest.mark.soak  # web/editor/test_login_throttle has it every day
def test_a_strangers_attempts_hold_up_nobody_at_another_address(tmp_path: Path) -> None:
    authors = Authors(tmp_path)
    let_in(tmp_path, "Dr A. Lang", password=GOOD)
    with ThreadPoolExecutor() as threads:
        with held_check(authors, tmp_path, threads):
            first = threads.submit(authors.verify_password, "Dr A. Lang", GOOD, address="192.0.2.9")
            for number in range(10):
                with pytest.raises(TooManyPasswordChecks):
                    authors.verify_password(f"somebody {number}", "a wrong password", address=STRANGER)

        assert first.result()
    assert not authors.verify_password("somebody", "a wrong password", address=STRANGER)


@pytest.mark.soak  # a stranger holds up nobody else every day
def test_many_strangers_fill_the_line_and_not_the_place_of_a_known_browser(tmp_path: Path) -> None:
    authors = Authors(tmp_path)
    let_in(tmp_path, "Dr A. Lang", password=GOOD)
    with ThreadPoolExecutor(9) as threads:
        with held_check(authors, tmp_path, threads):
            others = [
                threads.submit(authors.verify_password, "somebody", "a wrong password", address=f"192.0.2.{number}")
                for number in range(MAX_PASSWORD_CHECKS)
            ]
            known = threads.submit(authors.verify_password, "Dr A. Lang", GOOD)
            wait_until(lambda: any(one.done() for one in others))
        refused = [one for one in others if isinstance(one.exception(), TooManyPasswordChecks)]

        assert len(refused) == 1
        assert known.result()


def test_a_new_password_changes_the_mark_and_who_is_removed_has_none(tmp_path: Path) -> None:
    authors = Authors(tmp_path)
    authors.add("Dr A. Lang", GOOD)
    before = authors.session_stamp("Dr A. Lang")
    authors.add("Dr A. Lang", GOOD)

    assert before
    assert authors.session_stamp("Dr A. Lang") != before
    assert authors.remove("Dr A. Lang")
    assert not authors.remove("Dr A. Lang")
    assert (authors.session_stamp("Dr A. Lang"), authors.names()) == ("", ())


@pytest.mark.parametrize("name", ["", "  ", "x" * 61, "A <a@example.org>", "A\nB\x00"])
def test_a_name_that_history_could_not_hold_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(InvalidAuthorName):
        Authors(tmp_path).add(name, GOOD)


def test_a_short_password_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PasswordTooShort):
        Authors(tmp_path).add("Dr A. Lang", "short")


def test_a_draft_outlives_the_program_and_is_each_authors_own(tmp_path: Path) -> None:
    kept = Drafts(tmp_path).save("Dr A. Lang", "../wrist", "title: “x”\r\n", "0123456789ab")
    drafts = Drafts(tmp_path)

    assert drafts.find("Dr A. Lang", "../wrist") == kept
    assert drafts.find("Dr B. Kurz", "../wrist") is None
    drafts.delete("Dr B. Kurz", "../wrist")
    drafts.delete("Dr A. Lang", "../wrist")
    assert drafts.find("Dr A. Lang", "../wrist") is None


def test_a_file_that_could_not_be_written_stays_as_it_was(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    write_atomically(file, b"old")

    with pytest.raises(TypeError):
        write_atomically(file, "new")  # type: ignore[arg-type]  # a text is not bytes

    assert [(one.name, one.read_bytes()) for one in tmp_path.iterdir()] == [("a.yaml", b"old")]


@pytest.mark.parametrize(
    ("before", "typed", "after"),
    [
        (b"a: 1\nb: 2\n", "a: 1\r\nb: 3\r\n", b"a: 1\nb: 3\n"),
        (b"a: 1\r\nb: 2\r\n", "a: 1\nb: 3\nc: 4\n", b"a: 1\r\nb: 3\r\nc: 4\r\n"),
        (b"a: 1\r\nb: 2\nc: 3\n", "a: 1\nb: 2\nc: 4\n", b"a: 1\r\nb: 2\nc: 4\n"),
        (b"\xef\xbb\xbfa: 1\n", "a: 2\n", b"\xef\xbb\xbfa: 2\n"),
        (b"a: 1\r\nb: 2", "a: 1\nb: 2\n", b"a: 1\r\nb: 2\r\n"),
        (b"", "a: 1\n", b"a: 1\n"),
    ],
)  # fmt: skip
def test_lines_that_nobody_touched_keep_their_bytes(before: bytes, typed: str, after: bytes) -> None:
    assert encode_text(typed, before) == after
    assert encode_text(decode_text(before), before) == before


def test_what_is_no_text_is_said_to_be_none() -> None:
    with pytest.raises(NotUtf8):
        decode_text(b"caf\xe9")
