"""Two who look after a workspace at the same instant: what one does, the other sees."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from amends.app.administration.clients import ClientChanges, change_client, show_client
from amends.app.administration.roles import LastAdministratorError, NamedRole, grant_role, revoke_role
from amends.app.administration.settings import SettingChanges
from amends.app.administration.users import UserChanges, change_user, show_user
from amends.app.permissions import NotPermittedError
from amends.app.registry import draft_policy, list_policies
from amends.app.workspace import Desk, open_workspace
from amends.lang.errors import AmendsError
from tests.app.administration.house import House
from tests.app.administration.policies import phones

ADMINISTRATOR = NamedRole(role="administrator")
ROUNDS = range(5)


@pytest.fixture
def desks(house: House) -> Iterator[dict[str, Desk]]:
    """The desks of two administrators of the workspace and of two policy owners, each at an engine of its own."""
    grant_role(house.desk("ana"), "udo", ADMINISTRATOR)
    people = ("ana", "udo", "olga", "pavel")
    desks = {name: replace(house.desk(name), workspace=open_workspace(house.url)) for name in people}
    yield desks
    for desk in desks.values():
        desk.workspace.engine.dispose()


def at_once(*tasks: Callable[[], object]) -> list[type[AmendsError] | None]:
    """What stood against each of the tasks, which begin together."""
    start = threading.Barrier(len(tasks))

    def run(task: Callable[[], object]) -> type[AmendsError] | None:
        start.wait(10)
        try:
            task()
        except AmendsError as error:
            return type(error)
        return None

    with ThreadPoolExecutor(len(tasks)) as threads:
        return list(threads.map(run, tasks))


def test_of_two_administrators_who_take_each_others_role_away_one_is_left(house: House, desks: dict[str, Desk]) -> None:
    for _ in ROUNDS:
        told = at_once(
            lambda: revoke_role(desks["ana"], "udo", ADMINISTRATOR),
            lambda: revoke_role(desks["udo"], "ana", ADMINISTRATOR),
        )
        assert told.count(None) == 1, told
        assert set(told) & {LastAdministratorError, NotPermittedError}
        left = "ana" if told[0] is None else "udo"
        grant_role(house.desk(left), "udo" if left == "ana" else "ana", ADMINISTRATOR)


def test_what_two_change_of_one_user_is_both_changed(house: House, desks: dict[str, Desk]) -> None:
    for number in ROUNDS:
        mail, active = f"dana{number}@example.org", number % 2 == 0
        told = at_once(
            lambda mail=mail: change_user(desks["ana"], "dana", UserChanges(email=mail)),  # type: ignore[misc]
            lambda active=active: change_user(desks["udo"], "dana", UserChanges(active=active)),  # type: ignore[misc]
        )
        assert told == [None, None]
        dana = show_user(house.desk("ana"), "dana").user
        assert (dana.email, dana.active) == (mail, active)


def test_what_two_settle_for_one_client_is_both_settled(house: House, desks: dict[str, Desk]) -> None:
    for number in ROUNDS:
        days, title = 100 + number, f"Acme {number}"
        kept = ClientChanges(settings=SettingChanges(retention_days=days))
        named = ClientChanges(title=title)
        told = at_once(
            lambda kept=kept: change_client(desks["ana"], "acme", kept),  # type: ignore[misc]
            lambda named=named: change_client(desks["udo"], "acme", named),  # type: ignore[misc]
        )
        assert told == [None, None]
        acme = show_client(house.desk("ana"), "acme").client
        assert (acme.settings.retention_days, acme.title) == (days, title)


def test_what_two_draft_under_one_name_is_one_version(house: House, desks: dict[str, Desk]) -> None:
    for number in ROUNDS:
        text = phones(version=str(number))
        told = at_once(
            lambda text=text: draft_policy(desks["olga"], "acme", text, "phones.yaml"),  # type: ignore[misc]
            lambda text=text: draft_policy(desks["pavel"], "acme", text, "phones.yaml"),  # type: ignore[misc]
        )
        assert told == [None, None]
    assert len(list_policies(house.desk("ana"), "acme")) == len(ROUNDS)
