"""Clients with their sites, teams and settings."""

from datetime import timedelta

import pytest

from amends.app.administration.asking import WhichClientError
from amends.app.administration.clients import ClientChanges, add_client, change_client, list_clients, show_client
from amends.app.administration.places import add_site, add_team
from amends.app.administration.settings import SettingChanges
from amends.app.finding import NotFoundError
from amends.directory.errors import InvalidRecordError
from amends.directory.settings import ClientSettings, DataKind, ExpiryStart, NeedsNotMet, VerificationMethod
from amends.store.directory import NameTakenError
from tests.app.administration.house import House, client


def test_a_client_is_added_with_the_settings_that_one_begins_with(house: House) -> None:
    added = add_client(house.desk("ana"), client("zephyr", "Zephyr Air"))
    assert show_client(house.desk("ana"), "zephyr").client == added
    assert added.settings == ClientSettings()


def test_the_administrator_of_the_workspace_sees_every_client(house: House) -> None:
    assert [one.name for one in list_clients(house.desk("ana"))] == ["acme", "borealis"]
    assert [one.name for one in list_clients(house.desk("ada"))] == ["acme"]


def test_all_that_is_wrong_with_a_client_is_told_at_once(house: House) -> None:
    with pytest.raises(InvalidRecordError) as caught:
        add_client(house.desk("ana"), client("Zephyr", " ", "ZZZ", "Mars/Base"))
    assert len(caught.value.faults) == 4
    with pytest.raises(NameTakenError):
        add_client(house.desk("ana"), client("acme", "Acme too"))


def test_who_works_for_one_client_need_not_name_it(house: House) -> None:
    assert show_client(house.desk("ada"), None).client.name == "acme"
    with pytest.raises(WhichClientError) as caught:
        show_client(house.desk("ana"), None)
    assert str(caught.value) == "`ana` works for several clients; name one: `acme` or `borealis`"


def test_a_client_that_is_mistyped_is_suggested(house: House) -> None:
    with pytest.raises(NotFoundError) as caught:
        show_client(house.desk("ana"), "acne")
    assert str(caught.value) == "there is no client `acne` for whom you work; did you mean `acme`?"


def test_teams_belong_to_a_site(house: House) -> None:
    ada = house.desk("ada")
    add_site(ada, None, "ohio", "Ohio")
    team = add_team(ada, None, "retention", "Retention", "ohio")
    view = show_client(ada, None)
    assert [site.name for site in view.sites] == ["main", "ohio"]
    assert [(one.name, one.site == view.sites[1].id) for one in view.teams] == [("care", False), ("retention", True)]
    assert view.teams[1] == team


def test_a_team_of_a_site_that_is_not_there_is_refused(house: House) -> None:
    with pytest.raises(NotFoundError) as caught:
        add_team(house.desk("ada"), None, "night", "Nights", "mian")
    assert str(caught.value) == "`acme` has no site `mian`; did you mean `main`?"


def test_a_name_is_taken_once(house: House) -> None:
    with pytest.raises(NameTakenError):
        add_site(house.desk("ada"), None, "main", "Another")
    with pytest.raises(NameTakenError):
        add_team(house.desk("ada"), None, "care", "Another", "main")


def test_what_is_not_changed_stays(house: House) -> None:
    ada = house.desk("ada")
    before = show_client(ada, None).client
    assert change_client(ada, None, ClientChanges()).client == before
    changed = change_client(ada, None, ClientChanges(title="Acme", settings=SettingChanges(retention_days=30))).client
    assert (changed.title, changed.timezone, changed.settings.retention_days) == ("Acme", "America/New_York", 30)
    assert changed.settings.reasons == before.settings.reasons
    assert show_client(ada, None).client == changed


def test_every_setting_can_be_changed(house: House) -> None:
    changes = SettingChanges(
        reasons=("delay",),
        approval_counted_from=ExpiryStart.APPROVAL,
        approval_lasts=timedelta(hours=2),
        needs_not_met=NeedsNotMet.SAMPLE,
        sample_percent=5,
        exception_label="Put It Right",
        retention_days=400,
        hold_budget_minutes=1,
    )
    settings = change_client(house.desk("ada"), None, ClientChanges(settings=changes)).client.settings
    assert (settings.reasons, settings.needs_not_met, settings.sample_percent) == (("delay",), NeedsNotMet.SAMPLE, 5)
    assert (settings.approval_expiry.counted_from, settings.approval_expiry.lasts) == (
        ExpiryStart.APPROVAL,
        timedelta(hours=2),
    )
    assert (settings.exception_label, settings.retention_days, settings.hold_budget_minutes) == ("Put It Right", 400, 1)


def test_methods_of_verification_are_added_changed_and_taken_away_one_by_one(house: House) -> None:
    visit = VerificationMethod("visit", (DataKind.HISTORY,))
    passcode = VerificationMethod("passcode", (DataKind.OFFERS,))
    none = VerificationMethod("security_question", ())
    changes = SettingChanges(verification=(visit, passcode, none))
    methods = change_client(house.desk("ada"), None, ClientChanges(settings=changes)).client.settings.verification
    assert [method.name for method in methods] == ["passcode", "one_time_code", "identity_document", "visit"]
    assert methods[0] == passcode


def test_a_setting_that_cannot_hold_is_refused(house: House) -> None:
    before = house.everything()
    with pytest.raises(InvalidRecordError):
        change_client(house.desk("ada"), None, ClientChanges(settings=SettingChanges(sample_percent=101)))
    assert house.everything() == before
