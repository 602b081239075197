"""Tokens in the store: what somebody shows to be known. Of the token itself only its digest is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Connection, RowMapping, bindparam, delete, insert, select, update

from amends.store.access_tables import tokens
from amends.store.directory_tables import users


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """What is kept of a token.

    Attributes:
        name: what its user calls it.
        is_session: whether it is that of a login, which ends soon and with every change of the password.
        made_with: the token with which it was made, where it was made with one; it ends with that.
        client: the client that it is narrowed to; None for all of its user's.
        team: the team in which its user acts with it.
        role: the role in which its user acts with it.
        scopes: what it is for; None for everything.
        digest: the SHA-256 of its text, in hexadecimal digits.
    """

    id: UUID
    user: UUID
    name: str
    is_session: bool
    made_with: UUID | None
    client: UUID | None
    team: str | None
    role: str | None
    scopes: tuple[str, ...] | None
    digest: str
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None = None
    last_used_at: datetime | None = None

    def holds(self, at: datetime) -> bool:
        """Whether it is one that opens, at a time."""
        return self.revoked_at is None and at < self.expires_at


class ShownToken(NamedTuple):
    """A token, and whose it is: the word that they log in with, and whether they still work here."""

    token: Token
    user: str
    is_active: bool


_SHOWN = (
    select(tokens, users.c.name.label("user_name"), users.c.active.label("user_active"))
    .join(users, users.c.id == tokens.c.user)
    .where(tokens.c.digest == bindparam("shown"))
)


def add_token(connection: Connection, token: Token) -> None:
    """Keeps a new token."""
    scopes = None if token.scopes is None else list(token.scopes)
    connection.execute(insert(tokens).values(**_plain(token), scopes=scopes))


def token_with(connection: Connection, digest: str) -> Token | None:
    """The token of that digest, whether it still opens or not."""
    row = connection.execute(select(tokens).where(tokens.c.digest == digest)).mappings().first()
    return None if row is None else _token(row)


def token_shown(connection: Connection, digest: str) -> ShownToken | None:
    """The same with its user, in one query: every request asks for it."""
    row = connection.execute(_SHOWN, {"shown": digest}).mappings().first()
    if row is None:
        return None
    token = _token({column.name: row[column.name] for column in tokens.columns})
    return ShownToken(token, row["user_name"], row["user_active"])


def token(connection: Connection, id: UUID) -> Token | None:
    """The token with that id."""
    row = connection.execute(select(tokens).where(tokens.c.id == id)).mappings().first()
    return None if row is None else _token(row)


def tokens_of(connection: Connection, user: UUID) -> tuple[Token, ...]:
    """Every token of a user, in the order in which they were made."""
    rows = connection.execute(select(tokens).where(tokens.c.user == user).order_by(tokens.c.id)).mappings()
    return tuple(map(_token, rows))


def revoke_token(connection: Connection, id: UUID, at: datetime) -> None:
    """Ends a token, and every one that was made with it, and so on; what ended before stays as it was."""
    ended = {id}
    while ended:
        still_open = update(tokens).where(tokens.c.id.in_(ended), tokens.c.revoked_at.is_(None))
        connection.execute(still_open.values(revoked_at=at))
        made = select(tokens.c.id).where(tokens.c.made_with.in_(ended))
        ended = set(connection.execute(made).scalars())


def revoke_tokens_of(connection: Connection, user: UUID, at: datetime, *, sessions_only: bool) -> int:
    """Ends the tokens of a user, or those of logins alone: how many were open."""
    ended = update(tokens).where(tokens.c.user == user, tokens.c.revoked_at.is_(None), tokens.c.expires_at > at)
    if sessions_only:
        ended = ended.where(tokens.c.is_session)
    return connection.execute(ended.values(revoked_at=at)).rowcount


def note_use(connection: Connection, id: UUID, at: datetime) -> None:
    """Keeps when a token was used last."""
    connection.execute(update(tokens).where(tokens.c.id == id).values(last_used_at=at))


def forget_sessions(connection: Connection, user: UUID, ended_before: datetime) -> None:
    """Takes away the tokens of a user's logins that ended long ago."""
    connection.execute(
        delete(tokens).where(tokens.c.user == user, tokens.c.is_session, tokens.c.expires_at < ended_before)
    )


def _plain(token: Token) -> dict[str, object]:
    return {column.name: getattr(token, column.name) for column in tokens.columns if column.name != "scopes"}


def _token(row: RowMapping | Mapping[str, Any]) -> Token:
    scopes = row["scopes"]
    return Token(**{**row, "scopes": None if scopes is None else tuple(scopes)})
