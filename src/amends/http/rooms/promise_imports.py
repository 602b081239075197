"""Importing promises that another system lists, a file as a whole or not at all."""

from io import BytesIO
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from amends.app.plain.promises import imported_promises_to_plain
from amends.app.promises.files import PromiseFile
from amends.app.promises.importing import import_promises
from amends.app.tasks import Task
from amends.http.asked import Write, Writes
from amends.http.models.promises import ImportedPromisesShown
from amends.http.models.values import LONGEST_WORDS, Name

ROOM = APIRouter(prefix="/imports", tags=["promises"])

_Imports = Annotated[Write, Depends(Writes(Task.IMPORT))]

_EXAMPLE: Final = (
    "promise,account,made_at,gives,item,amount,months\nP-1,A-1002,2026-03-01,credit,web discount,10.00,12\n"
)
_MAPPING: Final = (
    "mapping: promises\ncurrency: USD\ncolumns: {promise: promise, account: account, made_at: made_at, gives: gives, "
    "item: item, amount: amount, months: months}\n"
)
_TAKES: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "description": "A CSV file: a row for each thing that was promised; rows with one number are one promise.",
        "content": {"text/csv": {"schema": {"type": "string", "minLength": 1}, "example": _EXAMPLE}},
    }
}


async def _csv(request: Request) -> bytes:
    return await request.body()


@ROOM.post("/promises", response_model=ImportedPromisesShown, openapi_extra=_TAKES)
def import_promise_rows(
    write: _Imports,
    body: Annotated[bytes, Depends(_csv)],
    mapping: Annotated[
        str,
        Query(
            min_length=1, max_length=LONGEST_WORDS, description="Which column holds what, as YAML.", examples=[_MAPPING]
        ),
    ],
    client: Annotated[Name | None, Query(description="Whose, where you work for several clients.")] = None,
) -> Response:
    """Takes over promises that another system lists, all of them or none; twice adds nothing the second time."""
    file = PromiseFile(stream=BytesIO(body), name="promises.csv", mapping=mapping.encode())
    return write.shown(lambda desk: imported_promises_to_plain(import_promises(desk, client, file)))
