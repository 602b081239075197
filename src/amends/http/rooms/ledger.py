"""What was promised, given, released and reversed: of a case, or of a customer."""

from datetime import UTC, datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Query
from pydantic import AwareDatetime
from starlette.responses import Response

from amends.app.entries import EntriesSeen, entries_of_case, entries_of_customer
from amends.app.plain.ledger import entry_to_plain
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.http.answers import json_response
from amends.http.asked import Reads
from amends.http.at_case import CaseNamed, case_named
from amends.http.models.ledger import EntriesShown
from amends.http.pages import Page, PageAsked
from amends.http.rooms.directory.customer_named import CustomerNamed

ROOM = APIRouter(tags=["ledger"])

_Since = Annotated[AwareDatetime | None, Query(description="Only what was entered since then.")]


@ROOM.get("/cases/{case}/entries", response_model=EntriesShown)
def list_entries_of_case(
    desk: Annotated[Desk, Depends(Reads(Task.SEE_CASES))], case: CaseNamed, page: PageAsked
) -> Response:
    """What was entered for a case, the first first."""
    return _shown(entries_of_case(desk, case_named(case)), page)


@ROOM.get("/customers/{customer}/entries", response_model=EntriesShown)
def list_entries_of_customer(
    desk: Annotated[Desk, Depends(Reads(Task.SEE_CUSTOMERS))],
    customer: CustomerNamed,
    page: PageAsked,
    since: _Since = None,
) -> Response:
    """What was entered for a customer, under whatever policy, the latest first."""
    return _shown(entries_of_customer(desk, customer, _in_utc(since)), page)


def _shown(seen: EntriesSeen, page: Page) -> Response:
    shown, last = page.of(seen.entries, lambda entry: str(entry.id))
    return json_response(
        {
            "client": seen.client.name,
            "currency": seen.client.currency,
            "entries": list(map(entry_to_plain, shown)),
            **page.next(last),
        }
    )


def _in_utc(at: datetime | None) -> datetime | None:
    return None if at is None else at.astimezone(UTC)
