"""What is wrong with the charges of bills, each with its name."""

from collections.abc import Iterable, Iterator

from amends.promises.amounts import less
from amends.promises.bills.account import Charge
from amends.promises.bills.finding import Finding, FindingKind


def charge_findings(charges: Iterable[Charge]) -> Iterator[Finding]:
    """Charges beyond what was promised, and the same charge twice, in no particular order."""
    return map(_charge, charges)


def _charge(charge: Charge) -> Finding:
    too_much = charge.too_much
    kind = FindingKind.OVERCHARGED
    if too_much.is_doubled:
        kind = FindingKind.DOUBLED_CHARGE
    elif too_much.promise is not None and too_much.promise.terms.is_free:
        kind = FindingKind.CHARGED_THOUGH_FREE
    return Finding(
        kind=kind,
        promise=too_much.promise,
        account=charge.account,
        item=too_much.item,
        period=charge.period,
        bills=charge.bills,
        lines=too_much.lines,
        due=too_much.due,
        found=too_much.found,
        difference=less(too_much.found, too_much.due),
    )
