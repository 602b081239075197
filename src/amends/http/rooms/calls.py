"""Call records: imported, looked into, shared with a case; and who looked."""

from enum import StrEnum
from io import BytesIO, StringIO
from typing import Annotated, Any, Final
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query, Request
from starlette.responses import Response

from amends.app.calls.importing import CallFile, import_call_records, read_call_mapping
from amends.app.calls.looking import CallsFound, look_for_case, look_without_case
from amends.app.calls.looks import LooksWanted, see_looks
from amends.app.calls.own_calls import OwnCall, record_own_call
from amends.app.calls.worksheets import list_worksheets, read_worksheet
from amends.app.plain.calls import (
    calls_found_to_plain,
    imported_calls_to_plain,
    look_to_plain,
    recorded_test_call_to_plain,
    worksheet_listed_to_plain,
)
from amends.app.plain.values import Plain
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.calls.plot import plot_file
from amends.formats.call_files.worksheet_csv import write_worksheet
from amends.formats.mapped.spreadsheet import as_file
from amends.http.answers import json_response
from amends.http.asked import Reads, Write, Writes, WritesSecrets
from amends.http.at_case import CaseNamed, case_named
from amends.http.models.calls import (
    AskingOfCase,
    AskingWithoutCase,
    CallEvidenceShown,
    ImportedCallsShown,
    LooksShown,
    RecordedTestCallShown,
    RecordingTestCall,
    WorksheetsShown,
)
from amends.http.models.values import LONGEST_WORDS, Name
from amends.http.pages import PageAsked

ROOM = APIRouter(tags=["calls"])

NAMES: Final = {"text/csv": "calls.csv", "application/vnd.apache.parquet": "calls.parquet"}
"""What each kind of content is read as."""

_EXAMPLE: Final = "account,number,at,connected,charge\nA-1002,1-800-555-0186,2026-03-01T17:00:00Z,no,0.25\n"
_MAPPING: Final = (
    "mapping: calls\ncurrency: USD\ncolumns: "
    "{account: account, number: number, at: at, connected: connected, charge: charge}\n"
)
_TAKES: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "description": "The records: a table as CSV or Parquet.",
        "content": {
            "text/csv": {"schema": {"type": "string", "minLength": 1}, "example": _EXAMPLE},
            "application/vnd.apache.parquet": {"schema": {"type": "string", "format": "binary"}},
        },
    }
}


class As(StrEnum):
    """In which form a worksheet comes."""

    JSON = "json"
    CSV = "csv"
    SVG = "svg"


_FORMS: Final[dict[str, Any]] = {
    "responses": {
        "200": {
            "content": {"text/csv": {"schema": {"type": "string"}}, "image/svg+xml": {"schema": {"type": "string"}}}
        }
    }
}


async def _file(request: Request) -> tuple[str, bytes]:
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    return NAMES.get(kind, "calls.csv"), await request.body()


@ROOM.post("/imports/calls", response_model=ImportedCallsShown, openapi_extra=_TAKES)
def import_calls(
    write: Annotated[Write, Depends(Writes(Task.IMPORT))],
    file: Annotated[tuple[str, bytes], Depends(_file)],
    mapping: Annotated[
        str, Query(max_length=LONGEST_WORDS, description="Which column holds what, as YAML.", examples=[_MAPPING])
    ],
    client: Annotated[Name | None, Query(description="Whose, where you work for several clients.")] = None,
) -> Response:
    """Imports call records, a file as a whole or not at all; to import it twice adds nothing the second time."""
    name, content = file

    def imported(desk: Desk) -> Plain:
        how = read_call_mapping(mapping.encode(), "mapping")
        return imported_calls_to_plain(import_call_records(desk, client, CallFile(BytesIO(content), name, how)))

    return write.shown(imported)


