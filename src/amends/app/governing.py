"""The version of the policy by which a case is handled now."""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from uuid import UUID

from sqlalchemy import Connection

from amends.cases.state import CaseState
from amends.policy import Policy
from amends.registry.errors import RegistryError
from amends.registry.governing import DateUnknown, Governing, Governs, NoneYetInForce, current, governing
from amends.registry.reading import policy_of
from amends.registry.version import PolicyState, PolicyVersion
from amends.store import registry
from amends.store.editions import Edition, edition

_POLICIES_KEPT = 64


class NoVersionError(RegistryError):
    """No version governs the case."""


def governing_version(connection: Connection, case: CaseState, at: datetime, known: Edition | None = None) -> Policy:
    """The version that decided the case; before it is decided, the one that would.

    While the date is not known by which the versions part, it is the latest one: its questions find out. For a day
    before the first of every version it is the one that is in force now: it decides nothing, and says who may.

    Args:
        connection: the transaction.
        case: the case.
        at: now.
        known: the edition that the transaction sees, where it was asked for already.

    Raises:
        NoVersionError: none is published.
    """
    versions = _versions(connection, case, known)
    if case.correction is not None and case.correction.version is not None:
        return _policy(_named(versions, case.policy, case.correction.version))
    if case.decision is not None:
        return _policy(_named(versions, case.policy, case.decision.decided.version))
    found = _governing(versions, case, at)
    match found:
        case Governs():
            return _policy(found.version)
        case DateUnknown():
            return _policy(found.candidates[0])
        case NoneYetInForce():
            return _policy(current(versions, at) or found.first)
        case _:
            raise NoVersionError(found.sentence, "publish one: `amends policy publish`")


def holding_version(connection: Connection, case: CaseState, at: datetime, known: Edition | None = None) -> str | None:
    """The version that holds for the day of the case, as far as that is known, where it is not the one that decided."""
    found = _governing(_versions(connection, case, known), case, at)
    named = found.version.version if isinstance(found, Governs) else None
    return named if case.decision is None or named != case.decision.decided.version else None


def _versions(connection: Connection, case: CaseState, known: Edition | None) -> Sequence[PolicyVersion]:
    return (known or edition(connection)).get(
        (PolicyVersion, case.client, case.policy),
        lambda: registry.versions_of(connection, case.client, case.policy),
    )


def _governing(versions: Sequence[PolicyVersion], case: CaseState, at: datetime) -> Governing:
    facts = {name: statements[-1].value for name, statements in case.statements.items()}
    return governing(versions, {**facts, "now": at})


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
