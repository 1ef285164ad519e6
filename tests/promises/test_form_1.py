"""A rule file of form 1 says the same after every change to the engine, but for listed corrections."""

from pathlib import Path

from tests.support.aids import aid_from
from tests.support.kept_summaries import FILES, as_kept, kept_file
from tests.support.sampling import sampled


@sampled("path", FILES, [FILES[-1]])
def test_a_file_of_form_1_says_and_shows_the_same_as_ever(path: Path) -> None:
    found = as_kept(aid_from(path.read_text(encoding="utf-8")))

    assert found.splitlines() == kept_file(path).read_text(encoding="utf-8").splitlines()
