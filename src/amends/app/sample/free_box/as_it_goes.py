"""As it goes: the promise is confirmed, care gives at once, and a short third month is seen by the house first."""

from datetime import UTC, datetime

from amends.app.bills.making_good import make_good
from amends.app.bills.report import BillReport
from amends.app.sample.free_box.telling import CARE, Telling, telling
from amends.app.workspace import Workspace
from amends.cases.gate.acts.contacts import BeginContact, EndContact, VerifyCaller
from amends.cases.gate.acts.giving import Give, Settle
from amends.cases.gate.rules.settling import Outcome
from amends.promises.events import ConfirmationAsked, Confirmed, Delivery, DeliveryReported, Opened, OrderWentOut

_PLAN, _BOX, _OFF, _SHORT = (
    ("plan", "89.00"),
    ("cable box", "149.00"),
    ("welcome discount", "-20.00"),
    ("welcome discount", "-15.00"),
)


def as_it_goes(workspace: Workspace) -> Telling:
    """The story as it is with everything in its place."""
    told = telling(workspace, "As it goes", datetime(2026, 11, 12, 16, 0, tzinfo=UTC))
    _sale(told)
    _first_bill(told)
    _second_bill(told)
    _third_bill(told)
    _fourth_bill(told)
    return told


def _sale(told: Telling) -> None:
    told.sells("The box is free, and 20 dollars off each month for a year.", datetime(2026, 11, 18, 15, 0, tzinfo=UTC))
    told.tells("Sol sells a new box on the phone, and writes down what was promised.")
    told.comes(datetime(2026, 11, 12, 16, 4, tzinfo=UTC))
    message = "sale-2@wrenfield.example"
    told.happens(ConfirmationAsked(message), DeliveryReported(message, Delivery.BOUNCED, "550 5.1.1 no such mailbox"))
    told.tells("The mail does not arrive, and Sol sees it while Walt is still on the line.", told.the_promise())
    told.comes(datetime(2026, 11, 12, 16, 6, tzinfo=UTC))
    message = "sale-3@wrenfield.example"
    told.happens(ConfirmationAsked(message), DeliveryReported(message, Delivery.ACCEPTED))
    told.comes(datetime(2026, 11, 12, 16, 9, tzinfo=UTC))
    told.happens(Opened(), Confirmed("link"), by_customer=True)
    told.tells("It goes to another address. Walt opens it, and says that this is it.", told.the_promise())
    told.comes(datetime(2026, 11, 18, 15, 0, tzinfo=UTC))
    told.happens(OrderWentOut())
    told.tells("The order goes out.")


def _first_bill(told: Telling) -> None:
    told.comes(datetime(2026, 12, 1, 8, 0, tzinfo=UTC))
    report = told.after(told.bill("B-12", "2026-12", _PLAN, _BOX))
    told.tells("The first bill has the box on it, and no discount. It is held to the promise as it goes out.", report)
    told.comes(datetime(2026, 12, 4, 18, 0, tzinfo=UTC))
    _care_gives(told, report, "box_refund", "discount_refund")
    told.tells("Walt calls care, and Ana gives at once what retention gave.", told.case(_opened(report)))


def _second_bill(told: Telling) -> None:
    told.comes(datetime(2027, 1, 1, 8, 0, tzinfo=UTC))
    told.tells("The next bill is watched.", told.after(told.bill("B-01", "2027-01", _PLAN, _OFF)))


def _third_bill(told: Telling) -> None:
    bill = told.bill("B-02", "2027-02", _PLAN, _SHORT)
    told.comes(datetime(2027, 2, 1, 8, 0, tzinfo=UTC))
    report = told.after(bill)
    told.tells("The third bill is five dollars short. Nobody has called, and there is a case.", report)
    told.comes(datetime(2027, 2, 1, 9, 0, tzinfo=UTC))
    told.tells("The same bills once more change nothing.", told.after(bill))
    told.comes(datetime(2027, 2, 2, 15, 0, tzinfo=UTC))
    _care_gives(told, report, "discount_refund")
    told.tells("Ana calls Walt, tells him, and gives it.", told.case(_opened(report)), told.the_promise())


def _fourth_bill(told: Telling) -> None:
    told.comes(datetime(2027, 3, 1, 8, 0, tzinfo=UTC))
    told.tells("And the bill after it is right.", told.after(told.bill("B-03", "2027-03", _PLAN, _OFF)))


def _care_gives(told: Telling, report: BillReport, *remedies: str) -> None:
    walk = told.walk(_opened(report))
    walk.does(CARE, BeginContact("phone"))
    walk.does(CARE, VerifyCaller("one_time_code"))
    for remedy in remedies:
        walk.does(CARE, Give(remedy))
        walk.does(CARE, Settle(walk.gift(remedy), Outcome.GIVEN))
    walk.does(CARE, EndContact())
    state = told.case(walk.reference).state
    make_good(told.workspace, state.client, state.id)


def _opened(report: BillReport) -> str:
    """The one case that a check has opened."""
    assert report.followed is not None, "bills that were sent are followed"
    (reference,) = report.followed.opened
    return reference
