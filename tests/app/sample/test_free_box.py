"""The free box, told twice: what the house owed either way, and what it took to get it."""

import pytest

from amends.app.bills.report import BillReport
from amends.app.cases.reading import CaseView
from amends.app.promises.reading import PromiseView
from amends.app.sample.free_box.telling import Telling
from amends.cli.told_twice import tellings
from amends.ledger.entries import EntryState
from amends.promises.keeping import Keeping
from amends.promises.state import Confirmation


@pytest.fixture(scope="module")
def told() -> tuple[Telling, Telling]:
    as_it_happened, as_it_goes = tellings()
    return as_it_happened, as_it_goes


def cases(telling: Telling) -> list[CaseView]:
    return [shown for day in telling.days for shown in day.shown if isinstance(shown, CaseView)]


def reports(telling: Telling) -> list[BillReport]:
    return [shown for day in telling.days for shown in day.shown if isinstance(shown, BillReport)]


def promises(telling: Telling) -> list[PromiseView]:
    return [shown for day in telling.days for shown in day.shown if isinstance(shown, PromiseView)]


def given(view: CaseView) -> dict[str, str]:
    return {gift.remedy: f"{gift.amount:f}" for gift in view.state.gifts.values()}


def test_as_it_happened_the_screen_knew_it_each_day_before(told: tuple[Telling, Telling]) -> None:
    telling, _ = told
    bounced = promises(telling)[-1]
    assert bounced.state.confirmation is Confirmation.BOUNCED
    assert bounced.alarm is not None
    (before,) = reports(telling)
    assert [f"{one.difference:f}" for one in before.checked.shortfalls] == ["149.00", "20.00"]
    in_care = cases(telling)[0].state.decision
    assert in_care is not None
    assert in_care.decided.remedies["box_refund"].status == "owed"


def test_as_it_happened_what_was_owed_was_given_only_after_a_threat(told: tuple[Telling, Telling]) -> None:
    last = cases(told[0])[-1]
    assert given(last) == {
        "box_refund": "149.00",
        "discount_refund": "20.00",
        "discount_ahead": "220.00",
        "apology_discount": "60.00",
    }
    assert {one.remedy for one in last.after_threats} == {"box_refund", "discount_refund", "discount_ahead"}


def test_as_it_goes_care_gives_what_retention_gave_and_nobody_has_to_threaten(told: tuple[Telling, Telling]) -> None:
    first = cases(told[1])[0]
    assert given(first) == {"box_refund": "149.00", "discount_refund": "20.00"}
    assert first.after_threats == ()
    assert all(gift.by is not None and gift.by.team == "care" for gift in first.state.gifts.values())


def test_as_it_goes_a_short_third_month_opens_one_case_once(told: tuple[Telling, Telling]) -> None:
    first, second, third, again, fourth = (report.followed for report in reports(told[1]))
    assert first is not None
    assert second is not None
    assert third is not None
    assert again is not None
    assert fourth is not None
    assert [len(one.opened) for one in (first, second, third, again, fourth)] == [1, 0, 1, 0, 0]
    assert again.bills == 0
    assert set(fourth.watched.values()) == {True}


def test_as_it_goes_what_was_broken_is_made_good(told: tuple[Telling, Telling]) -> None:
    last = promises(told[1])[-1]
    assert last.standing.keeping is Keeping.BROKEN
    assert last.standing.is_made_good
    states = {gift.state for view in cases(told[1]) for gift in view.state.gifts.values()}
    assert [state.value for state in states] == [EntryState.GIVEN.value]
