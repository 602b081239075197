"""The interface does what its description says, whatever is sent: made-up requests for every route (Schemathesis)."""

import os
from typing import Any, Final

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.config import SchemathesisConfig
from schemathesis.core.result import Ok
from sqlalchemy import create_engine, delete

from amends.app.permissions import DECIDES_CASES, PERMISSIONS
from amends.app.workspace import workspace_in
from amends.directory.organisation import POLICY_OWNER
from amends.http.app import build
from amends.http.table import routes_of
from amends.settings import Settings
from amends.store.access_tables import guesses
from tests.http.alarm import decided
from tests.http.house import ACCOUNTS, LANTERN, Served
from tests.stores import writing_all

EXAMPLES: Final = int(os.environ.get("AMENDS_REQUESTS", "3"))
"""How many requests are made up for each route, and for each of the two kinds: such that fit, and such that don't."""

CONFIG: Final = SchemathesisConfig.from_dict(
    {
        "generation": {"allow-x00": False, "with-security-parameters": False, "codec": "utf-8"},
        "checks": {
            # What fits the description can still make no sense here and now.
            "positive_data_acceptance": {
                "expected-statuses": ["2xx", "401", "403", "404", "409", "412", "422", "429", "503"]
            },
            "negative_data_rejection": {
                "expected-statuses": ["400", "401", "403", "404", "405", "409", "412", "413", "415", "422"]
            },
        },
    }
)
NAMED: Final = {
    "client": LANTERN,
    "customer": ACCOUNTS[LANTERN],
    "policy": "alarm-care",
    "version": "2026-01-01.1",
    "user": "omar",
    "endpoint": "billing",
}
LASTS: Final = "/api/v1/alerts"
"""What goes on and on has tests of its own."""
# Nothing is asked of this one; it is made for its table of routes.
_UNASKED: Final = build(workspace_in(create_engine("sqlite://")), Settings())
ROUTES: Final = [
    (route.method, route.path) for route in routes_of(_UNASKED) if route.is_described and route.path != LASTS
]


class Place:
    """Where made-up requests go: who sends them, and what there is to name."""

    def __init__(self, served: Served) -> None:
        app = build(served.workspace, Settings())
        document = app.openapi()
        self._served = served
        found = schemathesis.openapi.from_dict(document, config=CONFIG).get_all_operations()
        described = (one.ok() for one in found if isinstance(one, Ok))
        self._operations = {(one.method.upper(), one.path): one for one in described}
        self._needs = {(route.method, route.path): route.need for route in routes_of(app)}
        self.named = {**NAMED, "case": decided(served.caller("nina"))}

    def operation(self, route: tuple[str, str]) -> Any:
        """The operation of a route."""
        return self._operations[route]

    def token(self, route: tuple[str, str]) -> str:
        """A token of somebody whose role may."""
        need = self._needs[route]
        assert need is not None
        roles = PERMISSIONS[need.permission].roles if need.permission in PERMISSIONS else {DECIDES_CASES}
        user = "nina" if DECIDES_CASES in roles else "paul" if POLICY_OWNER in roles else "ana"
        return self._served.token(user)

    def forget_guesses(self) -> None:
        """Forgets that wrong tokens were tried, which is part of the checks."""
        with writing_all(self._served.workspace.engine) as connection:
            connection.execute(delete(guesses))

    @property
    def address(self) -> str:
        """Where they go."""
        return self._served.address


@pytest.fixture(scope="module")
def place(standing: Served) -> Place:
    """Where made-up requests go."""
    return Place(standing)


@pytest.mark.slow
@pytest.mark.parametrize("route", ROUTES, ids=" ".join)
@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE], ids=lambda mode: mode.value)
def test_the_interface_does_what_its_description_says(
    route: tuple[str, str], mode: GenerationMode, place: Place
) -> None:
    operation = place.operation(route)
    place.forget_guesses()
    headers = {"Authorization": f"Bearer {place.token(route)}"}

    @seed(7)
    @settings(
        max_examples=EXAMPLES,
        deadline=None,
        database=None,
        derandomize=False,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def does(case: Any) -> None:
        for name in case.path_parameters or ():
            # Else hardly anything would be found, and what is behind that never be reached.
            if name in place.named and len(str(case.path_parameters[name])) % 2:
                case.path_parameters[name] = place.named[name]
        case.call_and_validate(base_url=place.address, headers=headers)

    try:
        does()
    except Unsatisfiable:
        # What takes nothing cannot be sent anything that does not fit.
        assert mode is GenerationMode.NEGATIVE
