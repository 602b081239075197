"""A name that no policy knows yet is taken, for the policy may come later; and told, for it may be misspelt."""

import pytest

from amends.app.administration.clients import ClientChanges, change_client, show_client
from amends.app.administration.roles import NamedRole, grant_role, revoke_role
from amends.app.administration.settings import BillChanges, SettingChanges
from amends.app.administration.users import show_user
from amends.app.registry import VersionNamed, draft_policy, withdraw_policy
from amends.directory.fulfilment import Channel, Way
from tests.app.administration.house import House
from tests.app.administration.policies import phones, publish_phones


def settled(house: House, **changes: object) -> tuple[str, ...]:
    """What is told when a client's settings are changed."""
    settings = SettingChanges(**changes)  # type: ignore[arg-type]  # each of them is as its field says
    told = change_client(house.desk("ada"), "acme", ClientChanges(settings=settings)).warnings
    assert show_client(house.desk("ada"), "acme").warnings == told
    return told


def granted(house: House, role: str) -> tuple[str, ...]:
    """What is told when a role is given."""
    told = grant_role(house.desk("ada"), "dana", NamedRole(role=role, client="acme")).warnings
    assert show_user(house.desk("ada"), "dana").warnings == told
    return told


def test_a_policy_for_bills_that_is_not_there_is_told_with_those_that_are(house: House) -> None:
    publish_phones(house)
    assert settled(house, bills=BillChanges(policy="phone")) == (
        "`acme` has no policy `phone` yet; did you mean `phones`? known: `phones`",
    )
    assert settled(house, bills=BillChanges(policy="phones")) == ()


def test_a_policy_may_be_named_before_there_is_any(house: House) -> None:
    assert settled(house, bills=BillChanges(policy="phones")) == (
        "`acme` has no policy `phones` yet; nothing is known so far",
    )
    draft_policy(house.desk("olga"), "acme", phones(), "phones.policy.yaml")
    assert show_client(house.desk("ada"), "acme").warnings == ()


def test_a_remedy_that_no_policy_has_is_told_and_a_kind_of_remedies_is_none(house: House) -> None:
    publish_phones(house)
    ways = [Way(of, Channel.LOG) for of in ("credit", "letter", "*", "crdit", "bouquet")]
    missing = "`acme` has no policy with a remedy, or a kind of remedies,"
    assert settled(house, fulfilment=tuple(ways)) == (
        f"{missing} `crdit` yet; did you mean `credit`? known: `credit`, `letter`",
        f"{missing} `bouquet` yet; known: `credit`, `letter`",
    )


def test_what_repairs_bills_and_the_endpoint_of_a_webhook_are_looked_up_too(house: House) -> None:
    publish_phones(house)
    told = settled(
        house,
        bills=BillChanges(repaired_by=("credits",)),
        fulfilment=(Way("credit", Channel.WEBHOOK, "billing"),),
    )
    assert told == (
        "`acme` has no policy with a remedy `credits` yet; did you mean `credit`? known: `credit`, `letter`",
        "`acme` has no endpoint `billing` yet; nothing is known so far",
    )


@pytest.mark.parametrize(
    ("role", "told"),
    [
        ("team_lead", None),
        ("agnet", "; did you mean `agent`?"),
        ("polcy_owner", "; did you mean `policy_owner`?"),
        ("gardener", ";"),
    ],
)
def test_a_role_that_no_policy_has_is_given_and_told(role: str, told: str | None, house: House) -> None:
    publish_phones(house)
    known = "`agent`, `team_lead`, `administrator`, `auditor`, `policy_owner`"
    expected = () if told is None else (f"`acme` has no policy with a role `{role}` yet{told} known: {known}",)
    assert granted(house, role) == expected
    assert revoke_role(house.desk("ada"), "dana", NamedRole(role=role, client="acme")).warnings == ()


def test_before_there_is_a_policy_roles_are_given_in_peace_but_for_one_that_looks_like_the_workspaces(
    house: House,
) -> None:
    assert granted(house, "team_lead") == ()
    known = "`administrator`, `auditor`, `policy_owner`"
    assert granted(house, "adminstrator") == (
        f"`acme` has no policy with a role `adminstrator` yet; did you mean `administrator`? known: {known}",
    )


def test_what_a_draft_names_is_known(house: House) -> None:
    publish_phones(house)
    later = phones("2", "2027-01-01").replace("[agent, team_lead]", "[agent, team_lead, florist]")
    draft_policy(house.desk("olga"), "acme", later, "phones.policy.yaml")
    assert granted(house, "florist") == ()


def test_a_policy_that_was_withdrawn_is_not_known(house: House) -> None:
    publish_phones(house)
    assert settled(house, bills=BillChanges(policy="phones")) == ()
    withdraw_policy(house.desk("olga"), VersionNamed("phones", "1", "acme"), "It was an example.")
    assert len(show_client(house.desk("ada"), "acme").warnings) == 1


def test_nobody_is_told_of_another_clients_roles(house: House) -> None:
    publish_phones(house)
    grant_role(house.desk("ana"), "dana", NamedRole(role="agnet", client="borealis"))
    assert show_user(house.desk("ada"), "dana").warnings == ()
