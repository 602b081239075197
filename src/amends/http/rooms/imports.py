"""Importing what is known elsewhere, a file as a whole or not at all."""

from collections.abc import Sequence
from io import BytesIO
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from amends.app.administration.imports.customer_rows import COLUMNS as OF_CUSTOMERS
from amends.app.administration.imports.customer_rows import REQUIRED_COLUMNS as REQUIRED_OF_CUSTOMERS
from amends.app.administration.imports.customers import import_customers
from amends.app.administration.imports.opening import import_opening
from amends.app.plain.keeping import imported_balances_to_plain, imported_customers_to_plain
from amends.app.tasks import Task
from amends.formats.csv_sheet import read_sheet
from amends.http.asked import Write, Writes
from amends.http.models.ledger import ImportedBalancesShown, ImportedCustomersShown
from amends.http.models.values import Name
from amends.ledger.opening_rows import COLUMNS as OF_BALANCES
from amends.ledger.opening_rows import REQUIRED_COLUMNS as REQUIRED_OF_BALANCES

ROOM = APIRouter(prefix="/imports", tags=["administration"])

_Imports = Annotated[Write, Depends(Writes(Task.IMPORT))]
_OfClient = Annotated[Name | None, Query(description="Whose, where you work for several clients.")]


async def _csv(request: Request) -> bytes:
    return await request.body()


_Csv = Annotated[bytes, Depends(_csv)]


def _takes(columns: Sequence[str], required: Sequence[str]) -> dict[str, Any]:
    """The description of a file with these columns."""
    listed = ", ".join(columns)
    example = f"{','.join(columns)}\n"
    return {
        "requestBody": {
            "required": True,
            "description": f"A CSV file in UTF-8. Columns, in any order: {listed}. Required: {', '.join(required)}.",
            "content": {"text/csv": {"schema": {"type": "string", "minLength": 1}, "example": example}},
        }
    }


@ROOM.post(
    "/customers",
    response_model=ImportedCustomersShown,
    openapi_extra=_takes(OF_CUSTOMERS, REQUIRED_OF_CUSTOMERS),
)
def import_customer_rows(write: _Imports, body: _Csv, client: _OfClient = None) -> Response:
    """Imports customers with their accounts and households; to import a file twice adds nothing the second time."""
    rows = list(read_sheet(BytesIO(body), "the file", OF_CUSTOMERS, REQUIRED_OF_CUSTOMERS))
    return write.shown(lambda desk: imported_customers_to_plain(import_customers(desk, client, rows)))


@ROOM.post(
    "/opening-balances",
    response_model=ImportedBalancesShown,
    openapi_extra=_takes(OF_BALANCES, REQUIRED_OF_BALANCES),
)
def import_opening_balances(write: _Imports, body: _Csv, client: _OfClient = None) -> Response:
    """Imports what customers were given before the first day, so that caps and repeat claims count it."""
    rows = list(read_sheet(BytesIO(body), "the file", OF_BALANCES, REQUIRED_OF_BALANCES))
    return write.shown(lambda desk: imported_balances_to_plain(import_opening(desk, client, rows)))
