"""Tokens that last: what they open, and that none opens more than its maker may."""

import re
from datetime import timedelta
from uuid import UUID

import pytest

from amends.app.access.errors import BeyondTheirOwnError, NoTokenError, NotRecognisedError
from amends.app.access.recognising import who
from amends.app.access.sessions import log_in, log_out_everywhere
from amends.app.access.token_text import is_token_text, new_token_text
from amends.app.access.tokens import MadeToken, NewToken, list_tokens, new_token, revoke
from amends.app.administration import clients, customers, places, users
from amends.app.administration.roles import NamedRole, grant_role, revoke_role
from amends.app.administration.users import NewUser
from amends.app.finding import NotFoundError
from amends.app.permissions import NotPermittedError
from amends.app.workspace import Desk, Scope
from tests.app.access.conftest import PASSWORD
from tests.app.administration.house import House, client

AT_HOME = "192.0.2.7"
ADMINISTER = frozenset({Scope.ADMINISTER})


def made(house: House, user: str = "ana", **new: object) -> MadeToken:
    return new_token(house.desk(user), NewToken(**{"name": "robot", "scopes": None, **new}))  # type: ignore[arg-type] # as NewToken takes them


def shown(house: House, token: MadeToken) -> Desk:
    return who(house.workspace, token.text, AT_HOME)


