"""Two people on one case see each other."""

from datetime import timedelta

import pytest

from amends.app.live.looking import CaseNow, case_now, looks_at
from amends.store.errors import NoCaseError
from tests.app.live.house import LiveHouse


def test_who_looks_at_a_case_is_seen_by_others_and_not_by_themselves(live: LiveHouse) -> None:
    case, other = live.opened(), live.opened()
    for user in ("carla", "ben"):
        looks_at(live.desk(user), case)
    assert case_now(live.desk("ana"), case) == CaseNow(live.seen(case).number, ("ben", "carla"))
    assert case_now(live.desk("carla"), case).others == ("ben",)
    assert case_now(live.desk("ana"), other).others == ()


def test_one_person_looks_at_several_cases(live: LiveHouse) -> None:
    cases = [live.opened(), live.opened()]
    for case in cases:
        looks_at(live.desk("carla"), case)
    assert [case_now(live.desk("ana"), case).others for case in cases] == [("carla",), ("carla",)]


def test_who_has_not_said_so_for_a_minute_looks_no_longer(live: LiveHouse) -> None:
    case = live.opened()
    looks_at(live.desk("carla"), case)
    live.clock.now += timedelta(seconds=40)
    looks_at(live.desk("ben"), case)
    live.clock.now += timedelta(seconds=21)
    assert case_now(live.desk("ana"), case).others == ("ben",)


def test_nobody_looks_at_a_case_that_is_not_there(live: LiveHouse) -> None:
    with pytest.raises(NoCaseError):
        looks_at(live.desk("carla"), "7K3M-9Q44")
