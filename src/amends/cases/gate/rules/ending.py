"""The end of a case: nothing is left open, and the note is whole before the case rests."""

from typing import Protocol

from amends.cases.events.ending import NeedsMet
from amends.cases.fulfilling import goes_out_by_itself
from amends.cases.gate.attempt import Attempt, GateError
from amends.cases.gate.rules.contacts import no_contact_goes_on
from amends.cases.gate.rules.giving import is_capped
from amends.cases.gate.rules.needs import NOT_HEARD
from amends.cases.gate.rules.people import who_can_take
from amends.cases.gate.rules.withholding import REFUSED
from amends.cases.parts import HandOffState
from amends.cases.state import ON_THE_ROUTE, Stage
from amends.cases.words import moment
from amends.lang.names import one_of


class NotDoneError(GateError):
    """Something is left to do before the case is resolved or rests; `promised` is the remedy that is not given yet."""

    def __init__(self, message: str, help: str, promised: str | None = None) -> None:
        super().__init__(message, help)
        self.promised = promised


class NothingToFollowError(GateError):
    """Nothing waits for a condition."""


class StillThereError(GateError):
    """The customer has not left."""


class NoNoteError(GateError):
    """The note lacks the one answer that a person types."""


class Resolves(Protocol):
    """A request to resolve."""

    @property
    def needs_met(self) -> NeedsMet:
        """What the customer said."""


def has_left_if_said(attempt: Attempt[Resolves]) -> None:
    """Whoever is still in contact is asked."""
    if attempt.request.needs_met in NOT_HEARD and attempt.state.contact is not None:
        raise StillThereError(
            "the customer is still in contact", "ask whether their needs were met, or end the contact"
        )


def make_it_right_is_at_its_end(attempt: Attempt[Resolves]) -> None:
    """There is an agreement or a final response; or the customer has left, and nothing waits for them."""
    stage, has_left = attempt.state.stage, attempt.request.needs_met is NeedsMet.LEFT
    if stage not in ON_THE_ROUTE or stage is Stage.AGREED or (has_left and stage is Stage.MAKING_IT_RIGHT):
        return
    if stage is Stage.MAKING_IT_RIGHT:
        raise NotDoneError("Make It Right is not at its end", "come to an agreement or to a final response")
    raise NotDoneError("a solution is on its way", "see it through, or withdraw it: `amends case withdraw`")


def nobody_waits(attempt: Attempt[object]) -> None:
    """No supervisor is asked for who has not come, and no other party has to act."""
    state = attempt.state
    if state.is_escalated:
        asked = state.waiting_requests[0]
        due = f", by {moment(asked.due, attempt.around.timezone)}" if asked.due is not None else ""
        raise NotDoneError(
            f"a supervisor was asked for and has not come yet: {who_can_take(attempt, asked)}{due}",
            "they take over first; or, where the customer wants nobody else, withdraw it: "
            "`amends case withdraw-request`",
        )
    if any(one.state is HandOffState.ASKED for one in state.hand_offs):
        raise NotDoneError("another party has not answered yet", "until it accepts, the case is ours: see to it")
    if state.is_handed_off:
        raise NotDoneError("another party has not done yet what it accepted to do", "see to it that it does")


def every_promise_is_kept(attempt: Attempt[object]) -> None:
    """What was promised was given, goes out by itself, or waits for what it awaits, or for its condition."""
    ways, policy = attempt.around.house.fulfilment, attempt.around.policy
    unsettled = [
        gift.remedy
        for gift in attempt.state.open_gifts
        if not gift.awaits and not gift.hangs_on_condition and not goes_out_by_itself(ways, gift, policy)
    ]
    if unsettled:
        message = f"`{unsettled[0]}` is promised and not given yet"
        raise NotDoneError(message, "settle it first: `amends case settle`", promised=unsettled[0])


def conditions_are_followed_up(attempt: Attempt[object]) -> None:
    """Where a condition is still open, it is planned when somebody sees whether it has come true."""
    waiting = attempt.state.conditional_gifts
    if waiting and attempt.state.follow_up_due is None:
        raise NotDoneError(
            f"`{waiting[0].remedy}` has a condition, “{waiting[0].condition}”, and nobody is to look at it again",
            "say when: `amends case follow-up`; or settle it, where the condition is known already",
        )


