"""Names that no policy of a client knows yet: what is settled or granted may come before the policy, or be misspelt.

Nothing of it is refused, so that a workspace is set up in any order; whoever looks at it is told.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from sqlalchemy import Connection

from amends.cases.fulfilling import EVERYTHING
from amends.directory.fulfilment import Channel
from amends.directory.organisation import WORKSPACE_ROLES, Client
from amends.lang.names import nearest
from amends.policy import read
from amends.registry.version import PolicyState, PolicyVersion
from amends.store import registry
from amends.store.endpoints import endpoints_of

_MOST_VERSIONS = 1_000
_MOST_NAMED = 12
_READ_KEPT = 64


@dataclass(frozen=True, slots=True)
class KnownNames:
    """What the policies of a client know, drafts among them; of each policy as it is published and as it was last."""

    policies: frozenset[str] = frozenset()
    roles: tuple[str, ...] = ()
    remedies: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


def warnings_of_settings(connection: Connection, client: Client) -> tuple[str, ...]:
    """What a client has settled with names that nothing of its own has."""
    ways, bills = client.settings.fulfilment, client.settings.bills
    if not ways and bills.policy is None and not bills.repaired_by:
        return ()
    known = known_names(connection, client.id)
    endpoints = [one.name for one in endpoints_of(connection, [client.id])]
    by_webhook = [way.to for way in ways if way.channel is Channel.WEBHOOK and way.to]
    remedies = _each_once((*known.remedies, *known.kinds))
    return (
        *_unknown("has no policy", [bills.policy] if bills.policy else [], sorted(known.policies), client),
        *_unknown(
            "has no policy with a remedy, or a kind of remedies,",
            [way.of for way in ways if way.of != EVERYTHING],
            remedies,
            client,
        ),
        *_unknown("has no policy with a remedy", bills.repaired_by, known.remedies, client),
        *_unknown("has no endpoint", by_webhook, endpoints, client),
    )


def warnings_of_roles(connection: Connection, client: Client, roles: Sequence[str]) -> tuple[str, ...]:
    """Roles that somebody has for a client, and that none of its policies has.

    While it has no policy nothing is told but what looks like a role of the workspace: once one is published, it
    tells which of its roles nobody has.
    """
    granted = [role for role in roles if role not in WORKSPACE_ROLES]
    if not granted:
        return ()
    known = known_names(connection, client.id)
    meant = granted if known.roles else [role for role in granted if nearest(role, WORKSPACE_ROLES)]
    return tuple(_unknown("has no policy with a role", meant, (*known.roles, *sorted(WORKSPACE_ROLES)), client))


def known_names(connection: Connection, client: UUID) -> KnownNames:
    """What the policies of a client know."""
    versions = registry.list_versions(connection, [client], limit=_MOST_VERSIONS).records
    standing = [one for one in versions if one.state is not PolicyState.WITHDRAWN]
    last = {one.policy: one for one in standing}
    published = {one.policy: one for one in standing if one.state is PolicyState.PUBLISHED}
    each = [_names_in(one) for one in {one.id: one for one in (*published.values(), *last.values())}.values()]
    return KnownNames(
        policies=frozenset(last),
        roles=_each_once(name for one in each for name in one.roles),
        remedies=_each_once(name for one in each for name in one.remedies),
        kinds=_each_once(name for one in each for name in one.kinds),
    )


@lru_cache(maxsize=_READ_KEPT)
def _names_in(version: PolicyVersion) -> KnownNames:
    """What one version knows; nothing where it is a draft that cannot be read yet."""
    tree, _ = read(version.text, version.title)
    if tree is None:
        return KnownNames()
    kinds = _each_once(remedy.kind for remedy in tree.remedies.values() if remedy.kind is not None)
    return KnownNames(roles=tuple(tree.roles), remedies=tuple(tree.remedies), kinds=kinds)


def _unknown(what: str, names: Iterable[str], known: Sequence[str], client: Client) -> Iterator[str]:
    for name in dict.fromkeys(names):
        if name not in known:
            yield f"`{client.name}` {what} `{name}` yet{_hint(name, known)}"


def _hint(name: str, known: Sequence[str]) -> str:
    close = nearest(name, known)
    meant = f"; did you mean `{close}`?" if close is not None else ""
    named = ", ".join(f"`{one}`" for one in known[:_MOST_NAMED])
    more = f" and {len(known) - _MOST_NAMED} more" if len(known) > _MOST_NAMED else ""
    return f"{meant or ';'} known: {named}{more}" if known else "; nothing is known so far"


def _each_once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))
