"""The files of comments on rule files: `comments/NAME.yaml` in the folder, each change a commit of its own.

People who answer questions never need them: a file that is damaged or can't be read is told to authors alone.
"""

from collections.abc import Callable
from pathlib import Path

from decision_aid.review.comments import Comment, DamagedComments, comments_as_text, read_comments
from decision_aid.storage.files import READ_LIMIT, read_rule_bytes
from decision_aid.storage.history.commit_info import CommitInfo
from decision_aid.storage.tracked_files import changing, write_and_commit

FOLDER = "comments"
TOO_LARGE = "It is larger than a megabyte. Delete closed comments from it."


def comments_file(rule_file: Path) -> Path:
    """The file with the comments on a rule file."""
    return rule_file.parent / FOLDER / f"{rule_file.stem}.yaml"


def load_comments(rule_file: Path) -> tuple[Comment, ...]:
    """The comments on a rule file, the oldest first; none where there is no file of them.

    Raises DamagedComments, or OSError where it can't be read.
    """
    try:
        content = read_rule_bytes(comments_file(rule_file))
    except FileNotFoundError:
        return ()
    if len(content) >= READ_LIMIT:
        raise DamagedComments(TOO_LARGE)
    return read_comments(content)


def change_comments(
    rule_file: Path, change: Callable[[tuple[Comment, ...]], tuple[Comment, ...]], commit_info: CommitInfo
) -> None:
    """Write the changed comments, and commit them.

    Raises DamagedComments, with the file as it was; Unwritable or OSError where it can't be written.
    """
    with changing(rule_file.parent):
        before = load_comments(rule_file)
        after = change(before)
        if after == before:
            return
        content = comments_as_text(after).encode()
        if len(content) >= READ_LIMIT:
            raise DamagedComments(TOO_LARGE)
        name = comments_file(rule_file).relative_to(rule_file.parent)
        write_and_commit(rule_file.parent, {name: content}, commit_info)
