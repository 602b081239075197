"""That promises stand in checkpoints: one that is cut short or taken away shows, however well the rest was mended."""

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError

from amends.app.administration.keeping import make_checkpoint, verify_store
from amends.app.promises.acting import confirm, dispute
from amends.app.promises.reading import PromiseView
from amends.store.promises_tables import promises
from tests.app.promises.sale import Shop
from tests.store.tampering import tampered
from tests.stores import reading_all, writing_all


def checkpoint(shop: Shop) -> str:
    """Makes a checkpoint, and tells its digest outside."""
    made = make_checkpoint(shop.desk("ana"))
    assert made is not None
    return made.digest


def found(shop: Shop, *told: str) -> list[str]:
    return [str(one) for one in verify_store(shop.desk("ana"), told)]


def row_of(shop: Shop, promise: PromiseView) -> str:
    """The row of a promise as it stands, as what would put it back."""
    with reading_all(shop.house.workspace.engine) as connection:
        row = connection.execute(
            select(promises.c.number, promises.c.head, promises.c.confirmation).where(promises.c.id == promise.row.id)
        ).one()
        [changed_at] = connection.exec_driver_sql(
            f"SELECT changed_at FROM promises WHERE id = '{promise.row.id}'"
        ).scalars()
    return (
        f"UPDATE promises SET number = {row.number}, head = '{row.head}', confirmation = '{row.confirmation}', "
        f"changed_at = '{changed_at}' WHERE id = '{promise.row.id}'"
    )


def cut_short(shop: Shop, promise: PromiseView, as_before: str) -> None:
    """Takes the last event of a promise away, and makes its row agree with what is left."""
    of_last = f"promise = '{promise.row.id}' AND number = 2"
    tampered(
        shop.house.workspace.engine,
        f"DELETE FROM promise_personal WHERE {of_last}",
        f"DELETE FROM promise_events WHERE {of_last}",
        as_before,
    )


def test_a_promise_that_was_cut_short_shows_in_the_checkpoint_alone(shop: Shop) -> None:
    promise, other = shop.made(), shop.made("A-3")
    as_before = row_of(shop, promise)
    dispute(shop.desk("dana"), promise.row.reference, "It was to be two years.")
    digest = checkpoint(shop)
    confirm(shop.desk("dana"), other.row.reference, "phone")
    assert found(shop, digest) == []

    cut_short(shop, promise, as_before)

    assert found(shop, digest) == [
        f"checkpoint `1`: event 2 of promise `{promise.row.reference}`, which it holds, is missing"
    ]


def test_a_promise_that_was_taken_away_whole_shows(shop: Shop) -> None:
    promise, _ = shop.made(), shop.made("A-3")
    digest = checkpoint(shop)
    id = promise.row.id

    tampered(
        shop.house.workspace.engine,
        f"DELETE FROM promise_personal WHERE promise = '{id}'",
        f"DELETE FROM promise_events WHERE promise = '{id}'",
        f"DELETE FROM promises WHERE id = '{id}'",
    )

    assert found(shop, digest) == [f"checkpoint `1`: the promise {id}, which it holds, was deleted"]


def test_an_event_that_was_exchanged_for_another_shows(shop: Shop) -> None:
    promise = shop.made()
    digest = checkpoint(shop)

    tampered(shop.house.workspace.engine, f"UPDATE promise_events SET digest = '{'0' * 64}'")

    expected = f"checkpoint `1`: event 1 of promise `{promise.row.reference}` is not the one that it holds"
    assert expected in found(shop, digest)


def test_a_checkpoint_holds_the_promises_that_changed_since_the_last(shop: Shop) -> None:
    first = shop.made()
    shop.made("A-3")
    made = make_checkpoint(shop.desk("ana"))
    assert made is not None
    assert (made.cases, made.promises) == (0, 2)
    assert make_checkpoint(shop.desk("ana")) is None

    confirm(shop.desk("dana"), first.row.reference, "phone")

    again = make_checkpoint(shop.desk("ana"))
    assert again is not None
    assert (again.number, again.promises) == (2, 1)
    assert found(shop, made.digest, again.digest) == []


def test_a_checkpoint_that_forgets_a_promise_shows(shop: Shop) -> None:
    promise, _ = shop.made(), shop.made("A-3")
    checkpoint(shop)

    tampered(shop.house.workspace.engine, f"DELETE FROM checkpoint_promises WHERE promise = '{promise.row.id}'")

    assert found(shop) == [
        "checkpoint `1`: the checkpoint is not what was made",
        f"checkpoint `0`: promise `{promise.row.reference}` says that event 1 is held by a checkpoint; event 0 is",
    ]


def test_the_database_itself_refuses_to_change_what_a_checkpoint_holds(shop: Shop) -> None:
    shop.made()
    checkpoint(shop)
    for statement in ("UPDATE checkpoint_promises SET digest = ''", "DELETE FROM checkpoint_promises"):
        with pytest.raises(DBAPIError), writing_all(shop.house.workspace.engine) as connection:
            connection.exec_driver_sql(statement)
