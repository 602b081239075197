"""Single values as plain data: times, amounts, people."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from amends.cases.canonical import instant_text
from amends.cases.recorded import By

Plain = Mapping[str, object]
"""An object of JSON."""


def instant(at: datetime | None) -> str | None:
    """An instant, as ISO text in UTC."""
    return instant_text(at) if at is not None else None


def exact(amount: Decimal | None) -> str | None:
    """An amount, as exact text."""
    return f"{amount:f}" if amount is not None else None


def person(by: By | None) -> Plain | None:
    """Who did something, with their role and team then."""
    if by is None:
        return None
    return {"name": by.name, "role": by.role, "team": by.team, "kind": by.kind.value}
