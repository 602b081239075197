"""The tables of bills that were held to promises: what each showed, and what it fell short by."""

from sqlalchemy import Boolean, CheckConstraint, Column, Date, Index, Integer, String, Table

from amends.store.append_only import never_deleted
from amends.store.metadata import metadata
from amends.store.types import Amount, Id, Instant, Json

bill_checks = Table(
    "bill_checks",
    metadata,
    Column("promise", Id, primary_key=True),
    Column("part", Integer, primary_key=True, autoincrement=False),
    Column("first_day", Date, primary_key=True),
    Column("last_day", Date, primary_key=True),
    Column("client", Id, nullable=False),
    Column("due", Amount, nullable=False),
    Column("found", Amount, nullable=False),
    Column("is_short", Boolean, nullable=False),
    Column("is_last", Boolean, nullable=False),
    Column("checked_at", Instant, nullable=False),
)
"""One row for each bill that was held to a part of a promise, as it was checked last; it names nobody's bill."""
never_deleted(bill_checks)

shortfalls = Table(
    "shortfalls",
    metadata,
    Column("client", Id, primary_key=True),
    Column("key", String(300), primary_key=True),
    Column("kind", String(30), nullable=False),
    Column("promise", Id),
    Column("part", Integer),
    Column("account", Id),
    Column("item", String(200), nullable=False),
    Column("first_day", Date, nullable=False),
    Column("last_day", Date, nullable=False),
    Column("due", Amount, nullable=False),
    Column("found", Amount, nullable=False),
    Column("short_by", Amount, nullable=False),
    Column("beside", Json, nullable=False),
    Column("state", String(10), nullable=False),
    Column("case", Id),
    Column("found_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    CheckConstraint("state IN ('open', 'made_good', 'corrected')", name="state"),
)
"""One row for each thing that a bill that was sent fell short by, however often it was found.

`beside` are the lines of the bill that are told with it; `case` is where it is made good. The key names the promise, or
the account by its id: nothing here tells who somebody is.
"""
never_deleted(shortfalls)
Index("ix_shortfalls_promise", shortfalls.c.client, shortfalls.c.promise)
Index("ix_shortfalls_account", shortfalls.c.client, shortfalls.c.account, shortfalls.c.item)
Index("ix_shortfalls_case", shortfalls.c.case)
