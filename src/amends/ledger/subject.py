"""For whom and by whom something is given: those over whom caps and history facts count."""

from dataclasses import dataclass
from uuid import UUID

from amends.lang.reading.route import CAP_PER

PER = CAP_PER
"""Over whom can be counted, in the words of a policy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """The people of a gift; None where there is none or none is known. The team is a word of the policy."""

    customer: UUID | None = None
    account: UUID | None = None
    household: UUID | None = None
    agent: UUID | None = None
    team: str | None = None

    def of(self, per: str) -> str | None:
        """The one whom `per` (a word of the policy) names, as text; None where nobody is there to count for."""
        found: dict[str, UUID | str | None] = {
            "customer": self.customer,
            "account": self.account,
            "household": self.household,
            "agent": self.agent,
            "team": self.team,
        }
        one = found[per]
        return None if one is None else str(one)
