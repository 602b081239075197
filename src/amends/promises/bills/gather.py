"""Lines gathered into bills: those that can matter to a promise, whatever order they come in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field

from amends.promises.bills.line import BillLine
from amends.promises.bills.rules import Rules
from amends.promises.cycles import Period
from amends.promises.promise import PromisedItem
from amends.promises.terms import Gives


@dataclass(slots=True)
class Bill:
    """What an account was billed for a period, on one bill or several.

    Attributes:
        numbers: the numbers of the bills, and whether each charges the account anything.
        kept: the lines that can matter to a promise.
    """

    numbers: dict[str, bool] = field(default_factory=dict)
    kept: list[BillLine] = field(default_factory=list)

    @property
    def charges(self) -> bool:
        """Whether it charges the account anything."""
        return any(self.numbers.values())

    def together_with(self, other: "Bill") -> "Bill":
        """Both as one."""
        return Bill({**other.numbers, **self.numbers}, sorted([*self.kept, *other.kept], key=line_order))

    def lines(self, item: str) -> list[BillLine]:
        """The lines about an item, in an order of their own: first those under numbers that charge for this period."""
        found = [line for line in self.kept if line.item == item]
        return sorted(found, key=lambda line: not self.numbers.get(line.bill)) if len(found) > 1 else found

    def carries(self, item: str) -> bool:
        """Whether the item is charged."""
        return any(line.amount > 0 for line in self.lines(item))

    def number_list(self) -> tuple[str, ...]:
        """The numbers of the bills, in order."""
        return tuple(sorted(self.numbers))


Bills = Mapping[str, Mapping[Period, Bill]]
"""Bills by accounts and periods."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """Bills of accounts that were promised something, and credits that stand where nobody promised them.

    A bill charges one account for one period. A credit with its number on another account is a stray, and makes no bill
    there. So is one for another period of the account, unless a bill charges the account for that time: then it stands
    on that bill, as it does where that bill is checked alone.
    """

    bills: Bills
    strays: Sequence[BillLine]
    first_to_last: Period | None


def gather(promised: Mapping[str, Sequence[PromisedItem]], lines: Iterable[BillLine], rules: Rules) -> Gathered:
    """Gathers what matters to what was promised; a line with a number of its own counts once however often it comes.

    Args:
        promised: what was promised, by account.
        lines: lines of any bills, in any order.
        rules: how they are read.
    """
    credited = _credited(one for items in promised.values() for one in items)
    wanted = _wanted_items(promised) | rules.once | rules.told | rules.late_fees
    bills: dict[str, dict[Period, Bill]] = {account: {} for account in promised}
    others: dict[str, dict[Period, Bill]] = {}
    strays: list[BillLine] = []
    periods: set[Period] = set()
    charged: set[str] = set()
    taxes_count, once = rules.taxes_count, rules.once
    for line in lines:
        account, number, _, period, item, amount, tax = line
        periods.add(period)
        counts = taxes_count or not tax
        is_charge = amount > 0
        if is_charge:
            charged.add(number)
        of_account = bills.get(account)
        if of_account is not None:
            bill = of_account.get(period)
            if bill is None:
                bill = of_account[period] = Bill()
            if is_charge or number not in bill.numbers:
                bill.numbers[number] = is_charge
            if counts and item in wanted:
                bill.kept.append(line)
        elif counts and item in once:
            bill = others.setdefault(account, {}).setdefault(period, Bill())
            bill.numbers[number] = True
            bill.kept.append(line)
        elif counts and not is_charge and item in credited:
            strays.append(line)
    for account, of_account in bills.items():
        strays += _taken_out(of_account, charged, credited)
        strays += _unpromised(of_account.values(), credited - _credited(promised[account]))
    bills |= others
    for of_account in bills.values():
        _put_in_order(of_account.values())
    return Gathered(bills, _each_once(strays), _hull(periods))


def _taken_out(bills: dict[Period, Bill], charged: Set[str], credited: Set[str]) -> Iterator[BillLine]:
    """Takes out the lines of bills that charge elsewhere, see `Gathered`; yields the credits among them."""
    for period, bill in list(bills.items()):
        foreign = {number for number, is_charged in bill.numbers.items() if not is_charged and number in charged}
        if foreign and _charge_for(bills, period):
            foreign -= _charging_numbers(bills)
        if not foreign:
            continue
        yield from (line for line in bill.kept if line.bill in foreign and line.item in credited)
        bill.kept = [line for line in bill.kept if line.bill not in foreign]
        bill.numbers = {number: is_charged for number, is_charged in bill.numbers.items() if number not in foreign}
        if not bill.numbers:
            del bills[period]


def _charge_for(bills: Mapping[Period, Bill], period: Period) -> bool:
    """Whether any of these bills charges the account for days of a period."""
    return any(bill.charges and one.first <= period.last and period.first <= one.last for one, bill in bills.items())


def _charging_numbers(bills: Mapping[Period, Bill]) -> Set[str]:
    """The numbers of bills that charge the account for any period."""
    return {number for bill in bills.values() for number, is_charged in bill.numbers.items() if is_charged}


def _unpromised(bills: Iterable[Bill], items: Set[str]) -> Iterator[BillLine]:
    """The credits that were promised to others and not to the account of these bills."""
    for bill in bills:
        yield from (line for line in bill.kept if line.amount < 0 and line.item in items)


def _credited(promised: Iterable[PromisedItem]) -> Set[str]:
    """The items of the credits that were promised."""
    return {one.terms.item for one in promised if one.terms.gives is Gives.CREDIT}


def _put_in_order(bills: Iterable[Bill]) -> None:
    for bill in bills:
        if len(bill.kept) > 1:
            bill.kept = _each_once(bill.kept)


def _wanted_items(promised: Mapping[str, Sequence[PromisedItem]]) -> set[str]:
    wanted = set()
    for items in promised.values():
        for one in items:
            wanted.add(one.terms.item)
            wanted.update(condition.item for condition in one.terms.conditions if condition.item is not None)
    return wanted


def _each_once(lines: Iterable[BillLine]) -> list[BillLine]:
    numbered: set[BillLine] = set()
    others = []
    for line in lines:
        if line.line is None:
            others.append(line)
        else:
            numbered.add(line)
    return sorted([*numbered, *others], key=line_order)


def line_order(line: BillLine) -> tuple[object, ...]:
    """By what lines are put in order: everything that they say, so that the order that they came in is forgotten."""
    return (line.account, line.period, line.bill, line.line or "", line.item, line.amount, line.tax)


def _hull(periods: Iterable[Period]) -> Period | None:
    found = list(periods)
    if not found:
        return None
    return Period(min(period.first for period in found), max(period.last for period in found))
