"""What is wrong with the credits of bills, each with its name."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from amends.promises.amounts import less, sum_of
from amends.promises.bills.account import Credit, Sums, Surplus
from amends.promises.bills.earlier import Earlier, Moved, TooMuch, across_bills
from amends.promises.bills.finding import Finding, FindingKind
from amends.promises.bills.gather import line_order
from amends.promises.bills.line import BillLine
from amends.promises.bills.matching import credited, is_just
from amends.promises.bills.places import Elsewhere, placed
from amends.promises.cycles import Period, cycle_of
from amends.promises.due import first_day, last_day
from amends.promises.promise import Place, PromisedItem
from amends.promises.terms import Gives


def credit_findings(
    promised: Mapping[str, Sequence[PromisedItem]],
    sums: Sums,
    strays: Iterable[BillLine],
    checked_now: Mapping[str, Collection[Period]],
    earlier: Earlier,
) -> Iterator[Finding]:
    """Credits that are missing, short, too much or in the wrong place, in no particular order.

    Args:
        promised: what was promised, by account.
        sums: what the bills come to.
        strays: credits that stand where nobody promised them.
        checked_now: the days of the bills, by account.
        earlier: tells which bills were checked before.
    """
    credited_items = _credited_items(promised)
    surpluses = list(sums.surpluses)
    for line in strays:
        about = credited_items.get((line.account, line.item))
        surpluses.append(Surplus(line.account, line.item, line.period, line, about))
    gaps = [credit for credit in sums.credits if credit.met.found < credit.met.due]
    elsewhere, open_gaps, left = placed(gaps, surpluses)
    across = across_bills(open_gaps, _on_one_bill(left), checked_now, earlier)
    open_gaps, too_much = across.gaps, across.too_much
    accounts = {gap.met.promise.account for gap in open_gaps} | {one.about.account for one in too_much}
    beside = [credit for credit in sums.credits if credit.met.promise.account in accounts]
    yield from map(_elsewhere, elsewhere)
    yield from map(_across, across.moved)
    yield from _shortfalls(open_gaps, beside)
    yield from _surpluses(too_much, beside)
    for credit in sums.credits:
        if credit.met.found > credit.met.due:
            yield _credit(FindingKind.EXCESS_CREDIT, credit, credit.met.lines)


def _credited_items(promised: Mapping[str, Sequence[PromisedItem]]) -> Mapping[tuple[str, str], PromisedItem]:
    """The first promise of a credit by account and item."""
    found: dict[tuple[str, str], PromisedItem] = {}
    for items in promised.values():
        for one in sorted(items, key=lambda one: one.place):
            if one.terms.gives is Gives.CREDIT:
                found.setdefault((one.account, one.terms.item), one)
    return found


def _elsewhere(found: Elsewhere) -> Finding:
    lines = (*found.gap.met.lines, found.surplus.line)
    if not found.is_own_account:
        return _credit(FindingKind.WRONG_ACCOUNT, found.gap, lines)
    moved = _credit(FindingKind.WRONG_MONTH, found.gap, lines)
    return replace(moved, difference=Decimal(0), elsewhere=found.surplus.period)


def _across(found: Moved) -> Finding:
    promise = found.promise
    return Finding(
        kind=FindingKind.WRONG_MONTH,
        promise=promise,
        account=promise.account,
        item=promise.terms.item,
        period=found.period,
        bills=found.gap.bills if found.gap is not None else (),
        lines=found.lines,
        due=found.due,
        found=found.found,
        difference=Decimal(0),
        elsewhere=found.elsewhere,
    )


def _shortfalls(gaps: Iterable[Credit], beside: Iterable[Credit]) -> Iterator[Finding]:
    """What falls short; where a credit came on earlier bills and on none since, it has ended early."""
    shown: dict[Place, list[Period]] = {}
    for credit in beside:
        if credit.met.lines:
            shown.setdefault(credit.met.promise.place, []).append(credit.period)
    for gap in gaps:
        periods = shown.get(gap.met.promise.place, ())
        if gap.met.lines:
            kind = FindingKind.SHORT_CREDIT
        elif periods and max(periods) < gap.period:
            kind = FindingKind.ENDED_EARLY
        else:
            kind = FindingKind.MISSING_CREDIT
        yield _credit(kind, gap, gap.met.lines)


def _credit(kind: FindingKind, credit: Credit, lines: tuple[BillLine, ...]) -> Finding:
    promise = credit.met.promise
    return Finding(
        kind=kind,
        promise=promise,
        account=promise.account,
        item=promise.terms.item,
        period=credit.period,
        bills=credit.bills,
        lines=lines,
        due=credit.met.due,
        found=credit.met.found,
        difference=less(credit.met.due, credit.met.found),
    )


def _on_one_bill(surpluses: Iterable[Surplus]) -> Iterable[TooMuch]:
    """What is too much on each bill for each promise; accounts that were promised nothing are left out."""
    found: dict[tuple[Place, Period], TooMuch] = {}
    for one in surpluses:
        if one.about is not None:
            place = (one.about.place, one.period)
            found.setdefault(place, TooMuch(one.about, one.period, [])).lines.append(one.line)
    return found.values()


def _surpluses(too_much: Iterable[TooMuch], beside: Iterable[Credit]) -> Iterator[Finding]:
    dues: dict[tuple[str, str, Period], list[Decimal]] = {}
    for credit in beside:
        promise = credit.met.promise
        dues.setdefault((promise.account, promise.terms.item, credit.period), []).append(credit.met.due)
    for one in too_much:
        yield _surplus(one, dues.get((one.about.account, one.about.terms.item, one.period), ()))


def _surplus(found: TooMuch, dues: Sequence[Decimal]) -> Finding:
    about = found.about
    lines = tuple(sorted(found.lines, key=line_order))
    too_much = credited(lines)
    return Finding(
        kind=_kind_of_surplus(found, dues),
        promise=about,
        account=about.account,
        item=about.terms.item,
        period=found.period,
        bills=tuple(sorted({line.bill for line in lines})),
        lines=lines,
        due=sum_of(dues),
        found=sum_of([*dues, too_much]),
        difference=too_much.copy_negate(),
    )


def _kind_of_surplus(found: TooMuch, dues: Sequence[Decimal]) -> FindingKind:
    if dues:
        again = all(any(is_just(line, due) for due in dues) for line in found.lines)
        return FindingKind.DOUBLED_CREDIT if again else FindingKind.EXCESS_CREDIT
    cycle = cycle_of(found.period)
    if found.period.last < first_day(found.about.terms, cycle):
        return FindingKind.STARTED_EARLY
    if last_day(found.about.terms, cycle) < found.period.first:
        return FindingKind.ENDED_LATE
    return FindingKind.EXCESS_CREDIT
