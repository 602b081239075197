"""The stages in which an act makes sense, by the names that the table has for them."""

from amends.cases.gate.attempt import Leads
from amends.cases.state import Stage

ANY = frozenset(Stage)
AT_ITS_END = frozenset({Stage.RESOLVED, Stage.CLOSED})
NOT_AT_REST = ANY - {Stage.CLOSED}
RUNNING = ANY - AT_ITS_END
DECIDED = RUNNING - {Stage.OPEN}
IN_THE_HOUSE = frozenset({Stage.PROPOSED, Stage.ADJUSTED, Stage.APPROVED})
ON_ITS_WAY = IN_THE_HOUSE | {Stage.OFFERED}


def within(*stages: Stage) -> frozenset[Stage]:
    """Possible in these stages alone."""
    return frozenset(stages)


def leading(stages: frozenset[Stage], *to: Stage) -> Leads:
    """From each of some stages into one of these."""
    return dict.fromkeys(stages, frozenset(to))
