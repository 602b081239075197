"""Verifying shows what would otherwise never go out, and be in nobody's list."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import delete, update

from amends.app.fulfilment.carrying_out import begin_to_give
from amends.directory.fulfilment import Channel, Way
from amends.store.jobs_tables import jobs
from amends.store.verify import verify
from tests.jobs.shop import Shop, make_shop, shop_at
from tests.stores import Databases, writing_all


@pytest.fixture
def shop(databases: Databases, tmp_path: Path) -> Iterator[Shop]:
    """The shop, in a store of one's own, with remedies that go out by themselves."""
    url = databases.copy(databases.made("shop", make_shop))
    with shop_at(url, tmp_path / "log.jsonl") as shop:
        shop.settles(Way("*", Channel.LOG))
        yield shop
    databases.forget(url)


def on_its_way(shop: Shop) -> str:
    """A case with a gift that has begun to go out, when its worker died."""
    case = shop.promised()
    state = shop.seen(case)
    begin_to_give(shop.workspace, state.client, state.id, shop.gift(case).id, lambda _: None)
    assert shop.gift(case).is_on_its_way
    return case


def problems(shop: Shop) -> list[tuple[str, str]]:
    """What verifying finds."""
    return [(finding.subject, finding.problem) for finding in verify(shop.workspace.engine)]


def test_what_is_on_its_way_with_a_job_that_waits_is_as_it_should_be(shop: Shop) -> None:
    on_its_way(shop)
    assert problems(shop) == []


@pytest.mark.parametrize("state", ["leased", "dead"])
def test_so_it_is_with_one_that_a_worker_has_or_that_was_given_up(shop: Shop, state: str) -> None:
    on_its_way(shop)
    with writing_all(shop.workspace.engine) as connection:
        connection.execute(update(jobs).values(state=state))
    assert problems(shop) == []


@pytest.mark.parametrize("state", ["done", "cancelled"])
def test_what_is_on_its_way_with_a_job_that_came_to_its_end_is_reported(shop: Shop, state: str) -> None:
    case = on_its_way(shop)
    with writing_all(shop.workspace.engine) as connection:
        connection.execute(update(jobs).values(state=state))
    assert problems(shop) == [(case, "`late_credit` is on its way, and no job sees to it")]


def test_what_is_on_its_way_without_any_job_is_reported(shop: Shop) -> None:
    case = on_its_way(shop)
    with writing_all(shop.workspace.engine) as connection:
        connection.execute(delete(jobs))
    assert problems(shop) == [(case, "`late_credit` is on its way, and no job sees to it")]


def test_what_was_given_needs_no_job_any_more(shop: Shop) -> None:
    on_its_way(shop)
    shop.works()
    with writing_all(shop.workspace.engine) as connection:
        connection.execute(delete(jobs))
    assert problems(shop) == []
