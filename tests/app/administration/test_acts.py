"""Who did what in looking after a workspace is kept: of every use case that writes, and nothing personal of anybody."""

import ast
import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

import amends.app.access
import amends.app.administration
import amends.app.calls.importing
import amends.app.promises.importing
from amends.app import registry
from amends.app.access.passwords import set_password
from amends.app.access.sessions import log_out_everywhere
from amends.app.access.tokens import NewToken, list_tokens, new_token, revoke
from amends.app.administration import belongings, clients, customers, endpoints, erasing, keeping, places, roles, users
from amends.app.administration.acts import Act
from amends.app.administration.copies import backup_store, copy_workspace
from amends.app.administration.endpoints import EndpointChanges, NewEndpoint
from amends.app.administration.imports.customer_rows import COLUMNS
from amends.app.administration.imports.customers import import_customers
from amends.app.administration.imports.opening import import_opening
from amends.app.administration.jobs import cancel_job, retry_job
from amends.app.administration.roles import NamedRole
from amends.app.administration.seeing_acts import ActView, see_acts
from amends.app.administration.settings import SettingChanges
from amends.app.administration.users import NewUser, UserChanges
from amends.app.administration.workspaces import make_workspace
from amends.app.calls.importing import CallFile, import_call_records, read_call_mapping
from amends.app.cases.opening import Opening, open_case
from amends.app.permissions import NotPermittedError
from amends.app.promises.files import PromiseFile
from amends.app.promises.importing import import_promises
from amends.app.workspace import Desk, Scope
from amends.formats.csv_records import BrokenRecord
from amends.formats.csv_sheet import SheetRow
from amends.store import jobs
from amends.store.engine import store_url
from tests.app.administration.files import rows
from tests.app.administration.house import House, client
from tests.app.administration.policies import phones
from tests.app.calls.tidewren import MAPPING
from tests.stores import writing_all

AGENT = NamedRole(role="agent", client="acme")
PHONES = registry.VersionNamed("phones", "1", "acme")


def _digest(desk: Desk) -> str:
    return registry.show_policy(desk, PHONES).version.hash or ""


def _one() -> Iterator[SheetRow | BrokenRecord]:
    return rows("account,name\nA-1,Carla\n", COLUMNS)


def _checkpoint(house: House, desk: Desk) -> object:
    carla = customers.show_customer(desk, "A-1").customer.id
    open_case(house.desk("dana"), Opening(client="acme", customer=carla, policy="phones", problem="It broke."))
    return keeping.make_checkpoint(desk)


def _job(house: House) -> str:
    acme = clients.show_client(house.desk("ana"), "acme").client.id
    with writing_all(house.workspace.engine) as connection:
        due = house.now + timedelta(days=1)
        return str(jobs.enqueue(connection, client=acme, kind="x", data={}, key="1", at=house.now, due_at=due))


def _a_promise() -> PromiseFile:
    columns = ("promise", "made_at", "account", "gives", "item", "amount")
    mapping = f"mapping: promises\ncurrency: USD\ncolumns: {{{', '.join(f'{one}: {one}' for one in columns)}}}\n"
    text = f"{','.join(columns)}\nP-1,2026-01-05,A-1,free,box,\n"
    return PromiseFile(stream=BytesIO(text.encode()), name="promises.csv", mapping=mapping.encode())


def _a_call() -> CallFile:
    head = "record,account,dialled,begun,answered,rang,talked,charge"
    text = f"{head}\nC-1,A-1,555 0186,2026-03-02T10:00:00Z,yes,2,30,0.50\n"
    return CallFile(BytesIO(text.encode()), "calls.csv", read_call_mapping(MAPPING, "mapping.yaml"))


