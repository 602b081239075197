"""The last word of the house: of what it says that it is not given."""

from amends.cases.gate.rules.withholding import REFUSED
from amends.cases.state import CaseState


def refused_in_the_last_word(state: CaseState) -> tuple[str, ...]:
    """The wish, where it is refused or was withheld; else everything that the live decision refuses."""
    if state.decision is None:
        return ()
    remedies = state.decision.decided.remedies
    wanted = state.restatement.remedy if state.restatement is not None else None
    if wanted in state.withheld:
        return (wanted,) if wanted is not None else ()
    refused = tuple(name for name, one in remedies.items() if one.status in REFUSED)
    return (wanted,) if wanted is not None and wanted in refused else refused
