"""Call records are erased with their customer, go when they were kept long enough, and are verified and copied."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, func, select

from amends.app.administration.erasing import due_to_be_erased, erase_due, erase_person
from amends.app.calls.looking import look_for_case
from amends.app.calls.looks import see_looks
from amends.app.calls.worksheets import list_worksheets
from amends.app.workspace import workspace_in
from amends.store.calls_tables import call_records
from amends.store.copying import copy_store
from amends.store.engine import open_engine
from tests.app.calls.tidewren import LEO, THE_SAME_QUESTION, Tidewren, csv_of
from tests.calls.lottery import ACCOUNT, NEIGHBOUR, OF_NEIGHBOURS
from tests.stores import Databases, on_sqlite, reading_all, writing_all


@pytest.fixture
def case(tidewren: Tidewren) -> str:
    """A case of Leo's with a worksheet."""
    tidewren.imports(csv_of(LEO, OF_NEIGHBOURS))
    case = tidewren.case()
    look_for_case(tidewren.desk("ana"), case, THE_SAME_QUESTION, share=True)
    return case


def records_of(tidewren: Tidewren, account: str) -> int:
    """How many records of an account are kept."""
    key = account.replace("-", "")
    with reading_all(tidewren.workspace.engine) as connection:
        count = select(func.count()).select_from(call_records).where(call_records.c.account == key)
        return connection.execute(count).scalar_one()


def test_who_is_erased_leaves_no_call_no_worksheet_and_no_name_in_the_log_of_looks(
    tidewren: Tidewren, case: str
) -> None:
    erased = erase_person(tidewren.desk("ada"), ACCOUNT)

    assert erased.erasure.records == 2 + len(LEO)
    assert (records_of(tidewren, ACCOUNT), records_of(tidewren, NEIGHBOUR)) == (0, 3)
    assert list_worksheets(tidewren.desk("ana"), case) == ()
    [look] = see_looks(tidewren.desk("udo")).looks
    assert (look.user, look.look.account, look.look.number) == ("ana", None, None)
    assert tidewren.findings() == []


def test_that_others_are_erased_alters_nobodys_worksheet(tidewren: Tidewren, case: str) -> None:
    erase_person(tidewren.desk("ada"), NEIGHBOUR)

    assert records_of(tidewren, NEIGHBOUR) == 0
    assert tidewren.findings() == []


def test_records_go_when_they_were_kept_long_enough_but_not_those_that_a_case_still_rests_on(
    tidewren: Tidewren, case: str
) -> None:
    [before] = due_to_be_erased(tidewren.desk("ada"))
    assert before.calls == 0
    tidewren.now += timedelta(days=10_000)

    [due] = due_to_be_erased(tidewren.desk("ada"))
    done = erase_due(tidewren.desk("ada"))

    assert (due.calls, done.erasure.records) == (3, 3)
    assert records_of(tidewren, ACCOUNT) == len(LEO)
    assert see_looks(tidewren.desk("udo")).looks[0].look.number is None
    assert tidewren.findings() == []


def test_a_record_that_is_lost_shows_when_the_store_is_verified(tidewren: Tidewren, case: str) -> None:
    with writing_all(tidewren.workspace.engine) as connection:
        connection.execute(delete(call_records).where(call_records.c.key == f"#{LEO[4].call}"))

    [finding] = tidewren.findings()
    assert finding.startswith(f"calls `{case}`: its worksheet of calls was told with the digest ")


@on_sqlite
def test_a_copy_of_the_store_has_the_records_the_looks_and_the_worksheets(
    tidewren: Tidewren, case: str, databases: Databases
) -> None:
    url = databases.empty()
    copied = copy_store(tidewren.workspace.engine, url)

    assert {name: copied.rows[name] for name in ("call_records", "call_looks", "call_worksheets")} == {
        "call_records": 23,
        "call_looks": 1,
        "call_worksheets": 1,
    }
    engine = open_engine(url)
    try:
        assert len(list_worksheets(Tidewren(workspace_in(engine)).desk("ana"), case)) == 1
    finally:
        engine.dispose()
