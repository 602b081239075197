"""Deciding without a case: quick, since the policy is compiled once and nothing is written."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter, Depends, Request
from fastapi.exceptions import RequestValidationError
from pydantic import TypeAdapter, ValidationError
from pydantic_core import from_json
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from amends.app.stateless import published, to_decide_by
from amends.app.tasks import Task
from amends.app.workspace import Desk
from amends.http.answers import json_response
from amends.http.asked import ReadsQuickly
from amends.http.models.decide import Deciding, DecisionOfFactsShown
from amends.http.models.values import values
from amends.http.service import Service, service_of
from amends.registry.version import PolicyVersion

ROOM = APIRouter(tags=["deciding"])

_READER = TypeAdapter(Deciding)
_AMOUNT = "="


@ROOM.post(
    "/decide",
    response_model=DecisionOfFactsShown,
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Deciding"}}},
        },
        "security": [{"token": []}],
    },
)
async def decide_facts(request: Request, desk: Annotated[Desk, Depends(ReadsQuickly(Task.SEE_POLICIES))]) -> Response:
    """Decides facts by a published policy: a status for each remedy with all its grounds, and what to ask next.

    Nothing is recorded. What earlier cases and gifts say has to stand among the facts.
    """
    asked = _read(await request.body())
    service = service_of(request)
    versions = await _published(service, desk, asked)
    at = service.workspace.clock()
    if asked.want is not None and _AMOUNT in asked.want:
        # Whether policy meets a wish with an amount is found out anew each time, which takes longer.
        return json_response(await run_in_threadpool(_decided, versions, asked, at))
    return json_response(_decided(versions, asked, at))


def _decided(versions: Sequence[PolicyVersion], asked: Deciding, at: datetime) -> object:
    facts = values(asked.facts)
    policy = to_decide_by(versions, asked.version, facts, at)
    return policy.decide_row(facts, want=asked.want, role=asked.role, team=asked.team, language=asked.language)


def _read(body: bytes) -> Deciding:
    # The body is read here and not by the framework, which would take it to pieces twice.
    try:
        return _READER.validate_json(body)
    except ValidationError as error:
        found = error.errors(include_url=False, include_input=False)
        in_body = [{**one, "loc": ("body", *one["loc"])} for one in found]
        is_read = not any(one["type"] == "json_invalid" for one in found)
        raise RequestValidationError(in_body, body=from_json(body) if is_read else None) from None


async def _published(service: Service, desk: Desk, asked: Deciding) -> tuple[PolicyVersion, ...]:
    key = (desk.user, desk.team, desk.role, desk.limits, asked.client, asked.policy)
    kept = service.policies.get(key)
    if kept is None:
        kept = await run_in_threadpool(published, desk, asked.client, asked.policy)
        service.policies.put(key, kept)
    return kept
