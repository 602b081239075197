"""Histories of cases for tests of the store, told in few words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from uuid import UUID

from sqlalchemy import Connection

from amends.cases.events.contacts import CaseOpened
from amends.cases.events.event import Event
from amends.cases.events.evidence import ProblemRestated
from amends.cases.fold import fold
from amends.cases.recorded import By, Recorded
from amends.cases.state import CaseState
from amends.store.cases import append

CLIENT = UUID(int=0xC1)
OTHER_CLIENT = UUID(int=0xC2)
CUSTOMER = UUID(int=0xA1)
ADA = By(user=UUID(int=0xB1), name="ada", role="agent", team="care")
BEGIN = datetime(2026, 11, 1, 9, 30, tzinfo=UTC)

_ids = count(1)


def new_id() -> UUID:
    """An id that no other thing of the tests has; later ones are greater."""
    return UUID(int=(0x0199 << 112) + next(_ids))


@dataclass
class Story:
    """A case as it is told to the store, event by event, a minute apart."""

    client: UUID = CLIENT
    reference: str = "M2-0001"
    customer: UUID = CUSTOMER
    problem: str | None = "the alarm never rings"
    by: By | None = ADA
    begin: datetime = BEGIN
    id: UUID = field(default_factory=new_id)
    new_id: Callable[[], UUID] = new_id
    history: list[Recorded] = field(default_factory=list)

    @property
    def state(self) -> CaseState:
        """The case as it stands."""
        return fold(self.history)

    def opening(self) -> CaseOpened:
        """The event that opens it."""
        return CaseOpened(
            reference=self.reference,
            client=self.client,
            customer=self.customer,
            policy="phones",
            problem=self.problem,
        )

    def happened(self, *events: Event) -> list[Recorded]:
        """These events, recorded after all that was told; they are told by it."""
        begin = len(self.history) + 1
        new = [self._recorded(number, event) for number, event in enumerate(events, begin)]
        self.history += new
        return new

    def keep(self, connection: Connection, *events: Event) -> str:
        """Tells the store what happened next; the first time also that the case was opened."""
        before = len(self.history)
        new = self.happened(*([] if before else [self.opening()]), *events)
        return append(connection, self.state, before, new)

    def _recorded(self, number: int, event: Event) -> Recorded:
        at = self.begin + timedelta(minutes=number - 1)
        return Recorded(self.new_id(), self.id, number, at, self.by, None, event)


def restated(
    issue: str | None = "no alarm since the update", wish: str | None = "half of the price"
) -> ProblemRestated:
    """An event with two personal values."""
    return ProblemRestated(issue=issue, wish=wish)


def events_of(history: Sequence[Recorded]) -> list[Event]:
    """What happened, without the envelopes."""
    return [recorded.event for recorded in history]
