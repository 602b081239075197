"""Opening a case: for whom, and about what."""

from contextlib import suppress
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends
from starlette.responses import Response

from amends.app.cases.customers import Said, find_meant
from amends.app.cases.opening import Opening, open_case
from amends.app.cases.reading import view
from amends.app.workspace import Desk
from amends.directory.search import CustomerSearch
from amends.http.asked import Write, Writes
from amends.http.at_case import acted_response
from amends.http.models.acts import OpeningCase
from amends.http.models.cases import ActedShown

ROOM = APIRouter(prefix="/cases")


@ROOM.post("", response_model=ActedShown, status_code=201)
def open_a_case(write: Annotated[Write, Depends(Writes("open"))], body: OpeningCase) -> Response:
    """Opens a case for a customer; it gets the reference by which everything else names it."""

    def opened(desk: Desk) -> Response:
        meant = find_meant(desk, _said(body))
        state = open_case(
            desk,
            Opening(
                client=meant.client,
                customer=meant.customer,
                policy=meant.policy,
                problem=body.problem,
                channel=body.channel,
                account=meant.account,
                product=meant.product,
                order=meant.order,
            ),
        )
        seen = view(write.desk, state.id)
        return acted_response(seen, [one.event for one in seen.history[: state.number]], 201)

    return write.answered(opened)


def _said(body: OpeningCase) -> Said:
    customer = None
    with suppress(ValueError):
        customer = UUID(body.customer) if body.customer is not None else None
    return Said(
        client=body.client,
        policy=body.policy,
        customer=customer,
        search=CustomerSearch(
            name=body.name,
            phone=body.phone,
            email=body.email,
            account=body.account,
            order=body.order,
            serial=body.serial,
        ),
    )
