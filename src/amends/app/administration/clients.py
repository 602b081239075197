"""Clients: adding one, changing what it has settled, listing and showing them."""

from dataclasses import dataclass, field, replace

from amends.app.administration.acts import Act, names_that_differ
from amends.app.administration.asking import asking
from amends.app.administration.settings import SettingChanges, changed_settings
from amends.app.administration.unknown_names import warnings_of_settings
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.directory.checks import check
from amends.directory.organisation import Client, Site, Team
from amends.store import directory
from amends.store.directory_pages import all_of
from amends.store.engine import reading, writing
from amends.store.holding import hold


@dataclass(frozen=True, slots=True, kw_only=True)
class NewClient:
    """What a client is added with; `name` is the word that it is known by in commands."""

    name: str
    title: str
    timezone: str
    currency: str
    languages: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientChanges:
    """What changes of a client; what is None stays as it is."""

    title: str | None = None
    timezone: str | None = None
    languages: tuple[str, ...] | None = None
    settings: SettingChanges = field(default_factory=SettingChanges)


@dataclass(frozen=True, slots=True)
class ClientView:
    """A client with its sites and teams; `warnings` tell of what it has settled with names that nothing has yet."""

    client: Client
    sites: tuple[Site, ...]
    teams: tuple[Team, ...]
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ClientChanged:
    """A client after a change; `warnings` tell of what it has settled with names that nothing has yet."""

    client: Client
    warnings: tuple[str, ...] = ()


def add_client(desk: Desk, new: NewClient) -> Client:
    """Adds a client, with the settings that one begins with.

    Raises:
        NotPermittedError: the one who asks may not.
        InvalidRecordError: with everything that is wrong with it.
        NameTakenError: another has the name.
    """
    with writing(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        who.allowed(Task.ADD_CLIENTS, None)
        client = Client(
            id=who.new_id(),
            name=new.name,
            title=new.title,
            timezone=new.timezone,
            currency=new.currency,
            languages=new.languages,
        )
        check(client)
        directory.add(connection, client)
        who.did(Act.ADD_CLIENT, client, client.id)
        return client


def change_client(desk: Desk, name: str | None, changes: ClientChanges) -> ClientChanged:
    """Changes a client. Its currency stays: what the ledger holds is in it.

    Raises:
        NotFoundError: none of the clients for whom they work has the name.
        NotPermittedError: the one who asks may not.
        InvalidRecordError: with everything that is wrong with it then.
    """
    with writing(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        hold(connection, "clients")
        client = who.client(name)
        who.allowed(Task.CHANGE_CLIENTS, client)
        changed = replace(
            client,
            title=client.title if changes.title is None else changes.title,
            timezone=client.timezone if changes.timezone is None else changes.timezone,
            languages=client.languages if changes.languages is None else changes.languages,
            settings=changed_settings(client.settings, changes.settings),
        )
        check(changed)
        directory.change(connection, changed)
        who.did(Act.CHANGE_CLIENT, client, client.id, changed=names_that_differ(client, changed))
        return ClientChanged(changed, warnings_of_settings(connection, changed))


def list_clients(desk: Desk) -> tuple[Client, ...]:
    """The clients for whom they work, by name.

    Raises:
        NotPermittedError: the one who asks may see none of them.
    """
    with reading(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        return directory.clients(connection, who.clients(Task.SEE_CLIENTS))


def show_client(desk: Desk, name: str | None) -> ClientView:
    """A client with its sites and teams.

    Raises:
        NotFoundError: none of the clients for whom they work has the name.
        NotPermittedError: the one who asks may not see it.
    """
    with reading(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        client = who.client(name)
        who.allowed(Task.SEE_CLIENTS, client)
        return ClientView(
            client,
            tuple(all_of(connection, Site, client.id)),
            tuple(all_of(connection, Team, client.id)),
            warnings_of_settings(connection, client),
        )
