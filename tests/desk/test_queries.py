"""However long a list is, its page asks the store as often: no query for each row of any page."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from uuid import UUID

import pytest
from sqlalchemy import Engine, event

from amends.app.access.tokens import NewToken, new_token
from amends.app.administration.clients import NewClient, add_client
from amends.app.administration.endpoints import NewEndpoint, add_endpoint
from amends.app.administration.places import add_team
from amends.app.administration.roles import NamedRole, grant_role
from amends.app.administration.users import NewUser, add_user
from amends.app.cards import make_card
from amends.app.registry import draft_policy
from amends.cases.gate.acts.evidence import StateFact
from amends.cases.gate.acts.giving import Give
from amends.cases.gate.acts.route import Propose, Withdraw
from amends.desk.visit import CUSTOMER_SESSION
from tests.app.customer_page.customer import at_their_page
from tests.app.florist import CLIENT, POLICY, Caller, Florist, credit
from tests.desk.in_process import Visitor
from tests.desk.test_administration import given_up
from tests.desk.test_lists import handed_off, owing, unowned

_ROWS = 20
_PLACES = re.compile(r"\([?, ]+\)|\( ?SELECT 1 FROM \(SELECT 1\) WHERE 1!=1\)")
_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Listed:
    """A page, who looks at it, and what puts one more row on it.

    Attributes:
        address: made once, when nothing was added yet.
    """

    user: str | None
    address: Callable[[Florist], str]
    add: Callable[[Florist, str], object]


def _at(address: str) -> Callable[[Florist], str]:
    return lambda _: address


def _search(florist: Florist) -> str:
    florist.new_caller()
    return "/search?q=Rose"


def _customer(florist: Florist) -> str:
    return f"/customers/{florist.new_caller().customer}"


def _case_of_customer(florist: Florist, address: str) -> None:
    case = florist.decided(_caller_at(florist, address))
    florist.does("ben", case, Give("second_bouquet"))


def _caller_at(florist: Florist, address: str) -> Caller:
    return Caller(UUID(address.rpartition("/")[2]), florist.new_caller().account)


def _stated(florist: Florist, address: str) -> None:
    florist.does("ana", _reference_in(address), StateFact("price", f"{next(_numbers)}.00"))


def _reference_in(address: str) -> str:
    return address.split("/")[2]


def _proposed_like(florist: Florist, _: str) -> None:
    """A case like the others, in which the agent has proposed as much, and withdrew it."""
    case = florist.proposed()
    florist.does("ana", case, Withdraw("They called it off."))


def _again(florist: Florist, address: str) -> None:
    """One more round in the same case."""
    case = _reference_in(address)
    florist.does("ana", case, Withdraw("Something else."))
    florist.does("ana", case, Propose(credit("80.00"), "A birthday."))


def _user_added(florist: Florist, _: str) -> None:
    name = f"user{next(_numbers)}"
    erin = florist.desk("erin")
    add_user(erin, NewUser(name=name, full_name="Somebody"), NamedRole(role="agent", client=CLIENT, team="care"))
    grant_role(erin, name, NamedRole(role="senior_agent", client=CLIENT))


def _team_and_role(florist: Florist, _: str) -> None:
    name = f"team{next(_numbers)}"
    add_team(florist.desk("erin"), CLIENT, name, "A team", "main")
    grant_role(florist.desk("erin"), "ana", NamedRole(role="agent", client=CLIENT, team=name))


def _client_added(florist: Florist, _: str) -> None:
    name = f"brand{next(_numbers)}"
    add_client(
        florist.desk("erin"),
        NewClient(name=name, title=name, timezone="Europe/Berlin", currency="EUR", languages=("en",)),
    )


def _version_drafted(florist: Florist, _: str) -> None:
    draft_policy(florist.desk("olga"), CLIENT, POLICY.replace("2026-01-01", f"2027-01-{next(_numbers):02}"), "policy")


def _token_made(florist: Florist, _: str) -> None:
    new_token(florist.desk("ana"), NewToken(name=f"token{next(_numbers)}", client=CLIENT))


def _endpoint_added(florist: Florist, _: str) -> None:
    name = f"billing{next(_numbers)}"
    add_endpoint(florist.desk("erin"), CLIENT, NewEndpoint(name=name, url="https://billing.example/fulfil"))


PAGES = {
    "the first page": Listed("ana", _at("/"), lambda florist, _: florist.opened()),
    "a search that finds several": Listed("ana", _search, lambda florist, _: florist.new_caller()),
    "a customer": Listed("ana", _customer, _case_of_customer),
    "mine": Listed("ana", _at("/lists/mine"), lambda florist, _: florist.opened()),
    "needs approval": Listed("carla", _at("/lists/approval"), lambda florist, _: florist.proposed()),
    "call-backs": Listed("ben", _at("/lists/call_backs"), lambda florist, _: owing(florist)),
    "hand-offs": Listed("ben", _at("/lists/hand_offs"), lambda florist, _: handed_off(florist, "the carrier", 1)),
    "unassigned": Listed("ben", _at("/lists/unassigned"), lambda florist, _: unowned(florist)),
    "all": Listed("ben", _at("/lists/all"), lambda florist, _: florist.opened()),
    "the shift": Listed("ana", _at("/shift"), lambda florist, _: owing(florist)),
    "a case": Listed("ana", lambda florist: f"/cases/{florist.decided()}", _stated),
    "a case that many are like": Listed("ana", lambda florist: f"/cases/{florist.proposed()}", _proposed_like),
    "the approver's screen": Listed("carla", lambda florist: f"/cases/{florist.proposed()}/approval", _proposed_like),
    "the approver's screen of many rounds": Listed(
        "carla", lambda florist: f"/cases/{florist.proposed()}/approval", _again
    ),
    "policies": Listed("olga", _at("/policies"), _version_drafted),
    "a policy": Listed("olga", _at("/policies/florist/flower-care/2026-01-01.1"), _version_drafted),
    "the lab": Listed(
        "olga", _at("/policies/florist/flower-care/2026-01-01.1/lab?fact.withered=true"), _version_drafted
    ),
    "oneself": Listed("ana", _at("/me"), _token_made),
    "what was given up": Listed("erin", _at("/administration"), lambda florist, _: given_up(florist)),
    "clients": Listed("erin", _at("/administration/clients"), _client_added),
    "a client": Listed("erin", _at("/administration/clients/florist"), _team_and_role),
    "users": Listed("erin", _at("/administration/users"), _user_added),
    "a user": Listed("erin", _at("/administration/users/ana"), _team_and_role),
    "a user's tokens": Listed("erin", _at("/administration/users/ana"), _token_made),
    "endpoints": Listed("erin", _at("/administration/endpoints"), _endpoint_added),
    "who did what": Listed("erin", _at("/administration/acts"), _user_added),
}


@pytest.mark.parametrize("page", PAGES)
def test_twenty_rows_take_no_more_queries_than_one(florist: Florist, page: str) -> None:
    listed = PAGES[page]
    address = listed.address(florist)
    with Visitor.coming(florist.workspace, listed.user) as visitor:
        listed.add(florist, address)
        few = _asked(florist.workspace.engine, visitor, address)
        for _ in range(_ROWS - 1):
            listed.add(florist, address)
        many = _asked(florist.workspace.engine, visitor, address)
    assert many.total() == few.total(), many - few


def test_a_longer_story_takes_the_customers_page_and_the_card_no_more_queries(florist: Florist) -> None:
    case = florist.decided()
    theirs, card = at_their_page(florist, case), make_card(florist.desk("ana"), case)
    addresses = (f"/c/{theirs.text}", card.path)
    with Visitor.coming(florist.workspace, cookies=f"{CUSTOMER_SESSION}={theirs.session}") as visitor:
        few = [_asked(florist.workspace.engine, visitor, address).total() for address in addresses]
        for _ in range(_ROWS):
            _stated(florist, f"/cases/{case}")
        many = [_asked(florist.workspace.engine, visitor, address).total() for address in addresses]
    assert many == few


def _asked(engine: Engine, visitor: Visitor, address: str) -> Counter[str]:
    """How often a page asks what, whoever and however many it asks about; what is kept was asked for before."""
    assert visitor.gets(address).status == 200, address
    statements: list[str] = []

    def note(_: object, __: object, statement: str, *___: object) -> None:
        if not statement.startswith("PRAGMA"):
            statements.append(_PLACES.sub("(…)", " ".join(statement.split())))

    event.listen(engine, "before_cursor_execute", note)
    try:
        visitor.gets(address)
    finally:
        event.remove(engine, "before_cursor_execute", note)
    return Counter(statements)
