"""What was handed in, in the store: its content, in parts."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, RowMapping, delete, insert, select, type_coerce
from sqlalchemy.types import NullType

from amends.store.attachments_tables import attachment_parts
from amends.store.errors import StoreError
from amends.store.streams import streamed_mappings

PART_BYTES = 64 * 1024

_part = attachment_parts.c


class AlteredContentError(StoreError):
    """The content of an attachment is not what was handed in, or is gone."""


@dataclass(frozen=True, slots=True)
class KeptContent:
    """What is kept of an attachment, as it stands in the store: for whoever cannot rely on what stands there."""

    attachment: str
    client: str
    digest: str
    size: int


def add_content(connection: Connection, client: UUID, case: UUID, attachment: UUID, content: bytes) -> None:
    """Keeps the content of a new attachment."""
    rows = [
        {"attachment": attachment, "number": number, "client": client, "case": case, "content": part}
        for number, part in enumerate(_parts(content))
    ]
    connection.execute(insert(attachment_parts), rows)


def content_of(connection: Connection, client: UUID, attachment: UUID, digest: str) -> bytes:
    """The content of an attachment that was not erased.

    Args:
        connection: a transaction.
        client: whose it is.
        attachment: its id.
        digest: the SHA-256 that it had when it was handed in.

    Raises:
        AlteredContentError: it is not what was handed in.
    """
    query = select(_part.content).where(_part.client == client, _part.attachment == attachment).order_by(_part.number)
    content = b"".join(connection.execute(query).scalars())
    if hashlib.sha256(content).hexdigest() != digest:
        raise AlteredContentError(
            "the attachment is not what was handed in", "`amends verify` tells what else differs; look at a backup"
        )
    return content


def erase_contents(connection: Connection, which: ColumnElement[bool]) -> None:
    """Takes the contents of some attachments away; `which` is about `attachment_parts`."""
    connection.execute(delete(attachment_parts).where(which))


def kept_contents(connection: Connection) -> Iterator[tuple[str, KeptContent]]:
    """What is kept of every attachment, with the case that it is of, in the order of the cases."""
    # As they stand in the file: an id that is none is found, not stumbled over.
    columns = [type_coerce(_part[name], NullType()).label(name) for name in ("case", "attachment", "client", "content")]
    query = select(*columns).order_by(_part.case, _part.attachment, _part.number)
    rows = streamed_mappings(connection, query)
    for (case, attachment), parts in groupby(rows, key=lambda row: (str(row["case"]), str(row["attachment"]))):
        yield case, _kept(attachment, parts)


def _kept(attachment: str, parts: Iterator[RowMapping]) -> KeptContent:
    digest, size, client = hashlib.sha256(), 0, ""
    for part in parts:
        content = part["content"] if isinstance(part["content"], bytes) else str(part["content"]).encode()
        digest.update(content)
        size += len(content)
        client = str(part["client"])
    return KeptContent(attachment, client, digest.hexdigest(), size)


def _parts(content: bytes) -> Iterator[bytes]:
    for start in range(0, len(content), PART_BYTES):
        yield content[start : start + PART_BYTES]
