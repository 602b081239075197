"""datalogic-py: JSONLogic in Rust; the rules are a chain of conditions, each with its answer."""

from collections.abc import Sequence
from typing import Any

from datalogic_py import Engine  # type: ignore[import-not-found, unused-ignore]  # in .venv-bench only

from benchmarks.peers import EachRemedy, Way
from benchmarks.warranty.answer import answer_in_list, rule_in_list
from benchmarks.warranty.each_remedy import WholeAnswer, of_others

Rule = dict[str, Any]


def ways() -> list[Way]:
    return [Way("", Engine().compile(_warranty()).evaluate, answer_in_list, rule_in_list)]


def each_remedy() -> list[EachRemedy]:
    chains = _of_each_remedy()

    def read(found: Sequence[Any]) -> WholeAnswer:
        return of_others(dict(zip(chains, found, strict=True)))

    return [EachRemedy("", Engine().compile([*chains.values()]).evaluate, read)]


def _fact(name: str) -> Rule:
    return {"var": name}


_STOLEN = _fact("stolen")
_CLOSED = {"==": [_fact("account_status"), "closed"]}
_IN_WARRANTY = {"<=": [_fact("days_owned"), 120]}
_DAMAGED = _fact("damaged")
_THIRD_TIME = {">=": [_fact("claims_last_year"), 2]}
_PAYS_FORTY = {">=": [_fact("monthly_bill"), 40]}
_HALF = {"*": [_fact("phone_price"), 0.5]}
_FORBIDDEN = ["forbidden", None, ["F1"]]
_EXCLUDED = ["excluded", None, ["A1"]]
_NOT_COVERED: list[Any] = ["not_covered", None, []]


def _warranty() -> Rule:
    return {
        "if": [
            _STOLEN,
            ["refused", 0, "F1"],
            _CLOSED,
            ["refused", 0, "A1"],
            {"and": [_IN_WARRANTY, {"!": _DAMAGED}]},
            ["replacement", _fact("phone_price"), "W1"],
            _IN_WARRANTY,
            ["repair", 60, "W2"],
            {"and": [_THIRD_TIME, _PAYS_FORTY]},
            ["goodwill", 25, "G1"],
            _THIRD_TIME,
            ["refused", 0, "H3"],
            {"==": [_fact("claims_last_year"), 1]},
            ["half_price_by_lead", _HALF, "H2"],
            ["half_price", _HALF, "H1"],
        ]
    }


def _of_each_remedy() -> dict[str, Rule]:
    return {
        "replacement": _chain(
            [_STOLEN, _FORBIDDEN],
            [_CLOSED, _EXCLUDED],
            [{"and": [_IN_WARRANTY, {"!": _DAMAGED}]}, ["owed", _fact("phone_price"), ["W1"]]],
            [_NOT_COVERED],
        ),
        "repair": _chain(
            [_STOLEN, _FORBIDDEN],
            [_CLOSED, _EXCLUDED],
            [{"and": [_IN_WARRANTY, _DAMAGED]}, ["discretionary", 60, ["W2"]]],
            [_NOT_COVERED],
        ),
        "half_price": _chain(
            [_STOLEN, _FORBIDDEN],
            [{"and": [_CLOSED, _THIRD_TIME]}, ["excluded", None, ["A1", "H3"]]],
            [_CLOSED, _EXCLUDED],
            [_THIRD_TIME, ["excluded", None, ["H3"]]],
            [_IN_WARRANTY, _NOT_COVERED],
            [{">=": [_fact("claims_last_year"), 1]}, ["referred", _HALF, ["H2"]]],
            [["discretionary", _HALF, ["H1"]]],
        ),
        "goodwill": _chain(
            [_STOLEN, _FORBIDDEN],
            [_CLOSED, _EXCLUDED],
            [{"and": [{"!": _IN_WARRANTY}, _THIRD_TIME, _PAYS_FORTY]}, ["discretionary", 25, ["G1"]]],
            [_NOT_COVERED],
        ),
    }


def _chain(*branches: Sequence[Any]) -> Rule:
    return {"if": [part for branch in branches for part in branch]}
