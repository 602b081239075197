"""The story of the cable box, told in bills: as it happened, and as it goes with the promise kept."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from amends.promises.alarm import alarm
from amends.promises.bills.check import check
from amends.promises.bills.finding import FindingKind
from amends.promises.bills.outcome import bills_checked
from amends.promises.bills.words import Stage, bare, headline, sentence
from amends.promises.counts import Seller, by_seller, by_team
from amends.promises.events import (
    ConfirmationAsked,
    Confirmed,
    Delivery,
    DeliveryReported,
    MadeGood,
    Opened,
    OrderWentOut,
)
from amends.promises.keeping import Keeping, standing
from amends.promises.life import after
from amends.promises.state import Confirmation
from tests.promises.wrenfield import (
    DISCOUNT,
    MONTHS,
    PROMISED,
    SELLER,
    SOLD_AT,
    as_promised,
    bill,
    happened,
    together,
)

INSTALLATION_AT = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
FIRST_BILL = bill(MONTHS[0], plan="59.00", cable_box="149.00", tax="16.50")
THIRD_BILL_SHORT = bill(MONTHS[2], plan="59.00", web_discount="-5.00", tax="4.30")


def test_the_mail_that_never_arrived_is_an_alarm_before_the_order_goes_out() -> None:
    promise = happened(
        ConfirmationAsked("<1@wrenfield.example>"),
        DeliveryReported("<1@wrenfield.example>", Delivery.BOUNCED, "550 no such mailbox"),
    )

    told = alarm(promise, SOLD_AT + timedelta(hours=3), INSTALLATION_AT)

    assert told is not None
    assert told.confirmation is Confirmation.BOUNCED
    assert (told.why, told.do) == ("It did not arrive.", "Ask for another address, or read it out.")
    assert told.told == "550 no such mailbox"


def test_the_first_bill_would_break_the_promise_and_says_so_before_it_is_sent() -> None:
    checked = check(PROMISED, FIRST_BILL)

    assert [sentence(one, bare(2)) for one in checked.shortfalls] == [
        "`cable box` was promised free, and 149.00 is charged for 2026-12-01 to 2026-12-31. "
        "The customer is owed 149.00.",
        "The credit `web discount` of 10.00 for 2026-12-01 to 2026-12-31 is missing. The customer is owed 10.00.",
    ]
    assert headline(len(checked.shortfalls), 1, Stage.BEFORE) == "1 bill checked: 2 promises would break."


def test_a_bill_that_went_out_broken_shows_that_the_promise_is_broken_until_it_is_made_good() -> None:
    promise = happened(OrderWentOut())
    at = datetime(2026, 12, 28, 12, 0, tzinfo=UTC)
    for _, event in bills_checked(check(PROMISED, FIRST_BILL)):
        promise = after(promise, event, at)

    found = standing(promise, at.date())

    assert found.keeping is Keeping.BROKEN
    assert {bill.bill for bill in found.shown_by} == {"4471-2/2026-12"}
    assert len(found.owed) == 2
    for key in found.owed:
        promise = after(promise, MadeGood(key), at)
    assert standing(promise, at.date()).is_made_good


def test_a_promise_that_was_confirmed_raises_no_alarm() -> None:
    promise = happened(
        ConfirmationAsked("<1@wrenfield.example>"),
        DeliveryReported("<1@wrenfield.example>", Delivery.ACCEPTED),
        Opened(),
        Confirmed("link"),
    )

    assert alarm(promise, INSTALLATION_AT - timedelta(hours=1), INSTALLATION_AT) is None


def test_twelve_bills_as_promised_keep_the_promise_and_the_last_one_shows_it() -> None:
    checked = check(PROMISED, together(map(as_promised, MONTHS)))
    promise = happened(Confirmed("link"))
    at = datetime(2027, 12, 1, tzinfo=UTC)
    for _, event in bills_checked(checked):
        promise = after(promise, event, at)

    assert checked.findings == ()
    assert standing(promise, at.date()).keeping is Keeping.KEPT


def test_a_short_third_month_is_one_shortfall_to_the_cent() -> None:
    checked = check(PROMISED, together([as_promised(MONTHS[0]), as_promised(MONTHS[1]), THIRD_BILL_SHORT]))

    [shortfall] = checked.findings
    assert shortfall.kind is FindingKind.SHORT_CREDIT
    assert (shortfall.item, shortfall.period, shortfall.bills) == (DISCOUNT, MONTHS[2], ("4471-2/2027-02",))
    assert (shortfall.due, shortfall.found, shortfall.difference) == tuple(map(Decimal, ("10.00", "5.00", "5.00")))
    assert shortfall.lines == (THIRD_BILL_SHORT[1],)


def test_the_shortfall_of_a_month_has_the_same_key_whatever_else_is_checked_with_it() -> None:
    alone = check(PROMISED, THIRD_BILL_SHORT)
    with_others = check(PROMISED, together([as_promised(MONTHS[0]), THIRD_BILL_SHORT, as_promised(MONTHS[3])]))

    assert [one.key for one in alone.findings] == [one.key for one in with_others.findings]


def test_broken_promises_are_counted_by_seller_and_team() -> None:
    broken = happened(OrderWentOut())
    for _, event in bills_checked(check(PROMISED, FIRST_BILL)):
        broken = after(broken, event, datetime(2026, 12, 28, tzinfo=UTC))

    counted = by_seller([broken, happened(Confirmed("link"))], datetime(2026, 12, 29, tzinfo=UTC).date())

    count = counted[Seller("sales", None, SELLER)]
    assert (count.made, count.confirmed, count.broken) == (2, 1, 1)
    assert by_team(counted)["sales"].broken == 1
