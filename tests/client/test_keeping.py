"""Looking after a workspace from Python: files, jobs, endpoints, people, erasing; and what opens one case."""

import asyncio
from collections.abc import Iterator
from uuid import uuid4

import pytest

from amends.client import Amends, AsyncAmends, RoleNamed, acts
from amends.client.errors import InvalidRequestError, NotFoundError, NotPermittedError
from tests.http.house import FLORIST, Served


@pytest.fixture
def fleur(anywhere: Served) -> Iterator[Amends]:
    """An agent of the florist."""
    with Amends(anywhere.address, token=anywhere.token("fleur")) as asks:
        yield asks


@pytest.fixture
def frida(anywhere: Served) -> Iterator[Amends]:
    """The administrator of the florist."""
    with Amends(anywhere.address, token=anywhere.token("frida")) as asks:
        yield asks


def test_a_link_to_the_customers_page_is_made_and_taken_back(fleur: Amends) -> None:
    case = fleur.open_case("It withered.", account="F-7")
    made = fleur.make_link(case)
    assert (made.reference, made.asks_for) == (case.reference, "phone")
    assert "/c/amends_" in made.link
    assert fleur.end_links(case).ended == 1
    assert fleur.end_links(case).ended == 0


def test_a_card_may_be_shown_where_the_client_lets_it(fleur: Amends, frida: Amends) -> None:
    case = fleur.open_case("It withered.", account="F-7")
    assert fleur.make_card(case).parents == ()
    frida.change_client(FLORIST, settings={"card_parents": ["https://help.example"]})
    card = fleur.make_card(case)
    assert card.parents == ("https://help.example",)
    assert "/card" in card.card


def test_customers_and_what_they_were_given_before_are_imported_once(frida: Amends, fleur: Amends) -> None:
    rows = "account,name,phone\nF-100,Bo Ash,+49 30 5550 100\nF-101,Li Elm,+49 30 5550 101\n"
    imported = frida.import_customers(rows)
    assert (imported.customers, imported.accounts, imported.there_already) == (2, 2, 0)
    assert frida.import_customers(rows.encode()).customers == 0
    assert fleur.customer("F-100").name == "Bo Ash"
    with pytest.raises(InvalidRequestError) as caught:
        frida.import_opening_balances("nonsense\n1\n", client=FLORIST)
    assert caught.value.help


def test_a_person_is_erased_who_asks_for_it(standing: Served) -> None:
    with Amends(standing.address, token=standing.token("frida")) as frida:
        customer = frida.customer("F-7").id
        assert frida.erase_customer("F-7").erased
        assert frida.customer(str(customer)).name is None
        (of_florist,) = frida.due_to_be_erased(client=FLORIST).clients
        assert of_florist.due == ()
        assert frida.erase_due(client=FLORIST).cases == 0
        assert "erase person" in [one.act for one in frida.administrative_acts(client=FLORIST)]


def test_an_endpoint_is_added_changed_and_taken_away(frida: Amends, fleur: Amends) -> None:
    added = frida.add_endpoint(FLORIST, "billing", "https://pay.example/in", honours_key=True)
    assert (added.name, added.honours_key, added.live_secrets) == ("billing", True, 1)
    rotated = frida.rotate_secret(FLORIST, "billing")
    assert (rotated.live_secrets, rotated.secret != added.secret) == (2, True)
    assert frida.retire_secret(FLORIST, "billing").live_secrets == 1
    assert frida.change_endpoint(FLORIST, "billing", timeout_seconds=30).timeout_seconds == 30
    assert [one.name for one in frida.endpoints(FLORIST).endpoints] == ["billing"]
    with pytest.raises(NotPermittedError):
        fleur.endpoints(FLORIST)
    frida.remove_endpoint(FLORIST, "billing")
    assert frida.endpoints(FLORIST).endpoints == ()


def test_what_is_done_by_itself_is_seen_tried_again_and_called_off(frida: Amends, fleur: Amends) -> None:
    case = fleur.open_case("It withered.", account="F-7", channel="phone")
    fleur.act(case, acts.PromiseCallBack("She asked for one."))
    (job, *_) = frida.jobs(client=FLORIST, state=["waiting"]).jobs
    assert (job.case, frida.job(job.id)) == (case.reference, job)
    assert frida.cancel_job(job.id).state == "cancelled"
    with pytest.raises(NotFoundError):
        frida.job(uuid4())


def test_who_works_here_is_looked_after(frida: Amends) -> None:
    frida.add_site(FLORIST, "south", "South")
    assert frida.add_team(FLORIST, "garden", "Garden", "south").site == "south"
    gwen = frida.add_user("gwen", RoleNamed("agent", FLORIST, "garden"), full_name="Gwen Oak")
    assert [role.team for role in gwen.roles] == ["garden"]
    frida.grant_role("gwen", RoleNamed("agent", FLORIST, "care"))
    assert [role.team for role in frida.revoke_role("gwen", RoleNamed("agent", FLORIST, "garden")).roles] == ["care"]
    frida.set_password_of("gwen", "four other words here")
    with Amends(frida.address) as herself:
        herself.log_in("gwen", "four other words here")
        assert herself.log_out_everywhere().ended == 1
    assert not frida.change_user("gwen", active=False).active


def test_letters_and_calls_that_are_owed_are_listed(fleur: Amends) -> None:
    case = fleur.open_case("It withered.", account="F-7", channel="phone")
    fleur.act(case, acts.PromiseCallBack("She asked for one."))
    fleur.act(case, acts.EndContact())
    owed = fleur.case(case).call_back
    assert owed is not None
    assert (owed.why, owed.attempts, owed.suits_customer) == ("somebody promised it", (), True)
    assert fleur.letters(case).reference == case.reference
    (call,) = fleur.call_backs(client=FLORIST).call_backs
    assert (call.case, call.customer.phone) == (case.reference, "+1 303 555 0141")
    assert fleur.hand_over_calls("fleur", "fabio").to == "fabio"


def test_the_store_is_verified_against_what_was_told_outside(anywhere: Served) -> None:
    async def verified() -> None:
        async with AsyncAmends(anywhere.address, token=anywhere.token("ana")) as ana:
            made = (await ana.make_checkpoint()).checkpoint
            told = [made.digest] if made is not None else []
            assert (await ana.verify(told)).ok
            found = await ana.verify(["0" * 64])
            assert [one.area for one in found.findings] == ["checkpoint"]
            assert "publish policy" in [one.act async for one in ana.administrative_acts()]

    asyncio.run(verified())
