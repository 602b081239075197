"""Giving out what was handed in, to somebody who may see its case."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import Connection

from amends.app.attachments.errors import NoAttachmentError
from amends.app.on_case import on_case
from amends.app.workspace import Desk
from amends.cases.attachments import Attachment
from amends.formats.handed_in.naming import MEDIA_TYPES
from amends.store.attachments import content_of
from amends.store.engine import reading


@dataclass(frozen=True, slots=True)
class GivenOut:
    """An attachment with its content, the name to save it under, and what a browser is told that it is."""

    attachment: Attachment
    content: bytes
    name: str
    media_type: str


def attachment_of(desk: Desk, case: UUID | str, number: int) -> GivenOut:
    """An attachment of a case, by its number.

    Raises:
        NoAttachmentError: the case has none of that number, or its content was erased.
        AlteredContentError: its content is not what was handed in.
        StoreError: none of the clients for whom they work has such a case.
        DirectoryError: they have no role there.
    """
    with reading(desk.workspace.engine) as connection:
        state = on_case(connection, desk, case).state
        return given_out(connection, state.client, state.attachments, number)


def given_out(connection: Connection, client: UUID, attachments: Sequence[Attachment], number: int) -> GivenOut:
    """One of some attachments, by its place among them.

    Raises:
        NoAttachmentError: there is none, or its content was erased.
        AlteredContentError: its content is not what was handed in.
    """
    if not 1 <= number <= len(attachments):
        there = f"there are {len(attachments)}" if len(attachments) > 1 else "there is one" if attachments else ""
        raise NoAttachmentError(f"the case has no attachment {number}", there or "nothing was handed in so far")
    one = attachments[number - 1]
    if one.digest is None or one.file_name is None:
        raise NoAttachmentError(
            f"the content of attachment {number} was erased", "only that it was handed in stands in the record"
        )
    content = content_of(connection, client, one.id, one.digest)
    return GivenOut(one, content, one.file_name, MEDIA_TYPES[one.kind])
