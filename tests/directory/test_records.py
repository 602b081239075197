"""The records of the directory: what is personal in them, and what erasing does."""

from dataclasses import fields
from types import NoneType
from typing import get_args, get_type_hints

import pytest

from amends.directory.customers import Account, Customer
from amends.directory.records import KINDS, Record, erased
from tests.directory.people import DANA, id_of


@pytest.mark.parametrize("kind", KINDS)
def test_whatever_is_personal_can_be_erased(kind: type[Record]) -> None:
    types = get_type_hints(kind)
    assert kind.personal <= {field.name for field in fields(kind)}
    for name in kind.personal:
        assert NoneType in get_args(types[name]), f"{kind.__name__}.{name} cannot be None"


def test_every_record_is_of_one_of_the_kinds() -> None:
    assert set(get_args(Record)) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_record_is_bound_to_a_client(kind: type[Record]) -> None:
    names = {field.name for field in fields(kind)}
    assert "client" in names or kind.__name__ in ("Client", "User")


def test_an_erased_customer_keeps_the_id_alone() -> None:
    customer = Customer(
        id=id_of(20), client=id_of(1), name="Ana Núñez", phone="212 555 0142", email="ana@example.org", language="es",
        household=id_of(30),
    )  # fmt: skip
    assert erased(customer) == Customer(id=id_of(20), client=id_of(1), language="es", household=id_of(30))


def test_an_erased_account_has_no_number() -> None:
    account = Account(id=id_of(40), client=id_of(1), customer=id_of(20), number="A-100")
    assert erased(account).number is None


def test_an_erased_user_keeps_the_login_that_histories_name() -> None:
    assert (erased(DANA).name, erased(DANA).full_name, erased(DANA).email) == ("dana", None, None)
