"""An attempt to act on a case: who, what, when, and what the gate has to know besides the case itself."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Any, Generic, TypeVar
from uuid import UUID

from amends.calendars.calendar import BusinessCalendar
from amends.calendars.hours import ALWAYS
from amends.calendars.windows import CallWindow
from amends.cases.events.event import Event
from amends.cases.recorded import By
from amends.cases.state import CaseState, LiveDecision, Stage
from amends.cases.terms import Term
from amends.directory.attachments import AS_USUAL, AttachmentTerms
from amends.directory.settings import NeedsNotMet
from amends.lang.errors import AmendsError
from amends.lang.tree import PolicyTree

_ALWAYS = BusinessCalendar(timezone="UTC")

Request = TypeVar("Request")
Request_co = TypeVar("Request_co", covariant=True)


class GateError(AmendsError):
    """The gate does not let an act pass; `help` says what can be done instead."""

    def __init__(self, message: str, help: str) -> None:
        super().__init__(f"{message}; {help}")
        self.message = message
        self.help = help


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What the client has settled for its cases.

    Attributes:
        verification: the methods of verifying a caller, each with the kinds of data for which it is enough.
        reasons_to_give: the coded reasons for what is given at discretion.
        reasons_to_withhold: the reasons for withholding where a clause names none, with what is told.
        approval_lasts: how long an approval holds unless it says otherwise.
        approval_outlasts_contact: whether that is counted from the end of the contact in which it was given.
        rounds: after how many rejected offers the next role joins; 1 at least.
        hold_sentence: what the agent says when Make It Right begins.
        needs_not_met: what follows where a customer's needs were not met.
        sample_percent: how many of a hundred are called back, where a sample is.
        call_back_days: within how many business days somebody calls.
        call_back_attempts: how often a customer is tried.
        fulfilment: by what remedies go out, by their names or kinds, or `*` for all; by a person where nothing is said.
        takes_returns: whether there is an address to which things can be sent back.
        attachments: how much is taken of what is handed in.
    """

    verification: Mapping[str, Sequence[str]]
    reasons_to_give: Sequence[str]
    reasons_to_withhold: Mapping[str, str] = field(default_factory=dict)
    approval_lasts: timedelta = timedelta(days=1)
    approval_outlasts_contact: bool = True
    rounds: int = 3
    hold_sentence: str = "May I put you on a brief hold while I look at your account and try to make it right?"
    needs_not_met: NeedsNotMet = NeedsNotMet.CALL_ALL
    sample_percent: int = 10
    call_back_days: int = 1
    call_back_attempts: int = 3
    fulfilment: Mapping[str, str] = field(default_factory=dict)
    takes_returns: bool = False
    attachments: AttachmentTerms = AS_USUAL


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What the gate has to know besides the case.

    Attributes:
        policy: the version that governs the case.
        house: what the client has settled.
        by: who acts, with their role and team.
        at: when (UTC).
        new_id: gives a new id.
        exceeded: says, of further terms, which caps they would exceed, each in words; without some entries.
        independent: by what words those log in who have just this role and are none of these users.
        is_news: whether something is known that the live decision was not made on.
        timezone: in which people read times.
        calendar: when the client works: what clocks count.
        window: gives when the customer wishes to be called.
        holding: gives the version that holds for the day of the case, where it is not the one that decided it.
    """

    policy: PolicyTree
    house: House
    by: By
    at: datetime
    new_id: Callable[[], UUID]
    exceeded: Callable[[Sequence[Term], frozenset[UUID]], Sequence[str]]
    independent: Callable[[str, frozenset[UUID]], Sequence[str]]
    is_news: Callable[[], bool]
    timezone: tzinfo = UTC
    calendar: BusinessCalendar = _ALWAYS
    window: Callable[[], CallWindow] = lambda: CallWindow("UTC", ALWAYS)
    holding: Callable[[], str | None] = lambda: None

    def has_independent(self, role: str, without: frozenset[UUID]) -> bool:
        """Whether somebody who has just this role is there who is none of these users."""
        return bool(self.independent(role, without))


@dataclass(frozen=True, slots=True)
class Attempt(Generic[Request_co]):
    """A request to act on a case as it stands."""

    state: CaseState
    request: Request_co
    around: Surroundings

    @property
    def decision(self) -> LiveDecision:
        """The live decision.

        Raises:
            NotDecidedError: there is none.
        """
        if self.state.decision is None:
            raise NotDecidedError("the case is not decided yet", "decide it first")
        return self.state.decision


class NotDecidedError(GateError):
    """Nothing can be given, withheld or told before the policy has decided."""


Rule = Callable[[Attempt[Request]], None]
"""Raises its own error where the act may not pass."""


Leads = Mapping[Stage, frozenset[Stage]]
"""From each of some stages into which others."""


@dataclass(frozen=True, slots=True)
class Transition(Generic[Request]):
    """What somebody may do.

    Attributes:
        act: the name of the act, as on the command line.
        request: what the one who acts has to say.
        possible_in: the stages in which the act makes sense.
        rules: what must hold, in the order in which it is checked.
        events: what then has happened.
        leads: from which stages the act may lead into which others; where it says nothing, the stage stays.
    """

    act: str
    request: type[Request]
    possible_in: frozenset[Stage]
    rules: tuple[Rule[Request], ...]
    events: Callable[[Attempt[Request]], Sequence[Event]]
    leads: Leads = field(default_factory=dict)


# One table holds transitions of every request; each is checked with its own.
AnyTransition = Transition[Any]
