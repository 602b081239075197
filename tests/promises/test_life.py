"""What can happen to a promise, from the sale to the customer's word."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from amends.promises.alarm import alarm
from amends.promises.checks import check_terms
from amends.promises.errors import FaultyTermsError, NotInOrderError, NotPossibleNowError
from amends.promises.events import (
    BillChecked,
    ConfirmationAsked,
    ConfirmationNotSent,
    Confirmed,
    Delivery,
    DeliveryReported,
    Disputed,
    Happened,
    Made,
    MadeGood,
    NoLongerMadeGood,
    Opened,
    OrderWentOut,
    PromiseEvent,
    Restated,
)
from amends.promises.keeping import Keeping, standing
from amends.promises.life import state_of
from amends.promises.state import Confirmation
from amends.promises.terms import Condition, FirstMonth, Gives, Terms, free, monthly_credit
from tests.promises.wrenfield import MONTHS, OFFER, SOLD_AT, TEN_OFF_FOR_A_YEAR, happened, history

ASKED = ConfirmationAsked("<1@wrenfield.example>")
ORDER_AT = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
WRONG = BillChecked("1", MONTHS[0], 1, ("promise/x/1",))


def reported(delivery: Delivery, message: str = "<1@wrenfield.example>") -> DeliveryReported:
    return DeliveryReported(message, delivery)


@pytest.mark.parametrize(
    ("events", "confirmation"),
    [
        ([], Confirmation.NOT_ASKED),
        ([ASKED], Confirmation.ASKED),
        ([ASKED, reported(Delivery.ACCEPTED)], Confirmation.ACCEPTED),
        ([ASKED, reported(Delivery.DEFERRED)], Confirmation.DEFERRED),
        ([ASKED, reported(Delivery.DEFERRED), reported(Delivery.BOUNCED)], Confirmation.BOUNCED),
        ([ASKED, reported(Delivery.ACCEPTED), reported(Delivery.BOUNCED)], Confirmation.BOUNCED),
        ([ASKED, reported(Delivery.BOUNCED), reported(Delivery.ACCEPTED)], Confirmation.BOUNCED),
        ([ASKED, reported(Delivery.DEFERRED), reported(Delivery.ACCEPTED)], Confirmation.ACCEPTED),
        ([ASKED, reported(Delivery.ACCEPTED), reported(Delivery.DEFERRED)], Confirmation.DEFERRED),
        ([ASKED, reported(Delivery.ACCEPTED), reported(Delivery.DELIVERED)], Confirmation.DELIVERED),
        ([ASKED, reported(Delivery.DELIVERED), reported(Delivery.DEFERRED)], Confirmation.DELIVERED),
        ([ASKED, reported(Delivery.DELIVERED), reported(Delivery.BOUNCED)], Confirmation.BOUNCED),
        ([ASKED, reported(Delivery.BOUNCED), reported(Delivery.DELIVERED)], Confirmation.BOUNCED),
        ([ConfirmationNotSent("no e-mail address is known")], Confirmation.NOT_ASKED),
        ([ASKED, Opened(), ConfirmationNotSent("no e-mail address is known")], Confirmation.OPENED),
        ([ASKED, reported(Delivery.BOUNCED, "<another@wrenfield.example>")], Confirmation.ASKED),
        ([ASKED, Opened()], Confirmation.OPENED),
        ([ASKED, Opened(), reported(Delivery.ACCEPTED)], Confirmation.OPENED),
        ([ASKED, Opened(), Confirmed("link")], Confirmation.CONFIRMED),
        ([ASKED, Confirmed("link"), reported(Delivery.BOUNCED), Opened()], Confirmation.CONFIRMED),
        ([Confirmed("paper")], Confirmation.CONFIRMED),
        ([ASKED, Opened(), Disputed("It was to be two years.")], Confirmation.DISPUTED),
        ([Confirmed("phone"), Disputed("It was to be two years.")], Confirmation.DISPUTED),
        ([ASKED, reported(Delivery.BOUNCED), ConfirmationAsked("<2@wrenfield.example>")], Confirmation.ASKED),
    ],
)
def test_reports_come_late_twice_and_in_any_order(events: list[PromiseEvent], confirmation: Confirmation) -> None:
    assert happened(*events).confirmation is confirmation


def test_what_the_customer_said_is_kept_in_their_words() -> None:
    assert happened(ASKED, Disputed("It was to be two years.")).told == "It was to be two years."


def test_a_disputed_promise_is_confirmed_only_after_its_terms_were_looked_at_again() -> None:
    with pytest.raises(NotPossibleNowError, match="promised something else"):
        happened(ASKED, Disputed("It was to be two years."), Confirmed("link"))


def test_terms_that_were_put_right_are_to_be_confirmed_anew_and_the_first_ones_stay_to_be_read() -> None:
    two_years = monthly_credit("web discount", Decimal("10.00"), 24, date(2026, 12, 1))
    promise = happened(
        Disputed("It was to be two years."), Restated("Ten dollars less for two years.", (two_years,), "the recording")
    )

    assert promise.confirmation is Confirmation.NOT_ASKED
    assert promise.offer.terms == (two_years,)
    assert [one.words for one in promise.stated] == [OFFER.words, "Ten dollars less for two years."]


@pytest.mark.parametrize(
    ("events", "message"),
    [
        ([Made(OFFER)], "a promise is made once"),
        ([Opened()], "nothing was sent"),
        ([Confirmed("link"), ASKED], "has confirmed this promise"),
        ([Disputed("No."), ASKED], "promised something else"),
        ([Disputed("  ")], "nothing was said"),
        ([Restated("The same.", OFFER.terms, " ")], "without a reason"),
        ([MadeGood("promise/x/1")], "no bill falls short by `promise/x/1`"),
        ([WRONG, NoLongerMadeGood("promise/x/1")], "`promise/x/1` was not made good"),
    ],
)
def test_what_cannot_happen_is_refused_with_what_to_do(events: list[PromiseEvent], message: str) -> None:
    with pytest.raises(NotPossibleNowError, match=message) as refused:
        happened(*events)
    assert refused.value.help


def test_a_history_begins_with_who_made_the_promise_and_goes_forward() -> None:
    with pytest.raises(NotInOrderError):
        state_of([Happened(SOLD_AT, Opened())])
    with pytest.raises(NotInOrderError):
        state_of([])
    with pytest.raises(NotInOrderError):
        state_of([*history(), Happened(SOLD_AT - timedelta(seconds=1), OrderWentOut())])


def test_the_alarm_begins_a_day_before_the_order_goes_out_and_ends_with_it() -> None:
    promise = happened(ASKED, reported(Delivery.DELIVERED))

    assert alarm(promise, ORDER_AT - timedelta(hours=25), ORDER_AT) is None
    told = alarm(promise, ORDER_AT - timedelta(hours=23), ORDER_AT)
    assert told is not None
    assert told.why == "It arrived, and was not opened."
    assert alarm(promise, SOLD_AT, None) is not None
    assert alarm(happened(ASKED, OrderWentOut()), ORDER_AT, ORDER_AT) is None


@pytest.mark.parametrize(
    ("events", "why", "told"),
    [
        (
            [ConfirmationNotSent("no e-mail address is known")],
            "It could not be sent to the customer.",
            "no e-mail address is known",
        ),
        (
            [ASKED, DeliveryReported(ASKED.message, Delivery.BOUNCED, "there is no such mailbox (5.1.1)")],
            "It did not arrive.",
            "there is no such mailbox (5.1.1)",
        ),
        ([Disputed("It was two years.")], "The customer says that something else was promised.", "It was two years."),
    ],
)
def test_what_does_not_come_by_waiting_is_told_at_once(events: list[PromiseEvent], why: str, told: str) -> None:
    found = alarm(happened(*events), SOLD_AT, ORDER_AT)
    assert found is not None
    assert (found.why, found.told) == (why, told)


def test_a_promise_whose_bills_were_never_seen_expires() -> None:
    promise = happened(Confirmed("link"))

    assert standing(promise, date(2027, 6, 1)).keeping is Keeping.RUNNING
    assert standing(promise, date(2028, 3, 1)).keeping is Keeping.EXPIRED


def test_a_bill_that_was_sent_again_counts_as_it_is_now() -> None:
    promise = happened(WRONG, replace(WRONG, bill="1a", shortfalls=()))

    assert standing(promise, date(2027, 1, 15)).keeping is Keeping.RUNNING


def test_a_promise_that_was_made_good_is_broken_again_once_that_is_taken_back() -> None:
    good = happened(WRONG, MadeGood("promise/x/1"))
    assert standing(good, date(2027, 1, 15)).is_made_good

    again = happened(WRONG, MadeGood("promise/x/1"), NoLongerMadeGood("promise/x/1"))

    found = standing(again, date(2027, 1, 15))
    assert (found.keeping, found.owed, found.is_made_good) == (Keeping.BROKEN, ("promise/x/1",), False)


@pytest.mark.parametrize(
    ("terms", "fault"),
    [
        (replace(TEN_OFF_FOR_A_YEAR, amount=Decimal("10.005")), "USD has at most 2 decimal places"),
        (replace(TEN_OFF_FOR_A_YEAR, amount=Decimal(0)), "more than 0"),
        (replace(TEN_OFF_FOR_A_YEAR, months=None), "has an end"),
        (replace(TEN_OFF_FOR_A_YEAR, months=0), "1 to 120 months"),
        (replace(TEN_OFF_FOR_A_YEAR, recurring=False), "promised once"),
        (replace(TEN_OFF_FOR_A_YEAR, item=" "), "what bills call it is empty"),
        (replace(TEN_OFF_FOR_A_YEAR, start=date(26, 12, 1)), "no day from which"),
        (replace(TEN_OFF_FOR_A_YEAR, conditions=(Condition(""),)), "a condition is empty"),
        (replace(free("box", date(2026, 12, 1)), first_month=FirstMonth.PRO_RATED), "can be pro-rated"),
        (replace(free("box", date(2026, 12, 1)), amount=Decimal(-1)), "0 or more"),
        (Terms(gives=Gives.CREDIT, item="x", amount=Decimal("NaN"), start=date(2026, 12, 1)), "written out"),
    ],
)
def test_terms_that_no_bill_could_keep_are_told(terms: Terms, fault: str) -> None:
    with pytest.raises(FaultyTermsError, match=fault):
        check_terms(terms, "USD")


def test_terms_as_they_are_sold_are_fine() -> None:
    for terms in OFFER.terms:
        check_terms(terms, "USD")
