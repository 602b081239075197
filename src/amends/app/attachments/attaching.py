"""Handing something in: what it is, is read from its content, and it is kept beside the case."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from amends.app.on_case import Acted, OnCase, act_all
from amends.app.workspace import Desk
from amends.cases.events.attachments import AttachmentKind
from amends.cases.gate.acts.attachments import Attach, is_there
from amends.cases.recorded import CUSTOMER
from amends.formats.handed_in.naming import shown_name
from amends.formats.handed_in.recognising import kind_of
from amends.store.attachments import add_content


@dataclass(frozen=True, slots=True)
class HandedIn:
    """Something that is handed in, as it was recognised."""

    content: bytes
    kind: AttachmentKind
    digest: str
    file_name: str


def recognised(content: bytes, told_name: str | None) -> HandedIn:
    """What something is that is handed in.

    Args:
        content: all of it.
        told_name: what it is called where it comes from; None where that was not told.

    Raises:
        NotTakenError: it is of no kind that is taken.
    """
    kind = kind_of(content)
    return HandedIn(content, kind, hashlib.sha256(content).hexdigest(), shown_name(told_name, kind))


def attach(desk: Desk, case: UUID | str, handed_in: Sequence[HandedIn], *, seen: int | None = None) -> Acted:
    """Puts something into a case, all of it or nothing.

    Raises:
        GateError: it is too large, there is too much already, or the case is closed.
        NotPermittedError: the one who acts may not.
    """
    return act_all(desk, case, lambda on: requests_of(on, handed_in), seen=seen)


def requests_of(on: OnCase, handed_in: Sequence[HandedIn]) -> Iterator[Attach]:
    """What is asked of the gate to hand something in; the content is kept in the same transaction."""
    first_of_each = {one.digest: one for one in reversed(handed_in)}
    for one in (one for one in handed_in if first_of_each[one.digest] is one):
        attachment = on.desk.workspace.new_id()
        if not is_there(on.state, one.digest, by_customer=on.by == CUSTOMER):
            add_content(on.connection, on.client.id, on.state.id, attachment, one.content)
        yield Attach(
            attachment=attachment,
            kind=one.kind,
            size=len(one.content),
            digest=one.digest,
            file_name=one.file_name,
        )
