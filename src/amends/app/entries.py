"""What the ledger says of a case or of a customer, as somebody sees it who may."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from amends.app.administration.asking import asking
from amends.app.administration.customer_meant import customer_meant
from amends.app.finding import client_of
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.directory.organisation import Client
from amends.ledger.entries import Entry
from amends.store import cases as stored_cases
from amends.store.engine import reading
from amends.store.ledger import StoredLedger

_EVER = datetime(1, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class EntriesSeen:
    """Entries of a client's ledger."""

    client: Client
    entries: Sequence[Entry]


def entries_of_case(desk: Desk, case: UUID | str) -> EntriesSeen:
    """What was entered for a case, the first first.

    Raises:
        NoCaseError: none of the clients for whom they work has such a case.
        NotPermittedError: the one who asks may not see cases.
    """
    with reading(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        row = stored_cases.find(connection, who.clients(Task.SEE_CASES), case)
        return EntriesSeen(client_of(connection, row.client), StoredLedger(connection, row.client).of_case(row.id))


def entries_of_customer(desk: Desk, meant: str, since: datetime | None = None) -> EntriesSeen:
    """What was entered for a customer since then, under whatever policy, the latest first.

    Raises:
        NotFoundError: no client for whom they work has such a customer.
        NotPermittedError: the one who asks may not see customers.
    """
    with reading(desk.workspace.engine) as connection:
        client, customer = customer_meant(asking(connection, desk), meant, Task.SEE_CUSTOMERS)
        ledger = StoredLedger(connection, client.id)
        return EntriesSeen(client, ledger.of_customer(customer.id, _EVER if since is None else since))
