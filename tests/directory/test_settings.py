"""What a client settles for itself, and how long an approval holds."""

from datetime import UTC, datetime, timedelta

from amends.directory.settings import ApprovalExpiry, ClientSettings, ExpiryStart, NeedsNotMet

APPROVED = datetime(2026, 11, 2, 15, 0, tzinfo=UTC)


def test_an_approval_holds_until_a_day_after_the_contact() -> None:
    ended = datetime(2026, 11, 2, 15, 20, tzinfo=UTC)
    assert ApprovalExpiry().expires_at(APPROVED, ended) == datetime(2026, 11, 3, 15, 20, tzinfo=UTC)


def test_while_the_contact_goes_on_an_approval_holds() -> None:
    assert ApprovalExpiry().expires_at(APPROVED, None) is None


def test_an_approval_after_the_contact_has_its_day_as_well() -> None:
    ended = APPROVED - timedelta(hours=5)
    assert ApprovalExpiry().expires_at(APPROVED, ended) == APPROVED + timedelta(days=1)


def test_a_client_can_count_from_the_approval() -> None:
    short = ApprovalExpiry(ExpiryStart.APPROVAL, timedelta(hours=2))
    assert short.expires_at(APPROVED, None) == APPROVED + timedelta(hours=2)


def test_a_client_that_says_nothing_calls_back_everyone_whose_needs_were_not_met() -> None:
    assert ClientSettings().needs_not_met is NeedsNotMet.CALL_ALL


def test_a_client_that_says_nothing_has_the_usual_reasons_for_giving() -> None:
    assert ClientSettings().reasons == (
        "our_mistake", "service_failure", "delay", "hardship", "loyalty", "goodwill",
    )  # fmt: skip


def test_the_exception_route_is_called_make_it_right_unless_the_client_says_otherwise() -> None:
    assert ClientSettings().exception_label == "Make It Right"
