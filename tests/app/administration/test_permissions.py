"""Who may do what: the table, and that every use case asks it."""

from collections.abc import Callable
from datetime import date
from io import BytesIO
from uuid import UUID

import pytest

from amends.app.access.passwords import set_password
from amends.app.access.tokens import NewToken, new_token
from amends.app.administration import belongings, clients, customers, erasing, keeping, places, roles, users
from amends.app.administration.customers import NewCustomer
from amends.app.administration.imports.customers import import_customers
from amends.app.administration.jobs import cancel_job, retry_job, see_jobs
from amends.app.administration.roles import NamedRole
from amends.app.administration.seeing_acts import see_acts
from amends.app.administration.users import NewUser
from amends.app.bills.checking import check_after, check_before
from amends.app.bills.files import BillFile
from amends.app.calls.asked import CallsAsked
from amends.app.calls.importing import CallFile, import_call_records, read_call_mapping
from amends.app.calls.looking import look_for_case, look_without_case
from amends.app.calls.looks import LooksWanted, see_looks
from amends.app.calls.own_calls import OwnCall, record_own_call
from amends.app.calls.worksheets import read_worksheet
from amends.app.cards import make_card
from amends.app.cases.listing import Wanted, list_cases
from amends.app.customer_page.linking import make_link, take_links_back
from amends.app.permissions import (
    ACTS,
    BY_CUSTOMER,
    BY_ITSELF,
    DECIDES_CASES,
    PERMISSIONS,
    TASKS,
    NotPermittedError,
    check_permitted,
    check_scope,
    is_permitted,
)
from amends.app.promises.asked import PromiseAsked
from amends.app.promises.files import PromiseFile
from amends.app.promises.importing import import_promises
from amends.app.promises.listing import PromisesWanted, count_promises, list_promises
from amends.app.promises.making import make
from amends.app.registry import VersionNamed, check_policy, list_policies, publish_policy
from amends.app.tasks import Task
from amends.app.workspace import Desk, Limits, Scope
from amends.cases.gate.table import TABLE
from amends.cases.recorded import By
from amends.directory.organisation import WORKSPACE_ROLES
from amends.directory.search import CustomerSearch
from amends.lang.errors import AmendsError
from amends.registry.reading import policy_of
from tests.app.administration.house import House, client
from tests.app.calls.tidewren import MAPPING
from tests.registry.versions import document, published

AN_AGENT = NamedRole(role="agent", client="acme")
CALLS = CallsAsked(number="555 0186", begins=date(2026, 3, 1), ends=date(2026, 3, 31), account="A-1")
NO_CALLS = CallFile(BytesIO(), "calls.csv", read_call_mapping(MAPPING, "mapping.yaml"))
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
    Task.GIVE_LINKS: (
        lambda desk: make_link(desk, "7K3M-9Q44"),
        lambda desk: take_links_back(desk, "7K3M-9Q44"),
    ),
    Task.SHOW_CARDS: (lambda desk: make_card(desk, "7K3M-9Q44"),),
    Task.SEE_CALLS_OF_A_CASE: (lambda desk: look_for_case(desk, "7K3M-9Q44", CALLS),),
    Task.READ_WORKSHEETS: (lambda desk: read_worksheet(desk, "7K3M-9Q44", 1),),
    Task.SEE_CALLS: (lambda desk: look_without_case(desk, "acme", CALLS),),
    Task.TEST_CALLS: (lambda desk: record_own_call(desk, "acme", OwnCall(number="555 0186", answered=True)),),
    Task.SEE_CALL_LOOKS: (see_looks, lambda desk: see_looks(desk, LooksWanted(client="acme"))),
    Task.IMPORT: (
        lambda desk: import_customers(desk, "acme", []),
        lambda desk: import_call_records(desk, "acme", NO_CALLS),
        lambda desk: import_promises(desk, "acme", PromiseFile(stream=BytesIO(), name="promises.csv", mapping=b"")),
    ),
    Task.SEE_PROMISES: (
        lambda desk: list_promises(desk, PromisesWanted(client="acme")),
        lambda desk: count_promises(desk, PromisesWanted(client="acme")),
    ),
    Task.MAKE_PROMISES: (lambda desk: make(desk, PromiseAsked(whom="A-1", channel="phone", words=None, terms=())),),
    Task.CHECK_BILLS: (
        lambda desk: check_before(desk, "acme", BillFile(stream=BytesIO(), name="bills.csv")),
        lambda desk: check_after(desk, "acme", BillFile(stream=BytesIO(), name="bills.csv")),
    ),
    Task.WRITE_POLICIES: (lambda desk: check_policy(desk, NO_VERSION),),
    Task.PUBLISH_POLICIES: (lambda desk: publish_policy(desk, NO_VERSION),),
    Task.SEE_POLICIES: (list_policies, lambda desk: list_policies(desk, "acme")),
    Task.OWN_ACCESS: (lambda desk: new_token(desk, NewToken(name="robot")),),
    Task.GIVE_ACCESS: (lambda desk: set_password(desk, "dina", "four words or more"),),
    Task.SEE_ACTS: (see_acts, lambda desk: see_acts(desk, "acme")),
    Task.SEE_JOBS: (see_jobs, lambda desk: see_jobs(desk, "acme")),
    Task.CHANGE_JOBS: (lambda desk: retry_job(desk, "none"), lambda desk: cancel_job(desk, "none")),
    Task.SEE_CASES: (lambda desk: list_cases(desk, Wanted(client="acme")),),
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
    users.add_user(ada, NewUser(name="dina"), AN_AGENT)
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
    assert set(ASKED) | of_the_whole_workspace == set(Task) == set(TASKS)


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
        Task.SEE_CASES,
        Task.SEE_CLIENTS,
        Task.SEE_USERS,
        Task.SEE_CUSTOMERS,
        Task.SEE_POLICIES,
        Task.SEE_JOBS,
        Task.SEE_RETENTION,
        Task.SEE_ACTS,
        Task.SEE_PROMISES,
        Task.READ_WORKSHEETS,
        Task.SEE_CALLS,
        Task.SEE_CALL_LOOKS,
        Task.VERIFY,
        # Of their own alone.
        Task.OWN_ACCESS,
    }
    assert not [act for act in ACTS if is_permitted(act, "auditor")]


