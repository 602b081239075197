"""In which role and team somebody acts."""

from dataclasses import replace

import pytest

from amends.directory.actor import Actor, InactiveUserError, NoRoleError, SeveralRolesError, actor_of
from amends.directory.organisation import clients_of
from tests.directory.people import ACME, DANA, OTHER, grant, id_of


def test_an_agent_of_one_team_acts_in_it() -> None:
    actor = actor_of(DANA, [grant("agent", "care")], ACME)
    assert actor == Actor(DANA.id, "dana", "agent", "care")


def test_a_role_for_another_client_does_not_count() -> None:
    with pytest.raises(NoRoleError) as caught:
        actor_of(DANA, [grant("agent", "care", OTHER)], ACME)
    assert caught.value.message == "`dana` does not have a role for `acme`"
    assert caught.value.help == "an administrator can grant it: `amends user grant`"


def test_a_role_in_another_team_does_not_count() -> None:
    with pytest.raises(NoRoleError) as caught:
        actor_of(DANA, [grant("team_lead", "retention")], ACME, "care")
    assert caught.value.message == "`dana` does not have a role for `acme` in the team `care`"


def test_somebody_elses_role_does_not_count() -> None:
    eli = replace(DANA, id=id_of(11), name="eli")
    with pytest.raises(NoRoleError):
        actor_of(eli, [grant("agent", "care")], ACME)


def test_who_left_does_not_act() -> None:
    with pytest.raises(InactiveUserError) as caught:
        actor_of(replace(DANA, active=False), [grant("agent", "care")], ACME)
    assert caught.value.message == "`dana` is no longer active"


def test_a_role_for_all_teams_acts_in_the_team_that_is_named() -> None:
    assert actor_of(DANA, [grant("manager")], ACME).team is None
    assert actor_of(DANA, [grant("manager")], ACME, "care") == Actor(DANA.id, "dana", "manager", "care")


def test_the_closer_role_counts() -> None:
    grants = [grant("manager"), grant("agent", "care")]
    assert actor_of(DANA, grants, ACME).role == "agent"
    assert actor_of(DANA, grants, ACME, "care").role == "agent"
    assert actor_of(DANA, grants, ACME, "retention").role == "manager"


def test_who_works_in_two_teams_says_in_which() -> None:
    grants = [grant("agent", "care"), grant("team_lead", "retention")]
    with pytest.raises(SeveralRolesError) as caught:
        actor_of(DANA, grants, ACME)
    assert caught.value.message == "`dana` has several roles for `acme`: `agent` of `care`, `team_lead` of `retention`"
    assert caught.value.help == "name the team"
    assert actor_of(DANA, grants, ACME, "retention").role == "team_lead"


def test_who_has_two_roles_in_a_team_says_in_which() -> None:
    grants = [grant("agent", "care"), grant("team_lead", "care")]
    with pytest.raises(SeveralRolesError) as caught:
        actor_of(DANA, grants, ACME, "care")
    assert caught.value.help == "name the role"
    assert actor_of(DANA, grants, ACME, "care", role="team_lead").role == "team_lead"


def test_a_role_that_was_granted_twice_is_one_role() -> None:
    assert actor_of(DANA, [grant("agent", "care"), grant("agent", "care")], ACME).role == "agent"


def test_a_role_of_the_policies_counts_before_one_of_the_workspace() -> None:
    grants = [grant("policy_owner"), grant("manager"), grant("administrator", client=None)]
    assert actor_of(DANA, grants, ACME).role == "manager"
    assert actor_of(DANA, grants, ACME, role="policy_owner").role == "policy_owner"
    assert actor_of(DANA, grants, None).role == "administrator"


def test_a_role_of_the_workspace_belongs_to_no_team() -> None:
    assert actor_of(DANA, [grant("auditor")], ACME, "care").team is None


def test_a_role_that_was_not_granted_is_not_taken() -> None:
    with pytest.raises(NoRoleError) as caught:
        actor_of(DANA, [grant("agent", "care")], ACME, role="policy_owner")
    assert caught.value.message == "`dana` does not have the role `policy_owner` for `acme`"


def test_for_the_workspace_only_a_role_of_the_workspace_counts() -> None:
    with pytest.raises(NoRoleError) as caught:
        actor_of(DANA, [grant("manager"), grant("policy_owner")], None)
    assert caught.value.message == "`dana` does not have a role for the workspace as a whole"


def test_one_asks_about_the_clients_that_one_has_a_role_for() -> None:
    every = [ACME.id, OTHER.id]
    assert clients_of([], every) == frozenset()
    assert clients_of([grant("agent", "care")], every) == {ACME.id}
    assert clients_of([grant("agent", "care"), grant("auditor", client=None)], every) == {ACME.id, OTHER.id}


def test_a_role_for_a_client_that_is_not_there_opens_nothing() -> None:
    assert clients_of([grant("agent", "care")], [OTHER.id]) == frozenset()
