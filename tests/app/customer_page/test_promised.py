"""What a customer was promised, on the page of their case."""

from decimal import Decimal

import pytest

from amends.app.customer_page.errors import NotAnsweredError
from amends.app.promise_page.acting import AtPromise, at_case
from amends.app.promises.asked import PromiseAsked, TermsAsked
from amends.app.promises.making import make
from amends.app.promises.reading import PromiseView, view
from amends.cases.gate.acts.contacts import EndContact
from amends.promises.errors import NotPossibleNowError
from amends.promises.events import Confirmed, Disputed
from amends.promises.terms import Gives
from amends.store.errors import ChangedMeanwhileError
from amends.store.promises import NoPromiseError
from tests.app.customer_page.customer import AtTheirPage, at_their_page
from tests.app.florist import CLIENT, Caller, Florist

FREE_VASE = TermsAsked(gives=Gives.PRICE, item="vase", amount=Decimal(0))


def promised(florist: Florist, caller: Caller) -> str:
    """The reference of a promise to a caller."""
    asked = PromiseAsked(whom=str(caller.customer), channel="shop", words=None, terms=(FREE_VASE,), client=CLIENT)
    return make(florist.desk("ana"), asked).row.reference


def at_the_page(florist: Florist, caller: Caller) -> AtTheirPage:
    """The caller, after a call, at the page of their case."""
    case = florist.decided(caller)
    florist.does("ana", case, EndContact())
    return at_their_page(florist, case)


def says(page: AtTheirPage, promise: str, seen: int = 1) -> AtPromise:
    """What they say of a promise there."""
    return at_case(page.florist.workspace, page.text, page.session, promise, seen)


def seen(florist: Florist, promise: str) -> PromiseView:
    """A promise as it stands."""
    return view(florist.desk("dora"), promise)


def test_what_is_open_stands_on_the_page_and_can_be_confirmed_there(florist: Florist) -> None:
    caller = florist.new_caller()
    promise = promised(florist, caller)
    promised(florist, florist.new_caller())
    page = at_the_page(florist, caller)
    (shown,) = page.sees().promised
    assert (shown.reference, shown.terms) == (promise, (shown.terms[0],))
    assert shown.terms[0].startswith("Vase: free of charge")
    says(page, promise).confirms()
    assert seen(florist, promise).history[-1].happened.event == Confirmed("link")
    assert page.sees().promised[0].is_confirmed


def test_that_is_not_what_i_was_told(florist: Florist) -> None:
    caller = florist.new_caller()
    promise = promised(florist, caller)
    page = at_the_page(florist, caller)
    says(page, promise).disputes("It was two vases.")
    assert seen(florist, promise).history[-1].happened.event == Disputed("It was two vases.")
    assert page.sees().promised[0].dispute == "It was two vases."
    with pytest.raises(NotPossibleNowError):
        says(page, promise).confirms()
    with pytest.raises(ChangedMeanwhileError):
        says(page, promise, seen=2).disputes("Three.")


def test_nobody_speaks_of_what_others_were_promised(florist: Florist) -> None:
    theirs = promised(florist, florist.new_caller())
    page = at_the_page(florist, florist.new_caller())
    assert page.sees().promised == ()
    for promise in (theirs, "nothing"):
        with pytest.raises(NoPromiseError):
            says(page, promise).confirms()


def test_who_has_not_answered_the_question_says_nothing(florist: Florist) -> None:
    caller = florist.new_caller()
    promise = promised(florist, caller)
    page = at_the_page(florist, caller)
    with pytest.raises(NotAnsweredError):
        at_case(florist.workspace, page.text, None, promise, 1).confirms()
