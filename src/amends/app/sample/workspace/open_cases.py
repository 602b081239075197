"""Cases of the sample workspace that are not at their end: each waits for somebody else."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from amends.app.cases.opening import Opening, open_case
from amends.app.sample.walk import Clock, Walk
from amends.app.sample.workspace.customers import GRACE, LEO, NORA, PIA, KnownCustomer, Whose
from amends.app.workspace import Desk, Workspace
from amends.cases.gate.acts.call_backs import PromiseCallBack
from amends.cases.gate.acts.contacts import EndContact
from amends.cases.gate.acts.deciding import Tell
from amends.cases.gate.acts.evidence import Restate
from amends.cases.gate.acts.people import HandOver
from amends.cases.gate.acts.route import OpenException, Propose
from amends.cases.terms import terms_of
from amends.formats.values import Value
from amends.lang.tree import PolicyTree

Facts = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Around:
    """What the cases are opened in.

    Attributes:
        customers: the customers who are known.
        facts: the facts of sample cases, by their names.
        trees: the policies, by the words of their clients.
    """

    workspace: Workspace
    customers: Mapping[KnownCustomer, Whose]
    facts: Mapping[str, Facts]
    trees: Mapping[str, PolicyTree]

    def now(self) -> datetime:
        """What time it is."""
        return self.workspace.clock()

    def case(self, user: str, customer: KnownCustomer, problem: str, before: timedelta) -> Walk:
        """A case that somebody opened on the phone some time ago, with the caller verified."""
        clock = Clock(self.now() - before)
        workspace = replace(self.workspace, clock=clock)
        whose = self.customers[customer]
        opening = Opening(
            client=customer.client,
            customer=whose.customer,
            account=whose.account,
            policy=self.trees[customer.client].name,
            problem=problem,
            channel="phone",
        )
        reference = open_case(Desk(workspace, user), opening).reference
        walk = Walk(workspace, clock, customer.client, customer.name, reference)
        walk.verifies(user)
        return walk

    def hears(self, walk: Walk, user: str, case: str, **others: Value) -> None:
        """The facts of a sample case, but for these."""
        walk.hears(user, {**self.facts[case], **others}, self.trees[walk.client])


def open_cases(around: Around) -> None:
    """Opens all of them."""
    for begin in _CASES:
        begin(around)


def _a_phone_of_178_days(around: Around) -> None:
    """On the phone with Ana: what the policy asks next is on the screen."""
    walk = around.case("ana", NORA, "The phone is broken.", timedelta(minutes=4))
    today = around.now().date()
    known: Facts = {
        "problem": "broken phone",
        "purchased_on": _day(today, 178),
        "reported_on": _day(today, 0),
        "phone_price": 320,
        "new_phone_price": 360,
        "bills_past_due": 0,
    }
    walk.hears("ana", known, around.trees[walk.client])
    walk.understands("ana", Restate("The screen of your phone is broken.", "You want a new one.", "replacement"))


def _an_approval_is_waiting(around: Around) -> None:
    """Ana has proposed three months of credit; the team lead decides, and the customer holds."""
    walk = around.case("ana", GRACE, "Half of the time the panel has no signal. I want out.", timedelta(minutes=9))
    around.hears(walk, "ana", "weak-signal-six-years", reported_on=_day(around.now().date(), 0))
    walk.understands(
        "ana",
        Restate(
            "The signal at your home has become weak, and the alarm drops out.",
            "You would like to end the plan without the fee.",
            "early_end_free",
        ),
    )
    walk.decides("ana")
    walk.does("ana", Tell("early_end_free"))
    walk.does("ana", OpenException())
    walk.does(
        "ana",
        Propose(
            terms_of([("service_credit", Decimal("87.00"))]),
            "Three months back for the months in which it dropped out: six years with us, and never a bill late.",
        ),
    )


def _a_call_is_owed(around: Around) -> None:
    """Ben has promised to call back when he has looked through the call records."""
    walk = around.case("ben", LEO, "You charge me for calls that never connect.", timedelta(days=1))
    known: Facts = {"problem": "calls on the bill", "reported_on": _day(around.now().date(), 1), "bills_past_due": 0}
    walk.hears("ben", known, around.trees[walk.client])
    walk.does("ben", PromiseCallBack("what the call records say of the calls to 800 555 0142"))
    walk.does("ben", EndContact())


def _the_shop_has_been_asked(around: Around) -> None:
    """Another company has to answer, and the case stays ours until it does."""
    walk = around.case("ana", PIA, "A cover of the hinge broke off.", timedelta(days=2))
    today = around.now().date()
    around.hears(
        walk,
        "ana",
        "small-part-of-another-company",
        bought_on=_day(today, 36),
        happened_on=_day(today, 3),
        reported_on=_day(today, 2),
    )
    walk.understands(
        "ana", Restate("The cover of the hinge broke off.", "You want it repaired under your plan.", "repair")
    )
    walk.decides("ana")
    walk.does("ana", Tell("repair"))
    due = walk.clock() + timedelta(days=5)
    walk.does("ana", HandOver("the shop", "look at the hinge under its own plan", due, "repair"))
    walk.does("ana", EndContact())


def _day(today: date, days_ago: int) -> str:
    return (today - timedelta(days=days_ago)).isoformat()


_CASES: tuple[Callable[[Around], None], ...] = (
    _the_shop_has_been_asked,
    _a_call_is_owed,
    _an_approval_is_waiting,
    _a_phone_of_178_days,
)
