"""The table of what was handed in: content in parts, so that a row stays small however large a picture is."""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Table

from amends.store.append_only import never_changed
from amends.store.metadata import metadata
from amends.store.types import Id

attachment_parts = Table(
    "attachment_parts",
    metadata,
    Column("attachment", Id, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("client", Id, ForeignKey("clients.id"), nullable=False),
    Column("case", Id, ForeignKey("cases.id"), nullable=False),
    Column("content", LargeBinary, nullable=False),
)
"""The parts of each attachment, numbered from 0; erasing a person takes them away."""
never_changed(attachment_parts)
Index("ix_attachment_parts_case", attachment_parts.c.case, attachment_parts.c.attachment, attachment_parts.c.number)
