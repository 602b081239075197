"""A case from the first call to the note, over HTTP, with the tokens of two people; on both databases."""

import asyncio
from decimal import Decimal

import pytest

from amends.client import Amends, AsyncAmends, acts
from amends.client.errors import ChangedMeanwhileError, InvalidRequestError, NotFoundError, RefusedError
from tests.app.florist import WITHERED
from tests.http.house import ACCOUNTS, FLORIST, Served

ISSUE, WISH = "The flowers were withered.", "You want the money back."
FACTS = {name: Decimal("60.00") if name == "price" else value for name, value in WITHERED.items()}
FAIR = "They were for her mother's birthday."


def amends(served: Served, user: str) -> Amends:
    return Amends(served.address, token=served.token(user))


def decided(fleur: Amends) -> str:
    """A case in which a bouquet is owed and the wish is beyond the policy."""
    case = fleur.open_case(ISSUE, account=ACCOUNTS[FLORIST], channel="phone").reference
    for act in (
        acts.VerifyCaller("one_time_code"),
        acts.StateFacts(FACTS),  # type: ignore[arg-type] # what the facts of the florist can be
        acts.Restate(ISSUE, WISH, remedy="refund"),
        acts.Confirm(),
        acts.Decide(),
    ):
        fleur.act(case, act)
    return case


def test_a_case_goes_from_the_first_call_to_the_note(anywhere: Served) -> None:
    with amends(anywhere, "fleur") as fleur, amends(anywhere, "fabio") as fabio:
        case = decided(fleur)
        fleur.act(case, acts.Give("second_bouquet"))
        fleur.act(case, acts.OpenException())
        terms = acts.terms(service_credit=Decimal("80.00"))
        fleur.act(case, acts.Propose(terms, FAIR))
        approved = fabio.act(case, acts.Approve(ceiling=Decimal("90.00")))
        assert approved.stage == "approved"
        fleur.act(case, acts.Offer())
        agreed = fleur.act(case, acts.Compromise(acts.terms(service_credit=Decimal("85.00")), "A little more."))
        assert agreed.stage == "agreed"
        for gift in fleur.case(case).gifts:
            if gift.state == "reserved":
                fleur.act(case, acts.Settle(str(gift.number), "given"))
        fleur.act(case, acts.EndContact())
        fleur.act(case, acts.Resolve("yes", heard="She said so at the end."))
        fleur.act(case, acts.WriteThoughts("It was late at the florist's."))
        fleur.act(case, acts.Close())
        seen = fabio.case(case)
        assert (seen.stage, seen.needs_met) == ("closed", "yes")
        assert {(gift.remedy, gift.amount) for gift in seen.gifts if gift.state == "given"} == {
            ("second_bouquet", Decimal("60.00")),
            ("service_credit", Decimal("85.00")),
        }
        assert len(fabio.note(case).answers) == 8
        assert [one.number for one in fabio.history(case)] == list(range(1, seen.number + 1))
        assert {entry.remedy for entry in fabio.entries(case)} == {"second_bouquet", "service_credit"}


def test_the_same_goes_within_an_event_loop(anywhere: Served) -> None:
    async def walked() -> None:
        async with AsyncAmends(anywhere.address, token=anywhere.token("fleur")) as fleur:
            opened = await fleur.open_case(ISSUE, account=ACCOUNTS[FLORIST], channel="phone")
            await fleur.act(opened, acts.StateFacts({"withered": True, "came_late": False}))
            done = await fleur.act(opened, acts.Decide())
            assert done.stage == "decided"
            case = await fleur.case(opened)
            assert case.decision is not None
            assert case.decision.remedies["second_bouquet"].status == "owed"
            assert [one.reference async for one in fleur.cases(stage=["decided"])] == [opened.reference]
            assert [one.event async for one in fleur.history(opened)][:2] == ["case_opened", "contact_begun"]

    asyncio.run(walked())


def test_what_somebody_else_changed_meanwhile_is_told(standing: Served) -> None:
    with amends(standing, "fleur") as fleur, amends(standing, "fabio") as fabio:
        seen = fleur.case(fleur.open_case(ISSUE, account=ACCOUNTS[FLORIST], channel="phone"))
        done = fleur.act(seen, acts.StateFacts({"withered": True}), seen=seen)
        fabio.act(seen, acts.StateFacts({"came_late": False}), seen=done)
        with pytest.raises(ChangedMeanwhileError):
            fleur.act(seen, acts.StateFacts({"came_late": True}), seen=done)
        assert fleur.act(seen, acts.StateFacts({"came_late": True}), seen=fleur.case(seen)).stage == "open"


def test_what_was_not_changed_is_not_sent_again(standing: Served) -> None:
    with amends(standing, "fleur") as fleur:
        first = fleur.case(fleur.open_case(ISSUE, account=ACCOUNTS[FLORIST], channel="phone"))
        assert fleur.case(first) is first
        fleur.act(first, acts.StateFacts({"withered": True}))
        second = fleur.case(first)
        assert second is not first
        assert second.number == first.number + 1


def test_lists_are_gone_through_page_by_page(standing: Served) -> None:
    with amends(standing, "fleur") as fleur:
        case = fleur.open_case(ISSUE, account=ACCOUNTS[FLORIST]).reference
        for number in range(60):
            fleur.act(case, acts.StateFacts({"years_with_us": number}))
        assert [one.number for one in fleur.history(case)] == list(range(1, 62))


def test_a_rule_of_the_gate_says_what_can_be_done_instead(standing: Served) -> None:
    with amends(standing, "fleur") as fleur:
        case = fleur.open_case(ISSUE, account=ACCOUNTS[FLORIST])
        with pytest.raises(RefusedError) as caught:
            fleur.act(case, acts.Give("second_bouquet"))
        assert caught.value.kind == "not_now"
        assert caught.value.help
        assert caught.value.request_id
        assert str(caught.value) == f"{caught.value.detail}; {caught.value.help}"


def test_every_fault_of_what_was_sent_is_told(standing: Served) -> None:
    with amends(standing, "fleur") as fleur:
        case = fleur.open_case(ISSUE, account=ACCOUNTS[FLORIST])
        with pytest.raises(InvalidRequestError) as caught:
            fleur.act(case, acts.StateFacts({"occasion": "divorce", "years_with_us": "many"}))
        assert {fault.where for fault in caught.value.faults} == {"occasion", "years_with_us"}


def test_a_case_of_others_is_not_there(standing: Served) -> None:
    with amends(standing, "fleur") as fleur, amends(standing, "nina") as nina:
        case = fleur.open_case(ISSUE, account=ACCOUNTS[FLORIST])
        with pytest.raises(NotFoundError):
            nina.case(case)


def test_what_is_no_act_is_told_before_anything_is_sent(standing: Served) -> None:
    with (
        amends(standing, "fleur") as fleur,
        pytest.raises(TypeError, match=r"'decide' is no act; .* `acts.Decide\(\)`"),
    ):
        fleur.act("7K3M-9Q44", "decide")  # type: ignore[arg-type] # what is tested


@pytest.mark.parametrize("address", ["127.0.0.1:8000", "amends.example", "ftp://amends.example"])
def test_an_address_that_is_none_is_told_at_once(address: str) -> None:
    with pytest.raises(ValueError, match="is no address of a service: it begins with `https://` or `http://`"):
        Amends(address)
