"""Customers who were erased and come back: they go on as the same, so that nobody counts as new twice."""

from collections.abc import Sequence
from functools import cached_property
from uuid import UUID

from sqlalchemy import Connection

from amends.app.administration.pseudonym_key import read_key
from amends.directory.customers import Customer
from amends.directory.records import erased
from amends.store import directory
from amends.store.erasure import any_erased, customer_before


class ErasedBefore:
    """The customers of a client who were erased, to be known again by their phone, mail or accounts."""

    def __init__(self, connection: Connection, client: UUID) -> None:
        self._connection = connection
        self._client = client
        self._came_back: set[UUID] = set()

    def known_by(self, *, email: str | None, phone: str | None, accounts: Sequence[str] = ()) -> Customer | None:
        """The erased customer who was known by one of these, without what is erased; None for somebody new.

        Raises:
            NoKeyError: somebody was erased, and the key is missing by which they could be known.
        """
        if not self._any:
            return None
        found = customer_before(self._connection, self._key, self._client, email=email, phone=phone, accounts=accounts)
        if found is None or found in self._came_back:
            return None
        customer = directory.get(self._connection, Customer, found, [self._client])
        if customer is None or customer != erased(customer):
            # They are back already; whoever shares their phone is somebody else.
            return None
        self._came_back.add(found)
        return customer

    @cached_property
    def _any(self) -> bool:
        return any_erased(self._connection, self._client)

    @cached_property
    def _key(self) -> bytes:
        return read_key(self._connection.engine.url)
