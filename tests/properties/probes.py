"""What a policy makes of each clause by itself, asked through the policy's own surface.

Beside the clauses of a policy stand probes: remedies of our own, each granted exactly when one of the clauses holds,
or granted always with the value of one of the clauses. Their decisions tell the truth and the worth of each clause.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from hypothesis import strategies as st

import amends
from amends.decide.case import Status
from amends.lang.tree import Clause, Effect, Remedy
from amends.lang.types import Kind
from tests.properties.generate.cases import CaseFacts, cases
from tests.properties.generate.chance import Draw
from tests.properties.generate.document import Node
from tests.properties.generate.policies import Document, GeneratedPolicy, policies, read

_NO_MONEY = "days(1) / days(1)"
"""A number that doesn't count as money: by it, no value beside it does."""
_TRUTHS = {Status.OWED: True, Status.NOT_COVERED: False, Status.UNDECIDED: None}
_VALUED = ("grants", "allows", "refers")


@dataclass(frozen=True, slots=True)
class Probed:
    """A case under a policy, and under the same policy with probes."""

    policy: GeneratedPolicy
    facts: CaseFacts
    probes: amends.Decision

    def decide(self) -> amends.Decision:
        """The decision without probes."""
        return self.policy.policy.decide(self.facts)

    def truth(self, clause: Clause) -> bool | None:
        """Whether the clause holds; None while that is unknown."""
        return _TRUTHS[self.probes[f"truth_of_{clause.id}"].status]

    def holds(self, remedy: str, effect: Effect) -> bool | None:
        """Whether a clause of the effect holds for the remedy; None while none does and one is unknown."""
        truths = [self.truth(clause) for clause in self.policy.tree.clauses_for(remedy, effect)]
        return True if True in truths else None if None in truths else False

    def worth(self, clause: Clause, remedy: Remedy) -> int | Decimal | None:
        """The value that the clause gives the remedy; None where it gives none, or it is not known."""
        return self.probes[f"worth_of_{clause.id}_{remedy.name}"].value


@st.composite
def probed_cases(draw: Draw, *, giving: bool = False, unknown: int = 35) -> Probed:
    """Cases under policies with probes."""
    policy = draw(policies(dated=False, giving=giving))
    facts = draw(cases(policy.tree, unknown=unknown))
    return Probed(policy, facts, read(_with_probes(policy)).policy.decide(facts))


def decided_alone(document: Document, conditions: Mapping[str, Node], facts: CaseFacts) -> dict[str, Status]:
    """What becomes of remedies that stand beside those of a policy and are granted each on a condition."""
    remedies, clauses = document["remedies"], document["clauses"]
    assert isinstance(remedies, Mapping)
    assert not isinstance(clauses, (str, Mapping))
    granted: dict[str, Node] = {name: {} for name in conditions}
    granting: list[Node] = [
        {"id": name, "says": "It is so.", "grants": name, "when": condition} for name, condition in conditions.items()
    ]
    probing = {**document, "remedies": {**remedies, **granted}, "clauses": [*clauses, *granting]}
    decision = read(probing).policy.decide(facts)
    return {name: decision[name].status for name in conditions}


def in_money(remedy: Remedy) -> bool:
    """Whether the remedy's values are amounts of money."""
    return remedy.value_type is not None and remedy.value_type.kind is Kind.MONEY


def _with_probes(policy: GeneratedPolicy) -> Document:
    document = policy.document
    remedies, clauses = document["remedies"], document["clauses"]
    assert isinstance(remedies, Mapping)
    assert not isinstance(clauses, (str, Mapping))
    probing_remedies: dict[str, Node] = {}
    probing_clauses: list[Node] = []

    def add(name: str, remedy: dict[str, Node], conditions: dict[str, Node]) -> None:
        probing_remedies[name] = remedy
        probing_clauses.append({"id": name, "says": "It is so.", "grants": name, **conditions})

    for clause in clauses:
        assert isinstance(clause, Mapping)
        conditions = {key: clause[key] for key in ("when", "unless") if key in clause}
        add(f"truth_of_{clause['id']}", {}, conditions)
        effect = next((effect for effect in _VALUED if effect in clause), None)
        targets = clause[effect] if effect is not None else []
        for target in [targets] if isinstance(targets, str) else targets:
            assert isinstance(target, str)
            described = remedies[target]
            assert isinstance(described, Mapping)
            value = clause.get("value", described.get("value"))
            kept = {"charge": described["charge"]} if "charge" in described else {}
            valued: dict[str, Node] = {"value": value} if value is not None else {}
            # A bare number is money, unless the remedy's other values say that it is a number of something.
            counted = {"value": _NO_MONEY} if valued and not in_money(policy.tree.remedies[target]) else {}
            add(f"worth_of_{clause['id']}_{target}", {**counted, **kept}, valued)
    return {**document, "remedies": {**remedies, **probing_remedies}, "clauses": [*clauses, *probing_clauses]}
