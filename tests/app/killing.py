"""Killing walkers at a random moment, and what must be so afterwards."""

import multiprocessing
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from time import monotonic, sleep

from sqlalchemy import Connection, select

from amends.cases.fold import fold
from amends.cases.precedents import precedents_in
from amends.cases.state import CaseState
from amends.store.cases import load
from amends.store.cases_tables import cases
from amends.store.directory import every_client
from amends.store.precedents import precedents
from amends.store.verify import verify
from tests.app.florist import Florist, workspace_at
from tests.app.walker import read_diary, walk_without_end
from tests.stores import reading_all

_WALKERS = 2
_PATIENCE = 60.0
_LONGEST = 0.25


@dataclass(frozen=True, slots=True)
class Killing:
    """What was found after a killing.

    Attributes:
        acknowledged: how many acts had been acknowledged.
        problems: everything that is not as it must be, as sentences.
    """

    acknowledged: int
    problems: Sequence[str]


def killing(url: str, folder: Path, seed: int) -> Killing:
    """Walkers are started on the florist's store, and killed, each at a moment that follows from the seed.

    Args:
        url: a new store with the florist in it.
        folder: where the walkers write their diaries.
        seed: what the moments follow from.
    """
    chance = Random(seed)
    diaries = [folder / f"walker-{seed}-{number}" for number in range(_WALKERS)]
    # Its processes begin with everything imported, and are killed in the midst of their work rather than before it.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.app.walker"])
    walkers = [context.Process(target=walk_without_end, args=(url, diary, chance.random())) for diary in diaries]
    for walker in walkers:
        walker.start()
    try:
        _wait_for(diaries[0])
        for walker in walkers:
            sleep(chance.uniform(0, _LONGEST))
            walker.kill()
    finally:
        for walker in walkers:
            walker.kill()
            walker.join()
            walker.close()
    acknowledged = [act for diary in diaries for act in read_diary(diary)]
    return Killing(len(acknowledged), list(_problems(url, acknowledged)))


def _wait_for(diary: Path) -> None:
    """Until a walker is at work."""
    latest = monotonic() + _PATIENCE
    while not read_diary(diary):
        if monotonic() > latest:
            raise TimeoutError("a walker does nothing")
        sleep(0.002)


def _problems(url: str, acknowledged: Sequence[tuple[str, int]]) -> Iterator[str]:
    """What was acknowledged and is not there, and what is there by half."""
    with workspace_at(url) as workspace:
        with reading_all(workspace.engine) as connection:
            stand = {state.reference: state for state in _cases(connection)}
            yield from _other_precedents(connection, stand.values())
        yield from _lost(acknowledged, {reference: state.number for reference, state in stand.items()})
        yield from map(str, verify(workspace.engine))
        try:
            Florist(workspace).decided()
        except Exception as error:  # Whatever it is: nobody can go on.
            yield f"nobody can go on: {error}"


def _cases(connection: Connection) -> Iterator[CaseState]:
    """Every case, folded from its events."""
    clients = every_client(connection)
    for reference in connection.scalars(select(cases.c.reference)).all():
        yield fold(load(connection, clients, reference))


def _lost(acknowledged: Sequence[tuple[str, int]], stand: dict[str, int]) -> Iterator[str]:
    for reference, number in acknowledged:
        if stand.get(reference, 0) < number:
            yield f"event {number} of {reference} was acknowledged and is not there"
    further = stand.items() - set(acknowledged)
    if len(further) > _WALKERS:
        yield f"more was done than the one act of each walker that was not acknowledged yet: {sorted(further)}"


def _other_precedents(connection: Connection, states: Iterable[CaseState]) -> Iterator[str]:
    query = select(precedents.c.reference, precedents.c.remedy, precedents.c.ending, precedents.c.stage)
    kept = {tuple(row) for row in connection.execute(query)}
    follow = {
        (one.reference, one.remedy, one.ending.value, one.stage.value)
        for state in states
        for one in precedents_in(state)
    }
    for one in sorted(kept ^ follow):
        yield f"the precedent {one} is {'kept' if one in kept else 'missing'}, other than the events say"