WALK: tuple[tuple[str, str, Callable[[House, Desk], object], Act], ...] = (
    ("add_client", "ana", lambda _, desk: clients.add_client(desk, client("zephyr", "Zephyr")), Act.ADD_CLIENT),
    (
        "change_client",
        "ada",
        lambda _, desk: clients.change_client(
            desk, "acme", clients.ClientChanges(title="Acme", settings=SettingChanges(retention_days=30))
        ),
        Act.CHANGE_CLIENT,
    ),
    ("add_site", "ada", lambda _, desk: places.add_site(desk, "acme", "ohio", "Ohio"), Act.ADD_SITE),
    ("add_team", "ada", lambda _, desk: places.add_team(desk, "acme", "night", "Nights", "ohio"), Act.ADD_TEAM),
    (
        "add_endpoint",
        "ada",
        lambda _, desk: endpoints.add_endpoint(desk, "acme", NewEndpoint(name="depot", url="https://depot.example")),
        Act.ADD_ENDPOINT,
    ),
    (
        "change_endpoint",
        "ada",
        lambda _, desk: endpoints.change_endpoint(desk, "acme", "depot", EndpointChanges(timeout_seconds=5)),
        Act.CHANGE_ENDPOINT,
    ),
    ("rotate_secret", "ada", lambda _, desk: endpoints.rotate_secret(desk, "acme", "depot"), Act.ROTATE_SECRET),
    ("retire_secret", "ada", lambda _, desk: endpoints.retire_secret(desk, "acme", "depot"), Act.RETIRE_SECRET),
    ("remove_endpoint", "ada", lambda _, desk: endpoints.remove_endpoint(desk, "acme", "depot"), Act.REMOVE_ENDPOINT),
    (
        "add_user",
        "ada",
        lambda _, desk: users.add_user(desk, NewUser(name="eli", email="eli@example.org"), AGENT),
        Act.ADD_USER,
    ),
    (
        "change_user",
        "ana",
        lambda _, desk: users.change_user(desk, "eli", UserChanges(full_name="Eli")),
        Act.CHANGE_USER,
    ),
    (
        "grant_role",
        "ada",
        lambda _, desk: roles.grant_role(desk, "eli", NamedRole(role="team_lead", client="acme", team="care")),
        Act.GRANT_ROLE,
    ),
    ("revoke_role", "ada", lambda _, desk: roles.revoke_role(desk, "eli", AGENT), Act.REVOKE_ROLE),
    ("set_password", "ana", lambda _, desk: set_password(desk, "eli", "four words or more"), Act.SET_PASSWORD),
    ("log_out_everywhere", "ana", lambda _, desk: log_out_everywhere(desk, "eli"), Act.LOG_OUT_EVERYWHERE),
    ("new_token", "dana", lambda _, desk: new_token(desk, NewToken(name="robot")), Act.MAKE_TOKEN),
    ("revoke", "dana", lambda _, desk: revoke(desk, list_tokens(desk)[0].token.id), Act.REVOKE_TOKEN),
    (
        "add_customer",
        "dana",
        lambda _, desk: customers.add_customer(desk, "acme", customers.NewCustomer(name="Carla", phone="212 555 0142")),
        Act.ADD_CUSTOMER,
    ),
    ("import_customers", "ada", lambda _, desk: import_customers(desk, "acme", _one()), Act.IMPORT_CUSTOMERS),
    ("import_promises", "ada", lambda _, desk: import_promises(desk, "acme", _a_promise()), Act.IMPORT_PROMISES),
    (
        "import_call_records",
        "ada",
        lambda _, desk: import_call_records(desk, "acme", _a_call()),
        Act.IMPORT_CALL_RECORDS,
    ),
    (
        "change_customer",
        "dana",
        lambda _, desk: customers.change_customer(desk, "A-1", customers.CustomerChanges(name="Bo")),
        Act.CHANGE_CUSTOMER,
    ),
    ("add_account", "dana", lambda _, desk: belongings.add_account(desk, "A-1", "A-2"), Act.ADD_ACCOUNT),
    ("add_order", "dana", lambda _, desk: belongings.add_order(desk, "A-1", "O-1"), Act.ADD_ORDER),
    ("add_product", "dana", lambda _, desk: belongings.add_product(desk, "A-1", "Phone"), Act.ADD_PRODUCT),
    (
        "share_household",
        "dana",
        lambda _, desk: belongings.share_household(desk, ["A-1"], "1 Main Street"),
        Act.SHARE_HOUSEHOLD,
    ),
    ("draft_policy", "olga", lambda _, desk: registry.draft_policy(desk, "acme", phones(), "p"), Act.DRAFT_POLICY),
    ("check_policy", "olga", lambda _, desk: registry.check_policy(desk, PHONES), Act.CHECK_POLICY),
    (
        "review_policy",
        "pavel",
        lambda _, desk: registry.review_policy(desk, PHONES, _digest(desk)),
        Act.REVIEW_POLICY,
    ),
    ("publish_policy", "olga", lambda _, desk: registry.publish_policy(desk, PHONES), Act.PUBLISH_POLICY),
    (
        "import_opening",
        "ada",
        lambda _, desk: import_opening(desk, "acme", []),
        Act.IMPORT_OPENING_BALANCES,
    ),
    ("make_checkpoint", "ana", _checkpoint, Act.MAKE_CHECKPOINT),
    (
        "withdraw_policy",
        "olga",
        lambda _, desk: registry.withdraw_policy(desk, PHONES, "It was a mistake."),
        Act.WITHDRAW_POLICY,
    ),
    ("retry_job", "ada", lambda house, desk: retry_job(desk, _job(house)), Act.RETRY_JOB),
    ("cancel_job", "ada", lambda house, desk: cancel_job(desk, _job(house)), Act.CANCEL_JOB),
    ("backup_store", "ana", lambda house, desk: backup_store(desk, house.key.with_name("copy.db")), Act.BACK_UP),
    (
        "copy_workspace",
        "ana",
        lambda house, desk: copy_workspace(desk, store_url(house.key.with_name("moved.db"))),
        Act.BACK_UP,
    ),
    ("erase_person", "ada", lambda _, desk: erasing.erase_person(desk, "A-1"), Act.ERASE_PERSON),
    ("erase_due", "ada", lambda _, desk: erasing.erase_due(desk, "acme"), Act.ERASE_DUE),
)
"""Every use case that writes, by its name: who does it, what they do, and what is kept of it."""

