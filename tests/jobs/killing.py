"""Killing workers at random moments while remedies go out, and what must be so when another one has seen to it."""

import multiprocessing
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from multiprocessing.process import BaseProcess
from pathlib import Path
from random import Random
from threading import Thread
from time import monotonic, sleep

from amends.cases.gate.acts.giving import Give
from amends.cases.parts import Gift, GiftState
from amends.directory.fulfilment import Channel, Way
from amends.jobs.worker import Worker
from amends.store.jobs_list import JobState
from amends.store.verify import verify
from tests.jobs.receiver import Behaviour, Receiver, receiving
from tests.jobs.shop import OURS, Shop, shop_at

_CASES = 4
_WORKERS = 2
_ROUNDS = 3
_LONGEST = 0.1
_PATIENCE = 60.0
_MOMENT = 0.5
_MOODS = (
    *[Behaviour.GIVES] * 6,
    Behaviour.GIVES_WITHOUT_RECEIPT,
    Behaviour.GIVES_AND_BREAKS_OFF,
    Behaviour.GIVES_AND_DIES_WITHIN_ITS_ANSWER,
    Behaviour.GIVES_AND_FAILS,
    Behaviour.BREAKS_OFF,
    Behaviour.IS_BUSY,
    Behaviour.IS_BUSY,
)


@dataclass(frozen=True, slots=True)
class Killing:
    """What was found after workers were killed.

    Attributes:
        promised: how many remedies were promised, and so acknowledged.
        given: how many of them are recorded as given.
        uncertain: how many a person has to find out about.
        failed: how many a person has to give.
        problems: everything that is not as it must be, as sentences.
    """

    promised: int
    given: int
    uncertain: int
    failed: int
    problems: Sequence[str]


def killing_workers(url: str, folder: Path, seed: int, *, honours_key: bool) -> Killing:
    """Remedies of the shop at a URL go out to a receiver in changing moods, by workers that are killed each in turn."""
    chance = Random(seed)
    receiver = Receiver(honours_key=honours_key, chooses=lambda: _mood(chance))
    with receiving(receiver), shop_at(url, folder / f"log-{seed}.jsonl") as shop:
        shop.endpoint(receiver.url, honours_key=honours_key)
        shop.settles(Way("*", Channel.WEBHOOK, "billing"))
        cases = [shop.promised() for _ in range(_CASES)]
        for case in cases:
            shop.does("ana", case, Give("apology"))
        _kill_workers(url, folder, chance, receiver)
        _see_to_the_rest(shop)
        gifts = [gift for case in cases for gift in shop.seen(case).gifts.values()]
        return _found(shop, receiver, gifts)


def work_without_end(url: str, log: Path) -> None:
    """A worker in a process of its own."""
    with shop_at(url, log) as shop:
        _worker(shop).run()


def _mood(chance: Random) -> Behaviour:
    sleep(chance.uniform(0, _LONGEST))
    return chance.choice(_MOODS)


def _worker(shop: Shop) -> Worker:
    return Worker(
        shop.workspace, OURS, replace(shop.settings, at_once=2, attempts=40, lost_after=timedelta(milliseconds=250))
    )


def _kill_workers(url: str, folder: Path, chance: Random, receiver: Receiver) -> None:
    # Its processes begin with everything imported, and are killed in the midst of their work rather than before it.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.jobs.killing"])

    def started() -> BaseProcess:
        worker = context.Process(target=work_without_end, args=(url, folder / "log.jsonl"))
        worker.start()
        return worker

    workers = [started() for _ in range(_WORKERS)]
    try:
        for _ in range(_ROUNDS):
            for number in range(_WORKERS):
                _wait_for_a_message(receiver)
                sleep(chance.uniform(0, _LONGEST))
                workers[number].kill()
                workers[number].join()
                workers[number] = started()
    finally:
        for worker in workers:
            worker.kill()
            worker.join()
            worker.close()


def _wait_for_a_message(receiver: Receiver) -> None:
    """Until something is on its way, so that a worker dies in the midst of it; or for a moment, where nothing is."""
    before, latest = len(receiver.messages), monotonic() + _MOMENT
    while len(receiver.messages) == before and monotonic() < latest:
        sleep(0.002)


def _see_to_the_rest(shop: Shop) -> None:
    """One worker that nobody kills, until nothing is left to do by itself."""
    worker = _worker(shop)
    thread = Thread(target=worker.run)
    thread.start()
    latest = monotonic() + _PATIENCE
    try:
        while shop.jobs(JobState.WAITING, JobState.LEASED):
            if monotonic() > latest:
                raise TimeoutError("a job never comes to its end")
            sleep(0.01)
    finally:
        worker.stop()
        thread.join()


def _found(shop: Shop, receiver: Receiver, gifts: Sequence[Gift]) -> Killing:
    return Killing(
        promised=len(gifts),
        given=sum(gift.state is GiftState.GIVEN for gift in gifts),
        uncertain=sum(gift.state is GiftState.UNCERTAIN for gift in gifts),
        failed=sum(gift.has_failed for gift in gifts),
        problems=[*_problems(shop, receiver, gifts)],
    )


def _problems(shop: Shop, receiver: Receiver, gifts: Sequence[Gift]) -> Iterator[str]:
    for key in receiver.given_twice:
        yield f"{key} was given {receiver.given[key]} times"
    for gift in gifts:
        was_given = receiver.given[str(gift.id)] > 0
        if gift.state is GiftState.GIVEN and not was_given:
            yield f"{gift.id} is recorded as given, and was not"
        if was_given and gift.state not in (GiftState.GIVEN, GiftState.UNCERTAIN):
            yield f"{gift.id} was given, and nobody would look whether it was: {gift.state}"
        if gift.is_on_its_way or (gift.state is GiftState.RESERVED and not gift.has_failed):
            yield f"{gift.id} is lost: nobody gives it"
        if receiver.honours_key and gift.state is not GiftState.GIVEN:
            yield f"{gift.id} is {gift.state}, though the receiver could be asked again"
    yield from map(str, verify(shop.workspace.engine))