@ROOM.post("/cases/{case}/calls/evidence", response_model=CallEvidenceShown)
def show_calls_of_case(
    write: Annotated[Write, Depends(WritesSecrets(Task.SEE_CALLS_OF_A_CASE))], case: CaseNamed, body: AskingOfCase
) -> Response:
    """Shows what the records say of the calls of a case's customer, whose caller was verified. The look is kept."""
    return write.shown(
        lambda desk: calls_found_to_plain(look_for_case(desk, case_named(case), body.asked(), share=body.share))
    )


@ROOM.get("/cases/{case}/calls/worksheets", response_model=WorksheetsShown)
def list_case_worksheets(desk: Annotated[Desk, Depends(Reads(Task.SEE_CASES))], case: CaseNamed) -> Response:
    """Lists the worksheets of calls that are shared with a case."""
    return json_response({"worksheets": list(map(worksheet_listed_to_plain, list_worksheets(desk, case_named(case))))})


@ROOM.get("/cases/{case}/calls/worksheets/{number}", response_model=CallEvidenceShown, openapi_extra=_FORMS)
def show_case_worksheet(
    desk: Annotated[Desk, Depends(Reads(Task.READ_WORKSHEETS))],
    case: CaseNamed,
    number: Annotated[int, Path(ge=1, le=1_000_000, description="Its number, as the list of worksheets shows.")],
    form: Annotated[As, Query(alias="as", description="In which form it comes.")] = As.JSON,
) -> Response:
    """Shows a worksheet of calls as it was shared: as data, as a table for a spreadsheet, or as a picture of the calls.

    The look is kept.
    """
    return _in_form(read_worksheet(desk, case_named(case), number), form)


@ROOM.post("/calls/evidence", response_model=CallEvidenceShown)
def show_calls(write: Annotated[Write, Depends(WritesSecrets(Task.SEE_CALLS))], body: AskingWithoutCase) -> Response:
    """Shows what the records say of an account's calls, to who audits or owns the policies. The look is kept."""
    return write.shown(lambda desk: calls_found_to_plain(look_without_case(desk, body.client, body.asked())))


@ROOM.post("/calls/test-calls", response_model=RecordedTestCallShown, status_code=201)
def record_test_call(write: Annotated[Write, Depends(Writes(Task.TEST_CALLS))], body: RecordingTestCall) -> Response:
    """Records that you called a number yourself just now, and whether it answered."""
    call = OwnCall(
        number=body.number, answered=body.answered, seconds_to_answer=body.seconds_to_answer, heard=body.heard
    )
    return write.shown(lambda desk: recorded_test_call_to_plain(*record_own_call(desk, body.client, call)), 201)


@ROOM.get("/calls/looks", response_model=LooksShown)
def list_looks(
    desk: Annotated[Desk, Depends(Reads(Task.SEE_CALL_LOOKS))],
    page: PageAsked,
    client: Annotated[Name | None, Query(description="Only those into this client's records.")] = None,
    user: Annotated[Name | None, Query(description="Only those of this user.")] = None,
    account: Annotated[Name | None, Query(description="Only those into this account's calls.")] = None,
) -> Response:
    """Lists who looked into whose call records, the latest first."""
    before = UUID(page.after) if page.after is not None else None
    wanted = LooksWanted(client=client, user=user, account=account)
    seen = see_looks(desk, wanted, before=before, limit=page.limit)
    following = str(seen.next) if seen.next is not None else None
    return json_response({"looks": list(map(look_to_plain, seen.looks)), **page.next(following)})


def _in_form(found: CallsFound, form: As) -> Response:
    match form:
        case As.JSON:
            return json_response(calls_found_to_plain(found))
        case As.CSV:
            written = StringIO()
            write_worksheet(written, found.sheet)
            return _as_file(as_file(written.getvalue()), "text/csv", "worksheet.csv")
        case As.SVG:
            return _as_file(plot_file(found.evidence, found.words), "image/svg+xml", "calls.svg")


def _as_file(content: str | bytes, kind: str, name: str) -> Response:
    return Response(content, media_type=kind, headers={"content-disposition": f'attachment; filename="{name}"'})
