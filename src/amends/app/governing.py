"""The version of the policy by which a case is handled now."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from sqlalchemy import Connection

from amends.cases.state import CaseState
from amends.policy import Policy
from amends.registry.errors import RegistryError
from amends.registry.governing import DateUnknown, Governs, governing
from amends.registry.reading import policy_of
from amends.registry.version import PolicyState, PolicyVersion
from amends.store import registry
from amends.store.editions import Edition, edition

_POLICIES_KEPT = 64


class NoVersionError(RegistryError):
    """No version governs the case."""


def governing_version(connection: Connection, case: CaseState, at: datetime, known: Edition | None = None) -> Policy:
    """The version that decided the case; before it is decided, the one that would.

    While the date is not known by which the versions part, it is the latest one: its questions find out.

    Args:
        connection: the transaction.
        case: the case.
        at: now.
        known: the edition that the transaction sees, where it was asked for already.

    Raises:
        NoVersionError: none is published, or none was in force yet.
    """
    versions = (known or edition(connection)).get(
        (PolicyVersion, case.client, case.policy),
        lambda: registry.versions_of(connection, case.client, case.policy),
    )
    if case.correction is not None and case.correction.version is not None:
        return _policy(_named(versions, case.policy, case.correction.version))
    if case.decision is not None:
        return _policy(_named(versions, case.policy, case.decision.decided.version))
    facts = {name: statements[-1].value for name, statements in case.statements.items()}
    found = governing(versions, {**facts, "now": at})
    match found:
        case Governs():
            return _policy(found.version)
        case DateUnknown():
            return _policy(found.candidates[0])
        case _:
            raise NoVersionError(found.sentence, "publish one: `amends policy publish`")


def latest_policy(connection: Connection, client: UUID, name: str) -> Policy | None:
    """The last version of a policy that a client has published: its roles, where no case is looked at closely."""
    versions = registry.versions_of(connection, client, name)
    published = [one for one in versions if one.state is PolicyState.PUBLISHED]
    return _policy(published[-1]) if published else None


def _named(versions: Sequence[PolicyVersion], policy: str, version: str) -> PolicyVersion:
    for one in versions:
        if one.version == version:
            return one
    raise NoVersionError(f"there is no version `{version}` of `{policy}`", "see them with `amends policy list`")


@lru_cache(maxsize=_POLICIES_KEPT)
def _policy(version: PolicyVersion) -> Policy:
    return policy_of(version)
