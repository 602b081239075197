"""A florist with a path of escalation and office hours, and a clock that is moved by hand."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from amends.app.finding import client_named
from amends.app.live.alerts import AlertShown, alerts_after
from amends.app.live.presence import here
from amends.app.sample.house import SampleClient, furnish
from amends.app.workspace import workspace_in
from amends.calendars.hours import weekly_hours
from amends.directory.settings import CalendarSettings
from amends.jobs.performers import PERFORMERS
from amends.jobs.settings import WorkerSettings
from amends.jobs.worker import Worker
from amends.store import directory
from amends.store.directory import every_client
from amends.store.engine import open_engine
from amends.store.migrations import create_store
from tests.app.florist import CLIENT, POLICY, Florist
from tests.stores import writing_all

PATH = """
escalation:
  - {to: team_lead, within: hours(2)}
  - {to: manager, within: days(1)}
"""
MONDAY = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
"""Ten o'clock in Berlin."""

CLOCKS = {kind: PERFORMERS[kind] for kind in ("next-approver", "hold-ends", "remind", "overdue", "pass-on")}


def make_house(url: str) -> None:
    """A new store in which the florist is, with its path and its hours."""
    engine = create_store(url)
    try:
        new_id = workspace_in(engine).new_id
        clients = [SampleClient(CLIENT, "Florist", ("en",), POLICY + PATH)]
        furnish(engine, clients, new_id, datetime(2026, 1, 1, tzinfo=UTC))
    finally:
        engine.dispose()


@dataclass(slots=True)
class Clock:
    """A clock that stands still until it is moved."""

    now: datetime = MONDAY

    def __call__(self) -> datetime:
        return self.now


@dataclass(frozen=True)
class LiveHouse(Florist):
    """The florist at work, with a clock."""

    clock: Clock = field(default_factory=Clock)

    def wait(self, span: timedelta) -> None:
        """Time goes by, and a worker does what has come to its time."""
        self.clock.now += span
        self.work()

    def work(self) -> None:
        """A worker does what can be done."""
        settings = WorkerSettings(name="tests", at_once=1, looks_every=timedelta(milliseconds=5))
        Worker(self.workspace, CLOCKS, settings).run_until_idle()

    def sits_down(self, *users: str) -> None:
        """People are there."""
        for user in users:
            here(self.desk(user))

    def alerts(self, user: str) -> tuple[AlertShown, ...]:
        """What somebody is alerted to and is not settled."""
        return alerts_after(self.desk(user))

    def kinds(self, user: str) -> list[str]:
        """The kinds of those."""
        return [one.kind for one in self.alerts(user)]


@contextmanager
def house_at(url: str) -> Iterator[LiveHouse]:
    """The florist in a store that is there."""
    engine = open_engine(url)
    clock = Clock()
    try:
        yield LiveHouse(replace(workspace_in(engine), clock=clock), clock=clock)
    finally:
        engine.dispose()


def settle(house: LiveHouse, **settings: Any) -> None:
    """The florist settles something; what is not named stays."""
    with writing_all(house.workspace.engine) as connection:
        client = client_named(connection, CLIENT, every_client(connection))
        directory.change(connection, replace(client, settings=replace(client.settings, **settings)))


OFFICE = CalendarSettings(week=weekly_hours("mon-fri 09:00-17:00"))
"""Office hours."""
