"""The sample workspace: what is in it is as it was recorded, everybody can sign in, and each has something to try."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from amends.app.cases.approvals import approvals
from amends.app.cases.listing import list_cases
from amends.app.cases.queues import Queue, wanted_in
from amends.app.registry import list_policies
from amends.app.sample.workspace.making import ROLES, SampleWorkspace
from amends.app.workspace import Desk
from amends.cli.sample_workspace import make_sample_workspace
from amends.registry.version import PolicyState
from amends.settings import Settings
from amends.store.verify import verify
from tests.http.caller import Caller
from tests.http.serving import serving
from tests.stores import Databases, seeing_all


@dataclass(frozen=True)
class Sample:
    """A sample workspace where it is served."""

    made: SampleWorkspace
    url: str

    def desk(self, user: str) -> Desk:
        return Desk(self.made.made.workspace, user)


@pytest.fixture(scope="module")
def sample(databases: Databases) -> Iterator[Sample]:
    url = databases.empty()
    made = make_sample_workspace(url)
    yield Sample(made, url)
    made.made.workspace.engine.dispose()
    databases.forget(url)


def test_everything_in_it_is_as_it_was_recorded(sample: Sample) -> None:
    with seeing_all(sample.url) as engine:
        assert list(verify(engine)) == []


def test_everybody_who_is_named_signs_in_over_http(sample: Sample) -> None:
    with serving(sample.made.made.workspace, Settings(has_worker=False)) as address:
        for one in ROLES:
            session = Caller(address).sends("/login", {"name": one.user, "password": sample.made.password})
            assert Caller(address, session["token"]).reads("/me")["user"] == one.user


def test_each_of_them_has_something_to_try(sample: Sample) -> None:
    (waiting,) = approvals(sample.desk("carla"), None, None).waiting
    assert waiting.solution == "a service credit ($87.00)"
    (checked,) = list_policies(sample.desk("olga"), state=PolicyState.CHECKED)
    assert (checked.version.policy, checked.author) == ("phone-care", "vera")
    mine = list_cases(sample.desk("ana"), wanted_in(Queue.MINE))
    assert {mine.customers[row.customer].name for row in mine.cases} == {"Nora Field", "Grace Ito", "Pia Maas"}
    unassigned = list_cases(sample.desk("ana"), wanted_in(Queue.UNASSIGNED))
    assert [unassigned.customers[row.customer].name for row in unassigned.cases] == ["Walt Brandon"]
    assert [row.handed_to for row in list_cases(sample.desk("ana"), wanted_in(Queue.HAND_OFFS)).cases] == ["the shop"]
