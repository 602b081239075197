"""Addresses that open one case: to its customer, and as a card in another help desk."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.responses import Response

from amends.app.cards import make_card
from amends.app.customer_page.linking import make_link, take_links_back
from amends.app.plain.values import Plain
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.cases.canonical import instant_text
from amends.http.asked import Write, Writes, WritesSecrets
from amends.http.at_case import CaseNamed, case_named
from amends.http.models.addresses import CardShown, LinksEnded, LinkShown

ROOM = APIRouter(prefix="/cases")


@ROOM.post("/{case}/links", response_model=LinkShown, status_code=201)
def make_customer_link(write: Annotated[Write, Depends(WritesSecrets(Task.GIVE_LINKS))], case: CaseNamed) -> Response:
    """Makes a link to the customer's own page of the case."""

    def made(desk: Desk) -> Plain:
        link = make_link(desk, case_named(case))
        return {
            "reference": link.reference,
            "link": link.at(write.service.settings.public_address),
            "expires_at": instant_text(link.expires_at),
            "asks_for": link.asked_for.value,
        }

    return write.shown(made, 201)


@ROOM.delete("/{case}/links", response_model=LinksEnded)
def end_customer_links(write: Annotated[Write, Depends(Writes(Task.GIVE_LINKS))], case: CaseNamed) -> Response:
    """Takes back every link to the customer's page of the case."""
    return write.shown(lambda desk: {"ended": take_links_back(desk, case_named(case))})


@ROOM.post("/{case}/cards", response_model=CardShown, status_code=201)
def make_case_card(write: Annotated[Write, Depends(WritesSecrets(Task.SHOW_CARDS))], case: CaseNamed) -> Response:
    """Makes an address of the case's card, to be shown to you in another help desk."""

    def made(desk: Desk) -> Plain:
        card = make_card(desk, case_named(case))
        return {
            "reference": card.reference,
            "card": card.at(write.service.settings.public_address),
            "expires_at": instant_text(card.expires_at),
            "parents": list(card.parents),
        }

    return write.shown(made, 201)
