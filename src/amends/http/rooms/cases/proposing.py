"""Making it right, as far as the house is concerned."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from amends.app.cases.meant import digest_meant
from amends.cases.gate.acts.route import Adjust, Approve, OpenException, Propose, Return, Take, Withdraw
from amends.http.at_case import Acts, AtCase
from amends.http.models.acts import AS_THEY_STAND, Adjusting, Approving, OnTheseTerms, Proposing, Returning, SayingWhy
from amends.http.models.cases import ActedShown
from amends.http.models.values import exact, span

ROOM = APIRouter(prefix="/cases")
_NOT_FURTHER = Approving()


@ROOM.post("/{case}/exception", response_model=ActedShown)
def open_exception(at: Annotated[AtCase, Depends(Acts("exception"))]) -> Response:
    """Opens Make It Right, where policy is exhausted and leaves a gap; the hold sentence to say is in the answer."""
    return at.does(OpenException())


@ROOM.post("/{case}/propose", response_model=ActedShown)
def propose(at: Annotated[AtCase, Depends(Acts("propose"))], body: Proposing) -> Response:
    """Proposes a solution, which may be outside policy, to somebody who may approve it and is not the proposer."""
    return at.does(Propose(body.terms.terms(), body.why, body.from_customer, frozenset(body.not_known)))


@ROOM.post("/{case}/approve", response_model=ActedShown)
def approve(at: Annotated[AtCase, Depends(Acts("approve"))], body: Approving = _NOT_FURTHER) -> Response:
    """Approves the exact terms that stand, until the approval ends; they are reserved."""
    ceiling, lasts = exact(body.ceiling), span(body.lasts_seconds)
    return at.does_as(lambda state: Approve(ceiling, digest_meant(state, body.terms_digest), lasts))


@ROOM.post("/{case}/adjust", response_model=ActedShown)
def adjust(at: Annotated[AtCase, Depends(Acts("adjust"))], body: Adjusting) -> Response:
    """Puts other terms in place of the proposed ones; the agent can take them as they are."""
    terms, ceiling, lasts = body.terms.terms(), exact(body.ceiling), span(body.lasts_seconds)
    return at.does_as(
        lambda state: Adjust(terms, body.feedback, ceiling, digest_meant(state, body.terms_digest), lasts)
    )


@ROOM.post("/{case}/return", response_model=ActedShown)
def send_back(at: Annotated[AtCase, Depends(Acts("return"))], body: Returning) -> Response:
    """Returns the solution to the agent, with what to revise."""
    return at.does_as(lambda state: Return(body.feedback, digest_meant(state, body.terms_digest)))


@ROOM.post("/{case}/take", response_model=ActedShown)
def take(at: Annotated[AtCase, Depends(Acts("take"))], body: OnTheseTerms = AS_THEY_STAND) -> Response:
    """Takes the approver's terms as they are; they can be offered at once."""
    return at.does_as(lambda state: Take(digest_meant(state, body.terms_digest)))


@ROOM.post("/{case}/withdraw", response_model=ActedShown)
def withdraw(at: Annotated[AtCase, Depends(Acts("withdraw"))], body: SayingWhy) -> Response:
    """Takes a solution back: its approval has ended, or something better was found. What it reserved is free again."""
    return at.does(Withdraw(body.why))
