"""What another team could give for the same facts: the policy is asked again, as that team."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from amends.cases.decision import with_surroundings
from amends.cases.events.deciding import Decided
from amends.cases.events.event import Plain
from amends.cases.recorded import By
from amends.decide.decision import Decision, RemedyDecision
from amends.lang.tree import PolicyTree
from amends.policy import Policy

_DISCRETIONARY = "discretionary"


@dataclass(frozen=True, slots=True)
class OtherTeam:
    """What another team could do about a remedy, where it is not the same.

    Attributes:
        status: what the policy makes of it there, in the policy language's words.
        value: what it is worth there.
        limits: of what is discretionary, the roles that may give there and the most that each may (None: the value).
        decided_by: of what is referred, the role that decides.
    """

    team: str
    status: str
    value: Decimal | None
    limits: Mapping[str, Decimal | None]
    decided_by: str | None


def depends_on_team(tree: PolicyTree) -> bool:
    """Whether it can make a difference in which team somebody is."""
    return len(tree.teams) > 1 and "team" in tree.facts


def other_teams(policy: Policy, facts: Mapping[str, Plain], by: By, at: datetime) -> dict[str, tuple[OtherTeam, ...]]:
    """By remedy, what other teams could do about it for the same facts; only where that is something else.

    Args:
        policy: the version that governs the case.
        facts: everything known, history facts too.
        by: who looks, with the team that the others are others than.
        at: when.

    Raises:
        FactError: a fact cannot be used.
    """
    if not depends_on_team(policy.tree):
        return {}
    here = _outcomes(policy, facts, by, at)
    found: dict[str, tuple[OtherTeam, ...]] = {}
    for team in policy.tree.teams:
        if team != by.team:
            there = _outcomes(policy, facts, replace(by, team=team), at)
            for name, outcome in there.items():
                if outcome != here[name]:
                    found[name] = (*found.get(name, ()), OtherTeam(team, *outcome))
    return found


def decided_for(policy: Policy, decided: Decided, facts: Mapping[str, Plain], by: By, at: datetime) -> Decided:
    """A decision as it binds somebody of another team than the one that made it: up to what their own team may give.

    Args:
        policy: the version that governs the case.
        decided: the decision.
        facts: everything known, history facts too.
        by: who acts on it, or looks at it.
        at: when.

    Raises:
        FactError: a fact cannot be used.
    """
    here = _outcomes(policy, facts, by, at)
    remedies = {
        name: replace(one, limits=here[name][2]) if one.status == here[name][0] == _DISCRETIONARY else one
        for name, one in decided.remedies.items()
    }
    return replace(decided, remedies=remedies)


_Outcome = tuple[str, Decimal | None, Mapping[str, Decimal | None], str | None]


def _outcomes(policy: Policy, facts: Mapping[str, Plain], by: By, at: datetime) -> dict[str, _Outcome]:
    decision: Decision = policy.decide(with_surroundings(policy.tree, facts, by, at))
    return {name: _outcome(one) for name, one in decision.items()}


def _outcome(one: RemedyDecision) -> _Outcome:
    limits = one.authority if isinstance(one.authority, Mapping) else {}
    return (
        one.status.value,
        _exact(one.value),
        {role: _exact(limit) for role, limit in limits.items()},
        one.authority if isinstance(one.authority, str) else None,
    )


def _exact(amount: Decimal | int | None) -> Decimal | None:
    return None if amount is None else Decimal(amount)
