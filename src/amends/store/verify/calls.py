"""Verifying that what was told about calls still follows from their records."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from amends.store.call_worksheets import differing_worksheets
from amends.store.cases_tables import cases
from amends.store.verify.findings import Area, Finding


def call_findings(connection: Connection) -> Iterator[Finding]:
    """The worksheets whose records make another answer than the one that was told."""
    for sheet, made in differing_worksheets(connection):
        reference = connection.execute(select(cases.c.reference).where(cases.c.id == sheet.case)).scalar_one()
        yield Finding(
            Area.CALLS,
            reference,
            f"its worksheet of calls was told with the digest {sheet.digest[:12]}; the records make it {made[:12]}",
        )
