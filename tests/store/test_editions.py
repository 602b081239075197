"""Editions: what seldom changes is read once, and never used after it has changed."""

from collections.abc import Callable

import pytest
from sqlalchemy import Connection, Engine, delete, insert, select, update

from amends.directory.organisation import RoleGrant
from amends.store.directory import add
from amends.store.directory_rows import row_of
from amends.store.directory_tables import clients, role_grants, users
from amends.store.editions import Edition, edition
from amends.store.engine import reading, writing
from tests.store.house import ACME, DANA, customer, furnish, id_of

LEAD = RoleGrant(id=id_of(50), user=DANA.id, client=ACME.id, team=None, role="team_lead")
CHANGES: dict[str, Callable[[Connection], object]] = {
    "a user leaves": lambda house: house.execute(update(users).where(users.c.id == DANA.id).values(active=False)),
    "a role is given": lambda house: house.execute(insert(role_grants).values({**row_of(LEAD), "id": id_of(51)})),
    "a role is taken away": lambda house: house.execute(delete(role_grants).where(role_grants.c.id == LEAD.id)),
    "a client moves": lambda house: house.execute(update(clients).values(timezone="Europe/Berlin")),
}


@pytest.fixture
def house(engine: Engine) -> Engine:
    with writing(engine) as connection:
        furnish(connection)
        connection.execute(insert(role_grants).values(row_of(LEAD)))
    return engine


def seen(house: Engine) -> Edition:
    with reading(house) as connection:
        return edition(connection)


def title_of_acme(connection: Connection) -> str:
    title: str = connection.execute(select(clients.c.title).where(clients.c.id == ACME.id)).scalar_one()
    return title


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_begins_a_new_edition(house: Engine, what: str) -> None:
    before = seen(house)
    with writing(house) as connection:
        CHANGES[what](connection)
    assert seen(house).number > before.number


def test_a_new_customer_begins_none(house: Engine) -> None:
    before = seen(house)
    with writing(house) as connection:
        add(connection, customer(60, "Ida Blom"))
    assert seen(house) is before


def test_what_was_read_is_not_read_again_in_the_same_edition(house: Engine) -> None:
    assert seen(house).get("title", lambda: "Acme Phones") == "Acme Phones"
    assert seen(house).get("title", lambda: pytest.fail("it was read again")) == "Acme Phones"


def test_what_a_transaction_has_changed_itself_is_its_own_until_it_is_committed(house: Engine) -> None:
    assert seen(house).get("title", lambda: "Acme Phones") == "Acme Phones"
    with pytest.raises(RuntimeError, match="undone"), writing(house) as connection:
        connection.execute(update(clients).where(clients.c.id == ACME.id).values(title="Acme"))
        assert edition(connection).get("title", lambda: title_of_acme(connection)) == "Acme"
        raise RuntimeError("undone")
    with writing(house) as connection:
        connection.execute(update(clients).where(clients.c.id == ACME.id).values(title="Acme and Sons"))
    with reading(house) as connection:
        assert edition(connection).get("title", lambda: title_of_acme(connection)) == "Acme and Sons"


def test_what_was_not_there_is_looked_for_again(house: Engine) -> None:
    def missing() -> str:
        raise LookupError("nobody")

    with pytest.raises(LookupError):
        seen(house).get("title", missing)
    assert seen(house).get("title", lambda: "Acme Phones") == "Acme Phones"
