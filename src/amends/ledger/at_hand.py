"""Entries and cases that are at hand, not in a store: the meaning that a store's answers are held to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from amends.ledger.entries import Entry
from amends.ledger.selection import Selection, Tally, tallied
from amends.ledger.subject import Subject


class EntriesAtHand:
    """The given entries of one client, as `ports.LedgerEntries`."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._entries = tuple(entries)

    def of(self, selection: Selection) -> Sequence[Entry]:
        """The selected entries, the latest first."""
        return sorted(filter(selection.takes, self._entries), key=lambda entry: (entry.at, entry.id), reverse=True)

    def tallies(self, selection: Selection) -> Sequence[Tally]:
        """The selected entries counted together where they are alike."""
        return tallied(filter(selection.takes, self._entries))


@dataclass(frozen=True, slots=True)
class EarlierCase:
    """What history facts know of a case: whose it was, and when it was opened."""

    id: UUID
    opened_at: datetime
    subject: Subject = field(default_factory=Subject)


class CasesAtHand:
    """The given cases of one client, as `ports.EarlierCases`."""

    def __init__(self, cases: Iterable[EarlierCase] = ()) -> None:
        self._cases = tuple(cases)

    def tallies(
        self, per: str, subject: str, since: datetime | None, until: datetime, without_case: UUID | None
    ) -> Sequence[Tally]:
        """The cases of a subject within the span, counted by team."""
        by_team: dict[str | None, list[datetime]] = {}
        for case in self._cases:
            within = (since is None or case.opened_at >= since) and case.opened_at <= until
            if within and case.subject.of(per) == subject and case.id != without_case:
                by_team.setdefault(case.subject.team, []).append(case.opened_at)
        return [Tally(count=len(times), last=max(times), team=team) for team, times in by_team.items()]
