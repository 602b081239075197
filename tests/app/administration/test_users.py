"""Who works here, and in which roles."""

import pytest

from amends.app.administration.acts import Act
from amends.app.administration.clients import list_clients
from amends.app.administration.roles import LastAdministratorError, NamedRole, grant_role, revoke_role
from amends.app.administration.seeing_acts import see_acts
from amends.app.administration.user_view import UserView
from amends.app.administration.users import NewUser, UserChanges, add_user, change_user, list_users, show_user
from amends.app.finding import NotFoundError
from amends.app.people import NoUserError
from amends.app.permissions import NotPermittedError
from amends.directory.actor import InactiveUserError
from amends.directory.errors import InvalidRecordError
from amends.directory.organisation import UserKind
from amends.store.directory import NameTakenError
from tests.app.administration.house import House

AGENT = NamedRole(role="agent", client="acme", team="care")


def roles(view: UserView) -> list[tuple[str, str | None, str | None]]:
    return [(held.role, held.client, held.team) for held in view.roles]


def test_a_user_is_added_with_their_first_role(house: House) -> None:
    view = add_user(house.desk("ada"), NewUser(name="eli", full_name="Eli Moss", email="eli@example.org"), AGENT)
    assert roles(view) == [("agent", "acme", "care")]
    assert show_user(house.desk("ada"), "eli") == view


def test_a_role_of_policies_is_for_the_only_client_where_none_is_named(house: House) -> None:
    view = add_user(house.desk("ada"), NewUser(name="eli"), NamedRole(role="agent"))
    assert roles(view) == [("agent", "acme", None)]


def test_a_role_of_the_workspace_is_for_every_client_where_none_is_named(house: House) -> None:
    view = add_user(house.desk("ana"), NewUser(name="eli"), NamedRole(role="auditor"))
    assert roles(view) == [("auditor", None, None)]


def test_a_user_with_a_role_that_cannot_be_granted_is_not_added(house: House) -> None:
    before = house.everything()
    for named, error in (
        (NamedRole(role="agent", client="acme", team="crae"), NotFoundError),
        (NamedRole(role="Team Lead", client="acme"), InvalidRecordError),
        (NamedRole(role="auditor", client="acme", team="care"), InvalidRecordError),
    ):
        with pytest.raises(error):
            add_user(house.desk("ana"), NewUser(name="eli"), named)
    assert house.everything() == before


def test_a_team_that_is_mistyped_is_suggested(house: House) -> None:
    with pytest.raises(NotFoundError) as caught:
        grant_role(house.desk("ada"), "dana", NamedRole(role="agent", client="acme", team="crae"))
    assert str(caught.value) == "`acme` has no team `crae`; did you mean `care`?"


def test_a_login_name_is_given_once(house: House) -> None:
    with pytest.raises(NameTakenError):
        add_user(house.desk("ada"), NewUser(name="stella"), AGENT)


def test_a_role_that_somebody_has_is_not_granted_twice(house: House) -> None:
    grant_role(house.desk("ada"), "dana", AGENT)
    assert roles(grant_role(house.desk("ada"), "dana", AGENT)) == [("agent", "acme", None), ("agent", "acme", "care")]


def test_a_role_is_taken_away_as_it_was_granted(house: House) -> None:
    grant_role(house.desk("ada"), "dana", AGENT)
    assert roles(revoke_role(house.desk("ada"), "dana", AGENT)) == [("agent", "acme", None)]
    with pytest.raises(NotFoundError) as caught:
        revoke_role(house.desk("ada"), "dana", AGENT)
    assert caught.value.message == "`dana` does not have the role `agent` of the team `care` for `acme`"


def test_a_role_holds_from_the_next_thing_that_is_asked(house: House) -> None:
    revoke_role(house.desk("ada"), "dana", NamedRole(role="agent", client="acme"))
    with pytest.raises(NotPermittedError):
        list_clients(house.desk("dana"))


def test_who_is_not_active_does_nothing_and_can_be_active_again(house: House) -> None:
    ada, dana = house.desk("ada"), house.desk("dana")
    assert not change_user(ada, "dana", UserChanges(active=False)).user.active
    with pytest.raises(InactiveUserError):
        list_clients(dana)
    change_user(ada, "dana", UserChanges(active=True))
    assert list_clients(dana)


def test_what_is_known_of_a_user_can_be_changed(house: House) -> None:
    view = change_user(house.desk("ada"), "dana", UserChanges(full_name="Dana Reyes"))
    view = change_user(house.desk("ada"), "dana", UserChanges(email="dana@example.org"))
    assert (view.user.full_name, view.user.email, view.user.active) == ("Dana Reyes", "dana@example.org", True)


