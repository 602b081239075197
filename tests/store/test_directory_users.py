"""Users and their roles in the store."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import IntegrityError

from amends.directory.organisation import Client, RoleGrant, User
from amends.store.directory import NameTakenError, add, change
from amends.store.directory_users import grant, grants_of, revoke, user, user_named, users_in_role, users_of
from amends.store.engine import writing
from tests.store.house import ACME, BOTH, DANA, ELI, OTHER, furnish, id_of


@pytest.fixture
def house(engine: Engine) -> Iterator[Connection]:
    """The house in a store of its own."""
    with writing(engine) as connection:
        furnish(connection)
        yield connection


def role(number: int, who: User, word: str, client: Client | None = ACME, team: str | None = None) -> RoleGrant:
    return RoleGrant(
        id=id_of(number), user=who.id, client=client.id if client is not None else None, team=team, role=word
    )


def test_a_user_is_found_by_id_and_by_the_word_they_log_in_with(house: Connection) -> None:
    assert user(house, DANA.id) == user_named(house, "dana") == DANA
    assert user(house, id_of(99)) is None
    assert user_named(house, "nobody") is None


def test_a_login_name_is_given_once(house: Connection) -> None:
    with pytest.raises(NameTakenError) as caught:
        add(house, replace(ELI, id=id_of(12), name="dana"))
    assert caught.value.message == "there is another user `dana` already"


def test_a_user_who_left_is_still_known(house: Connection) -> None:
    change(house, replace(DANA, active=False))
    assert user_named(house, "dana") == replace(DANA, active=False)


def test_roles_are_granted_and_taken_away(house: Connection) -> None:
    first, second = role(70, DANA, "agent", team="care"), role(71, DANA, "auditor", None)
    grant(house, first)
    grant(house, second)
    assert grants_of(house, DANA.id) == (first, second)
    assert grants_of(house, ELI.id) == ()
    assert revoke(house, first.id, [ACME.id])
    assert grants_of(house, DANA.id) == (second,)


def test_a_role_that_one_has_is_not_granted_twice(house: Connection) -> None:
    for number in (70, 71):
        grant(house, role(number, DANA, "administrator", None))
    assert len(grants_of(house, DANA.id)) == 1


def test_nobody_takes_a_role_for_another_client_away(house: Connection) -> None:
    grant(house, role(70, DANA, "manager"))
    grant(house, role(71, DANA, "administrator", None))
    assert not revoke(house, id_of(70), [OTHER.id])
    assert not revoke(house, id_of(71), BOTH)
    assert revoke(house, id_of(71), None)
    assert [one.role for one in grants_of(house, DANA.id)] == ["manager"]


def test_a_role_is_granted_in_a_team_that_is_there(house: Connection) -> None:
    with pytest.raises(IntegrityError):
        grant(house, role(70, DANA, "agent", team="sales"))


def test_users_are_listed_by_the_clients_that_they_work_for(house: Connection) -> None:
    grant(house, role(70, DANA, "agent", team="care"))
    grant(house, role(71, ELI, "agent", OTHER))
    assert users_of(house, [ACME.id]) == (DANA,)
    assert users_of(house, BOTH) == (DANA, ELI)
    assert users_of(house, BOTH, after="dana") == (ELI,)
    assert users_of(house, BOTH, limit=1) == (DANA,)


def test_who_has_a_role_for_the_whole_workspace_is_listed_everywhere(house: Connection) -> None:
    grant(house, role(70, ELI, "auditor", None))
    assert users_of(house, [ACME.id]) == users_of(house, [OTHER.id]) == (ELI,)


def test_those_who_could_approve_are_found_by_their_role(house: Connection) -> None:
    grant(house, role(70, DANA, "team_lead", team="care"))
    grant(house, role(71, ELI, "team_lead"))
    grant(house, role(72, ELI, "agent", OTHER))
    assert users_in_role(house, ACME.id, "team_lead") == (DANA, ELI)
    assert users_in_role(house, ACME.id, "team_lead", team="care") == (DANA, ELI)
    assert users_in_role(house, ACME.id, "team_lead", team="retention") == (ELI,)
    assert users_in_role(house, OTHER.id, "team_lead") == ()


def test_who_left_approves_nothing(house: Connection) -> None:
    grant(house, role(70, DANA, "team_lead", team="care"))
    change(house, replace(DANA, active=False))
    assert users_in_role(house, ACME.id, "team_lead") == ()
