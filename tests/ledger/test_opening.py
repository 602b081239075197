from decimal import Decimal
from io import BytesIO
from uuid import UUID

import pytest

import amends
from amends.formats.csv_records import BrokenRecord
from amends.formats.csv_sheet import read_sheet
from amends.ledger.entries import Entry, EntryState
from amends.ledger.opening import KnownPeople, opening_entries
from amends.ledger.opening_rows import (
    COLUMNS,
    REQUIRED_COLUMNS,
    OpeningError,
    OpeningFault,
    OpeningRow,
    read_opening,
)
from amends.ledger.subject import Subject
from tests.ledger.florist import ACCOUNT, ANNA, CARLA, CLIENT, FLORIST, HOUSEHOLD, NOW, florist, next_id

HEADER = "customer,account,household,policy,remedy,amount,given_on,agent,team,approved\n"
PEOPLE = KnownPeople(
    customers={"C-11": CARLA},
    accounts={"A-21": ACCOUNT, "A-22": UUID(int=22)},
    households={"H-31": HOUSEHOLD, "H-32": UUID(int=32)},
    agents={"anna": ANNA},
)


def rows(text: str) -> tuple[OpeningRow, ...]:
    """The rows of a CSV file, as an import reads them."""
    read, faults = [], []
    for row in read_sheet(BytesIO(text.encode()), "opening.csv", COLUMNS, REQUIRED_COLUMNS):
        if isinstance(row, BrokenRecord):
            faults.append(OpeningFault(row.line, None, row.message, row.help))
        else:
            read.append(row)
    return read_opening(read, {"florist": florist()}, NOW, faults)


def entries(text: str) -> tuple[Entry, ...]:
    return opening_entries(rows(text), CLIENT, PEOPLE, next_id)


def faults(text: str) -> list[str]:
    with pytest.raises(OpeningError) as caught:
        entries(text)
    return list(map(str, caught.value.faults))


def test_a_row_becomes_an_entry_that_was_given_on_its_day() -> None:
    (entry,) = entries(HEADER + "C-11,A-21,H-31,florist,voucher,12.50,2026-03-01,anna,shop,true\n")
    assert (entry.state, entry.opening, entry.approved) == (EntryState.GIVEN, True, True)
    assert entry.at.isoformat() == "2026-02-28T23:00:00+00:00"
    assert (entry.gift.client, entry.gift.policy, entry.gift.remedy, entry.gift.kind, entry.gift.amount) == (
        CLIENT,
        "florist",
        "voucher",
        "credit",
        Decimal("12.50"),
    )
    assert entry.gift.subject == Subject(customer=CARLA, account=ACCOUNT, household=HOUSEHOLD, agent=ANNA, team="shop")


def test_what_a_row_does_not_tell_is_not_known() -> None:
    (entry,) = entries("policy,customer,remedy,given_on,amount\nflorist,C-11,apology,2026-03-01,\n")
    assert (entry.gift.subject, entry.approved, entry.gift.amount) == (Subject(customer=CARLA), None, Decimal(0))


def test_a_gift_may_be_known_by_its_household_alone() -> None:
    (entry,) = entries(HEADER + ",,H-31,florist,bunch,20,2026-03-01,,,\n")
    assert entry.gift.subject == Subject(household=HOUSEHOLD)


def test_every_fault_of_every_row_is_told_and_nothing_is_read() -> None:
    text = (
        HEADER
        + "C-11,,,florist,voucher,10.00,2026-03-01,,,\n"
        + "C-11,,,florist,vuocher,ten,2026-02-30,,shopp,yes\n"
        + ",,,forist,bunch,1,2026-03-01,,,\n"
        + "C-11,,,florist,voucher,,,,,\n"
        + "C-11,,,florist,voucher,10.005,2026-12-24,,,\n"
        + "C-11,florist\n"
        + "C-11,,,florist,bunch,-1,2026-03-01,,,\n"
        + "C-11,,,,,1,2026-03-01,,,\n"
    )
    assert faults(text) == [
        "line 3, `given_on`: found `2026-02-30`; write a date such as 2026-11-01",
        "line 3, `approved`: found `yes`; write `true` or `false`, or leave it empty",
        "line 3, `remedy`: `vuocher` is no remedy of `florist`; did you mean `voucher`?",
        "line 3, `team`: `shopp` is no team of `florist`; did you mean `shop`?",
        "line 4: nobody is named who got it; fill in `customer`, `account` or `household`",
        "line 4, `policy`: the client has no policy `forist`; did you mean `florist`?",
        "line 5, `given_on`: nothing stands here",
        "line 5, `amount`: nothing stands here",
        "line 6, `amount`: found `10.005`; the currency has at most 2 decimal places",
        "line 6, `given_on`: `2026-12-24` is no day on which something was given yet;"
        " expected a day in the past, or today",
        "line 7: the row has 2 cells, and the header 10",
        "line 8, `amount`: found `-1`; write an amount of 0 or more in plain digits, such as 10.00",
        "line 9, `policy`: nothing stands here",
    ]


