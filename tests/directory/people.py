"""A small house for examples: one client with two teams, and people who work there."""

from uuid import NAMESPACE_OID, UUID, uuid5

from amends.directory.organisation import Client, RoleGrant, User


def id_of(number: int) -> UUID:
    """An id that is easy to tell from others."""
    return UUID(int=number)


ACME = Client(
    id=id_of(1),
    name="acme",
    title="Acme Phones",
    timezone="America/New_York",
    currency="USD",
    languages=("en", "es"),
)
OTHER = Client(
    id=id_of(2), name="borealis", title="Borealis", timezone="Europe/Oslo", currency="NOK", languages=("nb",)
)
DANA = User(id=id_of(10), name="dana", full_name="Dana Reyes", email="dana@example.org")


def grant(role: str, team: str | None = None, client: Client | None = ACME, user: User = DANA) -> RoleGrant:
    """A role of a user, by default of Dana's for Acme."""
    return RoleGrant(
        id=uuid5(NAMESPACE_OID, f"{user.name} {role} {team} {client and client.name}"),
        user=user.id,
        client=client.id if client is not None else None,
        team=team,
        role=role,
    )
