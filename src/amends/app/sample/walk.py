"""Walking a case: one act after the other, by several people, while a clock of our own goes on."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from uuid import UUID

from amends.app.cases.deciding import decide_case
from amends.app.cases.opening import Opening, open_case
from amends.app.cases.reading import CaseView, view
from amends.app.cases.stating import Stating, state_facts
from amends.app.finding import client_named
from amends.app.letters.delivering import record_sent, to_deliver
from amends.app.letters.reading import WAITING, letters_of
from amends.app.on_case import act
from amends.app.sample.house import add_customer
from amends.app.workspace import Desk, Workspace
from amends.cases.gate.acts.contacts import VerifyCaller
from amends.cases.gate.acts.evidence import Confirm, Restate
from amends.cases.gate.attempt import GateError
from amends.cases.state import CaseState
from amends.formats.values import Value
from amends.lang.tree import PolicyTree
from amends.store.bounds import EVERY_CLIENT, bind
from amends.store.directory import every_client
from amends.store.engine import writing


@dataclass(slots=True)
class Clock:
    """A clock that goes on when it is told to."""

    now: datetime

    def __call__(self) -> datetime:
        """What time it is."""
        return self.now

    def passes(self, **time: float) -> None:
        """Time goes by: `minutes=2`, `days=1`."""
        self.now += timedelta(**time)


@dataclass(frozen=True, slots=True)
class Refused:
    """What the gate did not let pass, and what it said."""

    user: str
    act: str
    message: str


@dataclass(slots=True)
class Walk:
    """A case on its way.

    Attributes:
        workspace: where it is walked; its clock is `clock`.
        client: the word of the client.
        title: what the case is about.
        refused: what the gate did not let pass on the way.
    """

    workspace: Workspace
    clock: Clock
    client: str
    title: str
    reference: str = ""
    refused: list[Refused] = field(default_factory=list)

    def opens(self, user: str, customer: str, problem: str, policy: str, channel: str = "phone") -> None:
        """A customer calls, and says what is wrong."""
        customer_id, account = self._customer(customer)
        opening = Opening(
            client=self.client,
            customer=customer_id,
            policy=policy,
            problem=problem,
            channel=channel,
            account=account,
        )
        self.reference = open_case(self.desk(user), opening).reference

    def verifies(self, user: str, method: str = "one_time_code") -> None:
        """Who is speaking is verified."""
        self.does(user, VerifyCaller(method))

    def hears(self, user: str, facts: Mapping[str, Value], tree: PolicyTree) -> None:
        """The facts are recorded from where the policy trusts them, but for those that the ledger knows better."""
        self.clock.passes(minutes=1)
        stated = {name: value for name, value in facts.items() if tree.facts[name].history is None}
        for source in dict.fromkeys(tree.facts[name].trusted_from for name in stated):
            written = {name: value for name, value in stated.items() if tree.facts[name].trusted_from == source}
            state_facts(self.desk(user), self.reference, Stating(typed={}, written=written, source=source))

    def understands(self, user: str, restatement: Restate) -> None:
        """The problem and the wish are said back, and confirmed."""
        self.does(user, restatement)
        self.does(user, Confirm())

    def decides(self, user: str) -> CaseState:
        """The policy decides."""
        self.clock.passes(seconds=20)
        return decide_case(self.desk(user), self.reference)

    def does(self, user: str, request: object) -> CaseState:
        """Somebody acts."""
        self.clock.passes(seconds=40)
        return act(self.desk(user), self.reference, request)

    def tries(self, user: str, name: str, request: object) -> None:
        """Somebody tries what the gate does not let pass.

        Raises:
            AssertionError: it let it pass.
        """
        try:
            self.does(user, request)
        except GateError as error:
            self.refused.append(Refused(user, name, str(error)))
        else:
            raise AssertionError(f"the gate let `{name}` pass")

    def letters_go_out(self, user: str) -> None:
        """The letters that wait are sent, as a worker would; a customer of a sample has no real mailbox."""
        state = self.seen_by(user).state
        for line in letters_of(self.desk(user), self.reference).lines:
            one = to_deliver(self.workspace, state.client, state.id, line.asked) if line.state == WAITING else None
            if one is not None:
                record_sent(self.workspace, one)

    def seen_by(self, user: str) -> CaseView:
        """The case as somebody sees it."""
        return view(self.desk(user), self.reference)

    def desk(self, user: str) -> Desk:
        """Where somebody works."""
        return Desk(self.workspace, user)

    def gift(self, remedy: str) -> UUID:
        """The number of what was promised."""
        state = self.seen_by("carla").state
        return next(gift.id for gift in state.gifts.values() if gift.remedy == remedy and gift.stands)

    def _customer(self, name: str) -> tuple[UUID, UUID]:
        with writing(self.workspace.engine) as connection:
            bind(connection, EVERY_CLIENT)
            client = client_named(connection, self.client, every_client(connection))
            number = f"{self.client}-{self.workspace.below(10**6):06d}"
            return add_customer(connection, client.id, name, number, self.workspace.new_id)


def walk_in(workspace: Workspace, start: datetime, client: str, title: str) -> Walk:
    """A walk that begins at a time."""
    clock = Clock(start)
    return Walk(replace(workspace, clock=clock), clock, client, title)
