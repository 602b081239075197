"""Deciding without a case: by a published policy of a client, with facts that somebody gives."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache

from amends.app.administration.asking import asking
from amends.app.governing import NoVersionError
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.policy import Policy
from amends.registry.governing import DateUnknown, Governs, governing
from amends.registry.reading import policy_of
from amends.registry.version import PolicyState, PolicyVersion
from amends.store import registry
from amends.store.engine import reading

_KEPT = 256


def published(desk: Desk, client: str | None, policy: str) -> tuple[PolicyVersion, ...]:
    """The published versions of a client's policy, read and ready to decide by.

    Raises:
        NotFoundError: none of the clients for whom they work has the name.
        WhichClientError: no client is named, and they work for several.
        NotPermittedError: the one who asks may not see policies.
        NoVersionError: none is published.
    """
    with reading(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        of = who.client(client)
        who.allowed(Task.SEE_POLICIES, of)
        found = registry.versions_of(connection, of.id, policy)
    shown = tuple(version for version in found if version.state is PolicyState.PUBLISHED)
    if not shown:
        raise NoVersionError(f"`{of.name}` has no published policy `{policy}`", "see them: `amends policy list`")
    for version in shown:
        # Read now, by whoever can wait for it, so that nobody waits when something is decided.
        _policy(version)
    return shown


def to_decide_by(
    versions: Sequence[PolicyVersion], version: str | None, facts: Mapping[str, object], at: datetime
) -> Policy:
    """The version that is named, or else the one that governs a case with these facts.

    Where the date is not known by which versions part, it is the latest one: its questions find out.

    Raises:
        NoVersionError: none of that name is published, or none was in force yet.
    """
    if version is not None:
        named = next((one for one in versions if one.version == version), None)
        if named is None:
            known = ", ".join(f"`{one.version}`" for one in versions)
            raise NoVersionError(f"no version `{version}` is published", f"published are {known}")
        return _policy(named)
    found = governing(versions, {**facts, "now": at})
    match found:
        case Governs():
            return _policy(found.version)
        case DateUnknown():
            return _policy(found.candidates[0])
        case _:
            raise NoVersionError(found.sentence, "name a version")


@lru_cache(maxsize=_KEPT)
def _policy(version: PolicyVersion) -> Policy:
    return policy_of(version)
