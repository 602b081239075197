"""What a check means for the promises themselves: the bills that kept or broke them."""

from collections.abc import Iterator

from amends.promises.bills.check import Checked
from amends.promises.cycles import Period
from amends.promises.events import BillChecked


def bills_checked(checked: Checked) -> Iterator[tuple[str, BillChecked]]:
    """For each bill that was sent and held to a promise: the promise's id, and the event that it gets."""
    shortfalls: dict[tuple[str, int, Period], list[str]] = {}
    elsewhere: dict[tuple[str, int, Period], Period] = {}
    for finding in checked.findings:
        if finding.promise is not None and finding.elsewhere is not None:
            elsewhere[*finding.promise.place, finding.period] = finding.elsewhere
    for finding in checked.shortfalls:
        if finding.promise is not None:
            place = (finding.promise.promise, finding.promise.part, finding.period)
            shortfalls.setdefault(place, []).append(finding.key)
    for held in checked.held:
        promise, part = held.promise.place
        place = (promise, part, held.period)
        keys, bill = tuple(shortfalls.get(place, ())), ", ".join(held.bills) or None
        yield promise, BillChecked(bill, held.period, part, keys, held.is_last, elsewhere.get(place))
