"""Calls that are owed: tried within their hours, and not taken away from who was denied something."""

from datetime import datetime
from typing import Protocol

from amends.cases.call_backs import CallBack, PromisedCall
from amends.cases.events.call_backs import CallOutcome, EndOfCallBack
from amends.cases.gate.attempt import Attempt, GateError
from amends.cases.state import CaseState
from amends.cases.words import moment


class NoCallOwedError(GateError):
    """No call is owed to the customer."""


class CallOwedError(GateError):
    """A call is owed already."""


class TooEarlyError(GateError):
    """The customer wishes to be called later."""


class BadWindowError(GateError):
    """The time that is agreed on can't be."""


class NotTriedEnoughError(GateError):
    """The customer is tried more often than that."""


class CallStillPromisedError(GateError):
    """A call is promised, and nobody has said whether it still holds."""


class NotSpokenSinceError(GateError):
    """The customer was not in contact since the call was promised."""


class SaysOfCall(Protocol):
    """A request that may say what becomes of a call that is promised."""

    @property
    def call_back(self) -> PromisedCall | None:
        """What becomes of it; None: nothing is said."""


class Tries(Protocol):
    """An attempt to call."""

    @property
    def outcome(self) -> CallOutcome:
        """What came of it."""


class HasWindow(Protocol):
    """A request with a time at which the customer is called."""

    @property
    def opens(self) -> datetime:
        """From when."""

    @property
    def due(self) -> datetime:
        """Until when."""


class Ends(Protocol):
    """A request that ends what is owed."""

    @property
    def how(self) -> EndOfCallBack:
        """Why it is owed no longer."""


def owed(attempt: Attempt[object]) -> CallBack:
    """The call that is owed.

    Raises:
        NoCallOwedError: none is.
    """
    if attempt.state.call_back is None:
        raise NoCallOwedError(
            "no call is owed to the customer", 'promise one: `amends case promise-call-back CASE --why "…"`'
        )
    return attempt.state.call_back


def a_call_is_owed(attempt: Attempt[object]) -> None:
    """Somebody owes the customer a call."""
    owed(attempt)


def no_call_is_owed_yet(attempt: Attempt[object]) -> None:
    """One call is owed at a time; its hours can be changed."""
    if attempt.state.call_back is not None:
        raise CallOwedError(
            f"a call-back is due by {moment(attempt.state.call_back.due, attempt.around.timezone)} already",
            "agree on another time: `amends case agree-call-back`",
        )


def is_not_too_early(attempt: Attempt[Tries]) -> None:
    """Nobody is called before the hours at which they wish to be, or that they agreed on; later than due is better."""
    opens = owed(attempt).opens
    if opens is not None and attempt.around.at < opens:
        raise TooEarlyError(
            f"the customer is called from {moment(opens, attempt.around.timezone)} on",
            "wait until then; or agree on an earlier time, where they are on the line or have written",
        )


def window_can_be(attempt: Attempt[HasWindow]) -> None:
    """It is to come, and has a beginning before its end."""
    request, timezone = attempt.request, attempt.around.timezone
    if request.due <= attempt.around.at:
        raise BadWindowError(f"{moment(request.due, timezone)} has passed already", "name a later time")
    if request.opens >= request.due:
        raise BadWindowError(
            f"a time from {moment(request.opens, timezone)} to {moment(request.due, timezone)} ends before it begins",
            "name the earlier time first",
        )


def was_tried_often_enough(attempt: Attempt[Ends]) -> None:
    """Nobody is given up before they were tried as often as the client has settled."""
    tried, meant = len(owed(attempt).attempts), attempt.around.house.call_back_attempts
    if attempt.request.how is EndOfCallBack.TRIED_ENOUGH and tried < meant:
        raise NotTriedEnoughError(
            f"the customer was tried {tried} of {meant} times", "try again: `amends case try-call-back`"
        )


def asks_about_call(state: CaseState) -> bool:
    """Whether a call is promised that the customer may need no more: they are, or were, in contact since.

    A call that was promised in the contact that goes on counts as well: it may have been for what was found meanwhile.
    """
    call = state.call_back
    if call is None:
        return False
    return state.contact is not None or any(one.begun_at > call.promised_at for one in state.contacts)


def is_said_what_becomes_of_the_call(attempt: Attempt[SaysOfCall]) -> None:
    """Where the customer was in contact since a call was promised, it is said whether it holds or was settled."""
    call, said = attempt.state.call_back, attempt.request.call_back
    if call is None:
        return
    due = moment(call.due, attempt.around.timezone)
    if said is None and asks_about_call(attempt.state):
        raise CallStillPromisedError(
            f"a call-back is still promised, by {due}",
            "say whether it is kept, or what it was for was settled in contact with them; `--call-back kept` or "
            "`--call-back settled`",
        )
    if said is PromisedCall.SETTLED and not asks_about_call(attempt.state):
        raise NotSpokenSinceError(
            f"the customer was not in contact since a call-back was promised, by {due}",
            "keep it; or, where they were reached otherwise, end it: `amends case end-call-back`",
        )
