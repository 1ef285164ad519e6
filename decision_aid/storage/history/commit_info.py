"""Who wrote a version, why and when, as its commit keeps it: the one place that knows the form of our messages."""

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dulwich.objects import Commit

SOMEBODY, BY_HAND = "Somebody, by hand", "Changed in the folder, not on the pages for authors"
STATE, READ = "\n\nState: ", "\nRead: "


@dataclass(frozen=True, slots=True)
class CommitInfo:
    """Commit metadata: author, reason (the commit message), time, and what a reviewer read ("" for no review)."""

    author: str
    reason: str
    moment: datetime.datetime
    read: str = ""

    def as_message(self, state: str) -> bytes:
        """The message of a commit that gives the file this state; "" for none."""
        read = f"{READ}{self.read}" if self.read else ""
        return (self.reason.strip() + (f"{STATE}{state}{read}" if state else "") + "\n").encode()


def commit_info_of(found: "Commit") -> CommitInfo:
    """What a commit says of its version; one that was made with git itself has a reason and nothing read."""
    zone = datetime.timezone(datetime.timedelta(seconds=found.author_timezone))
    author = found.author.decode(errors="replace").partition(" <")[0]
    message = found.message.decode(errors="replace")
    reason, _, trailers = message.rpartition(STATE)
    moment = datetime.datetime.fromtimestamp(found.author_time, zone)
    return CommitInfo(
        author, (reason or message).strip(), moment, trailers.partition(READ)[2].strip() if reason else ""
    )
