"""The bills of one account held to what was promised to it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from amends.promises.amounts import sum_of
from amends.promises.bills.gather import Bill
from amends.promises.bills.line import BillLine
from amends.promises.bills.matching import Met, Owed, match
from amends.promises.bills.prices import TooMuch, charged_too_much, doubled
from amends.promises.bills.rules import Rules
from amends.promises.cycles import Period, cycle_of
from amends.promises.due import Due, due, last_day
from amends.promises.promise import Place, PromisedItem
from amends.promises.terms import Gives

_NOTHING = Decimal(0)


class Credit(NamedTuple):
    """What a bill had to take off for a promise, and what it takes off."""

    period: Period
    bills: tuple[str, ...]
    met: Met


class Surplus(NamedTuple):
    """A credit that no promise asks of the bill on which it stands; `period` is that of the bill."""

    account: str
    item: str
    period: Period
    line: BillLine
    about: PromisedItem | None


class Charge(NamedTuple):
    """More than was promised, or the same twice."""

    account: str
    period: Period
    bills: tuple[str, ...]
    too_much: TooMuch


class HeldBill(NamedTuple):
    """A bill that was held to a promise.

    Attributes:
        is_last: whether no later bill owes anything for it.
        due: what the bill had to take off for it, or the most that it could charge.
        found: what it takes off for it, or charges.
    """

    promise: PromisedItem
    bills: tuple[str, ...]
    period: Period
    is_last: bool
    due: Decimal
    found: Decimal


@dataclass(slots=True)
class Sums:
    """What bills come to, account after account; credits are those that were due, kept or not."""

    credits: list[Credit] = field(default_factory=list)
    surpluses: list[Surplus] = field(default_factory=list)
    charges: list[Charge] = field(default_factory=list)
    held: list[HeldBill] = field(default_factory=list)


def check_account(
    account: str, promised: Sequence[PromisedItem], bills: Mapping[Period, Bill], rules: Rules, sums: Sums
) -> None:
    """Holds each bill of an account to everything that was promised to it, and adds what comes of it to the sums."""
    in_order = sorted(promised, key=lambda one: one.place)
    whole = bills if len(bills) == 1 else _with_credit_notes(bills)
    for period in sorted(whole):
        _check_bill(account, in_order, period, whole[period], rules, sums)


def _with_credit_notes(bills: Mapping[Period, Bill]) -> Mapping[Period, Bill]:
    """The bills, where what charges nothing and falls into the time of a bill belongs to that bill."""
    charging = sorted(period for period, bill in bills.items() if bill.charges)
    whole = {period: bills[period] for period in charging}
    for period in sorted(bills.keys() - whole.keys()):
        bill = bills[period]
        of_bill = next((one for one in charging if one.first <= period.last and period.first <= one.last), None)
        if of_bill is None:
            whole[period] = bill
        else:
            whole[of_bill] = whole[of_bill].together_with(bill)
    return whole


def _check_bill(
    account: str,
    promised: Sequence[PromisedItem],
    period: Period,
    bill: Bill,
    rules: Rules,
    sums: Sums,
) -> None:
    numbers = bill.number_list()
    owed: dict[str, list[Owed]] = {}
    priced: dict[str, list[tuple[PromisedItem, Due]]] = {}
    credited_items: dict[str, PromisedItem] = {}
    asked_of_bill: list[tuple[PromisedItem, Due]] = []
    credited: dict[Place, Decimal] = {}
    for one in promised:
        is_credit = one.terms.gives is Gives.CREDIT
        if is_credit:
            credited_items.setdefault(one.terms.item, one)
        asked = due(one.terms, period, rules.minor_digits)
        if asked is None or not _conditions_met(one, bill):
            continue
        asked_of_bill.append((one, asked))
        if is_credit and asked.amount:
            owed.setdefault(one.terms.item, []).append(Owed(one, asked.amount))
        elif not is_credit:
            priced.setdefault(one.terms.item, []).append((one, asked))
    for item, about in credited_items.items():
        lines = bill.lines(item)
        if item in priced:
            lines = [line for line in lines if line.amount < 0]
        met, left = match(owed.get(item, ()), lines)
        for one_met in met:
            sums.credits.append(Credit(period, numbers, one_met))
            credited[one_met.promise.place] = one_met.found
        own = owed.get(item)
        for line in left:
            if line.amount < 0:
                sums.surpluses.append(Surplus(account, item, period, line, own[0].promise if own else about))
    for too_much in _charges(bill, owed, priced, rules):
        sums.charges.append(Charge(account, period, numbers, too_much))
    for one, asked in asked_of_bill:
        if one.terms.gives is Gives.CREDIT:
            found = credited.get(one.place, _NOTHING)
        else:
            found = _net(bill.lines(one.terms.item), owed.get(one.terms.item, ()))
        sums.held.append(HeldBill(one, numbers, period, is_last_bill(one, period), asked.amount, found))


def _charges(
    bill: Bill,
    owed: Mapping[str, Sequence[Owed]],
    priced: Mapping[str, Sequence[tuple[PromisedItem, Due]]],
    rules: Rules,
) -> Iterator[TooMuch]:
    for item, prices in priced.items():
        taken_off = _taken_off(owed.get(item, ()))
        found = charged_too_much(bill.lines(item), prices, taken_off)
        if found is not None:
            yield found
    for item in rules.once - priced.keys():
        found = doubled(bill.lines(item))
        if found is not None:
            yield found


def _taken_off(owed: Sequence[Owed]) -> Decimal:
    return sum_of(one.amount for one in owed)


def _net(lines: Sequence[BillLine], owed: Sequence[Owed]) -> Decimal:
    """What an item costs, where what was promised to be taken off besides is left aside."""
    return sum_of([*(line.amount for line in lines), _taken_off(owed)]) if lines else _NOTHING


def _conditions_met(promised: PromisedItem, bill: Bill) -> bool:
    return all(condition.item is None or bill.carries(condition.item) for condition in promised.terms.conditions)


def is_last_bill(promised: PromisedItem, period: Period) -> bool:
    """Whether no later bill than that of a period owes anything for what was promised."""
    return promised.terms.months is not None and last_day(promised.terms, cycle_of(period)) <= period.last
