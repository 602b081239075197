"""When a client works, when a customer is called, and what used to be the same for everybody."""

from datetime import date
from textwrap import dedent

import pytest

from amends.app.administration.clients import ClientChanges, change_client, show_client
from amends.app.administration.customers import (
    CustomerChanges,
    NewCustomer,
    add_customer,
    change_customer,
    show_customer,
)
from amends.app.administration.imports.customer_rows import COLUMNS
from amends.app.administration.imports.customers import import_customers
from amends.app.administration.imports.rejected import RejectedRowsError
from amends.app.administration.settings import CalendarChanges, SettingChanges
from amends.app.house import house_of
from amends.calendars.calendar import OwnDay
from amends.calendars.hours import WeeklyHours, hours_of_day, weekly_hours
from amends.directory.errors import InvalidRecordError
from amends.directory.settings import CalendarSettings, ClientSettings, ReasonToWithhold
from tests.app.administration.files import rows
from tests.app.administration.house import House

OFFICE = weekly_hours("mon-fri 09:00-17:00")
SHORT = OwnDay(date(2026, 12, 24), hours_of_day("09:00-12:00"))
CLOSED = OwnDay(date(2026, 12, 28), ())


def settled(house: House, **changes: object) -> ClientSettings:
    settings = SettingChanges(**changes)  # type: ignore[arg-type]  # as a test passes them
    return change_client(house.desk("ada"), None, ClientChanges(settings=settings)).client.settings


def test_a_client_that_says_nothing_works_at_every_hour(house: House) -> None:
    assert str(show_client(house.desk("ada"), None).client.settings.calendar.week) == "00:00-24:00"


def test_a_client_settles_its_hours_holidays_and_days_of_its_own(house: House) -> None:
    changes = CalendarChanges(week=OFFICE, holidays=("US", "CA"), own_days=(CLOSED, SHORT))
    settled(house, calendar=changes)
    client = show_client(house.desk("ada"), None).client
    assert client.settings.calendar == CalendarSettings(OFFICE, "US", "CA", (SHORT, CLOSED))
    assert (client.calendar.timezone, client.calendar.openings_on(SHORT.day)) == (client.timezone, SHORT.openings)
    later = settled(house, calendar=CalendarChanges(holidays=(None, None), usual_days=(CLOSED.day,)))
    assert later.calendar == CalendarSettings(OFFICE, None, None, (SHORT,))


def test_what_was_the_same_for_everybody_is_a_setting_now(house: House) -> None:
    reason = ReasonToWithhold("too_late", "That was too long ago.")
    settings = settled(house, rounds=2, hold_sentence="One moment, please.", reasons_to_withhold=(reason,))
    found = house_of(settings)
    assert (found.rounds, found.hold_sentence) == (2, "One moment, please.")
    assert found.reasons_to_withhold == {"too_late": "That was too long ago."}


def test_all_that_is_wrong_with_hours_and_call_backs_is_told_at_once(house: House) -> None:
    with pytest.raises(InvalidRecordError) as caught:
        settled(
            house,
            rounds=0,
            call_back_days=31,
            approver_seconds=1,
            calendar=CalendarChanges(week=WeeklyHours(((),) * 7), holidays=("XX", None)),
        )
    assert caught.value.faults == (
        "there are 1 to 20 rounds before the next role joins, not `0`",
        "there are 1 to 30 business days within which somebody calls back, not `31`",
        "there are 5 to 3,600 seconds in which an approver answers, not `1`",
        "a client works at some time of the week, such as `mon-fri 09:00-17:00`",
        "no holidays are known for the country `XX`; write its code, like `US`",
    )


def test_a_customer_says_when_and_how_to_be_reached(house: House) -> None:
    evenings = weekly_hours("mon-fri 17:00-20:00")
    new = NewCustomer(name="Carla", timezone="America/Denver", preferred_channel="call", call_window=evenings)
    carla = add_customer(house.desk("dana"), None, new).customer
    assert (carla.timezone, carla.preferred_channel, carla.call_window) == ("America/Denver", "call", evenings)
    change_customer(house.desk("dana"), str(carla.id), CustomerChanges(timezone="America/New_York"))
    known = show_customer(house.desk("dana"), str(carla.id)).customer
    assert (known.timezone, known.call_window) == ("America/New_York", evenings)


def test_a_zone_that_is_none_is_told(house: House) -> None:
    with pytest.raises(InvalidRecordError, match="`Mars/Base` is not a time zone"):
        add_customer(house.desk("dana"), None, NewCustomer(name="Carla", timezone="Mars/Base"))


FILE = """\
    account,name,timezone,preferred_channel,call_window
    A-1,Carla,America/Denver,call,"mon-fri 17:00-20:00, sat 10:00-12:00"
    A-2,Bo,,,
"""


def test_when_customers_are_called_is_imported_with_them(house: House) -> None:
    for _ in range(2):
        import_customers(house.desk("ada"), None, rows(dedent(FILE), COLUMNS))
    carla = show_customer(house.desk("dana"), "A-1").customer
    assert (carla.timezone, str(carla.call_window)) == ("America/Denver", "mon-fri 17:00-20:00, sat 10:00-12:00")
    assert show_customer(house.desk("dana"), "A-2").customer.call_window is None


def test_a_window_that_is_none_is_told_with_its_row(house: House) -> None:
    with pytest.raises(RejectedRowsError) as caught:
        import_customers(house.desk("ada"), None, rows("account,call_window\nA-1,evenings\n", COLUMNS))
    (rejected,) = caught.value.rows
    assert (rejected.line, rejected.column) == (2, "call_window")
    assert "`evenings` names no hours" in str(rejected)
