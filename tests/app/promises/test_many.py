"""Many promises at once, and several who write at the same time."""

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from uuid import UUID, uuid4

import pytest

from amends.app.finding import client_of
from amends.app.people import AMENDS
from amends.app.permissions import NotPermittedError
from amends.app.promises.acting import dispute
from amends.app.promises.happening_to_many import happen_to_many
from amends.app.promises.on_promise import addition_of, gone_on, on_promise_by_itself
from amends.app.promises.references import new_references
from amends.cases.recorded import CUSTOMER, By
from amends.promises.cycles import Period
from amends.promises.events import BillChecked, Disputed, PromiseEvent
from amends.promises.keeping import Keeping
from amends.store import promises as stored_promises
from amends.store.errors import ChangedMeanwhileError
from amends.store.promises import NoPromiseError
from amends.store.verify import verify
from tests.app.promises.sale import Shop
from tests.stores import writing_all

KEPT = BillChecked("B-1", Period(date(2026, 11, 1), date(2026, 11, 30)), 1)
SHORT = BillChecked("B-2", Period(date(2026, 12, 1), date(2026, 12, 31)), 1, ("short",))


def happens(shop: Shop, client: UUID, events: Mapping[UUID, Sequence[PromiseEvent]], who: By = AMENDS) -> None:
    with writing_all(shop.house.workspace.engine) as connection:
        happen_to_many(connection, shop.desk("ada"), who, client_of(connection, client), events)


def test_what_a_run_over_all_bills_found_is_recorded_at_each_promise(shop: Shop) -> None:
    made = [shop.made() for _ in range(7)]
    happens(
        shop, made[0].row.client, {one.row.id: [KEPT, SHORT] if place < 5 else [] for place, one in enumerate(made)}
    )
    seen = [shop.seen(one) for one in made]
    assert [one.standing.keeping for one in seen] == [Keeping.BROKEN] * 5 + [Keeping.RUNNING] * 2
    assert [one.row.number for one in seen] == [3] * 5 + [1] * 2
    assert list(verify(shop.house.workspace.engine)) == []


def test_the_same_run_again_changes_nothing(shop: Shop) -> None:
    made = [shop.made() for _ in range(3)]
    events = {one.row.id: [KEPT, SHORT] for one in made}
    happens(shop, made[0].row.client, events)
    before = shop.house.everything()
    happens(shop, made[0].row.client, events)
    assert shop.house.everything() == before


def test_a_run_that_cannot_be_recorded_whole_is_not_recorded_at_all(shop: Shop) -> None:
    made = shop.made()
    before = shop.house.everything()
    with pytest.raises(NoPromiseError):
        happens(shop, made.row.client, {made.row.id: [KEPT], uuid4(): [KEPT]})
    with pytest.raises(NotPermittedError):
        happens(shop, made.row.client, {made.row.id: [KEPT]}, CUSTOMER)
    assert shop.house.everything() == before


def test_what_was_read_before_somebody_else_wrote_is_not_written(shop: Shop) -> None:
    made = shop.made()
    with writing_all(shop.house.workspace.engine) as connection:
        before = on_promise_by_itself(connection, shop.house.workspace, made.row.client, made.row.id)
    dispute(shop.desk("dana"), made.row.reference, "Two years.")
    on, recorded = gone_on(before, [KEPT])
    with pytest.raises(ChangedMeanwhileError), writing_all(shop.house.workspace.engine) as connection:
        stored_promises.append(connection, addition_of(on, recorded))
    assert shop.seen(made).row.number == 2


def test_of_several_who_write_at_the_same_time_nobody_is_lost(shop: Shop) -> None:
    made = shop.made()
    with ThreadPoolExecutor(4) as together:
        for said in [together.submit(dispute, shop.desk("dana"), made.row.id, f"No {n}.") for n in range(8)]:
            said.result()
    seen = shop.seen(made)
    told = {one.happened.event.words for one in seen.history if isinstance(one.happened.event, Disputed)}
    assert told == {f"No {n}." for n in range(8)}
    assert list(verify(shop.house.workspace.engine)) == []


def test_a_reference_that_is_taken_is_drawn_anew(shop: Shop) -> None:
    taken = shop.made().row.reference
    digits = "0123456789ABCDEFGHJKMNPQRTVWXYZ"
    first = [digits.index(one) for one in taken.replace("-", "")[:7]]
    drawn = iter([*first, *range(7), *first, *range(1, 8)])
    with writing_all(shop.house.workspace.engine) as connection:
        found = new_references(connection, lambda _: next(drawn), 2)
    assert len(found) == 2
    assert taken not in found
