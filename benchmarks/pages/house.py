"""A house at work: on top of very many cases, some of each kind that the lists of the desk are made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from amends.app.administration.roles import NamedRole
from amends.app.administration.users import NewUser, add_user
from amends.app.cards import make_card
from amends.cases.events.contacts import EndOfContact
from amends.cases.gate.acts.call_backs import PromiseCallBack
from amends.cases.gate.acts.contacts import EndContact
from amends.cases.gate.acts.people import Assign, HandOver
from amends.desk.visit import CUSTOMER_SESSION
from benchmarks.cases.big_store import customer_id
from tests.app.customer_page.customer import at_their_page, offered
from tests.app.florist import CLIENT, Florist

VERSION = "/policies/florist/flower-care/2026-01-01.1"


@dataclass(frozen=True, slots=True)
class Opened:
    """A page: its address, who opens it, and what a browser shows that nobody has signed in at."""

    address: str
    user: str | None = None
    cookies: str = ""


def at_work(florist: Florist, each: int) -> None:
    """Adds so many approvals, call-backs, hand-offs, cases without an owner, and users."""
    within_a_day = florist.workspace.clock() + timedelta(days=1)
    for number in range(each):
        florist.proposed()
        owing = florist.opened()
        florist.does("ana", owing, EndContact(EndOfContact.ENDED))
        florist.does("ana", owing, PromiseCallBack("They want to hear how it went."))
        florist.does("ana", florist.opened(), HandOver("the carrier", "look for it", within_a_day))
        florist.does("ana", florist.opened(), Assign(None, "care"))
        role = NamedRole(role="agent", client=CLIENT, team="care")
        add_user(florist.desk("erin"), NewUser(name=f"agent{number}"), role)


def every_page(florist: Florist) -> Mapping[str, Opened]:
    """Each page of the desk, by what it is."""
    proposed, decided, promised = florist.proposed(), florist.decided(), florist.promised()[0]
    theirs = at_their_page(florist, offered(florist))
    return {
        "signing in": Opened("/sign-in"),
        "the first page": Opened("/", "ana"),
        "a search that finds many": Opened("/search?q=Ana", "ana"),
        "a search that finds nobody": Opened("/search?q=Nemo", "ana"),
        "a customer with earlier cases": Opened(f"/customers/{customer_id(7)}", "ana"),
        "a case on the call": Opened(f"/cases/{decided}", "ana"),
        "a case with a promise": Opened(f"/cases/{promised}", "ana"),
        "the form of an act": Opened(f"/cases/{decided}/acts/restate", "ana"),
        "mine": Opened("/lists/mine", "ana"),
        "needs approval": Opened("/lists/approval", "carla"),
        "call-backs due": Opened("/lists/call_backs", "ben"),
        "hand-offs": Opened("/lists/hand_offs", "ben"),
        "unassigned": Opened("/lists/unassigned", "ben"),
        "all": Opened("/lists/all", "ben"),
        "all, of a team under a policy": Opened("/lists/all?team=night&policy=weddings", "ben"),
        "the end of a shift": Opened("/shift", "ana"),
        "the approver's screen": Opened(f"/cases/{proposed}/approval", "carla"),
        "the customer's page": Opened(f"/c/{theirs.text}", cookies=f"{CUSTOMER_SESSION}={theirs.session}"),
        "the card": Opened(make_card(florist.desk("ana"), decided).path),
        "policies": Opened("/policies", "olga"),
        "a policy": Opened(VERSION, "olga"),
        "the lab": Opened(f"{VERSION}/lab?fact.withered=true&want=refund", "olga"),
        "oneself": Opened("/me", "ana"),
        "what was given up": Opened("/administration?show=all", "erin"),
        "clients": Opened("/administration/clients", "erin"),
        "a client": Opened("/administration/clients/florist", "erin"),
        "users": Opened("/administration/users", "erin"),
        "a user": Opened("/administration/users/ana", "erin"),
        "endpoints": Opened("/administration/endpoints", "erin"),
        "who did what": Opened("/administration/acts", "erin"),
    }
