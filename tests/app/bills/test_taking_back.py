"""What was given for a bill and taken back makes its promise good no longer: it is owed again."""

from collections.abc import Sequence
from decimal import Decimal
from uuid import UUID

from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from amends.app.cases.deciding import decide_case
from amends.app.cases.stating import Stating, state_facts
from amends.app.plain.promises import happened_to_plain
from amends.app.promises.reading import PromiseView
from amends.cases.gate.acts.giving import Give, Reverse, Settle
from amends.cases.gate.rules.settling import Outcome
from amends.cases.parts import GiftState
from amends.promises.bills.shortfall import ShortfallState
from amends.promises.events import MadeGood, NoLongerMadeGood
from amends.promises.keeping import Keeping
from amends.store import bills as stored_bills
from amends.store.verify import verify_within
from tests.app.bills.wrenfield import (
    DECEMBER,
    FEBRUARY,
    JANUARY,
    WORDS,
    Wrenfield,
    as_promised,
    bill,
    make_wrenfield,
    wrenfield_at,
)
from tests.stores import Databases, reading_all

MONTHS = (DECEMBER, JANUARY, FEBRUARY)


def case_of(company: Wrenfield, *, short: str = "-9.00") -> str:
    """The case that a short December opens."""
    followed = company.after(as_promised(DECEMBER, web_discount=short)).followed
    assert followed is not None
    [reference] = followed.opened
    return reference


def given(company: Wrenfield, case: str, remedy: str = "discount_refund") -> UUID:
    """A repair that is given, and what follows."""
    before = company.seen(case).gifts.keys()
    [gift] = company.does("ana", case, Give(remedy)).gifts.keys() - before
    company.does("ana", case, Settle(gift, Outcome.GIVEN))
    company.works()
    return gift


def taken_back(company: Wrenfield, case: str, gift: UUID) -> None:
    """The repair is taken back, and what follows."""
    company.does("ana", case, Reverse(gift, "It went to another account."))
    company.works()


def faults(company: Wrenfield) -> list[str]:
    with reading_all(company.workspace.engine) as connection:
        return [str(one) for one in verify_within(connection)]


def of_case(company: Wrenfield, case: UUID) -> list[ShortfallState]:
    with reading_all(company.workspace.engine) as connection:
        return [one.state for one in stored_bills.shortfalls_of_case(connection, company.client, case)]


def states(company: Wrenfield, promise: PromiseView) -> list[ShortfallState]:
    return [one.state for one in company.shortfalls(promise)]


def test_what_was_given_and_taken_back_is_owed_again_at_the_promise(wrenfield: Wrenfield) -> None:
    promise = wrenfield.promised()
    case = case_of(wrenfield)
    gift = given(wrenfield, case)
    assert wrenfield.promise(promise).standing.is_made_good

    taken_back(wrenfield, case, gift)

    seen = wrenfield.promise(promise)
    [shortfall] = wrenfield.shortfalls(promise)
    assert (seen.row.owed, seen.standing.keeping, seen.standing.is_made_good) == (1, Keeping.BROKEN, False)
    assert seen.standing.owed == (shortfall.key,)
    assert shortfall.state is ShortfallState.OPEN
    assert faults(wrenfield) == []


def test_the_record_says_what_was_taken_back(wrenfield: Wrenfield) -> None:
    promise = wrenfield.promised()
    case = case_of(wrenfield)
    gift = given(wrenfield, case)

    taken_back(wrenfield, case, gift)

    seen = wrenfield.promise(promise)
    [key] = seen.standing.owed
    id = wrenfield.seen(case).id
    assert [one.happened.event for one in seen.history][-2:] == [MadeGood(key, id), NoLongerMadeGood(key, id, gift)]
    told = happened_to_plain(seen.history[-1], "USD")
    assert (told["event"], told["sentence"], told["by"]) == (
        "no_longer_made_good", "what had been given back for a bill was taken back", None,
    )  # fmt: skip


def test_what_was_taken_back_can_be_given_again_and_makes_good_again(wrenfield: Wrenfield) -> None:
    promise = wrenfield.promised()
    case = case_of(wrenfield)
    taken_back(wrenfield, case, given(wrenfield, case))

    given(wrenfield, case)

    assert wrenfield.promise(promise).standing.is_made_good
    assert states(wrenfield, promise) == [ShortfallState.MADE_GOOD]
    assert faults(wrenfield) == []


def test_what_is_taken_back_after_the_bill_was_put_right_is_not_owed_again(wrenfield: Wrenfield) -> None:
    promise = wrenfield.promised()
    case = case_of(wrenfield)
    gift = given(wrenfield, case)
    wrenfield.after(as_promised(DECEMBER))

    taken_back(wrenfield, case, gift)

    assert wrenfield.promise(promise).row.owed == 0
    assert not wrenfield.promise(promise).row.is_broken
    assert states(wrenfield, promise) == [ShortfallState.CORRECTED]
    assert wrenfield.decided(case, "discount_refund").status != "owed"
    assert faults(wrenfield) == []


