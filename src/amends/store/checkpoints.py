"""Checkpoints in the store: anchoring where the chains of all cases stand, and holding the cases against it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, RowMapping, func, insert, literal, select, update

from amends.cases.checkpoint import BEFORE_THE_FIRST_CHECKPOINT, Checkpoint, Head, next_checkpoint
from amends.store.cases_tables import IS_NOT_ANCHORED, case_events, cases, checkpoint_heads, checkpoints
from amends.store.holding import hold_all_cases
from amends.store.streams import streamed


@dataclass(frozen=True, slots=True)
class CheckpointFault:
    """What is not as a checkpoint says, as a sentence."""

    checkpoint: int
    sentence: str


def make_checkpoint(connection: Connection, at: datetime) -> Checkpoint | None:
    """Anchors every case that changed since the last checkpoint; None where there is none.

    Its digest is to be told to someone outside: only that proves later that no checkpoint was taken away as well.

    Args:
        connection: a writing transaction.
        at: when it is made (aware).
    """
    hold_all_cases(connection)
    changed = select(cases.c.id, cases.c.number, cases.c.head).where(IS_NOT_ANCHORED).order_by(cases.c.id)
    last = latest_checkpoint(connection)
    number = last.number + 1 if last else 1
    heads = (Head(*row) for row in streamed(connection, changed))
    made = next_checkpoint(last.digest if last else BEFORE_THE_FIRST_CHECKPOINT, number, at, heads)
    if made.cases == 0:
        return None
    connection.execute(insert(checkpoints).values(number=number, at=at, cases=made.cases, digest=made.digest))
    anchored = select(literal(number), cases.c.id, cases.c.number, cases.c.head).where(IS_NOT_ANCHORED)
    connection.execute(insert(checkpoint_heads).from_select(["checkpoint", "case", "number", "digest"], anchored))
    connection.execute(update(cases).where(IS_NOT_ANCHORED).values(anchored=cases.c.number))
    return made


def latest_checkpoint(connection: Connection) -> Checkpoint | None:
    """The last checkpoint that was made."""
    row = connection.execute(select(checkpoints).order_by(checkpoints.c.number.desc()).limit(1)).mappings().first()
    return _checkpoint(row) if row else None


def check_checkpoints(connection: Connection, told_outside: Iterable[str] = ()) -> Iterator[CheckpointFault]:
    """Every way in which checkpoints and cases do not agree.

    Args:
        connection: a transaction.
        told_outside: digests of checkpoints that were told outside; each must be there.
    """
    missing = set(told_outside)
    previous, number = BEFORE_THE_FIRST_CHECKPOINT, 0
    for row in connection.execute(select(checkpoints).order_by(checkpoints.c.number)).mappings().all():
        found = _checkpoint(row)
        if found.number != number + 1:
            yield CheckpointFault(number + 1, "the checkpoint is missing")
        elif next_checkpoint(previous, found.number, found.at, _heads(connection, found.number)) != found:
            yield CheckpointFault(found.number, "the checkpoint is not what was made")
        yield from _check_heads(connection, found.number)
        previous, number = found.digest, found.number
        missing.discard(found.digest)
    yield from _check_anchors(connection)
    for digest in sorted(missing):
        yield CheckpointFault(number + 1, f"the checkpoint `{digest}`, which was told outside, is missing")


def _heads(connection: Connection, number: int) -> Iterator[Head]:
    table = checkpoint_heads.c
    heads = select(table.case, table.number, table.digest).where(table.checkpoint == number).order_by(table.case)
    return (Head(*row) for row in streamed(connection, heads))


def _check_heads(connection: Connection, number: int) -> Iterator[CheckpointFault]:
    head, event = checkpoint_heads.c, case_events.c
    same = (event.case == head.case) & (event.number == head.number)
    differing = (
        select(head.case, head.number, event.digest, cases.c.reference)
        .select_from(
            checkpoint_heads.outerjoin(case_events, same).outerjoin(cases, cases.c.id == head.case),
        )
        .where(head.checkpoint == number)
        .where(event.digest.is_distinct_from(head.digest) | cases.c.id.is_(None))
        .order_by(head.case)
    )
    for case, last, digest, reference in streamed(connection, differing):
        if reference is None:
            yield CheckpointFault(number, f"the case {case}, which it holds, was deleted")
        elif digest is None:
            yield CheckpointFault(number, f"event {last} of case `{reference}`, which it holds, is missing")
        else:
            yield CheckpointFault(number, f"event {last} of case `{reference}` is not the one that it holds")


def _check_anchors(connection: Connection) -> Iterator[CheckpointFault]:
    """A case that only says that it is anchored would never be."""
    head = checkpoint_heads.c
    last = select(head.case, func.max(head.number).label("number"), func.max(head.checkpoint).label("checkpoint"))
    held = last.group_by(head.case).subquery()
    differing = (
        select(
            cases.c.reference, cases.c.anchored, func.coalesce(held.c.number, 0), func.coalesce(held.c.checkpoint, 0)
        )
        .select_from(cases.outerjoin(held, held.c.case == cases.c.id))
        .where(cases.c.anchored != func.coalesce(held.c.number, 0))
        .order_by(cases.c.id)
    )
    for reference, said, number, checkpoint in streamed(connection, differing):
        sentence = f"case `{reference}` says that event {said} is held by a checkpoint; event {number} is"
        yield CheckpointFault(checkpoint, sentence)


def _checkpoint(row: RowMapping) -> Checkpoint:
    return Checkpoint(row["number"], row["at"], row["cases"], row["digest"])
