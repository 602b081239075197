"""What a client may settle for itself: verification, reasons, approvals, hours, call-backs, retention."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from amends.calendars.calendar import BusinessCalendar, OwnDay
from amends.calendars.hours import ALWAYS, WeeklyHours
from amends.directory.attachments import AS_USUAL, AttachmentTerms
from amends.directory.bills import NOTHING_SETTLED, BillTerms
from amends.directory.fulfilment import ReturnTerms, Way
from amends.directory.mail import OF_THE_WORKSPACE, MailTerms


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


@dataclass(frozen=True, slots=True)
class CalendarSettings:
    """When a client works, by its own clock: its hours, whose public holidays it keeps, and days of its own.

    Until it says otherwise every hour counts, so that nothing is due later than it would be without a calendar.
    """

    week: WeeklyHours = ALWAYS
    country: str | None = None
    subdivision: str | None = None
    own_days: tuple[OwnDay, ...] = ()

    def by_clock_of(self, timezone: str) -> BusinessCalendar:
        """The calendar in a time zone."""
        return BusinessCalendar(
            timezone=timezone,
            week=self.week,
            country=self.country,
            subdivision=self.subdivision,
            own_days=self.own_days,
        )


@dataclass(frozen=True, slots=True)
class ReasonToWithhold:
    """A reason for not giving what may be given, where a clause names none, and the sentence that is told."""

    name: str
    sentence: str


DEFAULT_METHODS = (
    VerificationMethod("security_question", (DataKind.ACCOUNT_DATA, DataKind.OFFERS)),
    VerificationMethod("passcode", (DataKind.ACCOUNT_DATA, DataKind.HISTORY, DataKind.OFFERS)),
    VerificationMethod("one_time_code", tuple(DataKind)),
    VerificationMethod("identity_document", tuple(DataKind)),
)
"""How callers are verified where a client says nothing: who calls from is none, it can be forged."""

DEFAULT_REASONS = ("our_mistake", "service_failure", "delay", "hardship", "loyalty", "goodwill")

DEFAULT_REASONS_TO_WITHHOLD = (
    ReasonToWithhold("not_proportionate", "What happened does not come near to what this gesture is for."),
    ReasonToWithhold("given_before", "The same was given to you before, for the same reason."),
)

HOLD_SENTENCE = "May I put you on a brief hold while I look at your account and try to make it right?"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientSettings:
    """The settings of a client.

    Attributes:
        verification: the methods by which callers are verified, and what each is enough for.
        reasons: the coded reasons for giving at discretion.
        reasons_to_withhold: the reasons for withholding where a clause names none.
        approval_expiry: how long an approval holds.
        needs_not_met: what a customer's no to "were your needs met?" leads to.
        sample_percent: how many of a hundred are called back, where a sample is.
        call_back_days: within how many business days somebody calls back.
        call_back_attempts: how often a customer is tried before a letter takes the place of the call.
        exception_label: what the exception route is called.
        hold_sentence: what an agent says when it begins.
        rounds: after how many rejected offers the next role joins.
        retention_days: how long after its end a case keeps what is personal, and how long a call record is kept.
        hold_budget_minutes: how long a customer is kept waiting for an approver before a call-back is promised.
        approver_seconds: how long one approver is waited for before the next free one is alerted.
        calendar: when the client works: what clocks count.
        fulfilment: by what remedies go out; by a person where nothing is said.
        returns: what holds for things that have to come back.
        mail: whom its mail is from, and where answers go.
        attachments: how much is taken of what is handed in.
        link_days: how many days a customer's link to their page opens it.
        letter_links: whether letters by mail carry that link.
        alarm_hours: how many hours before an order goes out its maker is told that a promise is not confirmed.
        card_parents: the origins of other help desks that may show the cards of its cases.
        bills: how its bills are held to what was promised.
        phone: under which number its customers call, as they read it; empty where none is told.
    """

    verification: tuple[VerificationMethod, ...] = DEFAULT_METHODS
    reasons: tuple[str, ...] = DEFAULT_REASONS
    reasons_to_withhold: tuple[ReasonToWithhold, ...] = DEFAULT_REASONS_TO_WITHHOLD
    approval_expiry: ApprovalExpiry = ApprovalExpiry()
    needs_not_met: NeedsNotMet = NeedsNotMet.CALL_ALL
    sample_percent: int = 10
    call_back_days: int = 1
    call_back_attempts: int = 3
    exception_label: str = "Make It Right"
    hold_sentence: str = HOLD_SENTENCE
    rounds: int = 3
    retention_days: int = 1_095
    hold_budget_minutes: int = 3
    approver_seconds: int = 30
    calendar: CalendarSettings = CalendarSettings()
    fulfilment: tuple[Way, ...] = ()
    returns: ReturnTerms = field(default_factory=ReturnTerms)
    mail: MailTerms = OF_THE_WORKSPACE
    attachments: AttachmentTerms = AS_USUAL
    link_days: int = 14
    letter_links: bool = True
    alarm_hours: int = 24
    card_parents: tuple[str, ...] = ()
    bills: BillTerms = NOTHING_SETTLED
    phone: str = ""
