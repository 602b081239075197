"""A call that is owed to a customer, as it stands now."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from amends.cases.events.call_backs import CallOutcome


class PromisedCall(StrEnum):
    """What becomes of a call that is promised when its case is resolved.

    KEPT: the customer is called all the same. SETTLED: what it was promised for was settled in contact with them.
    """

    KEPT = "kept"
    SETTLED = "settled"


@dataclass(frozen=True, slots=True)
class CallAttempt:
    """Somebody tried to call."""

    outcome: CallOutcome
    at: datetime
    by: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CallBack:
    """A call that is owed.

    Attributes:
        event: the event that promised it, by which it is told apart from an earlier one.
        opens: from when the customer is called; None: from now on.
        due: until when.
        suits_customer: whether that is within the hours at which they wish to be called.
        owner: who calls; None: nobody yet.
        is_agreed: whether the customer has agreed on the time.
    """

    event: UUID
    promised_at: datetime
    opens: datetime | None
    due: datetime
    why: str
    suits_customer: bool = True
    owner: UUID | None = None
    is_agreed: bool = False
    attempts: tuple[CallAttempt, ...] = ()


def is_in_sample(case: UUID, percent: int) -> bool:
    """Whether a case is one of so many in a hundred: by its id, so that nobody chooses and anybody can repeat it."""
    drawn = int.from_bytes(hashlib.sha256(case.bytes).digest()[:8])
    return drawn % 100 < percent
