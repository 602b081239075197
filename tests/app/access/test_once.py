"""A request is done once, however often it is sent, and whatever dies in between."""

from dataclasses import replace
from datetime import timedelta

import pytest

from amends.app.access.errors import AnswerLostError, KeyUsedOtherwiseError, StillGoingOnError
from amends.app.access.once import Answer, begin, keep, release
from amends.app.administration import clients, customers, erasing, places
from amends.app.administration.belongings import add_account
from amends.app.finding import NotFoundError
from amends.app.workspace import Attempt, Desk
from tests.app.administration.house import House

ANSWER = Answer(201, {"etag": "1"}, '{"site": "ohio"}')
REQUEST = "POST /api/v1/clients/acme/sites"


def begun(desk: Desk, key: str = "k-1", request: str = REQUEST, digest: str = "d") -> Desk:
    """The desk at which a request is done that was just begun."""
    attempt = begin(desk, key, request, digest)
    assert isinstance(attempt, Attempt)
    return replace(desk, attempt=attempt)


def attempt_at(desk: Desk) -> Attempt:
    assert desk.attempt is not None
    return desk.attempt


def add_ohio(desk: Desk) -> None:
    places.add_site(desk, "acme", "ohio", "Ohio")


def sites(house: House) -> list[str]:
    return [site.name for site in clients.show_client(house.desk("ada"), "acme").sites]


def test_what_was_answered_is_answered_again(house: House) -> None:
    ada = house.desk("ada")
    desk = begun(ada)
    add_ohio(desk)
    keep(house.workspace, attempt_at(desk), ANSWER)
    assert begin(ada, "k-1", REQUEST, "d") == ANSWER
    assert sites(house) == ["main", "ohio"]


def test_another_request_under_the_key_is_refused(house: House) -> None:
    ada = house.desk("ada")
    begun(ada)
    with pytest.raises(KeyUsedOtherwiseError):
        begin(ada, "k-1", "POST /api/v1/clients", "d")
    with pytest.raises(KeyUsedOtherwiseError) as caught:
        begin(ada, "k-1", REQUEST, "other")
    assert caught.value.message == f"the key `k-1` was used for another request: {REQUEST}"


def test_others_may_use_the_same_key(house: House) -> None:
    begun(house.desk("ada"))
    assert begun(house.desk("dana"), request="GET /").user == "dana"


def test_while_it_is_done_it_is_not_begun_again(house: House) -> None:
    ada = house.desk("ada")
    begun(ada)
    with pytest.raises(StillGoingOnError):
        begin(ada, "k-1", REQUEST, "d")


def test_one_that_came_to_nothing_is_tried_again(house: House) -> None:
    ada = house.desk("ada")
    desk = begun(ada)
    with pytest.raises(NotFoundError):
        places.add_site(desk, "borealis", "ohio", "Ohio")
    release(house.workspace, attempt_at(desk))
    add_ohio(begun(ada))
    assert sites(house) == ["main", "ohio"]


def test_what_was_done_is_not_released(house: House) -> None:
    ada = house.desk("ada")
    desk = begun(ada)
    add_ohio(desk)
    release(house.workspace, attempt_at(desk))
    house.now += timedelta(seconds=30)
    with pytest.raises(AnswerLostError):
        begin(ada, "k-1", REQUEST, "d")


def test_between_doing_and_answering_it_is_still_being_done(house: House) -> None:
    ada = house.desk("ada")
    add_ohio(begun(ada))
    with pytest.raises(StillGoingOnError):
        begin(ada, "k-1", REQUEST, "d")


def test_after_a_death_before_it_was_done_it_is_done(house: House) -> None:
    ada = house.desk("ada")
    begun(ada)
    house.now += timedelta(seconds=30)
    add_ohio(begun(ada))
    assert sites(house) == ["main", "ohio"]


def test_after_a_death_when_it_was_done_it_is_not_done_again(house: House) -> None:
    ada = house.desk("ada")
    add_ohio(begun(ada))
    house.now += timedelta(seconds=30)
    with pytest.raises(AnswerLostError) as caught:
        begin(ada, "k-1", REQUEST, "d")
    assert caught.value.message == "the request `k-1` was done, and its answer is no longer there"


def test_who_was_taken_for_dead_does_nothing_any_more(house: House) -> None:
    ada = house.desk("ada")
    slow = begun(ada)
    house.now += timedelta(seconds=30)
    quick = begun(ada)
    with pytest.raises(StillGoingOnError):
        add_ohio(slow)
    assert sites(house) == ["main"]
    add_ohio(quick)
    keep(house.workspace, attempt_at(slow), Answer(500, {}, "too late"))
    keep(house.workspace, attempt_at(quick), ANSWER)
    assert begin(ada, "k-1", REQUEST, "d") == ANSWER


def test_two_who_take_over_at_once_do_it_once(house: House) -> None:
    ada = house.desk("ada")
    begun(ada)
    house.now += timedelta(seconds=30)
    begun(ada)
    with pytest.raises(StillGoingOnError):
        begin(ada, "k-1", REQUEST, "d")


def test_a_request_may_write_more_than_once(house: House) -> None:
    desk = begun(house.desk("ada"))
    add_ohio(desk)
    places.add_team(desk, "acme", "night", "Nights", "ohio")
    keep(house.workspace, attempt_at(desk), ANSWER)
    assert begin(house.desk("ada"), "k-1", REQUEST, "d") == ANSWER


def test_after_a_day_the_key_can_be_used_anew(house: House) -> None:
    ada = house.desk("ada")
    keep(house.workspace, attempt_at(begun(ada)), ANSWER)
    house.now += timedelta(hours=24)
    assert begin(ada, "k-1", REQUEST, "d") == ANSWER
    house.now += timedelta(microseconds=1)
    begun(ada)


def test_what_was_answered_about_somebody_who_is_erased_is_forgotten(house: House) -> None:
    ada = house.desk("ada")
    desk = begun(ada)
    carla = customers.add_customer(desk, "acme", customers.NewCustomer(name="Carla")).customer
    add_account(desk, str(carla.id), "A-1")
    keep(house.workspace, attempt_at(desk), Answer(201, {}, '{"name": "Carla"}'))
    erasing.erase_person(ada, "A-1")
    assert "Carla" not in str(house.everything())
    with pytest.raises(AnswerLostError):
        begin(ada, "k-1", REQUEST, "d")
