"""What came to its end long ago is forgotten, and nothing that somebody still needs."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from sqlalchemy import Table, func, select, update

from amends.app.customer_page.linking import make_link
from amends.app.customer_page.opening import answer, look_behind
from amends.app.live.looking import looks_at
from amends.app.live.presence import here
from amends.app.tidying import Tidied, tidy
from amends.jobs.tidying import tidied
from amends.store import alerts as stored_alerts
from amends.store.alerts import Alert
from amends.store.cases_tables import cases
from amends.store.jobs_list import JobState
from amends.store.links_tables import link_sessions
from amends.store.links_tables import links as link_table
from amends.store.live_tables import alerts, looks, presence
from amends.store.verify import verify
from tests.jobs.bicycles import Bicycles, bicycle_shop_at, make_bicycle_shop
from tests.stores import Databases, reading_all, writing_all

KEPT = timedelta(days=90)
NOTHING = Tidied(presence=0, alerts=0, links=0, jobs=0, call_records=0)


@pytest.fixture
def shop(databases: Databases) -> Iterator[Bicycles]:
    """The shop, in a store of one's own."""
    url = databases.copy(databases.made("bicycles", make_bicycle_shop))
    with bicycle_shop_at(url) as shop:
        yield shop
    databases.forget(url)


def count(shop: Bicycles, table: Table) -> int:
    """How many rows a table has."""
    with reading_all(shop.workspace.engine) as connection:
        return connection.scalar(select(func.count()).select_from(table)) or 0


def is_closed(shop: Bicycles, case: str) -> None:
    """The case has come to its end; by which way does not matter here."""
    with writing_all(shop.workspace.engine) as connection:
        connection.execute(update(cases).where(cases.c.reference == case).values(is_closed=True))


def alerted(shop: Bicycles, case: str, key: str) -> Alert:
    """Somebody is alerted to something in a case."""
    state, at = shop.seen(case), shop.clock()
    assert state.owner is not None
    alert = Alert(
        id=shop.workspace.new_id(), client=state.client, user=state.owner, kind="overdue", key=key, case=state.id,
        data={"reference": case}, at=at,
    )  # fmt: skip
    with writing_all(shop.workspace.engine) as connection:
        assert stored_alerts.add_alert(connection, alert)
    return alert


def test_a_job_is_forgotten_when_its_case_is_closed_and_it_was_done_long_ago(shop: Bicycles) -> None:
    case = shop.hung_up()
    shop.works(None)
    assert [job.state for job in shop.jobs()] == [JobState.DONE]
    is_closed(shop, case)
    shop.clock.passes(days=89)
    assert tidy(shop.workspace, KEPT) == NOTHING
    shop.clock.passes(days=2)
    assert tidy(shop.workspace, KEPT).jobs > 0
    assert shop.jobs() == []
    assert tidy(shop.workspace, KEPT) == NOTHING


def test_as_long_as_a_case_goes_on_its_jobs_stay_so_that_none_is_queued_twice(shop: Bicycles) -> None:
    shop.hung_up()
    shop.works(None)
    shop.clock.passes(days=1_000)
    assert tidy(shop.workspace, KEPT).jobs == 0
    assert [job.state for job in shop.jobs()] == [JobState.DONE]


def test_what_still_waits_or_was_given_up_is_never_forgotten(shop: Bicycles) -> None:
    case = shop.hung_up()
    is_closed(shop, case)
    shop.clock.passes(days=1_000)
    tidy(shop.workspace, KEPT)
    assert [job.state for job in shop.jobs()] == [JobState.WAITING]


def test_a_settled_alert_is_forgotten_and_one_that_nobody_has_settled_stays(shop: Bicycles) -> None:
    case = shop.refused()
    settled, left = alerted(shop, case, "a"), alerted(shop, case, "b")
    with writing_all(shop.workspace.engine) as connection:
        stored_alerts.settle(connection, settled.client, settled.kind, settled.key, shop.clock())
    shop.clock.passes(days=91)
    assert tidy(shop.workspace, KEPT).alerts == 1
    with reading_all(shop.workspace.engine) as connection:
        assert connection.scalars(select(alerts.c.key)).all() == [left.key]
    is_closed(shop, case)
    assert tidy(shop.workspace, KEPT).alerts == 1


def test_who_was_there_long_ago_is_forgotten(shop: Bicycles) -> None:
    case = shop.refused()
    here(shop.desk("ana"))
    looks_at(shop.desk("ana"), case)
    shop.clock.passes(days=91)
    here(shop.desk("carla"))
    assert tidy(shop.workspace, KEPT).presence == 2
    assert (count(shop, presence), count(shop, looks)) == (1, 0)
    with reading_all(shop.workspace.engine) as connection:
        assert connection.scalar(select(presence.c.seen_at)) == shop.clock()


def test_a_link_is_forgotten_long_after_it_has_ended(shop: Bicycles) -> None:
    case = shop.refused(shop.customer(phone="+33 1 99 00 12 34"))
    text = make_link(shop.desk("ana"), case).path.rpartition("/")[2]
    answer(shop.workspace, text, "1234")
    shop.clock.passes(days=13)
    make_link(shop.desk("ana"), case)
    assert look_behind(shop.workspace, text).state.reference == case
    shop.clock.passes(days=92)
    assert tidy(shop.workspace, KEPT).links == 1
    assert (count(shop, link_table), count(shop, link_sessions)) == (1, 0)


def test_much_is_forgotten_a_part_at_a_time(shop: Bicycles, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("amends.app.tidying._AT_ONCE", 2)
    open_one, ended = shop.hung_up(), [shop.hung_up() for _ in range(5)]
    shop.works(None)
    for case in ended:
        is_closed(shop, case)
        alerted(shop, case, case)
    shop.clock.passes(days=91)
    done = tidy(shop.workspace, KEPT)
    assert (done.alerts, [job.data["case"] for job in shop.jobs()]) == (5, [str(shop.seen(open_one).id)])


def test_beside_the_work_the_store_is_tidied_at_once(shop: Bicycles) -> None:
    case = shop.hung_up()
    shop.works(None)
    is_closed(shop, case)
    shop.clock.passes(days=91)
    with tidied(shop.workspace, KEPT):
        pass
    assert shop.jobs() == []
    assert [finding.problem for finding in verify(shop.workspace.engine) if "closed" not in finding.problem] == []
