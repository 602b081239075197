"""Cases in the store: one with a long history, and what is done and found among very many."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from decimal import Decimal
from itertools import count
from pathlib import Path
from random import Random
from uuid import UUID

from sqlalchemy import Connection

from amends.app.cases.deciding import decide_case
from amends.app.cases.listing import Wanted, list_cases
from amends.app.cases.precedents import precedents_of
from amends.app.cases.reading import view
from amends.cases.fold import fold
from amends.cases.gate.acts.evidence import StateFact
from amends.cases.gate.acts.giving import Give, Settle
from amends.cases.gate.rules.settling import Outcome
from amends.cases.state import Stage
from amends.directory.search import CustomerSearch
from amends.store.case_list import CaseFilter, Order, Place, page
from amends.store.cases import find, load
from amends.store.directory import every_client
from amends.store.directory_search import search_customers
from amends.store.earlier_cases import StoredEarlierCases
from amends.store.engine import reading, store_url
from amends.store.verify import verify
from benchmarks.cases import big_store
from benchmarks.cases.big_store import BigStore, make_big_store
from benchmarks.cases.calls import FINDING, FOLDING, Call, table
from benchmarks.cases.long_case import EVENTS, long_case
from benchmarks.options import Options
from benchmarks.results import Table
from tests.app.florist import Caller, Florist, make_florist, workspace_at

TITLE = "Cases, and the store that keeps them"

_COUNT = 1_000_000
_COUNT_QUICKLY = 20_000
_VERIFIED = 5
_OPEN = frozenset(Stage) - {Stage.CLOSED}


def measure(options: Options) -> list[Table]:
    with tempfile.TemporaryDirectory(prefix="amends-bench-") as folder:
        with _new_florist(Path(folder) / "small.db") as small:
            long_cases, decisive = _long_cases(small, options), _decisive(small)
        return [long_cases, *_among_many(make_big_store(Path(folder), _count(options), decisive), options)]


def _count(options: Options) -> int:
    return _COUNT_QUICKLY if options.quick else _COUNT


def _among_many(big: BigStore, options: Options) -> list[Table]:
    with workspace_at(store_url(big.path)) as workspace:
        florist, among = Florist(workspace), f"among {_count(options):,} cases"
        with reading(workspace.engine) as connection:
            found = [
                table(f"The first page of a list, {among}", _lists(florist, connection, big), options),
                table(f"Searching, {among}", _searches(connection, big, _count(options)), options),
                table(f"Counting earlier cases, {among}", _earlier_cases(connection, big), options),
            ]
        return [
            *found,
            table(f"Precedents, {among}", _precedents(florist), options),
            table(f"One act through the app, {among}", _acts(florist, big), options),
        ]


@contextmanager
def _new_florist(path: Path) -> Iterator[Florist]:
    make_florist(store_url(path))
    with workspace_at(store_url(path)) as workspace:
        yield Florist(workspace)


def _decisive(florist: Florist) -> str:
    """What decides the gesture in the cases that are opened later."""
    decision = florist.seen(florist.decided()).decision
    assert decision is not None, "the case is decided"
    return decision.decided.decisive["gesture"]


def _long_cases(florist: Florist, options: Options) -> Table:
    references = [long_case(florist) for _ in range(_VERIFIED)]
    engine, desk = florist.workspace.engine, florist.desk("ben")
    with reading(engine) as connection:
        clients = every_client(connection)
        history = load(connection, clients, references[0])
        calls = [
            Call("loaded and folded", lambda _: fold(load(connection, clients, references[0]))),
            Call("loaded", lambda _: load(connection, clients, references[0])),
            Call("folded", lambda _: fold(history), floor=FOLDING),
            Call("seen by somebody, with precedents and what is next", lambda _: view(desk, references[0])),
            Call("verified", lambda _: list(verify(engine)), parts=_VERIFIED),
        ]
        return table(f"A case of {EVENTS} events", calls, options)


def _lists(florist: Florist, connection: Connection, big: BigStore) -> list[Call]:
    chance, clients, desk = Random(1), [big.client], florist.desk("dora")
    later = _place_far_behind(connection, big)
    filters = {
        "every case": CaseFilter(),
        "open": CaseFilter(stages=_OPEN),
        "closed": CaseFilter(stages=frozenset({Stage.CLOSED})),
        "of one stage that no case is in": CaseFilter(stages=frozenset({Stage.OFFERED})),
        "of a team": CaseFilter(team="night"),
        "of a team, open": CaseFilter(team="night", stages=_OPEN),
        "under a policy": CaseFilter(policy="weddings"),
        "under a policy, of a team, open": CaseFilter(policy="weddings", team="night", stages=_OPEN),
        "waiting for a role": CaseFilter(waiting_for="team_lead"),
        "waiting for a role, of a team": CaseFilter(waiting_for="team_lead", team="night"),
    }

    def listing(wanted: CaseFilter) -> Callable[[int], object]:
        return lambda _: page(connection, clients, wanted)

    def of_agents(order: Order, stages: frozenset[Stage]) -> Callable[[UUID], object]:
        return lambda agent: page(connection, clients, CaseFilter(owner=agent, stages=stages), order=order)

    calls = [
        Call(f"{name}, the latest change first", listing(wanted), floor=FINDING) for name, wanted in filters.items()
    ]
    for order in Order:
        first = "the latest change" if order is Order.LATEST_CHANGE else "the first due"
        calls += [
            Call(
                f"of an agent, {first} first",
                of_agents(order, frozenset()),
                lambda: chance.choice(big.agents),
                FINDING,
            ),
            Call(
                f"of an agent, open, {first} first",
                of_agents(order, _OPEN),
                lambda: chance.choice(big.agents),
                FINDING,
            ),
        ]
    return [
        *calls,
        Call(
            "whatever is due, the first due first",
            lambda _: page(connection, clients, order=Order.FIRST_DUE),
            floor=FINDING,
        ),
        Call(
            "due, of a team, the first due first",
            lambda _: page(connection, clients, CaseFilter(team="night"), order=Order.FIRST_DUE),
            floor=FINDING,
        ),
        Call("every case, a page far behind", lambda _: page(connection, clients, after=later), floor=FINDING),
        Call(
            "every open case, with its customer, through the app",
            lambda _: list_cases(desk, Wanted(stages=_OPEN)),
            floor=FINDING,
        ),
    ]


def _place_far_behind(connection: Connection, big: BigStore) -> Place:
    """A place in the middle of all cases."""
    (newest,) = page(connection, [big.client], limit=1).cases
    return Place(newest.changed_at - timedelta(days=500), newest.id)


def _searches(connection: Connection, big: BigStore, cases: int) -> list[Call]:
    chance, clients = Random(2), [big.client]
    customer = _drawn(chance, big.customers)
    found_by: dict[str, Callable[[int], CustomerSearch]] = {
        "a customer by phone": lambda number: CustomerSearch(phone=big_store.phone(number)),
        "customers by the end of a phone number": lambda number: CustomerSearch(phone=big_store.phone(number)[-8:]),
        "a customer by the account's number": lambda number: CustomerSearch(account=f"A-{number:08}"),
        "a customer by name": lambda number: CustomerSearch(name=f"Field{number:06}"),
        "customers by a first name that many have": lambda _: CustomerSearch(name="Ana"),
    }

    def searching(by: Callable[[int], CustomerSearch]) -> Callable[[int], object]:
        return lambda number: search_customers(connection, by(number), clients)

    return [
        Call(
            "a case by its reference",
            lambda number: find(connection, clients, big_store.reference(number)),
            _drawn(chance, cases),
            FINDING,
        ),
        *(Call(name, searching(by), customer, FINDING) for name, by in found_by.items()),
        Call(
            "the cases of a customer",
            lambda number: page(connection, clients, CaseFilter(customer=big_store.customer_id(number))),
            customer,
            FINDING,
        ),
        Call(
            "the cases of an account, open",
            lambda number: page(connection, clients, CaseFilter(account=big_store.account_id(number), stages=_OPEN)),
            customer,
            FINDING,
        ),
    ]


def _earlier_cases(connection: Connection, big: BigStore) -> list[Call]:
    chance, earlier = Random(3), StoredEarlierCases(connection, big.client)
    (newest,) = page(connection, [big.client], limit=1).cases
    until, this_case = newest.changed_at, newest.id

    def counted(per: str, days: int) -> Callable[[str], object]:
        return lambda subject: earlier.tallies(per, subject, until - timedelta(days=days), until, this_case)

    return [
        Call(
            "of a customer, within a year",
            counted("customer", 365),
            lambda: str(big_store.customer_id(chance.randrange(big.customers))),
            FINDING,
        ),
        Call("of an agent, within a year", counted("agent", 365), lambda: str(chance.choice(big.agents)), FINDING),
        Call("of a team, within a month", counted("team", 30), lambda: chance.choice(big_store.TEAMS), FINDING),
    ]


def _precedents(florist: Florist) -> list[Call]:
    desk, case = florist.desk("ben"), florist.decided()
    rare = florist.decided(facts={"occasion": "funeral"})
    found = precedents_of(desk, case, "gesture")
    assert sum(found.counts.values()) > 100, "one case of forty is alike"
    return [
        Call("of a case that one in forty is like", lambda _: precedents_of(desk, case, "gesture"), floor=FINDING),
        Call("of a case that none is like", lambda _: precedents_of(desk, rare, "gesture"), floor=FINDING),
    ]


def _acts(florist: Florist, big: BigStore) -> list[Call]:
    chance, desk = Random(4), florist.desk("ben")
    prices = count(70)

    def caller() -> Caller:
        number = chance.randrange(big.customers)
        return Caller(big_store.customer_id(number), big_store.account_id(number))

    def decided() -> str:
        return florist.decided(caller())

    return [
        Call("opened, with a contact", florist.opened, caller),
        Call(
            "a fact stated",
            lambda case: florist.does("ben", case, StateFact("price", f"{next(prices)}.00")),
            decided,
        ),
        Call(
            "decided, with what the customer had before",
            lambda case: decide_case(desk, case),
            lambda: florist.heard(caller()),
        ),
        Call(
            "a gesture given, within a cap per agent",
            lambda case: florist.does("ben", case, Give("gesture", Decimal("5.00"), "goodwill")),
            decided,
        ),
        Call(
            "a promise settled",
            lambda promised: florist.does("ana", promised[0], Settle(promised[1], Outcome.GIVEN)),
            florist.promised,
        ),
        Call("seen by somebody, with precedents and what is next", lambda case: view(desk, case), decided),
    ]


def _drawn(chance: Random, below: int) -> Callable[[], int]:
    return lambda: chance.randrange(below)
