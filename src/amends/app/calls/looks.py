"""Who looked into call records, for who watches over it."""

from dataclasses import dataclass
from uuid import UUID

from amends.app.administration.asking import asking
from amends.app.people import NoUserError
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.store import directory
from amends.store.call_looks import CallLook, LookListed, list_looks
from amends.store.directory_users import user_named
from amends.store.engine import reading


@dataclass(frozen=True, slots=True)
class LookSeen:
    """A look: who looked, for which client, and for which case, where there was one."""

    look: CallLook
    user: str
    client: str
    reference: str | None


@dataclass(frozen=True, slots=True)
class LooksSeen:
    """A page of looks, the latest first; `next` is where the next page begins."""

    looks: tuple[LookSeen, ...]
    next: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LooksWanted:
    """Which looks: of one client, of somebody, into one account's calls."""

    client: str | None = None
    user: str | None = None
    account: str | None = None


def see_looks(
    desk: Desk, wanted: LooksWanted | None = None, *, before: UUID | None = None, limit: int = 50
) -> LooksSeen:
    """Who looked into whose call records, when, and for which case.

    Args:
        desk: where somebody asks.
        wanted: which looks; None: all that they may see.
        before: where the page before ended.
        limit: how many there are on a page.

    Raises:
        NotFoundError: none of the clients for whom they work has the name.
        NoUserError: there is no such user.
        NotPermittedError: the one who asks may not see it.
    """
    of_all = wanted or LooksWanted()
    with reading(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        if of_all.client is None:
            clients = who.clients(Task.SEE_CALL_LOOKS)
        else:
            client = who.client(of_all.client)
            who.allowed(Task.SEE_CALL_LOOKS, client)
            clients = frozenset({client.id})
        user = None
        if of_all.user is not None:
            user = user_named(connection, of_all.user)
            if user is None:
                raise NoUserError(f"there is no user `{of_all.user}`", "name them by the word that they log in with")
        found = list_looks(
            connection,
            clients,
            user=user.id if user is not None else None,
            account=of_all.account,
            before=before,
            limit=limit + 1,
        )
        names = {one.id: one.name for one in directory.clients(connection, clients)}
        shown = found[:limit]
        seen = tuple(_seen(one, names[one.look.client]) for one in shown)
        return LooksSeen(seen, shown[-1].look.id if len(found) > limit else None)


def _seen(one: LookListed, client: str) -> LookSeen:
    return LookSeen(one.look, one.user, client, one.reference)