def test_what_was_given_today_is_in_the_past() -> None:
    assert len(entries(HEADER + "C-11,,,florist,voucher,10,2026-11-15,,,\n")) == 1
    assert faults(HEADER + "C-11,,,florist,voucher,10,2026-11-16,,,\n")
    assert faults(HEADER + "C-11,,,florist,voucher,10,0001-01-01,,,\n")


def test_people_whom_the_client_does_not_know_are_told_by_their_rows() -> None:
    text = HEADER + "C-12,,,florist,voucher,10,2026-03-01,,,\n" + "C-11,A-1,H-31,florist,voucher,10,2026-03-01,arno,,\n"
    assert faults(text) == [
        "line 2, `customer`: the client has no customer `C-12`; import the customers first",
        "line 3, `account`: the client has no account `A-1`; import the accounts first",
        "line 3, `agent`: the client has no agent `arno`; import the agents first",
    ]


def test_of_very_many_faults_the_first_fifty_are_shown_and_all_are_kept() -> None:
    with pytest.raises(OpeningError) as caught:
        rows(HEADER + "C-11,,,florist,voucher,ten,2026-03-01,,,\n" * 60)
    assert len(caught.value.faults) == 60
    assert caught.value.message.splitlines()[-1] == "… and 10 more"
    assert caught.value.help == "nothing was imported; repair these rows and import the whole file again"


def test_the_same_table_has_the_same_keys_however_often_it_is_imported() -> None:
    text = HEADER + "C-11,,,florist,voucher,10.00,2026-03-01,,,\n"
    (once,), (again,) = entries(text), entries(text.replace("10.00", "10"))
    assert once.key == again.key
    assert once.id != again.id


@pytest.mark.parametrize(
    ("words", "others"),
    [("A-21", "A-22"), ("H-31", "H-32"), ("voucher", "refund"), ("12.50", "12.51"), ("-03-01", "-03-02"), ("true", "")],
)
def test_a_row_that_tells_anything_else_is_another_gift(words: str, others: str) -> None:
    text = HEADER + "C-11,A-21,H-31,florist,voucher,12.50,2026-03-01,anna,shop,true\n"
    (one,), (other,) = entries(text), entries(text.replace(words, others))
    assert one.key != other.key


def test_two_rows_that_are_alike_are_two_gifts() -> None:
    one, other = entries(HEADER + "C-11,,,florist,voucher,10,2026-03-01,,,\n" * 2)
    assert one.key != other.key


def test_keys_name_nobody() -> None:
    (entry,) = entries(HEADER + "C-11,A-21,H-31,florist,voucher,12.50,2026-03-01,anna,shop,\n")
    for known in (CARLA, ACCOUNT, HOUSEHOLD, ANNA):
        assert str(known) not in entry.key


def test_a_policy_without_teams_takes_any_team() -> None:
    text = FLORIST.replace("teams: [shop, web]\n", "").replace('team < "web"', 'team == "web"')
    cells = {"customer": "C-11", "policy": "florist", "remedy": "voucher", "amount": "1", "given_on": "2026-03-01"}
    (row,) = read_opening([(2, {**cells, "team": "kiosk"})], {"florist": amends.loads(text).tree}, NOW)
    assert row.team == "kiosk"


def test_ids_are_passed_in() -> None:
    read = rows(HEADER + "C-11,,,florist,voucher,10,2026-03-01,,,\n")
    (entry,) = opening_entries(read, CLIENT, PEOPLE, lambda: UUID(int=77))
    assert entry.id == UUID(int=77)