def test_who_works_for_others_too_is_changed_by_who_looks_after_all_of_it(house: House) -> None:
    grant_role(house.desk("ana"), "dana", NamedRole(role="agent", client="borealis"))
    with pytest.raises(NotPermittedError) as caught:
        change_user(house.desk("ada"), "dana", UserChanges(active=False))
    assert "borealis" not in str(caught.value)
    change_user(house.desk("ana"), "dana", UserChanges(active=False))


def test_a_client_sees_no_role_that_its_people_have_elsewhere(house: House) -> None:
    grant_role(house.desk("ana"), "dana", NamedRole(role="agent", client="borealis"))
    assert roles(show_user(house.desk("ada"), "dana")) == [("agent", "acme", None)]
    assert len(show_user(house.desk("ana"), "dana").roles) == 2


def test_the_users_of_a_client_are_listed_with_those_of_the_workspace(house: House) -> None:
    names = [view.user.name for view in list_users(house.desk("ada"), "acme")]
    assert names == ["ada", "ana", "dana", "olga", "pavel", "udo"]


def test_who_has_no_role_left_is_seen_by_the_administrator_of_the_workspace(house: House) -> None:
    revoke_role(house.desk("ada"), "dana", NamedRole(role="agent", client="acme"))
    assert "dana" not in {view.user.name for view in list_users(house.desk("ada"))}
    with pytest.raises(NoUserError):
        show_user(house.desk("ada"), "dana")
    assert "dana" in {view.user.name for view in list_users(house.desk("ana"))}
    assert show_user(house.desk("ana"), "dana").roles == ()
    change_user(house.desk("ana"), "dana", UserChanges(active=False))


def test_a_workspace_keeps_an_administrator(house: House) -> None:
    ana = house.desk("ana")
    before = house.everything()
    with pytest.raises(LastAdministratorError):
        revoke_role(ana, "ana", NamedRole(role="administrator"))
    with pytest.raises(LastAdministratorError):
        change_user(ana, "ana", UserChanges(active=False))
    assert house.everything() == before
    grant_role(ana, "udo", NamedRole(role="administrator"))
    revoke_role(ana, "ana", NamedRole(role="administrator"))
    assert list_users(house.desk("udo"))


def test_an_administrator_who_is_not_active_does_not_count(house: House) -> None:
    ana = house.desk("ana")
    grant_role(ana, "udo", NamedRole(role="administrator"))
    change_user(ana, "udo", UserChanges(active=False))
    with pytest.raises(LastAdministratorError):
        change_user(ana, "ana", UserChanges(active=False))


def test_the_administrator_of_a_client_makes_nobody_administrator_of_more(house: House) -> None:
    with pytest.raises(NotPermittedError):
        grant_role(house.desk("ada"), "ada", NamedRole(role="administrator"))
    with pytest.raises(NotPermittedError):
        add_user(house.desk("ada"), NewUser(name="eli"), NamedRole(role="auditor"))
    assert grant_role(house.desk("ada"), "dana", NamedRole(role="administrator", client="acme")).roles


def test_who_is_not_there_is_told(house: House) -> None:
    with pytest.raises(NoUserError):
        list_users(house.desk("nina"))
    with pytest.raises(NoUserError) as caught:
        grant_role(house.desk("ada"), "nina", AGENT)
    assert str(caught.value) == "there is no user `nina`; see who there is: `amends user list`"


def test_an_ai_agent_is_added_as_one_and_a_person_where_nothing_is_said(house: House) -> None:
    amy = add_user(house.desk("ada"), NewUser(name="amy", kind=UserKind.AI_AGENT), AGENT)
    eli = add_user(house.desk("ada"), NewUser(name="eli"), AGENT)
    assert (amy.user.is_ai_agent, eli.user.is_ai_agent) == (True, False)
    assert [view.user.name for view in list_users(house.desk("ada")) if view.user.is_ai_agent] == ["amy"]
    (act,) = [one for one in see_acts(house.desk("udo")).acts if one.act == Act.ADD_USER and one.subject == "amy"]
    assert act.details == {"kind": "ai_agent"}


def test_who_was_added_as_a_person_can_be_said_to_be_an_ai_agent(house: House) -> None:
    add_user(house.desk("ada"), NewUser(name="amy"), AGENT)
    changed = change_user(house.desk("ada"), "amy", UserChanges(kind=UserKind.AI_AGENT))
    assert changed.user.is_ai_agent
    assert change_user(house.desk("ada"), "amy", UserChanges(full_name="Amy")).user.is_ai_agent
