"""Looking at a case: as it stands, its history, its note, what is known, what is next, and like cases."""

from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query
from starlette.responses import Response

from amends.app.cases.precedents import precedents_of
from amends.app.cases.reading import view
from amends.app.plain.case_parts import alike_to_plain, facts_to_plain
from amends.app.plain.cases import case_to_plain, note_to_plain, recorded_to_plain, step_to_plain
from amends.app.plain.wording import wording_of
from amends.app.workspace import Desk
from amends.http.answers import json_response, tagged_response
from amends.http.asked import Reads
from amends.http.at_case import CaseNamed, case_named
from amends.http.models.cases import CaseShown, FactsShown, HistoryShown, NextShown, NoteShown, PrecedentsShown
from amends.http.models.values import Name
from amends.http.pages import PageAsked

ROOM = APIRouter(prefix="/cases")

_Looks = Annotated[Desk, Depends(Reads("see cases"))]
_IfNoneMatch = Annotated[
    str | None,
    Header(
        alias="If-None-Match",
        max_length=1000,
        description="The `ETag` of what you have: where it is still so, the answer is 304 and empty.",
    ),
]


@ROOM.get("/{case}", response_model=CaseShown, responses={304: {"description": "It is still as you have it."}})
def show_case(desk: _Looks, case: CaseNamed, if_none_match: _IfNoneMatch = None) -> Response:
    """Shows a case: what is owed, what may be given, what is known, what waits, what is next."""
    seen = view(desk, case_named(case))
    return tagged_response(case_to_plain(seen, with_history=False), if_none_match, seen.state.number)


@ROOM.get("/{case}/history", response_model=HistoryShown)
def show_history(desk: _Looks, case: CaseNamed, page: PageAsked) -> Response:
    """Everything that happened in a case, in its order."""
    seen = view(desk, case_named(case))
    wording = wording_of(seen)
    shown, last = page.of(seen.history, lambda one: str(one.number))
    document = {
        "reference": seen.state.reference,
        "history": [recorded_to_plain(wording, one) for one in shown],
        **page.next(last),
    }
    return json_response(document)


@ROOM.get("/{case}/note", response_model=NoteShown)
def show_note(desk: _Looks, case: CaseNamed) -> Response:
    """The note: eight answers, of which seven come from what happened."""
    return json_response(note_to_plain(view(desk, case_named(case))))


@ROOM.get("/{case}/facts", response_model=FactsShown)
def show_facts(desk: _Looks, case: CaseNamed) -> Response:
    """What is known of a case, and everything that was stated, with its source."""
    seen = view(desk, case_named(case))
    return json_response({"reference": seen.state.reference, "facts": facts_to_plain(seen)})


@ROOM.get("/{case}/next", response_model=NextShown)
def show_next(desk: _Looks, case: CaseNamed) -> Response:
    """What can be done next, the best first, each with its reason and the sentence to say."""
    seen = view(desk, case_named(case))
    return json_response(
        {
            "reference": seen.state.reference,
            "stage": seen.state.stage.value,
            "possible": list(seen.possible),
            "next": [step_to_plain(step) for step in seen.next],
        }
    )


@ROOM.get("/{case}/precedents", response_model=PrecedentsShown)
def show_precedents(
    desk: _Looks, case: CaseNamed, remedy: Annotated[Name, Query(description="A remedy of the policy.")]
) -> Response:
    """What became of a remedy in cases that are alike in what decides it. They inform; they never authorise."""
    named = case_named(case)
    alike = precedents_of(desk, named, remedy)
    reference = view(desk, named).state.reference
    return json_response({"reference": reference, "remedy": remedy, "alike": alike_to_plain(alike)})
