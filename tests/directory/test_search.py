"""What somebody searches customers by."""

import pytest

from amends.directory.search import CustomerSearch, EmptySearchError


def test_what_is_searched_is_compared_without_how_it_is_written() -> None:
    search = CustomerSearch(
        name="NÚÑEZ", phone="(212) 555-0142", email="A@B.ORG", account="A-1", order="# 9", serial="x/7"
    )
    assert search.keys() == CustomerSearch(
        name="nunez", phone="2125550142", email="a@b.org", account="a1", order="9", serial="x7"
    )


def test_what_holds_nothing_to_search_by_is_left_out() -> None:
    assert CustomerSearch(name="ana", phone="unknown", account="--").keys() == CustomerSearch(name="ana")


def test_a_search_for_nothing_is_refused() -> None:
    with pytest.raises(EmptySearchError) as caught:
        CustomerSearch(name="  ", phone="none").keys()
    assert caught.value.message == "there is nothing to search a customer by"
    assert caught.value.help == "give one of `name`, `phone`, `email`, `account`, `order` or `serial`"
