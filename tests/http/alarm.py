"""The alarm case as it is told over HTTP: what Ada Mills calls about, and what the records say."""

from typing import Final

from tests.http.caller import Caller
from tests.http.house import ACCOUNTS, LANTERN

ISSUE: Final = "Since the autumn the signal at the house is weak, and the alarm drops out at night"
WISH: Final = "To end the plan without the fee"
RECORDS: Final[dict[str, object]] = {
    "ordered_on": "2026-02-02",
    "reported_on": "2026-11-20",
    "delivered": True,
    "delivered_on": "2026-02-10",
    "promised_by": "2026-02-10",
    "billed_from": "2026-02-10",
    "shipping_paid": "12.00",
    "equipment_paid": "349.00",
    "plan": "value",
    "plan_active": True,
    "monthly_fee": "29.00",
    "cancellation_fee": "150.00",
    "outage_hours": 0,
    "moving": False,
    "sensors": [
        {"name": "hallway", "kind": "motion", "status": "working", "battery_percent": 90, "price": "45.00"},
    ],
    "years_with_us": 6,
    "billing": "always on time",
    "first_contact": True,
    "shipping_delayed": False,
    "chargeback_open": False,
}
WEAK_SIGNAL: Final[dict[str, object]] = {
    "signal_at_home": "weak",
    "firmware_trouble": False,
    "other_service_trouble": False,
    "likely_to_stay": "possible",
}


def opened(agent: Caller) -> str:
    """The reference of a case that an agent opened on the phone."""
    opening = {"account": ACCOUNTS[LANTERN], "channel": "phone", "problem": "My alarm drops out every night."}
    return str(agent.sends("/cases", opening, 201)["reference"])


def decided(agent: Caller) -> str:
    """The reference of a case that was opened, verified, restated, confirmed and decided."""
    case = opened(agent)
    agent.does("verify-caller", case, method="passcode")
    agent.does("fact", case, facts={**RECORDS, **WEAK_SIGNAL})
    agent.does("restate", case, issue=ISSUE, wish=WISH, remedy="early_end_free")
    agent.does("confirm", case)
    agent.does("decide", case)
    return case


def credit(amount: str, condition: str | None = None) -> dict[str, object]:
    """Terms of a service credit."""
    return {"remedies": [{"remedy": "service_credit", "amount": amount}], "condition": condition}
