"""When a client works: its week, whose public holidays it keeps, and days with hours of their own."""

from collections.abc import Sequence
from datetime import date

from amends.app.administration.clients import ClientChanges
from amends.app.administration.settings import CalendarChanges, SettingChanges
from amends.calendars.calendar import OwnDay
from amends.calendars.hours import hours_of_day, openings_in_words, weekly_hours
from amends.desk.forms.client.part import Part, line_field, lines_of, settled, word_field
from amends.desk.forms.form import Answers, Field, FormError
from amends.directory.organisation import Client
from amends.lang.times import parse_date


def _fields(client: Client) -> Sequence[Field]:
    calendar = client.settings.calendar
    place = "-".join(part for part in (calendar.country, calendar.subdivision) if part is not None)
    days = [f"{own.day} {openings_in_words(own.openings)}" for own in calendar.own_days]
    return (
        word_field("hours", str(calendar.week)),
        word_field("holidays", place, is_required=False),
        line_field("own_days", days, is_required=False),
    )


def _changes(client: Client, answers: Answers) -> ClientChanges:
    country, _, subdivision = (answers.word("holidays") or "").partition("-")
    own_days = tuple(map(_own_day, lines_of(answers, "own_days")))
    kept = {own.day for own in own_days}
    calendar = CalendarChanges(
        week=weekly_hours(answers.words("hours")),
        holidays=(country or None, subdivision or None),
        own_days=own_days,
        usual_days=tuple(own.day for own in client.settings.calendar.own_days if own.day not in kept),
    )
    return settled(SettingChanges(calendar=calendar))


def _own_day(line: str) -> OwnDay:
    day, _, hours = line.partition(" ")
    return OwnDay(_day(day, line), hours_of_day(hours))


def _day(text: str, line: str) -> date:
    found = parse_date(text)
    if found is None:
        raise FormError("own_days", f"`{line}` does not begin with a day", "write it like 2026-12-24 09:00-12:00")
    return found


HOURS = Part(_fields, _changes)
