"""Bills held to promises: everything that does not agree, once each, whatever order the lines come in.

The same check runs before bills are sent and after; only what is done about a finding differs.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from amends.promises.bills.account import HeldBill, Sums, check_account
from amends.promises.bills.charge_findings import charge_findings
from amends.promises.bills.credit_findings import credit_findings
from amends.promises.bills.finding import Finding
from amends.promises.bills.gather import Gathered, gather
from amends.promises.bills.line import BillLine
from amends.promises.bills.rules import Rules
from amends.promises.cycles import cycle_of
from amends.promises.due import last_day
from amends.promises.promise import PromisedItem

_DEFAULT_RULES = Rules()


@dataclass(frozen=True, slots=True)
class Checked:
    """What came of a check.

    Attributes:
        findings: what does not agree, in the order of the keys.
        held: each bill that was held to a promise.
        without_bill: what was promised to accounts of which there is no bill here, though the bills are of its time.
    """

    findings: tuple[Finding, ...]
    held: tuple[HeldBill, ...]
    without_bill: tuple[PromisedItem, ...]

    @property
    def shortfalls(self) -> tuple[Finding, ...]:
        """The findings by which customers got less than was promised."""
        return tuple(finding for finding in self.findings if finding.is_shortfall)


def check(promised: Iterable[PromisedItem], lines: Iterable[BillLine], rules: Rules = _DEFAULT_RULES) -> Checked:
    """Holds bills to promises.

    Args:
        promised: what was promised, in any order.
        lines: the lines of bills, in any order; one that has a number and comes twice counts once.
        rules: how the client's bills are read.
    """
    by_account: dict[str, list[PromisedItem]] = {}
    for one in {one.place: one for one in promised}.values():
        by_account.setdefault(one.account, []).append(one)
    gathered = gather(by_account, lines, rules)
    sums = Sums()
    for account, bills in gathered.bills.items():
        check_account(account, by_account.get(account, ()), bills, rules, sums)
    findings = [*credit_findings(by_account, sums, gathered.strays), *charge_findings(sums.charges)]
    findings.sort(key=lambda finding: finding.key)
    held = sorted(sums.held, key=lambda bill: (bill.promise.place, bill.period))
    return Checked(tuple(findings), tuple(held), _without_bill(by_account, gathered))


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
