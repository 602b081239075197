"""Coming in, and what else can be asked: customers, policies, who works here."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from amends.client import Amends
from amends.client.errors import InvalidRequestError, NotLoggedInError, NotPermittedError
from amends.client.values import plain
from tests.http.house import ALARM, FLORIST, LANTERN, PASSWORD, Served


def amends(served: Served, user: str) -> Amends:
    return Amends(served.address, token=served.token(user))


def test_who_logs_in_is_known_until_they_log_out(standing: Served) -> None:
    with Amends(standing.address) as nina:
        with pytest.raises(NotLoggedInError):
            nina.me()
        assert nina.log_in("nina", PASSWORD).token.startswith("amends_")
        assert (nina.me().user, nina.me().clients) == ("nina", (LANTERN,))
        nina.log_out()
        with pytest.raises(NotLoggedInError):
            nina.me()


def test_address_and_token_are_found_in_the_environment(standing: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AMENDS_ADDRESS", standing.address)
    monkeypatch.setenv("AMENDS_TOKEN", standing.token("fleur"))
    with Amends() as found:
        assert found.me().user == "fleur"


def test_a_token_is_made_used_and_ended(standing: Served) -> None:
    with amends(standing, "ana") as ana:
        made = ana.make_token("report", ["read"], client=FLORIST, lasts=timedelta(days=1))
        with Amends(standing.address, token=made.token) as report:
            assert [one.name for one in report.clients()] == [FLORIST]
            with pytest.raises(NotPermittedError):
                report.add_customer(name="Bo")
            assert made.id in {one.id for one in ana.tokens()}
            ana.end_token(made.id)
            with pytest.raises(NotLoggedInError):
                report.me()


def test_customers_are_added_found_and_shown(standing: Served) -> None:
    with amends(standing, "fleur") as fleur:
        added = fleur.add_customer(name="Ines Laurel", phone="+49 30 5550 1717").customer
        account = fleur.add_account(str(added.id), "F 100 ü?", opened_on=date(2026, 1, 2))
        assert (account.number, account.opened_on) == ("F 100 ü?", date(2026, 1, 2))
        fleur.add_order("F 100 ü?", "O-1", account="F 100 ü?")
        fleur.add_product("F 100 ü?", "Roses", order="O-1")
        fleur.change_customer(added.id, language="de")
        assert [one.id for one in fleur.customers(phone="030 5550 1717")] == [added.id]
        shown = fleur.customer("F 100 ü?")
        assert (shown.language, shown.client, shown.products[0].title) == ("de", FLORIST, "Roses")
        assert list(fleur.customer_entries(added.id)) == []


def test_a_policy_is_drafted_checked_reviewed_and_published(standing: Served) -> None:
    text = ALARM.read_text(encoding="utf-8")
    text = text.replace("version: ", "version: 9-", 1).replace("from: 2019-01-01", "from: 2030-01-01", 1)
    with amends(standing, "paul") as paul, amends(standing, "petra") as petra:
        drafted = paul.draft_policy(text).version
        named = (drafted.policy, drafted.version)
        checked = paul.check_policy(*named).version
        assert checked.hash is not None
        petra.review_policy(*named, checked.hash)
        step = paul.publish_policy(*named)
        assert step.version.state == "published"
        assert petra.policy(*named).text == text
        assert {one.version for one in petra.policies(policy=drafted.policy)} >= {drafted.version}
        withdrawn = paul.withdraw_policy(*named, "It was an example.").version
        assert withdrawn.withdrawn_because == "It was an example."


def test_a_policy_decides_facts(standing: Served) -> None:
    with amends(standing, "fleur") as fleur:
        decision = fleur.decide("flower-care", {"withered": True, "came_late": False, "price": Decimal("60.00")})
        bouquet = decision.remedies["second_bouquet"]
        assert (bouquet.status, bouquet.value) == ("owed", Decimal("60.00"))


def test_who_works_here_is_listed(standing: Served) -> None:
    with amends(standing, "frida") as frida:
        assert {one.name for one in frida.users(client=FLORIST)} >= {"fleur", "fabio"}
        assert frida.user("fleur").roles[0].team == "care"
        assert {team.name for team in frida.client(FLORIST).teams} == {"care", "retention"}


def test_an_amount_is_never_a_float(standing: Served) -> None:
    with amends(standing, "fleur") as fleur, pytest.raises(TypeError, match="amounts are `Decimal`"):
        fleur.decide("flower-care", {"price": 60.0})  # type: ignore[dict-item] # that is what is tried
    assert plain(Decimal("60.00")) == "60.00"


def test_what_is_not_there_is_told_with_what_can_be_done(standing: Served) -> None:
    with amends(standing, "fleur") as fleur, pytest.raises(InvalidRequestError) as caught:
        list(fleur.customers())
    assert caught.value.help
