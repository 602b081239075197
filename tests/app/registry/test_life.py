"""A policy of a client, from a draft to what governs its cases."""

from datetime import date

import pytest

from amends.app.administration.roles import NamedRole, grant_role
from amends.app.administration.users import UserChanges, change_user
from amends.app.permissions import NotPermittedError
from amends.app.registry import (
    NoSuchVersionError,
    ShortDigestError,
    VersionNamed,
    check_policy,
    differing_lines,
    draft_policy,
    list_policies,
    publish_policy,
    review_policy,
    show_policy,
    withdraw_policy,
)
from amends.directory.organisation import UserKind
from amends.lang.diagnostics import PolicyError
from amends.registry.life import NotPossibleError, PublishedStaysError
from amends.registry.rules import (
    FirstDayError,
    NoReasonError,
    OtherTextReadError,
    OwnTextError,
    SameFirstDayError,
)
from amends.registry.version import PolicyState
from tests.app.administration.house import House
from tests.app.administration.policies import phones, publish_phones

PHONES = VersionNamed("phones", "1", "acme")
FILE = "phones.policy.yaml"


def drafted(house: House, text: str | None = None) -> None:
    draft_policy(house.desk("olga"), None, text or phones(), FILE)


def checked(house: House, text: str | None = None) -> str:
    drafted(house, text)
    return check_policy(house.desk("olga"), PHONES).view.version.hash or ""


def reviewed(house: House, text: str | None = None) -> None:
    review_policy(house.desk("pavel"), PHONES, checked(house, text))


def test_a_policy_goes_from_a_draft_to_what_governs(house: House) -> None:
    publish_phones(house)
    view = show_policy(house.desk("dana"), PHONES)
    assert (view.version.state, view.version.first_day) == (PolicyState.PUBLISHED, date(2026, 1, 1))
    assert (view.author, view.reviewer, view.publisher, view.withdrawn_by) == ("olga", "pavel", "olga", None)
    assert view.version.text == phones()


def test_each_step_keeps_when_it_was_done(house: House) -> None:
    publish_phones(house)
    version = show_policy(house.desk("dana"), PHONES).version
    assert version.drafted_at == version.reviewed_at == version.published_at == house.now


def test_a_draft_may_have_faults_and_a_checked_version_none(house: House) -> None:
    drafted(house, phones().replace("allows: [credit, letter]", "allows: [cerdit]"))
    with pytest.raises(PolicyError) as caught:
        check_policy(house.desk("olga"), PHONES)
    assert str(caught.value).startswith("phones 1:16:53: error: `cerdit` is not a remedy")
    assert show_policy(house.desk("olga"), PHONES).version.state is PolicyState.DRAFT


def test_a_document_that_does_not_tell_its_names_is_told_by_its_file(house: House) -> None:
    with pytest.raises(PolicyError) as caught:
        drafted(house, "language: 1\n")
    assert str(caught.value).startswith(f"{FILE}:1:1: error: ")


def test_a_text_that_changes_is_a_draft_again(house: House) -> None:
    reviewed(house)
    draft_policy(house.desk("pavel"), None, phones().replace("50.00", "60.00"), FILE)
    view = show_policy(house.desk("olga"), PHONES)
    assert (view.version.state, view.author, view.reviewer) == (PolicyState.DRAFT, "pavel", None)
    assert "60.00" in view.version.text


def test_who_wrote_it_does_not_review_it(house: House) -> None:
    digest = checked(house)
    with pytest.raises(OwnTextError):
        review_policy(house.desk("olga"), PHONES, digest)


def test_not_even_in_another_role(house: House) -> None:
    digest = checked(house)
    grant_role(house.desk("ada"), "olga", NamedRole(role="administrator", client="acme"))
    with pytest.raises(OwnTextError):
        review_policy(house.desk("olga", role="administrator"), PHONES, digest)


def test_an_administrator_may_be_the_other_person(house: House) -> None:
    step = review_policy(house.desk("ada"), PHONES, checked(house))
    assert step.view.reviewer == "ada"


def test_an_ai_agent_is_no_other_person(house: House) -> None:
    digest = checked(house)
    change_user(house.desk("ana"), "pavel", UserChanges(kind=UserKind.AI_AGENT))
    with pytest.raises(NotPermittedError, match="an AI agent reviews no policy"):
        review_policy(house.desk("pavel"), PHONES, digest)


def test_a_review_holds_for_what_was_read(house: House) -> None:
    read = checked(house)
    drafted(house, phones().replace("50.00", "60.00"))
    check_policy(house.desk("olga"), PHONES)
    with pytest.raises(OtherTextReadError):
        review_policy(house.desk("pavel"), PHONES, read)


@pytest.mark.parametrize("beginning", ["sha256:{}", "{}", " {} "])
def test_what_was_read_may_be_named_by_its_beginning(house: House, beginning: str) -> None:
    digest = checked(house).removeprefix("sha256:")
    step = review_policy(house.desk("pavel"), PHONES, beginning.format(digest[:8].upper()))
    assert step.view.version.state is PolicyState.REVIEWED


def test_too_little_of_a_digest_tells_nothing(house: House) -> None:
    digest = checked(house)
    for short in ("", "sha256:", digest.removeprefix("sha256:")[:7]):
        with pytest.raises(ShortDigestError):
            review_policy(house.desk("pavel"), PHONES, short)


