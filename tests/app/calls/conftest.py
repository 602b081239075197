from collections.abc import Iterator
from pathlib import Path

import pytest

from amends.app.administration.pseudonym_key import KEY, make_key
from amends.store.engine import address_of
from tests.app.calls.tidewren import Tidewren, make_tidewren, tidewren_at
from tests.stores import Databases


@pytest.fixture
def tidewren(databases: Databases, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Tidewren]:
    """The brand of prepaid phones, in a store of one's own, with its key."""
    url = databases.copy(databases.made("tidewren", make_tidewren))
    monkeypatch.setenv(KEY, str(tmp_path / "amends.key"))
    make_key(address_of(url))
    with tidewren_at(url) as brand:
        yield brand
    databases.forget(url)
