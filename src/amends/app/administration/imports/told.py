"""What the rows of a file tell of one customer or of one household, put together."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from amends.app.administration.imports.customer_rows import CustomerRow
from amends.app.administration.imports.rejected import RejectedRow

_OF_A_CUSTOMER = (
    "name", "phone", "email", "language", "timezone", "preferred_channel", "call_window", "household",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldCustomer:
    """A customer as some rows tell of them, one for each account; None is not told."""

    rows: tuple[CustomerRow, ...]
    name: str | None
    phone: str | None
    email: str | None
    language: str | None
    timezone: str | None
    preferred_channel: str | None
    call_window: str | None
    household: str | None

    @property
    def line(self) -> int:
        """The first line that tells of them."""
        return self.rows[0].line


@dataclass(frozen=True, slots=True)
class ToldHousehold:
    """A household as some rows tell of it."""

    customers: tuple[ToldCustomer, ...]
    address: str | None


def told_customers(rows: Iterable[CustomerRow], faults: list[RejectedRow]) -> list[ToldCustomer]:
    """The customers whom the rows tell of; where two rows contradict each other, that is a fault."""
    groups: dict[tuple[str, str], list[CustomerRow]] = {}
    for row in rows:
        # Who has no word of their own has this account alone.
        key = ("customer", row.customer) if row.customer is not None else ("account", row.account)
        groups.setdefault(key, []).append(row)
    return [
        ToldCustomer(rows=tuple(group), **{field: _told(group, field, "customer", faults) for field in _OF_A_CUSTOMER})
        for group in groups.values()
    ]


def told_households(customers: Iterable[ToldCustomer], faults: list[RejectedRow]) -> dict[str, ToldHousehold]:
    """The households that the rows tell of, by the words that stand for them."""
    groups: dict[str, list[ToldCustomer]] = {}
    for customer in customers:
        if customer.household is not None:
            groups.setdefault(customer.household, []).append(customer)
        else:
            faults += (
                RejectedRow(row.line, "address", "an address stands beside no household", "name the household")
                for row in customer.rows
                if row.address is not None
            )
    return {
        word: ToldHousehold(
            tuple(group), _told([row for one in group for row in one.rows], "address", "household", faults)
        )
        for word, group in groups.items()
    }


def _told(rows: Sequence[CustomerRow], field: str, of: str, faults: list[RejectedRow]) -> str | None:
    """What the rows tell in one column, which has to be the same in each that tells it."""
    first: CustomerRow | None = None
    for row in rows:
        value = getattr(row, field)
        if value is None:
            continue
        if first is None:
            first = row
        elif value != getattr(first, field):
            message = f"line {first.line:,} tells something else of the same {of}"
            faults.append(RejectedRow(row.line, field, message, "let both rows tell the same, or leave one empty"))
    return None if first is None else str(getattr(first, field))
