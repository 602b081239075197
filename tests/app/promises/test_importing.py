"""Importing promises that another system lists."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from amends.app.permissions import NotPermittedError
from amends.app.promises.acting import restate
from amends.app.promises.listing import PromisesWanted, list_promises
from amends.app.promises.reading import PromiseView, view
from amends.formats.mapped.rejects import RejectedFileError
from amends.store.verify import verify
from tests.app.promises.sale import TEN_OFF, Shop

FILE = """\
P-1,A-1,O-7,2026-10-01T10:00:00Z,Kiosk 12,partners,shop,Ten off and a box.,credit,web discount,10.00,2026-10-15,12
P-1,A-1,O-7,2026-10-01T10:00:00Z,Kiosk 12,partners,shop,Ten off and a box.,free,cable box,,,
P-2,A-3,,2026-10-02T11:00:00Z,,,,,credit,sorry,5.00,,
"""


def promises(shop: Shop) -> list[PromiseView]:
    found = list_promises(shop.desk("dana"), PromisesWanted()).promises
    return [view(shop.desk("dana"), one.row.id) for one in found]


def faults(shop: Shop, text: str, currency: str = "USD") -> list[str]:
    before = shop.house.everything()
    with pytest.raises(RejectedFileError) as caught:
        shop.imported(text, currency=currency)
    assert shop.house.everything() == before
    return [one.told("promises.csv").removeprefix("promises.csv, ") for one in caught.value.rejects]


def test_rows_of_one_number_are_one_promise_made_when_the_file_says(shop: Shop) -> None:
    done = shop.imported(FILE)
    assert (done.rows, done.new, done.known, done.differing) == (3, 2, 0, ())
    second, first = promises(shop)
    assert (first.row.listed_as, first.row.made_at) == ("P-1", datetime(2026, 10, 1, 10, tzinfo=UTC))
    assert [(one.item, one.amount, one.start, one.months) for one in first.row.terms] == [
        ("web discount", Decimal("10.00"), date(2026, 10, 15), 12),
        ("cable box", Decimal(0), date(2026, 10, 1), None),
    ]
    assert (first.row.seller, first.row.team, first.row.channel) == ("Kiosk 12", "partners", "shop")
    assert first.order is not None
    assert first.order.number == "O-7"
    assert (second.state.offer.words, second.row.channel) == (None, "import")
    assert first.history[0].by is not None
    assert first.history[0].by.name == "ada"
    assert list(verify(shop.house.workspace.engine)) == []


def test_a_day_without_a_time_begins_by_the_clock_of_the_mapping(shop: Shop) -> None:
    shop.imported("P-1,A-1,,2026-10-02,,,,,credit,sorry,5.00,,\n", zone="Europe/Berlin")
    (found,) = promises(shop)
    assert (found.row.made_at, found.row.terms[0].start) == (
        datetime(2026, 10, 1, 22, tzinfo=UTC),
        date(2026, 10, 2),
    )


def test_importing_twice_changes_nothing(shop: Shop) -> None:
    shop.imported(FILE)
    before = shop.house.records()
    done = shop.imported(FILE)
    assert (done.new, done.known, done.differing) == (0, 2, ())
    assert shop.house.records() == before


def test_rows_in_any_order_make_the_same_promises_known(shop: Shop) -> None:
    shop.imported(FILE)
    lines = FILE.splitlines()
    done = shop.imported("\n".join(reversed(lines)))
    assert (done.new, done.known, done.differing) == (0, 2, ())


def test_the_order_of_rows_does_not_tell_which_part_is_which(shop: Shop) -> None:
    shop.imported("\n".join(reversed(FILE.splitlines())))
    assert [one.item for one in promises(shop)[1].row.terms] == ["web discount", "cable box"]


def test_a_known_promise_that_the_file_tells_otherwise_stays_and_is_named(shop: Shop) -> None:
    shop.imported(FILE)
    done = shop.imported(FILE.replace("5.00", "6.00"))
    assert (done.new, done.differing) == (0, ("P-2",))
    assert promises(shop)[0].row.terms[0].amount == Decimal("5.00")


def test_terms_that_were_put_right_since_are_not_put_back(shop: Shop) -> None:
    shop.imported(FILE)
    second = promises(shop)[0]
    restate(shop.desk("dana"), second.row.id, None, (TEN_OFF,), "a mistake in the list")
    assert shop.imported(FILE).differing == ("P-2",)
    assert promises(shop)[0].row.terms[0].item == "web discount"


def test_one_row_that_cannot_be_used_keeps_the_whole_file_out(shop: Shop) -> None:
    told = faults(
        shop,
        FILE
        + """\
P-3,A-77,,2026-10-02T11:00:00Z,,,,,credit,sorry,5.00,,
P-4,A-3,O-7,2026-10-02T11:00:00Z,,,,,credit,sorry,5.00,,
P-5,A-3,O-9,2026-12-02T11:00:00Z,,,,,credit,sorry,5.00,,
P-2,A-1,,2026-10-02T11:00:00Z,,,,,credit,sorry,5.00,,
""",
    )
    assert told == [
        "line 8, `account`: the promise `P-2` says something else on line 4; rows of one promise differ in what is "
        "promised only",
        "line 8: the same thing stands twice under the promise `P-2`",
        "line 5, `account`: `acme` has no account `A-77`; import the customers first: `amends import customers`",
        "line 6, `order`: the order `O-7` is another customer's than the account `A-3`",
        "line 7, `order`: there is no order `O-9`; leave it out, or add it to the customer",
        "line 7, `made_at`: `2026-12-02 11:00 UTC` is yet to come",
    ]


def test_what_the_reader_rejects_keeps_the_whole_file_out_too(shop: Shop) -> None:
    assert faults(shop, FILE.replace("10.00", "ten"))[0].startswith("line 2, `amount`")


def test_another_currency_than_the_clients_is_refused(shop: Shop) -> None:
    assert faults(shop, FILE, "EUR")[0] == "line 1: the amounts are in EUR; `acme` bills in USD; see the mapping"


def test_only_who_looks_after_the_workspace_imports(shop: Shop) -> None:
    with pytest.raises(NotPermittedError):
        shop.imported(FILE, "dana")


def test_many_promises_are_imported_at_once(shop: Shop) -> None:
    rows = "".join(f"P-{number},A-1,,2026-10-02T11:00:00Z,,,,,credit,sorry,5.00,,\n" for number in range(1_200))
    assert shop.imported(rows).new == 1_200
    assert shop.imported(rows).known == 1_200
    assert list(verify(shop.house.workspace.engine)) == []
