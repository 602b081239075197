"""Balances: what counts for the caps, for each subject and remedy, whenever it was entered.

They follow from the entries alone. A store keeps them as rows of their own, so that a transaction which adds to a sum
has a row to lock, and `verify` has two ways to the same number.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from amends.lang.tree import PolicyTree
from amends.ledger.entries import COUNTED_FOR_CAPS, Entry
from amends.ledger.subject import PER, Subject
from amends.ledger.sums import exact_sum, less


@dataclass(frozen=True, slots=True, order=True)
class BalanceKey:
    """Whose balance it is: of a client's policy, for one subject (`per` names what sort, the id stands as text)."""

    client: UUID
    policy: str
    per: str
    subject: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Balance:
    """How many entries count, and what they are worth in sum; a change of a balance may be below 0."""

    count: int = 0
    amount: Decimal = Decimal(0)

    def plus(self, other: "Balance") -> "Balance":
        """Both together."""
        return Balance(self.count + other.count, exact_sum((self.amount, other.amount)))

    def minus(self, other: "Balance") -> "Balance":
        """The one without the other."""
        return Balance(self.count - other.count, less(self.amount, other.amount))


NOTHING = Balance()
Balances = Mapping[BalanceKey, Balance]


@dataclass(frozen=True, slots=True)
class BalanceDifference:
    """A stored balance that does not follow from the entries."""

    key: BalanceKey
    stored: Balance
    from_entries: Balance


def keys_of(entry: Entry) -> tuple[BalanceKey, ...]:
    """The balances that an entry stands in: one for each subject that it has."""
    gift = entry.gift
    return _keys(gift.client, gift.policy, gift.subject, PER, (gift.remedy,))


def balances_of(entries: Iterable[Entry]) -> dict[BalanceKey, Balance]:
    """The balances that follow from the entries of any clients; entries that no longer count leave 0."""
    return sum_of_changes((None, entry) for entry in entries)


def change_of(before: Entry | None, after: Entry) -> dict[BalanceKey, Balance]:
    """By how much each balance changes when an entry comes into another state; `before` is None for a new one."""
    was = NOTHING if before is None else _counted(before)
    change = _counted(after).minus(was)
    return dict.fromkeys(keys_of(after), change)


def sum_of_changes(changes: Iterable[tuple[Entry | None, Entry]]) -> dict[BalanceKey, Balance]:
    """By how much each balance changes over several entries, each with what it was before."""
    total: dict[BalanceKey, Balance] = {}
    for before, after in changes:
        for key, change in change_of(before, after).items():
            total[key] = total.get(key, NOTHING).plus(change)
    return total


def keys_to_lock(tree: PolicyTree, client: UUID, remedies: Iterable[str], subject: Subject) -> tuple[BalanceKey, ...]:
    """The balances that nobody else may change while it is decided whether these remedies fit under the caps.

    A cap over several remedies needs them all: else two transactions, each with another one, would not meet. They are
    in order, so that two transactions that take them one by one never wait for each other.
    """
    given = tuple(remedies)
    keys = set(_keys(client, tree.name, subject, PER, given))
    for cap in tree.caps:
        if not set(cap.of).isdisjoint(given):
            keys.update(_keys(client, tree.name, subject, (cap.per,), cap.of))
    return tuple(sorted(keys))


def differences(from_entries: Balances, stored: Balances) -> list[BalanceDifference]:
    """Every balance that is stored otherwise than it follows from the entries; a missing one counts as 0."""
    return [
        BalanceDifference(key, stored.get(key, NOTHING), from_entries.get(key, NOTHING))
        for key in sorted({*stored, *from_entries})
        if stored.get(key, NOTHING) != from_entries.get(key, NOTHING)
    ]


def _counted(entry: Entry) -> Balance:
    return Balance(1, entry.gift.amount) if entry.state in COUNTED_FOR_CAPS else NOTHING


def _keys(
    client: UUID, policy: str, subject: Subject, per: Iterable[str], remedies: Iterable[str]
) -> tuple[BalanceKey, ...]:
    return tuple(
        BalanceKey(client, policy, one, whom, remedy)
        for one in per
        if (whom := subject.of(one)) is not None
        for remedy in remedies
    )
