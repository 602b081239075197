"""An attempt to bring a version one step further, and what a step of its life is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cached_property

from amends.directory.actor import Actor
from amends.policy import Policy, loads
from amends.registry.version import PolicyState, PolicyVersion


class Act(StrEnum):
    """What can be done with a version that is there."""

    REVISE = "revise"
    CHECK = "check"
    REVIEW = "review"
    PUBLISH = "publish"
    WITHDRAW = "withdraw"


@dataclass(frozen=True, kw_only=True)
class Attempt:
    """What somebody wants to do with a version.

    Attributes:
        version: the version as it stands.
        actor: who acts.
        at: when.
        others: the other versions of the client's policy, in any state.
        text: what a draft is revised to.
        read_hash: the meaning that a reviewer has read.
        from_day: from which day on a publisher wants it to govern.
        because: why it is withdrawn.
        currency: the client's, in which everything of theirs is reckoned; nothing where the step doesn't look at it.
    """

    version: PolicyVersion
    actor: Actor
    at: datetime
    others: tuple[PolicyVersion, ...] = ()
    text: str = ""
    read_hash: str = ""
    from_day: date | None = None
    because: str = ""
    currency: str = ""

    @cached_property
    def policy(self) -> Policy:
        """The policy that the version's text holds.

        Raises:
            PolicyError: with every fault of the text.
        """
        return loads(self.version.text, name=self.version.title)

    @property
    def first_day(self) -> date | None:
        """The day from which on the version would govern: the document's, or else the one that is asked for."""
        return self.version.first_day or self.from_day


Rule = Callable[[Attempt], None]
"""Raises its own error where the step may not be taken."""


@dataclass(frozen=True, slots=True)
class Transition:
    """A step in the life of a version.

    Attributes:
        possible_in: the states in which it can be taken.
        leads_to: the state that follows.
        rules: what must hold, in the order in which it is looked at.
        becomes: the version after the step, but for its state.
        says: the step in a sentence.
    """

    possible_in: frozenset[PolicyState]
    leads_to: PolicyState
    rules: tuple[Rule, ...]
    becomes: Callable[[Attempt], PolicyVersion]
    says: str
