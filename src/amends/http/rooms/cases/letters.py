"""What the customer has in writing."""

from typing import Annotated

from fastapi import APIRouter, Depends, Path
from starlette.responses import Response

from amends.app.letters.reading import letters_of, printed_letter
from amends.app.letters.sending import posted, sent_again
from amends.app.plain.letters import letter_to_plain, letters_to_plain
from amends.app.workspace import Desk
from amends.http.answers import json_response
from amends.http.asked import Reads
from amends.http.at_case import Acts, AtCase, CaseNamed, case_named
from amends.http.models.acts import LAST_THAT_FAILED, NamingLetter
from amends.http.models.cases import ActedShown
from amends.http.models.letters import LettersShown, LetterWithTextShown

ROOM = APIRouter(prefix="/cases")

_Looks = Annotated[Desk, Depends(Reads("see cases"))]
_Number = Annotated[int, Path(ge=1, le=1_000_000, description="Its number, as the list of letters shows.")]


@ROOM.get("/{case}/letters", response_model=LettersShown)
def list_letters(desk: _Looks, case: CaseNamed) -> Response:
    """What the customer was sent in writing, and what became of each letter."""
    return json_response(letters_to_plain(letters_of(desk, case_named(case))))


@ROOM.get("/{case}/letters/{number}", response_model=LetterWithTextShown)
def show_letter(desk: _Looks, case: CaseNamed, number: _Number) -> Response:
    """A letter with what it says, such as for the post."""
    return json_response(letter_to_plain(printed_letter(desk, case_named(case), number)))


@ROOM.post("/{case}/send-letter", response_model=ActedShown)
def send_letter(at: Annotated[AtCase, Depends(Acts("send-letter"))], body: NamingLetter = LAST_THAT_FAILED) -> Response:
    """Has a letter sent again, such as when another mail address is known."""
    return at.does_on(lambda on: [sent_again(on, body.number)])


@ROOM.post("/{case}/post-letter", response_model=ActedShown)
def post_letter(at: Annotated[AtCase, Depends(Acts("post-letter"))], body: NamingLetter = LAST_THAT_FAILED) -> Response:
    """Records that somebody has printed a letter and posted it."""
    return at.does_on(lambda on: [posted(on, body.number)])
