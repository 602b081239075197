"""Which entries a cap or a history fact looks at, and what it needs to know of them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from amends.ledger.entries import Entry, EntryState


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Entries of one policy, one subject and some remedies, within a span of time.

    Attributes:
        policy: the policy's name.
        remedies: the remedies that count.
        per: whom `subject` names: `customer`, `account`, `household`, `agent` or `team`.
        subject: the one for whom it is counted, as text.
        states: what becomes of an entry that counts.
        since: the first instant that counts; None for all that came before.
        until: the last instant that counts; None for whatever came later.
        without_case: the case that is left out.
        without_entries: the entries that are left out.
    """

    policy: str
    remedies: tuple[str, ...]
    per: str
    subject: str
    states: frozenset[EntryState]
    since: datetime | None = None
    until: datetime | None = None
    without_case: UUID | None = None
    without_entries: frozenset[UUID] = frozenset()

    def takes(self, entry: Entry) -> bool:
        """Whether an entry is one of these."""
        gift = entry.gift
        return (
            gift.policy == self.policy
            and gift.remedy in self.remedies
            and gift.subject.of(self.per) == self.subject
            and entry.state in self.states
            and (self.since is None or entry.at >= self.since)
            and (self.until is None or entry.at <= self.until)
            and (self.without_case is None or gift.case != self.without_case)
            and entry.id not in self.without_entries
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """So many entries (or cases) that are alike in all that `where` can ask of them; None is not known.

    `last` is when the latest of them was entered (or opened).
    """

    count: int
    last: datetime
    amount: Decimal | None = None
    kind: str | None = None
    approved: bool | None = None
    team: str | None = None


def tallied(entries: Iterable[Entry]) -> tuple[Tally, ...]:
    """The entries counted together where they are alike, in the order in which each sort first comes."""
    alike: dict[tuple[Decimal, str | None, bool | None, str | None], list[datetime]] = {}
    for entry in entries:
        gift = entry.gift
        alike.setdefault((gift.amount, gift.kind, entry.approved, gift.subject.team), []).append(entry.at)
    return tuple(
        Tally(count=len(times), last=max(times), amount=amount, kind=kind, approved=approved, team=team)
        for (amount, kind, approved, team), times in alike.items()
    )
