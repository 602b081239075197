"""Verifying what was handed in: of each attachment the content that it had, and no other."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from amends.cases.state import CaseState
from amends.store.attachments import KeptContent


def attachment_problems(state: CaseState, kept: Sequence[KeptContent], erased_at: datetime | None) -> Iterator[str]:
    """Every attachment of which the store holds something else than what was handed in.

    Args:
        state: the case.
        kept: what the store holds of its attachments.
        erased_at: since when what is personal may be gone; None where nothing was erased.
    """
    left = {one.attachment: one for one in kept}
    for one in state.attachments:
        found = left.pop(str(one.id), None)
        if found is None:
            if erased_at is None or one.at > erased_at:
                yield f"the content of attachment {one.number} is gone, though nobody erased it"
        elif (found.digest, found.size) != (one.digest, one.size):
            yield f"the content of attachment {one.number} is not what was handed in"
        elif found.client != str(state.client):
            yield f"attachment {one.number} is another client's"
    for attachment in left:
        yield f"there is content of an attachment `{attachment}` that nobody handed in"
