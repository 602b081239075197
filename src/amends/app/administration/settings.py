"""Changing what a client has settled for itself."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from amends.calendars.calendar import OwnDay
from amends.calendars.hours import WeeklyHours
from amends.cases.fulfilling import EVERYTHING
from amends.directory.attachments import AttachmentTerms
from amends.directory.bills import BillTerms, ItemWords
from amends.directory.fulfilment import Channel, ReturnTerms, Way
from amends.directory.mail import MailTerms
from amends.directory.settings import (
    ApprovalExpiry,
    CalendarSettings,
    ClientSettings,
    ExpiryStart,
    NeedsNotMet,
    ReasonToWithhold,
    VerificationMethod,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarChanges:
    """What changes of when a client works; what is None stays as it is.

    Attributes:
        week: the hours of the week.
        holidays: country and subdivision whose public holidays are kept; `(None, None)`: none.
        own_days: days with hours of their own; the others stay.
        usual_days: days that have none any more.
    """

    week: WeeklyHours | None = None
    holidays: tuple[str | None, str | None] | None = None
    own_days: tuple[OwnDay, ...] = ()
    usual_days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BillChanges:
    """What changes of how bills are held to promises; what is None stays as it is.

    Attributes:
        policy: by which policy cases about bills are decided; empty: by the only one.
        taxes_count: whether taxes belong to what was promised.
        tolerance: up to which amount a bill may fall short without a case.
        items: what the policy calls what stands on bills; others stay, and one for which it has no word goes.
        repaired_by: all the remedies that make up for what a bill falls short by; empty: whatever is owed as money.
    """

    policy: str | None = None
    taxes_count: bool | None = None
    tolerance: Decimal | None = None
    items: tuple[ItemWords, ...] = ()
    repaired_by: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SettingChanges:
    """Settings with a new value; what is None stays as it is.

    Attributes:
        verification: methods and the kinds of data that each suffices for; one that suffices for nothing goes, one
            that is there already is changed, the others stay.
        reasons: all the coded reasons for giving at discretion.
        reasons_to_withhold: all the reasons for withholding where a clause names none.
        approval_counted_from: what the life of an approval is counted from.
        approval_lasts: how long it holds.
        needs_not_met: what a customer's no to "were your needs met?" leads to.
        sample_percent: how many of a hundred are called back, where a sample is.
        call_back_days: within how many business days somebody calls back.
        call_back_attempts: how often a customer is tried.
        exception_label: what the exception route is called.
        hold_sentence: what an agent says when it begins.
        rounds: after how many rejected offers the next role joins.
        retention_days: how long after its end a case keeps what is personal.
        hold_budget_minutes: how long a customer is kept waiting for an approver.
        approver_seconds: how long one approver is waited for before the next free one is alerted.
        calendar: when the client works.
        fulfilment: by what some remedies go out; what is not named stays, and what a person sees to goes.
        return_address: where things go to that have to come back, all its lines.
        return_within_days: how many days a customer has to send something.
        return_remind_after_days: after how many they are reminded; 0: never.
        mail_from: whom its mail is from; empty: whom the workspace says.
        mail_reply_to: where answers go; empty: where the workspace says.
        attachment_megabytes: how large one attachment can be.
        attachments_per_case: how many a case can have.
        link_days: how many days a customer's link to their page opens it.
        letter_links: whether letters by mail carry that link.
        alarm_hours: how many hours before an order goes out a promise that is not confirmed is told of.
        card_parents: all the origins of other help desks that may show cards; empty: none.
        bills: how its bills are held to what was promised.
        phone: under which number its customers call; empty: none is told.
    """

    verification: tuple[VerificationMethod, ...] | None = None
    reasons: tuple[str, ...] | None = None
    reasons_to_withhold: tuple[ReasonToWithhold, ...] | None = None
    approval_counted_from: ExpiryStart | None = None
    approval_lasts: timedelta | None = None
    needs_not_met: NeedsNotMet | None = None
    sample_percent: int | None = None
    call_back_days: int | None = None
    call_back_attempts: int | None = None
    exception_label: str | None = None
    hold_sentence: str | None = None
    rounds: int | None = None
    retention_days: int | None = None
    hold_budget_minutes: int | None = None
    approver_seconds: int | None = None
    calendar: CalendarChanges = CalendarChanges()
    fulfilment: tuple[Way, ...] | None = None
    return_address: tuple[str, ...] | None = None
    return_within_days: int | None = None
    return_remind_after_days: int | None = None
    mail_from: str | None = None
    mail_reply_to: str | None = None
    attachment_megabytes: int | None = None
    attachments_per_case: int | None = None
    link_days: int | None = None
    letter_links: bool | None = None
    alarm_hours: int | None = None
    card_parents: tuple[str, ...] | None = None
    bills: BillChanges = BillChanges()
    phone: str | None = None


_AS_THEY_ARE = (
    "reasons", "reasons_to_withhold", "needs_not_met", "sample_percent", "call_back_days", "call_back_attempts",
    "exception_label", "hold_sentence", "rounds", "retention_days", "hold_budget_minutes", "approver_seconds",
    "link_days", "letter_links", "alarm_hours", "card_parents", "phone",
)  # fmt: skip


def changed_settings(settings: ClientSettings, changes: SettingChanges) -> ClientSettings:
    """The settings with the changes made."""
    expiry = settings.approval_expiry
    return replace(
        settings,
        **{name: getattr(changes, name) for name in _AS_THEY_ARE if getattr(changes, name) is not None},
        verification=_changed_methods(settings.verification, changes.verification or ()),
        fulfilment=_changed_ways(settings.fulfilment, changes.fulfilment or ()),
        returns=_changed_returns(settings.returns, changes),
        mail=_changed_mail(settings.mail, changes),
        attachments=_changed_attachments(settings.attachments, changes),
        approval_expiry=ApprovalExpiry(
            expiry.counted_from if changes.approval_counted_from is None else changes.approval_counted_from,
            expiry.lasts if changes.approval_lasts is None else changes.approval_lasts,
        ),
        calendar=_changed_calendar(settings.calendar, changes.calendar),
        bills=_changed_bills(settings.bills, changes.bills),
    )


def _changed_calendar(calendar: CalendarSettings, changes: CalendarChanges) -> CalendarSettings:
    country, subdivision = (calendar.country, calendar.subdivision) if changes.holidays is None else changes.holidays
    by_day = {own.day: own for own in calendar.own_days} | {own.day: own for own in changes.own_days}
    return CalendarSettings(
        week=calendar.week if changes.week is None else changes.week,
        country=country,
        subdivision=subdivision,
        own_days=tuple(by_day[day] for day in sorted(by_day) if day not in changes.usual_days),
    )


def _changed_methods(
    methods: tuple[VerificationMethod, ...], changes: tuple[VerificationMethod, ...]
) -> tuple[VerificationMethod, ...]:
    by_name = {method.name: method for method in methods} | {method.name: method for method in changes}
    return tuple(method for method in by_name.values() if method.suffices_for)


def _changed_ways(ways: tuple[Way, ...], changes: tuple[Way, ...]) -> tuple[Way, ...]:
    by_name = {way.of: way for way in ways} | {way.of: way for way in changes}
    everything = by_name.get(EVERYTHING)
    # Where all goes out by something, a person is an exception that has to be said.
    is_default = everything is None or everything.channel is Channel.PERSON
    return tuple(way for way in by_name.values() if not (is_default and way.channel is Channel.PERSON))


def _changed_returns(terms: ReturnTerms, changes: SettingChanges) -> ReturnTerms:
    within, remind = changes.return_within_days, changes.return_remind_after_days
    return ReturnTerms(
        address=terms.address if changes.return_address is None else changes.return_address,
        within_days=terms.within_days if within is None else within,
        remind_after_days=terms.remind_after_days if remind is None else remind,
    )


def _changed_attachments(terms: AttachmentTerms, changes: SettingChanges) -> AttachmentTerms:
    megabytes, per_case = changes.attachment_megabytes, changes.attachments_per_case
    return AttachmentTerms(
        megabytes=terms.megabytes if megabytes is None else megabytes,
        per_case=terms.per_case if per_case is None else per_case,
    )


def _changed_mail(terms: MailTerms, changes: SettingChanges) -> MailTerms:
    sender, reply_to = changes.mail_from, changes.mail_reply_to
    return MailTerms(
        sender=terms.sender if sender is None else sender or None,
        reply_to=terms.reply_to if reply_to is None else reply_to or None,
    )


def _changed_bills(terms: BillTerms, changes: BillChanges) -> BillTerms:
    by_item = {words.item: words for words in terms.items} | {words.item: words for words in changes.items}
    return BillTerms(
        policy=terms.policy if changes.policy is None else changes.policy or None,
        taxes_count=terms.taxes_count if changes.taxes_count is None else changes.taxes_count,
        tolerance=terms.tolerance if changes.tolerance is None else changes.tolerance,
        items=tuple(words for words in by_item.values() if words.promised_as or words.billed_as),
        repaired_by=terms.repaired_by if changes.repaired_by is None else changes.repaired_by,
    )
