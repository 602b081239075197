"""What can be done with a version of a policy: draft it, check, review, publish and withdraw it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from amends.directory.actor import Actor
from amends.lang.names import one_of
from amends.policy import loads
from amends.registry.attempt import Act, Attempt
from amends.registry.errors import RegistryError
from amends.registry.life_cycle import LIFE
from amends.registry.reading import names_of
from amends.registry.version import LASTING, PolicyState, PolicyVersion


class NotPossibleError(RegistryError):
    """The version stands where this step cannot be taken."""


class PublishedStaysError(RegistryError):
    """What was published is never changed."""


def draft(
    text: str,
    *,
    id: UUID,
    client: UUID,
    actor: Actor,
    at: datetime,
    existing: PolicyVersion | None = None,
    source: str = "policy",
) -> PolicyVersion:
    """A new draft, or the `existing` version of these names with a new text, by whoever wrote that.

    Args:
        text: the document; it names policy and version, and may have faults otherwise.
        id: the id of a new draft.
        client: for whom it is.
        actor: who wrote it.
        at: when.
        existing: the client's version with the names that `names_of` finds in the text, if there is one.
        source: the file that it stands in, for messages.

    Raises:
        PolicyError: the document does not tell its names.
        PublishedStaysError: the existing version was published.
    """
    policy, version = names_of(text, source)
    if existing is None:
        return PolicyVersion(
            id=id, client=client, policy=policy, version=version, text=text, state=PolicyState.DRAFT,
            author=actor.user, drafted_at=at,
        )  # fmt: skip
    if existing.state in LASTING:
        raise _published_stays(existing, loads(text, name=source).hash)
    return _step(Act.REVISE, Attempt(version=existing, actor=actor, at=at, text=text))


def check(version: PolicyVersion, *, actor: Actor, at: datetime, currency: str) -> PolicyVersion:
    """The draft, checked: its hash, first day and deciding fact are known. `currency` is its client's.

    Raises:
        NotPossibleError: it is no draft.
        PolicyError: with every fault of the document.
        OtherCurrencyError: it reckons in another currency.
    """
    return _step(Act.CHECK, Attempt(version=version, actor=actor, at=at, currency=currency))


def review(version: PolicyVersion, *, actor: Actor, at: datetime, read_hash: str) -> PolicyVersion:
    """The version, reviewed by somebody who has read the meaning of that hash.

    Raises:
        NotPossibleError: it was not checked, or is reviewed already.
        OwnTextError: the reviewer is its author.
        OtherTextReadError: it means something else by now.
    """
    return _step(Act.REVIEW, Attempt(version=version, actor=actor, at=at, read_hash=read_hash))


def publish(
    version: PolicyVersion,
    *,
    actor: Actor,
    at: datetime,
    others: Iterable[PolicyVersion],
    currency: str,
    from_day: date | None = None,
) -> PolicyVersion:
    """The version, published for its client from a day on.

    Args:
        version: the version.
        actor: who publishes it.
        at: when.
        others: the other versions of the client's policy.
        currency: the client's.
        from_day: from which day on it governs; needed where the document does not say.

    Raises:
        NotPossibleError: it was not reviewed, or is published already.
        NotPolicyOwnerError: the actor does not act as an owner of policies.
        AlteredMeaningError: it no longer means what was checked.
        OtherCurrencyError: it reckons in another currency.
        FirstDayError: no day is named, or another than the document's.
        CorrectionError: it corrects a version that was never published or was corrected before, or begins before it.
        SameFirstDayError: another version begins on that day.
    """
    others = tuple(
        other
        for other in others
        if (other.client, other.policy) == (version.client, version.policy) and other.id != version.id
    )
    attempt = Attempt(version=version, actor=actor, at=at, others=others, currency=currency, from_day=from_day)
    return _step(Act.PUBLISH, attempt)


def withdraw(version: PolicyVersion, *, actor: Actor, at: datetime, because: str) -> PolicyVersion:
    """The version, withdrawn: it stays readable, and governs the cases that were decided by it, but no new ones.

    Raises:
        NotPossibleError: it is not published.
        NotPolicyOwnerError: the actor does not act as an owner of policies.
        NoReasonError: nothing says why.
    """
    return _step(Act.WITHDRAW, Attempt(version=version, actor=actor, at=at, because=because))


def possible_acts(state: PolicyState) -> tuple[Act, ...]:
    """What can be done with a version that stands there."""
    return tuple(act for act, transition in LIFE.items() if state in transition.possible_in)


def _step(act: Act, attempt: Attempt) -> PolicyVersion:
    transition = LIFE[act]
    if attempt.version.state not in transition.possible_in:
        raise _not_possible(act, attempt.version)
    for rule in transition.rules:
        rule(attempt)
    return replace(transition.becomes(attempt), state=transition.leads_to)


def _not_possible(act: Act, version: PolicyVersion) -> NotPossibleError:
    possible = possible_acts(version.state)
    help_text = f"what can be done with it: {one_of(possible)}" if possible else "draft a new version"
    return NotPossibleError(f"`{version.title}` is {_words(version.state)}; `{act}` is not possible", help_text)


def _published_stays(existing: PolicyVersion, new_hash: str) -> PublishedStaysError:
    if new_hash == existing.hash:
        return PublishedStaysError(
            f"`{existing.title}` is {existing.state} already, with this meaning", "there is nothing to do"
        )
    return PublishedStaysError(
        f"`{existing.title}` is {existing.state} and stays as it is: it is `{existing.hash}`, this text `{new_hash}`",
        "give the text a version of its own",
    )


def _words(state: PolicyState) -> str:
    return "a draft" if state is PolicyState.DRAFT else str(state)
