from collections.abc import Iterator
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Column, Connection, MetaData, Table, insert, select, text
from sqlalchemy.exc import StatementError

from amends.store.engine import new_engine, writing
from amends.store.types import Amount, Hex, Id, Instant, Json

things = Table(
    "things",
    MetaData(),
    Column("id", Id),
    Column("at", Instant),
    Column("amount", Amount),
    Column("data", Json),
    Column("salt", Hex(64)),
)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    engine = new_engine(f"sqlite:///{tmp_path / 'things.db'}")
    things.metadata.create_all(engine)
    with writing(engine) as connection:
        yield connection
    engine.dispose()


def kept(connection: Connection, column: str, value: object) -> tuple[object, object]:
    """What is read back, and how it stands in the file."""
    connection.execute(insert(things).values({column: value}))
    back = connection.execute(select(things.c[column])).scalar_one()
    return back, connection.execute(text(f"SELECT {column} FROM things")).scalar_one()


def test_an_id_stands_as_its_36_characters(connection: Connection) -> None:
    value = UUID("0199e0a0-0000-7000-8000-00000000002a")
    assert kept(connection, "id", value) == (value, "0199e0a0-0000-7000-8000-00000000002a")


def test_an_instant_stands_in_utc_and_in_one_width(connection: Connection) -> None:
    value = datetime(2026, 11, 1, 1, 30, tzinfo=timezone(timedelta(hours=-8)))
    assert kept(connection, "at", value) == (value, "2026-11-01T09:30:00.000000Z")


def test_an_instant_comes_back_in_utc(connection: Connection) -> None:
    back, _ = kept(connection, "at", datetime(2026, 11, 1, 9, 30, 5, 7, tzinfo=UTC))
    assert isinstance(back, datetime)
    assert back.tzinfo is UTC


@pytest.mark.parametrize("amount", ["150.00", "0.1", "-3", "12345678901234567890.123456789012"])
def test_an_amount_keeps_every_digit(connection: Connection, amount: str) -> None:
    back, stands = kept(connection, "amount", Decimal(amount))
    assert str(back) == stands == amount


def test_data_stands_as_canonical_json(connection: Connection) -> None:
    value = {"b": [1, "é", None], "a": Decimal("1.50")}
    assert kept(connection, "data", value) == (value, '{"a":1.50,"b":[1,"é",null]}')


def test_bytes_stand_as_their_digits(connection: Connection) -> None:
    assert kept(connection, "salt", b"\x00\xff") == (b"\x00\xff", "00ff")


@pytest.mark.parametrize("column", ["id", "at", "amount", "data", "salt"])
def test_nothing_stands_as_null(connection: Connection, column: str) -> None:
    assert kept(connection, column, None) == (None, None)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("id", "0199e0a0-0000-7000-8000-00000000002a"),
        ("at", datetime(2026, 11, 1)),
        ("at", "2026-11-01"),
        ("amount", 1.5),
        ("amount", 1),
        ("amount", Decimal("NaN")),
        ("data", {"share": 0.1}),
        ("salt", "00ff"),
    ],
)
def test_what_is_inexact_or_of_another_type_is_refused(connection: Connection, column: str, value: Any) -> None:
    with pytest.raises(StatementError, match=r"time zone|datetime|UUID|decimal|JSON|bytes"):
        connection.execute(insert(things).values({column: value}))


def test_instants_are_compared_as_times(connection: Connection) -> None:
    early, late = datetime(999, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)
    connection.execute(insert(things), [{"at": late}, {"at": early}])
    assert connection.execute(select(things.c.at).order_by(things.c.at)).scalars().all() == [early, late]
    assert connection.execute(select(things.c.at).where(things.c.at > early)).scalars().all() == [late]
