"""As it happened: the mail never arrived, nobody looked, and what was owed was given only after a threat."""

from collections.abc import Mapping
from datetime import UTC, datetime

from amends.app.cases.opening import Opening, open_case
from amends.app.sample.free_box.telling import CARE, CLIENT, RETENTION, Telling, telling
from amends.app.sample.walk import Walk
from amends.app.workspace import Desk, Workspace
from amends.cases.events.contacts import EndOfContact
from amends.cases.gate.acts.contacts import BeginContact, EndContact, VerifyCaller
from amends.cases.gate.acts.evidence import Restate
from amends.cases.gate.acts.giving import Give, Settle, Withhold
from amends.cases.gate.rules.settling import Outcome
from amends.formats.values import Value
from amends.lang.tree import PolicyTree
from amends.promises.events import ConfirmationAsked, Delivery, DeliveryReported, OrderWentOut

_GIVEN = ("box_refund", "discount_refund", "discount_ahead", "apology_discount")
_BILL = (("plan", "89.00"), ("cable box", "149.00"))
_PROMISES: list[Value] = [
    {"kind": "free_box", "amount": 149, "made_by": "phone_sales", "confirmed": False, "recorded_by": "seller"},
    {
        "kind": "monthly_discount",
        "amount": 20,
        "for_months": 12,
        "made_by": "phone_sales",
        "confirmed": False,
        "recorded_by": "seller",
    },
]


def as_it_happened(workspace: Workspace, facts: Mapping[str, Value], tree: PolicyTree) -> Telling:
    """The story as it was, and what the screen would have said on each day."""
    told = telling(workspace, "As it happened", datetime(2026, 11, 12, 16, 0, tzinfo=UTC))
    _sale(told)
    _first_bill(told)
    reference = _care(told, {**facts, "promises": _PROMISES, "bill_lines": _lines()}, tree)
    _retention(told, reference, tree)
    return told


def _sale(told: Telling) -> None:
    told.sells("The box is free, and 20 dollars off each month for a year.", datetime(2026, 11, 18, 15, 0, tzinfo=UTC))
    told.tells("Sol sells a new box on the phone, and writes down what was promised.", told.the_promise())
    told.comes(datetime(2026, 11, 12, 16, 4, tzinfo=UTC))
    told.happens(
        ConfirmationAsked("sale-1@wrenfield.example"),
        DeliveryReported("sale-1@wrenfield.example", Delivery.BOUNCED, "550 5.1.1 no such mailbox"),
    )
    told.tells("The mail with the deal does not arrive. Nobody looks at it.", told.the_promise())
    told.comes(datetime(2026, 11, 18, 15, 0, tzinfo=UTC))
    told.happens(OrderWentOut())
    told.tells("The order goes out, and the box is installed.")


def _first_bill(told: Telling) -> None:
    bill = told.bill("B-12", "2026-12", *_BILL)
    told.comes(datetime(2026, 11, 30, 22, 0, tzinfo=UTC))
    told.tells("The first bill is made. Nobody holds it to the promise before it is sent.", told.before(bill))


def _care(told: Telling, facts: Mapping[str, Value], tree: PolicyTree) -> str:
    told.comes(datetime(2026, 12, 4, 18, 0, tzinfo=UTC))
    promise = told.the_promise().row
    assert promise.customer is not None, "the promise was made to an account"
    opening = Opening(
        client=CLIENT,
        customer=promise.customer,
        policy=tree.name,
        problem="The box was promised free, and it is on my bill.",
        channel="phone",
        account=promise.account,
    )
    walk = told.walk(open_case(Desk(told.workspace, CARE), opening).reference)
    walk.verifies(CARE)
    walk.hears(CARE, facts, tree)
    walk.understands(
        CARE,
        Restate(
            "A seller promised you the box for free and $20 off each month, and the first bill has neither.",
            "You want what was promised.",
            "box_refund",
        ),
    )
    walk.decides(CARE)
    told.tells("Walt calls care, who want to send him away with nothing.", told.case(walk.reference))
    walk.tries(CARE, "withhold", Withhold("box_refund", "as_agreed"))
    walk.does(CARE, EndContact(EndOfContact.HUNG_UP))
    told.tells("Ana says no. It is in nobody's power to say no to what is owed.", walk.refused[-1].message)
    return walk.reference


def _retention(told: Telling, reference: str, tree: PolicyTree) -> None:
    told.comes(datetime(2026, 12, 4, 19, 0, tzinfo=UTC))
    walk = told.walk(reference)
    walk.does(RETENTION, BeginContact("phone"))
    walk.does(RETENTION, VerifyCaller("one_time_code"))
    walk.hears(RETENTION, {"times_called": 2, "threatens_to_cancel": True}, tree)
    walk.decides(RETENTION)
    _gives(walk, RETENTION)
    walk.does(RETENTION, EndContact())
    told.tells(
        "Walt wants to cancel everything, and retention gives it all, with 5 dollars more off each month.",
        told.case(reference, RETENTION),
    )


def _gives(walk: Walk, user: str) -> None:
    for remedy in _GIVEN:
        walk.does(user, Give(remedy))
        walk.does(user, Settle(walk.gift(remedy), Outcome.GIVEN))


def _lines() -> list[Value]:
    return [{"bill": 1, "kind": "plan", "amount": 89}, {"bill": 1, "kind": "box", "amount": 149}]
