"""The life of a policy's version, from a draft to what governs a client's cases."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Depends, Path, Query
from starlette.responses import Response

from amends.app import registry
from amends.app.plain.policies import step_to_plain, version_to_plain
from amends.app.registry import VersionNamed
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.formats.errors import InputError
from amends.http.answers import json_response
from amends.http.asked import Reads, Write, Writes
from amends.http.models.policies import (
    DifferenceShown,
    DraftingPolicy,
    PublishingPolicy,
    ReviewingPolicy,
    StepShown,
    VersionsShown,
    VersionWithTextShown,
    WithdrawingPolicy,
)
from amends.http.models.values import Name
from amends.http.pages import PageAsked
from amends.registry.version import PolicyState

ROOM = APIRouter(prefix="/policies", tags=["policies"])

_Sees = Annotated[Desk, Depends(Reads(Task.SEE_POLICIES))]
_Writes = Annotated[Write, Depends(Writes(Task.WRITE_POLICIES))]
_Publishes = Annotated[Write, Depends(Writes(Task.PUBLISH_POLICIES))]
_OfClient = Annotated[Name | None, Query(description="The client, where you work for several.")]


def _named(
    policy: Annotated[Name, Path(description="The policy's name.", examples=["phone-care"])],
    version: Annotated[Name, Path(description="The version.", examples=["2026-11-01.1"])],
    client: _OfClient = None,
) -> VersionNamed:
    return VersionNamed(policy, version, client)


_Version = Annotated[VersionNamed, Depends(_named)]


@ROOM.post("", response_model=StepShown, status_code=201)
def draft_policy(write: _Writes, body: DraftingPolicy) -> Response:
    """Keeps a document as a draft: a new version, or a new text of one that is not published yet."""
    return write.shown(
        lambda desk: step_to_plain(registry.draft_policy(desk, body.client, body.text, body.source)), 201
    )


@ROOM.get("", response_model=VersionsShown)
def list_policies(
    desk: _Sees,
    page: PageAsked,
    client: Annotated[Name | None, Query(description="Only those of this client.")] = None,
    policy: Annotated[Name | None, Query(description="Only this policy.")] = None,
    state: Annotated[PolicyState | None, Query(description="Only versions that stand there.")] = None,
) -> Response:
    """Lists the versions of policies, and where each stands."""
    found = registry.list_policies(desk, client, policy=policy, state=state)
    shown, last = page.of(found, lambda view: str(view.version.id))
    return json_response({"versions": list(map(version_to_plain, shown)), **page.next(last)})


@ROOM.get("/{policy}/{version}", response_model=VersionWithTextShown)
def show_policy(desk: _Sees, named: _Version) -> Response:
    """Shows a version with its text, and who had a hand in it."""
    view = registry.show_policy(desk, named)
    return json_response({**version_to_plain(view), "text": view.version.text})


@ROOM.get("/{policy}/{version}/difference", response_model=DifferenceShown)
def show_difference(
    desk: _Sees, named: _Version, other: Annotated[Name, Query(description="The other version.")]
) -> Response:
    """Shows the lines that differ between a version and another of the same policy."""
    return json_response({"lines": list(registry.differing_lines(desk, named, other))})


@ROOM.post("/{policy}/{version}/check", response_model=StepShown)
def check_policy(write: _Writes, named: _Version) -> Response:
    """Checks a draft: it has no fault, and what it means is fixed under its digest."""
    return write.shown(lambda desk: step_to_plain(registry.check_policy(desk, named)))


@ROOM.post("/{policy}/{version}/review", response_model=StepShown)
def review_policy(write: _Writes, named: _Version, body: ReviewingPolicy) -> Response:
    """Reviews what somebody else wrote, after reading it."""
    return write.shown(lambda desk: step_to_plain(registry.review_policy(desk, named, body.read)))


@ROOM.post("/{policy}/{version}/publish", response_model=StepShown)
def publish_policy(write: _Publishes, named: _Version, body: PublishingPolicy) -> Response:
    """Publishes a version from a day on; nothing in it changes from then on."""
    first_day = _day(body.from_day)
    return write.shown(lambda desk: step_to_plain(registry.publish_policy(desk, named, first_day)))


@ROOM.post("/{policy}/{version}/withdraw", response_model=StepShown)
def withdraw_policy(write: _Publishes, named: _Version, body: WithdrawingPolicy) -> Response:
    """Withdraws a version: it decides no new case, and stays with those that it decided."""
    return write.shown(lambda desk: step_to_plain(registry.withdraw_policy(desk, named, body.why)))


def _day(text: str | None) -> date | None:
    if text is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InputError(f"`{text}` is no day", "write it like 2026-12-01") from None
