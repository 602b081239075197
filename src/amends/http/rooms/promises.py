"""What somebody said that a customer would get: written down, confirmed or disputed, counted."""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Header, Path, Query
from pydantic import AwareDatetime
from starlette.responses import Response

from amends.app.plain.promises import (
    counts_to_plain,
    listed_to_plain,
    promise_to_plain,
)
from amends.app.promises.acting import confirm, dispute, order_went_out, restate
from amends.app.promises.asking_again import ask_again
from amends.app.promises.listing import PromisesWanted, count_promises, list_promises
from amends.app.promises.making import make
from amends.app.promises.reading import PromiseView, view
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.cases.canonical import instant_text
from amends.cases.reference import read_reference
from amends.http.answers import json_response, number_seen, tagged_response
from amends.http.asked import Reads, Write, Writes
from amends.http.at_case import NotThatReferenceError
from amends.http.models.promises import (
    ConfirmingPromise,
    DisputingPromise,
    MakingPromise,
    PromiseCountsShown,
    PromiseShown,
    PromisesShown,
    RestatingPromise,
)
from amends.http.models.values import Name
from amends.http.pages import PageAsked
from amends.promises.keeping import Keeping
from amends.promises.state import Confirmation
from amends.store.promise_list import PromisePlace

ROOM = APIRouter(prefix="/promises", tags=["promises"])

_Sees = Annotated[Desk, Depends(Reads(Task.SEE_PROMISES))]
_Makes = Annotated[Write, Depends(Writes(Task.MAKE_PROMISES))]
_PromiseNamed = Annotated[
    str,
    Path(
        alias="promise",
        max_length=40,
        description="The promise, by its reference or its id; capitals, blanks and `-` don't matter in a reference.",
        examples=["7K3M-9Q44"],
    ),
]
_Seen = Annotated[
    str | None,
    Header(
        alias="If-Match",
        max_length=200,
        description="The `ETag` that the promise had when it was looked at. Where something happened since, nothing is "
        "done (412).",
    ),
]
_Had = Annotated[
    str | None,
    Header(
        alias="If-None-Match",
        max_length=1_000,
        description="The `ETag` of what you have: where it is still so, the answer is 304 and empty.",
    ),
]
_OfClient = Annotated[Name | None, Query(description="Only those of this client.")]
_OfTeam = Annotated[Name | None, Query(description="Only those of this team.")]
_OfSeller = Annotated[Name | None, Query(description="Only those of this seller.")]
_MadeFrom = Annotated[AwareDatetime | None, Query(description="Only those that were made from then on.")]
_MadeBefore = Annotated[AwareDatetime | None, Query(description="Only those that were made before then.")]


@ROOM.post("", response_model=PromiseShown, status_code=201)
def make_promise(write: _Makes, body: MakingPromise) -> Response:
    """Writes down what was promised."""
    return write.answered(lambda desk: _shown(make(desk, body.asked()), 201))


@ROOM.get("", response_model=PromisesShown)
def list_all_promises(
    desk: _Sees,
    page: PageAsked,
    client: _OfClient = None,
    to: Annotated[
        Name | None, Query(description="Only those to an account, an order (by number) or a customer (id).")
    ] = None,
    mine: Annotated[bool, Query(description="Only those that you made.")] = False,
    maker: Annotated[Name | None, Query(description="Only those that this user made.")] = None,
    team: _OfTeam = None,
    seller: _OfSeller = None,
    keeping: Annotated[Keeping | None, Query(description="Only those that stand so.")] = None,
    confirmation: Annotated[Confirmation | None, Query(description="Only those that are so far.")] = None,
    is_open: Annotated[
        bool, Query(alias="open", description="Only those with bills still to come, or something owed.")
    ] = False,
    is_unconfirmed: Annotated[
        bool, Query(alias="unconfirmed", description="Only those not confirmed while the order is here; none imported.")
    ] = False,
    made_from: _MadeFrom = None,
    made_before: _MadeBefore = None,
) -> Response:
    """Lists promises, the latest made first."""
    wanted = PromisesWanted(
        client=client,
        whom=to,
        is_mine=mine,
        maker=maker,
        team=team,
        seller=seller,
        keeping=keeping,
        confirmation=confirmation,
        is_open=is_open,
        is_unconfirmed=is_unconfirmed,
        made_from=_in_utc(made_from),
        made_before=_in_utc(made_before),
        after=_place(page.after),
    )
    found = list_promises(desk, wanted, limit=page.limit)
    following = None if found.next is None else f"{instant_text(found.next.at)}/{found.next.promise}"
    return json_response({"promises": list(map(listed_to_plain, found.promises)), **page.next(following)})


