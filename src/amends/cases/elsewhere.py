"""What is with another party: remedies that it has done, or has accepted to do, and that we don't owe ourselves."""

from collections.abc import Mapping

from amends.cases.parts import HandOff
from amends.cases.state import CaseState

_OWED = "owed"


def with_other_parties(state: CaseState) -> Mapping[str, HandOff]:
    """The remedies under the live decision that another party sees to, by name; what we owe stays ours."""
    if state.decision is None:
        return {}
    decided = state.decision.decided.remedies
    named = {one.remedy for one in state.hand_offs if one.remedy in decided}
    found = {name: state.with_others(name) for name in named if name is not None and decided[name].status != _OWED}
    return {name: one for name, one in found.items() if one is not None}
