"""Promises in the store: appending to a history, and reading it."""

import secrets
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, RowMapping, bindparam, insert, select, update

from amends.cases.chain import BEFORE_THE_FIRST, next_digest
from amends.promises.events import Happened
from amends.promises.promise import PromisedItem
from amends.promises.state import PromiseState
from amends.store.case_links import read_secrets
from amends.store.cases import SALT_BYTES
from amends.store.directory_tables import accounts
from amends.store.errors import ChangedMeanwhileError, ReferenceTakenError, StoreError
from amends.store.parts import in_parts
from amends.store.promise_data import terms_of
from amends.store.promise_links import (
    RecordedHappening,
    event_columns,
    link_of,
    personal_columns,
    read_link,
    recorded_of,
)
from amends.store.promise_rows import COLUMNS, PromiseKey, PromiseRow, read_row, row_of
from amends.store.promises_tables import promise_events, promise_personal, promises
from amends.store.streams import streamed
from amends.store.transactions import may_write

_STAYS = frozenset({"id", "client", "reference", "listed_as", "made_at"})
_CHANGES = tuple(name for name in (*COLUMNS, "head") if name not in _STAYS)
_WHICH = "which"
_CHANGE = (
    update(promises)
    .where(promises.c.id == bindparam(_WHICH))
    .values({promises.c[name]: bindparam(name) for name in _CHANGES})
)


class NoPromiseError(StoreError):
    """None of the clients that were asked for has such a promise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What is added to the history of one promise.

    Attributes:
        key: by what the promise is called.
        state: the promise as it stands afterwards.
        recorded: what happened, in its order and without a gap; number 1 makes the promise.
    """

    key: PromiseKey
    state: PromiseState
    recorded: tuple[RecordedHappening, ...]

    @property
    def number_before(self) -> int:
        """How many events it had when it was read."""
        return self.recorded[0].number - 1


def load(
    connection: Connection, clients: Collection[UUID], promise: UUID | str
) -> tuple[PromiseRow, tuple[Happened, ...]]:
    """A promise with its history, by its id or its reference; personal values that were erased are None.

    In a writing transaction nobody else can add to it from now on.

    Raises:
        NoPromiseError: none of the clients has such a promise.
        UnreadableEventError: an event is none that this version of Amends knows.
    """
    row = find(connection, clients, promise)
    return row, tuple(one.happened for one in history(connection, row.id))


def load_many(
    connection: Connection, client: UUID, wanted: Sequence[UUID]
) -> dict[UUID, tuple[PromiseRow, tuple[Happened, ...]]]:
    """The same for many promises of a client at once, by their ids; those that it has not are left out."""
    found: dict[UUID, tuple[PromiseRow, tuple[Happened, ...]]] = {}
    for part in in_parts(wanted):
        query = select(promises).where(promises.c.client == client, promises.c.id.in_(part)).order_by(promises.c.id)
        rows = connection.execute(query.with_for_update() if may_write(connection) else query).mappings()
        known = {row["id"]: read_row(row) for row in rows}
        for id, recorded in _histories(connection, tuple(known)):
            found[id] = (known[id], tuple(one.happened for one in recorded))
    return found


def find(connection: Connection, clients: Collection[UUID], promise: UUID | str) -> PromiseRow:
    """The row of a promise, by its id or its reference; in a writing transaction nobody else changes it from now on.

    Raises:
        NoPromiseError: none of the clients has such a promise.
    """
    key = promises.c.id if isinstance(promise, UUID) else promises.c.reference
    found = _one(connection, (key == promise) & promises.c.client.in_(clients))
    if found is None:
        raise no_promise(promise)
    return found


def asked_by(connection: Connection, client: UUID, message: str) -> PromiseRow | None:
    """The promise that a message asks to confirm; None: no such message counts any more."""
    return _one(connection, (promises.c.message == message) & (promises.c.client == client))


def history(connection: Connection, promise: UUID) -> tuple[RecordedHappening, ...]:
    """What happened to a promise, in its order, with who did it."""
    return next((found for _, found in _histories(connection, [promise])), ())


def append(connection: Connection, addition: Addition) -> None:
    """Adds what happened to a promise, and makes its row follow; see `append_all`."""
    append_all(connection, [addition])


def append_all(connection: Connection, additions: Sequence[Addition]) -> None:
    """Adds what happened to many promises at once, each of them once, and makes their rows follow.

    Args:
        connection: a writing transaction.
        additions: what is added.

    Raises:
        ChangedMeanwhileError: someone else appended to one of them first.
        ReferenceTakenError: another promise has the reference of one that is made.
    """
    for part in in_parts(additions):
        _append(connection, part)


def known_as(connection: Connection, client: UUID, numbers: Sequence[str]) -> dict[str, PromiseRow]:
    """The promises of a client that were imported under these numbers."""
    found: dict[str, PromiseRow] = {}
    for part in in_parts(numbers):
        query = select(promises).where(promises.c.client == client, promises.c.listed_as.in_(part))
        for row in map(read_row, connection.execute(query).mappings()):
            assert row.listed_as is not None, "they were looked for by it"
            found[row.listed_as] = row
    return found


