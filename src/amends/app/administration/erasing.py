"""Erasing: a person who asks for it, and what is personal in cases that were kept long enough."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection

from amends.app.administration.acts import Act
from amends.app.administration.asking import Asking, asking
from amends.app.administration.customer_meant import customer_meant
from amends.app.administration.pseudonym_key import read_key
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.directory.organisation import Client
from amends.store import directory
from amends.store.call_rows import count_calls_before
from amends.store.case_rows import CaseRow
from amends.store.engine import reading, writing
from amends.store.erasure import Erasure, ErasureRequest, erase_cases, erase_customer
from amends.store.idempotency import forget_bodies
from amends.store.promise_erasure import count_promises_before
from amends.store.retention import kept_long_enough
from amends.store.scrubbing import Left, scrub


@dataclass(frozen=True, slots=True)
class Erased:
    """What was erased of a client's.

    Attributes:
        customer: the customer, who keeps their id; None where it was cases that were kept long enough.
        left: where it is still found that nobody sees any more.
    """

    client: Client
    customer: UUID | None
    erasure: Erasure
    left: Left


@dataclass(frozen=True, slots=True)
class DueCases:
    """What of a client was kept long enough: cases, the longest closed first; so many call records and promises."""

    client: Client
    cases: tuple[CaseRow, ...]
    calls: int
    promises: int


def erase_person(desk: Desk, meant: str) -> Erased:
    """Erases a customer for good: what tells who they are, in the directory and in all their cases.

    What they were given still counts: who comes back is known by a keyed pseudonym, and goes on as the same.

    Raises:
        NotFoundError: no client for whom they work has such a customer.
        NotPermittedError: the one who asks may not.
        NoKeyError: the key for pseudonyms is missing.
    """
    engine = desk.workspace.engine
    with writing(engine) as connection:
        who = asking(connection, desk)
        client, customer = customer_meant(who, meant, Task.ERASE)
        erasure = erase_customer(connection, client.id, customer.id, _request(who), read_key(engine.url))
        forget_bodies(connection)
        who.did(Act.ERASE_PERSON, client, customer.id)
    return Erased(client, customer.id, erasure, scrub(engine))


def due_to_be_erased(desk: Desk, client: str | None = None) -> tuple[DueCases, ...]:
    """What was kept for as long as its client settled, of one client or of all.

    Raises:
        NotFoundError: none of the clients for whom they work has the name.
        NotPermittedError: the one who asks may not.
    """
    with reading(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        if client is None:
            clients = directory.clients(connection, who.clients(Task.SEE_RETENTION))
        else:
            of = who.client(client)
            who.allowed(Task.SEE_RETENTION, of)
            clients = (of,)
        return tuple(_due_of(connection, one, who.at) for one in clients)


def erase_due(desk: Desk, client: str | None = None) -> Erased:
    """Erases what is personal in the cases and promises of a client that were kept long enough, and call records.

    Raises:
        NotFoundError: none of the clients for whom they work has the name.
        NotPermittedError: the one who asks may not.
    """
    engine = desk.workspace.engine
    with writing(engine) as connection:
        who = asking(connection, desk)
        of = who.client(client)
        who.allowed(Task.ERASE, of)
        due = [case.id for case in _due(connection, of, who.at)]
        since = _kept_since(of, who.at)
        is_due = due or _count_besides(connection, of, who.at) != (0, 0)
        erasure = erase_cases(connection, of.id, due, _request(who), since) if is_due else Erasure(0, 0, 0)
        forget_bodies(connection)
        who.did(Act.ERASE_DUE, of, None, cases=len(due))
    return Erased(of, None, erasure, scrub(engine))


def _due_of(connection: Connection, client: Client, now: datetime) -> DueCases:
    calls, promises = _count_besides(connection, client, now)
    return DueCases(client, tuple(_due(connection, client, now)), calls, promises)


def _count_besides(connection: Connection, client: Client, now: datetime) -> tuple[int, int]:
    """How many call records and how many promises of a client were kept long enough."""
    since = _kept_since(client, now)
    promises = count_promises_before(connection, client.id, since, now)
    return count_calls_before(connection, client.id, since), promises


def _kept_since(client: Client, now: datetime) -> datetime:
    return now - timedelta(days=client.settings.retention_days)


def _due(connection: Connection, client: Client, now: datetime) -> Iterator[CaseRow]:
    page = kept_long_enough(connection, client.id, client.settings.retention_days, now)
    yield from page.cases
    while page.next is not None:
        page = kept_long_enough(connection, client.id, client.settings.retention_days, now, after=page.next)
        yield from page.cases


def _request(who: Asking) -> ErasureRequest:
    return ErasureRequest(id=who.new_id(), by=who.who.user.id, at=who.at)
