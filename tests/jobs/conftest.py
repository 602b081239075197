from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.jobs.receiver import Receiver, receiving
from tests.jobs.shop import Shop, make_shop, shop_at
from tests.stores import Databases


@pytest.fixture
def shop_url(databases: Databases) -> Iterator[str]:
    """The URL of a store with the shop in it."""
    url = databases.copy(databases.made("shop", make_shop))
    yield url
    databases.forget(url)


@pytest.fixture
def shop(shop_url: str, tmp_path: Path) -> Iterator[Shop]:
    """The shop, in a store of one's own."""
    with shop_at(shop_url, tmp_path / "log.jsonl") as shop:
        yield shop


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    """A receiver that gives once for one key."""
    with receiving() as receiver:
        yield receiver
