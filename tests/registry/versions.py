"""Versions of a small policy for examples, and the people who bring them through their life."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from amends.directory.actor import Actor
from amends.registry.life import check, draft, publish, review, withdraw
from amends.registry.version import PolicyVersion

CLIENT = UUID(int=1)
AUTHOR = Actor(UUID(int=11), "ann", "agent", "care")
REVIEWER = Actor(UUID(int=12), "ravi", "team_lead", "care")
OWNER = Actor(UUID(int=13), "olga", "policy_owner", None)
FIRST_MORNING = datetime(2026, 10, 1, 9, 0, tzinfo=UTC)


def document(version: str = "1", *, start: str | None = "2026-11-01", by: str = "purchased_on", **more: str) -> str:
    """A policy; `more` is further lines of its head, and `says` what its one clause says."""
    says = more.pop("says", "A broken phone is replaced.")
    head = {"language": "1", "policy": "phone-care", "version": version, **more}
    if start is not None:
        head["in_force"] = f"{{from: {start}, by: {by}}}"
    lines = "".join(f"{key}: {value}\n" for key, value in head.items())
    return (
        f"{lines}facts:\n  purchased_on: date\n  called_at: datetime\n  broken: boolean\n"
        "remedies:\n  replacement: {}\n"
        f"clauses:\n  - {{id: W1, says: {says}, grants: replacement, when: broken}}\n"
    )


def at(hours: int) -> datetime:
    """So many hours after the first morning."""
    return FIRST_MORNING + timedelta(hours=hours)


def drafted(text: str | None = None, *, number: int = 100) -> PolicyVersion:
    """A draft by Ann."""
    return draft(text or document(), id=UUID(int=number), client=CLIENT, actor=AUTHOR, at=at(0))


def checked(text: str | None = None, *, number: int = 100) -> PolicyVersion:
    """A draft that reads without a fault."""
    return check(drafted(text, number=number), actor=AUTHOR, at=at(1), currency="USD")


def reviewed(text: str | None = None, *, number: int = 100) -> PolicyVersion:
    """What Ravi reviewed."""
    version = checked(text, number=number)
    return review(version, actor=REVIEWER, at=at(2), read_hash=version.hash or "")


def published(
    text: str | None = None,
    *,
    number: int = 100,
    others: Iterable[PolicyVersion] = (),
    from_day: date | None = None,
) -> PolicyVersion:
    """What Olga published; a version of a higher number was published later."""
    version = reviewed(text, number=number)
    return publish(version, actor=OWNER, at=at(number), others=others, currency="USD", from_day=from_day)


def withdrawn(version: PolicyVersion) -> PolicyVersion:
    """What Olga withdrew."""
    return withdraw(version, actor=OWNER, at=at(1_000), because="It promised too little.")
