"""Policies of a client: drafting, checking, reviewing, publishing and withdrawing their versions, and reading them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from difflib import unified_diff

from sqlalchemy import Connection

from amends.app.administration.acts import Act
from amends.app.administration.asking import Asking, asking
from amends.app.finding import clients_with_ids
from amends.app.permissions import NotPermittedError
from amends.app.registry_view import StepTaken, VersionView, step_taken, view_of, views_of
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.directory.actor import Actor
from amends.directory.organisation import Client
from amends.lang.names import suggestion
from amends.registry import life
from amends.registry.errors import RegistryError
from amends.registry.reading import names_of
from amends.registry.version import PolicyState, PolicyVersion
from amends.store import registry
from amends.store.engine import reading, writing

_ON_A_PAGE = 200
_FEWEST_DIGITS = 8
_ALGORITHM = "sha256:"


class NoSuchVersionError(RegistryError):
    """The client has no version of these names."""


class ShortDigestError(RegistryError):
    """So little of a digest tells nothing."""


@dataclass(frozen=True, slots=True)
class VersionNamed:
    """A version by its words; without a client it is the only one for whom the one who asks works."""

    policy: str
    version: str
    client: str | None = None


@dataclass(frozen=True, slots=True)
class _Step:
    """A step in the life of a version, within its transaction."""

    who: Asking
    client: Client
    actor: Actor
    version: PolicyVersion


def draft_policy(desk: Desk, client: str | None, text: str, source: str) -> StepTaken:
    """Keeps a document as a draft: a new version, or a new text of one that is not published yet.

    Args:
        desk: where somebody asks.
        client: for which client.
        text: the document; it names policy and version, and may have faults otherwise.
        source: the file that it stands in, for messages.

    Raises:
        PolicyError: the document does not tell its names.
        NotPermittedError: the one who asks may not.
        PublishedStaysError: a version of these names was published.
    """
    with writing(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        of = who.client(client)
        actor = who.allowed(Task.WRITE_POLICIES, of)
        policy, version = names_of(text, source)
        registry.hold_policies(connection, of.id)
        existing = registry.version_named(connection, of.id, policy, version)
        drafted = life.draft(
            text, id=who.new_id(), client=of.id, actor=actor, at=who.at, existing=existing, source=source
        )
        if existing is None:
            registry.add_version(connection, drafted)
        else:
            registry.change_version(connection, existing, drafted)
        _did(who, Act.DRAFT_POLICY, of, drafted)
        return step_taken(connection, of, drafted)


def check_policy(desk: Desk, named: VersionNamed) -> StepTaken:
    """Checks a draft; what it means is fixed from then on.

    Raises:
        NoSuchVersionError: the client has no such version.
        NotPermittedError: the one who asks may not.
        NotPossibleError: it is no draft.
        PolicyError: with every fault of the document.
        OtherCurrencyError: it reckons in another currency than the client.
    """

    def checked(on: _Step) -> PolicyVersion:
        return life.check(on.version, actor=on.actor, at=on.who.at, currency=on.client.currency)

    return _step(desk, named, Task.WRITE_POLICIES, Act.CHECK_POLICY, checked)


def review_policy(desk: Desk, named: VersionNamed, read: str) -> StepTaken:
    """Reviews what somebody else wrote.

    Args:
        desk: where somebody asks.
        named: the version.
        read: the digest of the meaning that the reviewer has read, or its beginning.

    Raises:
        NoSuchVersionError: the client has no such version.
        NotPermittedError: the one who asks may not, or is no person.
        NotPossibleError: it was not checked, or is reviewed already.
        OwnTextError: the reviewer is its author.
        OtherTextReadError: it means something else by now.
        ShortDigestError: too little of the digest is given.
    """

    def reviewed(on: _Step) -> PolicyVersion:
        if on.who.who.user.is_ai_agent:
            raise NotPermittedError("an AI agent reviews no policy", "it is read by a person who did not write it")
        return life.review(on.version, actor=on.actor, at=on.who.at, read_hash=_digest_meant(on.version, read))

    return _step(desk, named, Task.WRITE_POLICIES, Act.REVIEW_POLICY, reviewed)


def publish_policy(desk: Desk, named: VersionNamed, from_day: date | None = None) -> StepTaken:
    """Publishes a version for its client, from the day on that it names, or else from the one that is given.

    Raises:
        NoSuchVersionError: the client has no such version.
        NotPermittedError: the one who asks may not.
        RegistryError: a rule of the life of a version stands against it (see `registry.life.publish`).
    """

    def published(on: _Step) -> PolicyVersion:
        others = registry.versions_of(on.who.connection, on.client.id, on.version.policy)
        return life.publish(
            on.version,
            actor=on.actor,
            at=on.who.at,
            others=others,
            currency=on.client.currency,
            from_day=from_day,
        )

    return _step(desk, named, Task.PUBLISH_POLICIES, Act.PUBLISH_POLICY, published)


def withdraw_policy(desk: Desk, named: VersionNamed, because: str) -> StepTaken:
    """Withdraws a version: it decides no new case.

    Raises:
        NoSuchVersionError: the client has no such version.
        NotPermittedError: the one who asks may not.
        NotPossibleError: it is not published.
        NoReasonError: nothing says why.
    """

    def withdrawn(on: _Step) -> PolicyVersion:
        return life.withdraw(on.version, actor=on.actor, at=on.who.at, because=because)

    return _step(desk, named, Task.PUBLISH_POLICIES, Act.WITHDRAW_POLICY, withdrawn)


def list_policies(
    desk: Desk, client: str | None = None, *, policy: str | None = None, state: PolicyState | None = None
) -> tuple[VersionView, ...]:
    """The versions of a client's policies, or of all for whom the one who asks works, as they were made.

    Raises:
        NotFoundError: none of the clients for whom they work has the name.
        NotPermittedError: the one who asks may not see policies.
    """
    with reading(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        if client is None:
            clients = who.clients(Task.SEE_POLICIES)
        else:
            of = who.client(client)
            who.allowed(Task.SEE_POLICIES, of)
            clients = frozenset({of.id})
        page = registry.list_versions(connection, clients, policy=policy, state=state, limit=_ON_A_PAGE)
        found = [*page.records]
        while page.last is not None:
            page = registry.list_versions(
                connection, clients, policy=policy, state=state, after=page.last, limit=_ON_A_PAGE
            )
            found += page.records
        return tuple(views_of(connection, clients_with_ids(connection, clients), found))


def show_policy(desk: Desk, named: VersionNamed) -> VersionView:
    """A version with its text, and who had a hand in it.

    Raises:
        NoSuchVersionError: the client has no such version.
        NotPermittedError: the one who asks may not see policies.
    """
    with reading(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        client = who.client(named.client)
        who.allowed(Task.SEE_POLICIES, client)
        return view_of(connection, client, _version_named(connection, client, named))


def differing_lines(desk: Desk, named: VersionNamed, other: str) -> tuple[str, ...]:
    """The lines that differ between a version and another of the same policy, with a few around them (unified diff).

    Raises:
        NoSuchVersionError: the client has no such version.
        NotPermittedError: the one who asks may not see policies.
    """
    with reading(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        client = who.client(named.client)
        who.allowed(Task.SEE_POLICIES, client)
        before, after = (
            _version_named(connection, client, VersionNamed(named.policy, version))
            for version in (named.version, other)
        )
        return tuple(
            unified_diff(before.text.splitlines(), after.text.splitlines(), before.title, after.title, lineterm="")
        )


def _step(desk: Desk, named: VersionNamed, task: Task, act: Act, take: Callable[[_Step], PolicyVersion]) -> StepTaken:
    with writing(desk.workspace.engine) as connection:
        who = asking(connection, desk)
        client = who.client(named.client)
        actor = who.allowed(task, client)
        registry.hold_policies(connection, client.id)
        version = _version_named(connection, client, named)
        after = take(_Step(who, client, actor, version))
        registry.change_version(connection, version, after)
        _did(who, act, client, after)
        return step_taken(connection, client, after)


def _did(who: Asking, act: Act, client: Client, version: PolicyVersion) -> None:
    who.did(act, client, version.id, policy=version.policy, version=version.version)


def _version_named(connection: Connection, client: Client, named: VersionNamed) -> PolicyVersion:
    found = registry.version_named(connection, client.id, named.policy, named.version)
    if found is None:
        known = [one.version for one in registry.versions_of(connection, client.id, named.policy)]
        what = f"version `{named.version}` of `{named.policy}`" if known else f"policy `{named.policy}`"
        raise NoSuchVersionError(
            f"`{client.name}` has no {what}", suggestion(named.version, known) or "see them with `amends policy list`"
        )
    return found


def _digest_meant(version: PolicyVersion, given: str) -> str:
    """The whole digest where its beginning was given; else what was given."""
    digits = given.strip().lower().removeprefix(_ALGORITHM)
    if len(digits) < _FEWEST_DIGITS:
        raise ShortDigestError(f"`{given}` is too short to tell what was read", "give what `amends policy show` prints")
    whole = version.hash or ""
    return whole if whole.removeprefix(_ALGORITHM).startswith(digits) else _ALGORITHM + digits
