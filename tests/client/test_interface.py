"""The client knows what the service offers: held to the description that the service gives of itself."""

import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import fields
from datetime import timedelta
from inspect import isclass
from typing import Any

import httpx
import pytest
from pydantic import BaseModel

from amends.client import Amends, AsyncAmends, acts
from amends.client.acts import Act
from amends.client.asking import Asks, Lists
from amends.client.models import alerts, case_parts, cases, customers, house, policies
from tests.http.house import Served

Document = Mapping[str, Any]


@pytest.fixture(scope="module")
def description(standing: Served) -> Document:
    """What the service says of itself."""
    described: Document = httpx.get(f"{standing.address}/openapi.json").json()
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
    alerts.Alert: "AlertDescribed",
    alerts.Here: "HereShown",
    alerts.Present: "PresentShown",
    policies.Version: "VersionShown",
    policies.VersionWithText: "VersionWithTextShown",
    policies.Step: "StepShown",
    policies.Difference: "DifferenceShown",
    policies.RemedyDecision: "RemedyDecisionShown",
    policies.Question: "QuestionShown",
}


@pytest.mark.parametrize("model", SHOWN, ids=lambda model: model.__name__)
def test_what_the_service_tells_is_read_whole(description: Document, model: type[BaseModel]) -> None:
    told = description["components"]["schemas"][SHOWN[model]]["properties"]
    names = {field.alias or name for name, field in model.model_fields.items()} - {"tag"}
    assert names == set(told)


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
