"""A workspace for examples: two clients, and people with every role."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import inspect

from amends.app.administration.clients import NewClient, add_client
from amends.app.administration.places import add_site, add_team
from amends.app.administration.pseudonym_key import key_path
from amends.app.administration.roles import NamedRole, grant_role
from amends.app.administration.users import NewUser, add_user
from amends.app.administration.workspaces import make_workspace
from amends.app.workspace import Desk, Workspace, open_workspace
from amends.store.engine import store_path
from tests.stores import reading_all

FIRST_MORNING = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)

PEOPLE = {
    "ada": ("administrator", "acme"),
    "olga": ("policy_owner", "acme"),
    "pavel": ("policy_owner", "acme"),
    "udo": ("auditor", None),
    "dana": ("agent", "acme"),
    # She looks after the other client, in every role that there is.
    "stella": ("administrator", "borealis"),
}
"""Who works here beside ana, the administrator of the workspace; None is every client."""


@dataclass
class House:
    """A workspace, and the desks at which its people work."""

    workspace: Workspace
    url: str
    now: datetime = field(default=FIRST_MORNING)

    def __post_init__(self) -> None:
        self.workspace = replace(self.workspace, clock=lambda: self.now)

    def desk(self, user: str, role: str | None = None) -> Desk:
        """Where somebody works."""
        return Desk(self.workspace, user, role=role)

    @property
    def path(self) -> Path:
        """The file that the store is in, where it is in one."""
        return store_path(self.url)

    @property
    def key(self) -> Path:
        """The file that the key for pseudonyms is in."""
        return key_path(self.workspace.engine.url)

    def everything(self) -> list[str]:
        """Everything that stands in the store."""
        with reading_all(self.workspace.engine) as connection:
            return sorted(
                f"{table}: {row}"
                for table in inspect(connection).get_table_names()
                for row in connection.exec_driver_sql(f"SELECT * FROM {table}")
            )

    def records(self) -> list[str]:
        """The same without who did what in looking after the workspace."""
        return [line for line in self.everything() if not line.startswith("administrative_acts: ")]


def furnish(url: str) -> None:
    """Makes a workspace with its clients and people."""
    made = make_workspace(url, "ana", full_name="Ana Reyes")
    ana = Desk(made.workspace, "ana")
    add_client(ana, client("acme", "Acme Phones"))
    add_client(ana, client("borealis", "Borealis", "NOK", "Europe/Oslo", "nb"))
    for name in ("acme", "borealis"):
        add_site(ana, name, "main", "Main site")
        add_team(ana, name, "care", "Customer care", "main")
    for user, (role, of) in PEOPLE.items():
        add_user(ana, NewUser(name=user), NamedRole(role=role, client=of))
    for role in ("policy_owner", "agent"):
        grant_role(ana, "stella", NamedRole(role=role, client="borealis"))
    made.workspace.engine.dispose()


def client(
    name: str, title: str, currency: str = "USD", timezone: str = "America/New_York", language: str = "en"
) -> NewClient:
    """A client that is added."""
    return NewClient(name=name, title=title, timezone=timezone, currency=currency, languages=(language,))


def opened(url: str) -> House:
    """The house in a store that was furnished."""
    return House(open_workspace(url), url)