NOBODY_ASKS = {
    "make_workspace": "is kept by itself: nobody works there yet",
    "first_administrator": "is kept by itself: whoever starts the service may write the store",
    "log_in": "is no administrative act",
    "log_out": "is no administrative act",
    "who": "only keeps when a token was used",
    "begin": "keeps a request, whatever it is",
    "keep": "keeps an answer",
    "release": "forgets a request that came to nothing",
}


def _modules() -> Iterator[ModuleType]:
    yield from (registry, amends.app.promises.importing, amends.app.calls.importing)
    for package in (amends.app.administration, amends.app.access):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            yield importlib.import_module(module.name)


def writing_use_cases() -> set[str]:
    """The public functions that write, themselves or by a private one of their module."""
    found = set()
    for module in _modules():
        functions = [one for one in ast.parse(inspect.getsource(module)).body if isinstance(one, ast.FunctionDef)]
        writes = {one.name for one in functions if {"writing", "transact"} & _called(one)}
        private = {name for name in writes if name.startswith("_")}
        writes |= {one.name for one in functions if private & _called(one)}
        found |= {name for name in writes if not name.startswith("_")}
    return found


def _called(function: ast.FunctionDef) -> set[str]:
    return {
        node.func.id for node in ast.walk(function) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }


def test_no_use_case_that_writes_is_forgotten() -> None:
    assert writing_use_cases() == {name for name, *_ in WALK} | set(NOBODY_ASKS)


def walked(house: House) -> Iterator[tuple[str, Act, str, list[ActView]]]:
    """Does everything that can be done, one after the other, and tells what was kept of each."""
    seen = len(see_acts(house.desk("ana"), limit=500).acts)
    for name, user, ask, act in WALK:
        house.now += timedelta(minutes=1)
        ask(house, house.desk(user))
        acts = see_acts(house.desk("ana"), limit=500).acts
        yield name, act, user, list(acts[: len(acts) - seen])
        seen = len(acts)


