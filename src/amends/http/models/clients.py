"""Clients and what they settle for themselves, on the wire."""

from datetime import date, timedelta
from typing import Annotated

from pydantic import Field

from amends.app.administration.clients import ClientChanges
from amends.app.administration.settings import CalendarChanges, SettingChanges
from amends.calendars.calendar import OwnDay
from amends.calendars.hours import hours_of_day, weekly_hours
from amends.directory.fulfilment import Channel, Way
from amends.directory.settings import DataKind, ExpiryStart, NeedsNotMet, ReasonToWithhold, VerificationMethod
from amends.http.models.bills import BillTermsSent, BillTermsShown
from amends.http.models.values import Id, Name, Shown, Taken, Words
from amends.http.pages import Paged

_Count = Annotated[int, Field(ge=0, le=100_000)]
_Hours = Annotated[str, Field(max_length=500, pattern=r"^[^\x00]*$")]
_Day = Annotated[date, Field(description="A day, such as `2026-12-24`.")]


class AddingClient(Taken):
    """A brand on whose behalf cases are handled."""

    name: Name = Field(description="The short word that it is known by.", examples=["acme"])
    title: Name = Field(examples=["Acme Phones"])
    timezone: Name = Field(examples=["America/New_York"])
    currency: Name = Field(examples=["USD"])
    languages: Annotated[list[Name], Field(min_length=1, max_length=50)] = Field(examples=[["en", "es"]])


class WaySent(Taken):
    """By what a remedy goes out."""

    channel: Channel
    to: Name | None = Field(default=None, description="The endpoint of a webhook, or the address of a mail.")


class CalendarSent(Taken):
    """When a client works; what is left out stays."""

    hours: _Hours | None = Field(default=None, examples=["mon-fri 09:00-17:00, sat 10:00-14:00"])
    country: Name | None = Field(default=None, description="Whose public holidays it keeps; `none` for none.")
    subdivision: Name | None = None
    days: Annotated[dict[_Day, _Hours], Field(max_length=1000)] = Field(
        default={}, description="Days with hours of their own: `09:00-12:00`, `closed`, or `usual` to take it back."
    )

    def changes(self) -> CalendarChanges:
        """What changes."""
        holidays = None
        if self.country is not None:
            holidays = (None, None) if self.country == "none" else (self.country, self.subdivision)
        own = {day: hours for day, hours in self.days.items() if hours != "usual"}
        return CalendarChanges(
            week=None if self.hours is None else weekly_hours(self.hours),
            holidays=holidays,
            own_days=tuple(OwnDay(day, hours_of_day(hours)) for day, hours in own.items()),
            usual_days=tuple(day for day in self.days if day not in own),
        )


class ReturnsSent(Taken):
    """What holds for things that have to come back; what is left out stays."""

    address: Annotated[list[Name], Field(max_length=20)] | None = None
    within_days: _Count | None = None
    remind_after_days: _Count | None = None


class ExpirySent(Taken):
    """How long an approval holds; what is left out stays."""

    counted_from: ExpiryStart | None = None
    seconds: Annotated[int, Field(ge=1, le=366 * 86_400)] | None = None


class SettingsSent(Taken):
    """Settings of a client; what is left out stays."""

    verification: Annotated[dict[Name, list[DataKind]], Field(max_length=100)] | None = Field(
        default=None, description="What each way to verify a caller suffices for; nothing takes it away."
    )
    reasons: Annotated[list[Name], Field(max_length=200)] | None = Field(
        default=None, description="All the coded reasons for giving at discretion."
    )
    reasons_to_withhold: Annotated[dict[Name, Words], Field(max_length=200)] | None = Field(
        default=None, description="All the reasons for withholding where a clause names none, each with its sentence."
    )
    approval_expiry: ExpirySent = ExpirySent()
    needs_not_met: NeedsNotMet | None = None
    sample_percent: _Count | None = None
    call_back_days: _Count | None = None
    call_back_attempts: _Count | None = None
    exception_label: Name | None = None
    hold_sentence: Words | None = None
    rounds: _Count | None = None
    retention_days: _Count | None = None
    hold_budget_minutes: _Count | None = None
    approver_seconds: _Count | None = None
    calendar: CalendarSent = CalendarSent()
    fulfilment: Annotated[dict[Name, WaySent], Field(max_length=500)] | None = Field(
        default=None, description="By what remedies go out, by their name, their kind, or `*`; others stay."
    )
    returns: ReturnsSent = ReturnsSent()
    attachment_megabytes: _Count | None = Field(default=None, description="How large one attachment can be.")
    attachments_per_case: _Count | None = None
    link_days: _Count | None = None
    letter_links: bool | None = Field(default=None, description="Whether letters by mail carry the customer's link.")
    alarm_hours: _Count | None = Field(
        default=None, description="How many hours before an order goes out a promise is alerted to, if not confirmed."
    )
    card_parents: Annotated[list[Name], Field(max_length=100)] | None = Field(
        default=None, description="The origins of other help desks that may show cards; empty: none."
    )
    bills: BillTermsSent = BillTermsSent()
    mail_from: Annotated[str, Field(max_length=320)] | None = None
    mail_reply_to: Annotated[str, Field(max_length=320)] | None = None
    phone: Annotated[str, Field(max_length=40)] | None = Field(
        default=None, description="Under which number its customers call, as they read it; empty: none is told."
    )

    def changes(self) -> SettingChanges:
        """What changes.

        Raises:
            CalendarError: hours are not written as they are meant to be.
        """
        seconds = self.approval_expiry.seconds
        return SettingChanges(
            verification=None
            if self.verification is None
            else tuple(VerificationMethod(name, tuple(kinds)) for name, kinds in self.verification.items()),
            reasons=None if self.reasons is None else tuple(self.reasons),
            reasons_to_withhold=None
            if self.reasons_to_withhold is None
            else tuple(ReasonToWithhold(*one) for one in self.reasons_to_withhold.items()),
            approval_counted_from=self.approval_expiry.counted_from,
            approval_lasts=None if seconds is None else timedelta(seconds=seconds),
            needs_not_met=self.needs_not_met,
            sample_percent=self.sample_percent,
            call_back_days=self.call_back_days,
            call_back_attempts=self.call_back_attempts,
            exception_label=self.exception_label,
            hold_sentence=self.hold_sentence,
            rounds=self.rounds,
            retention_days=self.retention_days,
            hold_budget_minutes=self.hold_budget_minutes,
            approver_seconds=self.approver_seconds,
            calendar=self.calendar.changes(),
            fulfilment=None
            if self.fulfilment is None
            else tuple(Way(of, way.channel, way.to) for of, way in self.fulfilment.items()),
            return_address=None if self.returns.address is None else tuple(self.returns.address),
            return_within_days=self.returns.within_days,
            return_remind_after_days=self.returns.remind_after_days,
            attachment_megabytes=self.attachment_megabytes,
            attachments_per_case=self.attachments_per_case,
            link_days=self.link_days,
            letter_links=self.letter_links,
            alarm_hours=self.alarm_hours,
            card_parents=None if self.card_parents is None else tuple(self.card_parents),
            bills=self.bills.changes(),
            mail_from=self.mail_from,
            mail_reply_to=self.mail_reply_to,
            phone=self.phone,
        )


