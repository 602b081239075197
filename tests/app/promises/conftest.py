import pytest

from tests.app.administration.house import House
from tests.app.promises.sale import Shop


@pytest.fixture
def shop(house: House) -> Shop:
    """A shop with two customers."""
    return Shop(house).furnish()
