"""What follows for bills: what was given in a case may make good what they fell short by."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from amends.app.following.job import CallOff, Job
from amends.cases.events.giving import RemedyGiven
from amends.cases.recorded import Recorded
from amends.store import bills as stored_bills

if TYPE_CHECKING:
    from amends.app.on_case import OnCase

MAKE_GOOD = "make-good"


def bills_following(on: "OnCase", recorded: Recorded) -> Iterable[Job | CallOff]:
    """Where something was given in a case about a bill, it is seen whether that makes it good."""
    match recorded.event:
        case RemedyGiven(entry=entry):
            if stored_bills.is_about_bills(on.connection, on.client.id, on.state.id):
                yield Job(kind=MAKE_GOOD, key=str(entry), data={})
