"""The client knows what the service offers: held to the description that the service gives of itself."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from inspect import isclass
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints
from uuid import UUID

import pytest
from pydantic import BaseModel

from amends.client import Amends, AsyncAmends, RoleNamed, acts
from amends.client.acts import Act
from amends.client.asking import Asks, Lists
from amends.client.call import Call, Pages
from amends.client.calls.house import log_in
from amends.client.models import (
    addresses,
    alerts,
    bills,
    call_backs,
    calls,
    case_parts,
    cases,
    customers,
    endpoints,
    house,
    jobs,
    keeping,
    letters,
    policies,
    promises,
)
from tests.http.house import Served

Document = Mapping[str, Any]


@pytest.fixture(scope="module")
def description(standing: Served) -> Document:
    """What the service says of itself."""
    described: Document = standing.caller().reads("/openapi.json")
    return described


def offered_acts(description: Document) -> Iterator[tuple[str, Document]]:
    """The acts with what is sent of them; what makes something anew (a link, a card) is none."""
    for path, item in description["paths"].items():
        act = re.fullmatch(r"/api/v1/cases/\{case\}/([a-z-]+)", path)
        if act and "200" in item.get("post", {}).get("responses", {}):
            sent = item["post"].get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
            yield act[1], schema(description, sent)


def schema(description: Document, sent: Document) -> Document:
    for one in (sent, *sent.get("anyOf", ())):
        if "$ref" in one:
            found: Document = description["components"]["schemas"][one["$ref"].rsplit("/", 1)[1]]
            return found
    return sent


KNOWN = {one.name: one for one in vars(acts).values() if isclass(one) and issubclass(one, Act) and one is not Act}


def test_every_act_that_is_offered_can_be_done(description: Document) -> None:
    assert set(KNOWN) == {act for act, _ in offered_acts(description)}


def test_every_act_is_sent_as_it_is_expected(description: Document) -> None:
    for act, expected in offered_acts(description):
        names = {_sent_as(field.name, KNOWN[act]) for field in fields(KNOWN[act])}
        assert names == set(expected.get("properties", {})), act


def _sent_as(name: str, act: type[Act]) -> str:
    is_span = str(timedelta.__name__) in str(act.__dataclass_fields__[name].type)
    return f"{name}_seconds" if is_span else name


SHOWN: Mapping[type[BaseModel], str] = {
    cases.Case: "CaseShown",
    cases.CaseListed: "CaseListed",
    cases.Acted: "ActedShown",
    cases.NextStep: "NextStepShown",
    cases.Recorded: "RecordedShown",
    cases.NextSteps: "NextShown",
    cases.KnownFacts: "FactsShown",
    cases.Note: "NoteShown",
    cases.Precedents: "PrecedentsShown",
    cases.Entry: "EntryShown",
    case_parts.CaseDecision: "DecisionShown",
    case_parts.DecidedRemedy: "DecidedRemedyShown",
    case_parts.Gift: "GiftShown",
    case_parts.Fulfilment: "FulfilmentShown",
    case_parts.AwaitedReturn: "ReturnShown",
    case_parts.Proposal: "ProposalShown",
    case_parts.AgreedTerms: "TermsShown",
    case_parts.Approval: "ApprovalShown",
    case_parts.MakeItRight: "MakeItRightShown",
    case_parts.LikeCases: "LikeCasesShown",
    case_parts.LikeCase: "LikeCaseShown",
    case_parts.SupervisorRequest: "SupervisorShown",
    case_parts.Opinion: "OpinionShown",
    case_parts.HandOff: "HandOffShown",
    case_parts.Fact: "FactShown",
    case_parts.Statement: "StatementShown",
    case_parts.Restatement: "RestatementShown",
    case_parts.Contact: "ContactShown",
    case_parts.OwedCall: "OwedCallShown",
    case_parts.CallAttempt: "CallAttemptShown",
    customers.Customer: "CustomerShown",
    customers.AddedCustomer: "AddedCustomerShown",
    customers.CustomerWithAll: "CustomerWithAllShown",
    customers.Account: "AccountShown",
    customers.Order: "OrderShown",
    customers.Product: "ProductShown",
    customers.Household: "HouseholdShown",
    house.Login: "SessionShown",
    house.Me: "MeShown",
    house.Token: "TokenShown",
    house.MadeToken: "MadeTokenShown",
    house.User: "UserShown",
    house.Client: "ClientShown",
    house.ClientWithPlaces: "ClientWithPlacesShown",
    house.EndedTokens: "EndedShown",
    house.Site: "PlaceShown",
    house.Team: "TeamShown",
    addresses.Link: "LinkShown",
    addresses.EndedLinks: "LinksEnded",
    addresses.Card: "CardShown",
    letters.Letter: "LetterShown",
    letters.Letters: "LettersShown",
    letters.LetterWithText: "LetterWithTextShown",
    call_backs.CallBack: "CallBackShown",
    call_backs.CustomerToCall: "CustomerToCall",
    call_backs.HandedOver: "HandedOverShown",
    endpoints.Endpoint: "EndpointShown",
    endpoints.EndpointWithSecret: "EndpointWithSecretShown",
    jobs.Job: "JobShown",
    bills.BillReport: "BillReportShown",
    bills.BillFinding: "BillFindingShown",
    bills.BillLine: "BillLineShown",
    bills.WithoutBill: "WithoutBillShown",
    bills.Followed: "FollowedShown",
    calls.CallEvidence: "CallEvidenceShown",
    calls.RecordedCall: "CallShown",
    calls.OtherCallers: "OthersShown",
    calls.Ringing: "RingingShown",
    calls.TestCall: "TestCallShown",
    calls.RecordedTestCall: "RecordedTestCallShown",
    calls.WorksheetListed: "WorksheetListedShown",
    calls.Worksheets: "WorksheetsShown",
    calls.CallLook: "LookShown",
    calls.ImportedCalls: "ImportedCallsShown",
    keeping.Checkpoint: "CheckpointShown",
    keeping.MadeCheckpoint: "MadeCheckpointShown",
    keeping.Finding: "FindingShown",
    keeping.Verified: "VerifiedShown",
    keeping.Erased: "ErasedShown",
    keeping.Due: "DueShown",
    keeping.DueOfClient: "DueOfClientShown",
    keeping.DueCase: "DueCaseShown",
    keeping.ImportedCustomers: "ImportedCustomersShown",
    keeping.ImportedBalances: "ImportedBalancesShown",
    keeping.AdministrativeAct: "ActShown",
    alerts.Alert: "AlertDescribed",
    alerts.Here: "HereShown",
    alerts.Present: "PresentShown",
    policies.Version: "VersionShown",
    policies.VersionWithText: "VersionWithTextShown",
    policies.Step: "StepShown",
    policies.Difference: "DifferenceShown",
    policies.RemedyDecision: "RemedyDecisionShown",
    policies.Question: "QuestionShown",
    promises.Promise: "PromiseShown",
    promises.PromiseListed: "PromiseListedShown",
    promises.PromisedTerms: "PromisedTermsShown",
    promises.PromiseEvent: "PromiseEventShown",
    promises.PromiseStatement: "PromiseStatementShown",
    promises.CheckedBill: "CheckedBillShown",
    promises.PromiseCounts: "PromiseCountsShown",
    promises.SellerCount: "SellerCountShown",
    promises.TeamCount: "TeamCountShown",
    promises.ImportedPromises: "ImportedPromisesShown",
}


@pytest.mark.parametrize("model", SHOWN, ids=lambda model: model.__name__)
def test_what_the_service_tells_is_read_whole(description: Document, model: type[BaseModel]) -> None:
    told = description["components"]["schemas"][SHOWN[model]]["properties"]
    names = {field.alias or name for name, field in model.model_fields.items()} - {"tag"}
    assert names == set(told)


LACKS: Mapping[tuple[str, str], str] = {
    ("GET", "/health"): "it is asked by what watches the process",
    ("GET", "/ready"): "it is asked by what watches the process",
}
"""What the client deliberately cannot ask, and why."""

CHANGES_NOTHING = frozenset({"/api/v1/decide", "/api/v1/verification"})
"""What is sent with a body and changes nothing: the service takes no key for it, and minds none."""


LEFT_OUT: Mapping[tuple[str, str], frozenset[str]] = {
    # Nobody knows the password that somebody else had before.
    ("PUT", "/api/v1/users/{user}/password"): frozenset({"current"}),
}
"""What of a body the client deliberately cannot say."""


def offered_routes(description: Document) -> Mapping[tuple[str, str], Document]:
    """Every route, by its method and address."""
    return {
        (method.upper(), path): operation
        for path, item in description["paths"].items()
        for method, operation in item.items()
        if method in ("get", "post", "put", "patch", "delete")
    }


SAMPLES: Mapping[object, object] = {
    str: "X",
    bytes: b"X",
    int: 1,
    bool: True,
    UUID: UUID(int=1),
    date: date(2026, 11, 2),
    datetime: datetime(2026, 11, 2, tzinfo=UTC),
    timedelta: timedelta(days=1),
    RoleNamed: RoleNamed("agent", "X", "X"),
    Sequence: ("X",),
    Mapping: {"X": "X"},
}
"""A value of each type that is said in a call."""


def sample(kind: Any) -> object:
    """A value of a type; of the first, where several are possible."""
    if get_origin(kind) is Literal:
        return get_args(kind)[0]
    return sample(get_args(kind)[0]) if get_origin(kind) in (Union, UnionType) else SAMPLES[get_origin(kind) or kind]


def every_call() -> Iterator[Call[Any]]:
    """A call of each kind but acts, with everything said that can be said."""
    asks = {name: one for kind in Amends.__mro__ for name, one in vars(kind).items() if isinstance(one, (Asks, Lists))}
    makers: list[Callable[..., Call[Any] | Pages[Any]]] = [getattr(Amends, name) for name in asks if name != "act"]
    for make in (*makers, log_in):
        made = make(**{name: sample(kind) for name, kind in get_type_hints(make).items() if name != "return"})
        yield made.page(None) if isinstance(made, Pages) else made


def route_of(call: Call[Any], routes: Iterable[tuple[str, str]]) -> tuple[str, str]:
    """The route that a call goes to; the one with fewer holes where two fit."""
    asked = "/api/v1" + call.path
    fitting = [
        (method, path)
        for method, path in routes
        if method == call.method and re.fullmatch(re.sub(r"\{[a-z]+\}", "[^/]+", path), asked)
    ]
    assert fitting, f"{call.method} {asked} goes nowhere"
    return min(fitting, key=lambda route: route[1].count("{"))


def test_no_route_is_forgotten(description: Document) -> None:
    routes = offered_routes(description)
    asked = {route_of(call, routes) for call in every_call()}
    acted = {("POST", f"/api/v1/cases/{{case}}/{act}") for act in KNOWN}
    followed = {("GET", "/api/v1/alerts")}
    assert set(routes) - asked - acted - followed == set(LACKS)


def test_everything_that_a_route_takes_can_be_said(description: Document) -> None:
    routes = offered_routes(description)
    for call in every_call():
        route = route_of(call, routes)
        named = {one["name"] for one in routes[route].get("parameters", []) if one["in"] == "query"}
        assert {*call.query, "limit", "cursor"} == {*named, "limit", "cursor"}, route
        content = routes[route].get("requestBody", {}).get("content", {})
        assert (call.content[0] if call.content else "application/json") in content or not content, route
        if call.content is None:
            sent = schema(description, content.get("application/json", {}).get("schema", {}))
            assert set(call.body or {}) == set(sent.get("properties", {})) - LEFT_OUT.get(route, set()), route


def test_a_key_goes_with_what_is_done_once(description: Document) -> None:
    routes = offered_routes(description)
    for call in every_call():
        method, path = route_of(call, routes)
        takes = any(one["name"] == "Idempotency-Key" for one in routes[method, path].get("parameters", []))
        assert call.takes_key == takes or path in CHANGES_NOTHING, path


def test_both_ways_to_ask_offer_the_same() -> None:
    def offered(kind: type) -> set[str]:
        return {name for name in dir(kind) if not name.startswith("_")}

    assert offered(Amends) == offered(AsyncAmends)


def test_everything_that_can_be_asked_says_what_it_is() -> None:
    for name in dir(Amends):
        one = next((vars(kind)[name] for kind in Amends.__mro__ if name in vars(kind)), None)
        if isinstance(one, (Asks, Lists)):
            assert one.__doc__, name


def test_it_needs_nothing_else_of_amends() -> None:
    asked = "import sys, amends.client; print(*(m for m in sys.modules if m.split('.')[0] == 'amends'))"
    found = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout
    others = [name for name in found.split() if not name.startswith("amends.client")]
    assert sorted(others) == ["amends", "amends.version"]
