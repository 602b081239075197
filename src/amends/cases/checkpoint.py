"""Checkpoints of a workspace: where the chains of all cases and promises stood, in a chain of their own.

The last digest is told to someone outside. Whoever then deletes a case or a promise, or cuts its end, cannot make the
checkpoints agree again.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from amends.cases.canonical import instant_text
from amends.cases.chain import BEFORE_THE_FIRST

BEFORE_THE_FIRST_CHECKPOINT = BEFORE_THE_FIRST
"""What stands for the digest before the first checkpoint."""

_FORM = b"amends checkpoint 1\n"


@dataclass(frozen=True, slots=True)
class Head:
    """Where the chain of a case or a promise stood: its id, and the number and the digest of its last event."""

    of: UUID
    number: int
    digest: str


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The heads of the cases and the promises that changed since the checkpoint before, in one digest.

    Attributes:
        number: its place among the checkpoints, from 1.
        at: when it was made (UTC).
        cases: how many heads of cases it holds.
        promises: how many heads of promises.
        digest: stands on the digest of the checkpoint before, and on every head.
    """

    number: int
    at: datetime
    cases: int
    promises: int
    digest: str


def next_checkpoint(
    previous: str, number: int, at: datetime, cases: Iterable[Head], promises: Iterable[Head] = ()
) -> Checkpoint:
    """The checkpoint that follows the one with the digest `previous`; heads of either kind come in the order of ids.

    One that holds no promise has the digest that it had before promises were held.
    """
    digest = hashlib.sha256(_FORM + f"{previous}\n{number} {instant_text(at)}\n".encode())
    counts = []
    for word, heads in (("", cases), ("promise ", promises)):
        count = 0
        for head in heads:
            digest.update(f"{word}{head.of} {head.number} {head.digest}\n".encode())
            count += 1
        counts.append(count)
    return Checkpoint(number, at, counts[0], counts[1], digest.hexdigest())
