"""People and AI agents who work here: adding, changing, listing and showing them."""

from dataclasses import dataclass, replace

from amends.app.administration.acts import Act, names_that_differ
from amends.app.administration.asking import Asking, asking
from amends.app.administration.roles import NamedRole, enter_role, require_an_administrator
from amends.app.administration.user_view import UserView, user_named, view_of, views_of
from amends.app.people import NoUserError
from amends.app.permissions import NotPermittedError
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.directory.checks import check
from amends.directory.organisation import User, UserKind
from amends.store import directory, directory_users
from amends.store.engine import reading, writing
from amends.store.tokens import revoke_tokens_of

_ON_A_PAGE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class NewUser:
    """What a user is added with; `name` is the word that they log in with."""

    name: str
    full_name: str | None = None
    email: str | None = None
    kind: UserKind = UserKind.PERSON


@dataclass(frozen=True, slots=True, kw_only=True)
class UserChanges:
    """What changes of a user; what is None stays as it is. Who is not active acts no more, and stays in histories.

    What somebody did stays told as what they were then.
    """

    full_name: str | None = None
    email: str | None = None
    active: bool | None = None
    kind: UserKind | None = None


def add_user(desk: Desk, new: NewUser, role: NamedRole) -> UserView:
    """Adds a user with their first role.

    Raises:
        NotFoundError: there is no such client or team.
        NotPermittedError: the one who asks may not.
        InvalidRecordError: with everything that is wrong with the user or the role.
        NameTakenError: somebody else has the login name.
    """
    with writing(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        # Whoever may not is told so before it could be told that the name is taken.
        who.clients(Task.ADD_USERS)
        user = User(id=who.new_id(), name=new.name, full_name=new.full_name, email=new.email, kind=new.kind)
        check(user)
        directory.add(connection, user)
        who.did(Act.ADD_USER, None, user.id, **({"kind": user.kind.value} if user.is_ai_agent else {}))
        enter_role(who, user.id, role)
        return view_of(who, user)


def change_user(desk: Desk, name: str, changes: UserChanges) -> UserView:
    """Changes a user, wherever they work; so the one who asks looks after users at all of these places.

    Raises:
        NoUserError: there is no such user.
        NotPermittedError: the one who asks may not.
        InvalidRecordError: with everything that is wrong with them then.
        LastAdministratorError: nobody else could look after the workspace.
    """
    with writing(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        directory_users.hold_roles(connection)
        user = user_named(connection, name)
        require_looks_after(who, user, Task.ADD_USERS)
        changed = replace(
            user,
            full_name=user.full_name if changes.full_name is None else changes.full_name,
            email=user.email if changes.email is None else changes.email,
            active=user.active if changes.active is None else changes.active,
            kind=changes.kind or user.kind,
        )
        check(changed)
        directory.change(connection, changed)
        if not changed.active:
            revoke_tokens_of(connection, user.id, who.at, sessions_only=False)
        elif changed.is_ai_agent:
            revoke_tokens_of(connection, user.id, who.at, sessions_only=True)
        who.did(Act.CHANGE_USER, None, user.id, active=changed.active, changed=names_that_differ(user, changed))
        require_an_administrator(connection)
        return view_of(who, changed)


def list_users(desk: Desk, client: str | None = None) -> tuple[UserView, ...]:
    """The users of a client, or of every client for whom the one who asks may see them, by login name.

    Raises:
        NotFoundError: none of the clients for whom they work has the name.
        NotPermittedError: the one who asks may not see them.
    """
    with reading(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        if client is None:
            # Who has no role any more is seen by those who see the whole workspace.
            clients = None if who.for_all_clients(Task.SEE_USERS) else who.clients(Task.SEE_USERS)
        else:
            of = who.client(client)
            who.allowed(Task.SEE_USERS, of)
            clients = frozenset({of.id})
        found: list[UserView] = []
        while page := directory_users.users_of(
            connection, clients, after=found[-1].user.name if found else None, limit=_ON_A_PAGE
        ):
            found += views_of(who, page)
        return tuple(found)


def show_user(desk: Desk, name: str) -> UserView:
    """A user with their roles for the clients for whom the one who asks works.

    Raises:
        NoUserError: there is no such user, or they work for others only.
        NotPermittedError: the one who asks may not see users.
    """
    with reading(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        clients = who.clients(Task.SEE_USERS)
        user = user_named(connection, name)
        works_for = {grant.client for grant in directory_users.grants_of(connection, user.id)}
        if not (who.for_all_clients(Task.SEE_USERS) or None in works_for or works_for & clients):
            raise NoUserError(f"there is no user `{name}`", "see who there is: `amends user list`")
        return view_of(who, user)


def require_looks_after(who: Asking, user: User, task: Task) -> None:
    """Makes sure that the one who asks may do this for every client for whom a user works.

    Raises:
        NotPermittedError: they may not.
    """
    works_for = {grant.client for grant in directory_users.grants_of(who.connection, user.id)}
    if None in works_for or not works_for:
        who.allowed(task, None)
    elif not works_for <= who.clients(task):
        raise NotPermittedError(
            f"`{user.name}` works for clients whose users you do not look after",
            "take their roles for your client away, or ask an administrator of the whole workspace",
        )
