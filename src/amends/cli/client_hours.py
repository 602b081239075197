"""When a client works, how it calls back, and what it says on hold, as it is typed."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Annotated

from cyclopts import Parameter

from amends.calendars.calendar import OwnDay
from amends.calendars.hours import hours_of_day, openings_in_words, weekly_hours
from amends.cli.terminal import counted
from amends.directory.settings import ClientSettings, ReasonToWithhold
from amends.formats.errors import InputError
from amends.lang.times import parse_date

if TYPE_CHECKING:
    from amends.app.administration.settings import CalendarChanges, SettingChanges

_USUAL, _NONE = "usual", "none"


@Parameter(name="*")
@dataclass(frozen=True)
class HoursOptions:
    """When a client works, and what it does by the clock; what is not named stays."""

    hours: Annotated[
        str | None,
        Parameter(name="--hours", metavar="HOURS", help="Its hours: `mon-fri 09:00-17:00, sat 10:00-14:00`."),
    ] = None
    holidays: Annotated[
        str | None,
        Parameter(
            name="--holidays", metavar="COUNTRY[-PART]", help="Whose public holidays it keeps: `US`, `DE-BY` or `none`."
        ),
    ] = None
    day: Annotated[
        tuple[str, ...],
        Parameter(
            name="--day",
            metavar="DATE=HOURS",
            negative=(),
            help="A day with hours of its own: `2026-12-24=09:00-12:00`, `=closed`, or `=usual` to take it back. May "
            "stand several times.",
        ),
    ] = ()
    withhold: Annotated[
        tuple[str, ...],
        Parameter(
            name="--reason-to-withhold",
            metavar="WORD=SENTENCE",
            negative=(),
            help="All the reasons for withholding where a clause names none, each with what the customer is told.",
        ),
    ] = ()
    call_back_days: Annotated[
        int | None,
        Parameter(name="--call-back-days", metavar="N", help="Within how many business days somebody calls back."),
    ] = None
    call_back_attempts: Annotated[
        int | None, Parameter(name="--call-back-attempts", metavar="N", help="How often a customer is tried.")
    ] = None
    hold_sentence: Annotated[
        str | None, Parameter(name="--hold-sentence", metavar="WORDS", help="What an agent says when a hold begins.")
    ] = None
    rounds: Annotated[
        int | None,
        Parameter(name="--rounds", metavar="N", help="After how many rejected offers the next role joins."),
    ] = None
    approver_seconds: Annotated[
        int | None,
        Parameter(
            name="--approver-seconds",
            metavar="N",
            help="How long one approver is waited for before the next free one is alerted.",
        ),
    ] = None


AS_BEFORE = HoursOptions()


def with_hours(changes: "SettingChanges", options: HoursOptions) -> "SettingChanges":
    """Changes of settings, with those of hours, call-backs and holds.

    Raises:
        CalendarError: hours are not written as they are meant to be.
        InputError: something else is not.
    """
    return replace(
        changes,
        calendar=_calendar(options),
        reasons_to_withhold=tuple(map(_reason, options.withhold)) or None,
        call_back_days=options.call_back_days,
        call_back_attempts=options.call_back_attempts,
        hold_sentence=options.hold_sentence,
        rounds=options.rounds,
        approver_seconds=options.approver_seconds,
    )


def hours_in_words(settings: ClientSettings) -> Iterable[tuple[str, str]]:
    """Each of these settings and what it is, for a page."""
    calendar = settings.calendar
    yield "works", str(calendar.week)
    if calendar.country is not None:
        part = f"-{calendar.subdivision}" if calendar.subdivision is not None else ""
        yield "keeps the holidays of", f"{calendar.country}{part}"
    for own in calendar.own_days:
        yield f"on {own.day}", openings_in_words(own.openings)
    yield "calls back", f"within {counted(settings.call_back_days, 'business day')}"
    yield "tries a customer", counted(settings.call_back_attempts, "time")
    yield "says on hold", f"“{settings.hold_sentence}”"
    yield "waits for one approver", counted(settings.approver_seconds, "second")
    yield "the next role joins after", counted(settings.rounds, "rejected offer")
    for reason in settings.reasons_to_withhold:
        yield f"withheld for {reason.name}", f"“{reason.sentence}”"


def _calendar(options: HoursOptions) -> "CalendarChanges":
    from amends.app.administration.settings import CalendarChanges

    days = [_day(text) for text in options.day]
    return CalendarChanges(
        week=weekly_hours(options.hours) if options.hours is not None else None,
        holidays=_place(options.holidays) if options.holidays is not None else None,
        own_days=tuple(OwnDay(day, hours_of_day(hours)) for day, hours in days if hours != _USUAL),
        usual_days=tuple(day for day, hours in days if hours == _USUAL),
    )


def _place(text: str) -> tuple[str | None, str | None]:
    country, _, subdivision = text.partition("-")
    return (None, None) if text == _NONE else (country, subdivision or None)


def _day(text: str) -> tuple[date, str]:
    day, equals, hours = text.partition("=")
    found = parse_date(day)
    if found is None or not equals:
        raise InputError(
            f"`{text}` is no day with hours", "write it like `2026-12-24=09:00-12:00` or `2026-12-28=closed`"
        )
    return found, hours


def _reason(text: str) -> ReasonToWithhold:
    name, equals, sentence = text.partition("=")
    if not equals:
        raise InputError(
            f"`{text}` does not say what the customer is told", f"write it like `{text}=We may not do that.`"
        )
    return ReasonToWithhold(name, sentence)
