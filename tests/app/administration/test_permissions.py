"""Who may do what: the table, and that every use case asks it."""

from collections.abc import Callable

import pytest

from amends.app.administration import belongings, clients, customers, erasing, keeping, places, roles, users
from amends.app.administration.customers import NewCustomer
from amends.app.administration.imports.customers import import_customers
from amends.app.administration.permissions import DECIDES_CASES, PERMITTED, Task, is_permitted
from amends.app.administration.roles import NamedRole
from amends.app.administration.users import NewUser
from amends.app.permissions import NotPermittedError
from amends.app.registry import VersionNamed, check_policy, list_policies, publish_policy
from amends.app.workspace import Desk
from amends.directory.organisation import WORKSPACE_ROLES
from amends.directory.search import CustomerSearch
from amends.lang.errors import AmendsError
from tests.app.administration.house import House, client

AN_AGENT = NamedRole(role="agent", client="acme")
NO_VERSION = VersionNamed("phone-care", "1", "acme")

ASKED: dict[Task, tuple[Callable[[Desk], object], ...]] = {
    Task.ADD_CLIENTS: (lambda desk: clients.add_client(desk, client("zephyr", "Zephyr")),),
    Task.CHANGE_CLIENTS: (
        lambda desk: clients.change_client(desk, "acme", clients.ClientChanges(title="Acme")),
        lambda desk: places.add_site(desk, "acme", "ohio", "Ohio"),
        lambda desk: places.add_team(desk, "acme", "night", "Nights", "main"),
    ),
    Task.SEE_CLIENTS: (clients.list_clients, lambda desk: clients.show_client(desk, "acme")),
    Task.ADD_USERS: (
        lambda desk: users.add_user(desk, NewUser(name="eli"), AN_AGENT),
        lambda desk: users.change_user(desk, "dana", users.UserChanges(active=False)),
        lambda desk: roles.grant_role(desk, "dana", NamedRole(role="team_lead", client="acme")),
        lambda desk: roles.revoke_role(desk, "dana", AN_AGENT),
    ),
    Task.SEE_USERS: (
        users.list_users,
        lambda desk: users.list_users(desk, "acme"),
        lambda desk: users.show_user(desk, "dana"),
    ),
    Task.ADD_CUSTOMERS: (
        lambda desk: customers.add_customer(desk, "acme", NewCustomer(name="Bo")),
        lambda desk: customers.change_customer(desk, "A-1", customers.CustomerChanges(name="Bo")),
        lambda desk: belongings.add_account(desk, "A-1", "A-2"),
        lambda desk: belongings.add_order(desk, "A-1", "O-1"),
        lambda desk: belongings.add_product(desk, "A-1", "Phone"),
        lambda desk: belongings.share_household(desk, ["A-1"]),
    ),
    Task.SEE_CUSTOMERS: (
        lambda desk: customers.find_customers(desk, CustomerSearch(name="carla")),
        lambda desk: customers.find_customers(desk, CustomerSearch(name="carla"), "acme"),
        lambda desk: customers.show_customer(desk, "A-1"),
    ),
    Task.IMPORT: (lambda desk: import_customers(desk, "acme", []),),
    Task.WRITE_POLICIES: (lambda desk: check_policy(desk, NO_VERSION),),
    Task.PUBLISH_POLICIES: (lambda desk: publish_policy(desk, NO_VERSION),),
    Task.SEE_POLICIES: (list_policies, lambda desk: list_policies(desk, "acme")),
    Task.ERASE: (lambda desk: erasing.erase_person(desk, "A-1"), lambda desk: erasing.erase_due(desk, "acme")),
    Task.SEE_RETENTION: (
        erasing.due_to_be_erased,
        lambda desk: erasing.due_to_be_erased(desk, "acme"),
    ),
}
"""What is asked for each task for one client; what is for the whole workspace alone is left out."""
_CASES = [
    pytest.param(task, user, role, ask, id=f"{user}-{task.name.lower()}-{number}")
    for task, asked in ASKED.items()
    for number, ask in enumerate(asked)
    for user, role in (("ana", "administrator"), ("olga", "policy_owner"), ("udo", "auditor"), ("dana", "agent"))
]


