from collections.abc import Iterator

import pytest

from tests.app.cases.wrenfield import Wrenfield, make_wrenfield, wrenfield_at
from tests.stores import Databases


@pytest.fixture
def wrenfield(databases: Databases) -> Iterator[Wrenfield]:
    """The cable company with care and retention, in a store of one's own."""
    url = databases.copy(databases.made("cable with retention", make_wrenfield))
    with wrenfield_at(url) as wrenfield:
        yield wrenfield
    databases.forget(url)
