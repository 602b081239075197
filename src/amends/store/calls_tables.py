"""The tables of call records: what was imported, calls of agents' own, who looked, and worksheets of cases.

Records go when their customer is erased or they were kept long enough. That somebody looked stays; into what goes.
"""

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    PrimaryKeyConstraint,
    String,
    Table,
    Text,
)

from amends.store.append_only import never_changed, never_deleted
from amends.store.metadata import metadata
from amends.store.types import Amount, Id, Instant

_WORD = String(100)

call_imports = Table(
    "call_imports",
    metadata,
    Column("client", Id, ForeignKey("clients.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("at", Instant, nullable=False),
    Column("by", Id, ForeignKey("users.id"), nullable=False),
    Column("fence", Integer, nullable=False),
    Column("leased_until", Instant),
    Column("rows", Integer),
    Column("added", Integer),
    PrimaryKeyConstraint("client", "number"),
)
"""One row for each file, numbered for each client from 1; `rows` and `added` are filled in at its end.

How an import goes on until then is told in `call_imports.py`.
"""
never_deleted(call_imports)

call_records = Table(
    "call_records",
    metadata,
    Column("client", Id, nullable=False),
    Column("key", Text, nullable=False),
    Column("import", Integer, nullable=False),
    Column("account", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("number_key", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("connected", Boolean, nullable=False),
    Column("seconds_to_answer", Integer),
    Column("seconds", Integer),
    Column("charge", Amount, nullable=False),
    PrimaryKeyConstraint("key", "client"),
    ForeignKeyConstraint(["client", "import"], ["call_imports.client", "call_imports.number"]),
)
"""`key` tells one record from another (see `call_importing.py`); `account` is as accounts are compared."""
# Millions of rows: an index that began with the client as well would take half as long again to fill.
Index("ix_call_records_account", call_records.c.account, call_records.c.at)
Index("ix_call_records_number", call_records.c.number_key, call_records.c.at)
Index("ix_call_records_import", call_records.c["import"])
never_changed(call_records)

test_calls = Table(
    "test_calls",
    metadata,
    Column("id", Id, primary_key=True),
    Column("client", Id, ForeignKey("clients.id"), nullable=False),
    Column("number", Text, nullable=False),
    Column("number_key", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Column("answered", Boolean, nullable=False),
    Column("seconds_to_answer", Integer),
    Column("by", Id, ForeignKey("users.id"), nullable=False),
    Column("heard", Text),
)
Index("ix_test_calls_number", test_calls.c.client, test_calls.c.number_key, test_calls.c.at)
never_changed(test_calls)

call_looks = Table(
    "call_looks",
    metadata,
    Column("id", Id, primary_key=True),
    Column("client", Id, ForeignKey("clients.id"), nullable=False),
    Column("user", Id, ForeignKey("users.id"), nullable=False),
    Column("role", _WORD),
    Column("at", Instant, nullable=False),
    Column("case", Id, ForeignKey("cases.id")),
    Column("begins", Instant, nullable=False),
    Column("ends", Instant, nullable=False),
    Column("found", Integer, nullable=False),
)
"""One row for each look into the records of an account; `found` says how many were shown."""
Index("ix_call_looks_client", call_looks.c.client, call_looks.c.id)
never_changed(call_looks)
never_deleted(call_looks)

call_look_subjects = Table(
    "call_look_subjects",
    metadata,
    Column("look", Id, ForeignKey("call_looks.id"), primary_key=True),
    Column("client", Id, ForeignKey("clients.id"), nullable=False),
    Column("account", Text, nullable=False),
    Column("number", Text, nullable=False),
)
"""Whose calls to which number somebody looked at; kept apart, so that it can be erased."""
Index("ix_call_look_subjects_account", call_look_subjects.c.client, call_look_subjects.c.account)
never_changed(call_look_subjects)

call_worksheets = Table(
    "call_worksheets",
    metadata,
    Column("id", Id, primary_key=True),
    Column("client", Id, ForeignKey("clients.id"), nullable=False),
    Column("case", Id, ForeignKey("cases.id"), nullable=False),
    Column("account", Text, nullable=False),
    Column("account_key", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("number_key", Text, nullable=False),
    Column("begins", Instant, nullable=False),
    Column("ends", Instant, nullable=False),
    Column("imports", Integer, nullable=False),
    Column("others_attempts", Integer, nullable=False),
    Column("others_connected", Integer, nullable=False),
    Column("others_callers", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("by", Id, ForeignKey("users.id"), nullable=False),
    Column("at", Instant, nullable=False),
)
"""One row for each answer that is shared with a case: the question, up to which import it counts, and its digest."""
Index("ix_call_worksheets_case", call_worksheets.c.client, call_worksheets.c.case, call_worksheets.c.at)
Index(
    "ix_call_worksheets_account",
    call_worksheets.c.client,
    call_worksheets.c.account_key,
    call_worksheets.c.number_key,
)
never_changed(call_worksheets)
