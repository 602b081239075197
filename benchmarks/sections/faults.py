"""What each engine does with facts that are missing or wrong."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from amends.decide.errors import FactError
from amends.policy import Policy
from benchmarks.options import Options
from benchmarks.ours import answer_of, warranty
from benchmarks.peers import installed
from benchmarks.results import Cell, Table
from benchmarks.warranty import by_hand
from benchmarks.warranty.answer import REFUSED, Answer, answer_in_list

TITLE = "Facts that are missing or wrong"


@dataclass(frozen=True, slots=True)
class Fault:
    """A case as JSON with one thing wrong in it, and the one outcome that may be given all the same, if any."""

    name: str
    facts: str
    right: str = REFUSED


_BASE: dict[str, object] = {
    "stolen": False,
    "account_status": "active",
    "days_owned": 30,
    "damaged": False,
    "claims_last_year": 0,
    "monthly_bill": 45,
    "phone_price": 320,
}


def _without(name: str, **changed: object) -> str:
    return json.dumps({key: value for key, value in (_BASE | changed).items() if key != name})


def _with(**changed: object) -> str:
    return json.dumps(_BASE | changed)


FAULTS = [
    Fault("`account_status` is absent", _without("account_status")),
    Fault("`account_status` is null", _with(account_status=None)),
    Fault("`account_status` is `Closed`, not `closed`", _with(account_status="Closed")),
    Fault("`acount_status`: a name misspelt", _without("account_status", acount_status="closed")),
    Fault("`days_owned` is −5", _with(days_owned=-5)),
    Fault("`days_owned` is the text `200`", _with(days_owned="200"), right="half_price"),
    Fault("`days_owned` is the text `new`", _with(days_owned="new")),
    Fault("`claims_last_year` is absent, on day 178", _without("claims_last_year", days_owned=178)),
    Fault(
        "`monthly_bill` is 39.9999999999999999, the rule says 40",
        _with(days_owned=178, claims_last_year=2).replace('"monthly_bill": 45', '"monthly_bill": 39.9999999999999999'),
    ),
]


def measure(options: Options) -> list[Table]:
    del options
    policy = warranty()
    engines: list[tuple[str, Callable[[Fault], Told]]] = [
        ("**Amends**", lambda fault: _ours(policy, fault)),
        ("by hand, `case[…]`", lambda fault: _theirs(by_hand.decide, answer_in_list, fault)),
        ("by hand, `case.get(…)`", lambda fault: _theirs(by_hand.decide_leniently, answer_in_list, fault)),
    ]
    for peer in installed():
        for way in (way for way in peer.ways if way.usual):
            engines.append((peer.package, lambda fault, way=way: _theirs(way.decide, way.answer, fault)))  # type: ignore[misc]  # its own `way`
    told = [[tell(fault) for _, tell in engines] for fault in FAULTS]
    rows: list[list[Cell]] = [
        [fault.name, *(one.words for one in line)] for fault, line in zip(FAULTS, told, strict=True)
    ]
    rows.append(["**wrongly given**", *(str(sum(one.wrongly for one in column)) for column in zip(*told, strict=True))])
    return [
        Table(
            "What comes of it",
            ["", *(name for name, _ in engines)],
            rows,
            [
                "The case is otherwise a phone of 320.00, 30 days old and undamaged, with an open account and no "
                "earlier claim. It is JSON, read as users of each engine read it: by Python's `json`, for Amends with "
                "exact decimals. (Python's `json` reads 39.9999999999999999 as 40.0.)",
                "In bold: something is given that the facts do not show to be due. Refusing, asking and stopping with "
                "an error are all safe.",
            ],
        )
    ]


@dataclass(frozen=True, slots=True)
class Told:
    """What an engine makes of a fault, in words, and whether it gives what it should not."""

    words: str
    wrongly: bool = False


def _ours(policy: Policy, fault: Fault) -> Told:
    try:
        decision = policy.decide(json.loads(fault.facts, parse_float=Decimal))
    except FactError as error:
        first = error.faults[0]
        return Told(f"error: {first.message}" + (f"; {first.help}" if first.help else ""))
    if decision.ask:
        return Told("asks: " + ", ".join(f"`{question.place}`" for question in decision.ask))
    return _told(answer_of(decision), fault)


def _theirs(decide: Callable[[Any], Any], answer: Callable[[Any], Answer], fault: Fault) -> Told:
    try:
        found = answer(decide(json.loads(fault.facts)))
    except Exception as error:
        return Told(f"error: {type(error).__name__}")
    return _told(found, fault)


def _told(found: Answer, fault: Fault) -> Told:
    if found.outcome == REFUSED:
        return Told(f"refuses ({found.clause})")
    wrongly = found.outcome != fault.right
    words = f"gives {found.outcome}, {found.amount}"
    return Told(f"**{words}**" if wrongly else words, wrongly)