class TestItsForm:
    """Scanners for lost secrets know it, and a slip of the hand is seen."""

    def test_it_is_a_word_256_random_bits_and_a_checksum(self) -> None:
        assert new_token_text(lambda _: 0) == "amends_" + "0" * 43 + "2CZclj"
        text = new_token_text(lambda below: 2**256 - 1 if below == 2**256 else 0)
        assert re.fullmatch(r"amends_[0-9A-Za-z]{49}", text)

    @pytest.mark.parametrize("change", [str.lower, lambda text: text[:-1], lambda text: text + "0", lambda text: ""])
    def test_what_was_mistyped_is_none(self, change: object) -> None:
        text = new_token_text(lambda below: below // 3)
        assert is_token_text(text)
        assert not is_token_text(change(text))  # type: ignore[operator] # it changes a text

    def test_two_that_change_places_are_none(self) -> None:
        text = new_token_text(lambda below: below // 7)
        swapped = text[:10] + text[11] + text[10] + text[12:]
        assert swapped == text or not is_token_text(swapped)


def test_it_is_told_once_and_stands_nowhere(house: House) -> None:
    token = made(house)
    assert shown(house, token).user == "ana"
    assert token.text not in str(house.everything())


def test_it_opens_until_it_expires(house: House) -> None:
    token = made(house, lasts=timedelta(days=2))
    house.now += timedelta(days=2, microseconds=-1)
    assert shown(house, token).user == "ana"
    house.now += timedelta(microseconds=1)
    with pytest.raises(NotRecognisedError):
        shown(house, token)


@pytest.mark.parametrize("lasts", [timedelta(0), timedelta(days=-1), timedelta(days=367)])
def test_it_lasts_neither_for_ever_nor_not_at_all(house: House, lasts: timedelta) -> None:
    with pytest.raises(BeyondTheirOwnError):
        made(house, lasts=lasts)


def test_one_for_a_client_sees_no_other(house: House) -> None:
    desk = shown(house, made(house, client="acme"))
    assert [one.name for one in clients.list_clients(desk)] == ["acme"]
    with pytest.raises(NotFoundError):
        clients.show_client(desk, "borealis")
    with pytest.raises(NotFoundError):
        places.add_site(desk, "borealis", "ohio", "Ohio")
    assert {role.client for view in users.list_users(desk) for role in view.roles} <= {"acme", None}


def test_one_for_a_client_does_nothing_for_the_whole_workspace(house: House) -> None:
    desk = shown(house, made(house, client="acme"))
    assert places.add_site(desk, "acme", "ohio", "Ohio").name == "ohio"
    for ask in (
        lambda: clients.add_client(desk, client("zephyr", "Zephyr")),
        lambda: grant_role(desk, "dana", NamedRole(role="administrator")),
        lambda: users.change_user(desk, "udo", users.UserChanges(active=False)),
    ):
        with pytest.raises(NotPermittedError):
            ask()


def test_one_for_reading_sees_and_does_nothing(house: House) -> None:
    desk = shown(house, made(house, scopes=frozenset({Scope.READ})))
    assert len(clients.list_clients(desk)) == 2
    for ask in (
        lambda: places.add_site(desk, "acme", "ohio", "Ohio"),
        lambda: customers.add_customer(desk, "acme", customers.NewCustomer(name="Bo")),
        lambda: new_token(desk, NewToken(name="another")),
        lambda: log_out_everywhere(desk),
        lambda: list_tokens(desk),
    ):
        with pytest.raises(NotPermittedError):
            ask()
    with pytest.raises(NotPermittedError) as caught:
        places.add_site(desk, "acme", "ohio", "Ohio")
    assert str(caught.value) == (
        "this token may not change a client, its sites and its teams: it is for `read`; "
        "use one that is for `administer`"
    )


def test_one_with_a_role_acts_in_no_other(house: House) -> None:
    grant_role(house.desk("ana"), "dana", NamedRole(role="policy_owner", client="acme"))
    desk = shown(house, made(house, "dana", role="agent"))
    assert customers.add_customer(desk, "acme", customers.NewCustomer(name="Bo")).customer.name == "Bo"
    with pytest.raises(NotPermittedError):
        users.list_users(desk, "acme")


def test_one_with_a_role_sees_only_the_clients_for_which_one_has_it(house: House) -> None:
    desk = shown(house, made(house, "stella", role="policy_owner"))
    assert [one.name for one in clients.list_clients(desk)] == ["borealis"]
    grant_role(house.desk("ana"), "stella", NamedRole(role="agent", client="acme"))
    assert [one.name for one in clients.list_clients(desk)] == ["borealis"]
    assert [one.name for one in clients.list_clients(house.desk("stella"))] == ["acme", "borealis"]


def test_one_with_a_team_acts_in_no_other(house: House) -> None:
    ana = house.desk("ana")
    places.add_team(ana, "acme", "retention", "Retention", "main")
    for team in ("care", "retention"):
        grant_role(ana, "olga", NamedRole(role="agent" if team == "care" else "team_lead", client="acme", team=team))
    desk = shown(house, made(house, "olga", team="care", role="agent"))
    assert (desk.team, desk.role) == ("care", "agent")
    with pytest.raises(BeyondTheirOwnError):
        made(house, "olga", team="care", role="team_lead")


@pytest.mark.parametrize("new", [{"role": "administrator"}, {"role": "agent", "team": "night"}, {"team": "night"}])
def test_nobody_makes_one_for_a_role_or_a_team_that_they_do_not_have(house: House, new: dict[str, str]) -> None:
    grant_role(house.desk("ana"), "dana", NamedRole(role="agent", client="acme", team="care"))
    revoke_role(house.desk("ana"), "dana", NamedRole(role="agent", client="acme"))
    with pytest.raises(BeyondTheirOwnError):
        made(house, "dana", **new)


def test_nobody_makes_one_for_a_client_of_others(house: House) -> None:
    with pytest.raises(NotFoundError):
        made(house, "dana", client="borealis")


class TestMadeWithAnother:
    """What is made with a token never opens more than that, and ends with it."""

    def test_it_is_for_no_more(self, house: House) -> None:
        desk = shown(house, made(house, scopes=ADMINISTER, lasts=timedelta(days=30)))
        for new in (
            NewToken(name="more", scopes=frozenset({Scope.ADMINISTER, Scope.ACT})),
            NewToken(name="more", scopes=None),
            NewToken(name="longer", scopes=ADMINISTER, lasts=timedelta(days=31)),
        ):
            with pytest.raises(BeyondTheirOwnError):
                new_token(desk, new)

    def test_it_ends_no_later_even_if_nothing_is_said(self, house: House) -> None:
        first = made(house, lasts=timedelta(days=3))
        house.now += timedelta(days=1)
        second = new_token(shown(house, first), NewToken(name="second"))
        assert second.view.token.expires_at == first.view.token.expires_at

    def test_it_is_for_the_same_client(self, house: House) -> None:
        desk = shown(house, made(house, client="acme"))
        assert new_token(desk, NewToken(name="second")).view.client == "acme"
        with pytest.raises(NotFoundError):
            new_token(desk, NewToken(name="second", client="borealis"))

    def test_it_is_for_the_same_role(self, house: House) -> None:
        desk = shown(house, made(house, "stella", role="agent"))
        assert new_token(desk, NewToken(name="second")).view.token.role == "agent"
        with pytest.raises(BeyondTheirOwnError):
            new_token(desk, NewToken(name="second", role="administrator"))

    def test_it_ends_with_the_one_with_which_it_was_made(self, house: House) -> None:
        first = made(house)
        second = new_token(shown(house, first), NewToken(name="second", scopes=None))
        third = new_token(shown(house, second), NewToken(name="third", scopes=None))
        other = made(house)
        revoke(house.desk("ana"), first.view.token.id)
        for ended in (first, second, third):
            with pytest.raises(NotRecognisedError):
                shown(house, ended)
        assert shown(house, other).user == "ana"

    def test_what_is_made_in_a_login_outlasts_it(self, with_password: House) -> None:
        session = log_in(with_password.workspace, "dana", PASSWORD, AT_HOME)
        desk = who(with_password.workspace, session.token, AT_HOME)
        token = new_token(desk, NewToken(name="second"))
        with_password.now += timedelta(days=20)
        assert shown(with_password, token).user == "dana"


def test_each_sees_their_own(house: House) -> None:
    danas = made(house, "dana", name="danas robot")
    made(house, "ana")
    (view,) = list_tokens(house.desk("dana"))
    assert (view.token.name, view.token.id, view.user) == ("danas robot", danas.view.token.id, "dana")
    assert [one.token.id for one in list_tokens(house.desk("ada"), "dana")] == [view.token.id]
    with pytest.raises(NotPermittedError):
        list_tokens(house.desk("dana"), "ana")


def test_who_looks_after_somebody_ends_their_tokens(house: House) -> None:
    token = made(house, "dana")
    revoke(house.desk("ada"), token.view.token.id)
    with pytest.raises(NotRecognisedError):
        shown(house, token)
    assert list_tokens(house.desk("dana")) == ()


@pytest.mark.parametrize("user", ["stella", "olga"])
def test_others_are_not_told_that_it_is_there(house: House, user: str) -> None:
    token = made(house, "dana").view.token.id
    told = []
    for id in (token, UUID(int=7)):
        with pytest.raises(NoTokenError) as caught:
            revoke(house.desk(user), id)
        told.append(str(caught.value).replace(str(id), "…"))
    assert told[0] == told[1]
    assert list_tokens(house.desk("dana"))


def test_what_its_user_may_no_longer_do_it_does_not_either(house: House) -> None:
    users.add_user(house.desk("ana"), NewUser(name="eli"), NamedRole(role="administrator", client="acme"))
    token = made(house, "eli")
    places.add_site(shown(house, token), "acme", "ohio", "Ohio")
    revoke_role(house.desk("ana"), "eli", NamedRole(role="administrator", client="acme"))
    with pytest.raises(NotFoundError):
        places.add_site(shown(house, token), "acme", "utah", "Utah")


def test_logging_out_everywhere_ends_tokens_as_well(house: House) -> None:
    token = made(house, "dana")
    assert log_out_everywhere(house.desk("ana"), "dana") == 1
    with pytest.raises(NotRecognisedError):
        shown(house, token)


def test_when_it_was_used_last_is_kept_now_and_then(house: House) -> None:
    token = made(house, "dana")
    assert list_tokens(house.desk("dana"))[0].token.last_used_at is None
    first = house.now
    for _ in range(3):
        shown(house, token)
        assert list_tokens(house.desk("dana"))[0].token.last_used_at == first
        house.now += timedelta(minutes=2)
    shown(house, token)
    assert list_tokens(house.desk("dana"))[0].token.last_used_at == house.now
