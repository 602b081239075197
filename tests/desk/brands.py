"""The brands of the examples at the desk, each with cases in which some of what is known is left out."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime

from playwright.sync_api import Browser

from amends.app.sample.house import SampleClient, furnish
from amends.app.sample.walk import Walk, walk_in
from amends.app.workspace import Workspace, workspace_in
from amends.cases.gate.acts.evidence import Confirm, Restate
from amends.cli.samples import Brand as Example
from amends.cli.samples import policy_document, read_brands
from amends.lang.tree import PolicyTree
from amends.policy import loads
from amends.store.migrations import create_store
from tests.app.florist import Florist, workspace_at
from tests.desk.letting_in import let_in
from tests.desk.people import Served
from tests.desk.serving import serving
from tests.stores import SqliteFiles


@dataclass(frozen=True, slots=True)
class Brand:
    """A brand of the examples, in a workspace of its own."""

    name: str
    workspace: Workspace
    tree: PolicyTree = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tree", loads(policy_document(self.name), name=self.name).tree)

    @property
    def florist(self) -> Florist:
        """Its people at work."""
        return Florist(self.workspace)

    def walks(self, sample: str, wish: str, without: Sequence[str] = (), *, is_verified: bool = True) -> Walk:
        """A case of the examples that ana has taken as far as a decision, without some of its facts."""
        facts = next(one for one in _brand(self.name).samples if one.id == sample).row.facts
        walk = walk_in(self.workspace, datetime.now(UTC), self.name, sample)
        walk.opens("ana", "Grace Holt", "It is broken.", self.tree.name)
        if is_verified:
            walk.verifies("ana")
        walk.hears("ana", {name: value for name, value in facts.items() if name not in without}, self.tree)
        walk.does("ana", Restate("It is broken.", "You want it put right.", wish))
        if is_verified:
            walk.does("ana", Confirm())
        walk.decides("ana")
        return walk


@contextmanager
def brand_at(files: SqliteFiles, name: str) -> Iterator[Brand]:
    """A brand in a store of its own."""
    url = files.copy(files.made(f"brand-{name}", _making(name)))
    with workspace_at(url) as workspace:
        yield Brand(name, workspace)
    files.forget(url)


@contextmanager
def brand_served(files: SqliteFiles, name: str, browsing: Browser) -> Iterator[tuple[Brand, Served]]:
    """The same at its desk, in a browser."""
    with brand_at(files, name) as brand, serving(brand.florist, browsing) as people:
        yield brand, people


def _brand(name: str) -> Example:
    return next(one for one in read_brands() if one.name == name)


def _making(name: str) -> Callable[[str], None]:
    def make(url: str) -> None:
        engine, brand = create_store(url), _brand(name)
        tree = loads(policy_document(name), name=name).tree
        client = SampleClient(name, brand.title, tree.languages or ("en",), policy_document(name))
        furnish(engine, [client], workspace_in(engine).new_id, datetime(2026, 1, 1, tzinfo=UTC))
        engine.dispose()
        with workspace_at(url) as workspace:
            let_in(workspace)

    return make
