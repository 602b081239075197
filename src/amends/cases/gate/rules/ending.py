"""The end of a case: nothing is left open, and the note is whole before the case rests."""

from amends.cases.gate.attempt import Attempt, GateError
from amends.cases.gate.rules.withholding import REFUSED
from amends.cases.parts import HandOffState
from amends.cases.state import ON_THE_ROUTE, Stage


class NotDoneError(GateError):
    """Something is left to do before the case is resolved."""


class NoNoteError(GateError):
    """The note lacks the one answer that a person types."""


def is_nothing_left(attempt: Attempt[object]) -> None:
    """What is owed and wanted was given, a denial was told, no gift is uncertain, and nobody waits."""
    state = attempt.state
    if state.stage in ON_THE_ROUTE and state.stage is not Stage.AGREED:
        raise NotDoneError("Make It Right is not at its end", "come to an agreement or to a final response")
    if state.is_escalated:
        raise NotDoneError("a supervisor was asked for and has not come yet", "they take over first")
    if any(one.state is HandOffState.ASKED for one in state.hand_offs):
        raise NotDoneError("another party has not answered yet", "until it accepts, the case is ours: see to it")
    unsettled = [gift.remedy for gift in state.open_gifts if not gift.awaits]
    if unsettled:
        raise NotDoneError(f"`{unsettled[0]}` is promised and not given yet", "settle it first: `amends case settle`")
    _check_wish(attempt)


def _check_wish(attempt: Attempt[object]) -> None:
    """The wish was met, or its denial was told."""
    state = attempt.state
    wanted = state.restatement.remedy if state.restatement is not None else None
    if wanted is None or state.decision is None or wanted not in state.decision.decided.remedies:
        return
    status = state.decision.decided.remedies[wanted].status
    if status == "owed" and state.standing_gift(wanted) is None and state.stage is not Stage.AGREED:
        raise NotDoneError(f"`{wanted}` is owed and was not given", "give it: `amends case give`")
    denied = status in REFUSED or wanted in state.withheld
    if denied and wanted not in state.told and state.stage is not Stage.AGREED and not state.has_final_response:
        raise NotDoneError(
            f"the customer was not told about `{wanted}`", "tell them, in the clauses' words: `amends case tell`"
        )


def has_final_thoughts(attempt: Attempt[object]) -> None:
    """A case of Make It Right rests only with its note written."""
    if attempt.state.is_exception_open and attempt.state.final_thoughts is None:
        raise NoNoteError("the note has no final thoughts yet", "write them: `amends case note --thoughts`")
