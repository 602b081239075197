"""Who asks for something beside cases, and whether they may: the one permission check of every use case here."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from amends.app.administration.acts import Act
from amends.app.finding import client_named
from amends.app.people import Person, person
from amends.app.permissions import DECIDES_CASES, TASKS, NotPermittedError, check_scope, is_permitted
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.cases.canonical import Json
from amends.directory.actor import Actor, InactiveUserError
from amends.directory.errors import DirectoryError
from amends.directory.organisation import Client, RoleGrant
from amends.lang.names import one_of
from amends.store import directory
from amends.store.administrative_acts import RecordedAct, add_act


class WhichClientError(DirectoryError):
    """There are several clients that could be meant, or none."""


@dataclass(frozen=True, slots=True)
class Asking:
    """Somebody who asks within a transaction.

    Of several roles of theirs the one counts that permits what they ask; where the desk names a role, that one alone.
    """

    connection: Connection
    desk: Desk
    who: Person
    at: datetime

    def new_id(self) -> UUID:
        """An id for something new."""
        return self.desk.workspace.new_id()

    def client(self, name: str | None) -> Client:
        """The client of that name; where none is named, the only one for whom they work.

        Raises:
            NotFoundError: they work for none of that name.
            WhichClientError: no name is given, and they work for several or for none.
        """
        if name is not None:
            return client_named(self.connection, name, self.who.clients)
        mine = directory.clients(self.connection, self.who.clients)
        if len(mine) != 1:
            names = one_of(client.name for client in mine)
            raise WhichClientError(
                f"`{self.who.user.name}` works for {'several clients' if mine else 'no client'}",
                f"name one: {names}" if mine else "an administrator can add one: `amends client add`",
            )
        return mine[0]

    def allowed(self, task: Task, client: Client | None) -> Actor:
        """The one who asks, in the role in which they may do this for a client (None: for the whole workspace).

        Raises:
            NotPermittedError: none of their roles permits it, or their token is not for it.
        """
        check_scope(task, self.desk.limits)
        for grant in self._grants(None if client is None else client.id):
            if is_permitted(task, grant.role):
                return Actor(self.who.user.id, self.who.user.name, grant.role, grant.team or self.desk.team)
        raise self._not_permitted(task, client)

    def clients(self, task: Task) -> frozenset[UUID]:
        """The clients for whom they may do this.

        Raises:
            NotPermittedError: there are clients, and they may do it for none of them; or their token is not for it.
        """
        check_scope(task, self.desk.limits)
        found = frozenset(
            client
            for client in self.who.clients
            if any(is_permitted(task, grant.role) for grant in self._grants(client))
        )
        if not found and not self.for_all_clients(task):
            raise self._not_permitted(task, None)
        return found

    def for_all_clients(self, task: Task) -> bool:
        """Whether they may do this for the whole workspace."""
        return any(is_permitted(task, grant.role) for grant in self._grants(None))

    def did(self, act: Act, client: Client | UUID | None, subject: UUID | None = None, **details: Json) -> None:
        """Keeps that they did something in looking after the workspace, in the transaction in which it is done.

        Args:
            act: what they did.
            client: for which client; None for the whole workspace.
            subject: the id of whom or what it was done to.
            details: what else tells of it. Nothing personal: it is kept for good.
        """
        limits = self.desk.limits
        add_act(
            self.connection,
            RecordedAct(
                id=self.new_id(),
                client=client.id if isinstance(client, Client) else client,
                user=self.who.user.id,
                token=None if limits is None else limits.token,
                act=act,
                subject=subject,
                details=details,
                at=self.at,
            ),
        )

    def _grants(self, client: UUID | None) -> list[RoleGrant]:
        """Their grants that reach as far, those of a team first."""
        limits = self.desk.limits
        if client is None and limits is not None and limits.clients is not None:
            return []
        reaching = [grant for grant in self.who.grants if grant.client in (None, client) and self.desk.reaches(grant)]
        return sorted(reaching, key=lambda grant: (grant.client is None, grant.team is None))

    def _not_permitted(self, task: Task, client: Client | None) -> NotPermittedError:
        where = f" for `{client.name}`" if client is not None else ""
        as_role = f" as `{self.desk.role}`" if self.desk.role is not None else ""
        name = self.who.user.name
        return NotPermittedError(f"`{name}` may not {task.value}{where}{as_role}", f"{_who_may(task)} can")


def asking(connection: Connection, desk: Desk) -> Asking:
    """Whoever asks at the desk.

    Raises:
        NoUserError: there is no such user.
        InactiveUserError: they may no longer act.
    """
    who = person(connection, desk)
    if not who.user.active:
        raise InactiveUserError(
            f"`{who.user.name}` is no longer active", "an administrator can make the user active again"
        )
    return Asking(connection, desk, who, desk.workspace.clock())


def _who_may(task: Task) -> str:
    roles = one_of(sorted(TASKS[task].roles - {DECIDES_CASES}))
    of_policies = " or has a role of the client's policies" if DECIDES_CASES in TASKS[task].roles else ""
    return f"somebody who is {roles}{of_policies}"