class ChangingClient(Taken):
    """What changes of a client; what is left out stays. Its currency stays: what the ledger holds is in it."""

    title: Name | None = None
    timezone: Name | None = None
    languages: Annotated[list[Name], Field(min_length=1, max_length=50)] | None = None
    settings: SettingsSent = SettingsSent()

    def changes(self) -> ClientChanges:
        """What changes."""
        return ClientChanges(
            title=self.title,
            timezone=self.timezone,
            languages=None if self.languages is None else tuple(self.languages),
            settings=self.settings.changes(),
        )


class AddingPlace(Taken):
    """A site."""

    name: Name = Field(description="The word that it is known by.", examples=["ohio"])
    title: Name = Field(examples=["Ohio"])


class AddingTeam(AddingPlace):
    """A team; the client's policies know it by its name."""

    site: Name = Field(description="The name of the site where it works.", examples=["ohio"])


class PlaceShown(Shown):
    """A site."""

    id: Id
    name: str
    title: str


class TeamShown(PlaceShown):
    """A team, with the name of its site."""

    site: str


class ExpiryShown(Shown):
    """How long an approval holds."""

    counted_from: str
    seconds: int


class CalendarShown(Shown):
    """When a client works."""

    hours: str
    country: str | None
    subdivision: str | None
    days: dict[str, str]


class WayShown(Shown):
    """By what a remedy goes out."""

    channel: str
    to: str | None


class ReturnsShown(Shown):
    """What holds for things that have to come back."""

    address: list[str]
    within_days: int
    remind_after_days: int


class MailShown(Shown):
    """Whom a client's mail is from, and where its answers go."""

    from_: str | None = Field(alias="from")
    reply_to: str | None


class SettingsShown(Shown):
    """What a client has settled for itself."""

    verification: dict[str, list[str]]
    reasons: list[str]
    reasons_to_withhold: dict[str, str]
    approval_expiry: ExpiryShown
    needs_not_met: str
    sample_percent: int
    call_back_days: int
    call_back_attempts: int
    exception_label: str
    hold_sentence: str
    rounds: int
    retention_days: int
    hold_budget_minutes: int
    approver_seconds: int
    calendar: CalendarShown
    fulfilment: dict[str, WayShown]
    returns: ReturnsShown
    mail: MailShown
    attachment_megabytes: int
    attachments_per_case: int
    link_days: int
    letter_links: bool
    alarm_hours: int
    card_parents: list[str]
    bills: BillTermsShown
    phone: str


class ClientShown(Shown):
    """A client with its settings."""

    id: Id
    name: str
    title: str
    timezone: str
    currency: str
    languages: list[str]
    settings: SettingsShown


class ClientChangedShown(ClientShown):
    """A client after a change."""

    warnings: list[str] = Field(description="Names that nothing has yet, with what is known and what may be meant.")


class ClientWithPlacesShown(ClientShown):
    """A client with its settings, sites and teams."""

    sites: list[PlaceShown]
    teams: list[TeamShown]
    warnings: list[str] = Field(description="Names that nothing has yet, with what is known and what may be meant.")


class ClientsShown(Paged):
    """A page of clients."""

    clients: list[ClientShown]
