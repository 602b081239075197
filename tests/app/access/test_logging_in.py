"""Logging in with a password, and being known by the token from then on."""

from datetime import timedelta
from uuid import UUID

import pytest
from argon2 import PasswordHasher

from amends.app.access import passwords
from amends.app.access.errors import NoPasswordForThemError, NotRecognisedError, TooManyGuessesError
from amends.app.access.first_start import first_administrator
from amends.app.access.recognising import who
from amends.app.access.sessions import LASTS, Session, log_in, log_out, log_out_everywhere
from amends.app.access.tokens import NewToken, new_token
from amends.app.administration.users import UserChanges, change_user
from amends.app.workspace import Limits
from amends.directory.organisation import UserKind
from amends.store.directory_users import user_named
from amends.store.engine import reading
from amends.store.passwords import password_hash
from tests.app.access.conftest import PASSWORD
from tests.app.administration.house import House

AT_HOME = "192.0.2.7"


def logged_in(house: House, name: str = "dana") -> Session:
    return log_in(house.workspace, name, PASSWORD, AT_HOME)


def user_id(house: House, name: str) -> UUID:
    with reading(house.workspace.engine) as connection:
        user = user_named(connection, name)
        assert user is not None
        return user.id


def test_who_logs_in_is_known_by_the_token_for_a_shift(with_password: House) -> None:
    session = logged_in(with_password)
    desk = who(with_password.workspace, session.token, AT_HOME)
    assert (desk.user, desk.team, desk.role, desk.limits) == ("dana", None, None, Limits())
    assert session.expires_at == with_password.now + LASTS
    with_password.now += LASTS
    with pytest.raises(NotRecognisedError) as caught:
        who(with_password.workspace, session.token, AT_HOME)
    assert caught.value.help == "log in again, or make another token"


def test_a_token_stands_nowhere_in_the_store(with_password: House) -> None:
    session = logged_in(with_password)
    assert session.token.startswith("amends_")
    assert session.token not in str(with_password.everything())
    assert PASSWORD not in str(with_password.everything())


@pytest.mark.parametrize(
    ("name", "password"),
    [("dana", "incorrect horse"), ("nobody", PASSWORD), ("olga", PASSWORD), ("dana", "")],
    ids=["wrong password", "no such user", "no password yet", "nothing"],
)
def test_what_is_told_does_not_say_whether_there_is_such_a_user(with_password: House, name: str, password: str) -> None:
    with pytest.raises(NotRecognisedError) as caught:
        log_in(with_password.workspace, name, password, AT_HOME)
    assert str(caught.value) == (
        "name and password do not belong together; look at both again; an administrator can set a new password"
    )


def test_who_is_not_active_does_not_log_in_and_is_not_known_any_more(with_password: House) -> None:
    session = logged_in(with_password)
    change_user(with_password.desk("ana"), "dana", UserChanges(active=False))
    with pytest.raises(NotRecognisedError):
        who(with_password.workspace, session.token, AT_HOME)
    with pytest.raises(NotRecognisedError):
        logged_in(with_password)


def test_who_is_active_again_logs_in_anew(with_password: House) -> None:
    session = logged_in(with_password)
    for active in (False, True):
        change_user(with_password.desk("ana"), "dana", UserChanges(active=active))
    with pytest.raises(NotRecognisedError):
        who(with_password.workspace, session.token, AT_HOME)
    assert logged_in(with_password).token


def test_a_password_is_the_same_however_its_signs_are_composed(with_password: House) -> None:
    passwords.set_password(with_password.desk("ana"), "dana", "caf\u00e9 au lait \u2460 \u00e0 Paris")
    assert log_in(with_password.workspace, "dana", "cafe\u0301 au lait 1 a\u0300 Paris", AT_HOME).token


def test_who_logs_out_is_not_known_any_more(with_password: House) -> None:
    here, there = logged_in(with_password), logged_in(with_password)
    log_out(with_password.workspace, here.token)
    with pytest.raises(NotRecognisedError):
        who(with_password.workspace, here.token, AT_HOME)
    assert who(with_password.workspace, there.token, AT_HOME).user == "dana"


def test_who_logs_out_everywhere_is_known_nowhere(with_password: House) -> None:
    here, there, anas = logged_in(with_password), logged_in(with_password), logged_in(with_password, "ana")
    assert log_out_everywhere(who(with_password.workspace, here.token, AT_HOME)) == 2
    for session in (here, there):
        with pytest.raises(NotRecognisedError):
            who(with_password.workspace, session.token, AT_HOME)
    assert who(with_password.workspace, anas.token, AT_HOME).user == "ana"


