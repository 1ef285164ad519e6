"""Why the system refused a file, in one sentence for the log or the command line: which file, and whose it is."""

import errno
import os
from pathlib import Path

from decision_aid.translation.files import PRIVATE_FOLDER

NOT_ALLOWED = {errno.EACCES, errno.EPERM, errno.EROFS}


def is_not_allowed(error: OSError) -> bool:
    """Whether the file may not be used by this user, so that more room on the disk would not help."""
    return error.errno in NOT_ALLOWED


def explanation(error: OSError) -> str:
    """A sentence with the file's name; where it belongs to somebody else, also whose it is and what to do."""
    reason = error.strerror or type(error).__name__
    name = error.filename2 or error.filename  # of two, the first is a temporary file of ours
    if not isinstance(name, str | bytes):
        return f"{reason}."
    path = Path(os.fsdecode(name))
    found = _nearest(path)
    if not isinstance(error, PermissionError) or found.stat().st_uid == os.geteuid():
        return f"{path}: {reason}."
    owner, me = _name(found.stat().st_uid), _name(os.geteuid())
    return f"{path}: {reason}. {found} belongs to {owner}, and this program runs as {me}. {_advice(found, owner)}"


def _advice(path: Path, owner: str) -> str:
    """Give back what is private to the server and not its own; else act as the owner."""
    private = next((one for one in (path, *path.parents) if one.name == PRIVATE_FOLDER), None)
    rightful = _name(private.parent.stat().st_uid) if private else owner
    if owner != rightful:
        return f"As root: chown -R {rightful} {private}"
    return f"Run it as that user: runuser -u {owner} -- decision-aid ..."


def _nearest(path: Path) -> Path:
    """The path, or the first folder above it that can be looked at."""
    for one in (path.absolute(), *path.absolute().parents):
        try:
            one.stat()
        except OSError:
            continue
        return one
    return Path("/")


def _name(user: int) -> str:
    import pwd  # here, since a browser has none

    try:
        return pwd.getpwuid(user).pw_name
    except KeyError:
        return str(user)
