from collections.abc import Iterator

import pytest

from tests.app.live.house import LiveHouse, house_at, make_house
from tests.stores import Databases


@pytest.fixture
def live(databases: Databases) -> Iterator[LiveHouse]:
    """The florist with a clock, in a store of one's own."""
    url = databases.copy(databases.made("live florist", make_house))
    with house_at(url) as house:
        yield house
    databases.forget(url)
