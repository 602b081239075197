"""Two brands in one workspace, and somebody in every role of each: who works over HTTP in these tests."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from amends.app.access.passwords import set_password
from amends.app.access.tokens import NewToken, new_token
from amends.app.administration.belongings import add_account
from amends.app.administration.clients import NewClient, add_client
from amends.app.administration.customers import NewCustomer, add_customer
from amends.app.administration.places import add_site, add_team
from amends.app.administration.roles import NamedRole, grant_role
from amends.app.administration.users import NewUser, add_user
from amends.app.administration.workspaces import make_workspace
from amends.app.registry import VersionNamed, check_policy, draft_policy, publish_policy, review_policy
from amends.app.workspace import Desk, Workspace, open_workspace
from amends.settings import Logs, Settings
from tests.app.florist import POLICY as FLOWERS
from tests.cli.command import ROOT
from tests.http.caller import Caller
from tests.http.serving import serving

ALARM: Final = ROOT / "examples" / "alarm" / "alarm-care.policy.yaml"
LANTERN, FLORIST = "lanternlatch", "florist"
ACCOUNTS: Final = {LANTERN: "A-1002", FLORIST: "F-7"}
CUSTOMERS: Final = {LANTERN: "Ada Mills", FLORIST: "Rose Field"}

ROLES: Final = ("administrator", "policy_owner", "auditor", "agent", "team_lead", "manager")
PEOPLE: Final[Mapping[str, tuple[str, str]]] = {
    "nina": ("agent", LANTERN),
    "omar": ("agent", LANTERN),
    "tess": ("team_lead", LANTERN),
    "mara": ("manager", LANTERN),
    "paul": ("policy_owner", LANTERN),
    "petra": ("policy_owner", LANTERN),
    "alma": ("administrator", LANTERN),
    "aude": ("auditor", LANTERN),
    "fleur": ("agent", FLORIST),
    "fabio": ("team_lead", FLORIST),
    "faye": ("manager", FLORIST),
    "flora": ("policy_owner", FLORIST),
    "fred": ("policy_owner", FLORIST),
    "frida": ("administrator", FLORIST),
    "felix": ("auditor", FLORIST),
}
"""Who works here beside ana, the administrator of the workspace: in which role, for which client."""

PASSWORD: Final = "four words or more"


def furnish(url: str) -> None:
    """Makes the workspace: both clients, their people, a customer each, and a policy in force each."""
    workspace = make_workspace(url, "ana").workspace
    ana = Desk(workspace, "ana")
    for name, title, timezone, currency in (
        (LANTERN, "Lanternlatch Home", "America/Denver", "USD"),
        (FLORIST, "Florist", "Europe/Berlin", "EUR"),
    ):
        add_client(ana, NewClient(name=name, title=title, timezone=timezone, currency=currency, languages=("en",)))
        add_site(ana, name, "main", "Main site")
        for team in ("care", "retention"):
            add_team(ana, name, team, team.title(), "main")
    for user, (role, client) in PEOPLE.items():
        of_policy = role in ("agent", "team_lead", "manager")
        add_user(ana, NewUser(name=user), NamedRole(role=role, client=client, team="care" if of_policy else None))
    set_password(Desk(workspace, "ana"), "nina", PASSWORD)
    for client, text, author, reviewer in (
        (LANTERN, ALARM.read_text(encoding="utf-8"), "paul", "petra"),
        (FLORIST, FLOWERS, "flora", "fred"),
    ):
        _publish(Desk(workspace, author), Desk(workspace, reviewer), client, text)
        added = add_customer(ana, client, NewCustomer(name=CUSTOMERS[client], phone="+1 303 555 0141"))
        add_account(ana, str(added.customer.id), ACCOUNTS[client])
    workspace.engine.dispose()


def _publish(author: Desk, reviewer: Desk, client: str, text: str) -> None:
    drafted = draft_policy(author, client, text, "policy.yaml").view.version
    named = VersionNamed(drafted.policy, drafted.version, client)
    checked = check_policy(author, named).view.version
    review_policy(reviewer, named, checked.hash or "")
    publish_policy(author, named)


@dataclass(frozen=True, slots=True)
class Served:
    """The workspace, and the address at which it is served."""

    workspace: Workspace
    address: str

    def caller(self, user: str | None = None) -> Caller:
        """Somebody who calls with a token of theirs; a stranger, where nobody is named."""
        return Caller(self.address, None if user is None else self.token(user))

    def token(self, user: str) -> str:
        """A token with which somebody may all that they may."""
        return new_token(Desk(self.workspace, user), NewToken(name="test", scopes=None)).text

    def grants(self, user: str, role: str, client: str) -> None:
        """Somebody gets a further role."""
        grant_role(Desk(self.workspace, "ana"), user, NamedRole(role=role, client=client))


@contextmanager
def served(url: str, settings: Settings | None = None) -> Iterator[Served]:
    """The workspace in a store, served on the loopback address by a server of its own."""
    workspace = open_workspace(url)
    try:
        with serving(workspace, settings or Settings(database=url, logs=Logs.NONE)) as address:
            yield Served(workspace, address)
    finally:
        workspace.engine.dispose()
