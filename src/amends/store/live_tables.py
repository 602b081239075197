"""The tables of what is live: who is there now, the calls that are owed, and what people are alerted to."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, String, Table, Text, UniqueConstraint

from amends.store.metadata import metadata
from amends.store.types import Id, Instant, Json

presence = Table(
    "presence",
    metadata,
    Column("client", Id, ForeignKey("clients.id"), primary_key=True),
    Column("user", Id, ForeignKey("users.id"), primary_key=True),
    Column("seen_at", Instant, nullable=False),
)
"""When somebody who works for a client last said that they are there."""

looks = Table(
    "looks",
    metadata,
    Column("client", Id, ForeignKey("clients.id"), primary_key=True),
    Column("case", Id, ForeignKey("cases.id"), primary_key=True),
    Column("user", Id, ForeignKey("users.id"), primary_key=True),
    Column("seen_at", Instant, nullable=False),
)
"""Who has a case before them, and when they last said so: one person may look at several."""

call_backs = Table(
    "call_backs",
    metadata,
    Column("case", Id, ForeignKey("cases.id"), primary_key=True),
    Column("client", Id, ForeignKey("clients.id"), nullable=False),
    Column("reference", String(40), nullable=False),
    Column("customer", Id, nullable=False),
    Column("owner", Id),
    Column("team", String(100)),
    Column("opens", Instant),
    Column("due", Instant, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("is_agreed", Boolean, nullable=False),
    Column("suits_customer", Boolean, nullable=False),
    Column("why", Text, nullable=False),
)
"""The calls that are owed: each follows from the events of its case, and goes with the call."""
Index("ix_call_backs_due", call_backs.c.client, call_backs.c.due, call_backs.c.case)
Index("ix_call_backs_owner", call_backs.c.client, call_backs.c.owner, call_backs.c.due, call_backs.c.case)

alerts = Table(
    "alerts",
    metadata,
    Column("id", Id, primary_key=True),
    Column("client", Id, ForeignKey("clients.id"), nullable=False),
    Column("user", Id, ForeignKey("users.id"), nullable=False),
    Column("kind", String(60), nullable=False),
    Column("key", String(200), nullable=False),
    Column("case", Id, nullable=False),
    Column("data", Json, nullable=False),
    Column("at", Instant, nullable=False),
    Column("taken_at", Instant),
    Column("done_at", Instant),
    UniqueConstraint("client", "kind", "key", "user"),
)
"""What somebody was alerted to, once for each key; `data` holds ids and words of policies, nothing personal.

`taken_at` is when they said that they see to it, `done_at` when it was settled, by whomever.
"""
Index("ix_alerts_user", alerts.c.user, alerts.c.at)
Index("ix_alerts_case", alerts.c.client, alerts.c.case)
