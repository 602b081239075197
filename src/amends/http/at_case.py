"""Acting on a case over HTTP: one transaction, then what happened, where the case stands and what is next."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from fastapi import Header, Path, Request
from starlette.responses import Response

from amends.app.cases.reading import CaseView, view, view_of
from amends.app.on_case import OnCase, act_then
from amends.app.permissions import check_permitted
from amends.app.plain.cases import acted_to_plain
from amends.app.workspace import Desk
from amends.cases.events.event import Event
from amends.cases.reference import read_reference
from amends.cases.state import CaseState
from amends.http.answers import json_response, number_seen
from amends.http.asked import Key, Role, Shown, Team, Write, Writes, kept
from amends.http.errors.handlers import HttpError

CaseNamed = Annotated[
    str,
    Path(
        max_length=40,
        description="The case, by its reference or its id; capitals, blanks and `-` don't matter in a reference.",
        examples=["7K3M-9Q44"],
    ),
]
_IfMatch = Annotated[
    str | None,
    Header(
        alias="If-Match",
        max_length=200,
        description="The `ETag` that the case had when it was looked at. Where somebody else acted since, nothing is "
        "done (412).",
    ),
]


class NotThatReferenceError(HttpError):
    """The reference is that of no case."""

    status = 404


@dataclass(frozen=True, slots=True)
class AtCase:
    """Somebody who acts on a case.

    Attributes:
        write: at whose desk.
        act: what they want to do, as the gate calls it.
        case: the case that they name.
        seen: how many events it had when they looked at it; None where that does not matter.
    """

    write: Write
    act: str
    case: UUID | str
    seen: int | None

    def does(self, *requests: object) -> Response:
        """Has requests pass the gate, all of them or none."""
        return self.does_on(lambda _: requests)

    def does_as(self, make: Callable[[CaseState], object]) -> Response:
        """The same with one request that is made of the case as it stands."""
        return self.does_on(lambda on: [make(on.state)])

    def does_on(self, make: Callable[[OnCase], Iterable[object]], status: int = 200) -> Response:
        """The same with requests that are made of the case and what is around it."""

        def permitted(on: OnCase) -> Iterable[object]:
            # Whoever may not act is told so before anything that they name is looked for.
            check_permitted(on.by, self.act, on.policy.tree, on.desk.limits)
            return make(on)

        def shown(on: OnCase, happened: Sequence[Event]) -> Response:
            return kept(on.connection, on.desk, acted_response(view_of(on), happened, status))

        return self.write.done_and_kept(lambda desk: act_then(desk, self.case, permitted, shown, seen=self.seen))

    def answered(self, do: Callable[[Desk], Sequence[Event]]) -> Response:
        """Does something else to the case, and shows what happened."""

        def done(desk: Desk) -> Response:
            happened = do(desk)
            return acted_response(view(self.write.desk, self.case), happened)

        return self.write.answered(done)


def acted_response(seen: CaseView, happened: Sequence[Event], status: int = 200) -> Response:
    """What came of an act, with the tag of the case as it stands then."""
    headers = {"etag": f'"{seen.state.number}"'}
    if status == 201:
        headers["location"] = f"/api/v1/cases/{seen.state.reference}"
    return json_response(acted_to_plain(seen, happened), status, headers)


class Acts:
    """Gives somebody who acts on a case; `act` is what they want to do, as the gate calls it."""

    def __init__(self, act: str) -> None:
        self.act = act
        self._writes = Writes(act)
        self.need = self._writes.need

    async def __call__(
        self,
        request: Request,
        case: CaseNamed,
        shown: Shown,
        team: Team = None,
        role: Role = None,
        key: Key = None,
        if_match: _IfMatch = None,
    ) -> AtCase:
        """Who acts on which case."""
        write = await self._writes(request, shown, team, role, key)
        return AtCase(write, self.act, case_named(case), number_seen(if_match))


def case_named(text: str) -> UUID | str:
    """The id, or the reference as it is written.

    Raises:
        NotThatReferenceError: it is neither.
    """
    with suppress(ValueError):
        return UUID(text)
    reference = read_reference(text)
    if reference is None:
        raise NotThatReferenceError(
            f"`{text}` is not the reference of any case: a character was misheard or mistyped",
            "have it read again, character by character; it looks like 7K3M-9Q44",
        )
    return reference