def test_every_act_of_the_gate_has_its_row_and_every_row_its_act() -> None:
    assert set(ACTS) == {transition.act for transition in TABLE} | {"open"}
    assert {act for act in ACTS if not ACTS[act]} <= BY_ITSELF | BY_CUSTOMER <= set(ACTS)


def by(role: str | None) -> By:
    return By(UUID(int=1), "dana", role)


@pytest.mark.parametrize("act", ACTS)
def test_an_act_is_for_the_roles_of_its_row_alone(act: str) -> None:
    tree = policy_of(published(document(roles="[agent]"))).tree
    for role in ("agent", "policy_owner", "administrator", "auditor"):
        if is_permitted(act, role):
            check_permitted(by(role), act, tree, None)
            continue
        with pytest.raises(NotPermittedError):
            check_permitted(by(role), act, tree, None)
    for stranger in ("pirate", None):
        with pytest.raises(NotPermittedError):
            check_permitted(by(stranger), act, tree, None)


@pytest.mark.parametrize("action", PERMISSIONS)
def test_a_token_needs_one_of_the_scopes_of_the_row(action: str) -> None:
    check_scope(action, None)
    check_scope(action, Limits())
    for scope in Scope:
        limits = Limits(scopes=frozenset({scope}))
        if scope in PERMISSIONS[action].scopes:
            check_scope(action, limits)
        else:
            with pytest.raises(NotPermittedError):
                check_scope(action, limits)
    with pytest.raises(NotPermittedError):
        check_scope(action, Limits(scopes=frozenset()))


def test_who_came_to_read_does_not_act() -> None:
    tree = policy_of(published(document(roles="[agent]"))).tree
    check_permitted(by("agent"), "open", tree, Limits(scopes=frozenset({Scope.ACT})))
    with pytest.raises(NotPermittedError, match="this token may not `open`: it is for `read`"):
        check_permitted(by("agent"), "open", tree, Limits(scopes=frozenset({Scope.READ})))


def test_one_for_reading_is_for_nothing_else() -> None:
    readable = {action for action, permission in PERMISSIONS.items() if Scope.READ in permission.scopes}
    for_more = {Task.SEE_ACTS, Task.SEE_CALLS, Task.SEE_CALLS_OF_A_CASE, Task.SEE_CALL_LOOKS}
    assert readable == {task.value for task in Task if task.name.startswith(("SEE_", "READ_")) and task not in for_more}


def test_what_has_no_row_nobody_may_do() -> None:
    tree = policy_of(published(document(roles="[agent]"))).tree
    assert not is_permitted("fly", "administrator")
    with pytest.raises(NotPermittedError):
        check_permitted(by("agent"), "fly", tree, None)
    with pytest.raises(NotPermittedError):
        check_scope("fly", Limits(scopes=frozenset(Scope)))


def test_only_policy_owners_say_which_policy_governs() -> None:
    assert TASKS[Task.PUBLISH_POLICIES].roles == {"policy_owner"}


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
