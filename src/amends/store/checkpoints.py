"""Checkpoints in the store: anchoring where the chains of all cases and promises stand, and holding them against it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, RowMapping, Table, func, insert, literal, select, update

from amends.cases.checkpoint import BEFORE_THE_FIRST_CHECKPOINT, Checkpoint, Head, next_checkpoint
from amends.store import cases_tables, promises_tables
from amends.store.cases_tables import checkpoints
from amends.store.holding import hold_all_histories
from amends.store.streams import streamed


@dataclass(frozen=True, slots=True)
class CheckpointFault:
    """What is not as a checkpoint says, as a sentence."""

    checkpoint: int
    sentence: str


@dataclass(frozen=True, slots=True)
class _Chains:
    """Chains of one kind, and where their heads are held.

    Attributes:
        name: what each is the chain of, and the column that tells of which.
        rows: one row for each, with its `head`.
        events: its links.
        heads: where it stood, by checkpoints.
        is_not_anchored: whether it changed since the last checkpoint.
    """

    name: str
    rows: Table
    events: Table
    heads: Table
    is_not_anchored: ColumnElement[bool]


_CASES = _Chains(
    "case",
    cases_tables.cases,
    cases_tables.case_events,
    cases_tables.checkpoint_heads,
    cases_tables.IS_NOT_ANCHORED,
)
_PROMISES = _Chains(
    "promise",
    promises_tables.promises,
    promises_tables.promise_events,
    promises_tables.checkpoint_promises,
    promises_tables.IS_NOT_ANCHORED,
)
_KINDS = (_CASES, _PROMISES)


def make_checkpoint(connection: Connection, at: datetime) -> Checkpoint | None:
    """Anchors every case and every promise that changed since the last checkpoint; None where there is none.

    Its digest is to be told to someone outside: only that proves later that no checkpoint was taken away as well.

    Args:
        connection: a writing transaction.
        at: when it is made (aware).
    """
    hold_all_histories(connection)
    last = latest_checkpoint(connection)
    number = last.number + 1 if last else 1
    previous = last.digest if last else BEFORE_THE_FIRST_CHECKPOINT
    made = next_checkpoint(previous, number, at, _changed(connection, _CASES), _changed(connection, _PROMISES))
    if made.cases == made.promises == 0:
        return None
    connection.execute(insert(checkpoints).values(number=number, at=at, cases=made.cases, digest=made.digest))
    for kind in _KINDS:
        _anchor(connection, kind, number)
    return made


def latest_checkpoint(connection: Connection) -> Checkpoint | None:
    """The last checkpoint that was made."""
    row = connection.execute(select(checkpoints).order_by(checkpoints.c.number.desc()).limit(1)).mappings().first()
    return _checkpoint(connection, row) if row else None


def check_checkpoints(connection: Connection, told_outside: Iterable[str] = ()) -> Iterator[CheckpointFault]:
    """Every way in which checkpoints do not agree with cases and promises.

    Args:
        connection: a transaction.
        told_outside: digests of checkpoints that were told outside; each must be there.
    """
    missing = set(told_outside)
    previous, number = BEFORE_THE_FIRST_CHECKPOINT, 0
    for row in connection.execute(select(checkpoints).order_by(checkpoints.c.number)).mappings().all():
        found = _checkpoint(connection, row)
        held = (_held(connection, kind, found.number) for kind in _KINDS)
        if found.number != number + 1:
            yield CheckpointFault(number + 1, "the checkpoint is missing")
        elif next_checkpoint(previous, found.number, found.at, *held) != found:
            yield CheckpointFault(found.number, "the checkpoint is not what was made")
        for kind in _KINDS:
            yield from _check_heads(connection, kind, found.number)
        previous, number = found.digest, found.number
        missing.discard(found.digest)
    for kind in _KINDS:
        yield from _check_anchors(connection, kind)
    for digest in sorted(missing):
        yield CheckpointFault(number + 1, f"the checkpoint `{digest}`, which was told outside, is missing")


def _changed(connection: Connection, kind: _Chains) -> Iterator[Head]:
    row = kind.rows.c
    query = select(row.id, row.number, row.head).where(kind.is_not_anchored).order_by(row.id)
    return (Head(*found) for found in streamed(connection, query))


def _anchor(connection: Connection, kind: _Chains, checkpoint: int) -> None:
    row = kind.rows.c
    changed = select(literal(checkpoint), row.id, row.number, row.head).where(kind.is_not_anchored)
    connection.execute(insert(kind.heads).from_select(["checkpoint", kind.name, "number", "digest"], changed))
    connection.execute(update(kind.rows).where(kind.is_not_anchored).values(anchored=row.number))


def _held(connection: Connection, kind: _Chains, checkpoint: int) -> Iterator[Head]:
    head = kind.heads.c
    of = head[kind.name]
    query = select(of, head.number, head.digest).where(head.checkpoint == checkpoint).order_by(of)
    return (Head(*found) for found in streamed(connection, query))


def _check_heads(connection: Connection, kind: _Chains, checkpoint: int) -> Iterator[CheckpointFault]:
    head, event, row = kind.heads.c, kind.events.c, kind.rows.c
    of = head[kind.name]
    same = (event[kind.name] == of) & (event.number == head.number)
    differing = (
        select(of, head.number, event.digest, row.reference)
        .select_from(kind.heads.outerjoin(kind.events, same).outerjoin(kind.rows, row.id == of))
        .where(head.checkpoint == checkpoint)
        .where(event.digest.is_distinct_from(head.digest) | row.id.is_(None))
        .order_by(of)
    )
    for id, last, digest, reference in streamed(connection, differing):
        if reference is None:
            sentence = f"the {kind.name} {id}, which it holds, was deleted"
        elif digest is None:
            sentence = f"event {last} of {kind.name} `{reference}`, which it holds, is missing"
        else:
            sentence = f"event {last} of {kind.name} `{reference}` is not the one that it holds"
        yield CheckpointFault(checkpoint, sentence)


def _check_anchors(connection: Connection, kind: _Chains) -> Iterator[CheckpointFault]:
    """What only says that it is anchored would never be."""
    head, row = kind.heads.c, kind.rows.c
    of = head[kind.name].label("of")
    last = select(of, func.max(head.number).label("number"), func.max(head.checkpoint).label("checkpoint"))
    held = last.group_by(of).subquery()
    number, checkpoint = func.coalesce(held.c.number, 0), func.coalesce(held.c.checkpoint, 0)
    differing = (
        select(row.reference, row.anchored, number, checkpoint)
        .select_from(kind.rows.outerjoin(held, held.c.of == row.id))
        .where(row.anchored != number)
        .order_by(row.id)
    )
    for reference, said, anchored, by in streamed(connection, differing):
        sentence = f"{kind.name} `{reference}` says that event {said} is held by a checkpoint; event {anchored} is"
        yield CheckpointFault(by, sentence)


def _checkpoint(connection: Connection, row: RowMapping) -> Checkpoint:
    held = promises_tables.checkpoint_promises
    count = select(func.count()).select_from(held).where(held.c.checkpoint == row["number"])
    promises = connection.execute(count).scalar_one()
    return Checkpoint(row["number"], row["at"], row["cases"], promises, row["digest"])
