"""Who looked into whose call records, when, and for which case: added, never changed."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select

from amends.directory.keys import number_key
from amends.store.calls_tables import call_look_subjects, call_looks
from amends.store.cases_tables import cases
from amends.store.directory_tables import users
from amends.store.parts import in_parts

_look, _subject = call_looks.c, call_look_subjects.c


@dataclass(frozen=True, slots=True, kw_only=True)
class CallLook:
    """One look.

    Attributes:
        user: who looked.
        role: in which role.
        case: for which case; None where there was none.
        account, number: whose calls to which number; None once that was erased.
        begins, ends: the span; the end does not belong to it.
        found: how many calls were shown.
    """

    id: UUID
    client: UUID
    user: UUID
    role: str | None
    at: datetime
    case: UUID | None
    account: str | None
    number: str | None
    begins: datetime
    ends: datetime
    found: int


@dataclass(frozen=True, slots=True)
class LookListed:
    """A look, with the name of who looked, and the reference of the case."""

    look: CallLook
    user: str
    reference: str | None


def add_look(connection: Connection, look: CallLook) -> None:
    """Keeps that somebody looked."""
    connection.execute(
        insert(call_looks).values(
            id=look.id,
            client=look.client,
            user=look.user,
            role=look.role,
            at=look.at,
            case=look.case,
            begins=look.begins,
            ends=look.ends,
            found=look.found,
        )
    )
    if look.account is not None and look.number is not None:
        connection.execute(
            insert(call_look_subjects).values(
                look=look.id, client=look.client, account=number_key(look.account), number=look.number
            )
        )


def list_looks(
    connection: Connection,
    clients: Collection[UUID],
    *,
    user: UUID | None = None,
    account: str | None = None,
    before: UUID | None = None,
    limit: int = 50,
) -> tuple[LookListed, ...]:
    """The looks into the records of these clients, the latest first.

    Args:
        connection: a transaction.
        clients: the clients.
        user: only those of somebody.
        account: only those into an account's calls, by its number.
        before: the id of the last one on the page before.
        limit: how many there are on a page.
    """
    query = (
        select(call_looks, _subject.account, _subject.number, users.c.name, cases.c.reference)
        .join(users, users.c.id == _look.user)
        .outerjoin(call_look_subjects, _subject.look == _look.id)
        .outerjoin(cases, cases.c.id == _look.case)
        .where(_look.client.in_(clients))
    )
    if user is not None:
        query = query.where(_look.user == user)
    if account is not None:
        query = query.where(_subject.account == number_key(account))
    if before is not None:
        query = query.where(_look.id < before)
    rows = connection.execute(query.order_by(_look.id.desc()).limit(limit)).mappings()
    found = []
    for row in rows:
        said = dict(row)
        name, reference = said.pop("name"), said.pop("reference")
        found.append(LookListed(CallLook(**said), name, reference))
    return tuple(found)


def erase_looks_at(connection: Connection, client: UUID, accounts: Collection[str]) -> None:
    """Takes out whose calls were looked at, for some accounts as accounts are compared; that somebody looked stays."""
    for part in in_parts(sorted(accounts)):
        connection.execute(delete(call_look_subjects).where(_subject.client == client, _subject.account.in_(part)))


def erase_looks_before(connection: Connection, client: UUID, before: datetime) -> None:
    """The same for what was looked at before a moment."""
    old = select(_look.id).where(_look.client == client, _look.at < before)
    connection.execute(delete(call_look_subjects).where(_subject.client == client, _subject.look.in_(old)))