@ROOM.get("/counts", response_model=PromiseCountsShown)
def count_all_promises(
    desk: _Sees,
    client: _OfClient = None,
    team: _OfTeam = None,
    seller: _OfSeller = None,
    made_from: _MadeFrom = None,
    made_before: _MadeBefore = None,
) -> Response:
    """Counts what became of promises, by seller and by team, those with the most broken ones first."""
    wanted = PromisesWanted(
        client=client, team=team, seller=seller, made_from=_in_utc(made_from), made_before=_in_utc(made_before)
    )
    return json_response(counts_to_plain(count_promises(desk, wanted)))


@ROOM.get("/{promise}", response_model=PromiseShown)
def show_promise(desk: _Sees, named: _PromiseNamed, had: _Had = None) -> Response:
    """Shows a promise, and all that happened to it."""
    seen = view(desk, _meant(named))
    return tagged_response(promise_to_plain(seen), had, seen.row.number)


@ROOM.post("/{promise}/confirm", response_model=PromiseShown)
def confirm_promise(write: _Makes, named: _PromiseNamed, body: ConfirmingPromise, seen: _Seen = None) -> Response:
    """Records that the customer said: this is what I was promised."""
    return _acted(write, lambda desk: confirm(desk, _meant(named), body.how, seen=number_seen(seen)))


@ROOM.post("/{promise}/dispute", response_model=PromiseShown)
def dispute_promise(write: _Makes, named: _PromiseNamed, body: DisputingPromise, seen: _Seen = None) -> Response:
    """Records that the customer said: that's not what I was told."""
    return _acted(write, lambda desk: dispute(desk, _meant(named), body.words, seen=number_seen(seen)))


@ROOM.post("/{promise}/restate", response_model=PromiseShown)
def restate_promise(write: _Makes, named: _PromiseNamed, body: RestatingPromise, seen: _Seen = None) -> Response:
    """Puts the terms right; the customer is asked anew to confirm them."""
    terms = tuple(one.asked() for one in body.terms)
    return _acted(write, lambda desk: restate(desk, _meant(named), body.words, terms, body.why, seen=number_seen(seen)))


@ROOM.post("/{promise}/ask", response_model=PromiseShown)
def ask_of_promise(write: _Makes, named: _PromiseNamed) -> Response:
    """Has the customer sent what they were promised once more, such as to an address that is right now."""
    return _acted(write, lambda desk: ask_again(desk, _meant(named)))


@ROOM.post("/{promise}/went-out", response_model=PromiseShown)
def order_of_promise_went_out(write: _Makes, named: _PromiseNamed, seen: _Seen = None) -> Response:
    """Records that the order went out."""
    return _acted(write, lambda desk: order_went_out(desk, _meant(named), seen=number_seen(seen)))


def _acted(write: Write, do: Callable[[Desk], PromiseView]) -> Response:
    return write.answered(lambda desk: _shown(do(desk), 200))


def _shown(seen: PromiseView, status: int) -> Response:
    headers = {"etag": f'"{seen.row.number}"'}
    if status == 201:
        headers["location"] = f"/api/v1/promises/{seen.row.reference}"
    return json_response(promise_to_plain(seen), status, headers)


def _meant(text: str) -> UUID | str:
    with suppress(ValueError):
        return UUID(text)
    reference = read_reference(text)
    if reference is None:
        raise NotThatReferenceError(
            f"`{text}` is not the reference of any promise: a character was misheard or mistyped",
            "have it read again, character by character; it looks like 7K3M-9Q44",
        )
    return reference


def _place(after: str | None) -> PromisePlace | None:
    if after is None:
        return None
    at, _, promise = after.partition("/")
    return PromisePlace(datetime.fromisoformat(at), UUID(promise))


def _in_utc(at: datetime | None) -> datetime | None:
    return None if at is None else at.astimezone(UTC)