@pytest.fixture
def with_carla(house: House) -> House:
    """The house, with a customer."""
    ada = house.desk("ada")
    carla = customers.add_customer(ada, "acme", NewCustomer(name="Carla")).customer
    belongings.add_account(ada, str(carla.id), "A-1")
    return house


@pytest.mark.parametrize(("task", "user", "role", "ask"), _CASES)
def test_a_use_case_lets_pass_whom_the_table_permits(
    with_carla: House, task: Task, user: str, role: str, ask: Callable[[Desk], object]
) -> None:
    before = with_carla.everything()
    refused = None
    try:
        ask(with_carla.desk(user))
    except NotPermittedError as error:
        refused = error
    except AmendsError:
        # It was let pass, and something else stands against it.
        assert is_permitted(task, role)
    assert (refused is None) is is_permitted(task, role)
    if refused is not None:
        assert refused.message.startswith(f"`{user}` may not {task.value}")
        assert with_carla.everything() == before


def test_every_task_is_asked_for_somewhere() -> None:
    of_the_whole_workspace = {Task.KEEP_THE_STORE, Task.VERIFY}
    assert set(ASKED) | of_the_whole_workspace == set(Task) == set(PERMITTED)


@pytest.mark.parametrize("user", ["ada", "olga", "dana", "stella"])
def test_who_works_for_one_client_does_nothing_for_the_whole_workspace(house: House, user: str) -> None:
    for ask in (
        lambda desk: clients.add_client(desk, client("zephyr", "Zephyr")),
        keeping.make_checkpoint,
        keeping.verify_store,
        lambda desk: roles.grant_role(desk, user, NamedRole(role="administrator")),
    ):
        with pytest.raises(NotPermittedError):
            ask(house.desk(user))


def test_an_auditor_verifies_and_changes_nothing(house: House) -> None:
    assert keeping.verify_store(house.desk("udo")) == ()
    changing = {task for task in Task if is_permitted(task, "auditor")}
    assert changing == {
        Task.SEE_CLIENTS,
        Task.SEE_USERS,
        Task.SEE_CUSTOMERS,
        Task.SEE_POLICIES,
        Task.SEE_RETENTION,
        Task.VERIFY,
    }


def test_only_policy_owners_say_which_policy_governs() -> None:
    assert PERMITTED[Task.PUBLISH_POLICIES] == {"policy_owner"}


def test_a_role_of_the_policies_stands_for_all_of_them() -> None:
    assert is_permitted(Task.ADD_CUSTOMERS, "agent")
    assert is_permitted(Task.ADD_CUSTOMERS, "team_lead")
    assert not WORKSPACE_ROLES & {DECIDES_CASES}


def test_of_several_roles_the_one_counts_that_permits_it(house: House) -> None:
    roles.grant_role(house.desk("ana"), "dana", NamedRole(role="policy_owner", client="acme"))
    assert users.list_users(house.desk("dana"), "acme")
    assert customers.add_customer(house.desk("dana"), "acme", NewCustomer(name="Bo")).customer.name == "Bo"


def test_a_role_that_is_named_counts_alone(house: House) -> None:
    roles.grant_role(house.desk("ana"), "dana", NamedRole(role="policy_owner", client="acme"))
    with pytest.raises(NotPermittedError) as caught:
        customers.add_customer(house.desk("dana", role="policy_owner"), "acme", NewCustomer(name="Bo"))
    assert str(caught.value) == (
        "`dana` may not add and change customers for `acme` as `policy_owner`; "
        "somebody who is `administrator` or has a role of the client's policies can"
    )
