import re
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import timedelta
from uuid import UUID

import pytest
from sqlalchemy import Connection, Engine, insert, text

from amends.cases.state import Stage
from amends.store.case_list import CaseFilter, Order, Page, at_their_end, count_up_to, page, references
from amends.store.case_rows import CaseRow
from amends.store.cases import find
from amends.store.cases_tables import cases
from amends.store.engine import writing
from tests.store.histories import BEGIN, CLIENT, OTHER_CLIENT
from tests.store.plans import plans_of
from tests.stores import on_sqlite

OPEN_STAGES = frozenset(Stage) - {Stage.CLOSED}
ADA, BEN = UUID(int=1), UUID(int=2)
ANNA, BERT = UUID(int=3), UUID(int=4)


def case(number: int, **values: object) -> CaseRow:
    """A case that was changed `number` minutes after the first."""
    stage = values.get("stage", Stage.OPEN)
    given = {
        "id": UUID(int=1000 + number),
        "client": CLIENT,
        "reference": f"M2-{number:04}",
        "number": 1,
        "stage": stage,
        "customer": ANNA,
        "account": None,
        "household": None,
        "owner": ADA,
        "team": "care",
        "policy": "phones",
        "opened_at": BEGIN,
        "changed_at": BEGIN + timedelta(minutes=number),
        "waiting_for": None if stage is Stage.CLOSED else "owner",
        "due_at": None,
        **values,
    }
    return CaseRow(**given)  # type: ignore[arg-type] # each value is of its field's type


def stored(connection: Connection, rows: list[CaseRow]) -> None:
    connection.execute(insert(cases), [{**row.columns(), "head": "0" * 64, "anchored": 0} for row in rows])


def numbers(found: Page) -> list[int]:
    return [int(row.reference.removeprefix("M2-")) for row in found.cases]


@pytest.fixture
def connection(engine: Engine) -> Iterator[Connection]:
    with writing(engine) as connection:
        yield connection


CASES = [
    case(1, stage=Stage.CLOSED, customer=BERT),
    case(2, owner=BEN, team="retention", policy="bills", due_at=BEGIN + timedelta(days=2)),
    case(3, stage=Stage.PROPOSED, waiting_for="team_lead", due_at=BEGIN + timedelta(days=1)),
    case(4, account=UUID(int=77), policy="bills"),
    case(5, stage=Stage.CLOSED, owner=BEN),
    case(6, client=OTHER_CLIENT, due_at=BEGIN),
]
WAITING = [
    *CASES,
    case(7, owner=None),
    case(8, owner=None, stage=Stage.CLOSED),
    case(9, owner=None, team="retention", handed_to="the carrier", handed_due=BEGIN + timedelta(days=3)),
    case(10, handed_to="the brand", handed_due=BEGIN + timedelta(days=1)),
]


def in_words(one: object) -> str:
    """What a filter asks for; alike in every process, which the order of a set is not."""
    if not isinstance(one, CaseFilter):
        return str(one)
    asked = {field.name: getattr(one, field.name) for field in fields(one)}
    told = [
        f"{name} {sorted(value) if isinstance(value, frozenset) else value}" for name, value in asked.items() if value
    ]
    return ", ".join(told) or "every case"


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (CaseFilter(), [5, 4, 3, 2, 1]),
        (CaseFilter(stages=OPEN_STAGES), [4, 3, 2]),
        (CaseFilter(stages=frozenset({Stage.CLOSED})), [5, 1]),
        (CaseFilter(stages=frozenset({Stage.CLOSED, Stage.PROPOSED})), [5, 3, 1]),
        (CaseFilter(owner=BEN), [5, 2]),
        (CaseFilter(owner=BEN, stages=OPEN_STAGES), [2]),
        (CaseFilter(team="care"), [5, 4, 3, 1]),
        (CaseFilter(policy="bills"), [4, 2]),
        (CaseFilter(policy="bills", team="care"), [4]),
        (CaseFilter(customer=BERT), [1]),
        (CaseFilter(customer=ANNA, owner=BEN), [5, 2]),
        (CaseFilter(account=UUID(int=77)), [4]),
        (CaseFilter(waiting_for="team_lead"), [3]),
        (CaseFilter(waiting_for="owner", owner=ADA), [4]),
        (CaseFilter(owner=UUID(int=9)), []),
    ],
    ids=in_words,
)
def test_a_list_shows_what_is_wanted_and_the_latest_change_first(
    connection: Connection, wanted: CaseFilter, expected: list[int]
) -> None:
    stored(connection, CASES)
    assert numbers(page(connection, [CLIENT], wanted)) == expected


def test_nobody_sees_the_cases_of_a_client_that_is_not_theirs(connection: Connection) -> None:
    stored(connection, CASES)
    assert numbers(page(connection, [OTHER_CLIENT])) == [6]
    assert page(connection, []) == Page((), None)


