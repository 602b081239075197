"""Making a sample workspace: a new store with four invented brands in the middle of their work."""

from collections.abc import Sequence
from dataclasses import dataclass

from amends.app.access.first_start import drawn_password
from amends.app.access.passwords import hash_of
from amends.app.administration.workspaces import MadeWorkspace, make_workspace
from amends.app.sample.free_box.furnishing import furnish_story
from amends.app.sample.free_box.telling import CLIENT as CABLE
from amends.app.sample.walks import SampleBrand, furnish_brands, walked
from amends.app.sample.workspace.called import import_calls
from amends.app.sample.workspace.customers import add_customers
from amends.app.sample.workspace.drafted import CLIENT as PHONE
from amends.app.sample.workspace.drafted import draft_longer
from amends.app.sample.workspace.open_cases import Around, open_cases
from amends.app.sample.workspace.promised import promise_and_bill
from amends.app.workspace import Desk
from amends.store.bounds import EVERY_CLIENT, bind
from amends.store.directory_users import user_named
from amends.store.engine import writing
from amends.store.passwords import keep_password

ADMINISTRATOR = "erin"
_FULL_NAME = "Erin Vale"


@dataclass(frozen=True, slots=True)
class Role:
    """Somebody whom one can be in the sample workspace, and what there is to try."""

    user: str
    role: str
    try_this: str


ROLES: Sequence[Role] = (
    Role("ana", "an agent", "search 0142: Nora Field is on the phone, and hers broke after 178 days"),
    Role("carla", "a team lead", "Needs approval: three months of credit after six years, and a weak signal"),
    Role("dora", "a manager", "Needs approval: what a team lead may not approve, and who asks for somebody higher"),
    Role("olga", "a policy owner", "Policies: a version with 150 days instead of 120 waits for your review"),
    Role(ADMINISTRATOR, "the administrator", "Administration: clients, users, and who did what"),
)
"""Whom to sign in as first; all others of the house have the same password."""

_EVERYBODY = ("ana", "ben", "sam", "carla", "dora", "olga", "vera", "sol", "rita", ADMINISTRATOR)


@dataclass(frozen=True, slots=True)
class SampleWorkspace:
    """A sample workspace, and the password of everybody in it, which is told this once."""

    made: MadeWorkspace
    password: str


def make_sample(url: str, brands: Sequence[SampleBrand]) -> SampleWorkspace:
    """Makes a store with the brands in it: people who can sign in, customers, promises, bills, calls, cases.

    Args:
        url: where, such as `sqlite:///sample.db`.
        brands: the invented brands, with the facts of their sample cases.

    Raises:
        StoreExistsError: something is there already.
        StoreError: the store or its key cannot be made.
    """
    made = make_workspace(url, ADMINISTRATOR, full_name=_FULL_NAME)
    workspace = made.workspace
    trees = furnish_brands(workspace.engine, list(brands), workspace.new_id)
    furnish_story(workspace, trees[CABLE])
    password = _let_everybody_in(made)
    now = workspace.clock()
    customers = add_customers(workspace, now.date())
    # What is told of the cable brand here comes from its promises, whose days are counted from today.
    for walk in walked(workspace, list(brands), trees, but=frozenset({CABLE})):
        walk.letters_go_out("carla")
    facts = {name: facts for brand in brands for name, facts in brand.cases.items()}
    import_calls(Desk(workspace, ADMINISTRATOR), now)
    promise_and_bill(workspace)
    open_cases(Around(workspace, customers, facts, trees))
    (phone,) = (brand.document for brand in brands if brand.name == PHONE)
    draft_longer(Desk(workspace, "vera"), phone, trees[PHONE], now.date())
    return SampleWorkspace(made, password)


def _let_everybody_in(made: MadeWorkspace) -> str:
    workspace = made.workspace
    password = drawn_password(workspace)
    hashed = hash_of(workspace, password)
    with writing(workspace.engine) as connection:
        bind(connection, EVERY_CLIENT)
        for name in _EVERYBODY:
            user = user_named(connection, name)
            assert user is not None, f"{name} works in the sample workspace"
            keep_password(connection, user.id, hashed, workspace.clock())
    return password