def test_each_is_kept_with_who_did_it_and_when(house: House) -> None:
    for name, act, user, kept in walked(house):
        of_it = [one for one in kept if one.act == act]
        assert of_it, name
        assert [(one.user, one.at) for one in of_it] == [(user, house.now)] * len(of_it), name
    assert {act for *_, act in WALK} | {Act.MAKE_WORKSPACE} == set(Act)


def test_what_is_kept_holds_nothing_personal(house: House) -> None:
    told = "".join(str((one.details, one.subject)) for *_, kept in walked(house) for one in kept)
    for personal in ("Carla", "212 555", "Bo'", "Main Street", "eli@example.org", "A-1", "O-1", "four words"):
        assert personal not in told


def test_it_tells_what_was_done_to_whom(house: House) -> None:
    ana = house.desk("ana")
    roles.grant_role(ana, "dana", NamedRole(role="team_lead", client="acme", team="care"))
    clients.change_client(ana, "acme", clients.ClientChanges(title="A", settings=SettingChanges(retention_days=9)))
    changed, granted = see_acts(ana, "acme", limit=2).acts
    assert (granted.act, granted.client, granted.subject) == ("grant role", "acme", "dana")
    assert granted.details == {"role": "team_lead", "team": "care"}
    assert changed.details == {"changed": ["title", "settings.retention_days"]}


def test_what_was_refused_is_not_kept(house: House) -> None:
    before = see_acts(house.desk("ana"), limit=500)
    with pytest.raises(NotPermittedError):
        clients.add_client(house.desk("dana"), client("zephyr", "Zephyr"))
    assert see_acts(house.desk("ana"), limit=500) == before


def test_who_came_with_a_token_is_kept_with_it(house: House) -> None:
    from amends.app.access.recognising import who

    made = new_token(house.desk("ana"), NewToken(name="robot", scopes=frozenset({Scope.ADMINISTER})))
    places.add_site(who(house.workspace, made.text, "192.0.2.7"), "acme", "ohio", "Ohio")
    assert see_acts(house.desk("ana"), limit=1).acts[0].token == made.view.token.id


def test_acts_come_a_page_at_a_time_the_latest_first(house: House) -> None:
    udo = house.desk("udo")
    every = see_acts(udo, limit=500)
    assert every.next is None
    pages: list[ActView] = []
    after = None
    while True:
        page = see_acts(udo, before=after, limit=3)
        pages += page.acts
        after = page.next
        if after is None:
            break
    assert tuple(pages) == every.acts
    assert pages[-1].act == "make workspace"


@pytest.mark.parametrize("user", ["dana", "olga"])
def test_only_administrators_and_auditors_see_them(house: House, user: str) -> None:
    with pytest.raises(NotPermittedError):
        see_acts(house.desk(user))


def test_who_looks_after_one_client_sees_what_was_done_for_it(house: House) -> None:
    assert {one.client for one in see_acts(house.desk("stella"), limit=500).acts} == {"borealis"}
    assert {one.client for one in see_acts(house.desk("udo"), limit=500).acts} == {"acme", "borealis", None}


@pytest.mark.parametrize("statement", ["UPDATE administrative_acts SET act = 'x'", "DELETE FROM administrative_acts"])
def test_what_is_kept_stays(house: House, statement: str) -> None:
    refused = pytest.raises(IntegrityError, match="what stands in administrative_acts stays")
    with refused, writing_all(house.workspace.engine) as connection:
        connection.execute(text(statement))


def test_a_new_workspace_begins_with_who_made_it(tmp_path: Path) -> None:
    made = make_workspace(f"sqlite:///{tmp_path / 'new.db'}", "ana")
    (act,) = see_acts(Desk(made.workspace, "ana")).acts
    assert (act.user, act.act, act.subject) == ("ana", "make workspace", "ana")
    made.workspace.engine.dispose()