def test_several_clients_are_shown_in_one_order(connection: Connection) -> None:
    stored(connection, CASES)
    assert numbers(page(connection, [CLIENT, OTHER_CLIENT])) == [6, 5, 4, 3, 2, 1]


def test_what_is_due_first_is_shown_first_and_what_is_not_due_not_at_all(connection: Connection) -> None:
    stored(connection, CASES)
    assert numbers(page(connection, [CLIENT], order=Order.FIRST_DUE)) == [3, 2]
    assert numbers(page(connection, [CLIENT, OTHER_CLIENT], order=Order.FIRST_DUE)) == [6, 3, 2]
    assert numbers(page(connection, [CLIENT], CaseFilter(owner=BEN), order=Order.FIRST_DUE)) == [2]
    assert numbers(page(connection, [CLIENT], CaseFilter(waiting_for="team_lead"), order=Order.FIRST_DUE)) == [3]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (CaseFilter(is_unassigned=True, stages=OPEN_STAGES), [9, 7]),
        (CaseFilter(is_unassigned=True), [9, 8, 7]),
        (CaseFilter(is_unassigned=True, stages=OPEN_STAGES, team="care"), [7]),
    ],
    ids=in_words,
)
def test_what_nobody_owns_is_listed_by_itself(connection: Connection, wanted: CaseFilter, expected: list[int]) -> None:
    stored(connection, WAITING)
    assert numbers(page(connection, [CLIENT], wanted)) == expected


def test_what_another_party_has_to_do_first_is_shown_first(connection: Connection) -> None:
    stored(connection, WAITING)
    order = Order.FIRST_HANDED_OFF
    first = page(connection, [CLIENT], order=order, limit=1)
    assert numbers(first) == [10]
    assert numbers(page(connection, [CLIENT], order=order, after=first.next)) == [9]


def test_cases_are_counted_no_further_than_is_asked(connection: Connection) -> None:
    stored(connection, WAITING)
    assert count_up_to(connection, [CLIENT, OTHER_CLIENT], CaseFilter(stages=OPEN_STAGES), 20) == 7
    assert count_up_to(connection, [CLIENT, OTHER_CLIENT], CaseFilter(stages=OPEN_STAGES), 3) == 3
    assert count_up_to(connection, [CLIENT], CaseFilter(), 20, order=Order.FIRST_HANDED_OFF) == 2
    assert count_up_to(connection, [], CaseFilter(), 20) == 0


def test_a_row_comes_back_as_it_was(connection: Connection) -> None:
    stored(connection, CASES)
    assert page(connection, [CLIENT], CaseFilter(stages=frozenset({Stage.PROPOSED}))).cases == (CASES[2],)


def test_hundreds_of_clients_are_listed_together(connection: Connection) -> None:
    clients = [UUID(int=10_000 + number) for number in range(350)]
    stored(connection, [case(number, client=client) for number, client in enumerate(clients)])
    first = page(connection, clients, limit=3)
    assert numbers(first) == [349, 348, 347]
    assert numbers(page(connection, clients, after=first.next, limit=3)) == [346, 345, 344]


