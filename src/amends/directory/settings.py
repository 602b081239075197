"""What a client may settle for itself: verification, reasons, approvals, call-backs, retention."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class DataKind(StrEnum):
    """The kinds of data that are disclosed only to a caller who was verified."""

    ACCOUNT_DATA = "account_data"
    CALL_RECORDS = "call_records"
    HISTORY = "history"
    OFFERS = "offers"

    @property
    def words(self) -> str:
        """How it is spoken of."""
        return self.value.replace("_", " ")


@dataclass(frozen=True, slots=True)
class VerificationMethod:
    """A way to find out who is speaking, such as `one_time_code`, and the kinds of data that it suffices for."""

    name: str
    suffices_for: tuple[DataKind, ...]


class ExpiryStart(StrEnum):
    """What the life of an approval is counted from."""

    APPROVAL = "approval"
    END_OF_CONTACT = "end_of_contact"


@dataclass(frozen=True, slots=True)
class ApprovalExpiry:
    """How long an approval of exact terms holds: exact hours, not calendar days."""

    counted_from: ExpiryStart = ExpiryStart.END_OF_CONTACT
    lasts: timedelta = timedelta(days=1)

    def expires_at(self, approved_at: datetime, contact_ended_at: datetime | None) -> datetime | None:
        """When an approval ends; None while the contact goes on that it is counted from.

        An approval that came after the contact had ended is counted from itself.
        """
        if self.counted_from is ExpiryStart.APPROVAL:
            return approved_at + self.lasts
        return None if contact_ended_at is None else max(approved_at, contact_ended_at) + self.lasts


class NeedsNotMet(StrEnum):
    """What follows when a customer says that their needs were not met."""

    CALL_ALL = "call_all"
    SAMPLE = "sample"
    LETTER = "letter"
    NONE = "none"


DEFAULT_METHODS = (
    VerificationMethod("security_question", (DataKind.ACCOUNT_DATA, DataKind.OFFERS)),
    VerificationMethod("passcode", (DataKind.ACCOUNT_DATA, DataKind.HISTORY, DataKind.OFFERS)),
    VerificationMethod("one_time_code", tuple(DataKind)),
    VerificationMethod("identity_document", tuple(DataKind)),
)
"""How callers are verified where a client says nothing: who calls from is none, it can be forged."""

DEFAULT_REASONS = ("our_mistake", "service_failure", "delay", "hardship", "loyalty", "goodwill")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientSettings:
    """The settings of a client.

    Attributes:
        verification: the methods by which callers are verified, and what each is enough for.
        reasons: the coded reasons for giving at discretion.
        approval_expiry: how long an approval holds.
        needs_not_met: what a customer's no to "were your needs met?" leads to.
        sample_percent: how many of a hundred are called back, where a sample is.
        exception_label: what the exception route is called.
        retention_days: how long after its end a case keeps what is personal.
        hold_budget_minutes: how long a customer is kept waiting for an approver before a call-back is promised.
    """

    verification: tuple[VerificationMethod, ...] = DEFAULT_METHODS
    reasons: tuple[str, ...] = DEFAULT_REASONS
    approval_expiry: ApprovalExpiry = ApprovalExpiry()
    needs_not_met: NeedsNotMet = NeedsNotMet.CALL_ALL
    sample_percent: int = 10
    exception_label: str = "Make It Right"
    retention_days: int = 1_095
    hold_budget_minutes: int = 3
