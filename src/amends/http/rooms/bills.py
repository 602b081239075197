"""Bills held to what was promised: what would break before they are sent, and what broke after."""

from enum import StrEnum
from io import BytesIO, StringIO
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Query, Request
from starlette.responses import Response

from amends.app.bills.checking import check_after, check_before
from amends.app.bills.files import BillFile
from amends.app.bills.report import BillReport
from amends.app.plain.bills import report_to_plain
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.formats.bill_files.findings_csv import write_findings
from amends.formats.mapped.spreadsheet import as_file
from amends.http.answers import json_response
from amends.http.asked import Write, Writes
from amends.http.models.bills import BillReportShown
from amends.http.models.values import LONGEST_WORDS, Name
from amends.promises.bills.words import Stage

ROOM = APIRouter(prefix="/promises", tags=["promises"])

NAMES: Final = {
    "text/csv": "bills.csv",
    "application/vnd.apache.parquet": "bills.parquet",
    "application/json": "bills.json",
    "application/x-ndjson": "bills.jsonl",
}
"""What each kind of content is read as."""

_EXAMPLE: Final = "account,bill,month,item,amount\nA-1002,B-1,2026-12,web discount,-10.00\n"


class As(StrEnum):
    """In which form the findings come."""

    JSON = "json"
    CSV = "csv"


async def _file(request: Request) -> tuple[str, bytes]:
    kind = request.headers.get("content-type", "").split(";")[0].strip().lower()
    return NAMES.get(kind, "bills.csv"), await request.body()


_Checks = Annotated[Write, Depends(Writes(Task.CHECK_BILLS))]
_Bills = Annotated[tuple[str, bytes], Depends(_file)]
_TAKES: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "description": "The bills: a table as CSV or Parquet, or JSON (lines) in the shape of TMF678.",
        "content": {
            "text/csv": {"schema": {"type": "string", "minLength": 1}, "example": _EXAMPLE},
            "application/vnd.apache.parquet": {"schema": {"type": "string", "format": "binary"}},
            "application/json": {"schema": {"type": ["object", "array"]}},
            "application/x-ndjson": {"schema": {"type": "string", "minLength": 1}},
        },
    },
    "responses": {"200": {"content": {"text/csv": {"schema": {"type": "string"}}}}},
}


@ROOM.post("/checks", response_model=BillReportShown, openapi_extra=_TAKES)
def check_bills(
    write: _Checks,
    bills: _Bills,
    when: Annotated[
        Stage, Query(description="Whether the bills have gone out: only then is anything recorded.")
    ] = Stage.BEFORE,
    mapping: Annotated[
        str | None,
        Query(max_length=LONGEST_WORDS, description="Which column holds what, as YAML; a table needs it."),
    ] = None,
    form: Annotated[As, Query(alias="as", description="In which form the findings come.")] = As.JSON,
    client: Annotated[Name | None, Query(description="Whose, where you work for several clients.")] = None,
) -> Response:
    """Holds bills to what was promised; after they were sent, each is recorded, and what falls short opens a case."""
    name, content = bills
    check = check_after if when is Stage.AFTER else check_before

    def checked(desk: Desk) -> Response:
        mapped = mapping.encode() if mapping is not None else None
        report = check(desk, client, BillFile(stream=BytesIO(content), name=name, mapping=mapped))
        return json_response(report_to_plain(report)) if form is As.JSON else _csv(report)

    return write.answered(checked)


def _csv(report: BillReport) -> Response:
    written = StringIO()
    names = {str(id): reference for id, reference in report.promises.items()}
    write_findings(written, report.checked.findings, report.minor_digits, names, report.cases)
    headers = {"content-disposition": 'attachment; filename="findings.csv"'}
    return Response(as_file(written.getvalue()), media_type="text/csv", headers=headers)
