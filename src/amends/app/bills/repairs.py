"""Which gifts of a case make up for what a bill fell short by."""

from collections.abc import Iterator

from amends.app.on_case import OnCase
from amends.cases.events.giving import Basis
from amends.cases.parts import Gift

_MONEY_BACK = frozenset({"refund", "credit"})


def repairing_gifts(on: OnCase) -> Iterator[Gift]:
    """The gifts of the remedies that the client has named for it; else what was owed as a refund or a credit."""
    named = on.client.settings.bills.repaired_by
    for gift in on.state.gifts.values():
        remedy = on.policy.tree.remedies.get(gift.remedy)
        if named:
            if gift.remedy in named or (remedy is not None and remedy.kind in named):
                yield gift
        elif gift.basis is Basis.ENTITLED and remedy is not None and remedy.kind in _MONEY_BACK:
            yield gift
