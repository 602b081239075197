from collections.abc import Iterator

import pytest
from argon2 import PasswordHasher

from amends.app.access import passwords
from amends.app.access.passwords import set_password
from tests.app.administration.house import House

PASSWORD = "correct horse battery staple"


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Passwords are kept in a weaker way than they are meant to be, which takes less time."""
    monkeypatch.setattr(passwords, "_hasher", lambda: PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
    passwords._of_nobody.cache_clear()
    yield
    passwords._of_nobody.cache_clear()


@pytest.fixture
def with_password(house: House) -> House:
    """The house, in which Dana and Ana can log in."""
    for name in ("dana", "ana"):
        set_password(house.desk("ana"), name, PASSWORD)
    return house
