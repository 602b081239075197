"""A client's calendar: a time zone, hours by weekday, public holidays, and days of the client's own."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from amends.calendars.hours import ALWAYS, Openings, WeeklyHours
from amends.calendars.public_holidays import public_holidays


@dataclass(frozen=True, slots=True)
class OwnDay:
    """A day on which the client has hours of its own: closed or short, or open though it is a holiday."""

    day: date
    openings: Openings
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BusinessCalendar:
    """When somebody works.

    It is open whenever the clock on the wall shows a time within the hours of that day: what daylight saving
    leaves out is not there, and what it repeats is there twice.

    Attributes:
        timezone: whose clock on the wall is meant, like `Europe/Berlin`.
        week: the hours of each weekday.
        country: whose public holidays are kept, by its code of ISO 3166; None: none.
        subdivision: the part of the country, such as `CA`.
        own_days: days with hours of their own, holidays or not.
    """

    timezone: str
    week: WeeklyHours = ALWAYS
    country: str | None = None
    subdivision: str | None = None
    own_days: tuple[OwnDay, ...] = ()

    def openings_on(self, day: date) -> Openings:
        """The hours of a day, by the clock on the wall."""
        for own in self.own_days:
            if own.day == day:
                return own.openings
        if self.country is not None and day in public_holidays(self.country, self.subdivision, day.year):
            return ()
        return self.week.days[day.weekday()]

    def day_of(self, at: datetime) -> date:
        """The day on the client's calendar at an instant."""
        return at.astimezone(ZoneInfo(self.timezone)).date()

    def same_time_on(self, day: date, at: datetime) -> datetime:
        """The instant at which the clock on the wall shows on another day what it shows at an instant."""
        zone = ZoneInfo(self.timezone)
        return datetime.combine(day, at.astimezone(zone).time(), zone).astimezone(UTC)
