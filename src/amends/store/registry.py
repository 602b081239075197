"""The policy registry in the store."""

from collections.abc import Collection
from dataclasses import fields
from functools import cache
from uuid import UUID

from pydantic import TypeAdapter
from sqlalchemy import ColumnElement, Connection, RowMapping, insert, select, tuple_, update

from amends.registry.version import PolicyState, PolicyVersion
from amends.store.directory import Listed, NotThereError
from amends.store.errors import ChangedMeanwhileError
from amends.store.holding import hold
from amends.store.registry_tables import policy_versions

_table = policy_versions.c


def hold_policies(connection: Connection, client: UUID) -> None:
    """Lets nobody else change the policies of a client until the transaction ends; cases go on being decided."""
    hold(connection, f"policies {client}")


def add_version(connection: Connection, version: PolicyVersion) -> None:
    """Keeps a new version. There is one of each name: `version_named` says whether it is there already."""
    connection.execute(insert(policy_versions).values(_row_of(version)))


def change_version(connection: Connection, before: PolicyVersion, after: PolicyVersion) -> None:
    """Puts a version into its next state.

    Raises:
        ChangedMeanwhileError: the version is no longer as it was before.
    """
    row = _row_of(before)
    was = {name: row[name] for name in ("id", "client", "state", "author", "text")}
    changed = connection.execute(
        update(policy_versions).where(*(_table[name] == value for name, value in was.items())).values(_row_of(after))
    )
    if changed.rowcount != 1:
        raise ChangedMeanwhileError(
            f"`{before.title}` is no longer {before.state} as it was: someone else changed it meanwhile",
            "look at it again",
        )


def version(connection: Connection, id: UUID, clients: Collection[UUID]) -> PolicyVersion | None:
    """The version with that id, if it is one of these clients'."""
    found = select(policy_versions).where(_table.id == id, _table.client.in_(clients))
    row = connection.execute(found).mappings().first()
    return None if row is None else _version_of(row)


def version_named(connection: Connection, client: UUID, policy: str, version: str) -> PolicyVersion | None:
    """A client's version of a policy, by their names."""
    found = select(policy_versions).where(_table.client == client, _table.policy == policy, _table.version == version)
    row = connection.execute(found).mappings().first()
    return None if row is None else _version_of(row)


def versions_of(connection: Connection, client: UUID, policy: str) -> tuple[PolicyVersion, ...]:
    """Every version of a client's policy, in the order in which they were made."""
    found = select(policy_versions).where(_table.client == client, _table.policy == policy).order_by(_table.id)
    return tuple(map(_version_of, connection.execute(found).mappings()))


def policies_of(connection: Connection, client: UUID) -> tuple[str, ...]:
    """The names of the policies of which a client has a published version."""
    found = select(_table.policy).where(_table.client == client, _table.state == PolicyState.PUBLISHED.value)
    return tuple(connection.scalars(found.distinct().order_by(_table.policy)))


def list_versions(
    connection: Connection,
    clients: Collection[UUID],
    *,
    policy: str | None = None,
    state: PolicyState | None = None,
    after: UUID | None = None,
    limit: int = 50,
) -> Listed[PolicyVersion]:
    """The versions of these clients, client by client, in the order in which they were made.

    Args:
        connection: the transaction.
        clients: the clients.
        policy: only those of the policy of that name.
        state: only those that stand there.
        after: the id of the version that the page before ended with.
        limit: how many there are on a page.
    """
    limits: list[ColumnElement[bool]] = [_table.client.in_(clients)]
    if policy is not None:
        limits.append(_table.policy == policy)
    if state is not None:
        limits.append(_table.state == state.value)
    if after is not None:
        last = version(connection, after, clients)
        if last is None:
            raise NotThereError(f"no page ended with `{after}`", "begin with the first page")
        limits.append(tuple_(_table.client, _table.id) > (last.client, last.id))
    statement = select(policy_versions).where(*limits).order_by(_table.client, _table.id).limit(limit + 1)
    rows = connection.execute(statement).mappings().all()
    found = tuple(map(_version_of, rows[:limit]))
    return Listed(found, found[-1].id if len(rows) > limit else None)


def _row_of(version: PolicyVersion) -> dict[str, object]:
    plain = {field.name: getattr(version, field.name) for field in fields(version)}
    return {**plain, "state": version.state.value}


def _version_of(row: RowMapping) -> PolicyVersion:
    return _adapter().validate_python({field.name: row[field.name] for field in fields(PolicyVersion)})


@cache
def _adapter() -> TypeAdapter[PolicyVersion]:
    return TypeAdapter(PolicyVersion)
