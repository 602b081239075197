"""Making a promise, and what customers say of it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from amends.app.finding import NotFoundError
from amends.app.permissions import NotPermittedError
from amends.app.promises.acting import confirm, dispute, order_went_out, restate
from amends.app.promises.asked import TermsAsked
from amends.app.promises.reading import view
from amends.cases.recorded import CUSTOMER
from amends.cases.reference import read_reference
from amends.lang.free_text import TextTooLongError
from amends.promises.errors import FaultyTermsError, NotPossibleNowError
from amends.promises.events import ConfirmationAsked, Confirmed, Delivery, DeliveryReported, Opened
from amends.promises.keeping import Keeping
from amends.promises.promise import Evidence, EvidenceKind
from amends.promises.state import Confirmation
from amends.promises.terms import Gives
from amends.store.errors import ChangedMeanwhileError
from amends.store.promises import NoPromiseError
from tests.app.promises.sale import FREE_BOX, TEN_OFF, WORDS, Shop, sentences


def test_what_was_said_at_the_point_of_sale_is_kept_with_who_said_it(shop: Shop) -> None:
    made = shop.made(evidence=(Evidence(EvidenceKind.ORDER, "O-7"),))
    seen = shop.seen(made)
    assert seen.state.offer.words == WORDS
    assert [(one.item, one.amount, one.months, one.recurring, one.start) for one in seen.row.terms] == [
        ("web discount", Decimal("10.00"), 12, True, date(2026, 11, 2)),
        ("cable box", Decimal(0), None, True, date(2026, 11, 2)),
    ]
    assert (seen.maker, seen.row.channel, seen.customer and seen.customer.name) == ("dana", "shop", "Carla Núñez")
    assert seen.state.offer.evidence == (Evidence(EvidenceKind.ORDER, "O-7"),)
    assert seen.history[0].by is not None
    assert seen.history[0].by.role == "agent"
    assert read_reference(seen.row.reference) == seen.row.reference


def test_an_order_names_its_customer_and_their_account(shop: Shop) -> None:
    made = shop.made("O-7")
    assert (made.order and made.order.number, made.account and made.account.number) == ("O-7", "A-1")


def test_a_customer_with_one_account_is_promised_on_that_account(shop: Shop) -> None:
    made = shop.made(shop.customers["A-3"])
    assert made.account is not None
    assert made.account.number == "A-3"


def test_before_there_is_an_account_a_promise_is_kept_to_nobody_yet(shop: Shop) -> None:
    made = shop.made(None)
    assert (made.customer, made.account, made.row.customer) == (None, None, None)


def test_whoever_writes_down_what_a_partners_seller_said_is_not_taken_for_them(shop: Shop) -> None:
    made = shop.made(seller="Kiosk 12", team="partners")
    assert (made.maker, made.row.seller, made.row.team) == (None, "Kiosk 12", "partners")
    assert made.history[0].by is not None
    assert made.history[0].by.name == "dana"


def test_a_promise_of_yesterday_runs_from_yesterday_by_the_clients_clock(shop: Shop) -> None:
    made = shop.made(made_at=datetime(2026, 11, 2, 3, 0, tzinfo=UTC))
    assert (made.row.made_at, made.row.terms[0].start) == (datetime(2026, 11, 2, 3, 0, tzinfo=UTC), date(2026, 11, 1))


def test_what_is_yet_to_come_was_not_promised(shop: Shop) -> None:
    with pytest.raises(NotPossibleNowError, match="is yet to come"):
        shop.made(made_at=shop.house.now + timedelta(minutes=1))


def test_everything_that_cannot_be_promised_is_told_at_once_and_nothing_is_kept(shop: Shop) -> None:
    before = shop.house.records()
    with pytest.raises(FaultyTermsError) as caught:
        shop.made(terms=(replace(TEN_OFF, amount=Decimal("9.999")), replace(FREE_BOX, item=" ")), channel="")
    assert caught.value.faults == (
        "`9.999` cannot stand on a bill: USD has at most 2 decimal places",
        "what bills call it is empty",
        "where it was said is empty",
    )
    assert shop.house.records() == before


def test_nothing_and_the_same_twice_is_no_promise(shop: Shop) -> None:
    with pytest.raises(FaultyTermsError, match="nothing is promised"):
        shop.made(terms=())
    with pytest.raises(FaultyTermsError, match="stands twice"):
        shop.made(terms=(TEN_OFF, TEN_OFF))


def test_whom_nobody_knows_nothing_is_promised(shop: Shop) -> None:
    with pytest.raises(NotFoundError, match="knows anybody by `A-77`"):
        shop.made("A-77")


def test_who_does_not_sell_promises_nothing_and_another_clients_people_see_nothing(shop: Shop) -> None:
    for user in ("udo", "ada"):
        with pytest.raises(NotPermittedError):
            shop.made(user=user)
    made = shop.made()
    assert shop.seen(made, "udo").row == made.row
    with pytest.raises(NoPromiseError):
        shop.seen(made, "stella")
    with pytest.raises(NoPromiseError):
        confirm(shop.desk("stella"), made.row.reference, "phone")
    with pytest.raises(NotPermittedError):
        confirm(shop.desk("udo"), made.row.reference, "phone")


def test_the_customer_confirms_on_the_phone_and_the_record_tells_who_heard_it(shop: Shop) -> None:
    made = shop.made()
    shop.later(minutes=1)
    confirmed = confirm(shop.desk("dana"), made.row.reference, "phone")
    assert confirmed.row.confirmation is Confirmation.CONFIRMED
    assert confirmed.history[-1].happened.event == Confirmed("phone")
    assert confirmed.alarm is None


def test_confirming_twice_is_recorded_once(shop: Shop) -> None:
    made = shop.made()
    confirm(shop.desk("dana"), made.row.reference, "phone")
    assert confirm(shop.desk("dana"), made.row.id, "paper").row.number == 2


def test_that_is_not_what_i_was_told_leads_to_terms_that_are_put_right(shop: Shop) -> None:
    made = shop.made()
    shop.later(minutes=1)
    disputed = dispute(shop.desk("dana"), made.row.reference, "They said two years.")
    assert (disputed.row.confirmation, disputed.state.told) == (Confirmation.DISPUTED, "They said two years.")
    with pytest.raises(NotPossibleNowError, match="promised something else"):
        confirm(shop.desk("dana"), made.row.reference, "phone")
    shop.later(days=1)
    put_right = restate(
        shop.desk("dana"), made.row.reference, None, (replace(TEN_OFF, months=24), FREE_BOX), "the order says so"
    )
    assert [one.months for one in put_right.row.terms] == [24, None]
    assert [one.start for one in put_right.row.terms] == [date(2026, 11, 2)] * 2
    assert put_right.row.confirmation is Confirmation.NOT_ASKED
    assert [len(one.terms) for one in put_right.state.stated] == [2, 2]
    assert sentences(put_right) == ["Made", "Disputed", "Restated"]


def test_terms_are_put_right_only_to_what_can_be_promised(shop: Shop) -> None:
    made = shop.made()
    with pytest.raises(FaultyTermsError):
        restate(shop.desk("dana"), made.row.reference, None, (), "a mistake")
    with pytest.raises(NotPossibleNowError, match="why the terms change is empty"):
        restate(shop.desk("dana"), made.row.reference, None, (TEN_OFF,), " ")


def test_words_that_are_too_long_are_refused_with_their_length_and_nothing_is_kept(shop: Shop) -> None:
    made, long = shop.made(), "x" * 10_001
    desk, reference = shop.desk("dana"), made.row.reference
    with pytest.raises(TextTooLongError, match="what the customer said has 10,001 characters; 10,000 are the most"):
        dispute(desk, reference, long)
    with pytest.raises(TextTooLongError, match="the reason why the terms change has 10,001 characters"):
        restate(desk, reference, None, (TEN_OFF,), long)
    with pytest.raises(FaultyTermsError, match="the words of a promise have 10,001 characters; 10,000 are the most"):
        restate(desk, reference, long, (TEN_OFF,), "a mistake")
    assert shop.seen(made).row.number == made.row.number


def test_the_maker_is_alarmed_until_the_order_has_gone(shop: Shop) -> None:
    goes_out = shop.house.now + timedelta(days=3)
    made = shop.made(order_goes_out_at=goes_out)
    assert made.alarm is None
    shop.later(days=2, hours=1)
    alarm = shop.seen(made).alarm
    assert alarm is not None
    assert alarm.order_goes_out_at == goes_out
    assert order_went_out(shop.desk("dana"), made.row.reference).alarm is None
    assert order_went_out(shop.desk("dana"), made.row.reference).row.number == 2


def test_whoever_looked_at_an_older_state_is_told(shop: Shop) -> None:
    made = shop.made()
    dispute(shop.desk("dana"), made.row.reference, "no", seen=1)
    with pytest.raises(ChangedMeanwhileError):
        dispute(shop.desk("dana"), made.row.reference, "no, no", seen=1)


def test_mail_servers_and_customers_have_things_happen_without_anybody_of_the_house(shop: Shop) -> None:
    made = shop.made()
    shop.happens(made, ConfirmationAsked("<1@example.org>"))
    shop.happens(made, DeliveryReported("<1@example.org>", Delivery.BOUNCED, "550 no such user"))
    assert shop.seen(made).state.told == "550 no such user"
    shop.happens(made, Opened(), Confirmed("link"), who=CUSTOMER)
    seen = shop.seen(made)
    assert seen.state.is_confirmed
    assert [one.by and one.by.name for one in seen.history] == ["dana", None, None, "customer", "customer"]


def test_nobody_says_for_the_customer_that_they_opened_it(shop: Shop) -> None:
    made = shop.made()
    with pytest.raises(NotPermittedError):
        shop.happens(made, Confirmed("link"))
    with pytest.raises(NotPermittedError):
        shop.happens(made, ConfirmationAsked("<1@example.org>"), who=CUSTOMER)


def test_what_happens_while_the_clock_is_put_back_stays_in_order(shop: Shop) -> None:
    made = shop.made()
    shop.later(hours=-3)
    confirmed = confirm(shop.desk("dana"), made.row.reference, "phone")
    assert confirmed.history[-1].happened.at == made.row.made_at


def test_bills_keep_and_break_a_promise(shop: Shop) -> None:
    made = shop.made(terms=(TermsAsked(gives=Gives.CREDIT, item="sorry", amount=Decimal(5)),))
    shop.billed(made, 11, is_last=True)
    assert shop.seen(made).standing.keeping is Keeping.KEPT
    shop.billed(made, 11, "short", is_last=True)
    seen = shop.seen(made)
    assert (seen.standing.keeping, seen.standing.owed, seen.row.owed) == (Keeping.BROKEN, ("short",), 1)
    assert view(shop.desk("dana"), made.row.id).row.is_open(date(2026, 11, 3))


def test_the_same_bill_again_changes_nothing(shop: Shop) -> None:
    made = shop.made()
    shop.billed(made, 12)
    before = shop.house.records()
    shop.billed(made, 12)
    assert shop.house.records() == before
