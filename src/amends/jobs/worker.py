"""A worker: it takes jobs from the store, performs several at once, and shows that it lives until they are done.

However many work on one store, in threads, processes or on machines, each job is one's at a time. A worker that dies
leaves nothing behind but leases without a sign of life, which another one takes over.
"""

import logging
import threading
from collections.abc import Mapping
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from time import monotonic

from sqlalchemy.exc import SQLAlchemyError

from amends.app.workspace import Workspace
from amends.jobs.performing import perform
from amends.jobs.settings import WorkerSettings
from amends.jobs.task import Performer, Task
from amends.jobs.watch import Watch
from amends.lang.errors import AmendsError
from amends.store import jobs
from amends.store.bounds import EVERY_CLIENT, bind
from amends.store.engine import reading, writing
from amends.store.jobs import Leased

_LOG = logging.getLogger(__name__)
_RESTS_AS_LONG_AS_LOOKING = 20


class Worker:
    """Works until it is told to stop.

    Args:
        workspace: where the jobs are.
        performers: the kinds of jobs that it does, and how.
        settings: how it works.
    """

    def __init__(self, workspace: Workspace, performers: Mapping[str, Performer], settings: WorkerSettings) -> None:
        self._workspace = workspace
        self._performers = performers
        self._settings = settings
        self._watch = Watch(settings.lost_after)
        self._stopping = threading.Event()
        self._going_on: dict[Future[None], Leased] = {}
        self._beaten_at = monotonic()

    def stop(self) -> None:
        """Takes no further job; `run` returns when what goes on is done. May be called from anywhere."""
        self._stopping.set()

    def run(self) -> None:
        """Works until it is told to stop, and sees through what it has begun."""
        looks_every = self._settings.looks_every.total_seconds()
        with self._hands() as hands:
            while not self._stopping.is_set():
                began = monotonic()
                taken = self._take(hands)
                self._rest(0.0 if taken else max(looks_every, (monotonic() - began) * _RESTS_AS_LONG_AS_LOOKING))
            while self._going_on:
                self._attend(looks_every)

    def run_until_idle(self) -> None:
        """Works until nothing can be done now; what waits for its time is left."""
        with self._hands() as hands:
            while self._take(hands) or self._going_on:
                self._attend(self._settings.looks_every.total_seconds())

    def _hands(self) -> ThreadPoolExecutor:
        return ThreadPoolExecutor(self._settings.at_once, thread_name_prefix=self._settings.name)

    def _rest(self, seconds: float) -> None:
        """Rests until something that goes on has ended, or the time is over."""
        if not self._going_on:
            self._stopping.wait(seconds)
            return
        until = monotonic() + seconds
        while not self._attend(until - monotonic()) and monotonic() < until:
            pass

    def _attend(self, seconds: float) -> bool:
        """Waits for something that goes on to end, and says whether something did; shows that it lives."""
        beats_every = self._settings.beats_every.total_seconds()
        ended, _ = wait(self._going_on, timeout=max(0.0, min(seconds, beats_every)), return_when=FIRST_COMPLETED)
        for one in ended:
            del self._going_on[one]
        if self._going_on and monotonic() - self._beaten_at >= beats_every:
            self._beaten_at = monotonic()
            self._beat()
        return bool(ended)

    def _beat(self) -> None:
        try:
            with writing(self._workspace.engine) as connection:
                bind(connection, EVERY_CLIENT)
                jobs.renew(connection, self._going_on.values())
        except (AmendsError, SQLAlchemyError) as error:
            _LOG.warning("no sign of life could be given: %s", error)

    def _take(self, hands: ThreadPoolExecutor) -> int:
        """Takes as many jobs as it has hands free, and says how many."""
        free = self._settings.at_once - len(self._going_on)
        if free <= 0:
            return 0
        try:
            taken = self._leased(free)
        except (AmendsError, SQLAlchemyError) as error:
            # The store may be busy, or away for a while: the jobs wait in it.
            _LOG.warning("the store cannot be used now: %s", error)
            return 0
        for leased in taken:
            task = Task(self._workspace, leased, self._settings)
            self._going_on[hands.submit(perform, task, self._performers[leased.kind])] = leased
        return len(taken)

    def _leased(self, limit: int) -> tuple[Leased, ...]:
        engine, kinds, now = self._workspace.engine, [*self._performers], self._workspace.clock
        with reading(engine) as connection:
            bind(connection, EVERY_CLIENT)
            outlook = jobs.outlook(connection, kinds, now())
        mine = {(one.id, one.fence) for one in self._going_on.values()}
        over = self._watch.over((one for one in outlook.watched if (one.id, one.fence) not in mine), monotonic())
        if not over and not outlook.is_ready:
            return ()
        with writing(engine) as connection:
            bind(connection, EVERY_CLIENT)
            return jobs.lease(connection, worker=self._settings.name, kinds=kinds, at=now(), limit=limit, seen=over)
