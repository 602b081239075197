"""What the ledger needs of a store. Each is bound to one client and to the transaction in which it is asked."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from amends.ledger.balances import BalanceKey
from amends.ledger.entries import Entry
from amends.ledger.errors import LedgerError
from amends.ledger.selection import Selection, Tally


class LedgerEntries(Protocol):
    """The entries of a client."""

    def of(self, selection: Selection) -> Sequence[Entry]:
        """The selected entries, the latest first: the rows that are shown and can be disputed."""

    def tallies(self, selection: Selection) -> Sequence[Tally]:
        """The selected entries counted together where they are alike (see `selection.tallied`), in any order."""


class EarlierCases(Protocol):
    """The cases of a client, whichever policy decided them."""

    def tallies(
        self, per: str, subject: str, since: datetime | None, until: datetime, without_case: UUID | None
    ) -> Sequence[Tally]:
        """The cases of a subject that were opened from `since` to `until`, both included, counted by team.

        Args:
            per: whom `subject` names: `customer`, `account`, `household` or `agent`.
            subject: the one for whom it is counted, as text.
            since: None for all that came before.
            until: the end of the span.
            without_case: the case that is left out.
        """


class EnteredBeforeError(LedgerError):
    """A gift was entered before under the same key; `entry` is what stands in the ledger for it."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry
        super().__init__(
            f"{entry.gift.words()} was entered before, on {entry.at:%Y-%m-%d}, and is {entry.state}",
            "it is not entered twice; go on with that entry, or make another gift the next round",
        )


class LedgerWriting(Protocol):
    """Adding to the entries of a client, and changing what became of them."""

    def lock(self, keys: Collection[BalanceKey]) -> None:
        """Waits until nobody else adds to these balances, and holds them until the transaction ends.

        It comes before the caps are looked at (see `balances.keys_to_lock`): what is counted then stays so.
        """

    def enter(self, entry: Entry) -> None:
        """Adds an entry, and what it changes of the balances.

        Raises:
            EnteredBeforeError: the gift stands in the ledger already.
        """

    def change(self, before: Entry, after: Entry) -> None:
        """Puts an entry into its next state, with what that changes of the balances.

        Raises:
            AmendsError: the entry is no longer as it was before.
        """
