"""Calls about the work list of call-backs."""

from datetime import datetime

from amends.client.call import Call
from amends.client.calls.making import reading, writing
from amends.client.models.call_backs import CallBacks, HandedOver
from amends.client.values import plain


def call_backs(
    *,
    client: str | None = None,
    owner: str | None = None,
    team: str | None = None,
    due_by: datetime | None = None,
    limit: int | None = None,
) -> Call[CallBacks]:
    """The calls that are owed, the first due first, with when each customer can be called.

    Args:
        client: only those for one client.
        owner: only those that one user makes.
        team: only those of one team's cases.
        due_by: only those that are due until then.
        limit: how many at most; else 100.
    """
    until = None if due_by is None else str(plain(due_by))
    query = {"client": client, "owner": owner, "team": team, "due_by": until, "limit": limit}
    return reading("/call-backs", CallBacks, query)


def hand_over_calls(of: str, to: str, *, client: str | None = None, key: str | None = None) -> Call[HandedOver]:
    """Puts all calls that somebody still owes into another's hands, as when a shift ends."""
    return writing("/call-backs/hand-over", HandedOver, {"of": of, "to": to, "client": client}, key=key)
