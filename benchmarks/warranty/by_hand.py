"""The policy as somebody would write it in Python."""

from collections.abc import Mapping
from typing import Any


def decide(case: Mapping[str, Any]) -> tuple[str, float, str]:
    """Outcome, amount and rule."""
    if case["stolen"]:
        return "refused", 0, "F1"
    if case["account_status"] == "closed":
        return "refused", 0, "A1"
    if case["days_owned"] <= 120:
        if case["damaged"]:
            return "repair", 60, "W2"
        return "replacement", case["phone_price"], "W1"
    claims = case["claims_last_year"]
    if claims >= 2:
        if case["monthly_bill"] >= 40:
            return "goodwill", 25, "G1"
        return "refused", 0, "H3"
    if claims == 1:
        return "half_price_by_lead", case["phone_price"] / 2, "H2"
    return "half_price", case["phone_price"] / 2, "H1"


def decide_leniently(case: Mapping[str, Any]) -> tuple[str, float, str]:
    """The same where facts may be absent: each has a default, as such code often comes to have."""
    defaults = {
        "stolen": False,
        "account_status": "active",
        "days_owned": 0,
        "damaged": False,
        "claims_last_year": 0,
        "monthly_bill": 0,
    }
    return decide(defaults | dict(case))