def test_what_else_was_given_goes_on_making_good(wrenfield: Wrenfield) -> None:
    promise = wrenfield.promised()
    wrenfield.settles(repaired_by=("discount_refund", "late_fee_refund"))
    followed = wrenfield.after(
        as_promised(DECEMBER, web_discount="-4.00", late_fee="7.00"), as_promised(JANUARY, web_discount="-3.00")
    ).followed
    assert followed is not None
    [case] = followed.opened
    discount = given(wrenfield, case)
    given(wrenfield, case, "late_fee_refund")
    assert states(wrenfield, promise) == [ShortfallState.MADE_GOOD] * 2

    taken_back(wrenfield, case, discount)

    assert states(wrenfield, promise) == [ShortfallState.MADE_GOOD, ShortfallState.OPEN]
    assert wrenfield.promise(promise).row.owed == 1


def test_what_does_not_repair_bills_changes_nothing_when_it_is_taken_back(wrenfield: Wrenfield) -> None:
    promise = wrenfield.promised()
    wrenfield.settles(repaired_by=("discount_refund",))
    case = case_of(wrenfield, short="-9.00")
    other = given(wrenfield, case)
    wrenfield.settles(repaired_by=("late_fee_refund",))

    taken_back(wrenfield, case, other)

    assert states(wrenfield, promise) == [ShortfallState.MADE_GOOD]


def test_a_charge_that_stood_twice_is_owed_again_though_nothing_was_promised(wrenfield: Wrenfield) -> None:
    wrenfield.customer("777")
    twice = bill(DECEMBER, "777", plan="9.00")
    wrenfield.settles(repaired_by=("goodwill_credit",))
    followed = wrenfield.after([*twice, twice[0]._replace(line="2")]).followed
    assert followed is not None
    [case] = followed.opened
    stated = Stating(typed={}, written={"tenure_years": 2}, source="record")
    state_facts(wrenfield.desk("ana"), case, stated)
    decide_case(wrenfield.desk("ana"), case)
    id = wrenfield.does("ana", case, Give("goodwill_credit", Decimal("9.00"), "our_mistake")).id
    [gift] = wrenfield.seen(case).gifts
    wrenfield.does("ana", case, Settle(gift, Outcome.GIVEN))
    wrenfield.works()
    assert of_case(wrenfield, id) == [ShortfallState.MADE_GOOD]

    taken_back(wrenfield, case, gift)

    assert of_case(wrenfield, id) == [ShortfallState.OPEN]


ACTS = st.lists(st.sampled_from(["short", "right", "give", "take back"]), min_size=3, max_size=8)


@settings(max_examples=6)
@for_all(st.data())
def test_a_promise_owes_exactly_what_is_short_and_is_not_covered_by_what_was_given_and_kept(
    databases: Databases, data: st.DataObject
) -> None:
    url = databases.copy(databases.made("wrenfield", make_wrenfield))
    with wrenfield_at(url) as company:
        company.settles(items=WORDS)
        promise = company.promised()
        cases = [case_of(company)]
        for act in data.draw(ACTS):
            cases += _done(company, cases, act, data)
            company.works()
            _agrees(company, promise, cases)
    databases.forget(url)


def _done(company: Wrenfield, cases: Sequence[str], act: str, data: st.DataObject) -> list[str]:
    case = cases[-1]
    match act:
        case "short" | "right":
            month = data.draw(st.sampled_from(MONTHS))
            amount = "-10.00" if act == "right" else data.draw(st.sampled_from(["-9.00", "-7.50"]))
            followed = company.after(as_promised(month, web_discount=amount)).followed
            assert followed is not None
            return followed.opened
        case "give" if company.decided(case, "discount_refund").status == "owed":
            if company.seen(case).standing_gift("discount_refund") is None:
                given(company, case)
        case "take back":
            gifts = [one for one in company.seen(case).gifts.values() if one.state is GiftState.GIVEN]
            if gifts:
                taken_back(company, case, gifts[-1].id)
    return []


def _agrees(company: Wrenfield, promise: PromiseView, cases: Sequence[str]) -> None:
    seen = company.promise(promise)
    known = company.shortfalls(promise)
    assert {one.key for one in known if one.state is ShortfallState.OPEN} == set(seen.standing.owed)
    for reference in cases:
        case = company.seen(reference)
        left = sum((one.amount for one in case.gifts.values() if one.state is GiftState.GIVEN), Decimal(0))
        mine = [one for one in known if one.case == case.id]
        left -= sum((one.short_by for one in mine if one.state is ShortfallState.MADE_GOOD), Decimal(0))
        assert left >= 0, "nothing is made good by what the customer no longer has"
    assert faults(company) == []
