"""What follows for bills: what is given or taken back in a case may make good what they fell short by, or no longer."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from amends.app.following.job import CallOff, Job
from amends.cases.events.giving import RemedyGiven, RemedyReversed
from amends.cases.recorded import Recorded
from amends.store import bills as stored_bills

if TYPE_CHECKING:
    from amends.app.on_case import OnCase

MAKE_GOOD = "make-good"
TAKEN_BACK = "taken-back"


def bills_following(on: "OnCase", recorded: Recorded) -> Iterable[Job | CallOff]:
    """Where something was given in a case about a bill, or taken back, it is seen whether that makes it good."""
    match recorded.event:
        case RemedyGiven(entry=entry):
            if _is_about_bills(on):
                yield Job(kind=MAKE_GOOD, key=str(entry))
        case RemedyReversed(entry=entry):
            if _is_about_bills(on):
                yield Job(kind=TAKEN_BACK, key=str(entry), data={"entry": str(entry)})


def _is_about_bills(on: "OnCase") -> bool:
    return stored_bills.is_about_bills(on.connection, on.client.id, on.state.id)
