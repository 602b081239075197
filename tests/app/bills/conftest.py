from collections.abc import Iterator

import pytest

from tests.app.bills.wrenfield import WORDS, Wrenfield, make_wrenfield, wrenfield_at
from tests.stores import Databases


@pytest.fixture
def wrenfield(databases: Databases) -> Iterator[Wrenfield]:
    """The company, in a store of one's own."""
    url = databases.copy(databases.made("wrenfield", make_wrenfield))
    with wrenfield_at(url) as company:
        company.settles(items=WORDS)
        yield company
    databases.forget(url)
