"""The house of the sample workspace: its clients, their people, and their published policies."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, Engine

from amends.app.workspace import NewId
from amends.directory.actor import Actor
from amends.directory.customers import Account, Customer
from amends.directory.organisation import POLICY_OWNER, Client, RoleGrant, Site, Team, User
from amends.lang.tree import PolicyTree
from amends.policy import loads
from amends.registry import life
from amends.store import directory, registry
from amends.store.bounds import EVERY_CLIENT, bind
from amends.store.directory_users import grant
from amends.store.engine import writing


@dataclass(frozen=True, slots=True)
class SampleClient:
    """A brand: the word that it is known by, its title, its languages, and the document of its policy."""

    name: str
    title: str
    languages: tuple[str, ...]
    policy: str


PEOPLE: Mapping[str, tuple[str, str]] = {
    "ana": ("Ana Reyes", "agent"),
    "ben": ("Ben Okafor", "senior_agent"),
    "sam": ("Sam Lind", "senior_agent"),
    "carla": ("Carla Novak", "team_lead"),
    "dora": ("Dora Weiss", "manager"),
}
"""Who works in the sample workspace, by login word: their name, and their role wherever a policy has it."""

_OWNERS = {"olga": "Olga Brandt", "vera": "Vera Sato"}
TEAM = "care"


def furnish(engine: Engine, clients: list[SampleClient], new_id: NewId, at: datetime) -> None:
    """Puts clients, people and published policies into an empty store."""
    with writing(engine) as connection:
        bind(connection, EVERY_CLIENT)
        owners = [_user(connection, new_id, name, full_name) for name, full_name in _OWNERS.items()]
        for owner in owners:
            grant(connection, RoleGrant(id=new_id(), user=owner.id, client=None, team=None, role=POLICY_OWNER))
        people = {name: _user(connection, new_id, name, full) for name, (full, _) in PEOPLE.items()}
        for one in clients:
            _add_client(connection, one, people, owners, new_id, at)


def add_customer(connection: Connection, client: UUID, name: str, number: str, new_id: NewId) -> tuple[UUID, UUID]:
    """A customer with an account: the ids of both."""
    customer = Customer(id=new_id(), client=client, name=name)
    account = Account(id=new_id(), client=client, customer=customer.id, number=number)
    directory.add(connection, customer)
    directory.add(connection, account)
    return customer.id, account.id


def _user(connection: Connection, new_id: NewId, name: str, full_name: str) -> User:
    user = User(id=new_id(), name=name, full_name=full_name, email=None)
    directory.add(connection, user)
    return user


def _add_client(
    connection: Connection,
    one: SampleClient,
    people: Mapping[str, User],
    owners: list[User],
    new_id: NewId,
    at: datetime,
) -> None:
    policy = loads(one.policy, name=f"{one.name}.policy.yaml")
    tree = policy.tree
    client = Client(
        id=new_id(),
        name=one.name,
        title=one.title,
        timezone=tree.timezone_name,
        currency=tree.currency or "USD",
        languages=one.languages,
    )
    directory.add(connection, client)
    site = Site(id=new_id(), client=client.id, name="main", title="Main site")
    directory.add(connection, site)
    team = TEAM if TEAM in tree.teams or not tree.teams else tree.teams[0]
    directory.add(connection, Team(id=new_id(), client=client.id, site=site.id, name=team, title=team.capitalize()))
    for name, user in people.items():
        role = _role_in(tree, PEOPLE[name][1])
        grant(connection, RoleGrant(id=new_id(), user=user.id, client=client.id, team=team, role=role))
    _publish(connection, one, client, owners, new_id, at)


def _role_in(tree: PolicyTree, role: str) -> str:
    """The role, or the lowest one where the policy does not have it."""
    return role if role in tree.roles else tree.roles[0]


def _publish(
    connection: Connection, one: SampleClient, client: Client, owners: list[User], new_id: NewId, at: datetime
) -> None:
    author, reviewer = (Actor(user.id, user.name, POLICY_OWNER, None) for user in owners)
    draft = life.draft(one.policy, id=new_id(), client=client.id, actor=author, at=at)
    checked = life.check(draft, actor=author, at=at, currency=client.currency)
    reviewed = life.review(checked, actor=reviewer, at=at, read_hash=checked.hash or "")
    published = life.publish(reviewed, actor=author, at=at, others=(), currency=client.currency)
    registry.add_version(connection, draft)
    for before, after in ((draft, checked), (checked, reviewed), (reviewed, published)):
        registry.change_version(connection, before, after)
