"""Which cases there are, for whom they wait, and what is due."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response

from amends.app.cases.listing import Wanted, list_cases
from amends.app.plain.cases import list_to_plain
from amends.app.workspace import Desk
from amends.cases.canonical import instant_text
from amends.cases.state import Stage
from amends.http.answers import json_response
from amends.http.asked import Reads
from amends.http.models.cases import CasesShown
from amends.http.models.values import Name
from amends.http.pages import PageAsked
from amends.store.case_list import Place

ROOM = APIRouter(prefix="/cases")


@ROOM.get("", response_model=CasesShown)
def list_the_cases(
    desk: Annotated[Desk, Depends(Reads("see cases"))],
    page: PageAsked,
    mine: Annotated[bool, Query(description="Only those that you own.")] = False,
    due: Annotated[bool, Query(description="Only those in which something is due, the first due first.")] = False,
    stage: Annotated[list[Stage] | None, Query(description="Only those in one of these stages.")] = None,
    client: Annotated[Name | None, Query(description="Only those of this client.")] = None,
    team: Annotated[Name | None, Query(description="Only those of this team.")] = None,
    policy: Annotated[Name | None, Query(description="Only those under this policy.")] = None,
    waiting_for: Annotated[
        Name | None, Query(description="Only those that wait for `owner`, `customer`, a role, or another party.")
    ] = None,
) -> Response:
    """Lists cases, the latest changed first, a page at a time."""
    found = list_cases(
        desk,
        Wanted(
            is_mine=mine,
            client=client,
            stages=frozenset(stage or ()),
            team=team,
            policy=policy,
            waiting_for=waiting_for,
            is_due=due,
            after=_place(page.after) if page.after is not None else None,
        ),
        limit=page.limit,
    )
    following = f"{instant_text(found.next.at)}/{found.next.case}" if found.next is not None else None
    return json_response({"cases": list_to_plain(found, None)["cases"], **page.next(following)})


def _place(words: str) -> Place:
    at, _, case = words.partition("/")
    return Place(datetime.fromisoformat(at), UUID(case))
