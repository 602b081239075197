"""Setting passwords."""

from datetime import timedelta

import pytest

from amends.app.access.errors import NotRecognisedError, TooManyGuessesError, WeakPasswordError
from amends.app.access.passwords import set_password
from amends.app.access.recognising import who
from amends.app.access.sessions import log_in
from amends.app.access.tokens import NewToken, new_token
from amends.app.administration.roles import NamedRole, grant_role
from amends.app.people import NoUserError
from amends.app.permissions import NotPermittedError
from amends.app.workspace import Desk, Scope
from tests.app.access.conftest import PASSWORD
from tests.app.administration.house import House

AT_HOME = "192.0.2.7"
ANOTHER = "another four words or more"


def afar(house: House, name: str = "dana", password: str = PASSWORD) -> Desk:
    """Where somebody is who logged in."""
    return who(house.workspace, log_in(house.workspace, name, password, AT_HOME).token, AT_HOME)


def test_whoever_changes_their_own_from_afar_says_the_one_before(with_password: House) -> None:
    desk = afar(with_password)
    for current in (None, "", ANOTHER):
        with pytest.raises(NotRecognisedError):
            set_password(desk, "dana", ANOTHER, current=current)
    set_password(desk, "dana", ANOTHER, current=PASSWORD)
    assert afar(with_password, password=ANOTHER).user == "dana"
    with pytest.raises(NotRecognisedError):
        afar(with_password)


def test_whoever_found_a_screen_left_open_guesses_no_more_often_than_at_the_door(with_password: House) -> None:
    desk = afar(with_password)
    for _ in range(5):
        with pytest.raises(NotRecognisedError):
            set_password(desk, "dana", ANOTHER, current="a wild guess")
    with pytest.raises(TooManyGuessesError):
        set_password(desk, "dana", ANOTHER, current=PASSWORD)
    with_password.now += timedelta(seconds=1)
    set_password(desk, "dana", ANOTHER, current=PASSWORD)
    assert afar(with_password, password=ANOTHER).user == "dana"


def test_at_the_store_itself_one_need_not_know_the_one_before(with_password: House) -> None:
    set_password(with_password.desk("dana"), "dana", ANOTHER)
    assert afar(with_password, password=ANOTHER).user == "dana"


def test_whoever_has_a_new_one_is_logged_out_and_keeps_their_tokens(with_password: House) -> None:
    session = log_in(with_password.workspace, "dana", PASSWORD, AT_HOME)
    token = new_token(with_password.desk("dana"), NewToken(name="robot"))
    set_password(with_password.desk("ada"), "dana", ANOTHER)
    with pytest.raises(NotRecognisedError):
        who(with_password.workspace, session.token, AT_HOME)
    assert who(with_password.workspace, token.text, AT_HOME).user == "dana"


def test_only_who_looks_after_somebody_sets_theirs(with_password: House) -> None:
    for user in ("olga", "udo", "stella", "dana"):
        with pytest.raises(NotPermittedError):
            set_password(with_password.desk(user), "ana" if user == "dana" else "dana", ANOTHER)
    with pytest.raises(NotPermittedError):
        set_password(with_password.desk("ada"), "ana", ANOTHER)
    with pytest.raises(NoUserError):
        set_password(with_password.desk("ana"), "nobody", ANOTHER)


def test_who_looks_after_one_client_takes_over_nobody_who_works_for_another(with_password: House) -> None:
    grant_role(with_password.desk("ana"), "dana", NamedRole(role="agent", client="borealis"))
    with pytest.raises(NotPermittedError):
        set_password(with_password.desk("ada"), "dana", ANOTHER)


def test_a_token_that_is_not_for_administration_sets_none(with_password: House) -> None:
    token = new_token(with_password.desk("dana"), NewToken(name="robot", scopes=frozenset({Scope.ACT})))
    with pytest.raises(NotPermittedError):
        set_password(who(with_password.workspace, token.text, AT_HOME), "dana", ANOTHER, current=PASSWORD)


@pytest.mark.parametrize(
    ("password", "message"),
    [
        ("elevensigns", "the password has 11 characters; expected 12 or more"),
        ("abababababababab", "the password is guessed too soon: it repeats a few characters, or holds the name of "),
        ("my name is Dana", "the password is guessed too soon: it repeats a few characters, or holds the name of "),
        ("x" * 1_001, "the password has more than 1000 characters"),
    ],
)
def test_one_that_is_guessed_soon_is_refused(house: House, password: str, message: str) -> None:
    with pytest.raises(WeakPasswordError) as caught:
        set_password(house.desk("ana"), "dana", password)
    assert caught.value.message.startswith(message)
    assert password not in str(caught.value)


def test_two_who_have_the_same_are_not_seen_to_have_it(house: House) -> None:
    for name in ("dana", "olga"):
        set_password(house.desk("ana"), name, PASSWORD)
    kept = [line for line in house.everything() if "argon2id" in line]
    hashes = {line.split("argon2id", 1)[1] for line in kept}
    assert len(hashes) == 2
