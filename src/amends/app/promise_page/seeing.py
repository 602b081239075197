"""What a customer sees of what they were promised, and nothing of the house."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Connection

from amends.app.promise_page.opening import opened
from amends.app.workspace import Workspace
from amends.directory.customers import Customer
from amends.directory.organisation import Client
from amends.letters.promised import Promised
from amends.promises.life import state_of
from amends.promises.state import Confirmation
from amends.store import promises as stored_promises
from amends.store.engine import reading
from amends.store.promise_list import of_customer


@dataclass(frozen=True, slots=True, kw_only=True)
class PromisedView:
    """A promise as its customer sees it; every text but their own words is in `language`.

    Attributes:
        brand: the title of the client.
        statement: the how manieth statement of it they see: by it they confirm no other one.
        made_on: the day on which it was made.
        terms: each thing that they were promised.
        words: how it was written down.
        goes_out_on: the day on which the order goes out, while it has not.
        dispute: what they say that they were told instead.
    """

    reference: str
    brand: str
    language: str
    statement: int
    made_on: str
    terms: tuple[str, ...]
    words: str | None
    goes_out_on: str | None
    is_confirmed: bool
    is_disputed: bool
    dispute: str | None


def see(workspace: Workspace, text: str, session: str | None) -> PromisedView:
    """The page of an address, for who has answered its question.

    Raises:
        LinkClosedError: the address opens nothing.
        NotAnsweredError: the question was not answered, or too long ago.
    """
    with reading(workspace.engine) as connection:
        return promised_view(opened(connection, workspace, text, session).told)


def promised_to(
    connection: Connection, client: Client, customer: Customer, account: UUID | None, today: date
) -> Iterator[PromisedView]:
    """What a customer was promised and what is still open of it, for an account of theirs where one is named."""
    rows = of_customer(connection, client.id, customer.id, today)
    theirs = [row for row in rows if account is None or row.account in (None, account)]
    found = stored_promises.load_many(connection, client.id, [row.id for row in theirs])
    for row in theirs:
        yield promised_view(Promised(client, customer, row.reference, state_of(found[row.id][1])))


def promised_view(told: Promised) -> PromisedView:
    """A promise as it is shown."""
    state, offer = told.state, told.state.offer
    goes_out = offer.order_goes_out_at if state.order_went_out_at is None else None
    is_disputed = state.confirmation is Confirmation.DISPUTED
    return PromisedView(
        reference=told.reference,
        brand=told.client.title,
        language=told.tongue.language,
        statement=len(state.stated),
        made_on=told.day(state.made_at),
        terms=told.terms,
        words=offer.words,
        goes_out_on=None if goes_out is None else told.day(goes_out),
        is_confirmed=state.is_confirmed,
        is_disputed=is_disputed,
        dispute=state.told if is_disputed else None,
    )
