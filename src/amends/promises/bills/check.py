"""Bills held to promises: everything that does not agree, once each, whatever order the lines come in.

The same check runs before bills are sent and after; only what is done about a finding differs.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from amends.promises.amounts import sum_of
from amends.promises.bills.account import HeldBill, Sums, check_account, is_last_bill
from amends.promises.bills.charge_findings import charge_findings
from amends.promises.bills.credit_findings import credit_findings
from amends.promises.bills.earlier import Earlier, nothing_earlier
from amends.promises.bills.finding import Finding, FindingKind
from amends.promises.bills.gather import Gathered, gather
from amends.promises.bills.line import BillLine
from amends.promises.bills.matching import credited
from amends.promises.bills.rules import Rules
from amends.promises.cycles import Period, cycle_of
from amends.promises.due import last_day
from amends.promises.promise import Place, PromisedItem

_DEFAULT_RULES = Rules()


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a check.

    Attributes:
        findings: what does not agree, in the order of the keys.
        held: each bill that was held to a promise.
        beside: the lines that are told beside what falls short, by account and period.
        without_bill: what was promised to accounts of which there is no bill here, though the bills are of its time.
    """

    findings: tuple[Finding, ...]
    held: tuple[HeldBill, ...]
    beside: Mapping[tuple[str, Period], tuple[BillLine, ...]]
    without_bill: tuple[PromisedItem, ...]

    @property
    def shortfalls(self) -> tuple[Finding, ...]:
        """The findings by which customers got less than was promised."""
        return tuple(finding for finding in self.findings if finding.is_shortfall)


def check(
    promised: Iterable[PromisedItem],
    lines: Iterable[BillLine],
    rules: Rules = _DEFAULT_RULES,
    earlier: Earlier = nothing_earlier,
) -> Checked:
    """Holds bills to promises.

    Args:
        promised: what was promised, in any order.
        lines: the lines of bills, in any order; one that has a number and comes twice counts once.
        rules: how the client's bills are read.
        earlier: tells which bills were checked before: a credit may have come early or late.
    """
    by_account: dict[str, list[PromisedItem]] = {}
    for one in {one.place: one for one in promised}.values():
        by_account.setdefault(one.account, []).append(one)
    gathered = gather(by_account, lines, rules)
    sums = Sums()
    for account, bills in gathered.bills.items():
        check_account(account, by_account.get(account, ()), bills, rules, sums)
    of_credits = credit_findings(by_account, sums, gathered.strays, gathered.bills, earlier)
    findings = [*(_with_late_fees(one, gathered, rules) for one in of_credits), *charge_findings(sums.charges)]
    findings.sort(key=lambda finding: finding.key)
    sums.held += _earlier_bills(findings)
    held = sorted(_with_surpluses(sums, findings), key=lambda bill: (bill.promise.place, bill.period))
    beside = _beside(findings, by_account, gathered, rules)
    return Checked(tuple(findings), tuple(held), beside, _without_bill(by_account, gathered))


def _with_surpluses(sums: Sums, findings: Iterable[Finding]) -> Iterable[HeldBill]:
    """The bills with everything that each takes off for a promise, also what is more than was due.

    What belongs on another account's bill counts on neither.
    """
    misplaced = {
        id(line) for finding in findings if finding.kind is FindingKind.WRONG_ACCOUNT for line in finding.lines[-1:]
    }
    surpluses: dict[tuple[Place, Period], list[BillLine]] = {}
    for one in sums.surpluses:
        if one.about is not None and id(one.line) not in misplaced:
            surpluses.setdefault((one.about.place, one.period), []).append(one.line)
    if not surpluses:
        return sums.held
    return (
        held._replace(found=sum_of([held.found, credited(lines)]))
        if (lines := surpluses.get((held.promise.place, held.period)))
        else held
        for held in sums.held
    )


def _with_late_fees(finding: Finding, gathered: Gathered, rules: Rules) -> Finding:
    """A credit that came late, with what the account was charged for it in the meantime; others as they are."""
    if finding.elsewhere is None or finding.elsewhere < finding.period or not rules.late_fees:
        return finding
    bills = gathered.bills.get(finding.account, {})
    fees = sum_of(
        line.amount
        for period, bill in bills.items()
        if finding.period < period <= finding.elsewhere
        for line in bill.kept
        if line.item in rules.late_fees
    )
    return replace(finding, difference=fees) if fees > 0 else finding


def _earlier_bills(findings: Iterable[Finding]) -> Iterator[HeldBill]:
    """The bills of earlier checks of which it is known now that what they lack stands elsewhere."""
    for one in findings:
        if one.elsewhere is not None and not one.bills and one.promise is not None:
            is_last = is_last_bill(one.promise, one.period)
            yield HeldBill(one.promise, (), one.period, is_last, one.due, one.found)


def _beside(
    findings: Iterable[Finding], promised: Mapping[str, Sequence[PromisedItem]], gathered: Gathered, rules: Rules
) -> Mapping[tuple[str, Period], tuple[BillLine, ...]]:
    """Where something falls short: the lines of the bill that are to be told, without those that a promise is about."""
    if not rules.told:
        return {}
    places = {(finding.account, finding.period) for finding in findings if finding.is_shortfall}
    found = {}
    for account, period in places:
        bill = gathered.bills.get(account, {}).get(period)
        of_promises = {one.terms.item for one in promised.get(account, ())}
        told = rules.told - of_promises
        found[account, period] = tuple(line for line in bill.kept if line.item in told) if bill is not None else ()
    return found


def _without_bill(promised: Mapping[str, Sequence[PromisedItem]], gathered: Gathered) -> tuple[PromisedItem, ...]:
    seen = gathered.first_to_last
    if seen is None:
        return _in_order(one for items in promised.values() for one in items)
    cycle = cycle_of(seen)
    return _in_order(
        one
        for account, items in promised.items()
        if not gathered.bills[account]
        for one in items
        if one.terms.start <= seen.last and seen.first <= last_day(one.terms, cycle)
    )


def _in_order(promised: Iterable[PromisedItem]) -> tuple[PromisedItem, ...]:
    return tuple(sorted(promised, key=lambda one: one.place))
