"""A store with very many cases, made in bulk: plausible rows that no history stands behind, but for the first event.

What is measured on it, apart from lists and searches, is done on cases that are opened through the app, as always.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path
from random import Random
from uuid import UUID

from sqlalchemy import Table

from amends.app.following.clocks import REMIND
from amends.cases.canonical import instant_text
from amends.directory.customers import Account, Customer
from amends.store import directory
from amends.store.cases_tables import case_events, cases
from amends.store.directory_rows import TABLES, row_of
from amends.store.directory_users import user_named
from amends.store.engine import open_engine, reading, store_url
from amends.store.jobs_tables import jobs
from amends.store.ledger_tables import ledger_entries
from amends.store.precedents import precedents
from tests.app.florist import make_florist

CASES_A_CUSTOMER = 5
POLICIES = ("flower-care", "delivery", "weddings", "subscriptions")
TEAMS = ("care", "night", "delivery", "complaints")
_FIRST_NAMES = ("Ana", "Bo", "Chris", "Dana", "Eli", "Fay", "Gus", "Hope", "Ida", "Jon")
_OTHERS_AT_WORK = 195
_YEARS = 3
_KINDS_OF_CASES = 40
_SHARE_OPEN = 0.03
_AT_ONCE = 5_000
_ENDINGS = ("given", "given", "given", "withheld", "denied")


@dataclass(frozen=True, slots=True)
class BigStore:
    """Where it is, for whom its cases are, who works on them, and what decided the like ones among them."""

    path: Path
    client: UUID
    agents: Sequence[UUID]
    decisive: str
    customers: int


def make_big_store(folder: Path, count: int, decisive: str) -> BigStore:
    """A store with so many cases; in one of forty the same comparisons decided a gesture, told by that digest."""
    path = folder / "big.db"
    make_florist(store_url(path))
    engine = open_engine(store_url(path))
    with reading(engine) as connection:
        (client,) = directory.every_client(connection)
        known = [user_named(connection, name) for name in ("ana", "ben", "carla", "dora")]
    engine.dispose()
    agents = [user.id for user in known if user is not None]
    agents += [UUID(int=(0xB << 120) + number) for number in range(_OTHERS_AT_WORK)]
    store = BigStore(path, client, agents, decisive, max(1, count // CASES_A_CUSTOMER))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        _fill(connection, store, count)
    return store


def _fill(connection: sqlite3.Connection, store: BigStore, count: int) -> None:
    connection.execute("PRAGMA journal_mode=OFF")
    connection.execute("PRAGMA synchronous=OFF")
    connection.execute("PRAGMA cache_size=-500000")
    names = [table.name for table in _FILLED]
    marks = ",".join("?" * len(names))
    indexes = connection.execute(
        f"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ({marks})", names
    ).fetchall()
    # An index is made much quicker of all rows at once than row by row.
    for name, _ in indexes:
        connection.execute(f'DROP INDEX "{name}"')
    connection.execute("BEGIN")
    _insert(connection, TABLES[Customer], _customers(store))
    _insert(connection, TABLES[Account], _accounts(store))
    made = _cases(store, count)
    while some := list(islice(made, _AT_ONCE)):
        _insert(connection, cases, (one.case for one in some))
        _insert(connection, case_events, (one.opened for one in some))
        _insert(connection, precedents, (one.precedent for one in some))
        _insert(connection, ledger_entries, (one.entry for one in some[::2]))
        _insert(connection, jobs, (one.job for one in some))
    connection.execute("COMMIT")
    for _, sql in indexes:
        connection.execute(sql)


_FILLED = (TABLES[Customer], TABLES[Account], cases, case_events, precedents, ledger_entries, jobs)


def _insert(connection: sqlite3.Connection, table: Table, rows: Iterator[dict[str, object]]) -> None:
    columns = [column.name for column in table.columns]
    names = ",".join(f'"{name}"' for name in columns)
    marks = ",".join("?" * len(columns))
    values = (tuple(row.get(name) for name in columns) for row in rows)
    connection.executemany(f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})', values)


def customer_id(number: int) -> UUID:
    return UUID(int=(0x0190 << 112) + (0xC << 80) + number)


def account_id(number: int) -> UUID:
    return UUID(int=(0x0190 << 112) + (0xA << 80) + number)


def case_id(number: int) -> UUID:
    return UUID(int=(0x0190 << 112) + (0xCA << 72) + number)


def reference(number: int) -> str:
    return f"B{number:08}"


def phone(number: int) -> str:
    return f"+49 30 {20_000_000 + number}"


def _customers(store: BigStore) -> Iterator[dict[str, object]]:
    for number in range(store.customers):
        name = f"{_FIRST_NAMES[number % len(_FIRST_NAMES)]} Field{number:06}"
        record = Customer(id=customer_id(number), client=store.client, name=name, phone=phone(number))
        yield {**row_of(record), "id": str(record.id), "client": str(store.client)}


def _accounts(store: BigStore) -> Iterator[dict[str, object]]:
    for number in range(store.customers):
        record = Account(
            id=account_id(number), client=store.client, customer=customer_id(number), number=f"A-{number:08}"
        )
        texts = {"id": str(record.id), "client": str(store.client), "customer": str(record.customer)}
        yield {**row_of(record), **texts}


@dataclass(frozen=True, slots=True)
class _Case:
    case: dict[str, object]
    opened: dict[str, object]
    precedent: dict[str, object]
    entry: dict[str, object]
    job: dict[str, object]


def _cases(store: BigStore, count: int) -> Iterator[_Case]:
    chance = Random(7)
    now = datetime.now(UTC).replace(microsecond=0)
    agents = [str(agent) for agent in store.agents]
    digests = [store.decisive, *(f"{number:032x}" for number in range(1, _KINDS_OF_CASES))]
    client, step = str(store.client), timedelta(days=365 * _YEARS) / count
    for number in range(count):
        at = now - step * (count - number)
        whose = chance.randrange(store.customers)
        yield _case(chance, number, at, client, chance.choice(agents), chance.choice(digests), whose)


def _case(chance: Random, number: int, at: datetime, client: str, agent: str, decisive: str, whose: int) -> _Case:
    opened, changed = instant_text(at), instant_text(at + timedelta(hours=chance.randrange(100)))
    is_open = chance.random() < _SHARE_OPEN
    policy, team = chance.choice(POLICIES), chance.choice(TEAMS)
    case, ending = str(case_id(number)), chance.choice(_ENDINGS)
    row = {
        "id": case,
        "client": client,
        "reference": reference(number),
        "number": 1,
        "head": "0" * 64,
        "anchored": 1,
        "stage": "decided" if is_open else "closed",
        "is_closed": not is_open,
        "customer": str(customer_id(whose)),
        "account": str(account_id(whose)),
        "owner": agent,
        "team": team,
        "policy": policy,
        "opened_at": opened,
        "changed_at": changed,
        "waiting_for": chance.choice(("owner", "owner", "customer", "team_lead")) if is_open else None,
        "due_at": changed if is_open and chance.random() < 0.5 else None,
    }
    event = {
        "case": case,
        "number": 1,
        "id": str(UUID(int=(0x0190 << 112) + (0xE << 80) + number)),
        "client": client,
        "at": opened,
        "actor": agent,
        "actor_name": "somebody",
        "actor_role": "agent",
        "actor_team": team,
        "kind": "case_opened",
        "data": '{"policy":"' + policy + '","reference":"' + reference(number) + '"}',
        "digest": "0" * 64,
    }
    precedent = {
        "case": case,
        "remedy": "gesture",
        "client": client,
        "reference": reference(number),
        "policy": "flower-care",
        "decisive": decisive,
        "ending": ending,
        "amount": "25.00" if ending == "given" else None,
        "basis": "discretion" if ending == "given" else None,
        "reason": "goodwill",
        "role": "senior_agent",
        "by": agent,
        "at": opened,
        "stage": row["stage"],
    }
    entry = {
        "id": str(UUID(int=(0x0190 << 112) + (0x1E << 80) + number)),
        "client": client,
        "key": f"big/{number:09}",
        "case": case,
        "policy": "flower-care",
        "remedy": "gesture",
        "kind": "credit",
        "amount": chance.choice(("10.00", "25.00", "30.00")),
        "customer": row["customer"],
        "account": row["account"],
        "agent": agent,
        "team": team,
        "round": 1,
        "state": "given",
        "at": opened,
        "changed_at": changed,
        "opening": False,
    }
    job = {
        "id": str(UUID(int=(0x0190 << 112) + (0x10B << 80) + number)),
        "client": client,
        "kind": REMIND,
        "key": f"{case}/{number}",
        "data": '{"case":"' + case + '"}',
        "state": "done",
        "fence": 1,
        "beat": 0,
        "attempts": 1,
        "is_begun": False,
        "pause": 0,
        "worker": "worker",
        "queued_at": opened,
        "changed_at": changed,
    }
    return _Case(row, event, precedent, entry, job)