def taken_references(connection: Connection, references: Sequence[str]) -> frozenset[str]:
    """Those of some references that a promise has already, whosever it is that the transaction may see."""
    found: set[str] = set()
    for part in in_parts(references):
        found.update(connection.execute(select(promises.c.reference).where(promises.c.reference.in_(part))).scalars())
    return frozenset(found)


def items(connection: Connection, client: UUID) -> Iterator[PromisedItem]:
    """Everything that bills of a client are checked against, account by account, one after the other.

    What was promised to no account yet, or to one whose number was erased, no bill can show.
    """
    query = (
        select(promises.c.id, accounts.c.number, promises.c.terms)
        .join(accounts, (accounts.c.id == promises.c.account) & (accounts.c.client == promises.c.client))
        .where(promises.c.client == client, accounts.c.number.is_not(None))
        .order_by(promises.c.account, promises.c.made_at, promises.c.id)
    )
    for id, account, terms in streamed(connection, query):
        for part, one in enumerate(terms_of(terms), start=1):
            yield PromisedItem(str(id), part, account, one)


def no_promise(promise: UUID | str) -> NoPromiseError:
    """What is told of a promise that is not there."""
    return NoPromiseError(
        f"there is no promise `{promise}`", "see that the reference is right: `amends promises list` shows them"
    )


def _histories(connection: Connection, ids: Sequence[UUID]) -> Iterator[tuple[UUID, tuple[RecordedHappening, ...]]]:
    """What happened to each of these promises, in its order."""
    number, promise = promise_events.c.number, promise_events.c.promise
    events = select(promise_events).where(promise.in_(ids)).order_by(promise, number)
    personal = select(promise_personal).where(promise_personal.c.promise.in_(ids))
    values: dict[UUID, list[RowMapping]] = {}
    for row in connection.execute(personal).mappings():
        values.setdefault(row["promise"], []).append(row)
    for id, rows in groupby(connection.execute(events).mappings(), key=lambda row: row["promise"]):
        beside = read_secrets(values.get(id, ()))
        yield id, tuple(recorded_of(link, beside.get(link.number, {})) for link in map(read_link, rows))


def _append(connection: Connection, additions: Sequence[Addition]) -> None:
    heads = _heads(connection, [one.key.id for one in additions if one.number_before])
    _require_free(connection, [one.key.reference for one in additions if not one.number_before])
    ends: list[tuple[Addition, str]] = []
    event_rows: list[dict[str, object]] = []
    personal_rows: list[dict[str, object]] = []
    for one in additions:
        head = _head_of(one, heads)
        for recorded in one.recorded:
            link, beside = link_of(one.key.id, recorded, _new_salt)
            head = next_digest(head, link)
            event_rows.append({**event_columns(link), "client": one.key.client, "digest": head})
            personal_rows += ({**row, "client": one.key.client} for row in personal_columns(link, beside))
        ends.append((one, head))
    _write_rows(connection, ends)
    connection.execute(insert(promise_events), event_rows)
    if personal_rows:
        connection.execute(insert(promise_personal), personal_rows)


def _heads(connection: Connection, ids: Sequence[UUID]) -> dict[UUID, tuple[int, str]]:
    """How many events each of these has, and the digest of the last one; nobody else can change them from now on."""
    if not ids:
        return {}
    columns = select(promises.c.id, promises.c.number, promises.c.head).where(promises.c.id.in_(ids))
    found = connection.execute(columns.order_by(promises.c.id).with_for_update())
    return {row.id: (row.number, row.head) for row in found}


def _head_of(addition: Addition, heads: dict[UUID, tuple[int, str]]) -> str:
    number, head = heads.get(addition.key.id, (0, BEFORE_THE_FIRST))
    if number != addition.number_before:
        raise ChangedMeanwhileError(
            f"the promise `{addition.key.reference}` was changed meanwhile",
            "look at it again, and then say what you want to do",
        )
    return head


def _require_free(connection: Connection, references: Sequence[str]) -> None:
    for reference in sorted(taken_references(connection, references)):
        raise ReferenceTakenError(f"the reference `{reference}` is another promise's", "take another reference")


def _write_rows(connection: Connection, written: Iterable[tuple[Addition, str]]) -> None:
    new: list[dict[str, object]] = []
    changed: list[dict[str, object]] = []
    for one, head in written:
        last = one.recorded[-1]
        values = {**row_of(one.key, one.state, last.number, last.happened.at).columns(), "head": head}
        if one.number_before:
            changed.append({_WHICH: one.key.id, **{name: values[name] for name in _CHANGES}})
        else:
            new.append(values)
    if new:
        connection.execute(insert(promises), new)
    if changed:
        connection.execute(_CHANGE, changed)


def _one(connection: Connection, which: ColumnElement[bool]) -> PromiseRow | None:
    query = select(promises).where(which)
    found = connection.execute(query.with_for_update() if may_write(connection) else query).mappings().first()
    return None if found is None else read_row(found)


def _new_salt() -> bytes:
    return secrets.token_bytes(SALT_BYTES)
