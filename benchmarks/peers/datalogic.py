"""datalogic-py: JSONLogic in Rust; the rules are a chain of conditions, each with its answer."""

from typing import Any

from datalogic_py import Engine  # type: ignore[import-not-found, unused-ignore]  # in .venv-bench only

from benchmarks.peers import Way
from benchmarks.warranty.answer import answer_in_list, rule_in_list

Rule = dict[str, Any]


def ways() -> list[Way]:
    return [Way("", Engine().compile(_warranty()).evaluate, answer_in_list, rule_in_list)]


def _warranty() -> Rule:
    half = {"*": [_fact("phone_price"), 0.5]}
    in_warranty = {"<=": [_fact("days_owned"), 120]}
    third_time = {">=": [_fact("claims_last_year"), 2]}
    return {
        "if": [
            _fact("stolen"),
            ["refused", 0, "F1"],
            {"==": [_fact("account_status"), "closed"]},
            ["refused", 0, "A1"],
            {"and": [in_warranty, {"!": _fact("damaged")}]},
            ["replacement", _fact("phone_price"), "W1"],
            in_warranty,
            ["repair", 60, "W2"],
            {"and": [third_time, {">=": [_fact("monthly_bill"), 40]}]},
            ["goodwill", 25, "G1"],
            third_time,
            ["refused", 0, "H3"],
            {"==": [_fact("claims_last_year"), 1]},
            ["half_price_by_lead", half, "H2"],
            ["half_price", half, "H1"],
        ]
    }


def _fact(name: str) -> Rule:
    return {"var": name}
