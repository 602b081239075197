"""Attachments: no more than the client takes, and only what is there shows something."""

from typing import Protocol

from amends.cases.events.attachments import size_words
from amends.cases.gate.attempt import Attempt, GateError


class AttachmentTooLargeError(GateError):
    """It has more bytes than the client takes."""


class TooManyAttachmentsError(GateError):
    """The case has as many attachments as the client takes."""


class NoSuchAttachmentError(GateError):
    """The case has no such attachment."""


class HandsIn(Protocol):
    """A request to hand something in."""

    @property
    def size(self) -> int:
        """How many bytes it has."""


class NamesEvidence(Protocol):
    """A request that may name an attachment that shows what it says."""

    @property
    def shown_by(self) -> int | None:
        """The number of the attachment; None where none is named."""


def is_not_too_large(attempt: Attempt[HandsIn]) -> None:
    """Nothing is larger than what the client takes."""
    terms, size = attempt.around.house.attachments, attempt.request.size
    if size > terms.most_bytes:
        raise AttachmentTooLargeError(
            f"it has {size_words(size)}, and at most {terms.megabytes} MB are taken",
            "hand in a smaller picture, or the pages that matter",
        )


def case_has_room(attempt: Attempt[HandsIn]) -> None:
    """A case has so many attachments, as the client settled."""
    most = attempt.around.house.attachments.per_case
    if len(attempt.state.attachments) >= most:
        raise TooManyAttachmentsError(
            f"the case has {len(attempt.state.attachments)} attachments, and at most {most} are taken",
            "put several pages into one PDF; or an administrator lets the client take more",
        )


def evidence_is_there(attempt: Attempt[NamesEvidence]) -> None:
    """An attachment that is to show something is one of the case."""
    number, there = attempt.request.shown_by, len(attempt.state.attachments)
    if number is not None and not 1 <= number <= there:
        raise NoSuchAttachmentError(
            f"the case has no attachment {number}",
            "name one of `amends case attachments`" if there else "hand it in first: `amends case attach`",
        )
