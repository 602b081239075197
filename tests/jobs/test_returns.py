"""What has to come back before something goes out: by the number on its label, in its time, and as the right thing."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from amends.app.cases.reading import view
from amends.app.fulfilment.returns import ask_return, record_arrival
from amends.cases.events.ending import NeedsMet
from amends.cases.events.returns import Found
from amends.cases.gate.acts.contacts import EndContact
from amends.cases.gate.acts.deciding import Tell
from amends.cases.gate.acts.ending import Resolve
from amends.cases.gate.acts.giving import Give, Settle
from amends.cases.gate.rules.returns import NothingAwaitedError
from amends.cases.gate.rules.settling import Outcome
from amends.cases.parts import AwaitedReturn, GiftState
from amends.cases.reference import new_reference, return_number
from amends.directory.fulfilment import Channel, Way
from amends.formats.errors import InputError
from amends.store.errors import NoCaseError
from amends.store.jobs_list import JobState
from tests.jobs.shop import SERIAL, Shop

ADDRESS = ("Shop Returns", "3 Harbour Street", "Hamburg")


@pytest.fixture
def awaiting(shop: Shop) -> tuple[Shop, str]:
    """A case whose customer was asked for the broken radio; what goes out is written to the log."""
    shop.settles(Way("*", Channel.LOG), return_address=ADDRESS, return_within_days=10, return_remind_after_days=4)
    case = shop.promised("new_radio")
    ask_return(shop.desk("ana"), case, "new_radio")
    return shop, case


def the_return(shop: Shop, case: str) -> AwaitedReturn:
    (one,) = shop.seen(case).returns.values()
    return one


def at(shop: Shop, when: datetime) -> Shop:
    """The same, when the calendar says so."""
    clock: Callable[[], datetime] = lambda: when  # noqa: E731 # it says the same each time
    return replace(shop, workspace=replace(shop.workspace, clock=clock))


def test_what_awaits_something_goes_out_when_that_has_arrived(awaiting: tuple[Shop, str]) -> None:
    shop, case = awaiting
    shop.works()
    assert shop.gift(case, "new_radio").state is GiftState.RESERVED
    record_arrival(shop.desk("ben"), the_return(shop, case).number, serial=SERIAL)
    shop.works()
    assert shop.gift(case, "new_radio").state is GiftState.GIVEN
    assert shop.seen(case).statements["is_back"][-1].value is True
    shop.works()
    assert len(shop.jobs(JobState.WAITING)) == 2, "the reminder and the end of waiting have their days"


def test_the_return_asks_for_the_product_of_the_case_to_the_clients_address(awaiting: tuple[Shop, str]) -> None:
    shop, case = awaiting
    awaited = the_return(shop, case)
    assert (awaited.device, awaited.serial, awaited.address) == ("Radio", SERIAL, ADDRESS)
    assert awaited.due - awaited.asked_at == timedelta(days=10)
    assert awaited.remind_at is not None
    assert awaited.remind_at - awaited.asked_at == timedelta(days=4)


def test_where_the_time_is_shorter_than_the_reminders_nobody_is_reminded(shop: Shop) -> None:
    shop.settles(return_address=ADDRESS)
    case = shop.promised("new_radio")
    ask_return(shop.desk("ana"), case, "new_radio", within=timedelta(days=3))
    assert the_return(shop, case).remind_at is None


def test_another_device_is_not_what_was_awaited_and_nothing_goes_out(awaiting: tuple[Shop, str]) -> None:
    shop, case = awaiting
    record_arrival(shop.desk("ana"), the_return(shop, case).number, serial="ZZ-9")
    shop.works()
    assert the_return(shop, case).found is Found.WRONG_DEVICE
    assert shop.gift(case, "new_radio").state is GiftState.RESERVED


def test_a_misread_number_is_told_and_so_is_one_of_nobody(awaiting: tuple[Shop, str]) -> None:
    shop, case = awaiting
    number = the_return(shop, case).number
    other = "0" if number[0] != "0" else "1"
    with pytest.raises(InputError, match="a character was misread or mistyped"):
        record_arrival(shop.desk("ana"), other + number[1:], serial=SERIAL)
    with pytest.raises(NoCaseError):
        record_arrival(shop.desk("ana"), return_number(new_reference(lambda _: 5), 1), serial=SERIAL)
    with pytest.raises(NothingAwaitedError):
        record_arrival(shop.desk("ana"), return_number(case, 2), serial=SERIAL)


def test_the_customer_is_reminded_in_time_and_what_waits_in_vain_is_released(awaiting: tuple[Shop, str]) -> None:
    shop, case = awaiting
    asked_at = the_return(shop, case).asked_at
    shop.works()
    assert not the_return(shop, case).is_reminded
    later = at(shop, asked_at + timedelta(days=4))
    later.works()
    assert the_return(shop, case).is_reminded
    assert shop.gift(case, "new_radio").state is GiftState.RESERVED
    at(shop, asked_at + timedelta(days=10)).works()
    assert shop.gift(case, "new_radio").state is GiftState.RELEASED
    assert shop.jobs(JobState.WAITING) == []


def test_what_has_arrived_is_neither_reminded_of_nor_released(awaiting: tuple[Shop, str]) -> None:
    shop, case = awaiting
    record_arrival(shop.desk("ana"), the_return(shop, case).number, serial=SERIAL)
    at(shop, the_return(shop, case).due + timedelta(days=1)).works()
    assert not the_return(shop, case).is_reminded
    assert shop.gift(case, "new_radio").state is GiftState.GIVEN


def test_who_is_asked_anew_has_the_new_time(awaiting: tuple[Shop, str]) -> None:
    shop, case = awaiting
    first_due = the_return(shop, case).due
    ask_return(shop.desk("ana"), case, "new_radio", within=timedelta(days=30))
    at(shop, first_due + timedelta(days=1)).works()
    assert shop.gift(case, "new_radio").state is GiftState.RESERVED
    at(shop, the_return(shop, case).due).works()
    assert shop.gift(case, "new_radio").state is GiftState.RELEASED


def test_a_calendar_that_goes_back_delays_what_has_a_day_and_loses_nothing(awaiting: tuple[Shop, str]) -> None:
    shop, case = awaiting
    due = the_return(shop, case).due
    looks_and_takes = [due + timedelta(days=1)] * 2
    times = iter(looks_and_takes + [due - timedelta(days=2)] * 100)
    jumping = replace(shop, workspace=replace(shop.workspace, clock=lambda: next(times)))
    jumping.worker().run_until_idle()
    assert shop.gift(case, "new_radio").state is GiftState.RESERVED
    at(shop, due).works()
    assert shop.gift(case, "new_radio").state is GiftState.RELEASED


def test_what_a_person_settles_meanwhile_is_left_alone(awaiting: tuple[Shop, str]) -> None:
    shop, case = awaiting
    due = the_return(shop, case).due
    shop.does("ana", case, Settle(shop.gift(case, "new_radio").id, Outcome.RELEASED, "They keep the old one."))
    at(shop, due).works()
    assert shop.jobs(JobState.WAITING, JobState.DEAD) == []


def test_who_looks_sees_what_is_awaited_and_how_it_is_recorded(awaiting: tuple[Shop, str]) -> None:
    shop, case = awaiting
    for remedy in ("late_credit", "apology"):
        shop.does("ana", case, Give(remedy))
    shop.works()
    shop.does("ana", case, Tell("service_credit"))
    shop.does("ana", case, Resolve(NeedsMet.YES))
    shop.does("ana", case, EndContact())
    steps = view(shop.desk("ana"), case).next
    number = the_return(shop, case).number
    assert f"amends case return-arrived {number} --serial SERIAL" in [step.command for step in steps]
