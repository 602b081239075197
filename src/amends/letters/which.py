"""Which letter follows from what happened in a case."""

from uuid import UUID

from amends.cases.events.call_backs import CallBackEnded, EndOfCallBack
from amends.cases.events.contacts import ContactEnded, PathSent
from amends.cases.events.ending import CaseResolved, NeedsMet
from amends.cases.events.event import Event
from amends.cases.events.from_customer import NeedsAnswered
from amends.cases.events.giving import Basis, RemedyGiven, RemedyReserved
from amends.cases.events.letters import LetterKind
from amends.cases.events.returns import ReturnAsked, ReturnReminded
from amends.cases.events.route import FinalResponseGiven, OfferAccepted, OfferStands, SolutionOffered
from amends.cases.recorded import Recorded
from amends.cases.state import CaseState, Stage
from amends.directory.settings import ClientSettings
from amends.directory.settings import NeedsNotMet as Choice

WRITTEN_CHANNELS = frozenset({"mail", "email", "e-mail", "letter", "post", "chat", "message", "messages", "sms"})
"""The channels on which an offer is made in writing from the start."""

MAY_LEAD_TO_ONE = (
    PathSent, FinalResponseGiven, SolutionOffered, OfferStands, ContactEnded, OfferAccepted, RemedyReserved,
    RemedyGiven, ReturnAsked, ReturnReminded, CaseResolved, CallBackEnded, NeedsAnswered,
)  # fmt: skip
"""The types of events that a letter may follow from."""


def letter_after(recorded: Recorded, state: CaseState, settings: ClientSettings) -> LetterKind | None:
    """The letter that follows from an event; None where none does.

    Args:
        recorded: what happened.
        state: the case as it stands after all that was recorded with it.
        settings: what the client has settled for itself.
    """
    match recorded.event:
        case PathSent():
            return LetterKind.PATH if _needs_the_path(state) else None
        case FinalResponseGiven():
            return LetterKind.FINAL_RESPONSE
        case SolutionOffered(in_writing=True):
            return LetterKind.OFFER
        case OfferStands():
            is_open = state.stage is Stage.OFFERED
            return LetterKind.OFFER if is_open and recorded.contact is None else None
        case SolutionOffered():
            return LetterKind.OFFER if _is_written(state, recorded.contact) else None
        case ContactEnded(contact=contact):
            is_open = state.stage is Stage.OFFERED
            return LetterKind.OFFER if is_open and not _is_written(state, contact) else None
        case ReturnReminded():
            return LetterKind.REMINDER
        case CallBackEnded(how=EndOfCallBack.TRIED_ENOUGH):
            return LetterKind.NOT_REACHED
        case (
            CaseResolved(needs_met=NeedsMet.NO | NeedsMet.PARTLY)
            | NeedsAnswered(needs_met=NeedsMet.NO | NeedsMet.PARTLY)
        ):
            is_chosen = settings.needs_not_met is Choice.LETTER and not state.has_final_response
            # Whoever was denied without a last word is called all the same.
            return LetterKind.INSTEAD_OF_CALL if is_chosen and state.call_back is None else None
        case _:
            return LetterKind.CONFIRMATION if _is_to_be_confirmed(recorded.event) else None


def _needs_the_path(state: CaseState) -> bool:
    """Whether nothing else brings it: an offer in writing has it, and the final response names the body outside."""
    return state.stage is not Stage.OFFERED and not state.has_final_response


def _is_written(state: CaseState, contact: UUID | None) -> bool:
    return any(one.id == contact and one.channel.lower() in WRITTEN_CHANNELS for one in state.contacts)


def _is_to_be_confirmed(event: Event) -> bool:
    """What was promised, agreed or given; what an approval sets aside is told with the agreement."""
    if isinstance(event, RemedyReserved):
        return event.basis is not Basis.EXCEPTION
    return isinstance(event, (OfferAccepted, RemedyGiven, ReturnAsked))
