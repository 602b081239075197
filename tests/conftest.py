"""How long properties are tried: quickly by default, at length with `AMENDS_PROPERTIES=thorough`."""

import gc
import os
import signal

import pytest
from hypothesis import HealthCheck, Phase, is_hypothesis_test, settings

from tests import postgresql_server
from tests.stores import (  # noqa: F401  # every test may ask for them
    databases,
    empty_url,
    engine,
    postgresql_databases,
    sqlite_files,
    url,
)

_COMMON = settings(
    deadline=None,
    # Slowness is no fault of a property: how fast an example is found depends on the machine.
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
    # Without the explaining phase, which runs long and tells little of a policy.
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
)
# The same examples every time: a test that is red is red for everyone, and for the change that made it so.
settings.register_profile("quick", parent=_COMMON, max_examples=60, derandomize=True, database=None)
# Other examples every time; those that failed are tried again.
settings.register_profile(
    "thorough", parent=_COMMON, max_examples=int(os.environ.get("AMENDS_EXAMPLES", "3000")), print_blob=True
)
_PROFILE = os.environ.get("AMENDS_PROPERTIES", "quick")
settings.load_profile(_PROFILE)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Gives a property the time to shrink what it found; a thorough one all that it needs."""
    for item in items:
        if isinstance(item, pytest.Function) and is_hypothesis_test(item.obj):
            item.add_marker(pytest.mark.timeout(600 if _PROFILE == "quick" else 0))


def pytest_collection_finish() -> None:
    """Has the collector of garbage pass over the tests themselves, and come less often: it took a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        postgresql_server.begin_run()
    # Who starts the tests in the background may have had them ignore interruptions; commands would inherit that.
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_xdist_auto_num_workers() -> int:
    """How many processes share the tests: one more than there are cores, for now and then a test waits for another."""
    return 1 + (os.cpu_count() or 1)


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        postgresql_server.end_run()


def pytest_report_header() -> str:
    return postgresql_server.why_none() or "PostgreSQL: tests of the store run on it, too"
