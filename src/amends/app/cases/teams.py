"""What other teams could give in a case, for whoever looks at it."""

from collections.abc import Mapping

from amends.app.known import facts_now
from amends.app.on_case import OnCase
from amends.cases.other_teams import OtherTeam, depends_on_team, other_teams
from amends.cases.state import Stage
from amends.decide.errors import FactError

_AT_THE_END = (Stage.RESOLVED, Stage.CLOSED)


def teams_of(on: OnCase) -> Mapping[str, tuple[OtherTeam, ...]]:
    """By remedy, what another team than the looking one's could do about it; nothing before the policy has decided."""
    state = on.state
    if state.decision is None or state.stage in _AT_THE_END or not depends_on_team(on.policy.tree):
        return {}
    try:
        return other_teams(on.policy, facts_now(on), on.by, on.at)
    except FactError:
        # To decide is what tells which fact it is.
        return {}
