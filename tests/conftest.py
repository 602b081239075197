"""How long properties are tried: quickly by default, at length with `AMENDS_PROPERTIES=thorough`."""

import os

import pytest
from hypothesis import HealthCheck, settings

# Slowness is no fault of a property: how fast an example is found depends on the machine.
_PATIENT = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]

# The same examples every time: a red test is red for everyone, and for the change that made it so.
settings.register_profile(
    "quick", max_examples=100, derandomize=True, database=None, deadline=None, suppress_health_check=_PATIENT
)
# Other examples every time, and those that failed once are tried again.
settings.register_profile(
    "thorough", max_examples=3_000, deadline=None, print_blob=True, suppress_health_check=_PATIENT
)
PROFILE = os.environ.get("AMENDS_PROPERTIES", "quick")
settings.load_profile(PROFILE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Lets a thorough property take the time it needs."""
    if PROFILE != "quick":
        for item in items:
            item.add_marker(pytest.mark.timeout(0))
