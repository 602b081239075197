"""What the events of attachments make of a case."""

from dataclasses import replace

from amends.cases.attachments import Attachment
from amends.cases.events.attachments import Attached
from amends.cases.recorded import Recorded
from amends.cases.state import CaseState


def attached(state: CaseState, recorded: Recorded, event: Attached) -> CaseState:
    """One more attachment."""
    one = Attachment(
        id=event.attachment,
        number=event.number,
        kind=event.kind,
        size=event.size,
        digest=event.digest,
        file_name=event.file_name,
        by=recorded.by,
        at=recorded.at,
    )
    return replace(state, attachments=(*state.attachments, one))
