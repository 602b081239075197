"""The queries of a decision find what they need by an index, however much the ledger holds."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, Engine, event

from amends.ledger.balances import keys_to_lock
from amends.ledger.caps import cap_states
from amends.ledger.entries import COUNTED_AS_GIVEN
from amends.ledger.selection import Selection
from amends.ledger.subject import PER
from amends.store.engine import reading, writing
from amends.store.ledger import StoredLedger
from tests.ledger.florist import CARLA_BY_ANNA, CASE, CLIENT, EARLIER_CASE, NOW, florist, reserved
from tests.stores import on_sqlite

Asked = list[tuple[str, Any]]


@contextmanager
def asking(connection: Connection) -> Iterator[Asked]:
    """The queries that are asked of the database meanwhile."""
    asked: Asked = []

    def note(_: Connection, __: object, statement: str, parameters: Any, *___: object) -> None:
        if statement.startswith(("SELECT", "UPDATE")):
            asked.append((statement, parameters))

    event.listen(connection, "before_cursor_execute", note)
    yield asked
    event.remove(connection, "before_cursor_execute", note)


def plans(connection: Connection, asked: Asked) -> list[str]:
    """How the database goes about each query."""
    told = []
    for statement, parameters in asked:
        of_one = parameters[0] if isinstance(parameters, list) else parameters
        rows = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", of_one)
        told.append("; ".join(row.detail for row in rows))
    return told


@on_sqlite
@pytest.mark.parametrize("per", PER)
def test_a_history_fact_finds_its_entries_by_the_subject_the_remedies_and_the_time(engine: Engine, per: str) -> None:
    subject = CARLA_BY_ANNA.of(per)
    assert subject is not None
    selection = Selection(
        policy="florist",
        remedies=("bunch", "voucher"),
        per=per,
        subject=subject,
        states=COUNTED_AS_GIVEN,
        since=NOW - timedelta(days=30),
        until=NOW,
        without_case=CASE,
    )
    with reading(engine) as connection:
        with asking(connection) as asked:
            StoredLedger(connection, CLIENT).tallies(selection)
            StoredLedger(connection, CLIENT).of(selection)
        for plan in plans(connection, asked):
            assert f"INDEX ix_ledger_entries_{per} (client=? AND policy=? AND {per}=? AND remedy=? AND at>" in plan
            assert "SCAN" not in plan


@on_sqlite
def test_the_many_entries_of_an_agent_and_a_team_are_counted_from_the_index_alone(engine: Engine) -> None:
    with reading(engine) as connection:
        with asking(connection) as asked:
            cap_states(florist(), ["voucher"], CARLA_BY_ANNA, StoredLedger(connection, CLIENT), NOW)
        customer, household, agent, team = plans(connection, asked)
    assert "USING INDEX ix_ledger_entries_customer" in customer
    assert "USING INDEX ix_ledger_entries_household" in household
    assert "USING COVERING INDEX ix_ledger_entries_agent" in agent
    assert "USING COVERING INDEX ix_ledger_entries_team" in team


@on_sqlite
def test_entries_of_a_case_an_id_and_a_key_and_the_balances_to_lock_are_found_at_once(engine: Engine) -> None:
    with writing(engine) as connection:
        ledger = StoredLedger(connection, CLIENT)
        with asking(connection) as asked:
            entry = reserved()
            ledger.lock(keys_to_lock(florist(), CLIENT, ["voucher"], CARLA_BY_ANNA))
            ledger.enter(entry)
            ledger.of_case(EARLIER_CASE)
            ledger.entry(entry.id)
        for plan in plans(connection, asked):
            assert "SEARCH" in plan
            assert "SCAN" not in plan
