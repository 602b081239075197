"""The end: resolving, the last answer of the note, closing and reopening."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from amends.cases.call_backs import PromisedCall
from amends.cases.events.call_backs import CallBackEnded, EndOfCallBack
from amends.cases.events.ending import (
    CaseClosed,
    CaseReopened,
    CaseResolved,
    FinalThoughtsWritten,
    FollowUpPlanned,
    NeedsMet,
)
from amends.cases.events.event import Event
from amends.cases.gate.acts.call_backs import needs_were_not_met
from amends.cases.gate.acts.contacts import path_in_writing
from amends.cases.gate.attempt import Attempt
from amends.cases.gate.rules.needs import NOT_HEARD

_SETTLED = "what the call was for was settled when the case was resolved"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """When somebody sees whether a condition has come true."""

    due: datetime


@dataclass(frozen=True, slots=True)
class Resolve:
    """Nothing is left; the customer was asked whether their needs were met.

    Attributes:
        call_back: what becomes of a call that is promised; it has to be said where they were in contact since.
        heard: where their answer is known from; it has to be said where nobody speaks with them any more.
    """

    needs_met: NeedsMet
    call_back: PromisedCall | None = None
    heard: str | None = None


@dataclass(frozen=True, slots=True)
class WriteThoughts:
    """The last answer of the note."""

    words: str


@dataclass(frozen=True, slots=True)
class Close:
    """The case rests."""


@dataclass(frozen=True, slots=True)
class Reopen:
    """The case goes on, and why."""

    why: str


def follow_up(attempt: Attempt[FollowUp]) -> Sequence[Event]:
    """It is planned; a later plan takes the place of an earlier one."""
    return [FollowUpPlanned(due=attempt.request.due)]


def resolve(attempt: Attempt[Resolve]) -> Sequence[Event]:
    """The case was resolved; whose needs were not met gets a call, if the client wants that.

    Whoever has left without an answer has the path in writing. A call that was promised is made, unless it was settled.
    """
    is_settled = attempt.state.call_back is not None and attempt.request.call_back is PromisedCall.SETTLED
    is_told = attempt.state.contact is None and attempt.request.needs_met not in NOT_HEARD
    has_left = attempt.request.needs_met is NeedsMet.LEFT and not attempt.state.is_wish_met
    return [
        *(path_in_writing(attempt) if has_left else ()),
        *([CallBackEnded(how=EndOfCallBack.REACHED_OTHERWISE, words=_SETTLED)] if is_settled else ()),
        CaseResolved(needs_met=attempt.request.needs_met, heard=attempt.request.heard if is_told else None),
        *needs_were_not_met(attempt, is_called_already=attempt.state.call_back is not None and not is_settled),
    ]


def write_thoughts(attempt: Attempt[WriteThoughts]) -> Sequence[Event]:
    """The note is whole."""
    return [FinalThoughtsWritten(words=attempt.request.words)]


def close(_attempt: Attempt[Close]) -> Sequence[Event]:
    """The case rests."""
    return [CaseClosed()]


def reopen(attempt: Attempt[Reopen]) -> Sequence[Event]:
    """The case goes on."""
    return [CaseReopened(why=attempt.request.why)]