def test_a_policy_owner_says_from_when_on_it_governs(house: House) -> None:
    reviewed(house, phones().replace("in_force: {from: 2026-01-01}\n", ""))
    with pytest.raises(NotPermittedError):
        publish_policy(house.desk("ada"), PHONES, date(2026, 12, 1))
    with pytest.raises(FirstDayError):
        publish_policy(house.desk("olga"), PHONES)
    step = publish_policy(house.desk("olga"), PHONES, date(2026, 12, 1))
    assert step.view.version.first_day == date(2026, 12, 1)


def test_two_versions_do_not_begin_on_one_day(house: House) -> None:
    publish_phones(house)
    with pytest.raises(SameFirstDayError):
        publish_phones(house, "2")
    publish_phones(house, "3", "2026-02-01")


def test_what_is_published_stays(house: House) -> None:
    publish_phones(house)
    before = house.everything()
    with pytest.raises(PublishedStaysError):
        drafted(house, phones().replace("50.00", "60.00"))
    with pytest.raises(NotPossibleError):
        check_policy(house.desk("olga"), PHONES)
    assert house.everything() == before


def test_steps_are_not_left_out(house: House) -> None:
    drafted(house)
    before = house.everything()
    with pytest.raises(NotPossibleError):
        review_policy(house.desk("pavel"), PHONES, "0123456789")
    with pytest.raises(NotPossibleError):
        publish_policy(house.desk("olga"), PHONES)
    with pytest.raises(NotPossibleError):
        withdraw_policy(house.desk("olga"), PHONES, "It is too little.")
    assert house.everything() == before


def test_what_is_withdrawn_says_by_whom_and_why(house: House) -> None:
    publish_phones(house)
    with pytest.raises(NoReasonError):
        withdraw_policy(house.desk("olga"), PHONES, " ")
    step = withdraw_policy(house.desk("olga"), PHONES, "It promises too little.")
    assert (step.view.withdrawn_by, step.view.version.withdrawn_because) == ("olga", "It promises too little.")


def test_what_the_client_lacks_for_a_policy_is_told(house: House) -> None:
    drafted(house)
    step = check_policy(house.desk("olga"), PHONES)
    assert (step.roles_missing, step.teams_missing) == (("team_lead",), ("retention",))


def test_warnings_come_with_what_was_checked(house: House) -> None:
    drafted(house, phones().replace("  letter:", "  unused: {value: 1.00}\n  letter:"))
    step = check_policy(house.desk("olga"), PHONES)
    assert any("unused" in warning.message for warning in step.warnings)


def test_versions_are_listed_by_policy_and_state(house: House) -> None:
    publish_phones(house)
    drafted(house, phones("2", "2026-12-01"))
    versions = [(view.version.version, view.version.state) for view in list_policies(house.desk("dana"))]
    assert versions == [("1", PolicyState.PUBLISHED), ("2", PolicyState.DRAFT)]
    published = list_policies(house.desk("dana"), "acme", policy="phones", state=PolicyState.PUBLISHED)
    assert [view.version.version for view in published] == ["1"]
    assert list_policies(house.desk("dana"), policy="laptops") == ()


def test_more_versions_than_fit_on_a_page_are_all_listed(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("amends.app.registry._ON_A_PAGE", 2)
    for number in range(5):
        drafted(house, phones(str(number), "2026-12-01"))
    assert [view.version.version for view in list_policies(house.desk("dana"))] == ["0", "1", "2", "3", "4"]


def test_what_differs_between_two_versions_is_told_line_by_line(house: House) -> None:
    drafted(house)
    drafted(house, phones("2").replace("limit: 100.00", "limit: 120.00"))
    lines = differing_lines(house.desk("dana"), PHONES, "2")
    assert [line for line in lines if line[:1] in "+-"] == [
        "--- phones 1",
        "+++ phones 2",
        '-version: "1"',
        '+version: "2"',
        "-  - {of: credit, per: customer, over: months(12), limit: 100.00}",
        "+  - {of: credit, per: customer, over: months(12), limit: 120.00}",
    ]
    assert differing_lines(house.desk("dana"), PHONES, "1") == ()


def test_a_version_that_is_not_there_is_told_with_what_is(house: House) -> None:
    drafted(house)
    with pytest.raises(NoSuchVersionError) as caught:
        show_policy(house.desk("dana"), VersionNamed("phones", "2", "acme"))
    assert str(caught.value) == "`acme` has no version `2` of `phones`; expected `1`"
    with pytest.raises(NoSuchVersionError) as caught:
        show_policy(house.desk("dana"), VersionNamed("laptops", "2", "acme"))
    assert str(caught.value) == "`acme` has no policy `laptops`; see them with `amends policy list`"


def test_each_client_has_its_own_versions(house: House) -> None:
    publish_phones(house)
    text = phones().replace("currency: USD", "currency: NOK")
    draft_policy(house.desk("stella"), "borealis", text, FILE)
    assert show_policy(house.desk("stella"), VersionNamed("phones", "1")).version.text == text
    assert show_policy(house.desk("dana"), PHONES).version.state is PolicyState.PUBLISHED
