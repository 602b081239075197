"""A secret word in every field that is the house's own: none of them is on the page, wherever the case stands."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from amends.app.cases.reading import view
from amends.app.finding import client_of
from amends.app.on_case import act_all
from amends.cases.gate.acts.contacts import EndContact
from amends.cases.gate.acts.deciding import Tell
from amends.cases.gate.acts.giving import Reverse, Settle, Withhold
from amends.cases.gate.acts.people import AskOpinion, GiveOpinion, HandOver
from amends.cases.gate.acts.route import Adjust, Approve, Offer, OpenException, Propose, Return, Take
from amends.cases.gate.rules.settling import Outcome as Settled
from amends.directory.settings import ReasonToWithhold
from amends.store import directory
from tests.app.customer_page.customer import at_their_page
from tests.app.florist import Florist, credit
from tests.stores import writing_all

SECRET = "s3cr3t"
"""Stands in everything that nobody but the house may read."""

CEILING = "93.71"
INTERNAL = ("G1", "gesture", "trouble", "S1", "funeral", "40.00", "120", CEILING, "team lead", "proposed")
NAMES = ("ana", "Reyes", "ben", "Okafor", "carla", "Novak", "dora", "Weiss", "olga")


def secret(words: str) -> str:
    """Words of the house."""
    return f"{words} {SECRET}"


def with_secret_settings(florist: Florist, case: str) -> None:
    """The house's own settings are secret."""
    with writing_all(florist.workspace.engine) as connection:
        client = client_of(connection, florist.seen(case).client)
        settings = replace(
            client.settings,
            exception_label=secret("Label"),
            hold_sentence=secret("Hold"),
            reasons_to_withhold=(ReasonToWithhold("not_fair", secret("No")),),
        )
        directory.change(connection, replace(client, settings=settings))


def opinions(florist: Florist) -> str:
    """A case about which colleagues think something, and another party was asked."""
    case = florist.decided()
    with_secret_settings(florist, case)
    ben = view(florist.desk("ben"), case).by
    florist.does("ana", case, AskOpinion(ben.user, secret("I would give half.")))
    florist.does("ben", case, GiveOpinion(secret("All of it.")))
    now = florist.workspace.clock()
    florist.does("ana", case, HandOver("the carrier", secret("find it"), now.replace(year=now.year + 1)))
    return case


def proposed(florist: Florist) -> str:
    """The same with a solution that was returned once, and is proposed again."""
    case = opinions(florist)
    act_all(
        florist.desk("ana"), case, lambda _: [OpenException(), Propose(credit("61.37"), secret("Because they insist."))]
    )
    florist.does("carla", case, Return(secret("Be quicker.")))
    florist.does("ana", case, Propose(credit("62.38"), secret("Because they wait.")))
    return case


def adjusted(florist: Florist) -> str:
    """The same with other terms of the approver."""
    case = proposed(florist)
    florist.does("carla", case, Adjust(credit("63.39"), secret("No more."), Decimal(CEILING)))
    return case


def approved(florist: Florist) -> str:
    """The same, taken by the agent."""
    case = adjusted(florist)
    florist.does("ana", case, Take())
    return case


def offered(florist: Florist) -> str:
    """The same, put to the customer."""
    case = approved(florist)
    florist.does("ana", case, Offer())
    return case


def given_and_taken_back(florist: Florist) -> str:
    """Something owed was given, and the mistake was taken back."""
    case, entry = florist.promised()
    with_secret_settings(florist, case)
    florist.does("ana", case, Settle(entry, Settled.GIVEN, secret("receipt")))
    florist.does("carla", case, Reverse(entry, secret("wrong customer")))
    return case


CASES = [opinions, proposed, adjusted, approved, offered, given_and_taken_back]


def ended(florist: Florist, case: str) -> str:
    """The case after the contact."""
    florist.does("ana", case, EndContact())
    return case


def seen(florist: Florist, case: str) -> str:
    """Everything that is seen, without what chance has made: references and digests."""
    return re.sub(r"sha256:[0-9a-f]+", "", repr(at_their_page(florist, case).sees()).replace(case, ""))


@pytest.mark.parametrize("make", CASES)
def test_nothing_of_the_house_is_on_the_page(florist: Florist, make: Callable[[Florist], str]) -> None:
    case = ended(florist, make(florist))
    shown = seen(florist, case)
    assert SECRET not in shown
    assert CEILING not in shown
    for name in NAMES:
        assert name not in shown.replace("Florist", ""), name


@pytest.mark.parametrize("make", [opinions, proposed, adjusted, approved])
def test_a_solution_is_not_seen_before_it_is_offered(florist: Florist, make: Callable[[Florist], str]) -> None:
    shown = seen(florist, ended(florist, make(florist)))
    for amount in ("61.37", "62.38", "63.39"):
        assert amount not in shown


@pytest.mark.parametrize("make", CASES)
def test_what_may_be_given_and_how_much_is_not_on_the_page(florist: Florist, make: Callable[[Florist], str]) -> None:
    shown = seen(florist, ended(florist, make(florist)))
    for words in INTERNAL:
        assert words not in shown, words


def test_of_a_discretion_only_the_no_that_was_told_is_seen(florist: Florist) -> None:
    case = florist.decided()
    florist.does("ben", case, Withhold("gesture", "put_right"))
    before = at_their_page(florist, case).sees()
    assert [one.what for one in before.answers] == ["Second bouquet, worth €60.00"]
    florist.does("ana", case, Tell("gesture"))
    _, told = at_their_page(florist, case).sees().answers
    assert told.because == ("The flowers came again on the same day.",)


def test_a_denial_is_seen_once_it_was_told_with_what_would_have_made_it_possible(florist: Florist) -> None:
    case = florist.decided()
    assert len(at_their_page(florist, case).sees().answers) == 1
    florist.does("ana", case, Tell("refund"))
    told = at_their_page(florist, case).sees().answers[0]
    assert (told.what, told.because, told.not_met) == ("Refund", (), ("What came late is paid back.",))


def test_approving_is_of_no_interest_to_customers(florist: Florist) -> None:
    case = florist.proposed("71.73")
    florist.does("carla", case, Approve(Decimal(CEILING)))
    assert "71.73" not in seen(florist, case)