@pytest.mark.parametrize("order", list(Order))
@pytest.mark.parametrize(
    "wanted",
    [CaseFilter(), CaseFilter(owner=ADA), CaseFilter(customer=ANNA), CaseFilter(stages=OPEN_STAGES)],
    ids=in_words,
)
@pytest.mark.parametrize("limit", [1, 3, 4, 19, 20, 21])
def test_the_pages_together_hold_every_case_once_even_where_many_changed_at_one_instant(
    connection: Connection, order: Order, wanted: CaseFilter, limit: int
) -> None:
    rows = [
        case(
            number,
            changed_at=BEGIN + timedelta(minutes=number // 4),
            due_at=BEGIN + timedelta(days=number // 5),
            handed_due=BEGIN + timedelta(days=number // 6),
        )
        for number in range(20)
    ]
    stored(connection, rows)
    found = page(connection, [CLIENT, OTHER_CLIENT], wanted, order=order, limit=limit)
    seen = numbers(found)
    while found.next is not None:
        found = page(connection, [CLIENT, OTHER_CLIENT], wanted, order=order, after=found.next, limit=limit)
        assert found.cases
        seen += numbers(found)
    assert seen == sorted(seen, reverse=order.is_latest_first)
    assert sorted(seen) == list(range(20))


@on_sqlite
@pytest.mark.parametrize(
    ("wanted", "order", "index"),
    [
        (CaseFilter(), Order.LATEST_CHANGE, "ix_cases_listed"),
        (CaseFilter(stages=OPEN_STAGES), Order.LATEST_CHANGE, "ix_cases_listed"),
        (CaseFilter(owner=ADA), Order.LATEST_CHANGE, "ix_cases_listed_owner"),
        (CaseFilter(owner=ADA, policy="bills", team="care"), Order.LATEST_CHANGE, "ix_cases_listed_owner"),
        (CaseFilter(team="care"), Order.LATEST_CHANGE, "ix_cases_listed_team"),
        (CaseFilter(policy="bills"), Order.LATEST_CHANGE, "ix_cases_listed_policy"),
        (CaseFilter(policy="bills", team="care"), Order.LATEST_CHANGE, "ix_cases_listed_policy_team"),
        (CaseFilter(customer=ANNA), Order.LATEST_CHANGE, "ix_cases_customer"),
        (CaseFilter(account=ANNA, owner=ADA), Order.LATEST_CHANGE, "ix_cases_account"),
        (CaseFilter(waiting_for="owner"), Order.LATEST_CHANGE, "ix_cases_waiting_for"),
        (CaseFilter(), Order.FIRST_DUE, "ix_cases_due"),
        (CaseFilter(team="care"), Order.FIRST_DUE, "ix_cases_due"),
        (CaseFilter(owner=ADA), Order.FIRST_DUE, "ix_cases_due_owner"),
        (CaseFilter(waiting_for="owner"), Order.FIRST_DUE, "ix_cases_due_waiting_for"),
        (CaseFilter(is_unassigned=True, stages=OPEN_STAGES), Order.LATEST_CHANGE, "ix_cases_listed_owner"),
        (CaseFilter(is_unassigned=True, team="care"), Order.LATEST_CHANGE, "ix_cases_listed_owner"),
        (CaseFilter(), Order.FIRST_HANDED_OFF, "ix_cases_handed_off"),
        (CaseFilter(team="care", policy="bills"), Order.FIRST_HANDED_OFF, "ix_cases_handed_off"),
    ],
    ids=in_words,
)
@pytest.mark.parametrize("is_first", [True, False], ids=["first page", "next page"])
def test_a_list_is_read_in_the_order_of_an_index(
    connection: Connection, wanted: CaseFilter, order: Order, index: str, is_first: bool
) -> None:
    stored(connection, [case(number, due_at=BEGIN, handed_due=BEGIN) for number in range(3)])
    after = None if is_first else page(connection, [CLIENT], order=order, limit=1).next
    plan = plan_of(connection, lambda: page(connection, [CLIENT, OTHER_CLIENT], wanted, order=order, after=after))
    searches = [step for step in plan if re.search(r"\bcases\b", step)]
    assert searches
    for step in searches:
        assert re.search(rf"^SEARCH cases USING INDEX {index} \(client=\?", step), plan


@on_sqlite
def test_a_case_is_found_by_its_reference_in_an_index(connection: Connection) -> None:
    stored(connection, CASES)
    (step,) = plan_of(connection, lambda: find(connection, [CLIENT, OTHER_CLIENT], "M2-0001"))
    assert re.match(r"SEARCH cases USING INDEX \w+ \(reference=\?\)", step), step


@on_sqlite
@pytest.mark.parametrize("read", [references, at_their_end])
def test_cases_that_are_named_are_found_by_their_ids(connection: Connection, read: Callable[..., object]) -> None:
    stored(connection, CASES)
    (step,) = plan_of(connection, lambda: read(connection, [CLIENT], [UUID(int=1000 + number) for number in range(40)]))
    assert re.match(r"SEARCH cases USING INDEX \w+ \(id=\?\)", step), step


def test_the_references_of_cases_are_told_to_those_who_have_them_only(connection: Connection) -> None:
    stored(connection, CASES)
    asked = [CASES[0].id, CASES[1].id, CASES[5].id]
    assert references(connection, [CLIENT], asked) == {CASES[0].id: "M2-0001", CASES[1].id: "M2-0002"}
    assert at_their_end(connection, [CLIENT, OTHER_CLIENT], asked) == {CASES[0].id}


@on_sqlite
def test_a_list_is_counted_by_the_index_that_it_is_read_by(connection: Connection) -> None:
    stored(connection, CASES)
    plan = plan_of(connection, lambda: count_up_to(connection, [CLIENT], CaseFilter(owner=ADA), 20))
    searches = [step for step in plan if re.search(r"\bcases\b", step)]
    assert searches
    assert all(re.match(r"SEARCH cases USING (COVERING )?INDEX ix_cases_listed_owner ", step) for step in searches), (
        plan
    )


def plan_of(connection: Connection, read: Callable[[], object]) -> list[str]:
    """The steps in which the database goes about the one query that is asked."""
    with plans_of(connection) as plans:
        read()
    (plan,) = plans
    return plan.split("; ")


@on_sqlite
def test_a_plan_shows_where_no_index_is_used(connection: Connection) -> None:
    stored(connection, CASES)
    (step,) = plan_of(connection, lambda: connection.execute(text("SELECT * FROM cases WHERE team = 'care'")).all())
    assert step == "SCAN cases"
