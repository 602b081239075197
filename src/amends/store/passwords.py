"""Passwords in the store: what is kept of one proves it, and does not tell it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, bindparam, select, text, update

from amends.directory.organisation import WORKSPACE_ROLES
from amends.store.access_tables import passwords
from amends.store.directory_tables import role_grants
from amends.store.types import Id, Instant

_ADD_IF_MISSING = text(
    'INSERT INTO passwords ("user", hash, changed_at) VALUES (:user, :hash, :at) ON CONFLICT DO NOTHING'
).bindparams(bindparam("user", type_=Id()), bindparam("at", type_=Instant()))


def password_hash(connection: Connection, user: UUID) -> str | None:
    """What is kept of a user's password (an Argon2 string); None where they have none."""
    return connection.execute(select(passwords.c.hash).where(passwords.c.user == user)).scalar_one_or_none()


def any_password(connection: Connection) -> bool:
    """Whether anybody has a password."""
    return connection.execute(select(passwords.c.user).limit(1)).first() is not None


def anybody_handles_cases(connection: Connection) -> bool:
    """Whether anybody has a password who has a role of a policy."""
    granted = select(role_grants.c.user).where(role_grants.c.role.not_in(WORKSPACE_ROLES))
    found = select(passwords.c.user).where(passwords.c.user.in_(granted)).limit(1)
    return connection.execute(found).first() is not None


def keep_password(connection: Connection, user: UUID, hash: str, at: datetime) -> None:
    """Keeps a user's new password in place of the one before."""
    connection.execute(_ADD_IF_MISSING, {"user": user, "hash": hash, "at": at})
    connection.execute(update(passwords).where(passwords.c.user == user).values(hash=hash, changed_at=at))
