"""What a record must be before it is kept."""

from dataclasses import replace
from datetime import timedelta

import pytest

from amends.directory.checks import check
from amends.directory.customers import Account, Customer, Household, Product
from amends.directory.errors import InvalidRecordError
from amends.directory.organisation import Client, RoleGrant, Team
from amends.directory.records import Record
from amends.directory.settings import ApprovalExpiry, ClientSettings, VerificationMethod
from tests.directory.people import ACME, DANA, grant, id_of

ANA = Customer(id=id_of(20), client=ACME.id, name="Ana Núñez", phone="212 555 0142", email="ana@example.org")


def faults(record: Record) -> tuple[str, ...]:
    with pytest.raises(InvalidRecordError) as caught:
        check(record)
    return caught.value.faults


def with_settings(settings: ClientSettings) -> Client:
    return replace(ACME, settings=settings)


@pytest.mark.parametrize("record", [
    ACME, DANA, ANA, grant("agent", "care"), grant("policy_owner"), grant("auditor", client=None),
    Customer(id=id_of(21), client=ACME.id), Household(id=id_of(22), client=ACME.id),
])  # fmt: skip
def test_what_is_as_expected_is_kept(record: Record) -> None:
    check(record)


def test_the_name_of_a_client_is_a_short_word() -> None:
    assert faults(replace(ACME, name="Acme Phones")) == (
        "`Acme Phones` cannot be a client's name: it is one short word of a to z, digits, `-`, `_` and `.`, "
        "like `acme`",
    )


def test_everything_that_is_wrong_with_a_client_is_told_at_once() -> None:
    wrong = replace(ACME, title=" ", timezone="America/New_Yrok", currency="usd", languages=("english",))
    assert faults(wrong) == (
        "a client's title is empty",
        "`America/New_Yrok` is not a time zone: did you mean `America/New_York`?",
        "`usd` is not a currency of ISO 4217: did you mean `USD`?",
        "`english` is not a language: it is written like `en`, `es` or `pt-BR`",
    )


def test_a_client_speaks_at_least_one_language() -> None:
    assert faults(replace(ACME, languages=())) == ("a client has at least one language, such as `en`",)


def test_numbers_of_the_settings_have_bounds() -> None:
    settings = ClientSettings(
        sample_percent=0, retention_days=0, hold_budget_minutes=-1, approval_expiry=ApprovalExpiry(lasts=timedelta(0)),
        exception_label="",
    )  # fmt: skip
    assert faults(with_settings(settings)) == (
        "an approval lasts longer than no time at all",
        "a sample is 1 to 100 percent, not `0`",
        "what is personal is kept for at least 1 day, not `0`",
        "a hold has no budget of `-1` minutes; 0 is the least",
        "the label of the exception route is empty",
    )


def test_reasons_and_methods_are_words_each_named_once() -> None:
    settings = ClientSettings(
        reasons=("delay", "our mistake", "delay"), verification=(VerificationMethod("pin", ()),) * 2
    )
    assert faults(with_settings(settings)) == (
        "a verification method is named once; `pin` is there twice",
        "`our mistake` cannot be a reason for giving: a name is made of the letters a to z, digits and `_`, and begins "
        "with a letter; write it like `our_mistake`",
        "a reason for giving is named once; `delay` is there twice",
    )


def test_without_reasons_nothing_could_be_given_at_discretion() -> None:
    assert faults(with_settings(ClientSettings(reasons=()))) == (
        "a client has at least one reason for giving, such as `our_mistake`",
    )


def test_a_team_is_named_as_policies_name_it() -> None:
    team = Team(id=id_of(5), client=ACME.id, site=id_of(4), name="customer care", title="Customer care")
    assert faults(team) == (
        "`customer care` cannot be a team's name: a name is made of the letters a to z, digits and `_`, and begins "
        "with a letter; write it like `customer_care`",
    )


def test_a_mail_address_has_two_sides() -> None:
    assert faults(replace(DANA, email="dana")) == ("`dana` is not a mail address",)
    assert faults(replace(ANA, email="ana @example.org")) == ("`ana @example.org` is not a mail address",)


def test_a_phone_number_holds_digits() -> None:
    assert faults(replace(ANA, phone="none")) == ("`none` holds no phone number",)


def test_a_number_that_could_not_be_searched_is_none() -> None:
    account = Account(id=id_of(40), client=ACME.id, customer=ANA.id, number="--")
    product = Product(id=id_of(41), client=ACME.id, customer=ANA.id, title="Phone", serial="?")
    assert faults(account) == ("`--` cannot be the number of an account: it holds neither letters nor digits",)
    assert faults(product) == ("`?` cannot be a serial number: it holds neither letters nor digits",)


def test_a_role_of_the_policies_is_granted_for_a_client() -> None:
    assert faults(grant("team_lead", client=None)) == (
        "`team_lead` is a role of a client's policies; it is granted for a client",
    )


def test_a_role_of_the_workspace_is_granted_for_whole_clients() -> None:
    assert faults(grant("policy_owner", "care")) == (
        "`policy_owner` is a role for whole clients, not for the team `care`",
    )


def test_a_team_without_its_client_is_none() -> None:
    homeless = RoleGrant(id=id_of(6), user=DANA.id, client=None, team="care", role="auditor")
    assert "the team `care` belongs to a client; the role is granted for that client" in faults(homeless)