def has_open_condition(attempt: Attempt[object]) -> None:
    """Something that the customer has accepted waits for its condition."""
    if not attempt.state.conditional_gifts:
        raise NothingToFollowError(
            "nothing in this case waits for a condition", "terms have one with `--condition`, when they are proposed"
        )


def no_condition_is_open(attempt: Attempt[object]) -> None:
    """Whether a condition has come true is known before the case rests."""
    waiting = attempt.state.conditional_gifts
    if waiting:
        raise NotDoneError(
            f"`{waiting[0].remedy}` still waits for its condition, “{waiting[0].condition}”",
            "settle it when that is known: `amends case settle`",
        )


def wish_is_answered(attempt: Attempt[Resolves]) -> None:
    """What is owed and wanted was given; what is at discretion was given or withheld; a denial was told.

    Whether it is owed is not left open. What is not ours to give may have been done by another party.
    """
    state, decided = attempt.state, attempt.decision.decided
    wanted = state.restatement.remedy if state.restatement is not None else None
    if wanted is None or wanted not in decided.remedies or wanted in state.declined:
        return
    if state.standing_gift(wanted) is not None:
        return
    status, decided_by = decided.remedies[wanted].status, decided.remedies[wanted].decided_by
    if status == "owed":
        _check_owed(attempt, wanted)
    elif _is_answered_otherwise(attempt) or state.done_by(wanted) is not None:
        return
    elif wanted in state.withheld or status in REFUSED:
        if wanted not in state.told:
            raise NotDoneError(
                f"the customer was not told about `{wanted}`", "tell them, in the clauses' words: `amends case tell`"
            )
    elif status == "discretionary" or decided_by is not None:
        raise NotDoneError(
            f"`{wanted}` was neither given nor withheld",
            "give it, or withhold it with a reason; or restate the wish, where it is another now",
        )
    else:
        raise NotDoneError(
            f"whether `{wanted}` is owed is still open",
            f"find out {one_of(decided.ask) or 'what is open'}; or restate the wish, where it is another now",
        )


def _check_owed(attempt: Attempt[Resolves], wanted: str) -> None:
    """What is owed is given, even to who has left, as far as it is known and no cap stands against it."""
    decided, capped = attempt.decision.decided.remedies[wanted], is_capped(attempt, wanted)
    cannot_be_given = capped or (decided.is_value_open and not decided.at_least)
    if _is_agreed_since_decided(attempt) or (cannot_be_given and _is_answered_otherwise(attempt)):
        return
    if capped:
        raise NotDoneError(
            f"`{wanted}` is owed, and a cap stands against it", "open Make It Right: `amends case exception`"
        )
    raise NotDoneError(f"`{wanted}` is owed and was not given", "give it: `amends case give`")


def _is_answered_otherwise(attempt: Attempt[Resolves]) -> bool:
    """By an agreement or by the last word of the house; whoever has left gets no answer but the path in writing."""
    state = attempt.state
    return state.stage is Stage.AGREED or state.has_final_response or attempt.request.needs_met is NeedsMet.LEFT


def _is_agreed_since_decided(attempt: Attempt[object]) -> bool:
    """Whether the customer agreed to something else although, or because, the live decision was as it is."""
    proposal = attempt.state.proposal
    return attempt.state.stage is Stage.AGREED and proposal is not None and proposal.at >= attempt.decision.at


def nobody_speaks(attempt: Attempt[object]) -> None:
    """Nobody speaks with the customer any more."""
    no_contact_goes_on(attempt)


def has_final_thoughts(attempt: Attempt[object]) -> None:
    """A case of Make It Right rests only with its note written."""
    if attempt.state.is_exception_open and attempt.state.final_thoughts is None:
        raise NoNoteError("the note has no final thoughts yet", "write them: `amends case note --thoughts`")


def no_call_is_owed(attempt: Attempt[object]) -> None:
    """A call-back that was promised is made before the case rests."""
    due = attempt.state.call_back_due
    if due is not None:
        raise NotDoneError(
            f"a call-back is due by {moment(due, attempt.around.timezone)}",
            "call the customer: `amends case contact`; or, where it was settled otherwise, end it: "
            "`amends case end-call-back`",
        )
