"""Other parties who were asked to act in a case, as its customer reads of them: one story, in order."""

from dataclasses import dataclass
from datetime import datetime

from amends.cases.parts import HandOff, HandOffState
from amends.letters.writing import Writing

_LATE = "late"


@dataclass(frozen=True, slots=True)
class Handed:
    """A party that was asked.

    Attributes:
        party: as it was named when it was asked.
        how: `asked`, `late` where its answer was due already, `accepted`, `declined` or `finished`.
        due: until when it answers, in words; None where it has answered.
    """

    party: str
    how: str
    due: str | None


def handed_in_order(writing: Writing, at: datetime) -> tuple[Handed, ...]:
    """The parties in the order in which they were asked."""
    return tuple(_handed(writing, one, at) for one in writing.state.hand_offs)


def _handed(writing: Writing, one: HandOff, at: datetime) -> Handed:
    if one.state is not HandOffState.ASKED:
        return Handed(one.party, one.state.value, None)
    # While the customer is awaited, nobody else's clock runs.
    is_late = one.due <= at and writing.state.waits_since is None
    return Handed(one.party, _LATE if is_late else one.state.value, writing.moment(one.due))
