"""One transaction on one case: read, pass the gate, record, and make the ledger and the case's row follow."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from typing import TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from amends.app.cases.teams import for_own_team
from amends.app.entering import enter, subject_of
from amends.app.finding import client_of, others_in_role
from amends.app.following import follow
from amends.app.governing import governing_version, holding_version
from amends.app.house import house_of
from amends.app.known import is_news
from amends.app.people import AMENDS, person
from amends.app.permissions import check_permitted
from amends.app.windows import window_of
from amends.app.workspace import Desk
from amends.cases.events.contacts import ContactBegun
from amends.cases.events.event import Event
from amends.cases.fold import after, fold
from amends.cases.gate.acts.dues import dues_moved
from amends.cases.gate.acts.people import requests_moved
from amends.cases.gate.attempt import Surroundings
from amends.cases.gate.passing import act_of, pass_gate
from amends.cases.precedents import precedents_in
from amends.cases.recorded import By, Recorded
from amends.cases.state import CaseState
from amends.cases.terms import Term
from amends.directory.organisation import Client
from amends.ledger.balances import keys_to_lock
from amends.ledger.caps import cap_faults
from amends.policy import Policy
from amends.store import cases as stored_cases
from amends.store.call_backs import keep_call_back
from amends.store.editions import Edition, edition
from amends.store.engine import transact
from amends.store.errors import ChangedMeanwhileError
from amends.store.ledger import StoredLedger
from amends.store.precedents import keep_precedents

Done = TypeVar("Done")


@dataclass(frozen=True, slots=True)
class OnCase:
    """A case within a transaction, with its history, and what is around it."""

    connection: Connection
    desk: Desk
    client: Client
    by: By
    state: CaseState
    history: tuple[Recorded, ...]
    policy: Policy
    ledger: StoredLedger
    at: datetime


MakeRequest = Callable[[OnCase], object]
"""Makes what is asked of the gate, where that takes a look at the case."""

MakeRequests = Callable[[OnCase], Iterable[object]]
"""Makes several requests, of which each is about the case as it stands after the one before."""

Then = Callable[[OnCase, tuple[Event, ...]], Done]
"""Makes something of the case as it stands after what happened, within the transaction."""


@dataclass(frozen=True, slots=True)
class Acted:
    """What came of acting on a case: what happened, and the case as it stands then."""

    happened: tuple[Event, ...]
    state: CaseState


def act(desk: Desk, case: UUID | str, request: object, *, seen: int | None = None) -> CaseState:
    """Acts on a case, and gives it as it stands then.

    Args:
        desk: who acts.
        case: its id or its reference.
        request: what is asked of the gate.
        seen: how many events the case had when it was looked at; None where that does not matter.

    Raises:
        GateError: a rule of the gate stands against it.
        NotPermittedError: the one who acts may not.
        ChangedMeanwhileError: somebody else acted since the case was looked at.
        StoreError: there is no such case, or the store cannot be used.
    """
    return act_on(desk, case, lambda _: request, seen=seen)


def act_on(desk: Desk, case: UUID | str, make: MakeRequest, *, seen: int | None = None) -> CaseState:
    """The same, where the request is made of the case within the transaction."""
    return act_all(desk, case, lambda on: [make(on)], seen=seen).state


def act_all(desk: Desk, case: UUID | str, make: MakeRequests, *, seen: int | None = None) -> Acted:
    """The same with several requests, one after the other: all of them pass the gate, or nothing happened."""
    return act_then(desk, case, make, lambda on, happened: Acted(happened, on.state), seen=seen)


def act_then(desk: Desk, case: UUID | str, make: MakeRequests, then: Then[Done], *, seen: int | None = None) -> Done:
    """The same, and gives what `then` makes of it; what that keeps in the store is kept with what happened."""

    def work(connection: Connection) -> Done:
        on = on_case(connection, desk, case)
        if seen is not None and seen != on.state.number:
            raise ChangedMeanwhileError(
                f"the case {on.state.reference} was changed since you looked at it", "look at it again"
            )
        return then(*_passed(on, make(on)))

    return transact(desk.workspace.engine, work)


def pass_all(on: OnCase, requests: Iterable[object]) -> Acted:
    """Has requests pass the gate, one after the other, within the transaction.

    Raises:
        GateError: a rule of the gate stands against one of them.
        NotPermittedError: the one who acts may not.
    """
    on, happened = _passed(on, requests)
    return Acted(happened, on.state)


def _passed(on: OnCase, requests: Iterable[object]) -> tuple[OnCase, tuple[Event, ...]]:
    happened: list[Event] = []
    for request in requests:
        check_permitted(on.by, act_of(request), on.policy.tree, on.desk.limits)
        events = pass_gate(on.state, request, surroundings(on))
        on = record(on, events)
        happened += events
    return on, tuple(happened)


def on_case(connection: Connection, desk: Desk, case: UUID | str) -> OnCase:
    """A case with what is around it, for somebody who works for its client.

    Raises:
        StoreError: none of the clients for whom they work has such a case.
        DirectoryError: they have no role there.
    """
    known = edition(connection)
    who = person(connection, desk, known)
    history = stored_cases.load(connection, who.clients, case)
    state = fold(history)
    client = client_of(connection, state.client, known)
    on = around_case(connection, desk, client, who.by(client, desk), state, history, known)
    return replace(on, state=for_own_team(on))


def around_case(
    connection: Connection,
    desk: Desk,
    client: Client,
    by: By,
    state: CaseState,
    history: Sequence[Recorded],
    known: Edition | None = None,
) -> OnCase:
    """What is around a case that was read, for whoever acts on it."""
    at = desk.workspace.clock()
    return OnCase(
        connection=connection,
        desk=desk,
        client=client,
        by=by,
        state=state,
        history=tuple(history),
        policy=governing_version(connection, state, at, known),
        ledger=StoredLedger(connection, client.id),
        at=at,
    )


def surroundings(on: OnCase, *, only_looks: bool = False) -> Surroundings:
    """What the gate has to know besides the case; who only looks at what it would say locks no balances."""

    def exceeded(terms: Sequence[Term], without: frozenset[UUID]) -> list[str]:
        tree, subject = on.policy.tree, subject_of(on.state, on.by)
        replaced = [on.state.gifts[entry].remedy for entry in without]
        remedies = [*(term.remedy for term in terms), *replaced]
        if not only_looks:
            on.ledger.lock(keys_to_lock(tree, on.client.id, remedies, subject))
        further = {term.remedy: term.amount for term in terms if term.amount is not None}
        faults = cap_faults(tree, further, subject, on.ledger, on.at, without=without)
        return [fault.words(tree.minor_digits) for fault in faults]

    return Surroundings(
        policy=on.policy.tree,
        house=house_of(on.client.settings),
        by=on.by,
        at=on.at,
        new_id=on.desk.workspace.new_id,
        exceeded=exceeded,
        independent=cache(
            lambda role, without: [one.name for one in others_in_role(on.connection, on.client.id, role, without)]
        ),
        is_news=cache(lambda: is_news(on)),
        timezone=ZoneInfo(on.client.timezone),
        calendar=on.client.calendar,
        window=cache(lambda: window_of(on.connection, on.client, on.state.customer)),
        holding=cache(lambda: holding_version(on.connection, on.state, on.at)),
    )


def record(on: OnCase, events: Iterable[Event]) -> OnCase:
    """Appends what happened, makes the ledger and the row follow, and queues what is to follow by itself.

    Gives the case as it stands then.
    """
    happened = list(events)
    if not happened:
        return on
    by = None if on.by == AMENDS else on.by
    state, recorded = on.state, list[Recorded]()

    def happens(event: Event, state: CaseState, by: By | None) -> CaseState:
        contact = event.contact if isinstance(event, ContactBegun) else _contact(state)
        one = Recorded(on.desk.workspace.new_id(), state.id, state.number + 1, on.at, by, contact, event)
        recorded.append(one)
        return after(state, one)

    for event in happened:
        state = happens(event, state, by)
    for event in dues_moved(on.state, state, on.client.calendar, on.at):
        state = happens(event, state, None)
    for event in requests_moved(on.state, state, surroundings(on, only_looks=True)):
        state = happens(event, state, None)
    stored_cases.append(on.connection, state, on.state.number, recorded)
    enter(on.ledger, happened, on.state, on.policy.tree, on.by, on.at)
    keep_precedents(on.connection, state.id, precedents_in(state))
    if state.call_back is not None or on.state.call_back is not None:
        keep_call_back(on.connection, state)
    then = replace(on, state=state, history=(*on.history, *recorded))
    follow(then, recorded)
    return then


def _contact(state: CaseState) -> UUID | None:
    return state.contact.id if state.contact is not None else None