def test_a_password_that_was_kept_in_a_weaker_way_is_kept_anew(
    with_password: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    dana = user_id(with_password, "dana")

    def kept() -> str:
        with reading(with_password.workspace.engine) as connection:
            return password_hash(connection, dana) or ""

    before = kept()
    logged_in(with_password)
    assert kept() == before
    monkeypatch.setattr(passwords, "_hasher", lambda: PasswordHasher(time_cost=2, memory_cost=64, parallelism=1))
    logged_in(with_password)
    assert "t=2" in kept()
    assert logged_in(with_password).token


def test_the_first_start_gives_the_administrator_a_password_and_no_later_one_does(house: House) -> None:
    first = first_administrator(house.workspace)
    assert first is not None
    assert first.name == "ana"
    assert log_in(house.workspace, "ana", first.password, AT_HOME).token
    assert first_administrator(house.workspace) is None


class TestGuesses:
    """Wrong guesses are counted for all processes, and locked ever longer."""

    def guess(self, house: House, name: str = "dana", address: str = AT_HOME) -> None:
        with pytest.raises(NotRecognisedError):
            log_in(house.workspace, name, "a wild guess", address)

    def lock(self, house: House, name: str = "dana", address: str = AT_HOME) -> timedelta:
        with pytest.raises(TooManyGuessesError) as caught:
            log_in(house.workspace, name, PASSWORD, address)
        return caught.value.until - house.now

    def test_after_five_the_next_has_to_wait_even_if_it_is_right(self, with_password: House) -> None:
        for _ in range(5):
            self.guess(with_password)
        assert self.lock(with_password) == timedelta(seconds=1)
        with_password.now += timedelta(seconds=1)
        assert logged_in(with_password).token

    def test_the_lock_doubles_up_to_a_quarter_of_an_hour(self, with_password: House) -> None:
        for _ in range(5):
            self.guess(with_password)
        locks = []
        for _ in range(12):
            locks.append(self.lock(with_password))
            with_password.now += locks[-1]
            self.guess(with_password)
        assert [lock.total_seconds() for lock in locks] == [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]

    def test_it_says_when_to_try_again(self, with_password: House) -> None:
        for _ in range(5):
            self.guess(with_password)
        with pytest.raises(TooManyGuessesError) as caught:
            logged_in(with_password)
        assert caught.value.message == "there were too many wrong guesses"
        assert caught.value.help == "try again in 1 second (at 2026-11-02 09:00:01 UTC)"

    def test_a_right_one_begins_anew(self, with_password: House) -> None:
        for _ in range(4):
            self.guess(with_password)
        assert logged_in(with_password).token
        for _ in range(5):
            self.guess(with_password)
        assert self.lock(with_password) == timedelta(seconds=1)

    def test_a_name_that_nobody_has_is_locked_like_any(self, with_password: House) -> None:
        for _ in range(5):
            self.guess(with_password, "nobody")
        assert self.lock(with_password, "nobody") == timedelta(seconds=1)

    def test_other_names_are_not_locked(self, with_password: House) -> None:
        for _ in range(5):
            self.guess(with_password)
        assert logged_in(with_password, "ana").token

    def test_who_guesses_at_many_names_is_locked_where_they_are(self, with_password: House) -> None:
        for number in range(30):
            self.guess(with_password, f"user{number}")
        assert self.lock(with_password, "ana") == timedelta(seconds=1)
        assert log_in(with_password.workspace, "ana", PASSWORD, "192.0.2.8").token

    def test_an_address_of_ipv6_is_its_network(self, with_password: House) -> None:
        for number in range(30):
            self.guess(with_password, f"user{number}", f"2001:db8::{number:x}")
        assert self.lock(with_password, "ana", "2001:db8::ffff") == timedelta(seconds=1)
        assert log_in(with_password.workspace, "ana", PASSWORD, "2001:db8:0:1::1").token

    def test_who_is_right_now_and_then_guesses_no_more_than_others(self, with_password: House) -> None:
        for number in range(30):
            self.guess(with_password, f"user{number}")
            if number == 15:
                logged_in(with_password)
        assert self.lock(with_password, "ana") == timedelta(seconds=1)

    def test_after_a_day_they_are_forgotten(self, with_password: House) -> None:
        for _ in range(4):
            self.guess(with_password)
        with_password.now += timedelta(days=1, seconds=1)
        for _ in range(4):
            self.guess(with_password)
        assert logged_in(with_password).token

    def test_no_name_or_address_that_was_typed_stands_in_the_store(self, with_password: House) -> None:
        self.guess(with_password, "my secret by mistake")
        assert "my secret by mistake" not in str(with_password.everything())
        assert AT_HOME not in str(with_password.everything())
        assert any(line.startswith("guesses: ") for line in with_password.everything())

    def test_wrong_tokens_are_counted_by_address_and_lock_nobody_whose_token_is_right(
        self, with_password: House
    ) -> None:
        session = logged_in(with_password)
        for _ in range(30):
            with pytest.raises(NotRecognisedError):
                who(with_password.workspace, "amends_guess", AT_HOME)
        with pytest.raises(TooManyGuessesError):
            who(with_password.workspace, "amends_guess", AT_HOME)
        assert who(with_password.workspace, session.token, AT_HOME).user == "dana"
        assert logged_in(with_password).token


def test_nobody_signs_in_as_an_ai_agent(with_password: House) -> None:
    before = logged_in(with_password)
    change_user(with_password.desk("ada"), "dana", UserChanges(kind=UserKind.AI_AGENT))
    with pytest.raises(NotRecognisedError):
        who(with_password.workspace, before.token, AT_HOME)
    with pytest.raises(NotRecognisedError):
        logged_in(with_password)
    with pytest.raises(NoPasswordForThemError, match="`dana` is an AI agent, and nobody signs in as one"):
        passwords.set_password(with_password.desk("ana"), "dana", PASSWORD)


def test_an_ai_agent_is_known_by_a_token(with_password: House) -> None:
    change_user(with_password.desk("ada"), "dana", UserChanges(kind=UserKind.AI_AGENT))
    made = new_token(with_password.desk("dana"), NewToken(name="answers"))
    assert who(with_password.workspace, made.text, AT_HOME).user == "dana"
