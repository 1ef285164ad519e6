"""Translation files as authors change them in the browser: each change is live at once, and a commit of its own."""

from collections.abc import Callable
from pathlib import Path, PurePath

from decision_aid.storage.files import read_rule_bytes
from decision_aid.storage.history.commit_info import CommitInfo
from decision_aid.storage.tracked_files import changing, write_and_commit


def change_translation(
    rule_file: Path, language: str, change: Callable[[bytes | None], bytes | None], commit_info: CommitInfo
) -> bool:
    """Write what `change` makes of the file as it is now, None where there is none; whether it made something else.

    The file is locked meanwhile, so that two who translate at once lose nothing. OSError where it can't be written.
    """
    path = rule_file.with_name(f"{rule_file.stem}.{language}.yaml")
    with changing(path.parent):
        before = read_rule_bytes(path) if path.exists() else None
        after = change(before)
        if after is None or after == before:
            return False
        write_and_commit(path.parent, {PurePath(path.name): after}, commit_info)
        return True
