"""What teams may give in a case: the one who acts what their own team may, and who looks sees what others could."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from amends.app.known import facts_now
from amends.cases.other_teams import OtherTeam, decided_for, depends_on_team, other_teams
from amends.cases.state import CaseState, Stage
from amends.decide.errors import FactError

if TYPE_CHECKING:
    from amends.app.on_case import OnCase

_AT_THE_END = (Stage.RESOLVED, Stage.CLOSED)


def teams_of(on: "OnCase") -> Mapping[str, tuple[OtherTeam, ...]]:
    """By remedy, what another team than the looking one's could do about it; nothing before the policy has decided."""
    state = on.state
    if state.decision is None or state.stage in _AT_THE_END or not depends_on_team(on.policy.tree):
        return {}
    try:
        return other_teams(on.policy, facts_now(on), on.by, on.at)
    except FactError:
        # To decide is what tells which fact it is.
        return {}


def for_own_team(on: "OnCase") -> CaseState:
    """The case as it binds the one who acts: another team's decision does not lend them what that team may give."""
    state, live, by = on.state, on.state.decision, on.by
    tree = on.policy.tree
    if live is None or by.team not in tree.teams or not depends_on_team(tree):
        return state
    if live.by is not None and live.by.team == by.team:
        return state
    try:
        decided = decided_for(on.policy, live.decided, facts_now(on), by, on.at)
    except FactError:
        return state
    return replace(state, decisions=(*state.decisions[:-1], replace(live, decided=decided)))
