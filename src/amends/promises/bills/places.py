"""Credits that are missing in one place and stand in another: on another month's bill, or on another account's."""

from collections.abc import Callable, Hashable, Iterable
from decimal import Decimal
from typing import NamedTuple

from amends.promises.amounts import less
from amends.promises.bills.account import Credit, Surplus


class Elsewhere(NamedTuple):
    """What falls short here stands there."""

    gap: Credit
    surplus: Surplus
    is_own_account: bool


def placed(gaps: Iterable[Credit], surpluses: Iterable[Surplus]) -> tuple[list[Elsewhere], list[Credit], list[Surplus]]:
    """What was found elsewhere; the gaps that were not; and the credits that belong to none.

    Only where there is no doubt: the one credit of this item and amount that is too much belongs to the one gap of just
    that amount; first on another month's bill of the account, then for the same days on another account.
    """
    months, open_gaps, left = _paired(
        list(gaps),
        list(surpluses),
        lambda gap: (gap.met.promise.account, gap.met.promise.terms.item, _lacking(gap)),
        lambda one: (one.account, one.item, one.line.amount.copy_negate()),
        is_own_account=True,
    )
    accounts, open_gaps, left = _paired(
        open_gaps,
        left,
        lambda gap: (gap.period, gap.met.promise.terms.item, _lacking(gap)),
        lambda one: (one.period, one.item, one.line.amount.copy_negate()),
        is_own_account=False,
    )
    return [*months, *accounts], open_gaps, left


def _paired(
    gaps: list[Credit],
    surpluses: list[Surplus],
    of_gap: Callable[[Credit], Hashable],
    of_surplus: Callable[[Surplus], Hashable],
    *,
    is_own_account: bool,
) -> tuple[list[Elsewhere], list[Credit], list[Surplus]]:
    wanted: dict[Hashable, list[Credit]] = {}
    for gap in gaps:
        wanted.setdefault(of_gap(gap), []).append(gap)
    there: dict[Hashable, list[Surplus]] = {}
    for surplus in surpluses:
        key = of_surplus(surplus)
        if key in wanted:
            there.setdefault(key, []).append(surplus)
    found = [
        Elsewhere(wanted[key][0], one[0], is_own_account)
        for key, one in there.items()
        if len(one) == 1 and len(wanted[key]) == 1
    ]
    paired_gaps = {id(one.gap) for one in found}
    paired_surpluses = {id(one.surplus) for one in found}
    return (
        found,
        [gap for gap in gaps if id(gap) not in paired_gaps],
        [one for one in surpluses if id(one) not in paired_surpluses],
    )


def _lacking(gap: Credit) -> Decimal:
    return less(gap.met.due, gap.met.found)
