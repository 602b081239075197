"""Colleagues whom somebody names in a case: who is asked for an opinion, or owns it from now on."""

from amends.app.on_case import OnCase
from amends.app.people import NoUserError
from amends.directory.organisation import User
from amends.lang.names import suggestion
from amends.store.directory_users import user_named, users_of

_SUGGESTED_FROM = 1_000


def colleague(on: OnCase, name: str) -> User:
    """Somebody who works for the case's client, by the word that they log in with.

    Raises:
        NoUserError: nobody of that name does.
    """
    found = user_named(on.connection, name)
    working = users_of(on.connection, [on.client.id], limit=_SUGGESTED_FROM)
    if found is None or not found.active or found.id not in {user.id for user in working}:
        raise NoUserError(
            f"nobody called `{name}` works for `{on.client.name}`",
            suggestion(name, [user.name for user in working]) or "see `amends user list`",
        )
    return found
