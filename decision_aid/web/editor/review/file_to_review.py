"""A live file as a reviewer meets it: what was reviewed last, what there is to read since, and who may sign it."""

import itertools
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property

from decision_aid.consultation.wording import english
from decision_aid.model.aid import DecisionAid
from decision_aid.model.enums import Status
from decision_aid.review.diff import AidDiff
from decision_aid.review.sign_off import ReviewCard, ReviewItem, review_cards, review_items
from decision_aid.storage.co_signatures import reviewers, with_co_signatures
from decision_aid.storage.folder_settings import FolderSettings, load_settings
from decision_aid.storage.history.versions import Version, as_far_as_readable, versions
from decision_aid.storage.line_diff import DiffLine, diff_lines
from decision_aid.storage.publishing import with_manual_edit
from decision_aid.storage.review_status import (
    MOST_LOOKED_AT,
    REVIEWED_STATES,
    ReviewState,
    before_review,
    review_state,
    status_of,
    why_status_refused,
    without_status,
)
from decision_aid.web.editor.drafts.check_cache import CheckedText, checked_today, checked_with_sources
from decision_aid.web.editor.drafts.draft import WorkingCopy
from decision_aid.web.editor.drafts.pending_change import difference_between
from decision_aid.web.editor.people.login import current_author
from decision_aid.web.editor.people.roles import why_by_hand_counts_as_theirs, why_status_not_given
from decision_aid.web.http.served_folder import served_folder

CUT = "The history can't be read back to the last review, so nobody can tell who wrote what. It stays a draft."
SIGNED_ALREADY = "You have signed this text. Others have to as well."
TOO_FEW = "%(wanted)s people have to review it first. So far %(count)s did."


@dataclass(frozen=True)
class FileToReview:
    """What was reviewed last of a live file, and what the reviewer has to read."""

    file: WorkingCopy

    @cached_property
    def reading(self) -> CheckedText:
        """The live file, checked."""
        return checked_with_sources(self.file.now)

    @property
    def aid(self) -> DecisionAid | None:
        """The aid; None if the file has errors, and can't be reviewed."""
        return self.reading.aid if self.reading.usable else None

    @cached_property
    def state(self) -> ReviewState:
        """Who wrote what since which review, as far back as the history is read."""
        found, served = review_state(self._history[0]), served_folder().folder
        return with_co_signatures(found, served.path, self.file.name) if self.settings.signatures > 1 else found

    @cached_property
    def settings(self) -> FolderSettings:
        """What the folder asks of reviews."""
        return load_settings(served_folder().folder.path)

    @cached_property
    def reviewers(self) -> tuple[str, ...]:
        """Who has signed this text as reviewed."""
        return reviewers(self.state)

    @property
    def lacks_signatures(self) -> bool:
        """Whether the file is reviewed, and the folder asks for more reviewers than have signed it."""
        is_signed = status_of(self.file.now) is Status.REVIEWED and not self.is_unsigned
        return is_signed and len(self.reviewers) < self.settings.signatures

    @cached_property
    def basis(self) -> ReviewState:
        """The state that a reviewer compares with: for one who signs after others, that before the first signed."""
        return review_state(before_review(self._history[0])) if self.lacks_signatures else self.state

    @property
    def is_unsigned(self) -> bool:
        """Whether the file has a status that nobody signed."""
        return self.state.is_unsigned(self.file.now)

    @cached_property
    def items(self) -> tuple[ReviewItem, ...]:
        """What differs from the version that was reviewed last; everything where there is none, or none readable."""
        return review_items(self.last_aid, self.aid) if self.aid else ()

    @cached_property
    def parts(self) -> tuple[tuple[str, tuple[ReviewCard, ...]], ...]:
        """What there is to tick, part by part."""
        grouped = itertools.groupby(review_cards(self.items), key=lambda card: card.part)
        return tuple((part, tuple(cards)) for part, cards in grouped)

    @cached_property
    def cards(self) -> list[ReviewCard]:
        """All that there is to tick."""
        return [card for _part, cards in self.parts for card in cards]

    def unticked(self, ticks: frozenset[str]) -> list[ReviewCard]:
        """The cards of which something is not ticked."""
        return [card for card in self.cards if not ticks.issuperset(card.keys)]

    def next_unticked(self, ticks: frozenset[str]) -> list[str]:
        """The key of the next card to tick, before the first card and after each, and on from the last to the first.

        Empty where no other card is left. It is found for all cards at once: an aid has hundreds.
        """
        left = [number for number, card in enumerate(self.cards, 1) if not ticks.issuperset(card.keys)]
        if not left:
            return [""] * (len(self.cards) + 1)
        following = [left[bisect_right(left, number) % len(left)] for number in range(len(self.cards) + 1)]
        return ["" if number == then else self.cards[then - 1].keys[0] for number, then in enumerate(following)]

    @cached_property
    def last_aid(self) -> DecisionAid | None:
        """The version that was reviewed last."""
        reviewed = self.basis.reviewed
        return checked_today(reviewed.content).aid if reviewed else None

    @cached_property
    def difference(self) -> AidDiff | None:
        """Who is affected by what changed since that version."""
        reviewed = self.basis.reviewed
        return difference_between(reviewed.content, self.file.now) if reviewed and self.aid else None

    @cached_property
    def lines(self) -> tuple[tuple[DiffLine, ...], ...]:
        """The lines that changed since that version."""
        reviewed = self.basis.reviewed
        return diff_lines(reviewed.content, self.file.now) if reviewed and self.last_aid else ()

    @cached_property
    def refusals(self) -> dict[Status, str]:
        """Why the author may not give the file each status; "" where they may."""
        found = {one: why_status_refused(one, current_author(), self.file.now, self.state, english) for one in Status}
        if self.lacks_signatures:
            found |= {Status.REVIEWED: self._why_no_co_signature(), Status.APPROVED: self._too_few()}
        if self.settings.fault and not found[Status.APPROVED]:
            found[Status.APPROVED] = self.settings.fault
        if self._history[1] and not self.basis.reviewed:
            found = {one: why or (CUT if one in REVIEWED_STATES else "") for one, why in found.items()}
        if self.basis.has_unknown_author and not found[Status.REVIEWED]:
            found[Status.REVIEWED] = why_by_hand_counts_as_theirs()
        return {one: why or why_status_not_given(one) for one, why in found.items()}

    @property
    def may_review(self) -> bool:
        """Whether the author may mark the file as reviewed."""
        return not self.refusals[Status.REVIEWED]

    @property
    def may_sign(self) -> bool:
        """Whether the author may give the file any status."""
        return not all(self.refusals.values())

    def _why_no_co_signature(self) -> str:
        author = current_author().casefold()
        if author in map(str.casefold, self.reviewers):
            return SIGNED_ALREADY
        unsigned = without_status(self.file.now)
        return why_status_refused(Status.REVIEWED, current_author(), unsigned, self.basis, english)

    def _too_few(self) -> str:
        facts = {"wanted": self.settings.signatures, "count": len(self.reviewers)}
        return TOO_FEW % facts

    @cached_property
    def _history(self) -> tuple[list[Version], str]:
        """The newest versions, and why the history is not read further."""
        written = versions(served_folder().folder.path, self.file.name, most=MOST_LOOKED_AT)
        return as_far_as_readable(with_manual_edit(written, self.file.now))
