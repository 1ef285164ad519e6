"""Whether two texts are the same is decided by whole hashes, and no code fits two versions of an aid."""

import hashlib
import itertools
import json
from dataclasses import replace
from pathlib import Path

import pytest

from decision_aid.consultation.answer_code import VOICE_MASKS, codes_may_collide, fingerprint_bits
from decision_aid.consultation.path import Voice
from decision_aid.model.fingerprint import fingerprint
from decision_aid.storage.drafts import Drafts
from decision_aid.storage.files import private_folder
from decision_aid.storage.history.commits import init_repository
from decision_aid.storage.history.versions import committed_text
from decision_aid.storage.publishing import FileChanged, SharedCodes, publish, recover_publication
from tests.support.aids import SMALL, aid_from, small
from tests.support.editing import ANNA, SORE, boxes_to_tick, drafted, editing_app, signed_in
from tests.support.editing import publish as publish_on_page
from tests.support.pages import session_id, words
from tests.support.publishing import OTHER, publish_request
from tests.support.sampling import sampled

OF_0_1 = 12  # letters of the hash that version 0.1 wrote down
WHOLE = fingerprint(SMALL.encode())
ALIKE = WHOLE[:OF_0_1] + "0" * 52  # what another text with the same printed letters could have


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the small aid and its history."""
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    init_repository(tmp_path)
    return tmp_path


def sharing_codes(text: str, voice: Voice) -> str:
    """The text with a comment that gives it the code mark of the original, laid over with the sign of that voice."""
    begun, wanted = hashlib.sha256(f"{text}# ".encode()), fingerprint_bits(WHOLE) ^ VOICE_MASKS[voice]
    for number in itertools.count():
        tried = begun.copy()
        tried.update(b"%d\n" % number)
        if fingerprint_bits(tried.hexdigest()) == wanted:
            return f"{text}# {number}\n"
    raise AssertionError


def test_a_text_is_known_by_its_whole_hash_and_shown_by_twelve_letters() -> None:
    aid = aid_from(SMALL)

    assert aid.fingerprint == hashlib.sha256(SMALL.encode()).hexdigest()
    assert aid.version == aid.short_fingerprint == aid.fingerprint[:12]


def test_a_text_with_the_same_first_letters_is_another(folder: Path) -> None:
    with pytest.raises(FileChanged):
        publish(folder, replace(publish_request(OTHER, SMALL), base=ALIKE))


def test_a_page_that_showed_a_text_with_the_same_first_letters_publishes_nothing(tmp_path: Path) -> None:
    client = signed_in(editing_app(tmp_path))
    drafted(tmp_path, small(SORE))
    page = client.get("/edit/small/publish").text
    alike = fingerprint(small(SORE).encode())[:OF_0_1] + "0" * 52
    sent = {"session_id": session_id(page), "fingerprint": alike, "reason": "x"}

    assert "Look at the changes again" in words(client.post("/edit/small/publish", data=sent).text)
    assert (tmp_path / "small.yaml").read_text(encoding="utf-8") == SMALL


def test_a_page_that_showed_a_text_with_the_same_first_letters_signs_nothing(tmp_path: Path) -> None:
    client = signed_in(editing_app(tmp_path))
    page = client.get("/edit/small/review").text
    sent = {"session_id": session_id(page), "fingerprint": ALIKE, "reason": "x", "state": "reviewed"}
    answer = client.post("/edit/small/review", data={**sent, "read": boxes_to_tick(page)})

    assert "The file was changed after this page was opened" in words(answer.text)
    assert (tmp_path / "small.yaml").read_text(encoding="utf-8") == SMALL


def test_a_draft_of_version_0_1_is_published(tmp_path: Path) -> None:
    client = signed_in(editing_app(tmp_path))
    Drafts(tmp_path).save(ANNA, "small", small(SORE), WHOLE[:OF_0_1])

    assert publish_on_page(client).location == "/edit/small/history?told=published"
    assert (tmp_path / "small.yaml").read_text(encoding="utf-8") == small(SORE)


def test_a_publishing_that_version_0_1_had_begun_is_finished(folder: Path) -> None:
    (folder / "small.yaml").write_text(OTHER, encoding="utf-8")
    facts = {"name": "small", "fingerprint": fingerprint(OTHER.encode())[:OF_0_1], "state": "draft"}
    commit_info = {"author": "Dr Anna Läng", "reason": "A better title", "moment": "2026-11-22T12:00:00+00:00"}
    (private_folder(folder) / "publishing.json").write_text(json.dumps(facts | commit_info), encoding="utf-8")
    recover_publication(folder)

    assert committed_text(folder, "small") == OTHER.encode()


@sampled("voice", list(VOICE_MASKS), 1)
def test_a_text_that_codes_of_an_earlier_version_would_fit_is_refused(folder: Path, voice: Voice) -> None:
    publish(folder, publish_request(OTHER, SMALL))
    ambiguous = sharing_codes(OTHER, voice)

    with pytest.raises(SharedCodes):
        publish(folder, publish_request(ambiguous, OTHER))
    assert (folder / "small.yaml").read_text(encoding="utf-8") == OTHER
    publish(folder, publish_request(f"{ambiguous}# another day\n", OTHER))


def test_going_back_to_an_earlier_text_is_not_refused(folder: Path) -> None:
    publish(folder, publish_request(OTHER, SMALL))
    publish(folder, publish_request(SMALL, OTHER))

    assert (folder / "small.yaml").read_text(encoding="utf-8") == SMALL


def test_the_author_is_told_what_to_do_about_it(tmp_path: Path) -> None:
    client = signed_in(editing_app(tmp_path))
    drafted(tmp_path, sharing_codes(small(SORE), Voice.PERSON))
    refused = publish_on_page(client)

    assert refused.status_code == 422
    assert "Change anything in the text, such as a date, and publish it again." in words(refused.text)
    assert (tmp_path / "small.yaml").read_text(encoding="utf-8") == SMALL


def test_marks_that_two_signs_bring_together_share_codes_too() -> None:
    together = f"{fingerprint_bits(WHOLE) ^ VOICE_MASKS[Voice.CLINICIAN] ^ VOICE_MASKS[Voice.TOGETHER]:05x}"

    assert codes_may_collide(WHOLE, together)
    assert not codes_may_collide(WHOLE, f"{fingerprint_bits(WHOLE) ^ 1:05x}")
