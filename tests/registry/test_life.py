"""The life of a version: checked, reviewed, published, withdrawn."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

import amends
from amends.registry.attempt import Act
from amends.registry.life import NotPossibleError, check, possible_acts, publish, review, withdraw
from amends.registry.life_cycle import LIFE
from amends.registry.reading import AlteredMeaningError, policy_of
from amends.registry.rules import (
    FirstDayError,
    NoReasonError,
    NotPolicyOwnerError,
    OtherCurrencyError,
    OtherTextReadError,
    OwnTextError,
)
from amends.registry.version import PolicyState, PolicyVersion
from tests.registry.versions import (
    AUTHOR,
    OWNER,
    REVIEWER,
    at,
    checked,
    document,
    drafted,
    published,
    reviewed,
    withdrawn,
)

STEPS: dict[Act, Callable[[PolicyVersion], PolicyVersion]] = {
    Act.CHECK: lambda version: check(version, actor=AUTHOR, at=at(1), currency="USD"),
    Act.REVIEW: lambda version: review(version, actor=REVIEWER, at=at(2), read_hash=version.hash or ""),
    Act.PUBLISH: lambda version: publish(version, actor=OWNER, at=at(3), others=(), currency="USD"),
    Act.WITHDRAW: lambda version: withdraw(version, actor=OWNER, at=at(4), because="It promised too little."),
}
IN_STATE = {
    PolicyState.DRAFT: drafted(),
    PolicyState.CHECKED: checked(),
    PolicyState.REVIEWED: reviewed(),
    PolicyState.PUBLISHED: published(),
    PolicyState.WITHDRAWN: withdrawn(published()),
}


@pytest.mark.parametrize("state", PolicyState)
@pytest.mark.parametrize("act", STEPS)
def test_each_step_is_taken_where_the_table_says_and_nowhere_else(act: Act, state: PolicyState) -> None:
    if state in LIFE[act].possible_in:
        assert STEPS[act](IN_STATE[state]).state is LIFE[act].leads_to
    else:
        with pytest.raises(NotPossibleError):
            STEPS[act](IN_STATE[state])


def test_the_table_holds_every_step() -> None:
    assert set(LIFE) == set(Act)


def test_a_step_that_is_not_possible_says_which_are() -> None:
    with pytest.raises(NotPossibleError) as caught:
        STEPS[Act.PUBLISH](drafted())
    assert caught.value.message == "`phone-care 1` is a draft; `publish` is not possible"
    assert caught.value.help == "what can be done with it: `revise` or `check`"


def test_with_what_was_withdrawn_nothing_can_be_done() -> None:
    assert possible_acts(PolicyState.WITHDRAWN) == ()
    with pytest.raises(NotPossibleError) as caught:
        STEPS[Act.PUBLISH](IN_STATE[PolicyState.WITHDRAWN])
    assert caught.value.help == "draft a new version"


def test_what_is_checked_has_its_meaning_and_its_place_in_time() -> None:
    version = checked(document(timezone="America/New_York", corrects="0"))
    assert version.hash == amends.loads(version.text).hash
    assert (version.first_day, version.by) == (date(2026, 11, 1), "purchased_on")
    assert (version.timezone, version.corrects) == ("America/New_York", "0")


def test_a_document_with_faults_is_not_checked_and_every_fault_is_told() -> None:
    faulty = document().replace("when: broken", "when: brokn").replace("grants: replacement", "grants: repair")
    with pytest.raises(amends.PolicyError) as caught:
        check(drafted(faulty), actor=AUTHOR, at=at(1), currency="USD")
    assert len(caught.value.diagnostics) >= 2


def test_a_policy_reckons_in_the_currency_of_its_client() -> None:
    priced = document(currency="EUR").replace("replacement: {}", "replacement: {value: 20.00}")
    with pytest.raises(OtherCurrencyError) as caught:
        check(drafted(priced), actor=AUTHOR, at=at(1), currency="USD")
    assert str(caught.value) == (
        "`phone-care 1` reckons in `EUR`, and its client in `USD`; "
        "write `currency: USD`, with amounts that are meant in it, or draft it for another client"
    )
    in_euros = check(drafted(priced), actor=AUTHOR, at=at(1), currency="EUR")
    read = review(in_euros, actor=REVIEWER, at=at(2), read_hash=in_euros.hash or "")
    with pytest.raises(OtherCurrencyError):
        publish(read, actor=OWNER, at=at(3), others=(), currency="USD")


def test_nobody_reviews_what_they_wrote() -> None:
    version = checked()
    with pytest.raises(OwnTextError) as caught:
        review(version, actor=AUTHOR, at=at(2), read_hash=version.hash or "")
    assert caught.value.message == "`ann` wrote `phone-care 1` and cannot review it"


def test_a_review_holds_for_what_was_read() -> None:
    before = checked(document(says="Every phone is replaced."))
    with pytest.raises(OtherTextReadError) as caught:
        review(checked(), actor=REVIEWER, at=at(2), read_hash=before.hash or "")
    assert caught.value.help == "read it again as it is now"


def test_a_review_names_who_and_when() -> None:
    assert (reviewed().reviewer, reviewed().reviewed_at) == (REVIEWER.user, at(2))


def test_only_an_owner_of_policies_publishes() -> None:
    with pytest.raises(NotPolicyOwnerError) as caught:
        publish(reviewed(), actor=REVIEWER, at=at(3), others=(), currency="USD")
    assert caught.value.message == "`ravi` acts as `team_lead` and cannot say which policy governs"
    with pytest.raises(NotPolicyOwnerError) as caught:
        publish(reviewed(), actor=replace(OWNER, role=None), at=at(3), others=(), currency="USD")
    assert caught.value.message == "`olga` acts without a role and cannot say which policy governs"


def test_an_owner_may_publish_what_they_wrote_once_another_has_reviewed_it() -> None:
    owner_wrote = replace(reviewed(), author=OWNER.user)
    assert publish(owner_wrote, actor=OWNER, at=at(3), others=(), currency="USD").publisher == OWNER.user


def test_a_document_that_names_no_first_day_is_published_from_a_day() -> None:
    text = document(start=None)
    assert published(text, from_day=date(2026, 12, 1)).first_day == date(2026, 12, 1)
    with pytest.raises(FirstDayError) as caught:
        published(text)
    assert caught.value.message == "`phone-care 1` does not say from which day on it governs"


def test_the_first_day_that_the_document_names_is_the_one() -> None:
    assert published(from_day=date(2026, 11, 1)).first_day == date(2026, 11, 1)
    with pytest.raises(FirstDayError) as caught:
        published(from_day=date(2026, 12, 1))
    assert caught.value.message == ("`phone-care 1` governs from 2026-11-01 on, as it says itself, not from 2026-12-01")


def test_what_no_longer_means_what_was_checked_is_not_published() -> None:
    altered = replace(reviewed(), text=document(says="Nothing is replaced."))
    with pytest.raises(AlteredMeaningError):
        publish(altered, actor=OWNER, at=at(3), others=(), currency="USD")


def test_only_an_owner_of_policies_withdraws() -> None:
    with pytest.raises(NotPolicyOwnerError):
        withdraw(published(), actor=AUTHOR, at=at(4), because="It promised too little.")


def test_who_withdraws_says_why() -> None:
    with pytest.raises(NoReasonError) as caught:
        withdraw(published(), actor=OWNER, at=at(4), because=" ")
    assert caught.value.message == "nothing says why `phone-care 1` is withdrawn"
    version = withdraw(published(), actor=OWNER, at=at(4), because=" It promised too little. ")
    assert (version.withdrawn_by, version.withdrawn_because) == (OWNER.user, "It promised too little.")


def test_a_withdrawn_version_can_still_be_read_and_decided_by() -> None:
    policy = policy_of(withdrawn(published()))
    assert policy.decide({"broken": True, "purchased_on": "2026-11-02"})["replacement"].status == "owed"


@pytest.mark.parametrize("state", [PolicyState.PUBLISHED, PolicyState.WITHDRAWN])
def test_from_publication_on_the_text_its_meaning_and_its_people_stay(state: PolicyState) -> None:
    before, after = reviewed(), IN_STATE[state]
    for name in ("id", "client", "policy", "version", "text", "hash", "author", "reviewer", "first_day", "by"):
        assert getattr(after, name) == getattr(before, name)
