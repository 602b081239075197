"""All walks of the sample workspace, in the order in which they are told."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Engine

from amends.app.sample import alarm, cable, calls, laptop, phone
from amends.app.sample.house import SampleClient, furnish
from amends.app.sample.walk import Walk
from amends.app.workspace import NewId, Workspace, workspace_in
from amends.formats.values import Value
from amends.lang.tree import PolicyTree
from amends.policy import loads

_FURNISHED_AT = datetime(2026, 1, 1, 9, 0, tzinfo=UTC)
_Walking = Callable[[Workspace, Mapping[str, Value], PolicyTree], Walk]

_WALKS: tuple[tuple[_Walking, str, str], ...] = (
    (phone.first_time, "phone", "broken-phone-178-days-admitted"),
    (phone.second_time, "phone", "broken-phone-178-days-admitted"),
    (calls.walk, "phone", "lottery-line-half-connected"),
    (alarm.walk, "alarm", "weak-signal-six-years"),
    (cable.walk, "cable", "free-box-billed-unconfirmed"),
    (laptop.walk, "laptop", "small-part-of-another-company"),
)
"""What is walked, the client, and the sample case that its facts are from."""


@dataclass(frozen=True, slots=True)
class SampleBrand:
    """A brand with its policy's document, and the facts of its sample cases by their names."""

    name: str
    title: str
    document: str
    cases: Mapping[str, Mapping[str, Value]]


def furnish_brands(engine: Engine, brands: list[SampleBrand], new_id: NewId) -> dict[str, PolicyTree]:
    """Furnishes an empty store with some brands, and gives their policies."""
    trees = {brand.name: loads(brand.document, name=brand.name).tree for brand in brands}
    clients = [
        SampleClient(brand.name, brand.title, trees[brand.name].languages or ("en",), brand.document)
        for brand in brands
    ]
    furnish(engine, clients, new_id, _FURNISHED_AT)
    return trees


def walks(engine: Engine, brands: list[SampleBrand]) -> Iterator[Walk]:
    """Furnishes an empty store, and walks one case after the other."""
    workspace = workspace_in(engine)
    yield from walked(workspace, brands, furnish_brands(engine, brands, workspace.new_id))


def walked(
    workspace: Workspace, brands: list[SampleBrand], trees: Mapping[str, PolicyTree], but: frozenset[str] = frozenset()
) -> Iterator[Walk]:
    """Walks one case after the other in a workspace with these brands, but for the cases of some of them."""
    cases = {brand.name: brand.cases for brand in brands}
    for walking, client, case in _WALKS:
        if client not in but:
            yield walking(workspace, cases[client][case], trees[client])
