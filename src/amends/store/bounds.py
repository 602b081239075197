"""The second wall between clients: what a transaction may see of a database at all, whatever its queries forget.

In PostgreSQL every table whose rows belong to clients has a policy (see `migrations/walls.py`), by which a transaction
sees and writes only the rows of the clients that it is bound to; as long as it is bound to none, it sees nothing. An
SQLite file has no such wall: there the first one stands alone, that each query names the clients.

The wall stops queries that forget somebody. It stops nobody who runs statements of their own.
"""

from collections.abc import Collection
from enum import Enum
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, text

from amends.store.transactions import is_postgresql


class _Every(Enum):
    CLIENT = "*"


EVERY_CLIENT: Final = _Every.CLIENT
"""For what the house itself does: verifying, copying, its own work. A person of the whole workspace has it too."""

Clients = Collection[UUID] | _Every

_BIND = text("SELECT set_config('amends.clients', :clients, true), set_config('amends.user', :user, true)")


def bind(connection: Connection, clients: Clients, user: UUID | None = None) -> None:
    """Binds the transaction to some clients until it ends; what was said before in it no longer counts.

    Args:
        connection: a transaction.
        clients: whose rows it may see and write.
        user: for whom it is; who may work for which client can be read as soon as a user is named.
    """
    if is_postgresql(connection):
        named = clients.value if isinstance(clients, _Every) else ",".join(sorted(map(str, clients)))
        connection.execute(_BIND, {"clients": named, "user": str(user) if user is not None else ""})
