"""Carrying out: marking that something is about to go out, before it does, and recording what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection

from amends.app.by_itself import Besides, act_by_itself_on, on_case_by_itself
from amends.app.fulfilment.orders import body_of
from amends.app.on_case import OnCase, pass_all
from amends.app.workspace import Workspace
from amends.cases import fulfilling
from amends.cases.gate.acts.fulfilling import BeginFulfilment, Came, RecordFulfilment
from amends.cases.parts import GiftState
from amends.directory.endpoints import Endpoint
from amends.directory.fulfilment import Channel, Way
from amends.store.endpoints import endpoint_named
from amends.store.engine import transact


@dataclass(frozen=True, slots=True)
class ToGive:
    """What is about to go out.

    Attributes:
        entry: its number in the ledger, which stays the same however often it is tried.
        at: when it was set aside.
        body: what whoever gives it is told.
        way: by what it goes out; None where it is a person's by now.
        endpoint: to which endpoint, where the way names one that is there.
    """

    entry: UUID
    at: datetime
    body: Mapping[str, object]
    way: Way | None
    endpoint: Endpoint | None


def begin_to_give(workspace: Workspace, client: UUID, case: UUID, entry: UUID, besides: Besides) -> ToGive | None:
    """Records that a gift is about to go out, together with `besides`; None where nothing is left to give.

    Raises:
        GateError: a rule of the gate stands against giving it now.
        StoreError: there is no such case, or the store cannot be used.
    """

    def work(connection: Connection) -> ToGive | None:
        on = on_case_by_itself(connection, workspace, client, case)
        gift = on.state.gifts.get(entry)
        if gift is None or gift.state is not GiftState.RESERVED:
            return None
        way = _way(on, gift.remedy)
        besides(connection)
        if way is not None:
            pass_all(on, [BeginFulfilment(entry, way.words)])
        return ToGive(entry, gift.at, body_of(on, gift), way, _endpoint(on, way))

    return transact(workspace.engine, work)


def record_what_came(
    workspace: Workspace, client: UUID, case: UUID, entry: UUID, came: Came, why: str, besides: Besides | None
) -> None:
    """Records what came of giving, together with `besides`; nothing where somebody has settled it meanwhile.

    Raises:
        StoreError: there is no such case, or the store cannot be used.
    """

    def requests(on: OnCase) -> list[RecordFulfilment]:
        gift = on.state.gifts.get(entry)
        return [RecordFulfilment(entry, came, why)] if gift is not None and gift.is_open else []

    act_by_itself_on(workspace, client, case, requests, besides)


def _way(on: OnCase, remedy: str) -> Way | None:
    ways = {way.of: way for way in on.client.settings.fulfilment}
    words = {of: way.words for of, way in ways.items()}
    named = fulfilling.named(words, remedy, on.policy.tree)
    way = ways.get(named) if named is not None else None
    return None if way is None or way.channel is Channel.PERSON else way


def _endpoint(on: OnCase, way: Way | None) -> Endpoint | None:
    if way is None or way.channel is not Channel.WEBHOOK or way.to is None:
        return None
    return endpoint_named(on.connection, on.client.id, way.to)
